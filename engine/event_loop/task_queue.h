// Queueing, and the choice among queues. HTML, Queuing tasks: https://html.spec.whatwg.org/#queuing-tasks
//
// Chromium: HTML leaves the choice among queues to the browser. Ours is Chromium's as far as it is stable: by priority
// of the source, then by the time at which the first task of each queue became ready. Chromium also keeps a task of low
// priority from starving for ever; here it may.
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

// https://html.spec.whatwg.org/#queue-a-task `queued_at`: now, or the time of an arrival.
Task& queue_task(Agent& agent, TaskSource source, Value label, TaskSteps steps, Value callable, Value this_value = {},
                 CellOf<Values> arguments = {}, std::int64_t queued_at_ns = -1);
// https://html.spec.whatwg.org/#queue-a-microtask
void queue_microtask(Agent& agent, Value label, Value callable, CellOf<Values> arguments = {}, bool library = false);

ListOf<Task>& task_queue(Agent& agent, TaskSource source);
const ListOf<Task>& task_queue(const Agent& agent, TaskSource source);
// Takes a task that waits out of its queue; false: it has been taken already.
bool dequeue_task(Agent& agent, std::uint32_t id);
// To the queue of another source, at the place of its age; false: it has been taken already.
bool move_task(Agent& agent, std::uint32_t id, TaskSource source);

// The policy: the queue whose first task is taken next; none when all are empty.
std::optional<TaskSource> choose_task_queue(const Agent& agent);
// All waiting tasks in the order in which they would be taken, if nothing came in between.
std::vector<const Task*> tasks_in_order(const Agent& agent);

} // namespace loopscope
