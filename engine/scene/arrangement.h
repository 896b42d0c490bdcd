// Where each part of the picture lies: the diagram that courses draw, as the visitor has arranged it.
#pragma once

#include "engine/scene/metrics.h"

#include <map>

namespace loopscope {

// On a phone, where they need rows of their own.
inline constexpr unsigned chips_in_row = 3;

struct Arrangement {
    bool narrow = false;
    std::map<std::string_view, Rect> parts; // by region id; folded ones are missing
    std::vector<Enclosure> enclosures;      // outermost first
    std::vector<Splitter> splitters;
    Rect chips; // room for the names of what is folded, filled from the right
};

Arrangement arrange(const Viewport& viewport, const Metrics& metrics);

} // namespace loopscope
