// absent: the table of what Chromium has and we have not, made from a fresh realm.
#include "engine/inspect/absent.h"
#include "engine/cli/commands.h"
#include "engine/host/simulated_host.h"

#include <cstdio>

namespace loopscope {

int write_absent(const Arguments&) {
    SimulatedHost host;
    SourceProblem problem;
    const auto simulation = Simulation::load(scenario_from_program(""), host, problem);
    if (!simulation) return status_usage;
    const std::string text = absent_markdown(absent_members(simulation->agent()));
    std::fwrite(text.data(), 1, text.size(), stdout);
    return status_ended;
}

} // namespace loopscope
