#include "engine/builtins/text/unicode.h"

#include "engine/builtins/text/text_builder.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#define TRUE 1 // libunicode.h needs it from its own utilities
extern "C" {
#include <libunicode.h>
}
#undef TRUE

namespace loopscope {

bool is_white_space_or_line_terminator(char16_t unit) { return lre_is_space(unit); }

// 11.1.4 CodePointAt, for well-formed places: the code point at a unit that is no trailing half of a pair.
static std::uint32_t code_point_of(const FlatView& text, std::uint32_t at) {
    const std::uint32_t unit = text[at];
    if ((unit & 0xFC00) != 0xD800 || at + 1 == text.length || (text[at + 1] & 0xFC00) != 0xDC00) return unit;
    return 0x10000 + ((unit - 0xD800) << 10) + (text[at + 1] - 0xDC00u);
}

static std::uint32_t units_of(std::uint32_t point) { return point < 0x10000 ? 1 : 2; }

static std::vector<std::uint32_t> code_points(const FlatView& text) {
    std::vector<std::uint32_t> points;
    points.reserve(text.length);
    for (std::uint32_t i = 0; i < text.length; i += units_of(points.back())) points.push_back(code_point_of(text, i));
    return points;
}

static std::uint32_t code_point_before(const FlatView& text, std::uint32_t end) {
    const bool pair = end > 1 && (text[end - 1] & 0xFC00) == 0xDC00 && (text[end - 2] & 0xFC00) == 0xD800;
    return code_point_of(text, end - (pair ? 2 : 1));
}

static bool cased_before(const FlatView& text, std::uint32_t end) {
    while (end > 0) {
        const std::uint32_t point = code_point_before(text, end);
        if (!lre_is_case_ignorable(point)) return lre_is_cased(point) != 0;
        end -= units_of(point);
    }
    return false;
}

static bool cased_from(const FlatView& text, std::uint32_t at) {
    while (at < text.length) {
        const std::uint32_t point = code_point_of(text, at);
        if (!lre_is_case_ignorable(point)) return lre_is_cased(point) != 0;
        at += units_of(point);
    }
    return false;
}

// Unicode SpecialCasing, Final_Sigma: after a cased letter and not before one, ignoring what is case-ignorable.
static bool is_final_sigma(const FlatView& text, std::uint32_t at) {
    return cased_before(text, at) && !cased_from(text, at + 1);
}

static bool is_ascii(const FlatView& text) {
    if (!text.latin1) return false;
    return std::all_of(text.latin1, text.latin1 + text.length, [](std::uint8_t unit) { return unit < 0x80; });
}

static Completion convert_ascii(Agent& agent, Value string, const FlatView& text, LetterCase to) {
    std::string converted(reinterpret_cast<const char*>(text.latin1), text.length);
    bool changed = false;
    for (char& c : converted) {
        const bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
        if (to == LetterCase::upper ? !lower : !upper) continue;
        c = static_cast<char>(c ^ 0x20);
        changed = true;
    }
    if (!changed) return Completion::normal(string);
    LOOPSCOPE_TRY_VOID(check_string_length(agent, text.length));
    return Completion::normal(string_from_latin1(agent, converted));
}

Completion convert_case(Agent& agent, Value string, LetterCase to) {
    const FlatView text = flatten(agent, string);
    if (is_ascii(text)) return convert_ascii(agent, string, text, to);
    TextBuilder converted;
    for (std::uint32_t i = 0, point; i < text.length; i += units_of(point)) {
        point = code_point_of(text, i);
        if (point == 0x3A3 && to == LetterCase::lower && is_final_sigma(text, i)) {
            converted.append(char16_t{0x3C2});
            continue;
        }
        std::uint32_t result[LRE_CC_RES_LEN_MAX];
        const int count = lre_case_conv(result, point, static_cast<int>(to));
        for (int k = 0; k < count; ++k) converted.append_code_point(result[k]);
    }
    return converted.finish(agent);
}

static void* reallocate(void*, void* pointer, std::size_t size) {
    if (size) return std::realloc(pointer, size);
    std::free(pointer);
    return nullptr;
}

static std::vector<std::uint32_t> normalized(const FlatView& text, UnicodeNormalizationEnum form) {
    const std::vector<std::uint32_t> points = code_points(text);
    std::uint32_t* result = nullptr;
    const int count =
        unicode_normalize(&result, points.data(), static_cast<int>(points.size()), form, nullptr, reallocate);
    std::vector<std::uint32_t> answer;
    if (count > 0) answer.assign(result, result + count);
    std::free(result);
    return answer;
}

Completion normalize_text(Agent& agent, Value string, std::string_view form) {
    constexpr std::string_view names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    constexpr UnicodeNormalizationEnum forms[] = {UNICODE_NFC, UNICODE_NFD, UNICODE_NFKC, UNICODE_NFKD};
    const auto found = std::find(std::begin(names), std::end(names), form);
    if (found == std::end(names))
        return agent.throw_range_error("The normalization form should be one of NFC, NFD, NFKC, NFKD.");
    const FlatView text = flatten(agent, string);
    if (is_ascii(text)) return Completion::normal(string);
    TextBuilder result;
    for (const std::uint32_t point : normalized(text, forms[found - std::begin(names)]))
        result.append_code_point(point);
    return result.finish(agent);
}

// --- an order for people ---------------------------------------------------------------------------------------------

// Punctuation and symbols of ASCII in the order of the root collation; digits and letters come after.
static std::uint32_t primary_weight(std::uint32_t point) {
    constexpr std::string_view order = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    if (point < 0x80) {
        const std::size_t at = order.find(static_cast<char>(point));
        if (at != std::string_view::npos) return static_cast<std::uint32_t>(at) + 1;
        if (point >= '0' && point <= '9') return 0x100 + point;
    }
    std::uint32_t lower[LRE_CC_RES_LEN_MAX];
    lre_case_conv(lower, point, 1);
    return 0x200 + lower[0];
}

static bool is_combining(std::uint32_t point) { return point >= 0x300 && point <= 0x36F; }

int compare_for_people(Agent& agent, Value a, Value b) {
    const std::vector<std::uint32_t> left = normalized(flatten(agent, a), UNICODE_NFD);
    const std::vector<std::uint32_t> right = normalized(flatten(agent, b), UNICODE_NFD);
    std::vector<std::uint32_t> keys[2][3];
    for (int side = 0; side < 2; ++side) {
        for (const std::uint32_t point : side == 0 ? left : right) {
            if (is_combining(point)) {
                if (!keys[side][1].empty()) keys[side][1].back() += point;
                continue;
            }
            std::uint32_t lower[LRE_CC_RES_LEN_MAX];
            lre_case_conv(lower, point, 1);
            keys[side][0].push_back(primary_weight(point));
            keys[side][1].push_back(0);
            keys[side][2].push_back(lower[0] == point ? 0 : 1);
        }
    }
    for (int level = 0; level < 3; ++level) {
        if (keys[0][level] < keys[1][level]) return -1;
        if (keys[1][level] < keys[0][level]) return 1;
    }
    return 0;
}

} // namespace loopscope
