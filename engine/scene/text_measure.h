// How wide text is, and cutting it to a width.
#pragma once

#include <string>
#include <string_view>

namespace loopscope {

// Width in CSS pixels of one line of text. code: the code face instead of the text face.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual float width(std::string_view utf8, float size, bool code) const = 0;
};

// Widths for where there is no font at hand (command line): an average glyph.
const TextMeasure& average_measure();
// `text` cut to `width` with an ellipsis, never inside a UTF-8 sequence.
std::string elide(const TextMeasure& measure, std::string_view text, float size, bool code, float width);

} // namespace loopscope
