// A journey through a run: it is taken to random steps, forwards and back, and each state is compared with that of a
// first pass which was never taken back (law 2).
#pragma once

#include "engine/simulation/driver.h"

#include <string>
#include <vector>

namespace loopscope {

struct JourneyOptions {
    double until_ms = 60'000;
    std::uint64_t max_steps = 20'000'000;
    std::uint64_t jumps = 50;
    std::uint64_t seed = 1; // of the jumps
};

struct Journey {
    bool began = false;    // false: the program does not run, `problem` tells why
    bool repeated = false; // the first pass came to the same end
    SourceProblem problem;
    std::vector<std::uint64_t> differ; // steps whose state was another
    std::uint64_t last_step = 0;
    Halt halt;
};

Journey travel(const Scenario& scenario, const JourneyOptions& options);

} // namespace loopscope
