// Rendering opportunities: a grid of 1000/60 ms in program time, passed only when something wants to be rendered.
#include "engine/event_loop/event_loop.h"

#include "engine/runtime/containers.h"

#include <algorithm>

namespace loopscope {

static constexpr std::int64_t three_frames_ns = 50'000'000;

static std::int64_t frame_time(std::int64_t frame) { return frame * three_frames_ns / 3; }

std::int64_t frame_time_after(std::int64_t time_ns) {
    std::int64_t frame = time_ns * 3 / three_frames_ns;
    while (frame_time(frame) <= time_ns) ++frame;
    return frame_time(frame);
}

std::int64_t latest_frame_time(std::int64_t time_ns) {
    std::int64_t frame = time_ns * 3 / three_frames_ns + 1;
    while (frame > 0 && frame_time(frame) > time_ns) --frame;
    return frame_time(frame);
}

std::int64_t idle_deadline(const Agent& agent) {
    const Heap& heap = agent.heap;
    std::int64_t deadline = agent.now_ns() + 50'000'000;
    const List& timers = heap.at<List>(heap.root(root_timers));
    if (timers.header.count > 0)
        deadline = std::min(deadline, ns_of(field(heap.at<Record>(item(heap, timers, 0)), TimerField::due)));
    if (heap.counter(counter_rendering_wanted)) deadline = std::min(deadline, heap.counter(counter_next_frame_ns));
    return deadline;
}

void want_rendering(Agent& agent) {
    Heap& heap = agent.heap;
    if (heap.counter(counter_rendering_wanted)) return;
    heap.counter(counter_rendering_wanted) = 1;
    heap.counter(counter_next_frame_ns) = frame_time_after(agent.now_ns());
}

} // namespace loopscope
