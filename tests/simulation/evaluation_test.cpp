// What is asked of a run that has stopped: the answers, and that nothing of the run is changed by them.
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace loopscope;

namespace {

// Runs until the console has a line: the statement after it is the place to ask.
Simulation& stopped_at_log(ProgramRun& run) {
    Simulation& simulation = *run.simulation;
    while (simulation.console_lines() == 0 && simulation.step() == RunStatus::stepped);
    return simulation;
}

std::string asked(std::string_view source, std::string_view expression) {
    ProgramRun run(source);
    const Evaluation answer = stopped_at_log(run).evaluate(expression);
    return answer.kind == Evaluation::Kind::value ? answer.text : "! " + answer.text;
}

} // namespace

TEST_CASE("an expression is evaluated in the scope of the frame that has stopped") {
    constexpr std::string_view source = R"(
const list = [1, 2, 3];
let shadowed = 'outer';
class Counter {
  #count = 4;
  step(by) {
    let shadowed = 'inner', local = by * 2;
    const later = () => this.#count + shadowed.length;
    console.log('here');
    return later() + local;
  }
}
new Counter().step(5);
)";
    CHECK(asked(source, "by + local") == "15");
    CHECK(asked(source, "shadowed") == "inner");
    CHECK(asked(source, "list.map((x) => x * local).join()") == "10,20,30");
    CHECK(asked(source, "this.#count") == "4");
    CHECK(asked(source, "later()") == "9");
    CHECK(asked(source, "shadowed = 'longer than before', later()") == "22");
    CHECK(asked(source, "{ local, by }") == "{local: 10, by: 5}");
    CHECK(asked(source, "nowhere") == "! ReferenceError: nowhere is not defined");
    CHECK(asked(source, "1 +") == "! SyntaxError: Unexpected token ')'");
    CHECK(asked(source, "(() => { for (;;); })()") == "! It takes too long.");
    CHECK(asked(source, "alert(1)") == "! It needs an answer from outside.");
}

TEST_CASE("between the turns of the loop the global scope is asked") {
    ProgramRun run("let a = 1; var b = 2; setTimeout(() => { a = 5; }, 10);");
    run.to_end(1000);
    CHECK(run.simulation->evaluate("a + b + typeof setTimeout").text == "7function");
}

TEST_CASE("questions leave hash, log, trace and the outside as they were") {
    constexpr std::string_view source = R"(
const map = new Map();
let text = '';
async function work(n) {
  for (let i = 0; i < n; i++) { map.set('k' + i, { i }); text += i; await null; }
  return map.size;
}
work(20).then((size) => console.log(size, text));
const w = new Worker('w.js');
w.onmessage = (e) => { console.log(e.data); w.terminate(); };
setTimeout(() => console.log('timer'), 5);
// @file w.js
postMessage('from the worker');
)";
    constexpr std::string_view questions[] = {
        "map.set('new', text += 'x')", "fetch('/x')",
        "setTimeout(() => {}, 1)",     "console.log('unheard')",
        "new Worker('w.js')",          "nowhere",
        "Promise.reject(1)",           "Array(50000).fill(1).map((x) => [x]).length",
        "document.body.append('x')",   "Math.random()",
    };
    const auto to_end = [&](ProgramRun& program, bool asks) {
        Simulation& simulation = *program.simulation;
        std::size_t count = 0;
        for (RunStatus status = RunStatus::stepped; status == RunStatus::stepped; ++count) {
            const std::uint64_t hash = simulation.state_hash();
            const std::size_t records = simulation.trace().records().size(), inputs = simulation.log().inputs.size();
            if (asks) (void)simulation.evaluate(questions[count % std::size(questions)]);
            CHECK(simulation.state_hash() == hash);
            CHECK(simulation.trace().records().size() == records);
            CHECK(simulation.log().inputs.size() == inputs);
            status = simulation.run(97);
            if (status != RunStatus::waiting) continue;
            simulation.deliver({HostInputType::advance, 0, *simulation.next_deadline(), -1, {}});
            status = RunStatus::stepped;
        }
        return count;
    };
    ProgramRun plain(source), asked(source);
    CHECK(to_end(plain, false) == to_end(asked, true));
    CHECK(asked.simulation->step_count() == plain.simulation->step_count());
    CHECK(asked.simulation->state_hash() == plain.simulation->state_hash());
    CHECK(asked.printed() == plain.printed());
    CHECK(asked.printed().find("from the worker") != std::string::npos);
}

// To its end, with stops at its beginning.
static void run_with_stops(ProgramRun& run, bool asks) {
    DriverOptions options;
    for (unsigned stop = 1; stop <= 12; ++stop) {
        options.max_steps = stop * stop * 61;
        if (Driver(*run.simulation, run.host, options).run_to_end() != Ending::step_limit) return;
        if (asks)
            (void)run.simulation->evaluate(
                "globalThis.asked = [...'asked'].map((x) => ({ x })), console.log(asked), this");
    }
    run.to_end();
}

TEST_CASE("a program of the corpus that is asked ends as one that is not") {
    std::size_t programs = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(LOOPSCOPE_SOURCE_DIR "/tests/corpus")) {
        if (entry.path().extension() != ".js" || programs++ % 4 != 0) continue;
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        ProgramRun plain(text.str()), asked(text.str());
        if (!plain.simulation) continue;
        CAPTURE(entry.path().filename().string());
        run_with_stops(plain, false);
        run_with_stops(asked, true);
        CHECK(asked.simulation->step_count() == plain.simulation->step_count());
        CHECK(asked.simulation->state_hash() == plain.simulation->state_hash());
        CHECK(asked.printed() == plain.printed());
    }
    CHECK(programs > 300);
}
