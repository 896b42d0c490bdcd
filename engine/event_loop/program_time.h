// Program time: the clock that the program sees. It advances with instructions, and while the loop waits with the host.
//
// Prices, settings of the scenario: an instruction 100 ns; a read of the clock 20 µs, so that a loop which waits for
// the clock ends after a reasonable number of instructions; a built-in by what it handles (builtins/charge.h); a step
// of the loop itself nothing. A real machine is quicker or slower, and uneven.
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

// The earliest program time at which something can happen that the loop waits for; none when only answers help.
std::optional<std::int64_t> next_deadline(const Agent& agent);
// Whether the loop has nothing to do at its present time: it has said so (phase_of), and waits.
bool at_rest(const Agent& agent);
// The host's promise: whatever is in flight has really run until then.
void confirm(Agent& agent, std::int64_t time_ns);
// The host says how far program time may go: while the loop waits, it goes there, or to the next deadline.
void advance_to(Agent& agent, std::int64_t time_ns);
// The gate: whether the loop may choose or pass a deadline at `time_ns`.
bool gate_is_open(const Agent& agent, std::int64_t time_ns);
// A read of the clock by the program, which costs time.
std::int64_t read_clock(Agent& agent);
// The time at which this agent's global is made: its clock begins with it.
void set_time_origin(Agent& agent, std::int64_t time_ns);

} // namespace loopscope
