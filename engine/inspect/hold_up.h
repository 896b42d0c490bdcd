// Blocking and starvation: what has long been ready while the loop cannot turn.
#pragma once

#include "engine/event_loop/event_loop.h"

#include <string>

namespace loopscope {

// Long Tasks: what keeps the loop for 50 ms is long.
inline constexpr std::int64_t long_hold_up_ns = 50'000'000;

struct HoldUp {
    std::string
        what; // "a timer", "a frame", "a callback": what has been ready longest; empty when nothing has for long
    std::int64_t since_ns = 0;
    std::uint64_t frames_missed = 0;
};
HoldUp hold_up(const Agent& agent);

} // namespace loopscope
