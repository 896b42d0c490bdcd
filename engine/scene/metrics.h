// The sizes of the picture in CSS pixels, for ordinary and for lecture type.
#pragma once

#include "engine/scene/scene.h"

#include <algorithm>

namespace loopscope {

// Type grows with the picture, in few steps: with each the faces are drawn anew.
inline float type_scale(const Viewport& viewport) {
    if (viewport.lecture) return 1.45f;
    const float room = std::min(viewport.width / 1150, viewport.height / 850);
    return room < 1.15f ? 1 : room < 1.5f ? 1.2f : 1.4f;
}

struct Metrics {
    float scale = 1;
    float heading = 11.5f, body = 13.5f, code = 13.5f, small = 12; // type sizes
    float gap = 10, padding = 12, heading_height = 30;
    float row = 18; // a line of text inside a card
    float card_padding = 7;
    float card_gap = 6;
    float token_height = 30;

    explicit Metrics(const Viewport& viewport) {
        scale = type_scale(viewport);
        for (float* size : {&heading, &body, &code, &small, &gap, &padding, &heading_height, &row, &card_padding,
                            &card_gap, &token_height})
            *size *= scale;
    }
    float card_height(unsigned rows) const { return 2 * card_padding + static_cast<float>(rows) * row; }
};

// The heights at which a queue has one form more: its heading beside its tokens, above them, and head and tail below.
inline float flat_queue(const Metrics& m) { return m.token_height + 4 * m.scale; }
inline float low_queue(const Metrics& m) { return m.token_height + 30 * m.scale; }
inline float tall_queue(const Metrics& m) { return m.heading_height + m.token_height + 34 * m.scale; }

} // namespace loopscope
