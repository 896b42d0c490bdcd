// Runs a program to its end on a host without waiting, for tests that care about what it prints or about its states.
#pragma once

#include "engine/simulation/driver.h"

#include <string>

namespace loopscope {

struct ProgramRun {
    SimulatedHost host;
    SourceProblem problem;
    std::unique_ptr<Simulation> simulation;
    Ending ending = Ending::ended;

    explicit ProgramRun(const Scenario& scenario)
        : host(scenario.mocks, scenario.geometry), simulation(Simulation::load(scenario, host, problem)) {}
    explicit ProgramRun(std::string_view source) : ProgramRun(scenario_from_program(source)) {}

    // `chunk`: steps between two looks of the driver.
    ProgramRun& to_end(std::uint64_t chunk = 1 << 20) {
        DriverOptions options;
        options.max_steps = 5'000'000;
        options.chunk = chunk;
        ending = Driver(*simulation, host, options).run_to_end();
        return *this;
    }

    // The console's lines, each ended by a line feed; a program that can't begin prints its error.
    std::string printed() const {
        if (!simulation) return "Uncaught SyntaxError: " + problem.message + "\n";
        std::string text;
        for (const ConsoleRecord& line : simulation->trace().console()) text += line.text + "\n";
        return text;
    }
};

inline std::string printed_by(std::string_view source) {
    ProgramRun run(source);
    if (run.simulation) run.to_end();
    return run.printed();
}

} // namespace loopscope
