// A string being put together outside the arena, for leaves: Latin-1 for as long as that will do.
#pragma once

#include "engine/runtime/string.h"

#include <string>

namespace loopscope {

class TextBuilder {
public:
    void append(char16_t unit) {
        if (wide_) units_ += unit;
        else if (unit < 0x100) latin1_ += static_cast<char>(unit);
        else widen(), units_ += unit;
    }
    void append(std::string_view ascii) {
        if (wide_) units_.append(ascii.begin(), ascii.end());
        else latin1_ += ascii;
    }
    void append(const FlatView& text) { append(text, 0, text.length); }
    void append(const FlatView& text, std::uint32_t begin, std::uint32_t end);
    // The pattern again and again, `units` in all.
    void append_repeated(const FlatView& pattern, std::uint64_t units);
    void append_code_point(std::uint32_t point) {
        if (point < 0x10000) return append(static_cast<char16_t>(point));
        append(static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10)));
        append(static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF)));
    }
    std::uint64_t length() const { return wide_ ? units_.size() : latin1_.size(); }
    // RangeError beyond the limit on strings; collect() when the heap has no room now.
    Completion finish(Agent& agent) const;

private:
    void widen();
    bool wide_ = false;
    std::string latin1_;
    std::u16string units_;
};

// Whether a string of this many units may be made: normal(), RangeError "Invalid string length", or collect().
Completion check_string_length(Agent& agent, std::uint64_t length);

} // namespace loopscope
