#include "engine/inspect/look/console.h"

#include "engine/host/json.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

static seen::ConsoleLine look_at_line(const Trace& trace, const ConsoleRecord& line) {
    seen::ConsoleLine seen;
    seen.token = token_of_call(trace, line.cause, line.step);
    seen.level = line.level;
    seen.text = line.text;
    seen.step = line.step;
    seen.time_ms = milliseconds_from_ns(line.time_ns);
    seen.cause = line.cause;
    seen.agent = line.agent;
    seen.place = {line.source_id, line.start, line.end, line.line, line.column};
    seen.shape = line.shape;
    return seen;
}

// The trace knows the whole run, also what comes after the step that is looked at.
std::uint32_t console_total(const Simulation& simulation) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(simulation.console_lines(), simulation.trace().console().size()));
}

std::vector<seen::ConsoleLine> look_at_console(const Simulation& simulation, std::uint32_t from) {
    const auto& lines = simulation.trace().console();
    std::vector<seen::ConsoleLine> seen;
    for (std::uint32_t i = from; i < console_total(simulation); ++i)
        seen.push_back(look_at_line(simulation.trace(), lines[i]));
    return seen;
}

} // namespace loopscope
