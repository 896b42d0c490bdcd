#include "engine/host/scenario.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("a bare program has the corpus's document, and its inputs are its first comment lines") {
    const Scenario scenario =
        scenario_from_program("// @input click #go\n// Probes.\n// @input key Enter\nlet a;\n// @input click no\n");
    CHECK_FALSE(scenario.ready_at_body);
    REQUIRE(scenario.inputs.size() == 2);
    CHECK(scenario.inputs[0] == "click #go");
    CHECK(scenario.inputs[1] == "key Enter");
}

TEST_CASE("a scenario is read from JSON") {
    std::string problem;
    const Scenario scenario = scenario_from_json(
        R"({"version":1,"title":"T","files":{"other.js":"2","main.js":"1"},"ready":"body","settings":{"seed":7,"limits":{"depth":50,"heapMb":64}},
            "mocks":[{"url":"/a","status":500,"headers":{"x":"y"},"body":"b","afterMs":3}]})",
        problem);
    CHECK(problem == "");
    CHECK(scenario.program() == "1");
    CHECK(scenario.ready_at_body);
    CHECK(scenario.settings.seed == 7);
    CHECK(scenario.settings.limits.depth == 50);
    CHECK(scenario.settings.limits.arena_bytes == 64u << 20);
    REQUIRE(scenario.mocks.size() == 1);
    CHECK(scenario.mocks[0].status == 500);
    CHECK(scenario.mocks[0].after_ms == 3);
}

TEST_CASE("a scenario that is not good says why") {
    const auto problem_of = [](std::string_view text) {
        std::string problem;
        scenario_from_json(text, problem);
        return problem;
    };
    CHECK(problem_of("{") == "it is not JSON: a key in quotes should stand here");
    CHECK(problem_of("{}") == "files: it is missing");
    CHECK(problem_of(R"({"files":{"main.js":""},"settings":{"timeZone":"Europe/Berlin"}})") ==
          "settings.timeZone: Europe/Berlin comes without zoneChanges");
    CHECK(problem_of(R"({"files":{"main.js":""},"settings":{"instructionNs":-1}})") ==
          "settings.instructionNs: -1 is less than 0; it can be 0 to 1000000000");
}
