// travel: seeks at random and compares each state's hash with that of a first pass.
#include "engine/cli/commands.h"
#include "engine/cli/driver.h"
#include "engine/host/random.h"

#include <algorithm>
#include <cstdio>

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

// A test that tested nothing has failed.
static int cannot_travel(const Arguments& arguments, const std::string& why) {
    std::fprintf(stderr, "loopscope: %s: no jump was made: %s\n", arguments.file.c_str(), why.c_str());
    return status_differs;
}

int travel_program(const Arguments& arguments) {
    Scenario scenario;
    Arguments plain = arguments;
    plain.seed.reset(); // the seed is that of the jumps
    const std::string problem = read_scenario(plain, scenario);
    if (!problem.empty()) return std::fprintf(stderr, "loopscope: %s\n", problem.c_str()), status_usage;
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem source_problem;
    const auto simulation = Simulation::load(scenario, host, source_problem);
    if (!simulation) return cannot_travel(arguments, source_problem.message);
    const std::uint64_t max_steps = std::min<std::uint64_t>(arguments.max_steps, 20'000'000);
    Driver(*simulation, host, {arguments.until_ms, max_steps, 1u << 20}).run_to_end();

    if (simulation->last_step() == 0 || arguments.jumps == 0)
        return cannot_travel(arguments, arguments.jumps == 0 ? "no jump was asked for" : "the program takes no step");

    Random random{arguments.seed.value_or(1)};
    std::vector<std::uint64_t> jumps, steps;
    for (std::uint64_t i = 0; i < arguments.jumps; ++i) jumps.push_back(random.below(simulation->last_step() + 1));
    steps = jumps;
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    std::vector<std::uint64_t> hashes;
    if (!first_pass(scenario, simulation->log(), steps, hashes))
        return std::fprintf(stderr, "loopscope: the first pass could not be repeated\n"), status_differs;
    std::uint64_t differ = 0;
    for (const std::uint64_t step : jumps) {
        const auto place = std::lower_bound(steps.begin(), steps.end(), step) - steps.begin();
        if (simulation->seek(step) && simulation->state_hash() == hashes[static_cast<std::size_t>(place)]) continue;
        ++differ;
        std::fprintf(stderr, "step %llu differs\n", static_cast<unsigned long long>(step));
    }
    std::printf("%llu jumps, %llu differ\n", static_cast<unsigned long long>(arguments.jumps),
                static_cast<unsigned long long>(differ));
    return differ ? status_differs : status_ended;
}

} // namespace loopscope
