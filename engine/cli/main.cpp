// The `loopscope` command: run, eval, travel, svg, --batch.
#include "engine/cli/commands.h"

#include <cstdio>

int main(int count, char** values) {
    std::vector<std::string> words(values + 1, values + count);
    loopscope::Arguments arguments;
    const std::string problem = loopscope::parse_arguments(words, arguments);
    if (!problem.empty()) {
        std::fprintf(stderr, "loopscope: %s\n%s", problem.c_str(), loopscope::usage_text);
        return loopscope::status_usage;
    }
    return loopscope::run_command(arguments);
}
