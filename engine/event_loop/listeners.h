// Registered listeners, as the picture shows them; the registration itself is the library's.
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

struct Listener : Record {
    static constexpr RecordKind kind = RecordKind::listener;
    static constexpr std::uint32_t references = 2;
    Value label; // string: 'button click'
    Value callback;
    std::uint32_t heard; // how often it was called
    std::uint32_t unused;
};

const Listener& add_listener(Agent& agent, Value label, Value callback);
void remove_listener(Agent& agent, std::uint32_t id);
void note_heard(Agent& agent, std::uint32_t id); // it is being called

} // namespace loopscope
