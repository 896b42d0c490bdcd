#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("five levels of an object are printed") {
    CHECK(printed_by("console.log({ a: { b: { c: { d: { e: {}, f: [] } } } } });") ==
          "{a: {b: {c: {d: {e: [Object], f: [Array]}}}}}\n");
}

TEST_CASE("a value nested a hundred thousand deep is printed without recursion") {
    CHECK(printed_by("let a = []; for (let i = 0; i < 100000; i++) a = [a]; console.log(a);") == "[[[[[[Array]]]]]]\n");
}

TEST_CASE("printing runs no code of the program") {
    CHECK(printed_by(
              "console.log({ get a() { throw 1; }, toString() { throw 2; }, [Symbol.toPrimitive]() { throw 3; } });") ==
          "{a: [Getter], toString: [Function toString]}\n");
}

TEST_CASE("the text is made at the time of the call") {
    CHECK(printed_by("const o = { a: 1 }; console.log(o); o.a = 2; console.log(o);") == "{a: 1}\n{a: 2}\n");
}

TEST_CASE("a number's format asks an object for its primitive") {
    CHECK(printed_by("console.log('%d|%i|%f|%d', { valueOf() { return 4; }, toString() { return '5.5'; } }, '0x10', "
                     "'1.5e3x', Symbol());") == "5|0|1500|NaN\n");
}

TEST_CASE("groups indent, counts count, assertions speak up when they fail") {
    CHECK(printed_by(R"(
        console.group('outer'); console.log('in'); console.group(); console.warn('deeper'); console.groupEnd(); console.groupEnd();
        console.groupEnd(); console.log('out'); console.count(); console.count('x'); console.count(); console.countReset(); console.count();
        console.assert(true, 'no'); console.assert(false, 'yes', 1); console.assert(); console.dir({ a: 1 }, {}); console.trace('here');)") ==
          "outer\n  in\n    [warn] deeper\nout\ndefault: 1\nx: 1\ndefault: 2\ndefault: 1\n[error] Assertion failed yes "
          "1\n[error] Assertion failed\n{a: 1}\nTrace: here\n");
}

TEST_CASE("timers of the console measure program time and know each other by their labels") {
    Scenario scenario = scenario_from_program(R"(
        console.time('work'); console.time('work'); console.countReset('none'); console.timeEnd('other');
        setTimeout(() => { console.timeLog('work', 'half', 1); setTimeout(() => { console.timeEnd('work'); console.timeEnd('work'); }, 20); }, 10);)");
    scenario.settings.instruction_ns = 0;
    CHECK(ProgramRun(scenario).to_end().printed() ==
          "[warn] Timer 'work' already exists\n[warn] Count for 'none' does not exist\n[warn] Timer 'other' does not "
          "exist\n"
          "work: 10 ms half 1\nwork: 30 ms\n[warn] Timer 'work' does not exist\n");
}

TEST_CASE("clearing the console ends its groups and keeps what was printed") {
    CHECK(printed_by("console.group(); console.log(1); console.clear(); console.log(2);") ==
          "  1\nConsole was cleared\n2\n");
}

TEST_CASE("a full console ends the run and says so") {
    Scenario scenario = scenario_from_program("for (;;) console.log('x');");
    scenario.settings.limits.console_lines = 10;
    ProgramRun run(scenario);
    run.to_end();
    CHECK(run.ending == Ending::halted);
    CHECK(run.simulation->halt().kind == Halt::Kind::console_limit);
    CHECK(run.simulation->trace().console().size() == 10);
}

static const ConsoleShape& shape_of(const ProgramRun& run, std::size_t line) {
    return run.simulation->trace().console().at(line).shape;
}

TEST_CASE("a table has its rows and columns, in the order in which they come, and asks nothing of the program") {
    ProgramRun run("console.table([{ a: 1, b: 'x' }, { b: 2, get c() { throw 1; } }, 7]); console.table({ p: [1, 2] }, "
                   "['1']); console.table('no table');");
    run.to_end();
    CHECK(
        shape_of(run, 0).table ==
        R"({"columns":["a","b","c","Value"],"rows":[["0","1","\"x\"",null,null],["1",null,"2","[Getter]",null],["2",null,null,null,"7"]]})");
    CHECK(shape_of(run, 1).table == R"({"columns":["1"],"rows":[["p","2"]]})");
    CHECK(shape_of(run, 2).table.empty());
    CHECK(run.printed() == "[{a: 1, b: \"x\"}, {b: 2, c: [Getter]}, 7]\n{p: [1, 2]}\nno table\n");
}

TEST_CASE("the head of a group and how deep a line stands are known") {
    ProgramRun run("console.group('a'); console.log(1); console.groupCollapsed('b'); console.error(2);");
    run.to_end();
    CHECK(shape_of(run, 0).group == ConsoleShape::Group::open);
    CHECK(shape_of(run, 1).depth == 1);
    CHECK(shape_of(run, 2).group == ConsoleShape::Group::collapsed);
    CHECK(shape_of(run, 3).depth == 2);
}
