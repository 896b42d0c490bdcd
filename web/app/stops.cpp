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
    began_ = told_until_ = 0;
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

// Where the exception was thrown that is reported now: in this turn, and no clause has caught it. 0: unknown.
static std::uint64_t throw_reported_at(const Trace& trace, std::uint64_t step) {
    std::set<std::uint32_t> others; // ids of objects that were caught
    std::optional<std::uint32_t> wanted;
    auto one = std::make_reverse_iterator(trace.of_step(step).end());
    for (; one != trace.records().rend() && one->kind != TraceKind::turn_began; ++one) {
        if (one->kind == TraceKind::reported && !wanted) wanted = one->id;
        if (one->kind == TraceKind::caught && one->id != wanted) others.insert(one->id);
        if (one->kind == TraceKind::thrown && (wanted ? one->id == *wanted : !others.contains(one->id)))
            return one->step;
    }
    return 0;
}

// A rejection may come from no throw at all. 0: unknown.
static std::uint64_t throw_of(const Trace& trace, std::uint32_t object, std::uint64_t step) {
    const auto& records = trace.records();
    const auto found = std::find_if(records.rbegin(), records.rend(), [&](const TraceRecord& one) {
        return one.kind == TraceKind::thrown && one.id == object && one.step <= step;
    });
    return object != 0 && found != records.rend() ? found->step : 0;
}

// Where an error was thrown is known once nobody has caught it: the run goes back there.
static std::uint64_t before_throw(const Trace& trace, const TraceRecord& report) {
    const ConsoleRecord& line = trace.console()[report.amount];
    const bool rejection = line.text.starts_with("Uncaught (in promise)");
    const std::uint64_t thrown =
        rejection ? throw_of(trace, line.reason, report.step) : throw_reported_at(trace, report.step);
    return thrown > 0 ? thrown - 1 : report.step;
}

static bool is_report(const Trace& trace, const TraceRecord& record) {
    return record.kind == TraceKind::console_line && record.amount < trace.console().size() &&
           trace.console()[record.amount].level == ConsoleLevel::uncaught;
}

std::optional<Stop> Stops::at_error(const Simulation& simulation) {
    if (!thrown_ && !uncaught_) return std::nullopt;
    const std::uint64_t step = simulation.step_count();
    for (const TraceRecord& record : simulation.trace().of_step(step)) {
        if (thrown_ && record.kind == TraceKind::thrown && step > 0 && step - 1 != began_)
            return Stop{StopReason::thrown, step - 1};
        if (thrown_ || step <= told_until_ || !is_report(simulation.trace(), record)) continue;
        told_until_ = step;
        return Stop{StopReason::uncaught, before_throw(simulation.trace(), record)};
    }
    return std::nullopt;
}

} // namespace loopscope
