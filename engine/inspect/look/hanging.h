// What waits for a promise when nothing goes on by itself any more.
#pragma once

#include "engine/inspect/snapshot.h"

namespace loopscope {

// Async functions first, in the order in which they were called; then callbacks of then. Only in a small heap, where
// looking at every cell is quick.
std::vector<seen::Hanging> look_at_hanging(const Agent& agent);
std::vector<seen::Unhandled> look_at_unhandled(const Agent& agent);

} // namespace loopscope
