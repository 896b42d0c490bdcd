#include "engine/syntax/parser.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

ParseResult parse_text(const std::string& text, ParseGoal goal = ParseGoal::script) {
    ParseOptions options;
    options.goal = goal;
    return parse(SourceText::from_utf8(text), options);
}

} // namespace

TEST_CASE("a syntax error has V8's words and a place") {
    struct Case {
        const char* text;
        const char* message;
        uint32_t line, column;
    } cases[] = {
        {"let a = 1;\nlet a;", "Identifier 'a' has already been declared", 2, 5},
        {"f(1 2)", "missing ) after argument list", 1, 5},
        {"const a;", "Missing initializer in const declaration", 1, 7},
        {"if (1) {", "Unexpected end of input", 1, 9},
        {"1 = 2", "Invalid left-hand side in assignment", 1, 1},
        {"await x", "await is only valid in async functions and the top level bodies of modules", 1, 1},
        {"-1 ** 2",
         "Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate "
         "operator precedence",
         1, 1},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        ParseResult result = parse_text(one.text);
        REQUIRE(!result);
        CHECK(result.error->message == one.message);
        CHECK(result.error->line == one.line);
        CHECK(result.error->column == one.column);
    }
}
