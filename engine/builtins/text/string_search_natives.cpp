// ECMA-262 22.1.3: searching, splitting and replacing plain text.
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

// How many units of the pattern stand at this place of the text, from its beginning on.
static std::uint32_t matched_at(const FlatView& text, const FlatView& pattern, std::uint32_t at) {
    if (at + pattern.length > text.length) return 0;
    std::uint32_t i = 0;
    if (text.latin1 && pattern.latin1) {
        while (i < pattern.length && text.latin1[at + i] == pattern.latin1[i]) ++i;
    } else {
        while (i < pattern.length && text[at + i] == pattern[i]) ++i;
    }
    return i;
}

static bool matches_at(const FlatView& text, const FlatView& pattern, std::uint32_t at) {
    return at + pattern.length <= text.length && matched_at(text, pattern, at) == pattern.length;
}

namespace {

// Units read forwards, or backwards from the end.
template <class Unit> struct Forwards {
    const Unit* units;
    std::uint32_t length;
    Unit operator[](std::uint32_t i) const { return units[i]; }
};
template <class Unit> struct Backwards {
    const Unit* units;
    std::uint32_t length;
    Unit operator[](std::uint32_t i) const { return units[length - 1 - i]; }
};

} // namespace

// Knuth, Morris and Pratt: never goes back in the text, whatever repeats itself in text and pattern.
template <class Text, class Pattern>
static std::int64_t find_without_going_back(Text text, Pattern pattern, std::uint32_t from) {
    std::vector<std::uint32_t> borders(pattern.length,
                                       0); // of each beginning of the pattern, its longest proper border
    for (std::uint32_t i = 1, matched = 0; i < pattern.length; ++i) {
        while (matched && pattern[i] != pattern[matched]) matched = borders[matched - 1];
        matched += pattern[i] == pattern[matched];
        borders[i] = matched;
    }
    for (std::uint32_t at = from, matched = 0; at < text.length; ++at) {
        while (matched && text[at] != pattern[matched]) matched = borders[matched - 1];
        matched += text[at] == pattern[matched];
        if (matched == pattern.length) return std::int64_t{at} + 1 - pattern.length;
    }
    return -1;
}

// By how text and pattern are kept, so that nothing is asked at each unit. `Reading`: Forwards or Backwards.
template <template <class> class Reading>
static std::int64_t find_without_going_back(const FlatView& text, const FlatView& pattern, std::uint32_t from) {
    const auto in = [&](auto units) {
        if (pattern.latin1) return find_without_going_back(units, Reading{pattern.latin1, pattern.length}, from);
        return find_without_going_back(units, Reading{pattern.utf16, pattern.length}, from);
    };
    return text.latin1 ? in(Reading{text.latin1, text.length}) : in(Reading{text.utf16, text.length});
}

static constexpr std::uint32_t short_pattern = 16; // so long that comparing at each place is quick enough

// 6.1.4.1 StringIndexOf; -1 when not found
static std::int64_t index_of(Agent& agent, const FlatView& text, const FlatView& pattern, std::uint32_t from) {
    if (pattern.length > text.length) return -1;
    if (pattern.length == 0) return from <= text.length ? from : -1;
    std::int64_t found = -1;
    std::uint32_t at = from;
    for (std::uint64_t compared = 0; at + pattern.length <= text.length; ++at) {
        if (text[at] != pattern[0]) continue;
        const std::uint32_t matched = matched_at(text, pattern, at);
        if (matched == pattern.length) {
            found = at;
            break;
        }
        compared += matched;
        // Beyond what a search that never goes back would have cost up to here.
        if (pattern.length > short_pattern && compared > std::uint64_t{8} * (at - from) + pattern.length) {
            found = find_without_going_back<Forwards>(text, pattern, at);
            break;
        }
    }
    charge(agent, found < 0 ? text.length : static_cast<std::uint64_t>(found) - from);
    return found;
}

static std::uint32_t position(const NativeCall& call, std::uint32_t i, std::uint32_t length, double missing) {
    const double at = call.argument(i).is_undefined() ? missing : call.argument(i).as_number();
    return static_cast<std::uint32_t>(std::fmin(std::fmax(at, 0), length));
}

// 22.1.3.9 indexOf
static Completion string_index_of(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.this_value), pattern = flatten(agent, call.argument(0));
    return Completion::normal(
        Value::number(static_cast<double>(index_of(agent, text, pattern, position(call, 1, text.length, 0)))));
}

// 22.1.3.11 lastIndexOf
static Completion string_last_index_of(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.this_value), pattern = flatten(agent, call.argument(0));
    if (pattern.length > text.length) return Completion::normal(Value::int32(-1));
    const double asked = call.argument(1).is_undefined() ? std::nan("") : call.argument(1).as_number();
    const double from = std::isnan(asked) ? HUGE_VAL : std::fmax(std::trunc(asked), 0);
    auto at = static_cast<std::int64_t>(std::fmin(from, text.length - pattern.length));
    charge(agent, text.length);
    if (pattern.length > short_pattern) {
        const auto skipped = static_cast<std::uint32_t>(text.length - pattern.length - at);
        const std::int64_t found = find_without_going_back<Backwards>(text, pattern, skipped);
        at = found < 0 ? -1 : text.length - found - pattern.length;
    } else {
        while (at >= 0 && !matches_at(text, pattern, static_cast<std::uint32_t>(at))) --at;
    }
    return Completion::normal(Value::number(static_cast<double>(at)));
}

// %stringIndexOf(string, pattern, from)
static Completion plain_index_of(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0)), pattern = flatten(agent, call.argument(1));
    const auto from = static_cast<std::uint32_t>(std::fmin(call.argument(2).as_number(), text.length + 1.0));
    return Completion::normal(Value::number(static_cast<double>(index_of(agent, text, pattern, from))));
}

// %stringMatchesAt(string, pattern, at)
static Completion plain_matches_at(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0)), pattern = flatten(agent, call.argument(1));
    const double at = call.argument(2).as_number();
    if (at < 0 || at > text.length) return Completion::normal(Value::boolean(false));
    return Completion::normal(Value::boolean(matches_at(text, pattern, static_cast<std::uint32_t>(at))));
}

// %substring(string, begin, end)
static Completion plain_substring(Agent& agent, const NativeCall& call) {
    const double length = length_of(agent.heap, call.argument(0));
    const double begin = std::fmin(call.argument(1).as_number(), length);
    const double end = call.argument(2).is_undefined() ? length : std::fmin(call.argument(2).as_number(), length);
    if (begin >= end) return Completion::normal(agent.name(Name::empty));
    return substring(agent, call.argument(0), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
}

static constexpr std::uint32_t parts_at_once = 65536; // a step makes no more

// %splitPlain(string, separator, limit, list, from): 22.1.3.23 split from step 8 on, of what begins at `from`. Appends
// parts to the list and answers where the next ones begin; -1: that was all.
static Completion split_plain(Agent& agent, const NativeCall& call) {
    const Value string = call.argument(0);
    const FlatView text = flatten(agent, string), separator = flatten(agent, call.argument(1));
    const double limit = call.argument(2).as_number();
    Object& list = agent.heap.at<Object>(call.argument(3));
    auto begin = call.argument(4).as_uint32();
    const auto answer = [](double next) { return Completion::normal(Value::number(next)); };
    if (separator.length == 0) {
        const auto all = static_cast<std::uint32_t>(std::fmin(text.length, limit));
        const std::uint32_t end = std::min(all, begin + parts_at_once);
        charge(agent, end - begin);
        for (; begin < end && !agent.heap.exhausted(); ++begin)
            append_element(agent, list, string_from_unit(agent, flatten(agent, string)[begin]));
        return answer(begin < all ? static_cast<double>(begin) : -1);
    }
    for (std::uint32_t made = 0; made < parts_at_once && !agent.heap.exhausted(); ++made) {
        const std::int64_t at = text.length ? index_of(agent, text, separator, begin) : -1;
        const std::uint32_t end = at < 0 ? text.length : static_cast<std::uint32_t>(at);
        if (list.array_length >= limit) return answer(-1);
        LOOPSCOPE_TRY(begin == end ? Completion::normal(agent.name(Name::empty)) : substring(agent, string, begin, end),
                      part);
        append_element(agent, list, part);
        if (at < 0) return answer(-1);
        begin = end + separator.length;
    }
    return answer(begin);
}

// The list of (matched position, replacement) that replaceAll and RegExp replacement collect: %splice(string, list),
// where list is position, length, replacement, position, length, replacement...
static Completion splice_text(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    const Object& list = agent.heap.at<Object>(call.argument(1));
    TextBuilder result;
    std::uint32_t done = 0;
    for (std::uint32_t i = 0; i + 2 < list.array_length; i += 3) {
        const Value* items = agent.heap.at<Values>(list.elements).items + i;
        const auto at = items[0].as_uint32();
        if (at < done) continue;
        result.append(text, done, at);
        result.append(flatten(agent, items[2]));
        done = at + items[1].as_uint32();
    }
    if (done < text.length) result.append(text, done, text.length);
    charge(agent, result.length());
    return result.finish(agent);
}

// B.2.2.2.1 CreateHTML: %createHTML(string, tag, attribute, value)
static Completion create_html(Agent& agent, const NativeCall& call) {
    TextBuilder html;
    html.append("<");
    html.append(flatten(agent, call.argument(1)));
    if (call.count > 3) {
        html.append(" ");
        html.append(flatten(agent, call.argument(2)));
        html.append("=\"");
        const FlatView value = flatten(agent, call.argument(3));
        for (std::uint32_t i = 0; i < value.length; ++i) {
            if (value[i] == '"') html.append("&quot;");
            else html.append(value[i]);
        }
        html.append("\"");
    }
    html.append(">");
    html.append(flatten(agent, call.argument(0)));
    html.append("</");
    html.append(flatten(agent, call.argument(1)));
    html.append(">");
    return html.finish(agent);
}

static constexpr NativeSpec string_search_specs[] = {
    {"String.prototype", "indexOf", string_index_of, "csi", 1, 0, "ECMA-262 22.1.3.9"},
    {"String.prototype", "lastIndexOf", string_last_index_of, "csn", 1, 0, "ECMA-262 22.1.3.11"},
    {"", "stringIndexOf", plain_index_of, "", 3, native_intrinsic, "ECMA-262 6.1.4.1"},
    {"", "stringMatchesAt", plain_matches_at, "", 3, native_intrinsic, ""},
    {"", "substring", plain_substring, "", 3, native_intrinsic, ""},
    {"", "splitPlain", split_plain, "", 5, native_intrinsic, "ECMA-262 22.1.3.23"},
    {"", "spliceText", splice_text, "", 2, native_intrinsic, ""},
    {"", "createHTML", create_html, "", 4, native_intrinsic, "ECMA-262 B.2.2.2.1"},
};

NativeList string_search_natives() { return string_search_specs; }

} // namespace loopscope
