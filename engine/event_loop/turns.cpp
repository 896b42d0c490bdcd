#include "engine/event_loop/turns.h"

#include "engine/runtime/string.h"

namespace loopscope {

void trace_turn(Agent& agent, TraceKind kind, TurnKind what, std::uint32_t id, std::uint32_t cause, Value label,
                std::uint64_t amount) {
    if (!agent.trace || !agent.trace->recording) return;
    const std::string text = label.is_string() ? to_utf8(agent.heap, label, 80) : std::string();
    agent.trace->append(kind, what, id, cause, text, agent.heap.header().step, agent.now_ns(), amount);
}

void begin_turn(Agent& agent, const TurnStart& start) {
    LoopState& loop = own_loop_state(agent);
    ++loop.turn;
    loop.turn_began_step = agent.heap.header().step;
    loop.turn_phase = loop.phase = start.phase;
    agent.set_cause(start.id);
    trace_turn(agent, TraceKind::turn_began, start.kind, start.id, start.cause, start.label,
               agent.ns_since(start.queued_at_ns));
}

static TurnKind kind_of_turn(Phase phase) {
    switch (phase) {
    case Phase::script: return TurnKind::script;
    case Phase::task: return TurnKind::task;
    default: return TurnKind::rendering;
    }
}

void end_turn(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    const ArenaHeader& header = agent.heap.header();
    trace_turn(agent, TraceKind::turn_ended, kind_of_turn(loop.turn_phase), header.cause, 0, Value::undefined(),
               header.step - loop.turn_began_step);
    loop.current_task = {};
    loop.timer_nesting = 0;
    loop.stage = Stage::choose;
    agent.set_cause(0);
}

} // namespace loopscope
