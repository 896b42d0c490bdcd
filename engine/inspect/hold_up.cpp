#include "engine/inspect/hold_up.h"

#include "engine/runtime/containers.h"

namespace loopscope {

static void consider(HoldUp& found, const char* what, std::int64_t ready_ns) {
    if (!found.what.empty() && found.since_ns <= ready_ns) return;
    found.what = what;
    found.since_ns = ready_ns;
}

static const Record* first_of(const Heap& heap, unsigned root) {
    const List& list = heap.at<List>(heap.root(root));
    return list.header.count > 0 ? &heap.at<Record>(item(heap, list, 0)) : nullptr;
}

HoldUp hold_up(const Agent& agent) {
    const Heap& heap = agent.heap;
    HoldUp found;
    if (between_turns(agent)) return found; // the loop can turn
    if (const Record* timer = first_of(heap, root_timers))
        consider(found, "a timer", ns_of(field(*timer, TimerField::due)));
    if (const Record* arrival = first_of(heap, root_arrivals))
        consider(found, "an answer from outside", ns_of(field(*arrival, ArrivalField::time)));
    for (const Ref task : tasks_in_order(agent))
        consider(found, "a callback", ns_of(field(heap.at<Record>(task), TaskField::queued_at)));
    const bool frame = heap.counter(counter_rendering_wanted) != 0;
    const std::int64_t next_frame = heap.counter(counter_next_frame_ns);
    if (frame) consider(found, "a frame", next_frame);
    const std::int64_t now = agent.now_ns();
    if (found.what.empty() || now - found.since_ns < long_hold_up_ns) return {};
    for (std::int64_t at = next_frame; frame && at <= now && found.frames_missed < 10'000; at = frame_time_after(at))
        ++found.frames_missed;
    return found;
}

} // namespace loopscope
