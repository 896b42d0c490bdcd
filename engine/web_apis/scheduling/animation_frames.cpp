// HTML 8.10 Animation frames: the callbacks that wait for the next frame (animation_frames.js).
#include "engine/event_loop/event_loop.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/note.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/web_apis.h"

#include <utility>

namespace loopscope {

// %requestFrame(callback): its handle
static Completion request_frame(Agent& agent, const NativeCall& call) {
    Heap& heap = agent.heap;
    Record& record = agent.make_record(static_cast<unsigned>(LoopRecord::frame_callback),
                                       static_cast<unsigned>(FrameCallbackField::count));
    const Value handle = Value::number(static_cast<double>(heap.counter(counter_next_frame_handle)++));
    field(record, FrameCallbackField::handle) = handle;
    field(record, FrameCallbackField::callback) = call.argument(0);
    push_back(agent, heap.at<List>(heap.root(root_frame_callbacks)), Value::cell(heap.ref_of(&record)));
    if (agent.trace) agent.trace->note_token(record.id, record.id, 'R');
    note(agent, TraceKind::handed_over, 0, record.id, "requestAnimationFrame");
    want_rendering(agent);
    return Completion::normal(handle);
}

static Completion cancel_frame(Agent& agent, const NativeCall& call) {
    Heap& heap = agent.heap;
    for (const unsigned root : {root_frame_callbacks, root_running_frame_callbacks}) {
        List& list = heap.at<List>(heap.root(root));
        for (std::uint32_t i = list.header.count; i > 0; --i) {
            if (field(heap.at<Record>(item(heap, list, i - 1)), FrameCallbackField::handle) == call.argument(0))
                remove_at(agent, list, i - 1);
        }
    }
    return Completion::normal();
}

// %beginFrame(): the callbacks asked for so far are this frame's
static Completion begin_frame(Agent& agent, const NativeCall&) {
    std::swap(agent.heap.root(root_frame_callbacks), agent.heap.root(root_running_frame_callbacks));
    return Completion::normal();
}

static Completion take_frame_callback(Agent& agent, const NativeCall&) {
    List& list = agent.heap.at<List>(agent.heap.root(root_running_frame_callbacks));
    if (list.header.count == 0) return Completion::normal();
    return Completion::normal(field(agent.heap.at<Record>(pop_front(agent, list)), FrameCallbackField::callback));
}

static constexpr NativeSpec animation_frame_specs[] = {
    {"", "requestFrame", request_frame, "", 1, native_intrinsic, "HTML 8.10"},
    {"", "cancelFrame", cancel_frame, "", 1, native_intrinsic, "HTML 8.10"},
    {"", "beginFrame", begin_frame, "", 0, native_intrinsic, "HTML 8.10"},
    {"", "takeFrameCallback", take_frame_callback, "", 0, native_intrinsic, "HTML 8.10"},
};

NativeList animation_frame_natives() { return animation_frame_specs; }

} // namespace loopscope
