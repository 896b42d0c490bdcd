// The sizes of the picture in CSS pixels, for ordinary and for lecture type.
#pragma once

#include "engine/scene/scene.h"

namespace loopscope {

struct Metrics {
    float scale = 1;
    float heading = 11.5f, body = 13.5f, code = 13.5f, small = 12; // type sizes
    float gap = 10, padding = 12, heading_height = 30;
    float row = 18;        // a line of text inside a card
    float card_padding = 7;
    float card_gap = 6;
    float token_height = 30;

    explicit Metrics(const Viewport& viewport) {
        if (!viewport.lecture) return;
        scale = 1.45f;
        for (float* size : {&heading, &body, &code, &small, &gap, &padding, &heading_height, &row, &card_padding, &card_gap, &token_height})
            *size *= scale;
    }
    float card_height(unsigned rows) const { return 2 * card_padding + static_cast<float>(rows) * row; }
};

// `text` cut to `width` with an ellipsis, never inside a UTF-8 sequence.
std::string elide(const TextMeasure& measure, std::string_view text, float size, bool code, float width);

} // namespace loopscope
