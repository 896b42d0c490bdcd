// What the Web's APIs keep for as long as the run lasts: the console.
#pragma once

#include "engine/runtime/containers.h"

namespace loopscope {

struct WebApisState {
    static constexpr auto area = &ArenaHeader::web_apis;
    static constexpr std::uint32_t references = 2;
    CellOf<HashTable> console_counts; // label -> count
    CellOf<HashTable> console_timers; // label -> program time, ns
    std::uint64_t console_lines;
    std::uint64_t console_bytes; // of all lines so far
    std::uint64_t told_bytes;    // to the host: changes of the document, what is stored
    std::uint64_t console_hash;  // of all lines so far: what was printed is part of the state
    std::int32_t console_indent; // of console.group
    std::uint32_t unused;
};
inline WebApisState& own_web_apis_state(Agent& agent) { return agent.heap.own_state<WebApisState>(); }
inline const WebApisState& web_apis_state(const Agent& agent) { return agent.heap.state<WebApisState>(); }

} // namespace loopscope
