// Promises that were rejected while nobody handles them. HTML, Unhandled promise rejections:
// https://html.spec.whatwg.org/#unhandled-promise-rejections
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

// https://html.spec.whatwg.org/#the-hostpromiserejectiontracker-implementation
void promise_rejection_tracker(Agent& agent, Value promise, bool handled);
// https://html.spec.whatwg.org/#notify-about-rejected-promises: what is still in the list gets one task. False: nothing
// is.
bool notify_about_rejected_promises(Agent& agent);
// A rejection has been reported and is still without a handler.
void add_outstanding_rejection(Agent& agent, Value promise);

} // namespace loopscope
