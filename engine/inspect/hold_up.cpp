#include "engine/inspect/hold_up.h"

#include "engine/event_loop/arrivals.h"
#include "engine/event_loop/rendering.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"

namespace loopscope {

static void consider(HoldUp& found, const char* what, std::int64_t ready_ns) {
    if (!found.what.empty() && found.since_ns <= ready_ns) return;
    found.what = what;
    found.since_ns = ready_ns;
}

HoldUp hold_up(const Agent& agent) {
    const Heap& heap = agent.heap;
    HoldUp found;
    if (between_turns(agent)) return found; // the loop can turn
    const LoopState& loop = loop_state(agent);
    if (const Timer* timer = front(heap, heap.at(loop.timers))) consider(found, "a timer", timer->due_ns);
    if (const Arrival* arrival = front(heap, heap.at(loop.arrivals)))
        consider(found, "an answer from outside", arrival->time_ns);
    for (const Task* task : tasks_in_order(agent)) consider(found, "a callback", task->queued_at_ns);
    const bool frame = loop.rendering_wanted;
    const std::int64_t next_frame = loop.next_frame_ns;
    if (frame) consider(found, "a frame", next_frame);
    const std::int64_t now = agent.now_ns();
    if (found.what.empty() || now - found.since_ns < long_hold_up_ns) return {};
    for (std::int64_t at = next_frame; frame && at <= now && found.frames_missed < 10'000; at = frame_time_after(at))
        ++found.frames_missed;
    return found;
}

} // namespace loopscope
