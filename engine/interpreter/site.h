// Where in the program something is made, noted in the trace (law 6): promises, timers, requests, listeners, callbacks.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

// `id` is being made by the instruction that runs.
void note_site(Agent& agent, std::uint32_t id);

} // namespace loopscope
