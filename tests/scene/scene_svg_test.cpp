#include "engine/scene/scene_svg.h"
#include "tests/scene/sample_snapshot.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("an SVG of a step holds the words of the picture as real text, and says in words what it shows") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents.front().stack.front().name = "a<b>&c";
    const std::string svg = scene_to_svg(build_scene(snapshot, sample_turns(), Viewport{}, average_measure()), true);
    for (const char* words :
         {"<desc>Step 38 of 52.", "greet('next')", "JavaScript engine", "a&lt;b&gt;&amp;c", "setTimeout"})
        CHECK_MESSAGE(svg.find(words) != std::string::npos, words);
    CHECK(svg.find("a<b>") == std::string::npos);
    CHECK(svg.ends_with("</svg>\n"));
}
