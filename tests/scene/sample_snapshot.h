// A moment in the middle of a run, made by hand: two frames, a microtask, a task, four Web API entries, four objects.
#pragma once

#include "engine/scene/scene.h"

namespace loopscope {

// Every glyph is as wide as half its height.
class EvenMeasure final : public TextMeasure {
public:
    float width(std::string_view utf8, float size, bool) const override {
        unsigned glyphs = 0;
        for (const char c : utf8) glyphs += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        return static_cast<float>(glyphs) * size * 0.5f;
    }
};

Snapshot sample_snapshot();
std::vector<seen::Turn> sample_turns();

} // namespace loopscope
