// svg: the picture of one step, drawn from the same scene as the page's canvas.
#include "engine/cli/commands.h"
#include "engine/scene/scene_svg.h"
#include "engine/simulation/driver.h"

#include <algorithm>
#include <cstdio>

namespace loopscope {

int write_svg(const Arguments& arguments) {
    Scenario scenario;
    const std::string problem = read_scenario(arguments, scenario);
    if (!problem.empty()) return std::fprintf(stderr, "loopscope: %s\n", problem.c_str()), status_usage;
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem source;
    const auto simulation = Simulation::load(std::move(scenario), host, source);
    if (!simulation) {
        std::fprintf(stderr, "loopscope: line %u, column %u: %s\n", source.line, source.column, source.message.c_str());
        return source.refused ? status_refused : status_usage;
    }
    if (arguments.step > 0)
        Driver(*simulation, host, {arguments.until_ms, std::min(arguments.step, arguments.max_steps), 1u << 20})
            .run_to_end();
    if (!simulation->seek(arguments.step)) {
        std::fprintf(stderr, "loopscope: the run ends at step %llu\n",
                     static_cast<unsigned long long>(simulation->last_step()));
        return status_usage;
    }
    Look options;
    options.heap = true;
    const std::string svg = scene_to_svg(
        build_scene(take_snapshot(*simulation, options), take_turns(*simulation), Viewport{}, average_measure()), true);
    std::fwrite(svg.data(), 1, svg.size(), stdout);
    return status_ended;
}

} // namespace loopscope
