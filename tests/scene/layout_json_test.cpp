#include "engine/scene/layout_json.h"

#include <doctest/doctest.h>

using namespace loopscope;

static Layout read(std::string_view text) {
    JsonError error;
    const auto json = parse_json(text, error);
    REQUIRE(json);
    return read_layout(*json);
}

TEST_CASE("an arrangement comes back as it was kept") {
    Layout layout;
    layout.shares[static_cast<unsigned>(Share::apis)] = 0.25f;
    layout.folded = {"heap", "timeline"};
    layout.front = "loop";
    const Layout again = read(layout_json(layout));
    CHECK(again.of(Share::apis) == 0.25f);
    CHECK(again.of(Share::stack) == Layout{}.of(Share::stack));
    CHECK(again.folded == layout.folded);
    CHECK(again.front == layout.front);
}

TEST_CASE("what was not kept by us changes nothing") {
    CHECK(read(R"({"stack": 77, "apis": "x", "folded": ["why", "attic", 3]})").folded.empty());
    CHECK(read(R"({"stack": 77})").of(Share::stack) == 1);
    CHECK(read("[]").folded.empty());
    CHECK(read(R"({"front": "attic"})").front.empty());
    CHECK(read(R"({"folded": "heap"})").folded.empty());
}
