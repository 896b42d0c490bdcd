#include "engine/syntax/utf8.h"

#include <cstdint>

namespace loopscope {

void append_utf16(std::u16string& units, char32_t code_point) {
    if (code_point < 0x10000) {
        units += static_cast<char16_t>(code_point);
        return;
    }
    units += static_cast<char16_t>(0xD800 + ((code_point - 0x10000) >> 10));
    units += static_cast<char16_t>(0xDC00 + (code_point & 0x3FF));
}

namespace {

// How many bytes follow a lead byte; the range of the first of them excludes overlong forms and surrogates.
struct Lead {
    unsigned following;
    std::uint8_t low = 0x80, high = 0xBF;
    char32_t bits = 0;
};

} // namespace

static Lead lead_of(std::uint8_t byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1Fu};
    if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
    if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
    if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF, byte & 0xFu};
    if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
    if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
    if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF, byte & 7u};
    return {0};
}

std::u16string utf16_of_utf8(std::string_view utf8) {
    std::u16string units;
    units.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<std::uint8_t>(utf8[i++]);
        if (byte < 0x80) {
            units += byte;
            continue;
        }
        Lead lead = lead_of(byte);
        bool whole = lead.following > 0;
        for (unsigned k = 0; whole && k < lead.following; ++k) {
            const std::uint8_t next = i < utf8.size() ? static_cast<std::uint8_t>(utf8[i]) : 0;
            whole = next >= lead.low && next <= lead.high;
            if (!whole) break;
            lead.bits = lead.bits << 6 | (next & 0x3Fu);
            lead.low = 0x80;
            lead.high = 0xBF;
            ++i;
        }
        append_utf16(units, whole ? lead.bits : char32_t{0xFFFD});
    }
    return units;
}

void append_utf8(std::string& text, char32_t c) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xC0 | c >> 6), add(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12), add(0x80 | (c >> 6 & 0x3F)), add(0x80 | (c & 0x3F));
    } else {
        add(0xF0 | c >> 18), add(0x80 | (c >> 12 & 0x3F)), add(0x80 | (c >> 6 & 0x3F)), add(0x80 | (c & 0x3F));
    }
}

std::string utf8_of_utf16(std::u16string_view units) {
    std::string text;
    text.reserve(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char16_t unit = units[i];
        const bool lead = unit >= 0xD800 && unit < 0xDC00;
        if (lead && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
            append_utf8(text, 0x10000 + ((char32_t{unit} & 0x3FF) << 10) + (units[i + 1] & 0x3FFu));
            ++i;
        } else {
            append_utf8(text, unit >= 0xD800 && unit < 0xE000 ? char32_t{0xFFFD} : char32_t{unit});
        }
    }
    return text;
}

std::string_view beginning_of(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return text;
    std::size_t end = most_bytes;
    while (end > 0 && continues_character(text[end])) --end;
    return text.substr(0, end);
}

std::string shortened(std::string_view text, std::size_t most_bytes) {
    const std::string_view beginning = beginning_of(text, most_bytes);
    return std::string(beginning) + (beginning.size() < text.size() ? "…" : "");
}

} // namespace loopscope
