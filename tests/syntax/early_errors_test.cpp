#include "engine/syntax/parser.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

struct Case {
    const char* text;
    const char* message;
};

template <size_t count> void check(const Case (&cases)[count], ParseGoal goal = ParseGoal::script) {
    for (const Case& one : cases) {
        CAPTURE(one.text);
        ParseOptions options;
        options.goal = goal;
        ParseResult result = parse(SourceText::from_utf8(one.text), options);
        CHECK(std::string(one.message) == (result ? "good" : result.error->message));
        if (result.error) CHECK(result.error->start <= result.error->end);
    }
}

} // namespace

TEST_CASE("unexpected tokens are named") {
    check({
        {"if (a", "Unexpected end of input"},
        {"a )", "Unexpected token ')'"},
        {"a b", "Unexpected identifier 'b'"},
        {"a 1", "Unexpected number"},
        {"a 'b'", "Unexpected string"},
        {"({ a `b` })", "Unexpected template string"},
        {"var if", "Unexpected token 'if'"},
        {"enum", "Unexpected reserved word"},
        {"var \\u0069f", "Keyword must not contain escaped characters"},
        {"@", "Invalid or unexpected token"},
        {"'a", "Invalid or unexpected token"},
        {"`a", "Unexpected end of input"},
        {"`a${b", "Missing } in template expression"},
        {"/* a", "Invalid or unexpected token"},
        {"3in []", "Invalid or unexpected token"},
        {"0b12", "Invalid or unexpected token"},
        {"1__0", "Only one underscore is allowed as numeric separator"},
        {"1_", "Numeric separators are not allowed at the end of numeric literals"},
        {"1._5", "Invalid or unexpected token"},
        {"019._5", "Invalid or unexpected token"},
        {"0_1", "Numeric separator can not be used after leading 0."},
        {"'\\u{110000}'", "Undefined Unicode code-point"},
        {"'\\u00'", "Invalid Unicode escape sequence"},
        {"'\\x0'", "Invalid hexadecimal escape sequence"},
        {"`\\01`", "Octal escape sequences are not allowed in template strings"},
        {"f(a b)", "missing ) after argument list"},
        {"f(a;", "missing ) after argument list"},
        {"function f(a b) {}", "Unexpected identifier 'b'"},
        {"function () {}", "Function statements require a function name"},
        {"try {}", "Missing catch or finally after try"},
        {"throw\na", "Illegal newline after throw"},
        {"switch (a) { default: default: }", "More than one default clause in switch statement"},
        {"a?.`b`", "Invalid tagged template on optional chain"},
        {"new a?.b()", "Invalid optional chain from new expression"},
        {"new import('a')", "Cannot use new with import"},
        {"import()", "import() requires a specifier"},
        {"import a from 'b'", "Cannot use import statement outside a module"},
        {"import.meta", "Cannot use 'import.meta' outside a module"},
        {"export let a", "Unexpected token 'export'"},
        {"a ?? b || c", "Unexpected token '||'"},
        {"a && b ?? c", "Unexpected token '?\?'"},
        {"a ?? b && c", "Unexpected token '&&'"},
        {"a => {} ()", "Unexpected token '('"},
    });
}

TEST_CASE("names are declared once where they must be") {
    check({
        {"let a; let a", "Identifier 'a' has already been declared"},
        {"let a; var a", "Identifier 'a' has already been declared"},
        {"var a; let a", "Identifier 'a' has already been declared"},
        {"let a; { var a }", "Identifier 'a' has already been declared"},
        {"{ var a } const a = 1", "Identifier 'a' has already been declared"},
        {"{ function a() {} let a }", "Identifier 'a' has already been declared"},
        {"{ async function a() {} function a() {} }", "Identifier 'a' has already been declared"},
        {"'use strict'; { function a() {} function a() {} }", "Identifier 'a' has already been declared"},
        {"{ function a() {} function a() {} }", "good"},
        {"function a() {} var a; function a() {}", "good"},
        {"switch (0) { case 0: let a; case 1: let a }", "Identifier 'a' has already been declared"},
        {"try {} catch (a) { let a }", "Identifier 'a' has already been declared"},
        {"try {} catch ([a]) { var a }", "Identifier 'a' has already been declared"},
        {"try {} catch (a) { var a; { let a } }", "good"},
        {"try {} catch ([a, a]) {}", "Identifier 'a' has already been declared"},
        {"function f(a) { let a }", "Identifier 'a' has already been declared"},
        {"function f(a = 1) { let a }", "Identifier 'a' has already been declared"},
        {"function f(a) { var a; { let a } }", "good"},
        {"for (let a of b) { var a }", "Identifier 'a' has already been declared"},
        {"for (let a of b) { let a }", "good"},
        {"for (let [a, a] of b) ;", "Identifier 'a' has already been declared"},
        {"let let = 1", "let is disallowed as a lexically bound name"},
        {"const a", "Missing initializer in const declaration"},
        {"let [a]", "Missing initializer in destructuring declaration"},
        {"for (const a;;) ;", "Missing initializer in const declaration"},
        {"class A {} class A {}", "Identifier 'A' has already been declared"},
        {"(a, a) => 1", "Duplicate parameter name not allowed in this context"},
        {"function f(a, [a]) {}", "Duplicate parameter name not allowed in this context"},
        {"function f(a, a) { 'use strict' }", "Duplicate parameter name not allowed in this context"},
        {"({ f(a, a) {} })", "Duplicate parameter name not allowed in this context"},
        {"function f(a, a) {}", "good"},
    });
}

TEST_CASE("jumps have somewhere to go") {
    check({
        {"break", "Illegal break statement"},
        {"continue", "Illegal continue statement: no surrounding iteration statement"},
        {"for (;;) { (() => { break })() }", "Illegal break statement"},
        {"switch (a) { case 1: continue }", "Illegal continue statement: no surrounding iteration statement"},
        {"a: { continue a }", "Illegal continue statement: 'a' does not denote an iteration statement"},
        {"for (;;) break a", "Undefined label 'a'"},
        {"a: a: ;", "Label 'a' has already been declared"},
        {"a: ; a: ;", "good"},
        {"return", "Illegal return statement"},
        {"class A { static { return } }", "Illegal return statement"},
        {"for (;;) { class A { static { break } } }", "Illegal break statement"},
        {"a: function f() {}", "good"},
        {"while (0) a: function f() {}", "In non-strict mode code, functions can only be declared at top level, inside "
                                         "a block, or as the body of an if "
                                         "statement."},
        {"if (a) let b", "Lexical declaration cannot appear in a single-statement context"},
        {"while (a) function f() {}", "In non-strict mode code, functions can only be declared at top level, inside a "
                                      "block, or as the body of an if "
                                      "statement."},
        {"if (a) async function f() {}", "Async functions can only be declared at the top level or inside a block."},
        {"if (a) function* f() {}", "Generators can only be declared at the top level or inside a block."},
        {"if (a) function f() {} else function g() {}", "good"},
        {"for (let a = 1 of b) ;", "for-of loop variable declaration may not have an initializer."},
        {"for (var a = 1 in b) ;", "good"},
        {"for (var a, b of c) ;", "Invalid left-hand side in for-of loop: Must have a single binding."},
        {"for (let of a) ;", "The left-hand side of a for-of loop may not be 'let'."},
        {"for (async of a) ;", "The left-hand side of a for-of loop may not be 'async'."},
        {"for (async of => 1;;) break", "good"},
        {"for (a() of b) ;", "good"},
        {"for (1 of b) ;", "Invalid left-hand side in for-loop"},
        {"for (a of b, c) ;", "Unexpected token ','"},
    });
}

TEST_CASE("strict code is strict") {
    check({
        {"'use strict'; with (a) b", "Strict mode code may not include a with statement"},
        {"'use strict'; 017", "Octal literals are not allowed in strict mode."},
        {"'use strict'; 019", "Decimals with leading zeros are not allowed in strict mode."},
        {"'use strict'; '\\01'", "Octal escape sequences are not allowed in strict mode."},
        {"'use strict'; '\\8'", "\\8 and \\9 are not allowed in strict mode."},
        {"function f() { '\\01'; 'use strict' }", "Octal escape sequences are not allowed in strict mode."},
        {"'use strict'; delete a", "Delete of an unqualified identifier in strict mode."},
        {"'use strict'; delete (a)", "Delete of an unqualified identifier in strict mode."},
        {"'use strict'; eval = 1", "Unexpected eval or arguments in strict mode"},
        {"'use strict'; [arguments] = a", "Unexpected eval or arguments in strict mode"},
        {"'use strict'; var eval", "Unexpected eval or arguments in strict mode"},
        {"function f(eval) { 'use strict' }", "Unexpected eval or arguments in strict mode"},
        {"function eval() { 'use strict' }", "Unexpected eval or arguments in strict mode"},
        {"eval => { 'use strict' }", "Unexpected eval or arguments in strict mode"},
        {"'use strict'; var interface", "Unexpected strict mode reserved word"},
        {"'use strict'; yield", "Unexpected strict mode reserved word"},
        {"function f(static) { 'use strict' }", "Unexpected strict mode reserved word"},
        {"'use strict'; let", "Unexpected strict mode reserved word"},
        {"function f(a = 1) { 'use strict' }",
         "Illegal 'use strict' directive in function with non-simple parameter list"},
        {"'use strict'; if (a) function f() {}",
         "In strict mode code, functions can only be declared at top level or inside a block."},
        {"('use strict'); with (a) b", "good"},
        {"'use\\x20strict'; with (a) b", "good"},
        {"a; 'use strict'; with (a) b", "good"},
        {"'use strict'; function f(a) { f() = 1 }", "Invalid left-hand side in assignment"},
        {"class A { m() { with (a) b } }", "Strict mode code may not include a with statement"},
        {"class A extends (function () { with (a) b }) {}", "Strict mode code may not include a with statement"},
    });
}

TEST_CASE("await and yield are words only where they are not operators") {
    check({
        {"await a", "await is only valid in async functions and the top level bodies of modules"},
        {"function f() { await a }", "await is only valid in async functions and the top level bodies of modules"},
        {"[1].forEach(a => { await a })", "await is only valid in async functions and the top level bodies of modules"},
        {"for await (a of b) ;", "await is only valid in async functions and the top level bodies of modules"},
        {"var await; await = 1", "good"},
        {"async function f() { var await }", "Unexpected reserved word"},
        {"async function f(a = await b) {}", "Illegal await-expression in formal parameters of async function"},
        {"async await => 1", "Can not use 'await' as identifier inside an async function"},
        {"async (a = await) => 1", "Can not use 'await' as identifier inside an async function"},
        {"async function f() { (a = await b) => 1 }",
         "Illegal await-expression in formal parameters of async function"},
        {"async function f() { function await() {} }", "Unexpected reserved word"},
        {"function* f(a = yield) {}", "Yield expression not allowed in formal parameter"},
        {"function* f() { (a = yield) => 1 }", "Yield expression not allowed in formal parameter"},
        {"function* f() { var yield }", "Unexpected identifier 'yield'"},
        {"function* f() { function yield() {} }", "Unexpected identifier 'yield'"},
        {"function* yield() {}", "good"},
        {"(function* yield() {})", "Unexpected identifier 'yield'"},
        {"function* f() { yield\n* 2 }", "Unexpected token '*'"},
        {"function* f() { void yield }", "Unexpected identifier 'yield'"},
        {"class A { static { await } }", "Unexpected reserved word"},
        {"class A { static { async () => await 1 } }", "good"},
        {"class A { a = await }", "good"},
    });
    check({{"function f() { await a }", "Unexpected reserved word"}, {"var await", "Unexpected reserved word"}},
          ParseGoal::module);
}

TEST_CASE("targets can be assigned to") {
    check({
        {"1 = 2", "Invalid left-hand side in assignment"},
        {"a + b = c", "Invalid left-hand side in assignment"},
        {"a?.b = c", "Invalid left-hand side in assignment"},
        {"this = 1", "Invalid left-hand side in assignment"},
        {"new.target = 1", "new.target expression is not allowed here"},
        {"1++", "Invalid left-hand side expression in postfix operation"},
        {"--1", "Invalid left-hand side expression in prefix operation"},
        {"f() &&= 1", "Invalid left-hand side in assignment"},
        {"f() = 1", "good"},
        {"[1] = a", "Invalid destructuring assignment target"},
        {"({ a = 1 })", "Invalid shorthand property initializer"},
        {"({ ...[a] } = b)", "`...` must be followed by an assignable reference in assignment contexts"},
        {"let { ...[a] } = b", "`...` must be followed by an identifier in declaration contexts"},
        {"[...a, b] = c", "Rest element must be last element"},
        {"function f(...a, b) {}", "Rest parameter must be last formal parameter"},
        {"function f(...a = 1) {}", "Rest parameter may not have a default initializer"},
        {"({ get a(b) {} })", "Getter must not have any formal parameters."},
        {"({ set a() {} })", "Setter must have exactly one formal parameter."},
        {"({ set a(...b) {} })", "Setter function argument must not be a rest parameter"},
        {"({ __proto__: 1, '__proto__': 2 })", "Duplicate __proto__ fields are not allowed in object literals"},
        {"({ __proto__: 1, ['__proto__']: 2, __proto__() {} })", "good"},
    });
}

TEST_CASE("classes are well-formed") {
    check({
        {"class A { constructor() {} constructor() {} }", "A class may only have one constructor"},
        {"class A { get constructor() {} }", "Class constructor may not be an accessor"},
        {"class A { *constructor() {} }", "Class constructor may not be a generator"},
        {"class A { async constructor() {} }", "Class constructor may not be an async method"},
        {"class A { 'constructor'() {} constructor() {} }", "A class may only have one constructor"},
        {"class A { static constructor() {} ['constructor']() {} }", "good"},
        {"class A { static prototype() {} }", "Classes may not have a static property named 'prototype'"},
        {"class A { constructor = 1 }", "Classes may not have a field named 'constructor'"},
        {"class A { #constructor }", "Classes may not have a private field named '#constructor'"},
        {"class A { #a; #a }", "Identifier '#a' has already been declared"},
        {"class A { get #a() {} set #a(b) {} }", "good"},
        {"class A { get #a() {} static set #a(b) {} }", "Identifier '#a' has already been declared"},
        {"class A { m() { this.#b } }", "Private field '#b' must be declared in an enclosing class"},
        {"class A { #a; m() { class B { n(o) { o.#a } } } }", "good"},
        {"class A extends B.#a { #a }", "Private field '#a' must be declared in an enclosing class"},
        {"class A { #a; m() { delete this.#a } }", "Private fields can not be deleted"},
        {"class A { #a; m() { #a + 1 } }", "Unexpected identifier '#a'"},
        {"class A { #a; m(o) { return 1 + #a in o } }", "Unexpected identifier '#a'"},
        {"class A { m() { super() } }", "'super' keyword unexpected here"},
        {"class A { constructor() { super() } }", "'super' keyword unexpected here"},
        {"class A extends B { constructor() { (() => super())() } }", "good"},
        {"class A extends B { constructor() { function f() { super() } } }", "'super' keyword unexpected here"},
        {"function f() { super.a }", "'super' keyword unexpected here"},
        {"({ m() { super.a } })", "good"},
        {"({ m: function () { super.a } })", "'super' keyword unexpected here"},
        {"class A { a = arguments }",
         "'arguments' is not allowed in class field initializer or static initialization block"},
        {"class A { a = function () { arguments } }", "good"},
        {"class A { static { () => arguments } }",
         "'arguments' is not allowed in class field initializer or static initialization block"},
        {"class let {}", "Unexpected strict mode reserved word"},
        {"class A { a b }", "Unexpected identifier 'b'"},
        {"class A { a\nb\n*c() {} get\nd() {} static\ne }", "good"},
        {"new.target", "new.target expression is not allowed here"},
        {"() => new.target", "new.target expression is not allowed here"},
        {"class A { a = () => new.target }", "good"},
    });
}

TEST_CASE("modules are well-formed") {
    check(
        {
            {"export { a }", "Export 'a' is not defined in module"},
            {"export let a; export { a }", "Duplicate export of 'a'"},
            {"export default 1; export default 2", "Duplicate export of 'default'"},
            {"export * as a from 'b'; export { c as a }; let c", "Duplicate export of 'a'"},
            {"import { a } from 'b'; let a", "Identifier 'a' has already been declared"},
            {"import { a, a } from 'b'", "Identifier 'a' has already been declared"},
            {"import { if } from 'b'", "Unexpected token 'if'"},
            {"import { eval } from 'b'", "Unexpected eval or arguments in strict mode"},
            {"import a from 'b' with { c: 'd', c: 'e' }", "Import attributes has a duplicate key 'c'"},
            {"{ import a from 'b' }", "Cannot use import statement outside a module"},
            {"{ export let a }", "Unexpected token 'export'"},
            {"export { if }", "Unexpected token 'if'"},
            {"export { if } from 'a'", "good"},
            {"import { '\\ud800' as a } from 'b'", "Invalid module export name: contains unpaired surrogate character"},
            {"function a() {} function a() {}", "Identifier 'a' has already been declared"},
            {"export default function () {} \n /a/", "good"},
            {"export default class {} \n [1]", "good"},
            {"with (a) b", "Strict mode code may not include a with statement"},
        },
        ParseGoal::module);
}
