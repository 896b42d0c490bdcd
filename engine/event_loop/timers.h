// Timers that wait. HTML, Timers: https://html.spec.whatwg.org/#timers
//
// Chromium: a delay of 0 queues its task at once, with no delayed task in between. An interval is armed again before
// its callback runs, on the grid of the times at which it was due, so that missed ticks are not made up for. Not
// modelled: the throttling of timers in hidden pages and of chains of timers, and the alignment of wake-ups.
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

struct Timer : Record {
    static constexpr RecordKind kind = RecordKind::timer;
    static constexpr std::uint32_t references = 2;
    Value handler; // function, or string
    CellOf<Values> arguments;
    std::int64_t delay_ns; // the delay that applies
    std::int64_t due_ns;
    std::int64_t started_ns;
    std::int32_t handle;   // what setTimeout returned
    std::int32_t asked_ms; // the delay asked for
    std::int32_t nesting;  // its task's timer nesting level
    bool repeats;
    bool waits; // not in a queue yet
    std::uint16_t unused;
};

// https://html.spec.whatwg.org/#timer-initialisation-steps
const Timer& set_timer(Agent& agent, Value handler, std::int32_t timeout_ms, CellOf<Values> arguments, bool repeat);
void clear_timer(Agent& agent, std::int32_t handle);
// Its time has come: its task is queued.
void timer_is_due(Agent& agent, Timer& timer);
// Its task begins: an interval is armed again. The handler.
Value timer_fires(Agent& agent, Timer& timer);
// Those whose time has come while the loop can't turn: they still wait in the list. Counted up to a hundred.
std::uint32_t overdue_timers(const Agent& agent);

} // namespace loopscope
