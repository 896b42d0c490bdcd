#include "engine/inspect/stopping.h"

#include "engine/event_loop/program_time.h"
#include "engine/event_loop/timers.h"
#include "engine/interpreter/frame_view.h"
#include "engine/syntax/ast.h"

#include <algorithm>

namespace loopscope {

std::optional<StepKind> step_kind_from_name(std::string_view name) {
    static constexpr std::string_view names[] = {"instruction", "expression", "line",   "over",    "out",   "call",
                                                 "microtask",   "task",       "render", "console", "moment"};
    for (unsigned i = 0; i < std::size(names); ++i)
        if (names[i] == name) return static_cast<StepKind>(i);
    return std::nullopt;
}

template <class T> static Ref ref_or_none(CellOf<T> cell) { return cell ? cell.ref() : 0; }

static void mark_frame(const Heap& heap, StopMark& mark) {
    const auto& frame = heap.at<Frame>(heap.header().fp);
    mark.frame = frame.id;
    mark.executable = frame.executable;
    if (frame.kind != FrameKind::bytecode || !frame.executable) return;
    const auto& executable = heap.at<Executable>(frame.executable);
    if (executable.flags & executable_library) return;
    const Position* position = position_at(heap, executable, frame.pc);
    if (!position || position->flags & position_hidden) return;
    mark.visible = true;
    mark.statement = position->flags & position_statement;
    mark.debugger = static_cast<NodeKind>(position->node_kind) == NodeKind::debugger_statement;
    mark.start = position->start;
    mark.end = position->end;
}

static std::uint32_t innermost_program_frame(const Heap& heap) {
    for (Ref at = heap.header().fp; at != 0;) {
        const auto& frame = heap.at<Frame>(at);
        const bool code = frame.kind == FrameKind::bytecode && frame.executable;
        if (code && !(heap.at<Executable>(frame.executable).flags & executable_library)) return frame.id;
        at = frame.caller;
    }
    return 0;
}

bool runs_program(const Heap& heap) { return innermost_program_frame(heap) != 0; }

static StopMark mark_of(const Simulation& simulation, const Agent& agent) {
    const Heap& heap = agent.heap;
    const LoopState& loop = loop_state(agent);
    StopMark mark;
    mark.agent = agent.id;
    mark.phase = simulation.phase();
    mark.depth = heap.header().depth;
    mark.microtask = ref_or_none(loop.current_microtask);
    mark.task = ref_or_none(loop.current_task);
    mark.console = simulation.console_lines();
    mark.turn = loop.turn;
    if (!heap.header().fp) return mark;
    mark_frame(heap, mark);
    mark.program_frame = innermost_program_frame(heap);
    mark.overdue = overdue_timers(agent);
    return mark;
}

const Agent& agent_of(const Simulation& simulation, std::uint32_t id) {
    const auto agents = simulation.agents();
    const auto found = std::find_if(agents.begin(), agents.end(), [&](const auto& one) { return one->id == id; });
    return found == agents.end() ? simulation.agent() : **found;
}

StopMark mark_of(const Simulation& simulation) { return mark_of(simulation, simulation.agent()); }

StopMark mark_after(const Simulation& simulation, const StopMark& before) {
    return mark_of(simulation, agent_of(simulation, before.agent));
}

std::uint32_t line_of(const Simulation& simulation, const StopMark& mark) {
    if (!mark.visible) return 0;
    const Heap& heap = simulation.agent().heap;
    const auto& executable = heap.at<Executable>(mark.executable);
    constexpr std::uint32_t elsewhere = 1u << 24; // a file that the program's text does not show
    const auto& starts = simulation.scenario().starts;
    const FileStart start =
        executable.source_id < starts.size() ? starts[executable.source_id] : FileStart{0, 0, false};
    return line_and_column(heap, executable, mark.start).line + (start.written ? start.lines : elsewhere);
}

static bool new_turn(const StopMark& from, const StopMark& now) {
    return now.microtask != from.microtask || now.task != from.task || now.turn != from.turn;
}

static bool ends_line(const Simulation& simulation, const StopMark& from, const StopMark& now) {
    if (!now.visible || !now.statement) return false;
    if (now.frame != from.frame || new_turn(from, now)) return true;
    return line_of(simulation, now) != line_of(simulation, from) || now.start <= from.start;
}

// Agents take turns with every instruction, but who steps through one of them stays with it as long as it has something
// to do.
static bool is_elsewhere(const Simulation& simulation, const StopMark& from, const StopMark& now) {
    if (now.agent == from.agent) return false;
    const Agent& agent = agent_of(simulation, from.agent);
    return agent.id == from.agent && !at_rest(agent);
}

bool ends_step(const Simulation& simulation, StepKind kind, const StopMark& from, const StopMark& now) {
    if (kind != StepKind::instruction && kind != StepKind::console && is_elsewhere(simulation, from, now)) return false;
    switch (kind) {
    case StepKind::instruction: return true;
    case StepKind::expression:
        if (now.frame == 0) return now.phase != from.phase || now.turn != from.turn || from.frame != 0;
        return now.visible && (now.start != from.start || now.end != from.end || now.frame != from.frame);
    case StepKind::line: return ends_line(simulation, from, now);
    case StepKind::over: return (now.depth <= from.depth || new_turn(from, now)) && ends_line(simulation, from, now);
    case StepKind::out: return (now.depth < from.depth || new_turn(from, now)) && (now.visible || now.frame == 0);
    case StepKind::call:
        return now.visible && now.frame != from.frame && (now.depth > from.depth || new_turn(from, now));
    case StepKind::microtask: return now.microtask != 0 && now.microtask != from.microtask;
    case StepKind::task: return now.task != 0 && now.task != from.task;
    case StepKind::render: return now.phase == Phase::rendering && from.phase != Phase::rendering;
    case StepKind::console: return now.console > from.console;
    case StepKind::moment: break;
    }
    return true;
}

} // namespace loopscope
