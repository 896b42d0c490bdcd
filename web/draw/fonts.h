// The faces of the picture: Inter for words, JetBrains Mono for code (both SIL Open Font License), rasterised for the
// device's pixel ratio.
#pragma once

#include "engine/scene/scene.h"

#include <imgui.h>

namespace loopscope {

class Fonts final : public TextMeasure {
public:
    // Makes the atlas anew; the renderer's texture must be made again afterwards.
    void build(float device_pixel_ratio, float scale);
    float pixel_ratio() const { return pixel_ratio_; }
    float scale() const { return scale_; }

    // The face for a size in CSS pixels: the atlas's nearest one.
    ImFont* text(float size) const;
    ImFont* strong(float size) const;
    ImFont* code(float size) const;

    float width(std::string_view utf8, float size, bool code) const override;

private:
    float pixel_ratio_ = 0, scale_ = 0;
    ImFont* text_ = nullptr;
    ImFont* strong_ = nullptr;
    ImFont* code_ = nullptr;
};

} // namespace loopscope
