// The font files that the build embeds (cmake/fonts.mjs makes them from npm's @fontsource packages).
#pragma once

#include <cstddef>

namespace loopscope {

struct FontFile {
    const unsigned char* bytes = nullptr;
    std::size_t size = 0;
};
struct FontFace {
    FontFile latin, latin_extended, greek, cyrillic;
};
FontFace font_inter();        // 400
FontFace font_inter_strong(); // 600, headings: Latin only, the rest falls back to font_inter()
FontFace font_jetbrains_mono();

} // namespace loopscope
