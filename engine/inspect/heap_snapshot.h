// The heap as the picture shows it: what can be reached from the program's names, nearest first, bounded.
#pragma once

#include "engine/inspect/snapshot.h"

namespace loopscope {

void add_heap(const Simulation& simulation, const SnapshotOptions& options, Snapshot& snapshot);

} // namespace loopscope
