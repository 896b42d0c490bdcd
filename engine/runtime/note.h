// Writes what happens into the run's trace, where there is one that listens.
#pragma once

#include "engine/runtime/agent.h"
#include "engine/trace/trace.h"

namespace loopscope {

inline bool traces(const Agent& agent) { return agent.trace && agent.trace->recording; }

// `what` as TraceKind says; the step and its cause are the present ones.
inline void note(Agent& agent, TraceKind kind, TraceDetail what, std::uint32_t id, std::string_view label = {},
                 std::uint64_t amount = 0) {
    if (!traces(agent)) return;
    agent.trace->append(kind, what, id, agent.heap.header().cause, label, agent.heap.header().step, agent.now_ns(),
                        amount);
}

} // namespace loopscope
