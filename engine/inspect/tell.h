// A moment in words: what has just happened, and what is next. Every fact comes from the trace and the snapshot.
#pragma once

#include "engine/inspect/moments.h"
#include "engine/inspect/snapshot.h"

namespace loopscope {

struct Moment {
    MomentKind kind = MomentKind::over;
    Weight weight = Weight::passing;
    std::uint64_t step = 0;
    std::vector<std::uint32_t> subjects; // ids of tokens, promises, frames that it is about
    std::string sentence;
};

// `happened` is not empty and belongs to the snapshot's step.
Moment tell(const Simulation& simulation, const Snapshot& snapshot, const std::vector<Happening>& happened,
            Wording wording);

} // namespace loopscope
