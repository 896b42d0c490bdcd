// Every program runs to its end or to a limit, and a run is a pure function of it: taken back to its middle, and run
// again from there, it comes to the same state (laws 1 and 2).
#include "engine/simulation/driver.h"
#include "tests/fuzz/fuzzing.h"

using namespace loopscope;

static constexpr std::uint64_t steps = 20'000;

static Scenario scenario_of(std::string_view text) {
    Scenario scenario = scenario_from_program(text);
    scenario.settings.limits.arena_bytes = 16u << 20;
    scenario.settings.limits.string_units = 1u << 20;
    scenario.settings.limits.depth = 500;
    return scenario;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Scenario scenario = scenario_of(text_of(data, size));
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem problem;
    const auto simulation = Simulation::load(scenario, host, problem);
    if (!simulation) {
        if (problem.message.empty()) fault("a program that can't begin, and no word why");
        return 0;
    }
    DriverOptions options;
    options.max_steps = steps;
    options.chunk = 1000;
    Driver(*simulation, host, options).run_to_end();
    const std::uint64_t end = simulation->step_count(), hash = simulation->state_hash();
    if (!simulation->seek(end / 2) || !simulation->seek(end)) fault("a step of the run cannot be gone to");
    if (simulation->state_hash() != hash) fault("run again from the middle, the state is another");
    return 0;
}
