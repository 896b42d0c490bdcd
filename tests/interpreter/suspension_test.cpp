#include "tests/interpreter/running.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("a generator suspends at each yield and goes on with what it is given") {
    Running m;
    CHECK(m.run("var t = ''; function* g(a) { const b = yield a + 1; const c = yield a + b; return b + c; }\n"
                "var i2 = g(10); var r = i2.next(); var s = i2.next(5); var e = i2.next(7); var z = i2.next();\n"
                "'' + r.value + r.done + s.value + s.done + e.value + e.done + z.value + z.done") ==
          "11false15false12trueundefinedtrue");
    CHECK(m.run("function* h() { try { yield 1; } finally { t = 'closed'; } } var j = h(); j.next(); j.return(9).value "
                "+ t") == "9closed");
    CHECK(m.run("function* k() { try { yield 1; } catch (e) { yield 'caught ' + e; } } var q = k(); q.next(); "
                "q.throw('x').value") == "caught x");
    CHECK(m.run("function* l() { l1.next(); } var l1 = l(); l1.next()") ==
          "throws Error: Generator is already running");
}

TEST_CASE("await gives way for exactly one tick") {
    Running m;
    CHECK(m.run_with_jobs("async function f() { log += 1; await null; log += 3; return 4; }\n"
                          "async function g() { const v = await f(); log += v; } g(); log += 2;") == "1234");
    CHECK(m.run_with_jobs("async function t(n) { for (let i = 0; i < 3; i++) { log += n; await null; } } t('a'); "
                          "t('b'); log += '|'") == "ab|abab");
    CHECK(m.run_with_jobs("async function bad() { await null; throw 'no'; }\n"
                          "async function outer() { try { await bad(); } catch (e) { log += e; } finally { log += '!'; "
                          "} } outer()") == "no!");
    CHECK(m.run_with_jobs("var f3 = async x => { const v = await x; log += v; }; f3(7)") == "7");
}

TEST_CASE("an async generator answers its requests in order") {
    Running m;
    CHECK(
        m.run_with_jobs(
            "async function* g() { log += 'a'; const x = yield 1; log += x; yield 2; return 3; }\n"
            "async function read() { const i = g(); const p = i.next(), q = i.next('x'), r = i.next(), s = i.next();\n"
            "const add = v => { log += v; }; add((await p).value); add((await q).value); add((await r).value); "
            "add((await s).done); } read()") == "ax123true");
}

TEST_CASE("step and run give the same arena, with collections in between") {
    const std::string source =
        "function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2); } var o = { get x() { return f(8); } };\n"
        "function* g() { for (let i = 0; i < 20; i++) yield { i, a: [i, i + 1] }; }\n"
        "var s = 0; var it = g(); for (let r = it.next(); !r.done; r = it.next()) { s += r.value.i + o.x; try { "
        "null.x; } catch (e) { s++; } } s";
    Running a, b;
    for (Running* m : {&a, &b}) {
        m->agent->heap.own_header().collect_minimum = 1;
        m->agent->heap.own_header().collect_at = 1;
        REQUIRE(m->enter(source));
    }
    std::uint64_t steps = 0;
    bool running = true;
    while (running) {
        running = loopscope::step(*a.agent) == StepResult::stepped;
        ++steps;
        if (!running || steps % 97 != 0) continue;
        CHECK(loopscope::run(*b.agent, 97) == StepResult::stepped);
        CHECK(a.agent->heap.hash() == b.agent->heap.hash());
        for (Running* m : {&a, &b}) m->agent->heap.own_header().collect_at = 1;
    }
    CHECK(loopscope::run(*b.agent, 1'000'000) == StepResult::empty);
    CHECK(a.agent->heap.hash() == b.agent->heap.hash());
    CHECK(a.agent->heap.header().collections > 30);
    CHECK(a.text(entry_completion(*a.agent).value) == "630");
}

TEST_CASE("a recursion half a million deep completes, whatever way it takes") {
    Running m(1'000'000, 1u << 30);
    CHECK(m.run("function f(n) { return n ? f(n - 1) + 1 : 0; } f(500000)") == "500000");
    CHECK(m.run("var o = { n: 500000, get x() { return this.n-- ? this.x + 1 : 0; } }; o.x") == "500000");
    CHECK(m.run("function g(n) { return n ? g.call(null, n - 1) + 1 : 0; } g(500000)") == "500000");
    CHECK(m.run("class A { constructor(n) { this.d = n ? new A(n - 1).d + 1 : 0; } } new A(300000).d") == "300000");
    CHECK(m.run("function deep(n) { if (n) deep(n - 1); else throw 'bottom'; } try { deep(500000) } catch (e) { e }") ==
          "bottom");
}

TEST_CASE("recursion without end is an error that can be caught, always at the same depth") {
    Running m(1000);
    CHECK(m.run("var d = 0; function f() { d++; f(); } try { f(); } catch (e) { e.message + ' ' + d }") ==
          "Maximum call stack size exceeded 999");
}
