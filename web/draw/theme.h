// The colours of the picture, by family and part, for each theme. The page's palette (web/page/styles/palette.css) has
// the same numbers; a test compares them.
#pragma once

#include "engine/scene/scene.h"

#include <imgui.h>

#include <string_view>

namespace loopscope {

struct Theme {
    std::string_view name;
    ImU32 backdrop_low, backdrop_high; // the shader's gradient
    ImU32 panel, panel_border, card, card_border, track;
    ImU32 text, quiet, faint;
    ImU32 on_badge;  // letters on a filled badge
    ImU32 family[8]; // by Family
    float glow;      // strength of glows, 0..1

    ImU32 of(Family f) const { return family[static_cast<unsigned>(f)]; }
};

const Theme& theme_named(std::string_view name); // dark, light, contrast; anything else is dark
ImU32 with_alpha(ImU32 colour, float alpha);
ImU32 mix(ImU32 a, ImU32 b, float t);

} // namespace loopscope
