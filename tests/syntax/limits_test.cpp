#include "engine/syntax/parser.h"

#include <doctest/doctest.h>

#include <random>

using namespace loopscope;

namespace {

std::string repeat(const char* text, int times) {
    std::string out;
    for (int index = 0; index < times; ++index) out += text;
    return out;
}

} // namespace

TEST_CASE("200,000 nested brackets, and nesting of any other kind, are refused with their place") {
    struct Case {
        const char* open;
        const char* middle;
        const char* close;
    } cases[] = {{"(", "1", ")"},
                 {"[", "", "]"},
                 {"{", "", "}"},
                 {"x={a:", "1", "}"},
                 {"f(", "", ")"},
                 {"function f(){", "", "}"},
                 {"a=>", "1", ""},
                 {"!", "x", ""},
                 {"`${", "1", "}`"},
                 {"new ", "x", ""},
                 {"a=", "1", ""},
                 {"a**", "1", ""},
                 {"if(a)", ";", ""},
                 {"for(;;)", ";", ""},
                 {"class A{static{", "", "}}"},
                 {"(class extends ", "B{}", "{})"},
                 {"x=class{a=", "1", "}"},
                 {"async(", "1", ")"},
                 {"(a=", "1", ")=>1"},
                 {"[a=", "1", "]"},
                 {"switch(a){case 1:", "", "}"},
                 {"({a(){", "", "}})"},
                 {"try{", "", "}catch{}"},
                 {"a||b&&c|d^e&f==g<h<<i+j*(", "1", ")"},
                 {"a?", "b", ":c"},
                 {"({[", "a", "]:1})"},
                 {"with(a)", ";", ""},
                 {"(async function(){", "", "})"},
                 {"typeof ", "a", ""},
                 {"- ", "a", ""},
                 {"[...", "a", "]"},
                 {"if(a){}else{", "", "}"},
                 {"do ", ";", "while(0)"}};
    for (const Case& one : cases) {
        CAPTURE(one.open);
        int times = std::string(one.open).size() == 1 ? 200000 : 5000;
        std::string text = repeat(one.open, times) + one.middle + repeat(one.close, times);
        ParseResult result = parse(SourceText::from_utf8(text), {});
        REQUIRE(result.error);
        CHECK(result.error->kind == SyntaxErrorKind::refused);
        CHECK(result.error->message == "nested too deeply (limit 200)");
        CHECK(result.error->start > 0);
    }
}

TEST_CASE("a tree that would be too high is refused, even where the brackets are few") {
    std::string text = repeat("a||b&&c|d^e&f==g<h<<i+j*(", 60) + "1" + repeat(")", 60);
    ParseResult result = parse(SourceText::from_utf8(text), {});
    REQUIRE(result.error);
    CHECK(result.error->kind == SyntaxErrorKind::refused);
}

TEST_CASE("what is flat may be of any length") {
    for (std::string text :
         {"x=a" + repeat("+a", 100000), "x=a" + repeat("&&a||b", 100000), "a" + repeat(".b", 100000),
          "a" + repeat("()", 100000), "a" + repeat("[1]", 100000), "a" + repeat("`x`", 100000),
          "if(a);" + repeat("else if(b);", 20000), "x=" + repeat("a?b:", 100000) + "c", repeat("x;\n", 300000),
          "x=a" + repeat(",a", 100000), "x=[" + repeat("a,", 100000) + "]", "a" + repeat("?.b", 100000),
          "x=`" + repeat("${a}", 100000) + "`", "switch(a){" + repeat("case 1:", 100000) + "}",
          "p" + repeat(".then(x=>x)", 20000), "x=a" + repeat("+b*c", 50000)}) {
        ParseResult result = parse(SourceText::from_utf8(text), {});
        CHECK_MESSAGE(result, text.substr(0, 20));
        if (!result) continue;
        std::uint32_t deepest = 0;
        for (Node* node : result.tree->nodes) deepest = std::max<std::uint32_t>(deepest, node->depth);
        CHECK(deepest < 10);
    }
}

TEST_CASE("no soup of tokens harms the parser") {
    const char* pieces[] = {"a",
                            "b",
                            "async ",
                            "await ",
                            "yield ",
                            "let ",
                            "const ",
                            "var ",
                            "function ",
                            "class ",
                            "static ",
                            "get ",
                            "set ",
                            "of ",
                            "in ",
                            "new ",
                            "new.target",
                            "super",
                            "this",
                            "=>",
                            "=",
                            "==",
                            "+",
                            "++",
                            "-",
                            "**",
                            "?",
                            "?.",
                            "??",
                            ":",
                            ";",
                            ",",
                            "(",
                            ")",
                            "[",
                            "]",
                            "{",
                            "}",
                            "...",
                            "`",
                            "${",
                            "}`",
                            "/",
                            "/a/g",
                            "'s'",
                            "1",
                            "0x1",
                            "017",
                            "1n",
                            "#a",
                            "\\u0061",
                            "\n",
                            "if",
                            "else ",
                            "for",
                            "while",
                            "do ",
                            "switch",
                            "case ",
                            "default:",
                            "break ",
                            "continue ",
                            "return ",
                            "throw ",
                            "try",
                            "catch",
                            "finally",
                            "with",
                            "import ",
                            "export ",
                            "from ",
                            "as ",
                            "'use strict';",
                            "delete ",
                            "typeof ",
                            "extends ",
                            "constructor",
                            "eval",
                            "arguments",
                            "<!--",
                            "-->",
                            "//",
                            "/*",
                            "*/",
                            "\xF0\x9F\x98\x80",
                            "\xFF",
                            "@",
                            "*"};
    std::mt19937 random(20261122);
    int good = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string text;
        for (std::uint32_t count = random() % 24 + 1; count > 0; --count) text += pieces[random() % std::size(pieces)];
        ParseOptions options;
        options.goal = static_cast<ParseGoal>(random() % 3);
        options.strict = random() % 4 == 0;
        options.allow_intrinsics = random() % 4 == 0;
        ParseResult result = parse(SourceText::from_utf8(text), options);
        good += static_cast<bool>(result);
        if (!result.error) continue;
        CHECK(result.error->start <= result.error->end);
        CHECK(result.error->line >= 1);
        CHECK(!result.error->message.empty());
    }
    CHECK(good > 30);
}

TEST_CASE("cutting a program anywhere, or dropping a piece of it, harms nobody") {
    const std::string program =
        "class A extends (B, C) { #x = 1; static async *m({ a = 1, ...b }, [c, , d] = [], ...e) { yield* await "
        "a?.b[`${c}`]; } "
        "get x() { return #x in this && super.x; } static { label: for (const [k, v] of w) { if (k) continue label; "
        "else break; "
        "} } }\nasync (a, { b }) => { try { await a } catch ({ message }) { switch (message) { case /x/g: default: } } "
        "};\n"
        "var { p, q: [r] } = s, t = u ? v : w => x ** 2; ({ __proto__: y, get z() {}, async *[a]() {} });";
    for (size_t cut = 0; cut <= program.size(); cut += 2) {
        (void)parse(SourceText::from_utf8(program.substr(0, cut)), {});
        for (size_t width : {1, 5})
            (void)parse(
                SourceText::from_utf8(program.substr(0, cut) + program.substr(std::min(cut + width, program.size()))),
                {});
    }
    CHECK(parse(SourceText::from_utf8(program), {}));
}

TEST_CASE("an error in the last of 20,000 lines is found there") {
    const std::string lines = repeat(
        "function greet(name, { polite = true } = {}) { return [name, polite].map((part) => `${part}!`); }\n", 19999);
    CHECK(parse(SourceText::from_utf8(lines + "greet('you');"), {}));
    const ParseResult result = parse(SourceText::from_utf8(lines + "greet('you'));"), {});
    REQUIRE(result.error);
    CHECK(result.error->line == 20000);
    CHECK(result.error->column == 13);
    CHECK(result.error->message == "Unexpected token ')'");
}
