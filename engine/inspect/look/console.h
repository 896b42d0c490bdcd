// The console's lines at a step.
#pragma once

#include "engine/inspect/seen.h"

namespace loopscope {

class Simulation;

std::uint32_t console_total(const Simulation& simulation);
// From one line on.
std::vector<seen::ConsoleLine> look_at_console(const Simulation& simulation, std::uint32_t from);

} // namespace loopscope
