#include "engine/inspect/diagnostics.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("a good program has no diagnostics") { CHECK(diagnose("const a = 1;\nsetTimeout(() => a, 0);").empty()); }

TEST_CASE("a syntax error says what and where, in the editor's units") {
    const auto found = diagnose("let é = '𝒳';\nlet x = ;");
    REQUIRE(found.size() == 1);
    CHECK(found.front().message == "SyntaxError: Unexpected token ';'");
    CHECK(found.front().line == 2);
    CHECK(found.front().column == 9);
    CHECK(found.front().start == 22);
}
