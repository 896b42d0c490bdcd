#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("a delay of zero is due before one of 1 ms that was set earlier") {
    CHECK(printed_by("setTimeout(() => console.log('one'), 1); setTimeout(() => console.log('zero'), 0);") ==
          "zero\none\n");
}

TEST_CASE("a fresh zero delay goes before an older timer that is overdue") {
    CHECK(printed_by(R"(
        setTimeout(() => console.log('older 5 ms'), 5);
        const start = performance.now(); while (performance.now() - start < 20);
        setTimeout(() => console.log('fresh 0'), 0);)") == "fresh 0\nolder 5 ms\n");
}

TEST_CASE("of a chain of zero delays the seventh is the first to wait 4 ms") {
    CHECK(printed_by(R"(
        let round = 0; const times = [];
        setTimeout(function next() {
          times.push(Math.floor(performance.now()));
          if (++round < 9) setTimeout(next, 0); else console.log(times.join(' '));
        }, 0);)") == "0 0 0 0 0 0 4 8 12\n");
}

TEST_CASE("many timers side by side are not clamped") {
    CHECK(printed_by(R"(
        let left = 15;
        for (let i = 0; i < 15; i++) setTimeout(() => { if (--left === 0) console.log(performance.now() < 1); }, 0);)") ==
          "true\n");
}

TEST_CASE("delays are converted to 32-bit integers") {
    CHECK(printed_by(R"(
        setTimeout(() => console.log('2 ** 31 is negative, so zero'), 2 ** 31);
        setTimeout(() => console.log('2 ** 32 is zero'), 2 ** 32);
        setTimeout(() => console.log('0.9 is zero'), 0.9);
        setTimeout(() => console.log('Infinity is zero'), Infinity);
        setTimeout(() => console.log('thirty'), '30');
        setTimeout(() => console.log('ten'), [10]);
        try { setTimeout(() => {}, 1n); } catch (e) { console.log(e.name); }
        try { setTimeout(() => {}, Symbol()); } catch (e) { console.log(e.name); })") ==
          "TypeError\nTypeError\n2 ** 31 is negative, so zero\n2 ** 32 is zero\n0.9 is zero\nInfinity is "
          "zero\nten\nthirty\n");
}

TEST_CASE("a string handler is compiled when the timer fires, as a script of its own") {
    CHECK(printed_by(R"(
        var seen = 1;
        setTimeout('seen++; console.log("string", seen)', 5);
        setTimeout('let broken = ;', 6);
        setTimeout(() => console.log('after'), 7);)") ==
          "string 2\nUncaught SyntaxError: Unexpected token ';'\nafter\n");
}

TEST_CASE("an interval makes up for no tick, and goes on after an error") {
    CHECK(printed_by(R"(
        let n = 0;
        const times = [];
        const id = setInterval(() => {
          times.push(Math.floor(performance.now()));
          n++;
          if (n === 1) { const s = performance.now(); while (performance.now() - s < 35); }
          if (n === 2) throw new Error('tick failed');
          if (n === 4) { clearInterval(id); console.log(times.join(' ')); }
        }, 10);)") == "Uncaught Error: tick failed\n10 45 50 60\n");
}

TEST_CASE("the two clear functions share their ids, and a due timer can still be cleared") {
    CHECK(printed_by(R"(
        const a = setTimeout(() => console.log('never'), 0);
        Promise.resolve().then(() => clearInterval(a));
        setTimeout(() => clearTimeout(b), 0);
        const b = setTimeout(() => console.log('never either'), 0);
        clearTimeout(99); clearTimeout(); clearTimeout('x'); clearTimeout({});
        console.log(typeof a, a !== b);)") == "number true\n");
}

TEST_CASE("this is the window in a timer's callback, and arguments are passed on") {
    CHECK(printed_by(
              "setTimeout(function (a, b) { console.log(this === globalThis, a, b, arguments.length); }, 0, 1, 2);") ==
          "true 1 2 2\n");
}
