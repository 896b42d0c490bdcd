// Where there is no screen, elements are where the scenario says.
#include "engine/host/json.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

Scenario with_geometry(std::string_view program) {
    Json files = Json::object(), document = Json::object();
    files.set("main.js", Json::of(program));
    document.set("version", Json::of(1.0));
    document.set("html", Json::of("<div id='box'></div><p></p>"));
    document.set("files", std::move(files));
    JsonError error;
    document.set(
        "geometry",
        *parse_json(R"json({"#box": {"x": 8, "y": 4, "width": 100, "height": 50, "offsetWidth": 100, "contentWidth": 90,
        "contentHeight": 40, "paddingLeft": 5, "paddingTop": 5, "style": {"color": "rgb(0, 0, 0)"}}, "window": {"innerWidth": 800}})json",
                    error));
    std::string problem;
    Scenario scenario = scenario_from_json(write_json(document), problem);
    CHECK(problem == "");
    return scenario;
}

std::string printed_with_geometry(std::string_view program) {
    ProgramRun run(with_geometry(program));
    REQUIRE(run.simulation);
    return run.to_end().printed();
}

} // namespace

TEST_CASE("boxes, styles and the window's size are the scenario's") {
    CHECK(printed_with_geometry(R"(const { right, bottom } = box.getBoundingClientRect();
        console.log(right, bottom, box.offsetWidth, innerWidth, getComputedStyle(box).color);)") ==
          "108 54 100 800 rgb(0, 0, 0)\n");
}

TEST_CASE("a resize observer is told after the frame callbacks") {
    CHECK(printed_with_geometry(
              R"(new ResizeObserver(([entry]) => console.log(entry.target.id, entry.contentRect.width)).observe(box);
        requestAnimationFrame(() => console.log('frame'));)") == "frame\nbox 90\n");
}

TEST_CASE("what the scenario does not say is refused, and an element apart is nowhere") {
    ProgramRun run(with_geometry(
        "console.log(document.createElement('i').offsetWidth); document.querySelector('p').offsetHeight;"));
    REQUIRE(run.simulation);
    CHECK(run.to_end().printed() == "0\n");
    CHECK(run.simulation->halt().subject == "offsetHeight");
}
