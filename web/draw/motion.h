// One rule makes all motion: remember where each thing was, ease it to where it now belongs.
//
// A thing is a key (an item's id, or its token's identity, so that the same token travels from the Web APIs to a queue to the
// stack). Motion knows nothing of what moves. Reduced motion: things jump and are briefly marked.
#pragma once

#include "engine/scene/scene.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace loopscope {

struct Moved {
    Rect rect;        // where it is drawn now
    float appear = 1; // 0 just came .. 1 here
    float mark = 0;   // 1 just changed place .. 0
    float travelled = 0; // distance still to go, in pixels
};

class Motion {
public:
    bool reduced = false;
    float speed = 1; // follows playback: faster runs move faster

    void begin_frame(double now_seconds);
    // `token` (0: none) lets a thing start where the same token was last seen.
    Moved place(const std::string& key, std::uint32_t token, const Rect& target);
    // Forgets what was not placed in this frame. True while anything still moves: another frame is needed.
    bool end_frame();
    void jump(); // everything is where it belongs at once (after seeking far)

private:
    struct Thing {
        Rect at, target;
        float age = 0, mark = 0;
        std::uint64_t frame = 0;
    };
    std::unordered_map<std::string, Thing> things_;
    std::unordered_map<std::uint32_t, Rect> tokens_; // where each token was last
    double now_ = 0;
    float elapsed_ = 0;
    std::uint64_t frame_ = 0;
    bool moving_ = false, jump_ = true;
};

} // namespace loopscope
