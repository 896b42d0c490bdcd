#include "engine/syntax/parser.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

ParseResult parse_text(const std::string& text, ParseGoal goal = ParseGoal::script) {
    ParseOptions options;
    options.goal = goal;
    return parse(SourceText::from_utf8(text), options);
}

std::string outcome(const ParseResult& result) { return result ? "good" : result.error->message; }

} // namespace

TEST_CASE("an error has its line, its column and its range in UTF-16 units") {
    ParseResult result = parse_text("let a = '\xF0\x9F\x98\x80';\r\n  let a;\n");
    REQUIRE(!result);
    CHECK(result.error->message == "Identifier 'a' has already been declared");
    CHECK(result.error->line == 2);
    CHECK(result.error->column == 7);
    CHECK(result.error->start == 21);
    CHECK(result.error->end == 22);
    CHECK(result.error->hint == "It was declared in line 1 already; give one of the two another name.");
}

TEST_CASE("text that ends too early names the bracket that is open") {
    ParseResult result = parse_text("function f() {\n  if (a) {\n    b();\n}\n");
    REQUIRE(!result);
    CHECK(result.error->message == "Unexpected end of input");
    CHECK(result.error->line == 5);
    CHECK(result.error->hint == "The { in line 1 is never closed.");
}

TEST_CASE("semicolons are inserted where ECMA-262 12.10 says so, and nowhere else") {
    for (const char* good :
         {"a\nb", "a\n++\nb", "{ a }", "do a; while (b) c", "return_\n/b/g", "var a = 1\nvar b", "throw_\n(a)",
          "for (;;) break\na", "let a\n[b] = c", "async\nfunction f() {}", "if (a) b\nelse c", "a = b\n/c/d", "let\na",
          "yield\na", "var a\n/* \n */ = 1", "a /*\n*/ b"})
        CHECK_MESSAGE(parse_text(good), good);
    for (const char* bad : {"a b", "{ a b }", "for (a\n;b) {}", "if (a)\nelse b", "throw\na", "a ++\nb c",
                            "do a while (b)", "async () \n => a", "() \n => a", "a\n => b"})
        CHECK_MESSAGE(!parse_text(bad), bad);
    ParseResult result = parse_text("(function () { return\na })");
    REQUIRE(result);
    auto* function = as<FunctionNode>(as<ExpressionStatementNode>(result.tree->program->body[0])->expression);
    REQUIRE(function->body.count == 2);
    CHECK(as<ReturnThrowNode>(function->body[0])->argument == nullptr);
}

TEST_CASE("a slash is a division or begins a regular expression, as the place demands") {
    ParseResult result = parse_text("a / b / c; (a) / b / c; a[0] / b / c; a++ / b / c; `t` / b / c; this / b / c");
    REQUIRE(result);
    for (Node* statement : result.tree->program->body)
        CHECK(as<ExpressionStatementNode>(statement)->expression->kind == NodeKind::binary_expression);
    result = parse_text("/b/; ({}); /b/; if (a) /b/; a = /b/; !/b/; [/b/]; { } /b/; `${/b/}`; typeof /b/; a\n;/b/");
    REQUIRE(result);
    int count = 0;
    for (Node* node : result.tree->nodes) count += node->kind == NodeKind::regexp_literal;
    CHECK(count == 10);
}

TEST_CASE("what looked like an expression becomes a pattern only where all of it can be one") {
    for (const char* good : {"[a, b] = c",
                             "({ a, b: c } = d)",
                             "[a = 1, { b = 2 } = {}, ...c] = d",
                             "({ a = 1 } = b)",
                             "[a.b, c[d], (e)] = f",
                             "({ ...a.b } = c)",
                             "({ ...(a) } = c)",
                             "[...[a]] = b",
                             "(a, b) => c",
                             "({ a }, [b], ...c) => d",
                             "(a = 1) => b",
                             "async ({ a = 1 }, b) => c",
                             "for ({ a = 1 } of b) ;",
                             "for ([a.b] in c) ;",
                             "[a] = [b] = c",
                             "({ a: [b] = 1 } = c)",
                             "({ a: (b) } = c)",
                             "(a) = 1",
                             "((a)) = 1",
                             "(a.b)++",
                             "({ __proto__: a, __proto__: b } = c)",
                             "({ __proto__: a, __proto__: b }) => c",
                             "({ a = 1 }) => a",
                             "[a, , b] = c",
                             "[, ] = a",
                             "({} = a)",
                             "[] = a"})
        CHECK_MESSAGE(parse_text(good), good << ": " << outcome(parse_text(good)));
    for (const char* bad : {"({ a = 1 })",
                            "({ a = 1 }).b",
                            "[{ a = 1 }.b] = c",
                            "[{ a = 1 }]",
                            "f({ a = 1 })",
                            "({ a }) = b",
                            "([a]) = b",
                            "[(a = 1)] = b",
                            "[([a])] = b",
                            "[...a, b] = c",
                            "[...a, ] = b",
                            "({ ...a, } = b)",
                            "({ ...{ a } } = b)",
                            "({ a: 1 } = b)",
                            "({ a() {} } = b)",
                            "({ get a() {} } = b)",
                            "[a + b] = c",
                            "[f()] = a",
                            "(a.b) => c",
                            "([a.b]) => c",
                            "((a)) => b",
                            "([(a)]) => b",
                            "({ a: (b) }) => c",
                            "(...a, b) => c",
                            "(...a, ) => c",
                            "(a, ) ",
                            "(...a)",
                            "()",
                            "async (...a, ) => b",
                            "async (...a, b) => c",
                            "({ ...[a] }) => b",
                            "[...a = b] = c",
                            "({ __proto__: a, __proto__: b })",
                            "a + b => c",
                            "[a] += b",
                            "({ a }) ++",
                            "a ? (b) : c => d => e + (f => g) h",
                            "for ((a, b) of c) ;",
                            "for (({ a }) of b) ;",
                            "let [a.b] = c",
                            "let { a: b.c } = d",
                            "f() = 1; 'x'; +a = 1"})
        CHECK_MESSAGE(!parse_text(bad), bad);
}

TEST_CASE("a node's range reaches from its first to its last unit, without parentheses around it") {
    ParseResult result = parse_text("x = (a + (b)) * c.d(1)[2];");
    REQUIRE(result);
    auto* assignment = as<AssignmentNode>(as<ExpressionStatementNode>(result.tree->program->body[0])->expression);
    auto* product = as<BinaryNode>(assignment->value);
    CHECK(assignment->start == 0);
    CHECK(assignment->end == 25);
    CHECK(product->start == 4);
    CHECK(product->operator_start == 14);
    CHECK(product->left->start == 5);
    CHECK(product->left->end == 12);
    CHECK(product->left->is_parenthesized());
    CHECK(product->right->start == 16);
    CHECK(product->right->end == 25);
    CHECK(result.tree->nodes[product->id] == product);
    CHECK(result.tree->parents[product->id] == assignment->id);
    CHECK(result.tree->parents[product->left->id] == product->id);
}

TEST_CASE("every node that can be reached has its parent and a depth") {
    ParseResult result =
        parse_text("class A { static #b = `${[c, ...d]}`; e({ f = g?.h.i() } = {}) { for (const j of k) l: j; } }");
    REQUIRE(result);
    const SyntaxTree& tree = *result.tree;
    for (Node* node : tree.nodes) {
        std::uint32_t steps = 0;
        for (std::uint32_t id = node->id; id != tree.program->id && steps < 100; id = tree.parents[id]) steps++;
        CHECK(steps < 100);
    }
}

TEST_CASE("a function knows its text, its parameters and its names") {
    ParseResult result =
        parse_text("const a = async (b, { c }, d = 1, ...e) => b; ({ get f() { return 1; } }); class G { h() {} }");
    REQUIRE(result);
    const SyntaxTree& tree = *result.tree;
    REQUIRE(tree.functions.size() == 4);
    const FunctionNode* arrow = tree.functions[1];
    CHECK(tree.utf8(arrow->name) == "a");
    CHECK(arrow->is_async);
    CHECK(arrow->expected_argument_count == 2);
    CHECK(!arrow->has_simple_parameters);
    CHECK(arrow->has_parameter_expressions);
    CHECK(tree.utf8(tree.functions[2]->name) == "f");
    CHECK(utf8_of_utf16(tree.source.slice(tree.functions[2]->source_start, tree.functions[2]->source_end)) ==
          "get f() { return 1; }");
    CHECK(utf8_of_utf16(tree.source.slice(tree.functions[3]->source_start, tree.functions[3]->source_end)) == "h() {}");
    CHECK(tree.functions[3]->home_class != nullptr);
}

TEST_CASE("jumps know where they go") {
    ParseResult result = parse_text("a: b: for (;;) { switch (c) { default: continue; } break a; continue b; }");
    REQUIRE(result);
    std::vector<const JumpNode*> jumps;
    const Node* loop = nullptr;
    for (const Node* node : result.tree->nodes) {
        if (node->kind == NodeKind::for_statement) loop = node;
        if (node->kind == NodeKind::break_statement || node->kind == NodeKind::continue_statement)
            jumps.push_back(as<JumpNode>(node));
    }
    REQUIRE(jumps.size() == 3);
    CHECK(jumps[0]->target == loop);
    CHECK(jumps[1]->target->kind == NodeKind::labeled_statement);
    CHECK(jumps[2]->target == loop);
}

TEST_CASE("html-like comments are comments in scripts, errors in modules") {
    CHECK(parse_text("a <!-- b c d\n--> e f g\n/* */ --> h i"));
    CHECK(parse_text("<!-- a b\n  /* x */  --> c d\na"));
    CHECK(outcome(parse_text("a <!-- b", ParseGoal::module)) == "HTML comments are not allowed in modules");
    ParseResult result = parse_text("a-->b");
    REQUIRE(result);
    CHECK(as<ExpressionStatementNode>(result.tree->program->body[0])->expression->kind == NodeKind::binary_expression);
    CHECK(parse_text("#!/usr/bin/env node\na"));
    CHECK(!parse_text(" #!a"));
}

TEST_CASE("eval code may write what its caller may") {
    auto outcome_of = [](const char* text, auto change) {
        ParseOptions options;
        options.goal = ParseGoal::eval;
        change(options);
        return outcome(parse(SourceText::from_utf8(text), options));
    };
    auto nothing = [](ParseOptions&) {};
    CHECK(outcome_of("new.target", nothing) == "new.target expression is not allowed here");
    CHECK(outcome_of("new.target", [](ParseOptions& o) { o.allow_new_target = true; }) == "good");
    CHECK(outcome_of("() => super.a", nothing) == "'super' keyword unexpected here");
    CHECK(outcome_of("() => super.a", [](ParseOptions& o) { o.allow_super_property = true; }) == "good");
    CHECK(outcome_of("super()", [](ParseOptions& o) { o.allow_super_call = true; }) == "good");
    CHECK(outcome_of("arguments", [](ParseOptions& o) { o.in_class_field_initializer = true; }) ==
          "'arguments' is not allowed in class field initializer or static initialization block");
    CHECK(outcome_of("a.#b", nothing) == "Private field '#b' must be declared in an enclosing class");
    CHECK(outcome_of("a.#b", [](ParseOptions& o) { o.private_names = {u"#b"}; }) == "good");
    CHECK(outcome_of("with (a) b", [](ParseOptions& o) { o.strict = true; }) ==
          "Strict mode code may not include a with statement");
}

TEST_CASE("intrinsics are for library sources") {
    ParseOptions options;
    CHECK(!parse(SourceText::from_utf8("%Call(a)"), options));
    options.allow_intrinsics = true;
    ParseResult result = parse(SourceText::from_utf8("%ArrayPush(a % b, %x)"), options);
    REQUIRE(result);
    auto* call = as<CallNode>(as<ExpressionStatementNode>(result.tree->program->body[0])->expression);
    REQUIRE(call->callee->kind == NodeKind::intrinsic_reference);
    CHECK(result.tree->utf8(as<NameNode>(call->callee)->name) == "ArrayPush");
    CHECK(call->arguments[0]->kind == NodeKind::binary_expression);
}

TEST_CASE("the Function constructor's parts must be whole by themselves") {
    ParseOptions options;
    auto make = [&](std::u16string_view parameters, std::u16string_view body) {
        return parse_dynamic_function(DynamicFunctionKind::normal, parameters, body, options);
    };
    CHECK(make(u"a, b = 1", u"return a + b // end"));
    CHECK(make(u"/* a", u"*/ return 1").error.has_value());
    CHECK(make(u"", u"}, function () {").error.has_value());
    CHECK(make(u"a", u"super.b").error.has_value());
    CHECK(make(u"a = 1", u"'use strict'").error.has_value());
    ParseResult result = parse_dynamic_function(DynamicFunctionKind::async_generator, u"a", u"yield await a", options);
    REQUIRE(result);
    const FunctionNode* function = result.tree->functions[1];
    CHECK(utf8_of_utf16(result.tree->source.slice(function->source_start, function->source_end)) ==
          "async function* anonymous(a\n) {\nyield await a\n}");
}

TEST_CASE("regular expressions are judged by the validator that is given") {
    ParseOptions options;
    options.validate_regexp = [](std::u16string_view pattern, std::u16string_view) {
        return pattern == u"(" ? std::string("Unterminated group") : std::string();
    };
    ParseResult result = parse(SourceText::from_utf8("a = /(/g"), options);
    REQUIRE(!result);
    CHECK(result.error->message == "Invalid regular expression: /(/g: Unterminated group");
    CHECK(result.error->start == 4);
    CHECK(outcome(parse_text("/a/gg")) == "Invalid regular expression flags");
    CHECK(outcome(parse_text("/a/uv")) == "Invalid regular expression flags");
    CHECK(outcome(parse_text("/a\n/")) == "Invalid regular expression: missing /");
}

TEST_CASE("a module lists what it asks for and what it offers") {
    ParseResult result =
        parse_text("import a, { b as c } from 'x'; import * as d from 'y'; export { c, d, e as f }; let e;"
                   "export * from 'z'; export * as g from 'x'; export default class {}",
                   ParseGoal::module);
    REQUIRE(result);
    const SyntaxTree& tree = *result.tree;
    REQUIRE(tree.module.module_requests.count == 3);
    CHECK(tree.utf8(tree.module.module_requests[0].specifier) == "x");
    REQUIRE(tree.module.imports.count == 3);
    CHECK(!tree.module.imports[2].import_name);
    REQUIRE(tree.module.local_exports.count == 3); // d, f, default
    CHECK(tree.utf8(tree.module.local_exports[1].local_name) == "e");
    CHECK(tree.utf8(tree.module.local_exports[2].local_name) == "*default*");
    REQUIRE(tree.module.indirect_exports.count == 2); // c, g
    CHECK(tree.utf8(tree.module.indirect_exports[0].import_name) == "b");
    CHECK(tree.module.star_exports.count == 1);
    CHECK(!tree.program->has_top_level_await);
    CHECK(parse_text("await a", ParseGoal::module).tree->program->has_top_level_await);
    CHECK(!parse_text("async () => await a", ParseGoal::module).tree->program->has_top_level_await);
}

TEST_CASE("what is pasted and is no JavaScript is told by name") {
    const struct {
        const char* text;
        const char* says;
    } cases[] = {
        {"<!doctype html><p>x</p>", "HTML"},
        {"<script>\nf()\n</script>", "HTML"},
        {"const x = <div>hi</div>", "JSX"},
        {"const x = <>hi</>", "JSX"},
        {"interface A { a: number }", "TypeScript"},
        {"function f(ms: number) {}", "TypeScript"},
        {"let x: Map<string, number>", "TypeScript"},
        {"let x = 5 as number", "TypeScript"},
        {"enum A { B }", "TypeScript"},
        {"type A = string", "TypeScript"},
        {"class A { private x = 1 }", "TypeScript"},
        {"{\"a\": 1}", "JSON"},
        {"> 1 + 1", "prompt"},
        {"@dec class A {}", "decorator"},
        {"let a\u200B = 1", "U+200B"},
        {"f() }", "Nothing is open"},
        {"let a = b c", "Perhaps a comma"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        ParseResult result = parse_text(each.text);
        REQUIRE(!result);
        CHECK(result.error->hint.find(each.says) != std::string::npos);
    }
}
