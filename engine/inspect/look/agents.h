// One agent: its loop, what has its turn there, its stack and its queues.
#pragma once

#include "engine/inspect/snapshot.h"

namespace loopscope {

seen::Agent look_at_agent(const Simulation& simulation, const Agent& agent, const Look& look);

} // namespace loopscope
