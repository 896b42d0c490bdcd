// A turn of the loop: a task with its microtasks, or a rendering opportunity taken.
#pragma once

#include "engine/event_loop/loop_state.h"
#include "engine/trace/trace.h"

namespace loopscope {

// A turn begins, at its present step; `id` becomes the origin of what it makes.
struct TurnStart {
    Phase phase;
    TurnKind kind;
    std::uint32_t id;
    std::uint32_t cause;
    Value label;
    std::int64_t queued_at_ns;
};
void begin_turn(Agent& agent, const TurnStart& start);
// The task and its microtasks are done.
void end_turn(Agent& agent);

// `label`: a string, or undefined.
void trace_turn(Agent& agent, TraceKind kind, TurnKind what, std::uint32_t id, std::uint32_t cause,
                Value label = Value::undefined(), std::uint64_t amount = 0);

} // namespace loopscope
