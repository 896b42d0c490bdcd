// HTML, Animation frames: the callbacks that wait for the next frame (animation_frames.js).
#include "engine/event_loop/rendering.h"
#include "engine/web_apis/web_apis.h"

namespace loopscope {

// %requestFrame(callback): its handle
static Completion request_frame_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::int32(request_frame(agent, call.argument(0))));
}

// %cancelFrame(handle)
static Completion cancel_frame_of(Agent& agent, const NativeCall& call) {
    cancel_frame(agent, call.argument(0).as_int32());
    return Completion::normal();
}

// %beginFrame()
static Completion begin_frame_of(Agent& agent, const NativeCall&) {
    begin_frame(agent);
    return Completion::normal();
}

// %takeFrameCallback(): undefined when this frame has no more
static Completion take_frame_callback_of(Agent& agent, const NativeCall&) {
    return Completion::normal(take_frame_callback(agent));
}

static constexpr NativeSpec animation_frame_specs[] = {
    {"", "requestFrame", request_frame_of, "", 1, native_intrinsic, "HTML, Animation frames"},
    {"", "cancelFrame", cancel_frame_of, "", 1, native_intrinsic, "HTML, Animation frames"},
    {"", "beginFrame", begin_frame_of, "", 0, native_intrinsic, "HTML, Animation frames"},
    {"", "takeFrameCallback", take_frame_callback_of, "", 0, native_intrinsic, "HTML, Animation frames"},
};

NativeList animation_frame_natives() { return animation_frame_specs; }

} // namespace loopscope
