#include "web/draw/theme.h"

namespace loopscope {

static constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

// Families in the order of Family: neutral, sync, microtask, timer, network, event, rendering, error.
static constexpr Theme themes[] = {
    // clang-format off: a row of colours each
    {"dark", rgb(0x0b0e14), rgb(0x121826), rgb(0x10151f), rgb(0x232b3b), rgb(0x161e2c), rgb(0x2a3548), rgb(0x263042),
     rgb(0xe6ecf5), rgb(0x9aa7bb), rgb(0x8391a8), rgb(0x0b0e14),
     {rgb(0x9aa7bb), rgb(0x6aa8ff), rgb(0xb48cff), rgb(0xffb454), rgb(0x3fd0e0), rgb(0x6fdc8c), rgb(0xff7eb6), rgb(0xff6b6b)}, 1.0f},
    {"light", rgb(0xe9edf4), rgb(0xf6f8fb), rgb(0xffffff), rgb(0xd5dce8), rgb(0xf6f8fc), rgb(0xc9d2e0), rgb(0xdde3ed),
     rgb(0x1a2333), rgb(0x526077), rgb(0x5c687e), rgb(0xffffff),
     {rgb(0x526077), rgb(0x1f6feb), rgb(0x7a4fd6), rgb(0xa86400), rgb(0x007e8f), rgb(0x1a7f3d), rgb(0xc2377f), rgb(0xcf2f2f)}, 0.45f},
    {"contrast", rgb(0x000000), rgb(0x000000), rgb(0x000000), rgb(0xffffff), rgb(0x000000), rgb(0xbfc7d5), rgb(0x5a6475),
     rgb(0xffffff), rgb(0xe3e8f0), rgb(0xc3cad6), rgb(0x000000),
     {rgb(0xe3e8f0), rgb(0x8fc0ff), rgb(0xd0b5ff), rgb(0xffd089), rgb(0x7be9f5), rgb(0x9bf5b2), rgb(0xffa9d0), rgb(0xff9d9d)}, 0.0f},
    // clang-format on
};

const Theme& theme_named(std::string_view name) {
    for (const Theme& theme : themes)
        if (theme.name == name) return theme;
    return themes[0];
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    const float old = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 255);
    const auto a = static_cast<ImU32>(old * (alpha < 0 ? 0 : alpha > 1 ? 1 : alpha) + 0.5f);
    return (colour & ~IM_COL32_A_MASK) | (a << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
    ImU32 result = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const float from = static_cast<float>((a >> shift) & 255), to = static_cast<float>((b >> shift) & 255);
        result |= static_cast<ImU32>(from + (to - from) * t + 0.5f) << shift;
    }
    return result;
}

} // namespace loopscope
