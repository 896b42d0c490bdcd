#include "engine/inspect/moments.h"

#include "engine/inspect/stopping.h"
#include "engine/inspect/turn_code.h"
#include "engine/syntax/by_enum.h"

#include <algorithm>
#include <optional>

namespace loopscope {

std::string_view moment_name(MomentKind kind) {
    static constexpr NamesOf<MomentKind> names = {
#define LOOPSCOPE_MOMENT(kind, weight) #kind,
#include "engine/inspect/moments.def"
#undef LOOPSCOPE_MOMENT
    };
    return names[kind];
}

std::string_view weight_name(Weight weight) {
    static constexpr NamesOf<Weight, 3> names = {"passing", "beat", "key"};
    return names[weight];
}

Weight weight_of(MomentKind kind) {
    static constexpr ByEnum<MomentKind, Weight> weights = {
#define LOOPSCOPE_MOMENT(kind, weight) Weight::weight,
#include "engine/inspect/moments.def"
#undef LOOPSCOPE_MOMENT
    };
    return weights[kind];
}

// --- from the trace --------------------------------------------------------------------------------------------------

static std::optional<MomentKind> kind_of_turn(TurnKind turn) {
    switch (turn) {
    case TurnKind::script: return MomentKind::script_begins;
    case TurnKind::microtask: return MomentKind::microtask_taken;
    case TurnKind::task: return MomentKind::task_taken;
    case TurnKind::rendering: return MomentKind::frame_rendered;
    }
    return std::nullopt;
}

static MomentKind kind_of_rest(Phase phase) {
    return phase == Phase::waiting ? MomentKind::wait_begins : MomentKind::over;
}

static MomentKind kind_of_handing_over(const Trace& trace, const TraceRecord& record) {
    if (trace.token(record.id).letter == 'T') return MomentKind::timer_set;
    if (record.kind == TraceKind::operation_started) return MomentKind::operation_started;
    return trace.token(record.id).letter == 'R' ? MomentKind::frame_requested : MomentKind::listener_added;
}

static std::optional<MomentKind> kind_of(const Trace& trace, const TraceRecord& record) {
    switch (record.kind) {
    case TraceKind::turn_began: return kind_of_turn(static_cast<TurnKind>(record.what));
    case TraceKind::queued:
        return static_cast<TurnKind>(record.what) == TurnKind::microtask ? MomentKind::microtask_queued
                                                                         : MomentKind::task_queued;
    case TraceKind::operation_started:
    case TraceKind::handed_over: return kind_of_handing_over(trace, record);
    case TraceKind::operation_ended: return MomentKind::operation_cancelled;
    case TraceKind::reaction_waits: return MomentKind::reaction_waits;
    case TraceKind::promise_settled: return MomentKind::promise_settled;
    case TraceKind::suspended: return MomentKind::await_suspends;
    case TraceKind::thrown: return MomentKind::error_thrown;
    case TraceKind::caught: return MomentKind::error_caught;
    case TraceKind::reported: return MomentKind::error_reported;
    case TraceKind::console_line: return MomentKind::console_line;
    case TraceKind::rests: return kind_of_rest(static_cast<Phase>(record.what));
    case TraceKind::turn_ended:
    case TraceKind::rendering:
    case TraceKind::input:
    case TraceKind::called:
    case TraceKind::count: break;
    }
    return std::nullopt;
}

// An operation that ends because its turn came, or because its last answer did, is told by that turn.
static bool ends_by_itself(const Trace& trace, const TraceRecord& record) {
    if (record.kind != TraceKind::operation_ended) return false;
    const auto records = trace.of_step(record.step);
    return std::any_of(records.begin(), records.end(), [](const TraceRecord& one) {
        const auto turn = static_cast<TurnKind>(one.what);
        return (one.kind == TraceKind::turn_began || one.kind == TraceKind::queued) && turn == TurnKind::task;
    });
}

// A timer of 0 ms joins its queue in the step that sets it. It is seen with the browser first, and told to join one
// step later.
static bool joins_at_once(const Trace& trace, const TraceRecord& record) {
    if (record.kind != TraceKind::queued || trace.token(record.id).letter != 'T') return false;
    const auto records = trace.of_step(record.step);
    return std::any_of(records.begin(), records.end(), [&](const TraceRecord& one) {
        return one.kind == TraceKind::operation_started && one.id == trace.token(record.id).id;
    });
}

// A turn that enters the program's own code is told when that is on the stack.
static bool enters_later(const Simulation& simulation, const TraceRecord& record) {
    if (record.kind != TraceKind::turn_began) return false;
    const std::uint32_t id = simulation.trace().agent_id(record.agent);
    const Agent& agent = agent_of(simulation, id);
    const TurnCode code = agent.id == id ? turn_code(agent) : TurnCode{};
    return code.id == record.id && code.executable != 0;
}

// Calls back for each record that is told at the present step, until one says true.
template <class Visit> static bool any_told_now(const Simulation& simulation, Visit visit) {
    const Trace& trace = simulation.trace();
    const std::uint64_t step = simulation.step_count();
    for (const TraceRecord& record : trace.of_step(step))
        if (kind_of(trace, record) && !joins_at_once(trace, record) && !enters_later(simulation, record) &&
            !ends_by_itself(trace, record) && visit(record))
            return true;
    if (step == 0) return false;
    const auto late = trace.of_step(step - 1);
    return std::any_of(late.begin(), late.end(),
                       [&](const TraceRecord& one) { return joins_at_once(trace, one) && visit(one); });
}

// --- from the state --------------------------------------------------------------------------------------------------

static std::optional<MomentKind> kind_of_frames(const StopMark& before, const StopMark& now) {
    if (before.agent != now.agent) return std::nullopt;
    if (before.depth > 0 && now.depth == 0) return MomentKind::stack_empty;
    if (before.program_frame == now.program_frame) return std::nullopt;
    return now.program_frame > before.program_frame ? MomentKind::frame_pushed : MomentKind::frame_left;
}

static std::optional<Happening> entered(const Simulation& simulation, const StopMark& before, const StopMark& now) {
    if (before.program_frame != 0 || now.program_frame == 0) return std::nullopt;
    const TurnCode code = turn_code(agent_of(simulation, now.agent));
    if (code.id == 0 || !has_entered(code, before, now)) return std::nullopt;
    const MomentKind kind = code.kind == TurnKind::microtask ? MomentKind::microtask_taken : MomentKind::task_taken;
    return Happening{kind, now.agent, code.id, 0, 0, 0, 0};
}

static Ref left_code(const StopMark& before) { return before.frame == before.program_frame ? before.executable : 0; }

static std::optional<MomentKind> kind_of_clock(const StopMark& before, const StopMark& now) {
    const bool became = before.agent == now.agent && now.depth > 0 && now.overdue > before.overdue;
    return became ? std::optional(MomentKind::overdue) : std::nullopt;
}

static bool was_stopped(const StopMark& before, const StopMark& now) {
    return now.phase == Phase::halted && before.phase != Phase::halted;
}

std::vector<Happening> happenings_at(const Simulation& simulation, const StopMark& before, const StopMark& now) {
    const Trace& trace = simulation.trace();
    std::vector<Happening> found;
    any_told_now(simulation, [&](const TraceRecord& record) {
        found.push_back({*kind_of(trace, record), trace.agent_id(record.agent), record.id, record.amount, record.what,
                         record.label, 0});
        return false;
    });
    const auto taken = entered(simulation, before, now);
    if (taken) found.push_back(*taken);
    for (const auto kind : {taken ? std::nullopt : kind_of_frames(before, now), kind_of_clock(before, now)})
        if (kind) found.push_back({*kind, now.agent, now.program_frame, now.overdue, 0, 0, left_code(before)});
    if (was_stopped(before, now)) found.push_back({MomentKind::limit, now.agent, 0, 0, 0, 0, 0});
    std::stable_sort(found.begin(), found.end(),
                     [](const Happening& a, const Happening& b) { return a.kind < b.kind; });
    return found;
}

bool is_moment(const Simulation& simulation, const StopMark& before, const StopMark& now) {
    if (kind_of_frames(before, now) || kind_of_clock(before, now) || was_stopped(before, now)) return true;
    return any_told_now(simulation, [](const TraceRecord&) { return true; });
}

std::optional<std::uint64_t> latest_traced_moment(const Simulation& simulation, std::uint64_t before) {
    const Trace& trace = simulation.trace();
    auto record = trace.of_step(before).begin();
    while (record != trace.records().begin()) {
        --record;
        if (!kind_of(trace, *record) || ends_by_itself(trace, *record)) continue;
        const std::uint64_t step = record->step + joins_at_once(trace, *record);
        if (step < before) return step;
    }
    return std::nullopt;
}

} // namespace loopscope
