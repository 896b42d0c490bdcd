#include "web/draw/font_files.h"

#pragma clang diagnostic ignored "-Wc23-extensions" // #embed
namespace loopscope {

static constexpr unsigned char inter_latin[] = {
#embed "inter-latin-400.ttf"
};
static constexpr unsigned char inter_latin_ext[] = {
#embed "inter-latin-ext-400.ttf"
};
static constexpr unsigned char inter_greek[] = {
#embed "inter-greek-400.ttf"
};
static constexpr unsigned char inter_cyrillic[] = {
#embed "inter-cyrillic-400.ttf"
};
static constexpr unsigned char strong_latin[] = {
#embed "inter-latin-600.ttf"
};
static constexpr unsigned char mono_latin[] = {
#embed "jetbrains-mono-latin-400.ttf"
};
static constexpr unsigned char mono_latin_ext[] = {
#embed "jetbrains-mono-latin-ext-400.ttf"
};
static constexpr unsigned char mono_greek[] = {
#embed "jetbrains-mono-greek-400.ttf"
};
static constexpr unsigned char mono_cyrillic[] = {
#embed "jetbrains-mono-cyrillic-400.ttf"
};

template <std::size_t size> static constexpr FontFile file(const unsigned char (&bytes)[size]) { return {bytes, size}; }

FontFace font_inter() { return {file(inter_latin), file(inter_latin_ext), file(inter_greek), file(inter_cyrillic)}; }
FontFace font_inter_strong() { return {file(strong_latin), {}, {}, {}}; }
FontFace font_jetbrains_mono() {
    return {file(mono_latin), file(mono_latin_ext), file(mono_greek), file(mono_cyrillic)};
}

} // namespace loopscope
