// Long leaves cost program time by what they handle, so that a program sees its clock move as it would in life.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

// `units`: elements, characters or the like that one leaf handled; ten to an instruction.
inline void charge(Agent& agent, std::uint64_t units) {
    agent.note_work(units * 4);
    agent.spend(static_cast<std::int64_t>(units / 10) * agent.time().instruction_ns);
}

} // namespace loopscope
