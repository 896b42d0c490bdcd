#include "tests/interpreter/running.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("arithmetic gives what the language says") {
    Running m;
    CHECK(m.run("1 + 2 * 3") == "7");
    CHECK(m.run("2147483647 + 1") == "2147483648");
    CHECK(m.run("-0 === 0 && 1 / -0") == "-Infinity");
    CHECK(m.run("7 % -3") == "1");
    CHECK(m.run("1 / (-7 % 7)") == "-Infinity");
    CHECK(m.run("2 ** 10 + (5 >>> 1) + (-5 >> 1) + (1 << 31)") == "-2147482625");
    CHECK(m.run("'a' + 1 + true + null + undefined") == "a1truenullundefined");
    CHECK(m.run("'10' * '2'") == "20");
    CHECK(m.run("10n ** 20n + 1n") == "100000000000000000001");
    CHECK(m.run("1n < 2 && 2n > '1' && 1n == 1") == "true");
    CHECK(m.run("typeof 1 + typeof 'a' + typeof undefined + typeof null + typeof {}") ==
          "numberstringundefinedobjectobject");
}

TEST_CASE("variables, closures and loops") {
    Running m;
    CHECK(m.run("let a = 1; { let a = 2; } a") == "1");
    CHECK(m.run("var s = 0; for (let i = 0; i < 10; i++) { if (i == 5) continue; s += i; } s") == "40");
    CHECK(m.run("function counter() { let n = 0; return () => ++n; } const c = counter(); c(); c(); c()") == "3");
    CHECK(m.run("var fs = []; for (let i = 0; i < 3; i++) fs[i] = () => i; fs[0]() + fs[1]() * 10 + fs[2]() * 100") ==
          "210");
    CHECK(m.run("try { x1; let x1 = 1; } catch (e) { e.message }") == "Cannot access 'x1' before initialization");
    CHECK(m.run("missing") == "throws Error: missing is not defined");
    CHECK(m.run("const k = 1; k = 2") == "throws Error: Assignment to constant variable.");
}

TEST_CASE("functions, objects and exceptions") {
    Running m;
    CHECK(m.run("function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } fib(15)") == "610");
    CHECK(m.run("var o = { x: 1, get y() { return this.x + 1; }, set y(v) { this.x = v; } }; o.y = 5; o.y") == "6");
    CHECK(m.run("function P(x) { this.x = x; } P.prototype.get = function () { return this.x; }; new P(4).get()") ==
          "4");
    CHECK(m.run("try { throw { message: 'm' }; } catch ({ message }) { message }") == "m");
    CHECK(m.run("function f() { try { return 1; } finally { r = 2; } } var r; f() + r") == "3");
    CHECK(m.run("undefined.x") == "throws Error: Cannot read properties of undefined (reading 'x')");
    CHECK(m.run("null.x = 1") == "throws Error: Cannot set properties of null (setting 'x')");
    CHECK(m.run("class A { #p = 3; constructor(q) { this.q = q; } sum() { return this.#p + this.q; } static s = 9; }\n"
                "class B extends A { constructor() { super(4); this.z = 1; } sum() { return super.sum() + this.z; } }\n"
                "new B().sum() + B.s") == "17");
    CHECK(m.run("class C {} C()") == "throws Error: Class constructor C cannot be invoked without 'new'");
}

// V8 looks a name up again when it writes; the standard keeps the reference. ECMA-262 13.15.2
TEST_CASE("a name on the left side is the one that was there before the right side ran") {
    Running m;
    CHECK(m.run("var x = 0, o = { x: 1 }; with (o) { x = (delete o.x, 2); } x + ',' + o.x") == "0,2");
    CHECK(m.run("var y = 0, p = { get y() { delete this.y; return 2; } }; with (p) { y *= 3; } y + ',' + p.y") ==
          "0,6");
    CHECK(m.run("var z = 0, q = { get z() { delete this.z; return 2; } }, old; with (q) { old = z++; } old + ',' + z + "
                "',' + q.z") == "2,0,3");
    CHECK(m.run("var l = 0, r = { l: 0 }; with (r) { l ||= (delete r.l, 5); } l + ',' + r.l") == "0,5");
}

TEST_CASE("a function in a block makes a var of its name where nothing is in the way") {
    Running m;
    CHECK(m.run("{ function f() { return 1; } } f()") == "1");
    CHECK(m.run("let g = 0; { function g() {} } g") == "0");
    CHECK(m.run("{ let h = 0; { function h() {} } } typeof h") == "undefined");
}
