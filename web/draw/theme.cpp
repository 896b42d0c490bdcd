#include "web/draw/theme.h"

namespace loopscope {

static constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

// clang-format off: a colour a line
static constexpr Theme themes[] = {
    {
        .name = "dark",
        .backdrop_low = rgb(0x0b0e14),
        .backdrop_high = rgb(0x121826),
        .panel = rgb(0x10151f),
        .panel_border = rgb(0x232b3b),
        .card = rgb(0x161e2c),
        .card_border = rgb(0x2a3548),
        .track = rgb(0x263042),
        .text = rgb(0xe6ecf5),
        .quiet = rgb(0x9aa7bb),
        .faint = rgb(0x8391a8),
        .on_badge = rgb(0x0b0e14),
        .family = {
            rgb(0x9aa7bb), // neutral
            rgb(0x6aa8ff), // sync
            rgb(0xb48cff), // microtask
            rgb(0xffb454), // timer
            rgb(0x3fd0e0), // network
            rgb(0x6fdc8c), // event
            rgb(0xff7eb6), // rendering
            rgb(0xff6b6b), // error
        },
        .glow = 1.0f,
    },
    {
        .name = "light",
        .backdrop_low = rgb(0xe9edf4),
        .backdrop_high = rgb(0xf6f8fb),
        .panel = rgb(0xffffff),
        .panel_border = rgb(0xd5dce8),
        .card = rgb(0xf6f8fc),
        .card_border = rgb(0xc9d2e0),
        .track = rgb(0xdde3ed),
        .text = rgb(0x1a2333),
        .quiet = rgb(0x526077),
        .faint = rgb(0x5c687e),
        .on_badge = rgb(0xffffff),
        .family = {
            rgb(0x526077), // neutral
            rgb(0x1f6feb), // sync
            rgb(0x7a4fd6), // microtask
            rgb(0xa86400), // timer
            rgb(0x007e8f), // network
            rgb(0x1a7f3d), // event
            rgb(0xc2377f), // rendering
            rgb(0xcf2f2f), // error
        },
        .glow = 0.45f,
    },
    {
        .name = "contrast",
        .backdrop_low = rgb(0x000000),
        .backdrop_high = rgb(0x000000),
        .panel = rgb(0x000000),
        .panel_border = rgb(0xffffff),
        .card = rgb(0x000000),
        .card_border = rgb(0xbfc7d5),
        .track = rgb(0x5a6475),
        .text = rgb(0xffffff),
        .quiet = rgb(0xe3e8f0),
        .faint = rgb(0xc3cad6),
        .on_badge = rgb(0x000000),
        .family = {
            rgb(0xe3e8f0), // neutral
            rgb(0x8fc0ff), // sync
            rgb(0xd0b5ff), // microtask
            rgb(0xffd089), // timer
            rgb(0x7be9f5), // network
            rgb(0x9bf5b2), // event
            rgb(0xffa9d0), // rendering
            rgb(0xff9d9d), // error
        },
        .glow = 0.0f,
    },
};
// clang-format on

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
