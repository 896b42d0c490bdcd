// Everything that came in from outside, in order: with the scenario, the whole of a run.
// As JSON: {"version":1,"inputs":[{"step","time","type","id","data"}...]}, time in milliseconds of program time.
#pragma once

#include "engine/host/host.h"
#include "engine/host/json.h"

namespace loopscope {

struct LoggedInput {
    std::uint64_t step = 0; // delivered after this many steps
    HostInput input;        // time_ns is known
};

struct InputLog {
    std::vector<LoggedInput> inputs; // by step
};

std::string write_input_log(const InputLog& log);
// Empty `problem`: it was good.
InputLog read_input_log(std::string_view text, std::string& problem);
InputLog read_input_log(const Json& document, std::string& problem);

} // namespace loopscope
