#include "web/app/stops.h"

#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

std::string_view name_of(StopReason reason) {
    constexpr std::string_view names[] = {"", "breakpoint", "debugger", "line", "thrown", "uncaught"};
    return names[static_cast<unsigned>(reason)];
}

void Stops::attach(const Simulation* simulation) {
    once_.reset();
    stopped_at_line_ = 0;
    began_ = 0;
    has_debugger_ = false;
    if (!simulation) return;
    const auto& files = simulation->scenario().files;
    has_debugger_ = std::any_of(files.begin(), files.end(), [](const auto& file) {
        return file.second.find("debugger") != std::string::npos; // at most, steps are looked at for nothing
    });
}

void Stops::begin(const Simulation& simulation, bool same_place) {
    began_ = simulation.step_count();
    if (!same_place) stopped_at_line_ = 0;
}

std::optional<Stop> Stops::look(const Simulation& simulation, const StopMark& mark) {
    if (!any()) return std::nullopt;
    std::optional<Stop> stop = at_statement(simulation, mark);
    if (!stop) stop = at_error(simulation);
    if (stop) once_.reset();
    return stop;
}

std::optional<Stop> Stops::at_statement(const Simulation& simulation, const StopMark& mark) {
    if (!mark.visible || !mark.statement) return std::nullopt;
    const std::uint32_t line = line_of(simulation, mark);
    if (line == stopped_at_line_) return std::nullopt;
    stopped_at_line_ = 0;
    const StopReason reason = lines_.contains(line) ? StopReason::breakpoint
                              : once_ == line       ? StopReason::line
                              : mark.debugger       ? StopReason::debugger
                                                    : StopReason::none;
    if (reason == StopReason::none) return std::nullopt;
    stopped_at_line_ = line;
    return Stop{reason, simulation.step_count()};
}

// The object of the throw that ended in an uncaught exception just now: the latest that no clause has caught.
static std::uint32_t latest_uncaught(const Trace& trace, std::uint64_t step) {
    std::set<std::uint32_t> caught;
    const auto& records = trace.records();
    for (auto one = records.rbegin(); one != records.rend(); ++one) {
        if (one->step > step) continue;
        if (one->kind == TraceKind::caught) caught.insert(one->id);
        if (one->kind == TraceKind::thrown && !caught.contains(one->id)) return one->id;
    }
    return 0;
}

// Where an error was thrown is known once nobody has caught it: the run goes back there. A rejection may come from no
// throw at all.
static std::uint64_t before_throw(const Trace& trace, const TraceRecord& reported) {
    const ConsoleRecord& line = trace.console()[reported.amount];
    const bool rejection = line.text.starts_with("Uncaught (in promise)");
    const std::uint32_t object = rejection ? line.reason : latest_uncaught(trace, reported.step);
    const auto& records = trace.records();
    const auto found = std::find_if(records.rbegin(), records.rend(), [&](const TraceRecord& one) {
        return one.kind == TraceKind::thrown && one.id == object && one.step <= reported.step;
    });
    const bool known = found != records.rend() && found->step > 0 && (object != 0 || !rejection);
    return known ? found->step - 1 : reported.step;
}

static bool is_report(const Trace& trace, const TraceRecord& record) {
    return record.kind == TraceKind::console_line && record.amount < trace.console().size() &&
           trace.console()[record.amount].level == ConsoleLevel::uncaught;
}

std::optional<Stop> Stops::at_error(const Simulation& simulation) const {
    if (!thrown_ && !uncaught_) return std::nullopt;
    const std::uint64_t step = simulation.step_count();
    for (const TraceRecord& record : simulation.trace().of_step(step)) {
        std::optional<Stop> stop;
        if (record.kind == TraceKind::thrown && thrown_) stop = {StopReason::thrown, step > 0 ? step - 1 : 0};
        if (uncaught_ && !thrown_ && is_report(simulation.trace(), record))
            stop = {StopReason::uncaught, before_throw(simulation.trace(), record)};
        if (stop && stop->step != began_) return stop;
    }
    return std::nullopt;
}

} // namespace loopscope
