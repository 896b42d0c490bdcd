#include "engine/event_loop/rejected_promises.h"

#include "engine/event_loop/library_steps.h"
#include "engine/event_loop/task_queue.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

// A task of the DOM manipulation task source that runs library steps with one argument.
static void queue_steps(Agent& agent, std::string_view label, LibraryStep steps, Value argument) {
    Values& arguments = agent.make_values(1, argument);
    queue_task(agent, TaskSource::dom_manipulation, string_from_utf8(agent, label), TaskSteps::library,
               library_step(agent, steps), Value::undefined(), agent.heap.cell_of(arguments));
}

static bool remove_from(Agent& agent, CellOf<List> of, Value promise) {
    List& list = agent.heap.at(of);
    for (std::uint32_t i = 0; i < list.header.count; ++i)
        if (item(agent.heap, list, i) == promise) return remove_at(agent, list, i), true;
    return false;
}

void promise_rejection_tracker(Agent& agent, Value promise, bool handled) {
    const LoopState& loop = loop_state(agent);
    if (!handled) return push_back(agent, agent.heap.at(loop.rejected_promises), promise); // 4
    if (remove_from(agent, loop.rejected_promises, promise)) return;                       // 5.1
    if (!remove_from(agent, loop.outstanding_rejections, promise)) return;                 // 5.2, 5.3
    queue_steps(agent, "rejectionhandled", LibraryStep::fire_rejection_handled, promise);  // 5.5
}

bool notify_about_rejected_promises(Agent& agent) {
    List& rejected = agent.heap.at(loop_state(agent).rejected_promises);
    if (rejected.header.count == 0) return false; // 2
    Object& promises = agent.make_array(0);
    while (rejected.header.count > 0) append_element(agent, promises, pop_front(agent, rejected));               // 1, 3
    queue_steps(agent, "unhandled rejections", LibraryStep::notify_rejected_promises, agent.value_of(promises)); // 4
    return true;
}

void add_outstanding_rejection(Agent& agent, Value promise) {
    push_back(agent, agent.heap.at(loop_state(agent).outstanding_rejections), promise);
}

} // namespace loopscope
