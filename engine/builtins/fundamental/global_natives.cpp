// ECMA-262 19.2.6 URI Handling Functions, B.2.1 escape and unescape.
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/syntax/digits.h"

namespace loopscope {

static constexpr std::string_view alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
static constexpr std::string_view uri_mark = "-_.!~*'()";
static constexpr std::string_view uri_reserved = ";/?:@&=+$,#";

static bool is_in(std::string_view set, char16_t unit) {
    return unit < 0x80 && set.find(static_cast<char>(unit)) != std::string_view::npos;
}

static Completion malformed(Agent& agent) { return agent.throw_error(Intrinsic::URIErrorPrototype, "URI malformed"); }

static void append_escaped(TextBuilder& text, unsigned byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const char escaped[] = {'%', digits[byte >> 4], digits[byte & 15]};
    text.append(std::string_view(escaped, 3));
}

// 19.2.6.5 Encode
static Completion encode(Agent& agent, Value string, std::string_view extra) {
    const FlatView text = flatten(agent, string);
    charge(agent, text.length);
    TextBuilder result;
    for (std::uint32_t i = 0; i < text.length; ++i) {
        const char16_t unit = text[i];
        if (is_in(alphanumeric, unit) || is_in(uri_mark, unit) || is_in(extra, unit)) {
            result.append(unit);
            continue;
        }
        std::uint32_t point = unit;
        if ((unit & 0xFC00) == 0xDC00) return malformed(agent);
        if ((unit & 0xFC00) == 0xD800) {
            if (i + 1 == text.length || (text[i + 1] & 0xFC00) != 0xDC00) return malformed(agent);
            point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00u);
        }
        if (point < 0x80) {
            append_escaped(result, point);
        } else if (point < 0x800) {
            append_escaped(result, 0xC0 | point >> 6);
            append_escaped(result, 0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            append_escaped(result, 0xE0 | point >> 12);
            append_escaped(result, 0x80 | (point >> 6 & 0x3F));
            append_escaped(result, 0x80 | (point & 0x3F));
        } else {
            append_escaped(result, 0xF0 | point >> 18);
            append_escaped(result, 0x80 | (point >> 12 & 0x3F));
            append_escaped(result, 0x80 | (point >> 6 & 0x3F));
            append_escaped(result, 0x80 | (point & 0x3F));
        }
    }
    return result.finish(agent);
}

static int escaped_byte(const FlatView& text, std::uint32_t at) {
    if (at + 2 >= text.length || text[at] != '%') return -1;
    const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// The code point that starts with the escape at `at`, which is moved behind it; -1 when it is none.
static std::int64_t decode_point(const FlatView& text, std::uint32_t& at) {
    const int first = escaped_byte(text, at);
    if (first < 0) return -1;
    at += 3;
    if (first < 0x80) return first;
    const int count = first >= 0xF0 && first < 0xF5   ? 3
                      : first >= 0xE0 && first < 0xF0 ? 2
                      : first >= 0xC2 && first < 0xE0 ? 1
                                                      : 0;
    if (count == 0) return -1;
    std::int64_t point = first & (0x3F >> count);
    for (int i = 0; i < count; ++i, at += 3) {
        const int byte = escaped_byte(text, at);
        if (byte < 0 || (byte & 0xC0) != 0x80) return -1;
        point = point << 6 | (byte & 0x3F);
    }
    const std::int64_t least = count == 1 ? 0x80 : count == 2 ? 0x800 : 0x10000;
    const bool surrogate = point >= 0xD800 && point < 0xE000;
    return point < least || point > 0x10FFFF || surrogate ? -1 : point;
}

// 19.2.6.6 Decode
static Completion decode(Agent& agent, Value string, std::string_view preserved) {
    const FlatView text = flatten(agent, string);
    charge(agent, text.length);
    TextBuilder result;
    for (std::uint32_t i = 0; i < text.length;) {
        if (text[i] != '%') {
            result.append(text[i++]);
            continue;
        }
        const std::uint32_t begin = i;
        const std::int64_t point = decode_point(text, i);
        if (point < 0) return malformed(agent);
        if (point < 0x80 && is_in(preserved, static_cast<char16_t>(point))) result.append(text, begin, i);
        else result.append_code_point(static_cast<std::uint32_t>(point));
    }
    return result.finish(agent);
}

static Completion encode_uri(Agent& agent, const NativeCall& call) {
    return encode(agent, call.argument(0), uri_reserved);
}
static Completion encode_uri_component(Agent& agent, const NativeCall& call) {
    return encode(agent, call.argument(0), "");
}
static Completion decode_uri(Agent& agent, const NativeCall& call) {
    return decode(agent, call.argument(0), uri_reserved);
}
static Completion decode_uri_component(Agent& agent, const NativeCall& call) {
    return decode(agent, call.argument(0), "");
}

// B.2.1.1 escape
static Completion escape(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    TextBuilder result;
    for (std::uint32_t i = 0; i < text.length; ++i) {
        const char16_t unit = text[i];
        if (is_in(alphanumeric, unit) || is_in("@*_+-./", unit)) {
            result.append(unit);
        } else if (unit < 0x100) {
            append_escaped(result, unit);
        } else {
            result.append("%u");
            constexpr std::string_view digits = "0123456789ABCDEF";
            for (int shift = 12; shift >= 0; shift -= 4)
                result.append(static_cast<char16_t>(digits[unit >> shift & 15]));
        }
    }
    return result.finish(agent);
}

// B.2.1.2 unescape
static Completion unescape(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    TextBuilder result;
    for (std::uint32_t i = 0; i < text.length;) {
        int unit = -1;
        std::uint32_t length = 3;
        if (text[i] == '%' && i + 5 < text.length && text[i + 1] == 'u') {
            unit = 0;
            length = 6;
            for (std::uint32_t k = 2; k < 6 && unit >= 0; ++k)
                unit = hex_value(text[i + k]) < 0 ? -1 : unit * 16 + hex_value(text[i + k]);
        }
        if (unit < 0) {
            unit = escaped_byte(text, i);
            length = 3;
        }
        result.append(unit < 0 ? text[i] : static_cast<char16_t>(unit));
        i += unit < 0 ? 1 : length;
    }
    return result.finish(agent);
}

static constexpr NativeSpec global_specs[] = {
    {"", "decodeURI", decode_uri, ".s", 1, 0, "ECMA-262 19.2.6.1"},
    {"", "decodeURIComponent", decode_uri_component, ".s", 1, 0, "ECMA-262 19.2.6.2"},
    {"", "encodeURI", encode_uri, ".s", 1, 0, "ECMA-262 19.2.6.3"},
    {"", "encodeURIComponent", encode_uri_component, ".s", 1, 0, "ECMA-262 19.2.6.4"},
    {"", "escape", escape, ".s", 1, 0, "ECMA-262 B.2.1.1"},
    {"", "unescape", unescape, ".s", 1, 0, "ECMA-262 B.2.1.2"},
};

NativeList global_natives() { return global_specs; }

} // namespace loopscope
