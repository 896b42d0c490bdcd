// Names in sight of a frame, and those of the global environment.
#pragma once

#include "engine/inspect/snapshot.h"
#include "engine/interpreter/frame_view.h"

namespace loopscope {

// Innermost first, without the global one.
std::vector<seen::Scope> look_at_scopes(const Agent& agent, const FrameView& frame, const Look& look);
// The same for all frames of an agent.
seen::Scope look_at_globals(const Simulation& simulation, const Agent& agent, const Look& look);

} // namespace loopscope
