// The text of one program: UTF-16 code units, and where its lines begin.
// Source comes in as UTF-8 (or as UTF-16 from `eval` and `Function`). Every offset in engine/ is an offset into the
// UTF-16 code units, which is also how the page's editor counts. Lines and columns are counted from 1; a column is
// counted in code units, as V8 does.
#pragma once

#include "engine/syntax/casts.h"
#include "engine/syntax/utf8.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

class SourceText {
public:
    SourceText() = default;
    // Ill-formed UTF-8 becomes U+FFFD, one for each maximal ill-formed part; a leading byte order mark stays (it is
    // white space).
    static SourceText from_utf8(std::string_view utf8, std::string name = {});
    static SourceText from_utf16(std::u16string text, std::string name = {});

    // What the text is called in messages: a file's name, or empty.
    const std::string& name() const { return name_; }
    std::uint32_t length() const { return size32(text_); }
    char16_t unit(std::uint32_t offset) const { return text_[offset]; }
    const char16_t* data() const { return text_.data(); }
    std::u16string_view view() const { return text_; }
    std::u16string_view slice(std::uint32_t start, std::uint32_t end) const {
        return std::u16string_view(text_).substr(start, end - start);
    }

    // Lines end at LF, CR, CR LF, U+2028 and U+2029. An offset past the end counts as the end.
    LineColumn position(std::uint32_t offset) const;
    std::uint32_t line_count() const { return size32(line_starts_); }
    const std::vector<std::uint32_t>& line_starts() const { return line_starts_; }
    // Offset of the first unit of a line (from 1), and of the end of its text without the line terminator.
    std::uint32_t line_start(std::uint32_t line) const { return line_starts_[line - 1]; }
    std::uint32_t line_end(std::uint32_t line) const;

private:
    void find_lines();

    std::u16string text_;
    std::vector<std::uint32_t> line_starts_{0};
    std::string name_;
};

} // namespace loopscope
