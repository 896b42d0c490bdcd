// Rendering opportunities and animation frames. HTML, Update the rendering:
// https://html.spec.whatwg.org/#update-the-rendering and Animation frames:
// https://html.spec.whatwg.org/#animation-frames
//
// Program time: opportunities lie on a grid of 1000/60 ms and are taken only when something wants to be rendered.
// Chromium: rendering goes before tasks that are ready. There it may also wait behind input for up to a frame, and the
// grid is the screen's.
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

struct FrameCallback : Record {
    static constexpr RecordKind kind = RecordKind::frame_callback;
    static constexpr std::uint32_t references = 1;
    Value callback;
    std::int32_t handle; // what requestAnimationFrame returned
    std::uint32_t unused;
};

void want_rendering(Agent& agent);
// What there is has been painted, or needs no frame.
void forget_rendering(Agent& agent);

// The handle.
std::int32_t request_frame(Agent& agent, Value callback);
void cancel_frame(Agent& agent, std::int32_t handle);
// The callbacks asked for so far are this frame's, the later ones the next frame's.
void begin_frame(Agent& agent);
Value take_frame_callback(Agent& agent); // undefined: there is none left

// The deadline of an idle period that begins now: at most 50 ms, and not after what is known to come.
// https://html.spec.whatwg.org/#event-loop-processing-model, step 5
std::int64_t idle_deadline(Agent& agent);
// When what is asked for now can run at the earliest: from within an idle callback, in the next idle period (Chromium).
std::int64_t next_idle_period(const Agent& agent);

std::int64_t frame_time_after(std::int64_t time_ns);  // on the grid, later than that
std::int64_t latest_frame_time(std::int64_t time_ns); // on the grid, not later than that

} // namespace loopscope
