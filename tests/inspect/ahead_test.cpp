// What a run will come to is found out beside it: the run that is watched stays as it is.
#include "engine/inspect/ahead.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

constexpr std::string_view two_queues = "console.log('1st');\n"
                                        "setTimeout(() => console.log('4th'), 0);\n"
                                        "Promise.resolve().then(() => console.log('3rd'));\n"
                                        "console.log('2nd');\n";

std::unique_ptr<Ahead> looked_ahead(const Scenario& scenario, const AheadLimits& limits = {}) {
    SourceProblem problem;
    auto ahead = Ahead::begin(scenario, problem, limits);
    REQUIRE_MESSAGE(ahead, problem.message);
    while (!ahead->run(100)) {
    }
    return ahead;
}

std::unique_ptr<Ahead> looked_ahead(std::string_view source, const AheadLimits& limits = {}) {
    return looked_ahead(scenario_from_program(source), limits);
}

std::string lines_of(const Ahead& ahead) {
    std::string lines;
    for (const ConsoleRecord& line : ahead.simulation().trace().console()) lines += line.text + "\n";
    return lines;
}

// The moment at which so many lines of the console are there.
const AheadMoment& moment_of_line(const Ahead& ahead, std::uint64_t lines) {
    for (const AheadMoment& moment : ahead.moments())
        if (moment.console == lines) return moment;
    FAIL("there are fewer lines");
    return ahead.moments().front();
}

} // namespace

TEST_CASE("looking ahead changes neither the state nor the log of the run that is watched") {
    ProgramRun watched(two_queues), alone(two_queues);
    watched.simulation->run(20);
    alone.simulation->run(20);
    Scenario scenario = watched.simulation->scenario();
    scenario.log = watched.simulation->log();
    CHECK(lines_of(*looked_ahead(scenario)) == "1st\n2nd\n3rd\n4th\n");
    CHECK(watched.simulation->step_count() == 20);
    CHECK(watched.simulation->state_hash() == alone.simulation->state_hash());
    watched.to_end();
    alone.to_end();
    CHECK(watched.simulation->state_hash() == alone.simulation->state_hash());
    CHECK(write_input_log(watched.simulation->log()) == write_input_log(alone.simulation->log()));
}

TEST_CASE("each moment has its line, its stack in words, and the lines that are there by then") {
    const auto ahead =
        looked_ahead("function two() {\n  console.log('two');\n}\nfunction one() {\n  two();\n}\none();");
    const AheadMoment& printed = moment_of_line(*ahead, 1);
    CHECK(printed.moment.kind == MomentKind::console_line);
    CHECK(printed.line == 2);
    CHECK(printed.stack == std::vector<std::string>{"two", "one", "the script"});
    CHECK(ahead->end() == AheadEnd::over);
}

TEST_CASE("turns are counted by their kind and named; a turn that goes on knows its next line") {
    const auto ahead = looked_ahead(two_queues);
    CHECK(moment_of_line(*ahead, 1).goes_on == 2);
    CHECK(moment_of_line(*ahead, 2).goes_on == 0);
    std::string turns;
    for (const AheadMoment& moment : ahead->moments())
        if (!moment.turn.empty())
            turns += std::to_string(moment.microtask) + " " + std::to_string(moment.task) + " " + moment.turn + "\n";
    CHECK(turns == "1 0 P1 then callback\n0 1 T1 setTimeout callback\n");
}

TEST_CASE("rounds of a loop are told apart by the visit of their line") {
    const auto ahead = looked_ahead("for (const name of ['a', 'b'])\n  console.log(name);");
    CHECK(moment_of_line(*ahead, 1).line == 2);
    CHECK(moment_of_line(*ahead, 1).visit == 1);
    CHECK(moment_of_line(*ahead, 2).visit == 2);
}

TEST_CASE("what has happened already happens again: a click that the log has") {
    Scenario scenario =
        scenario_from_program("document.querySelector('button').onclick = () => console.log('clicked');");
    scenario.html = "<button>b</button>";
    CHECK(lines_of(*looked_ahead(scenario)).empty());
    ProgramRun run(scenario);
    run.to_end();
    run.simulation->deliver({HostInputType::event, 0, -1, -1, R"({"type":"click","selector":"button"})"});
    run.to_end();
    REQUIRE(run.printed() == "clicked\n");
    scenario.log = run.simulation->log();
    CHECK(lines_of(*looked_ahead(scenario)) == "clicked\n");
}

TEST_CASE("what is longer than can be looked at is cut, and says so") {
    AheadLimits limits;
    limits.steps = 1'000;
    const auto ahead = looked_ahead("for (;;) {}", limits);
    CHECK(ahead->end() == AheadEnd::limit);
    CHECK(ahead->why().find("1,000 steps") != std::string::npos);
    limits = {};
    limits.moments = 50;
    const auto talking = looked_ahead("for (;;) console.log(1);", limits);
    CHECK(talking->end() == AheadEnd::limit);
    CHECK(talking->moments().size() == 50);
}

TEST_CASE("calls without end are looked at as far as their error") {
    const auto ahead = looked_ahead("function f() { f(); }\ntry { f(); } catch (error) { console.log(error.name); }");
    CHECK(ahead->end() == AheadEnd::over);
    CHECK(lines_of(*ahead) == "RangeError\n");
    CHECK(ahead->moments().size() < 300);
}

TEST_CASE("what only the real outside knows is not foreseen, but named") {
    const auto asked = looked_ahead("fetch('data.json').then(() => console.log(2));\nconsole.log(1);");
    CHECK_MESSAGE(lines_of(*asked) == "1\n", "the script and its microtasks do not depend on the answer");
    CHECK(asked->end() == AheadEnd::outside);
    CHECK_MESSAGE(asked->why().find("data.json") != std::string::npos, asked->why());
    Scenario scenario = scenario_from_program("fetch('data.json').then(() => console.log(2));");
    Mock mock;
    mock.url = "data.json";
    mock.body = "{}";
    scenario.mocks.push_back(mock);
    CHECK(lines_of(*looked_ahead(scenario)) == "2\n");
    CHECK(looked_ahead("fetch('data:,x').then(() => console.log(2));")->end() == AheadEnd::over);
    CHECK(looked_ahead("alert(1);")->end() == AheadEnd::outside);
}

TEST_CASE("a program that does not run is not looked at") {
    SourceProblem problem;
    CHECK(!Ahead::begin(scenario_from_program("let = 5 +;"), problem));
    CHECK(!problem.message.empty());
}
