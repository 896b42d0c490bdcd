#include "engine/builtins/builtins_state.h"

namespace loopscope {

void make_builtins_state(Agent& agent) {
    BuiltinsState& state = agent.heap.make_state<BuiltinsState>();
    state.symbol_registry = agent.heap.cell_of(make_hash_table(agent));
    state.shell_output = agent.heap.cell_of(make_list(agent));
}

void seed_random(Agent& agent, std::uint64_t first, std::uint64_t second) {
    own_builtins_state(agent).random_state[0] = first;
    own_builtins_state(agent).random_state[1] = second;
}

} // namespace loopscope
