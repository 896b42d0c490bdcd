// The call stack.
#pragma once

#include "engine/inspect/snapshot.h"

namespace loopscope {

// Top first.
std::vector<seen::Frame> look_at_stack(const Agent& agent, const Look& look);

} // namespace loopscope
