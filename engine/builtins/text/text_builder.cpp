#include "engine/builtins/text/text_builder.h"

#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

void TextBuilder::widen() {
    wide_ = true;
    units_.reserve(latin1_.size() + 16);
    for (const char c : latin1_) units_ += static_cast<char16_t>(byte_of(c));
    latin1_.clear();
}

void TextBuilder::append(const FlatView& text, std::uint32_t begin, std::uint32_t end) {
    if (text.utf16 && !wide_) widen();
    if (text.utf16) {
        units_.append(text.utf16 + begin, end - begin);
    } else if (wide_) {
        units_.append(text.latin1 + begin, text.latin1 + end);
    } else {
        latin1_.append(reinterpret_cast<const char*>(text.latin1) + begin, end - begin);
    }
}

// What has been appended is appended in its turn: as many steps as the length has bits.
template <class Text> static void repeat_end(Text& text, std::size_t begin, std::size_t end) {
    text.reserve(end);
    while (text.size() < end) text.append(text, begin, std::min(text.size() - begin, end - text.size()));
}

void TextBuilder::append_repeated(const FlatView& pattern, std::uint64_t units) {
    const auto begin = static_cast<std::size_t>(length());
    append(pattern, 0, static_cast<std::uint32_t>(std::min<std::uint64_t>(units, pattern.length)));
    const auto end = begin + static_cast<std::size_t>(units);
    if (wide_) repeat_end(units_, begin, end);
    else repeat_end(latin1_, begin, end);
}

Completion check_string_length(Agent& agent, std::uint64_t length) {
    if (length > agent.string_limit) return agent.throw_range_error("Invalid string length");
    const std::uint64_t bytes = sizeof(FlatString) + 2 * length;
    if (bytes > Heap::small_limit && !agent.heap.can_allocate(bytes)) return Completion::collect();
    return Completion::normal();
}

Completion TextBuilder::finish(Agent& agent) const {
    LOOPSCOPE_TRY_VOID(check_string_length(agent, length()));
    return Completion::normal(wide_ ? string_from_units(agent, units_) : string_from_latin1(agent, latin1_));
}

} // namespace loopscope
