#include "engine/syntax/source_text.h"

#include <algorithm>

namespace loopscope {

SourceText SourceText::from_utf8(std::string_view utf8, std::string name) {
    return from_utf16(utf16_of_utf8(utf8), std::move(name));
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
