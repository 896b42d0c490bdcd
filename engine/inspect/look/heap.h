// The heap as the picture shows it: what can be reached from the program's names, nearest first, bounded.
#pragma once

#include "engine/inspect/snapshot.h"

namespace loopscope {

void look_at_heap(const Simulation& simulation, const Look& look, Snapshot& snapshot);

} // namespace loopscope
