// ECMA-262 22.1 String Objects: what needs neither regular expressions nor user code. `this` has been made a string.
#include "engine/builtins/charge.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/builtins/text/unicode.h"
#include "engine/interpreter/iteration.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static bool is_lead(char16_t unit) { return (unit & 0xFC00) == 0xD800; }
static bool is_trail(char16_t unit) { return (unit & 0xFC00) == 0xDC00; }

static double number_of(const NativeCall& call, std::uint32_t i, double missing = 0) {
    return call.argument(i).is_undefined() ? missing : call.argument(i).as_number();
}

// A position counted from the end when negative, within 0..length.
static std::uint32_t relative(double position, std::uint32_t length) {
    return static_cast<std::uint32_t>(position < 0 ? std::fmax(length + position, 0) : std::fmin(position, length));
}
static std::uint32_t clamped(double position, std::uint32_t length) {
    return static_cast<std::uint32_t>(std::fmin(std::fmax(position, 0), length));
}

static Completion part(Agent& agent, Value string, std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return Completion::normal(agent.name(Name::empty));
    return substring(agent, string, begin, end);
}

// 22.1.3.1 at
static Completion string_at(Agent& agent, const NativeCall& call) {
    const std::uint32_t length = length_of(agent.heap, call.this_value);
    const double asked = call.argument(0).as_number();
    const double at = asked < 0 ? length + asked : asked;
    if (at < 0 || at >= length) return Completion::normal();
    const auto k = static_cast<std::uint32_t>(at);
    return Completion::normal(string_from_unit(agent, flatten(agent, call.this_value)[k]));
}

// 22.1.3.2 charAt
static Completion char_at(Agent& agent, const NativeCall& call) {
    const double at = call.argument(0).as_number();
    if (at < 0 || at >= length_of(agent.heap, call.this_value)) return Completion::normal(agent.name(Name::empty));
    return Completion::normal(string_from_unit(agent, flatten(agent, call.this_value)[static_cast<std::uint32_t>(at)]));
}

// 22.1.3.3 charCodeAt
static Completion char_code_at(Agent& agent, const NativeCall& call) {
    const double at = call.argument(0).as_number();
    if (at < 0 || at >= length_of(agent.heap, call.this_value)) return Completion::normal(Value::real(std::nan("")));
    return Completion::normal(Value::int32(flatten(agent, call.this_value)[static_cast<std::uint32_t>(at)]));
}

// 22.1.3.4 codePointAt
static Completion code_point_at(Agent& agent, const NativeCall& call) {
    const double at = call.argument(0).as_number();
    if (at < 0 || at >= length_of(agent.heap, call.this_value)) return Completion::normal();
    const FlatView text = flatten(agent, call.this_value);
    const auto i = static_cast<std::uint32_t>(at);
    if (!is_lead(text[i]) || i + 1 == text.length || !is_trail(text[i + 1]))
        return Completion::normal(Value::int32(text[i]));
    return Completion::normal(Value::int32((text[i] - 0xD800) * 0x400 + (text[i + 1] - 0xDC00) + 0x10000));
}

// 22.1.3.17 and 22.1.3.18 padEnd, padStart
static Completion pad(Agent& agent, const NativeCall& call, bool at_start) {
    const double wanted = call.argument(0).as_number();
    const std::uint32_t length = length_of(agent.heap, call.this_value);
    if (wanted <= length) return Completion::normal(call.this_value);
    const Value filler = call.argument(1).is_undefined() ? string_from_latin1(agent, " ") : call.argument(1);
    if (length_of(agent.heap, filler) == 0) return Completion::normal(call.this_value);
    LOOPSCOPE_TRY_VOID(check_string_length(agent, static_cast<std::uint64_t>(std::fmin(wanted, 1e15))));
    TextBuilder text;
    const FlatView own = flatten(agent, call.this_value);
    const FlatView pattern = flatten(agent, filler);
    auto missing = static_cast<std::uint32_t>(wanted) - length;
    charge(agent, missing);
    if (!at_start) text.append(own);
    text.append_repeated(pattern, missing);
    if (at_start) text.append(own);
    return text.finish(agent);
}
static Completion pad_end(Agent& agent, const NativeCall& call) { return pad(agent, call, false); }
static Completion pad_start(Agent& agent, const NativeCall& call) { return pad(agent, call, true); }

// 22.1.3.19 repeat
static Completion repeat(Agent& agent, const NativeCall& call) {
    const double count = call.argument(0).as_number();
    if (count < 0 || std::isinf(count)) return agent.throw_range_error("Invalid count value: " + number_to_text(count));
    const std::uint32_t length = length_of(agent.heap, call.this_value);
    if (length == 0 || count == 0) return Completion::normal(agent.name(Name::empty));
    LOOPSCOPE_TRY_VOID(check_string_length(agent, static_cast<std::uint64_t>(std::fmin(length * count, 1e15))));
    const FlatView own = flatten(agent, call.this_value);
    TextBuilder text;
    text.append_repeated(own, static_cast<std::uint64_t>(length * count));
    charge(agent, text.length());
    return text.finish(agent);
}

// 22.1.3.22 slice
static Completion string_slice(Agent& agent, const NativeCall& call) {
    const std::uint32_t length = length_of(agent.heap, call.this_value);
    const std::uint32_t begin = relative(call.argument(0).as_number(), length);
    return part(agent, call.this_value, begin, relative(number_of(call, 1, length), length));
}

// 22.1.3.25 substring
static Completion string_substring(Agent& agent, const NativeCall& call) {
    const std::uint32_t length = length_of(agent.heap, call.this_value);
    const std::uint32_t a = clamped(call.argument(0).as_number(), length),
                        b = clamped(number_of(call, 1, length), length);
    return part(agent, call.this_value, std::min(a, b), std::max(a, b));
}

// B.2.2.1 substr
static Completion string_substr(Agent& agent, const NativeCall& call) {
    const std::uint32_t length = length_of(agent.heap, call.this_value);
    const std::uint32_t begin = relative(call.argument(0).as_number(), length);
    const double count = std::fmin(std::fmax(number_of(call, 1, length), 0), length - begin);
    return part(agent, call.this_value, begin, begin + static_cast<std::uint32_t>(count));
}

// 22.1.3.32 to 22.1.3.34 trim
static Completion trim(Agent& agent, const NativeCall& call, bool start, bool end) {
    const FlatView text = flatten(agent, call.this_value);
    std::uint32_t from = 0, to = text.length;
    while (start && from < to && is_white_space_or_line_terminator(text[from])) ++from;
    while (end && to > from && is_white_space_or_line_terminator(text[to - 1])) --to;
    return from == 0 && to == text.length ? Completion::normal(call.this_value)
                                          : part(agent, call.this_value, from, to);
}
static Completion trim_both(Agent& agent, const NativeCall& call) { return trim(agent, call, true, true); }
static Completion trim_start(Agent& agent, const NativeCall& call) { return trim(agent, call, true, false); }
static Completion trim_end(Agent& agent, const NativeCall& call) { return trim(agent, call, false, true); }

// 22.1.3.28 toLowerCase, 22.1.3.30 toUpperCase
static Completion to_lower_case(Agent& agent, const NativeCall& call) {
    charge(agent, length_of(agent.heap, call.this_value));
    return convert_case(agent, call.this_value, LetterCase::lower);
}
static Completion to_upper_case(Agent& agent, const NativeCall& call) {
    charge(agent, length_of(agent.heap, call.this_value));
    return convert_case(agent, call.this_value, LetterCase::upper);
}

// 22.1.3.15 normalize
static Completion normalize(Agent& agent, const NativeCall& call) {
    std::string form = "NFC";
    if (!call.argument(0).is_undefined()) form = to_utf8(agent.heap, call.argument(0));
    charge(agent, length_of(agent.heap, call.this_value));
    return normalize_text(agent, call.this_value, form);
}

// 22.1.3.12 localeCompare, by the root collation of the letters that everyday text has
static Completion locale_compare(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::int32(compare_for_people(agent, call.this_value, call.argument(0))));
}

static std::uint32_t lone_surrogate(const FlatView& text, std::uint32_t from) {
    for (std::uint32_t i = from; i < text.length; ++i) {
        if (is_lead(text[i]) && i + 1 < text.length && is_trail(text[i + 1])) ++i;
        else if (is_lead(text[i]) || is_trail(text[i])) return i;
    }
    return text.length;
}

// 22.1.3.10 isWellFormed
static Completion is_well_formed(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.this_value);
    return Completion::normal(Value::boolean(text.latin1 || lone_surrogate(text, 0) == text.length));
}

// 22.1.3.31 toWellFormed
static Completion to_well_formed(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.this_value);
    if (text.latin1 || lone_surrogate(text, 0) == text.length) return Completion::normal(call.this_value);
    TextBuilder fixed;
    for (std::uint32_t at = 0; at < text.length;) {
        const std::uint32_t lone = lone_surrogate(text, at);
        fixed.append(text, at, lone);
        if (lone < text.length) fixed.append(char16_t{0xFFFD});
        at = lone + 1;
    }
    return fixed.finish(agent);
}

// 22.1.3.29 toString and 22.1.3.35 valueOf: ThisStringValue
static Completion this_string(Agent& agent, Value value, std::string_view method) {
    if (value.is_string()) return Completion::normal(value);
    if (value.is_object()) {
        const Object& object = agent.heap.at<Object>(value);
        if (object.object_class() == ObjectClass::string_object) return Completion::normal(object.internal()[0]);
    }
    return agent.throw_type_error(std::string(method) + " requires that 'this' be a String");
}
static Completion string_to_string(Agent& agent, const NativeCall& call) {
    return this_string(agent, call.this_value, "String.prototype.toString");
}
static Completion string_value_of(Agent& agent, const NativeCall& call) {
    return this_string(agent, call.this_value, "String.prototype.valueOf");
}

// 22.1.2.1 fromCharCode; the machine converts only the first argument, string.js the others
static Completion from_char_code(Agent& agent, const NativeCall& call) {
    TextBuilder text;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        if (!call.arguments[i].is_number()) return Completion::fallback();
        text.append(static_cast<char16_t>(to_uint32(call.arguments[i].as_number())));
    }
    return text.finish(agent);
}

// %fromCodePoints(list of numbers)
static Completion from_code_points(Agent& agent, const NativeCall& call) {
    TextBuilder text;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        const double point = call.arguments[i].as_number();
        text.append_code_point(static_cast<std::uint32_t>(point));
    }
    return text.finish(agent);
}

// %newStringObject(prototype, string). 10.4.3.4 StringCreate
static Completion new_string_object(Agent& agent, const NativeCall& call) {
    Object& object =
        agent.make_object(ObjectClass::string_object, call.argument(0), 1, object_extensible | object_exotic);
    object.internal()[0] = call.argument(1);
    return Completion::normal(agent.value_of(object));
}

// 22.1.3.36 String.prototype[@@iterator]
static Completion string_iterator(Agent& agent, const NativeCall& call) {
    Object& iterator = agent.make_object(ObjectClass::string_iterator, Intrinsic::StringIteratorPrototype,
                                         enum_count<StringIteratorSlot>);
    iterator.slot(StringIteratorSlot::string) = call.this_value;
    iterator.slot(StringIteratorSlot::position) = Value::int32(0);
    return Completion::normal(agent.value_of(iterator));
}

static constexpr NativeSpec string_specs[] = {
    {"String", "fromCharCode", from_char_code, "", 1, native_fast_path, "ECMA-262 22.1.2.1"},
    {"String.prototype", "at", string_at, "ci", 1, 0, "ECMA-262 22.1.3.1"},
    {"String.prototype", "charAt", char_at, "ci", 1, 0, "ECMA-262 22.1.3.2"},
    {"String.prototype", "charCodeAt", char_code_at, "ci", 1, 0, "ECMA-262 22.1.3.3"},
    {"String.prototype", "codePointAt", code_point_at, "ci", 1, 0, "ECMA-262 22.1.3.4"},
    {"String.prototype", "isWellFormed", is_well_formed, "c", 0, 0, "ECMA-262 22.1.3.10"},
    {"String.prototype", "localeCompare", locale_compare, "cs", 1, 0, "ECMA-262 22.1.3.12"},
    {"String.prototype", "normalize", normalize, "cs?", 0, 0, "ECMA-262 22.1.3.15"},
    {"String.prototype", "padEnd", pad_end, "cls?", 1, 0, "ECMA-262 22.1.3.16"},
    {"String.prototype", "padStart", pad_start, "cls?", 1, 0, "ECMA-262 22.1.3.17"},
    {"String.prototype", "repeat", repeat, "ci", 1, 0, "ECMA-262 22.1.3.18"},
    {"String.prototype", "slice", string_slice, "cii?", 2, 0, "ECMA-262 22.1.3.22"},
    {"String.prototype", "substr", string_substr, "cii?", 2, 0, "ECMA-262 B.2.2.1"},
    {"String.prototype", "substring", string_substring, "cii?", 2, 0, "ECMA-262 22.1.3.25"},
    {"String.prototype", "toLocaleLowerCase", to_lower_case, "c", 0, 0, "ECMA-262 22.1.3.26"},
    {"String.prototype", "toLocaleUpperCase", to_upper_case, "c", 0, 0, "ECMA-262 22.1.3.27"},
    {"String.prototype", "toLowerCase", to_lower_case, "c", 0, 0, "ECMA-262 22.1.3.28"},
    {"String.prototype", "toString", string_to_string, ".", 0, 0, "ECMA-262 22.1.3.29"},
    {"String.prototype", "toUpperCase", to_upper_case, "c", 0, 0, "ECMA-262 22.1.3.30"},
    {"String.prototype", "toWellFormed", to_well_formed, "c", 0, 0, "ECMA-262 22.1.3.31"},
    {"String.prototype", "trim", trim_both, "c", 0, 0, "ECMA-262 22.1.3.32"},
    {"String.prototype", "trimEnd", trim_end, "c", 0, 0, "ECMA-262 22.1.3.33"},
    {"String.prototype", "trimStart", trim_start, "c", 0, 0, "ECMA-262 22.1.3.34"},
    {"String.prototype", "valueOf", string_value_of, ".", 0, 0, "ECMA-262 22.1.3.35"},
    {"String.prototype", "@@iterator", string_iterator, "c", 0, 0, "ECMA-262 22.1.3.36"},
    {"", "fromCodePoints", from_code_points, "", 1, native_intrinsic, "ECMA-262 22.1.2.2"},
    {"", "newStringObject", new_string_object, "", 2, native_intrinsic, "ECMA-262 10.4.3.4"},
};

NativeList string_natives() { return string_specs; }

} // namespace loopscope
