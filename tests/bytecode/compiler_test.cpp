#include "engine/bytecode/callee_text.h"
#include "engine/bytecode/compiler.h"
#include "engine/bytecode/instruction.h"
#include "engine/bytecode/listing.h"
#include "engine/bytecode/verifier.h"
#include "engine/host/scenario.h"
#include "tests/bytecode/compiling.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace loopscope;

namespace {

std::string repeated(const std::string& text, unsigned times) {
    std::string result;
    for (unsigned i = 0; i < times; ++i) result += text;
    return result;
}

// The code must verify; a refusal is an answer, too.
bool compiles_soundly(const std::string& source) {
    Compiling compiling(source);
    if (!compiling.compiled()) return compiling.result.error.kind == SyntaxErrorKind::refused;
    return verify(compiling.agent.heap, compiling.result.executable).empty();
}

const Executable& executable_of(Compiling& compiling) {
    return compiling.agent.heap.at<Executable>(compiling.result.executable);
}

// A program of the corpus without its further files.
std::string program_of(const std::string& source) { return scenario_from_program(source).program(); }

// What is said of the first instruction of that kind in the script.
std::string callee(const std::string& source, Op op) {
    Compiling compiling(source);
    REQUIRE(compiling.compiled());
    const Executable& executable = executable_of(compiling);
    const Bytes& code = compiling.agent.heap.at<Bytes>(executable.code);
    for (std::uint32_t at = 0; at < code.header.count; at += op_size(static_cast<Op>(code.items[at])))
        if (static_cast<Op>(code.items[at]) == op) return render_callee(compiling.agent, executable, at);
    return "no such instruction";
}

} // namespace

TEST_CASE("all programs of the corpus compile, and their code verifies") {
    unsigned count = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(LOOPSCOPE_SOURCE_DIR) / "tests/corpus")) {
        if (entry.path().extension() != ".js") continue;
        CAPTURE(entry.path().string());
        std::ifstream file(entry.path());
        Compiling compiling(program_of({std::istreambuf_iterator<char>(file), {}}));
        REQUIRE(compiling.compiled());
        CHECK(verify(compiling.agent.heap, compiling.result.executable) == "");
        ++count;
    }
    CHECK(count > 100);
}

TEST_CASE("compiling twice gives the same bytes") {
    const char* source = "class A { #x = 1; m({a, b = 2}, ...c) { for (const d of c) if (a) return () => d + this.#x; "
                         "} } new A().m({});";
    Compiling first(source), second(source);
    REQUIRE(first.compiled());
    CHECK(first.agent.heap.hash() == second.agent.heap.hash());
}

TEST_CASE("long flat chains need no C++ stack") {
    CHECK(compiles_soundly("x = 1" + repeated(" + 1", 20'000) + ";"));
    CHECK(compiles_soundly("x = a" + repeated(".b", 20'000) + ";"));
    CHECK(compiles_soundly("x" + repeated("()", 20'000) + ";"));
    CHECK(compiles_soundly("x = a" + repeated(" && a", 20'000) + ";"));
    CHECK(compiles_soundly("if (a" + repeated(" || a", 20'000) + ") b();"));
    CHECK(compiles_soundly("if (a) b(); " + repeated("else if (a) b(); ", 10'000)));
    CHECK(compiles_soundly("x = " + repeated("a ? b : ", 10'000) + "c;"));
    CHECK(compiles_soundly("x = [" + repeated("1,", 70'000) + "];"));
    CHECK(compiles_soundly("f(" + repeated("1,", 70'000) + "1);"));
}

TEST_CASE("ways out of blocks leave operands and environments as they were") {
    const char* bodies[] = {
        "for (const x of a) { for (const y in b) { try { let z = x; f(() => z); if (z) continue; if (y) break; return "
        "z; } finally { g(); } } }",
        "l: try { for (let i = 0; ; ++i) { h(() => i); try { break l; } catch (e) { f(() => e); continue; } finally { "
        "if (i) break; } } } finally { k(); }",
        "switch (a) { case f(() => q): let q = 1; break; case 2: { const r = 2; g(() => r); return; } default: for "
        "(const s of b) return s; }",
        "const [x, {y = f(() => y)}, ...[z]] = a; ({a: b.c, ...d[e]} = g); [this.x, this[y] = 1] = z;",
        "for (const [k, v] of a) { try { class Q { [k] = v; static { f(this); } #p = 1; has(o) { return #p in o; } } } "
        "catch {} }",
        "with (a) { for (const b of c) { with (d) { if (e) continue; try { return f; } finally { break; } } } }",
    };
    for (const char* body : bodies) {
        CAPTURE(body);
        CHECK(compiles_soundly(std::string("function f(a, b) {") + body + "}"));
        CHECK(compiles_soundly(std::string("function* f(a, b) { yield 1; x(yield, yield* b);") + body + "}"));
        CHECK(compiles_soundly(std::string("async function f(a, b) { await a;") + body + "}"));
        CHECK(compiles_soundly(
            std::string("async function* f(a, b) { for await (const x of a) { yield x; return b; }") + body + "}"));
    }
}

TEST_CASE("positions mark statements, calls and completed values") {
    Compiling compiling("f(1 + 2);\ng;");
    REQUIRE(compiling.compiled());
    const Bytes& bytes = compiling.agent.heap.at<Bytes>(executable_of(compiling).positions);
    const auto* entries = reinterpret_cast<const Position*>(bytes.items);
    unsigned statements = 0, calls = 0, sums = 0;
    for (std::uint32_t i = 0; i < bytes.header.count / sizeof(Position); ++i) {
        if (entries[i].flags & position_statement) statements++;
        if (entries[i].flags & position_call) calls++;
        if ((entries[i].flags & position_completes) && entries[i].start == 2 && entries[i].end == 7) {
            ++sums;
            CHECK(entries[i].point == 4);
        }
    }
    CHECK(statements == 2);
    CHECK(calls == 1);
    CHECK(sums == 1);
}

TEST_CASE("messages name the callee in V8's words") {
    CHECK(callee("o.m()", Op::call) == "o.m");
    CHECK(callee("f.x().y()", Op::call) == "f.x");
    CHECK(callee("(() => 1).x(2)", Op::call) == "(intermediate value).x");
    CHECK(callee("(a || b)()", Op::call) == "(a || b)");
    CHECK(callee("(a + b + 3)()", Op::call) == "(a + b + 3)");
    CHECK(callee("o[i]()", Op::call) == "o[i]");
    CHECK(callee("o['a b']()", Op::call) == "o.a b");
    CHECK(callee("o?.x()", Op::call) == "o?.x");
    CHECK(callee("new o.P()", Op::construct) == "o.P");
    CHECK(callee("'abc'.x()", Op::call) == "\"abc\".x");
    CHECK(callee("[1, [2]].map.x()", Op::call) == "[1,[2]].map.x");
    CHECK(callee("for (const x of o.list) ;", Op::get_iterator_method) == "o.list");
    CHECK(callee("for (const x of f()) ;", Op::get_iterator_method) == "f(...)");
    CHECK(callee("const [a] = o;", Op::get_iterator_method) == "o");
    CHECK(callee("[a] = o;", Op::get_iterator_method) == "");
    CHECK(callee("o.x`a`", Op::call) == "o.x");
}

TEST_CASE("a module tells its environment, and its imports and exports by slot") {
    CompileOptions options;
    options.goal = CompileGoal::module;
    ParseOptions parse_options;
    parse_options.goal = ParseGoal::module;
    Compiling compiling("import {a} from 'b'; export {a as c}; export let d = await a; export function e() {}", options,
                        parse_options);
    REQUIRE(compiling.compiled());
    Heap& heap = compiling.agent.heap;
    const Executable& code = heap.at<Executable>(compiling.result.executable);
    const Values& description = heap.at<Values>(heap.at<Values>(code.constants).items[0]);
    const auto field = [&](ModuleField which) { return description.items[static_cast<std::size_t>(which)]; };
    const auto count = [&](ModuleField which) { return heap.at<Values>(field(which)).header.count; };
    CHECK(field(ModuleField::environment_slots).as_int32() == 3);
    CHECK(field(ModuleField::has_await).is_true());
    CHECK((code.flags & executable_async) != 0);
    CHECK(count(ModuleField::requests) == 3); // a specifier, its type, its other attributes
    CHECK(count(ModuleField::imports) == 3);
    CHECK(count(ModuleField::local_exports) == 4);    // d, e
    CHECK(count(ModuleField::indirect_exports) == 3); // c, from where a comes
    CHECK(count(ModuleField::declarations) == 2);     // e
}
