#include "engine/event_loop/listeners.h"

#include "engine/interpreter/site.h"
#include "engine/runtime/note.h"

namespace loopscope {

static TableOf<Listener>& listeners(Agent& agent) { return agent.heap.at(loop_state(agent).listeners); }

const Listener& add_listener(Agent& agent, Value label, Value callback) {
    Listener& listener = agent.make_record<Listener>();
    listener.label = label;
    listener.callback = callback;
    add(agent, listeners(agent), listener.id, listener);
    if (agent.trace) agent.trace->note_token(listener.id, listener.id, 'E');
    note_site(agent, listener.id);
    note(agent, TraceKind::handed_over, {}, listener.id, "addEventListener");
    return listener;
}

void remove_listener(Agent& agent, std::uint32_t id) { remove(agent, listeners(agent), id); }

void note_heard(Agent& agent, std::uint32_t id) {
    if (Listener* listener = find(agent, listeners(agent), id)) ++listener->heard;
    note(agent, TraceKind::called, {}, id);
}

} // namespace loopscope
