// ahead: what the page foresees of a run, as it asks its predictions and places its notes.
#include "engine/inspect/ahead.h"

#include "engine/cli/commands.h"

#include <cstdio>

namespace loopscope {

int write_ahead(const Arguments& arguments) {
    Scenario scenario;
    std::string problem = read_scenario(arguments, scenario), log;
    if (problem.empty() && !arguments.log.empty()) {
        if (read_file(arguments.log, log)) scenario.log = read_input_log(log, problem);
        else problem = "cannot read " + arguments.log;
    }
    if (!problem.empty()) return std::fprintf(stderr, "loopscope: %s\n", problem.c_str()), status_usage;
    SourceProblem source;
    const auto ahead = Ahead::begin(std::move(scenario), source);
    if (!ahead) {
        std::fprintf(stderr, "loopscope: line %u, column %u: %s\n", source.line, source.column, source.message.c_str());
        return source.refused ? status_refused : status_usage;
    }
    ahead->run(UINT64_MAX);
    std::printf("%s\n", ahead_json(*ahead).c_str());
    return status_ended;
}

} // namespace loopscope
