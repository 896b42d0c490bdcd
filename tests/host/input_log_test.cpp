#include "engine/host/input_log.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("an input log is written and read again") {
    InputLog log;
    log.inputs.push_back({12, {HostInputType::advance, 0, 1'000'000'100, -1, ""}});
    log.inputs.push_back({12, {HostInputType::headers, 7, 20'000'000, -1, R"({"status":200})"}});
    log.inputs.push_back({40, {HostInputType::event, 0, 90'000'000, -1, R"({"type":"click"})"}});
    std::string problem;
    const InputLog read = read_input_log(write_input_log(log), problem);
    CHECK(problem == "");
    REQUIRE(read.inputs.size() == 3);
    CHECK(read.inputs[0].input.time_ns == 1'000'000'100);
    CHECK(read.inputs[1].input.type == HostInputType::headers);
    CHECK(read.inputs[1].input.id == 7);
    CHECK(read.inputs[1].input.data == R"({"status":200})");
    CHECK(read.inputs[2].step == 40);
    CHECK(write_input_log(read) == write_input_log(log));
}

TEST_CASE("a log that is not good says which input and why") {
    const auto problem_of = [](std::string_view text) {
        std::string problem;
        read_input_log(text, problem);
        return problem;
    };
    CHECK(problem_of("x") == "the log can't be read: it is not JSON: a value should stand here");
    CHECK(problem_of("{}") == "the log can't be read: inputs: it is missing");
    CHECK(problem_of(R"({"inputs":[{"step":1,"time":1,"type":"nap"}]})") ==
          "the log can't be read: inputs[0].type: it is none of advance, headers, body, end, fail, image, event, "
          "geometry, dialog, geolocation, blocked");
}
