#include "engine/syntax/source_text.h"

#include <algorithm>

namespace loopscope {

static constexpr char16_t replacement = 0xFFFD;

namespace {

struct DecodedPoint {
    std::uint32_t point;
    std::uint32_t bytes;
};

} // namespace

// Encoding Standard, UTF-8 decoder: an ill-formed sequence is one replacement for its longest well-formed beginning.
static DecodedPoint decode_utf8(const unsigned char* bytes, size_t left) {
    unsigned char lead = bytes[0];
    if (lead < 0x80) return {lead, 1};
    std::uint32_t needed = 0, point = 0;
    unsigned char lower = 0x80, upper = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        needed = 1;
        point = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        needed = 2;
        point = lead & 0xF;
        if (lead == 0xE0) lower = 0xA0;
        if (lead == 0xED) upper = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        needed = 3;
        point = lead & 0x7;
        if (lead == 0xF0) lower = 0x90;
        if (lead == 0xF4) upper = 0x8F;
    } else {
        return {replacement, 1};
    }
    for (std::uint32_t index = 1; index <= needed; ++index) {
        if (index >= left || bytes[index] < lower || bytes[index] > upper) return {replacement, index};
        point = point << 6 | (bytes[index] & 0x3F);
        lower = 0x80;
        upper = 0xBF;
    }
    return {point, needed + 1};
}

static void append_utf8(std::string& out, std::uint32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

std::u16string utf16_from_utf8(std::string_view utf8) {
    std::u16string out;
    out.reserve(utf8.size());
    const auto* bytes = reinterpret_cast<const unsigned char*>(utf8.data());
    for (size_t at = 0; at < utf8.size();) {
        DecodedPoint decoded = decode_utf8(bytes + at, utf8.size() - at);
        at += decoded.bytes;
        if (decoded.point < 0x10000) {
            out += static_cast<char16_t>(decoded.point);
        } else {
            out += static_cast<char16_t>(0xD7C0 + (decoded.point >> 10));
            out += static_cast<char16_t>(0xDC00 | (decoded.point & 0x3FF));
        }
    }
    return out;
}

std::string utf8_from_utf16(std::u16string_view utf16) {
    std::string out;
    out.reserve(utf16.size());
    for (size_t at = 0; at < utf16.size(); ++at) {
        std::uint32_t point = utf16[at];
        if (point >= 0xD800 && point <= 0xDFFF) {
            bool pair = point <= 0xDBFF && at + 1 < utf16.size() && utf16[at + 1] >= 0xDC00 && utf16[at + 1] <= 0xDFFF;
            point = pair ? 0x10000 + ((point - 0xD800) << 10) + (utf16[++at] - 0xDC00) : std::uint32_t{replacement};
        }
        append_utf8(out, point);
    }
    return out;
}

SourceText SourceText::from_utf8(std::string_view utf8, std::string name) {
    return from_utf16(utf16_from_utf8(utf8), std::move(name));
}

SourceText SourceText::from_utf16(std::u16string text, std::string name) {
    SourceText source;
    source.text_ = std::move(text);
    source.name_ = std::move(name);
    source.find_lines();
    return source;
}

void SourceText::find_lines() {
    std::uint32_t count = length();
    for (std::uint32_t at = 0; at < count; ++at) {
        char16_t unit = text_[at];
        if (unit > u'\r' && unit < 0x2028) continue;
        bool ends_line = unit == u'\n' || unit == 0x2028 || unit == 0x2029 ||
                         (unit == u'\r' && !(at + 1 < count && text_[at + 1] == u'\n'));
        if (ends_line) line_starts_.push_back(at + 1);
    }
}

LineColumn SourceText::position(std::uint32_t offset) const {
    offset = std::min(offset, length());
    auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
    return {line, offset - line_starts_[line - 1] + 1};
}

std::uint32_t SourceText::line_end(std::uint32_t line) const {
    if (line >= line_count()) return length();
    std::uint32_t end = line_starts_[line] - 1;
    if (text_[end] == u'\n' && end > line_starts_[line - 1] && text_[end - 1] == u'\r') end--;
    return end;
}

} // namespace loopscope
