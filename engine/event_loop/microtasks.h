// The microtask checkpoint, one microtask at a time. HTML, Perform a microtask checkpoint:
// https://html.spec.whatwg.org/#perform-a-microtask-checkpoint
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

// Enters the next microtask; false: there is none.
bool take_microtask(Agent& agent);
// What was entered has ended; it may have been a microtask.
void end_microtask(Agent& agent);
// One step of the checkpoint: enters the next microtask, or, when there is none, ends the checkpoint.
void checkpoint_step(Agent& agent);

} // namespace loopscope
