// The trace as Chrome trace events: opens in Perfetto and DevTools, with arrows from "queued" to "ran".
#pragma once

#include <string>

namespace loopscope {

class Simulation;
std::string chrome_trace_json(const Simulation& simulation);

} // namespace loopscope
