#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("there is a microtask checkpoint after each callback") {
    CHECK(printed_by(R"(
        setTimeout(() => { console.log('t1'); Promise.resolve().then(() => console.log('m1')); }, 0);
        setTimeout(() => { console.log('t2'); queueMicrotask(() => console.log('m2')); }, 0);
        queueMicrotask(() => { console.log('m0'); queueMicrotask(() => console.log('m0.1')); });
        console.log('script');)") == "script\nm0\nm0.1\nt1\nm1\nt2\nm2\n");
}

TEST_CASE("an error is reported before the microtasks of its callback") {
    CHECK(printed_by("setTimeout(() => { queueMicrotask(() => console.log('m')); throw new TypeError('t'); }, 0);") ==
          "Uncaught TypeError: t\nm\n");
}

TEST_CASE("an unhandled rejection is reported in a task of its own, if it is still unhandled then") {
    CHECK(printed_by(R"(
        setTimeout(() => console.log('ready before'), 0);
        Promise.reject(new Error('lost'));
        const late = Promise.reject(1);
        setTimeout(() => late.catch(() => console.log('caught in a task')), 0);
        throw 'thrown';)") == "Uncaught thrown\nready before\ncaught in a task\nUncaught (in promise) Error: lost\n");
}

TEST_CASE("what is thrown is written as V8 writes it") {
    CHECK(printed_by("setTimeout(() => { throw null; }, 0); setTimeout(() => { throw { a: 1 }; }, 0); setTimeout(() => "
                     "{ throw Symbol('s'); }, 0);"
                     "setTimeout(() => { throw { toString() { return 'own words'; } }; }, 0); queueMicrotask(() => { "
                     "throw 5; });") ==
          "Uncaught 5\nUncaught null\nUncaught [object Object]\nUncaught Symbol(s)\nUncaught own words\n");
}

TEST_CASE("frame callbacks run together, and those asked for in a frame run in the next") {
    CHECK(printed_by(R"(
        let first;
        requestAnimationFrame(t => { first = t; console.log('a'); requestAnimationFrame(u => console.log('next', u > t)); Promise.resolve().then(() => console.log('micro')); cancelAnimationFrame(c); });
        requestAnimationFrame(t => console.log('b', t === first));
        const c = requestAnimationFrame(() => console.log('never'));
        requestAnimationFrame(() => { throw new Error('in a frame'); });
        requestAnimationFrame(() => console.log('d'));)") ==
          "a\nmicro\nb true\nUncaught Error: in a frame\nd\nnext true\n");
}

TEST_CASE("endless microtasks keep everything else waiting, and the run can still be stopped anywhere") {
    ProgramRun run(
        "setTimeout(() => console.log('never'), 0); (function again() { Promise.resolve().then(again); })();");
    DriverOptions options;
    options.max_steps = 100'000;
    CHECK(Driver(*run.simulation, run.host, options).run_to_end() == Ending::step_limit);
    CHECK(run.simulation->step_count() == 100'000);
    CHECK(run.simulation->phase() == Phase::microtasks);
    CHECK(run.printed() == "");
}

TEST_CASE("a run without anything left is finished") {
    ProgramRun run("1");
    run.to_end();
    CHECK(run.ending == Ending::ended);
    CHECK(run.simulation->phase() == Phase::finished);
}
