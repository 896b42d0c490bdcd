// gate: each line of the file, a JSON value, is judged by a rule of engine/host/outside.json, as the page judges it.
#include "engine/host/gate.h"
#include "engine/cli/commands.h"

#include <cstdio>

namespace loopscope {

int judge_values(const Arguments& arguments) {
    std::string text;
    if (!read_file(arguments.file, text))
        return std::fprintf(stderr, "loopscope: cannot read %s\n", arguments.file.c_str()), status_usage;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        Json json;
        std::printf("%s\n", read_at_gate(arguments.rule, rest.substr(0, end), json).c_str());
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return status_ended;
}

} // namespace loopscope
