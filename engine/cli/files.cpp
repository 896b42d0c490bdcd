// Reading programs, scenarios and logs; writing what was asked for.
#include "engine/cli/commands.h"

#include <cstdio>

namespace loopscope {

bool read_file(const std::string& path, std::string& text) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return false;
    char buffer[4096];
    std::size_t got = 0;
    text.clear();
    while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) text.append(buffer, got);
    const bool good = std::ferror(file) == 0;
    std::fclose(file);
    return good;
}

bool write_file(const std::string& path, const std::string& text) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    return std::fclose(file) == 0 && written;
}

std::string read_scenario(const Arguments& arguments, Scenario& scenario) {
    std::string text, problem;
    if (!read_file(arguments.file, text)) return "cannot read " + arguments.file;
    const std::string& name = arguments.file;
    if (name.size() > 5 && name.substr(name.size() - 5) == ".json") scenario = scenario_from_json(text, problem);
    else scenario = scenario_from_program(text, problem);
    if (!problem.empty()) return name + ": " + problem;
    Settings& settings = scenario.settings;
    if (arguments.seed) settings.seed = *arguments.seed;
    if (arguments.heap_mb)
        settings.limits.arena_bytes =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(arguments.heap_mb << 20, 0x7FFF0000u));
    if (arguments.depth) settings.limits.depth = static_cast<std::uint32_t>(arguments.depth);
    return {};
}

} // namespace loopscope
