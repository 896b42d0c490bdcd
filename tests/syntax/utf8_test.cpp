#include "engine/syntax/utf8.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("a text is cut between characters, never inside of one") {
    CHECK(shortened("short", 5) == "short");
    CHECK(shortened("longer", 5) == "longe…");
    CHECK(shortened("aé", 2) == "a…");   // é has two bytes
    CHECK(shortened("a😀b", 4) == "a…"); // 😀 has four
    CHECK(shortened("a😀b", 5) == "a😀…");
    CHECK(shortened("😀", 3) == "…");
    CHECK(beginning_of("", 4).empty());
}
