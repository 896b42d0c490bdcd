// The microtask queue, and the task queues in the order of choice.
#pragma once

#include "engine/inspect/look/window.h"

namespace loopscope {

// A timer of 0 ms that this very step has set. Its task is queued already; for the eye it is with the browser once, as
// every timer is.
bool is_on_its_way(const Agent& agent, const Task& task);
void look_at_microtasks(const Agent& agent, const Look& look, seen::Agent& seen); // head first
void look_at_tasks(const Agent& agent, const Look& look, seen::Agent& seen);      // in the order of choice
seen::Job look_at_job(const Agent& agent, const Record& job, const Look& look);
seen::Task look_at_task(const Agent& agent, const Task& task, const Look& look);

} // namespace loopscope
