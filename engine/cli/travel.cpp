// travel: seeks at random and compares each state's hash with that of a first pass.
#include "engine/cli/commands.h"
#include "engine/cli/journey.h"

#include <algorithm>
#include <cstdio>

namespace loopscope {

// Where there is no run, there is nothing to compare, and that is not success.
static int report_no_run(const SourceProblem& problem) {
    std::fprintf(stderr,
                 "loopscope: line %u, column %u: %s%s\nloopscope: the program does not run, so nothing was compared\n",
                 problem.line, problem.column, problem.refused ? "" : "SyntaxError: ", problem.message.c_str());
    return problem.refused ? status_refused : status_usage;
}

int travel_program(const Arguments& arguments) {
    Scenario scenario;
    Arguments plain = arguments;
    plain.seed.reset(); // the seed is that of the jumps
    const std::string problem = read_scenario(plain, scenario);
    if (!problem.empty()) return std::fprintf(stderr, "loopscope: %s\n", problem.c_str()), status_usage;
    JourneyOptions options;
    options.until_ms = arguments.until_ms;
    options.max_steps = std::min(arguments.max_steps, options.max_steps);
    options.jumps = arguments.jumps;
    options.seed = arguments.seed.value_or(1);
    const Journey journey = travel(scenario, options);
    if (!journey.began) return report_no_run(journey.problem);
    if (!journey.repeated)
        return std::fprintf(stderr, "loopscope: the first pass could not be repeated\n"), status_differs;
    for (const std::uint64_t step : journey.differ)
        std::fprintf(stderr, "step %llu differs\n", static_cast<unsigned long long>(step));
    std::printf("%llu jumps, %zu differ\n", static_cast<unsigned long long>(options.jumps), journey.differ.size());
    return journey.differ.empty() ? status_ended : status_differs;
}

} // namespace loopscope
