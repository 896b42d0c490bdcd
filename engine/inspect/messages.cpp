#include "engine/inspect/messages.h"

#include <cmath>
#include <cstdio>

namespace loopscope {

namespace {

struct Template {
    std::string_view plain, precise;
};

constexpr Template templates[] = {
#define LOOPSCOPE_MESSAGE(key, plain, precise) {plain, precise},
#include "engine/inspect/messages.def"
#undef LOOPSCOPE_MESSAGE
};

const std::string* find_fact(std::initializer_list<Fact> facts, std::string_view name) {
    for (const Fact& fact : facts)
        if (fact.first == name) return &fact.second;
    return nullptr;
}

} // namespace

std::string say(Message message, Wording wording, std::initializer_list<Fact> facts) {
    const Template& pair = templates[static_cast<unsigned>(message)];
    if (wording == Wording::pattern) return std::string(pair.plain);
    const std::string_view text = wording == Wording::plain ? pair.plain : pair.precise;
    std::string sentence;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        const std::string* fact =
            close == std::string_view::npos ? nullptr : find_fact(facts, text.substr(i + 1, close - i - 1));
        if (fact) {
            // An absent badge leaves no gap.
            if (fact->empty() && close + 1 < text.size() && text[close + 1] == ' ') i = close + 1;
            else i = close;
            sentence += *fact;
        } else {
            sentence += text[i];
        }
    }
    return sentence;
}

std::string count_of(std::size_t count, std::string_view noun) {
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

std::string milliseconds(double ms) {
    char text[32];
    if (ms > 0 && ms < 0.01) { // a few instructions
        std::snprintf(text, sizeof text, "%.1f \u00B5s", ms * 1000);
        return text;
    }
    const int digits = ms == std::floor(ms) || ms >= 100 ? 0 : ms >= 10 ? 1 : 2;
    std::snprintf(text, sizeof text, "%.*f ms", digits, ms);
    return text;
}

} // namespace loopscope
