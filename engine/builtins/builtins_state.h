// What the language's library keeps for as long as the run lasts.
#pragma once

#include "engine/runtime/containers.h"

namespace loopscope {

struct BuiltinsState {
    static constexpr auto area = &ArenaHeader::builtins;
    static constexpr std::uint32_t references = 4;
    CellOf<HashTable> symbol_registry; // the GlobalSymbolRegistry List: key -> symbol
    CellOf<Values> time_zone;          // the scenario's (numbers/time_zone.h); none: UTC
    CellOf<List> shell_output;         // the lines that the shell's print() was given (shell.h)
    Value join_stack; // array of the arrays that Array.prototype.join is working on; undefined while never used
    std::uint64_t random_state[2]; // Math.random's
};
inline BuiltinsState& own_builtins_state(Agent& agent) { return agent.heap.own_state<BuiltinsState>(); }
inline const BuiltinsState& builtins_state(const Agent& agent) { return agent.heap.state<BuiltinsState>(); }

// Once, in a fresh agent.
void make_builtins_state(Agent& agent);
// What Math.random goes on from.
void seed_random(Agent& agent, std::uint64_t first, std::uint64_t second);

} // namespace loopscope
