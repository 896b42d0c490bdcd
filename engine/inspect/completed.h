// The value that the program's running frame has just worked out: what stands beside the line for a moment.
#pragma once

#include "engine/inspect/snapshot.h"

#include <optional>

namespace loopscope {

// Read off the state alone, so that it is the same after a step forward, a step back and a jump. None where the machine
// could have come by another way (a jump leads here): the value then need not be that of the expression before.
std::optional<seen::Completed> completed_expression(const Simulation& simulation, std::uint32_t text_limit);

} // namespace loopscope
