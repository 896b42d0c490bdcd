// A moment in words: what has just happened, and what is next. Every fact comes from the trace and the snapshot.
#pragma once

#include "engine/inspect/snapshot.h"

namespace loopscope {

// `happened` is not empty and belongs to the snapshot's step.
Moment moment_in_words(const Simulation& simulation, const Snapshot& snapshot, const std::vector<Happening>& happened,
                       Wording wording);

} // namespace loopscope
