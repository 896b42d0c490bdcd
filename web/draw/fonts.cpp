#include "web/draw/fonts.h"

#include "web/draw/font_files.h"

namespace loopscope {

static constexpr float text_size = 13;

static const ImWchar latin[] = {0x20,   0x7E,   0xA0,   0xFF,   0x131,  0x131,  0x152,  0x153,  0x2013, 0x2014, 0x2018,
                                0x201E, 0x2022, 0x2022, 0x2026, 0x2026, 0x2039, 0x203A, 0x20AC, 0x20AC, 0x2122, 0x2122,
                                0x2190, 0x2193, 0x2212, 0x2212, 0x2215, 0x2215, 0xFFFD, 0xFFFD, 0};
static const ImWchar latin_extended[] = {0x100, 0x17F, 0x192, 0x192, 0x218, 0x21B, 0};
static const ImWchar greek[] = {0x370, 0x3FF, 0};
static const ImWchar cyrillic[] = {0x400, 0x45F, 0x490, 0x491, 0};

static void add(ImFontAtlas& atlas, const FontFile& file, float pixels, const ImWchar* ranges, bool merge) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = merge;
    config.OversampleH = 2;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.bytes), static_cast<int>(file.size), pixels, &config,
                               ranges);
}

static ImFont* add_face(ImFontAtlas& atlas, const FontFace& face, float pixels) {
    add(atlas, face.latin, pixels, latin, false);
    ImFont* font = atlas.Fonts.back();
    const FontFace& rest = face.greek.size ? face : font_inter();
    add(atlas, rest.latin_extended, pixels, latin_extended, true);
    add(atlas, rest.greek, pixels, greek, true);
    add(atlas, rest.cyrillic, pixels, cyrillic, true);
    font->FallbackChar = 0xFFFD;
    return font;
}

void Fonts::build(float device_pixel_ratio, float scale) {
    pixel_ratio_ = device_pixel_ratio;
    scale_ = scale;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    const float pixels = text_size * scale * device_pixel_ratio;
    text_ = add_face(atlas, font_inter(), pixels);
    strong_ = add_face(atlas, font_inter_strong(), pixels);
    code_ = add_face(atlas, font_jetbrains_mono(), pixels);
    atlas.Build();
    // ImGui counts in CSS pixels: the atlas is finer than what it stands for.
    ImGui::GetIO().FontGlobalScale = 1 / device_pixel_ratio;
}

ImFont* Fonts::text(float) const { return text_; }
ImFont* Fonts::strong(float) const { return strong_; }
ImFont* Fonts::code(float) const { return code_; }

float Fonts::width(std::string_view utf8, float size, bool code) const {
    const ImFont* font = code ? code_ : text_;
    if (!font || utf8.empty()) return 0;
    return const_cast<ImFont*>(font)->CalcTextSizeA(size, FLT_MAX, 0, utf8.data(), utf8.data() + utf8.size()).x;
}

} // namespace loopscope
