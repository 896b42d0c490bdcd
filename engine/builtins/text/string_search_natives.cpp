// ECMA-262 22.1.3: searching, splitting and replacing plain text.
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static bool matches_at(const FlatView& text, const FlatView& pattern, std::uint32_t at) {
    if (at + pattern.length > text.length) return false;
    if (text.latin1 && pattern.latin1)
        return std::equal(pattern.latin1, pattern.latin1 + pattern.length, text.latin1 + at);
    for (std::uint32_t i = 0; i < pattern.length; ++i)
        if (text[at + i] != pattern[i]) return false;
    return true;
}

// 6.1.4.1 StringIndexOf; -1 when not found
static std::int64_t index_of(Agent& agent, const FlatView& text, const FlatView& pattern, std::uint32_t from) {
    if (pattern.length > text.length) return -1;
    if (pattern.length == 0) return from <= text.length ? from : -1;
    for (std::uint32_t at = from; at + pattern.length <= text.length; ++at) {
        if (text[at] == pattern[0] && matches_at(text, pattern, at)) {
            charge(agent, at - from);
            return at;
        }
    }
    charge(agent, text.length);
    return -1;
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
    for (; at >= 0; --at)
        if (matches_at(text, pattern, static_cast<std::uint32_t>(at))) break;
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

// %splitPlain(string, separator, limit): 22.1.3.23 split from step 8 on
static Completion split_plain(Agent& agent, const NativeCall& call) {
    const Value string = call.argument(0);
    const FlatView text = flatten(agent, string), separator = flatten(agent, call.argument(1));
    const double limit = call.argument(2).as_number();
    Object& list = agent.make_array();
    charge(agent, text.length);
    if (separator.length == 0) {
        for (std::uint32_t i = 0; i < text.length && i < limit; ++i) {
            if (agent.heap.exhausted()) return Completion::collect();
            append_element(agent, list, string_from_unit(agent, flatten(agent, string)[i]));
        }
        return Completion::normal(agent.value_of(list));
    }
    std::uint32_t begin = 0;
    for (;;) {
        const std::int64_t at = text.length ? index_of(agent, text, separator, begin) : -1;
        const std::uint32_t end = at < 0 ? text.length : static_cast<std::uint32_t>(at);
        if (list.array_length >= limit) break;
        if (agent.heap.exhausted()) return Completion::collect();
        LS_TRY(begin == end ? Completion::normal(agent.name(Name::empty)) : substring(agent, string, begin, end), part);
        append_element(agent, list, part);
        if (at < 0) break;
        begin = end + separator.length;
    }
    return Completion::normal(agent.value_of(list));
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
        const auto at = static_cast<std::uint32_t>(items[0].as_number());
        if (at < done) continue;
        result.append(text, done, at);
        result.append(flatten(agent, items[2]));
        done = at + static_cast<std::uint32_t>(items[1].as_number());
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
    {"", "splitPlain", split_plain, "", 3, native_intrinsic, "ECMA-262 22.1.3.23"},
    {"", "spliceText", splice_text, "", 2, native_intrinsic, ""},
    {"", "createHTML", create_html, "", 4, native_intrinsic, "ECMA-262 B.2.2.2.1"},
};

NativeList string_search_natives() { return string_search_specs; }

} // namespace loopscope
