#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <tuple>

using namespace loopscope;

namespace {

constexpr std::string_view everyday = R"(
const list = [];
console.log('start');
setTimeout(() => { list.push('timer'); console.log('timer', list.length); }, 10);
setInterval(function tick() { list.push('tick'); if (list.length > 5) clearInterval(id); }, 7);
var id = 1 + 1;
Promise.resolve({ a: 1 }).then(v => { list.push(v); throw new Error('lost'); });
async function work() { console.log('work'); await null; console.log('work goes on'); return list.map(x => String(x)); }
work().then(all => console.log(all));
requestAnimationFrame(t => console.log('frame', typeof t));
let text = ''; for (let i = 0; i < 300; i++) text += i;
console.log(text.length);
)";

std::uint64_t final_hash(std::uint64_t chunk) { return ProgramRun(everyday).to_end(chunk).simulation->state_hash(); }

} // namespace

TEST_CASE("the same run, stepped or run in pieces, ends in the same state") {
    const std::uint64_t hash = final_hash(1 << 20);
    CHECK(final_hash(1) == hash);
    CHECK(final_hash(7) == hash);
    CHECK(final_hash(1000) == hash);
}

TEST_CASE("whoever looks at a clock during a run changes neither its collections nor its end") {
    const auto end = [](std::string_view source, std::uint64_t work_ns) {
        Scenario scenario = scenario_from_program(source);
        scenario.settings.limits.arena_bytes = 16u << 20;
        ProgramRun run(scenario);
        RunStatus status = RunStatus::stepped;
        int looks = 0;
        for (; status == RunStatus::stepped && looks < 2'000'000; ++looks)
            status = run.simulation->run_some(20'000, work_ns);
        CHECK(status != RunStatus::stepped);
        const ArenaHeader& arena = run.simulation->agent().heap.header();
        return std::tuple(run.simulation->step_count(), arena.collections, run.simulation->state_hash());
    };
    for (const std::string_view source : {
             "const kept = []; for (;;) kept.push({ n: kept.length });",
             "const kept = {}; for (let i = 0; ; i++) kept['key' + i] = [i];",
             "let kept; for (let i = 0; i < 3e4; i++) kept = { kept: [i, String(i).repeat(40)] };",
             "let text = ''; for (let i = 0; i < 300; i++) { text += [...'abcdefgh'].sort().join(i); "
             "text.split('').length; }",
         }) {
        CAPTURE(source);
        const auto [step, collections, hash] = end(source, UINT64_MAX);
        for (const std::uint64_t work_ns : {1'000'000, 1}) {
            const auto watched = end(source, work_ns);
            CHECK(std::get<0>(watched) == step);
            CHECK(std::get<1>(watched) == collections);
            CHECK(std::get<2>(watched) == hash);
        }
    }
}

TEST_CASE("a recorded log, read back from its text and replayed, ends in the same state") {
    ProgramRun run(everyday);
    run.to_end();
    std::string problem;
    ReplayHost host(read_input_log(write_input_log(run.simulation->log()), problem));
    REQUIRE(problem == "");
    SourceProblem source_problem;
    const auto replayed = Simulation::load(scenario_from_program(everyday), host, source_problem);
    CHECK(Driver(*replayed, host, DriverOptions()).run_to_end() == Ending::ended);
    CHECK(replayed->state_hash() == run.simulation->state_hash());
    CHECK(replayed->step_count() == run.simulation->step_count());
    CHECK(replayed->trace().console().size() == run.simulation->trace().console().size());
}

TEST_CASE("a scenario that brings its log stands at its beginning, and goes to the same end without asking anybody") {
    constexpr std::string_view source =
        "fetch('/page.html').then(r => console.log(r.status)); setTimeout(() => console.log('timer'), 5);"
        "document.body.append('text');";
    ProgramRun run(source);
    run.to_end();
    Scenario scenario = scenario_from_program(source);
    scenario.log = run.simulation->log();
    ProgramRun again(scenario);
    REQUIRE(again.simulation);
    CHECK(again.simulation->step_count() == 0);
    CHECK(again.simulation->last_step() == scenario.log.inputs.back().step);
    CHECK(again.host.take_answers().empty());
    CHECK(again.simulation->document_changes_here() < again.simulation->document_changes().size());
    again.to_end();
    CHECK(again.simulation->state_hash() == run.simulation->state_hash());
    CHECK(again.printed() == "timer\n200\n");
    CHECK(again.simulation->document_changes_here() == run.simulation->document_changes().size());
}

TEST_CASE("a log that does not fit its program is refused with a sentence") {
    Scenario scenario = scenario_from_program("1");
    scenario.log.inputs.push_back({5000, {HostInputType::advance, 0, 1, -1, {}}});
    ProgramRun run(scenario);
    CHECK_FALSE(run.simulation);
    CHECK(run.problem.message == "The recorded inputs do not fit this program: it does not come to step 5000.");
}

TEST_CASE("another seed, and nothing else, is another state") {
    Scenario scenario = scenario_from_program("1");
    const std::uint64_t hash = ProgramRun(scenario).to_end().simulation->state_hash();
    CHECK(ProgramRun(scenario).to_end().simulation->state_hash() == hash);
    scenario.settings.seed = 2;
    CHECK(ProgramRun(scenario).to_end().simulation->state_hash() != hash);
}

TEST_CASE("flipping any live byte of the arena changes the hash") {
    ProgramRun run(everyday);
    run.to_end();
    const Heap& heap = run.simulation->agent().heap;
    const std::uint64_t hash = heap.hash();
    auto* base = const_cast<std::byte*>(heap.base());
    std::uint64_t unseen = 0, flipped = 0;
    for (const Heap::Range range : heap.live_ranges()) {
        for (std::uint32_t at = range.begin; at < range.end; at += 1 + (range.end - range.begin) / 60) {
            base[at] ^= std::byte{1};
            unseen += heap.hash() == hash;
            ++flipped;
            base[at] ^= std::byte{1};
        }
    }
    CHECK(flipped > 60);
    CHECK(unseen == 0);
    CHECK(heap.hash() == hash);
}

TEST_CASE("every step can be gone back to, and its state is the same as the first time") {
    ProgramRun first(everyday);
    std::vector<std::uint64_t> hashes;
    DriverOptions options;
    options.chunk = 1;
    Driver driver(*first.simulation, first.host, options);
    driver.after_chunk = [&] {
        // inputs delivered at a step belong to it: the last hash of each step counts
        hashes.resize(first.simulation->step_count() + 1);
        hashes.back() = first.simulation->state_hash();
    };
    driver.run_to_end();
    Simulation& simulation = *first.simulation;
    const std::uint64_t last = simulation.last_step();
    REQUIRE(hashes.size() == last + 1);
    std::uint64_t differ = 0;
    for (std::uint64_t step = last; step > 0; step -= std::min<std::uint64_t>(step, 97)) {
        REQUIRE(simulation.seek(step));
        differ += simulation.state_hash() != hashes[step];
    }
    for (std::uint64_t step = 1; step < last; step += 211) {
        REQUIRE(simulation.seek(step));
        differ += simulation.state_hash() != hashes[step];
    }
    CHECK(differ == 0);
    CHECK_FALSE(simulation.seek(last + 1));
    CHECK(simulation.seek(last));
    CHECK(simulation.state_hash() == hashes[last]);
}

TEST_CASE("going back takes console lines away, and going on brings the same ones, written once") {
    ProgramRun run("console.log('a'); console.log('b');");
    run.to_end();
    Simulation& simulation = *run.simulation;
    CHECK(simulation.console_lines() == 2);
    const std::uint64_t second = simulation.trace().console()[1].step;
    simulation.seek(second - 1);
    CHECK(simulation.console_lines() == 1);
    simulation.run(1'000);
    CHECK(simulation.step_count() == simulation.last_step());
    CHECK(run.printed() == "a\nb\n");
}

TEST_CASE("a run that branches in its past forgets what came after") {
    ProgramRun run("setTimeout(() => console.log('timer'), 5); console.log('now');");
    run.to_end();
    Simulation& simulation = *run.simulation;
    CHECK(simulation.log().inputs.size() == 1);
    simulation.seek(simulation.trace().console()[0].step);
    simulation.branch_here();
    CHECK(simulation.last_step() == simulation.step_count());
    CHECK(simulation.log().inputs.empty());
    run.to_end();
    CHECK(run.printed() == "now\ntimer\n");
}

TEST_CASE("a program with a syntax error does not begin, and says where") {
    ProgramRun run("let a = 1;\nlet b = ;");
    CHECK(run.simulation == nullptr);
    CHECK(run.printed() == "Uncaught SyntaxError: Unexpected token ';'\n");
    CHECK(run.problem.line == 2);
    CHECK_FALSE(run.problem.refused);
}

TEST_CASE("a date is told in the scenario's time zone") {
    std::string problem;
    const Scenario scenario = scenario_from_json(R"J({"files": {"main.js":
        "console.log(String(new Date(1774746000000 - 1)));\nconsole.log(String(new Date(2026, 2, 29, 3)), new Date().getTimezoneOffset());"},
        "settings": {"timeZone": "Europe/Berlin", "zoneChanges": [[-8.64e15, 60, "Central European Standard Time"],
                                                                  [1774746000000, 120, "Central European Summer Time"]]}})J",
                                                 problem);
    REQUIRE(problem == "");
    ProgramRun run(scenario);
    CHECK(run.to_end().printed() == "Sun Mar 29 2026 01:59:59 GMT+0100 (Central European Standard Time)\n"
                                    "Sun Mar 29 2026 03:00:00 GMT+0200 (Central European Summer Time) -60\n");
}

TEST_CASE("a checkpoint taken on the way to a step is there for the step before it, however little room there is") {
    ProgramRun run(everyday);
    run.to_end();
    Agent& agent = const_cast<Agent&>(run.simulation->agent());
    Checkpoints checkpoints(0);
    for (const std::uint64_t step : {0u, 1'000u, 2'000u, 3'000u, 1'500u}) {
        agent.heap.own_header().step = step;
        checkpoints.take(agent, 0);
    }
    CHECK(checkpoints.nearest(1'600)->step == 1'500);
    CHECK(checkpoints.count() == 3);
}
