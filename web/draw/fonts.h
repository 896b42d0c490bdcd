// The faces of the picture: Inter for words, JetBrains Mono for code (both SIL Open Font License), rasterised for the
// device's pixel ratio.
#pragma once

#include "engine/scene/scene.h"
#include "web/draw/font_files.h"

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

    // Takes effect with the next build.
    void add_file(std::string_view name, const unsigned char* bytes, std::size_t size) {
        files_.add(name, bytes, size);
    }
    // Whether a text was measured for whose script there was no face yet; asked for once.
    bool wants_other_scripts() {
        const bool wants = other_scripts_ == Others::wanted;
        if (wants) other_scripts_ = Others::asked;
        return wants;
    }

private:
    enum class Others : std::uint8_t { unneeded, wanted, asked };

    ImFont* add_face(ImFontAtlas& atlas, const std::string& face, const std::string& weight, float pixels) const;

    FontFiles files_;
    mutable Others other_scripts_ = Others::unneeded;
    float pixel_ratio_ = 0, scale_ = 0;
    ImFont* text_ = nullptr;
    ImFont* strong_ = nullptr;
    ImFont* code_ = nullptr;
};

} // namespace loopscope
