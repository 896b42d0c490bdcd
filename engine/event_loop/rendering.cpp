#include "engine/event_loop/rendering.h"

#include "engine/event_loop/timers.h"
#include "engine/interpreter/site.h"
#include "engine/runtime/note.h"

#include <algorithm>

namespace loopscope {

static constexpr std::int64_t three_frames_ns = 50'000'000;
static constexpr std::int64_t longest_idle_period_ns = 50'000'000;

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

std::int64_t idle_deadline(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    const std::int64_t now = agent.now_ns();
    if (now < loop.idle_period_end_ns) return loop.idle_period_end_ns;
    std::int64_t deadline = now + longest_idle_period_ns;
    if (const Timer* timer = front(agent.heap, agent.heap.at(loop.timers)))
        deadline = std::min(deadline, timer->due_ns);
    if (loop.rendering_wanted) deadline = std::min(deadline, loop.next_frame_ns);
    return loop.idle_period_end_ns = deadline;
}

std::int64_t next_idle_period(const Agent& agent) {
    const LoopState& loop = loop_state(agent);
    const bool in_idle_callback = loop.current_task && agent.heap.at(loop.current_task).source == TaskSource::idle;
    return in_idle_callback ? std::max(agent.now_ns(), loop.idle_period_end_ns) : agent.now_ns();
}

void want_rendering(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    if (loop.rendering_wanted) return;
    loop.rendering_wanted = true;
    loop.next_frame_ns = frame_time_after(agent.now_ns());
}

void forget_rendering(Agent& agent) { own_loop_state(agent).rendering_wanted = false; }

std::int32_t request_frame(Agent& agent, Value callback) {
    LoopState& loop = own_loop_state(agent);
    FrameCallback& record = agent.make_record<FrameCallback>();
    record.handle = loop.next_frame_handle++;
    record.callback = callback;
    push_back(agent, agent.heap.at(loop.frame_callbacks), record);
    if (agent.trace) agent.trace->note_token(record.id, record.id, 'R');
    note_site(agent, record.id);
    note(agent, TraceKind::handed_over, {}, record.id, "requestAnimationFrame");
    want_rendering(agent);
    return record.handle;
}

void cancel_frame(Agent& agent, std::int32_t handle) {
    const LoopState& loop = loop_state(agent);
    for (const auto& callbacks : {loop.frame_callbacks, loop.running_frame_callbacks}) {
        ListOf<FrameCallback>& list = agent.heap.at(callbacks);
        for (std::uint32_t i = list.header.count; i > 0; --i)
            if (item(agent.heap, list, i - 1).handle == handle) remove_at(agent, list, i - 1);
    }
}

void begin_frame(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    std::swap(loop.frame_callbacks, loop.running_frame_callbacks);
}

Value take_frame_callback(Agent& agent) {
    ListOf<FrameCallback>& callbacks = agent.heap.at(loop_state(agent).running_frame_callbacks);
    if (callbacks.header.count == 0) return Value::undefined();
    const FrameCallback& taken = pop_front(agent, callbacks);
    note(agent, TraceKind::called, {}, taken.id);
    return taken.callback;
}

} // namespace loopscope
