#include "engine/cli/journey.h"

#include "engine/host/random.h"

#include <algorithm>

namespace loopscope {

// The hashes of a run that is never taken back, at these steps (ascending), by the log of the run to be tested.
static bool first_pass(const Scenario& scenario, const InputLog& log, const std::vector<std::uint64_t>& steps,
                       std::vector<std::uint64_t>& hashes) {
    ReplayHost host(log);
    SourceProblem problem;
    SimulationOptions options;
    options.history_bytes = 0;
    const auto simulation = Simulation::load(scenario, host, problem, options);
    if (!simulation) return false;
    for (const std::uint64_t step : steps) {
        for (;;) {
            while (!host.done() && host.next_step() == simulation->step_count()) simulation->deliver(host.take());
            if (simulation->step_count() >= step) break;
            const std::uint64_t end = host.done() ? step : std::min(step, host.next_step());
            const std::uint64_t before = simulation->step_count();
            simulation->run(end - before);
            if (simulation->step_count() == before) return false;
        }
        hashes.push_back(simulation->state_hash());
    }
    return true;
}

static std::vector<std::uint64_t> random_steps(const JourneyOptions& options, std::uint64_t last_step) {
    Random random{options.seed};
    std::vector<std::uint64_t> steps;
    for (std::uint64_t i = 0; i < options.jumps; ++i) steps.push_back(random.below(last_step + 1));
    return steps;
}

Journey travel(const Scenario& scenario, const JourneyOptions& options) {
    Journey journey;
    SimulatedHost host(scenario.mocks, scenario.geometry);
    const auto simulation = Simulation::load(scenario, host, journey.problem);
    if (!simulation) return journey;
    journey.began = true;
    Driver(*simulation, host, {options.until_ms, options.max_steps, 1u << 20}).run_to_end();
    journey.last_step = simulation->last_step();
    journey.halt = simulation->halt();

    const std::vector<std::uint64_t> jumps = random_steps(options, journey.last_step);
    std::vector<std::uint64_t> steps = jumps, hashes;
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    journey.repeated = first_pass(scenario, simulation->log(), steps, hashes);
    if (!journey.repeated) return journey;
    for (const std::uint64_t step : jumps) {
        const auto place = std::lower_bound(steps.begin(), steps.end(), step) - steps.begin();
        if (!simulation->seek(step) || simulation->state_hash() != hashes[static_cast<std::size_t>(place)])
            journey.differ.push_back(step);
    }
    return journey;
}

} // namespace loopscope
