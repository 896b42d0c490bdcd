// The turns of the loop so far, for the timeline.
#pragma once

#include "engine/inspect/seen.h"

namespace loopscope {

class Simulation;

// From the trace, oldest first; the newest ones when there are more than `most`. A turn that is still under way ends
// where the run does.
std::vector<seen::Turn> take_turns(const Simulation& simulation, std::size_t most = 400);

// As plain words have them (fold.h): the end of the document and its events, as far as nobody hears them, are one turn.
std::vector<seen::Turn> fold_turns(const Simulation& simulation, const std::vector<seen::Turn>& turns);

} // namespace loopscope
