#include "engine/scene/text_measure.h"

#include "engine/syntax/utf8.h"

namespace loopscope {

namespace {

// Widths without a font at hand: an average glyph; the reader's own face decides the rest.
class Estimate final : public TextMeasure {
public:
    float width(std::string_view utf8, float size, bool code) const override {
        unsigned glyphs = 0;
        for (const char c : utf8) glyphs += !continues_character(c);
        return static_cast<float>(glyphs) * size * (code ? 0.602f : 0.53f);
    }
};

} // namespace

const TextMeasure& average_measure() {
    static const Estimate estimate;
    return estimate;
}

std::string elide(const TextMeasure& measure, std::string_view text, float size, bool code, float width) {
    if (measure.width(text, size, code) <= width) return std::string(text);
    const float dots = measure.width("…", size, code);
    std::size_t low = 0, high = text.size(); // most bytes that fit
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (measure.width(text.substr(0, middle), size, code) + dots <= width) low = middle;
        else high = middle - 1;
    }
    return std::string(beginning_of(text, low)) + "…";
}

} // namespace loopscope
