#include "engine/inspect/explain.h"

#include "engine/host/json.h"
#include "tests/scene/sample_snapshot.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("no sentence leaves a fact open") {
    for (unsigned i = 0; i < static_cast<unsigned>(Message::count); ++i)
        for (const Wording wording : {Wording::plain, Wording::precise}) {
            const std::string text = say(static_cast<Message>(i), wording,
                                         {{"line", "7"},
                                          {"function", "f"},
                                          {"badge", "T1"},
                                          {"label", "g"},
                                          {"id", "3"},
                                          {"source", "timer"},
                                          {"count", "2 microtasks"},
                                          {"time", "1 ms"},
                                          {"what", "a timer"},
                                          {"reason", "why"},
                                          {"code", "f(x)"},
                                          {"name", "x"},
                                          {"turn", "2"},
                                          {"step", "9"},
                                          {"ran", "1 ms"},
                                          {"worker", "worker.js"},
                                          {"why", "f runs."},
                                          {"api", "setTimeout"},
                                          {"asked", "0 ms"},
                                          {"delay", "4 ms"},
                                          {"joined", "P1 goes"},
                                          {"promise", "12"},
                                          {"text", "“x”"},
                                          {"list", "main waits"},
                                          {"event", "click"},
                                          {"target", "button"},
                                          {"below", "g"}});
            CHECK_MESSAGE(text.find('{') == std::string::npos, text);
            CHECK(text.back() != ' ');
        }
}

TEST_CASE("a running microtask is explained by the rule that runs it") {
    const std::string why = explain_moment(sample_snapshot(), Wording::plain);
    CHECK(why.find("microtasks run before any callback") != std::string::npos);
    CHECK(why.find("P1") != std::string::npos);
    CHECK(why.find("13") != std::string::npos);
}

TEST_CASE("what waits says why it does not run yet") {
    Snapshot snapshot = sample_snapshot();
    explain_waiting(snapshot, Wording::plain);
    const seen::Agent& agent = snapshot.agents.front();
    CHECK(agent.microtasks.front().why_not_yet.find("greet") != std::string::npos);
    CHECK(agent.tasks.front().why_not_yet.find("1 microtask") != std::string::npos);
    snapshot.agents.front().stack.clear();
    explain_waiting(snapshot, Wording::plain);
    CHECK(agent.microtasks.front().why_not_yet ==
          "Not yet: P1 then callback has its turn."); // the library works for it
    snapshot.agents.front().running.id = 0;
    explain_waiting(snapshot, Wording::plain);
    CHECK(agent.microtasks.front().why_not_yet == "It is next.");
}

TEST_CASE("before the first step no task is next but the script") {
    Snapshot snapshot = sample_snapshot();
    snapshot.step = 0;
    snapshot.agents.front().running = {};
    snapshot.agents.front().stack.clear();
    snapshot.agents.front().microtasks.clear();
    explain_waiting(snapshot, Wording::plain);
    CHECK(snapshot.agents.front().tasks.front().why_not_yet == "Not yet: the script is the first task.");
}

namespace {

std::string why_after(std::string_view source, double program_ms) {
    ProgramRun run(source);
    REQUIRE(run.simulation);
    while (milliseconds_from_ns(run.simulation->now_ns()) < program_ms) run.simulation->run(1000);
    return take_snapshot(*run.simulation, {}).why;
}

} // namespace

TEST_CASE("a long task says what waits for it, and how many frames were missed") {
    const std::string why = why_after("requestAnimationFrame(() => {}); setTimeout(() => {}, 5); for (;;);", 100);
    CHECK_MESSAGE(why.find("Meanwhile a timer has waited for 9") != std::string::npos, why);
    CHECK_MESSAGE(why.find("before the stack is empty. The page has missed 6 frames.") != std::string::npos, why);
}

TEST_CASE("endless microtasks starve a timer, and the loop says so") {
    const std::string why =
        why_after("setTimeout(() => {}, 10); (function again() { queueMicrotask(again); })();", 200);
    CHECK_MESSAGE(why.find("Meanwhile a timer has waited for 19") != std::string::npos, why);
    CHECK_MESSAGE(why.find("as long as microtasks come") != std::string::npos, why);
}

TEST_CASE("a task that is ready but held back by an older request says which, and the queues are not called empty") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents.front().stack.clear();
    snapshot.agents.front().microtasks.clear();
    snapshot.phase = Phase::waiting;
    snapshot.agents.front().running = {};
    snapshot.waiting_for = "F1 fetch data.json";
    snapshot.gate_closed = true;
    const std::string why = explain_moment(snapshot, Wording::plain);
    CHECK_MESSAGE(why.find(snapshot.agents.front().tasks.front().label +
                           " is ready, but F1 fetch data.json is older") != std::string::npos,
                  why);
    explain_waiting(snapshot, Wording::plain);
    CHECK(snapshot.agents.front().tasks.front().why_not_yet == "Not yet: F1 fetch data.json may come before it.");
    snapshot.gate_closed = false;
    CHECK(explain_moment(snapshot, Wording::plain).find("takes the first callback") != std::string::npos);
}

TEST_CASE("each phase has its own sentence") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents.front() = {};
    snapshot.waiting_for = "the timer T2, 600 ms from now";
    for (const auto& [phase, words] : {std::pair{Phase::waiting, "T2"},
                                       {Phase::idle, "listeners"},
                                       {Phase::finished, "is over"},
                                       {Phase::parked, "in the middle of a line"}}) {
        snapshot.phase = phase;
        CHECK_MESSAGE(explain_moment(snapshot, Wording::plain).find(words) != std::string::npos, words);
    }
}

// All that is said at the steps of a run.
static std::string said_along(const Scenario& scenario) {
    ProgramRun run(scenario);
    REQUIRE(run.simulation);
    std::string said;
    while (run.simulation->step() == RunStatus::stepped) {
        const Snapshot snapshot = take_snapshot(*run.simulation, {});
        said += snapshot.doing + '\n' + snapshot.why + '\n';
    }
    return said;
}

TEST_CASE("a line of another text than the program's is not called the program's") {
    const std::string evaluated = said_along(scenario_from_program("\n\neval('var x = 1')"));
    CHECK(evaluated.find("Line 3: calls") != std::string::npos);
    CHECK(evaluated.find("Line 1 of evaluated code: ") != std::string::npos);
    CHECK(evaluated.find("Line 1: ") == std::string::npos);
    const std::string handler = said_along(scenario_from_program("\nsetTimeout('var x = 1')"));
    CHECK(handler.find("Line 1: ") == std::string::npos);
    std::string problem;
    const std::string modules = said_along(scenario_from_json(
        R"json({"version":1,"files":{"main.js":"\n\nimport './other.js'","other.js":"\nconsole.log(1)"}})json",
        problem));
    CHECK(modules.find("Line 2 of other.js: ") != std::string::npos);
    CHECK(modules.find("Line 2: ") == std::string::npos);
}
