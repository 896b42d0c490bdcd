// One rule makes all motion: remember where each thing was, ease it to where it now belongs.
//
// A thing is a key (an item's id, or its token's identity, so that the same token travels from the Web APIs to a queue
// to the stack). Motion knows nothing of what moves. Reduced motion: things jump and are briefly marked.
#pragma once

#include "engine/scene/scene.h"

#include <imgui.h>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace loopscope {

struct Moved {
    Rect rect;           // where it is drawn now
    float appear = 1;    // 0 just came .. 1 here
    float mark = 0;      // 1 just changed place .. 0
    float travelled = 0; // distance still to go, in pixels
    ImVec2 tail;         // the trail's end: follows the thing's upper left corner
};

class Motion {
public:
    bool reduced = false;
    float speed = 1;        // follows playback: faster runs move faster
    float current_rate = 0; // turns a second at which the ring's current runs while frames are drawn

    void begin_frame(double now_seconds);
    // `token` (0: none) lets a thing start where the same token was last seen.
    Moved place(const std::string& key, std::uint32_t token, const Rect& target);
    // Forgets what was not placed in this frame. True while anything still moves: another frame is needed.
    bool end_frame();
    // How far the ring's current has run, turns. It stands where nothing else is drawn, and with reduced motion.
    float current() const { return current_; }
    void jump(); // everything is where it belongs at once (after seeking far)

private:
    struct Thing {
        Rect at, target;
        ImVec2 tail;
        float age = 0, mark = 0;
        std::uint64_t frame = 0;
    };
    std::unordered_map<std::string, Thing> things_;
    std::unordered_map<std::uint32_t, Rect> tokens_; // where each token was last
    double now_ = 0;
    float elapsed_ = 0, current_ = 0;
    std::uint64_t frame_ = 0;
    unsigned slow_frames_ = 0; // in a row
    bool moving_ = false, jump_ = true;
};

} // namespace loopscope
