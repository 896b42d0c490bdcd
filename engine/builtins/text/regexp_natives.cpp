// ECMA-262 22.2 RegExp Objects: what runs no user code. Slots of a regexp: 0 source, 1 flags (both strings).
#include "engine/builtins/charge.h"
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/regexp_program.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"

#include <algorithm>
#include <cmath>

extern "C" {
#include <libregexp.h>
}

namespace loopscope {

static Object* regexp(Agent& agent, Value value) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return object.object_class() == ObjectClass::regexp ? &object : nullptr;
}

// 22.2.3.4 step 5: each of dgimsuvy at most once, not both u and v
static bool valid_flags(const FlatView& flags) {
    constexpr std::string_view letters = "dgimsuvy";
    unsigned seen = 0;
    for (std::uint32_t i = 0; i < flags.length; ++i) {
        const std::size_t at = flags[i] < 0x80 ? letters.find(static_cast<char>(flags[i])) : std::string_view::npos;
        if (at == std::string_view::npos || (seen & 1u << at)) return false;
        seen |= 1u << at;
    }
    constexpr unsigned u = 1u << 5, v = 1u << 6;
    return (seen & (u | v)) != (u | v);
}

// %newRegExp(prototype): 22.2.3.2 RegExpAlloc
static Completion new_regexp(Agent& agent, const NativeCall& call) {
    Object& object = agent.make_object(ObjectClass::regexp, call.argument(0), 2);
    object.internal()[0] = agent.name(Name::empty);
    object.internal()[1] = agent.name(Name::empty);
    define_data(agent, object, agent.key(Name::last_index), Value::int32(0), writable);
    return Completion::normal(agent.value_of(object));
}

// %initializeRegExp(regexp, source, flags): 22.2.3.3 RegExpInitialize from step 5 on, strings given
static Completion initialize_regexp(Agent& agent, const NativeCall& call) {
    if (!valid_flags(flatten(agent, call.argument(2))))
        return agent.throw_syntax_error("Invalid flags supplied to RegExp constructor '" +
                                        to_utf8(agent.heap, call.argument(2)) + "'");
    const RegexpProgram& program = regexp_program(agent, call.argument(1), call.argument(2));
    const std::string source = to_utf8(agent.heap, call.argument(1)), flags = to_utf8(agent.heap, call.argument(2));
    if (program.refused) return agent.refuse("RegExp", program.error);
    if (!program.error.empty())
        return agent.throw_syntax_error("Invalid regular expression: /" + source + "/" + flags + ": " + program.error);
    Object& object = agent.heap.at<Object>(call.argument(0));
    object.internal()[0] = call.argument(1);
    object.internal()[1] = call.argument(2);
    return Completion::normal(call.argument(0));
}

// --- matching --------------------------------------------------------------------------------------------------------

static constexpr std::uint64_t match_budget = 500; // times 10,000 steps of the matcher

struct Match {
    bool found = false;
    std::vector<std::int64_t> captures; // begin, end for each; -1 when it did not take part
};

static bool has_flag(Agent& agent, const Object& object, char16_t flag) {
    const FlatView flags = flatten(agent, object.internal()[1]);
    for (std::uint32_t i = 0; i < flags.length; ++i)
        if (flags[i] == flag) return true;
    return false;
}

// 22.2.7.2 RegExpBuiltinExec, the matcher's part
static Completion match_at(Agent& agent, const Object& object, Value string, std::uint32_t from, Match& match) {
    const RegexpProgram& program = regexp_program(agent, object.internal()[0], object.internal()[1]);
    const FlatView text = flatten(agent, string);
    std::vector<std::uint8_t*> captures(program.capture_count * 2, nullptr);
    MatchBudget budget{match_budget};
    const auto* units = text.latin1 ? text.latin1 : reinterpret_cast<const std::uint8_t*>(text.utf16);
    const int result = lre_exec(captures.data(), program.code.data(), units, static_cast<int>(from),
                                static_cast<int>(text.length), text.latin1 ? 0 : 1, &budget);
    charge(agent, 10 + (match_budget - budget.asks_left) * 10'000);
    if (result == LRE_RET_TIMEOUT || result < 0)
        return agent.limit(
            Halt::Kind::step_limit,
            "A regular expression tried more than 5 million steps on one text (catastrophic backtracking).");
    match.found = result == 1;
    if (!match.found) return Completion::normal();
    for (const std::uint8_t* capture : captures)
        match.captures.push_back(capture ? (capture - units) / (text.latin1 ? 1 : 2) : -1);
    return Completion::normal();
}

static Value capture_text(Agent& agent, Value string, const Match& match, std::uint32_t i) {
    const std::int64_t begin = match.captures[2 * i], end = match.captures[2 * i + 1];
    if (begin < 0 || end < 0) return Value::undefined();
    if (begin == end) return agent.name(Name::empty);
    return substring(agent, string, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)).value;
}

static Value indices_pair(Agent& agent, const Match& match, std::uint32_t i) {
    if (match.captures[2 * i] < 0) return Value::undefined();
    const Value pair[] = {Value::number(static_cast<double>(match.captures[2 * i])),
                          Value::number(static_cast<double>(match.captures[2 * i + 1]))};
    return agent.value_of(agent.make_array(pair));
}

// An object without prototype from group names to `value_of(i)`; undefined when no group has a name. Of several groups
// with one name it has the one that took part.
template <class ValueOf> static Value groups_object(Agent& agent, const RegexpProgram& program, ValueOf value_of) {
    if (program.group_names.empty()) return Value::undefined();
    Object& groups = agent.make_object(ObjectClass::ordinary, Value::null());
    for (std::uint32_t i = 1; i < program.capture_count; ++i) {
        const std::string& name = program.group_names[i - 1];
        if (name.empty()) continue;
        const PropertyKey key = key_from_spec(agent, name);
        const Value value = value_of(i);
        if (value.is_undefined() && has_own_property(agent, groups, key)) continue;
        define_data(agent, groups, key, value);
    }
    return agent.value_of(groups);
}

// 22.2.7.2 RegExpBuiltinExec, steps 20 to 37: the array that exec returns
static Value match_result(Agent& agent, const Object& object, Value string, const Match& match) {
    const RegexpProgram& program = regexp_program(agent, object.internal()[0], object.internal()[1]);
    Object& result = agent.make_array();
    for (std::uint32_t i = 0; i < program.capture_count; ++i)
        append_element(agent, result, capture_text(agent, string, match, i));
    define_data(agent, result, agent.key(Name::index), Value::number(static_cast<double>(match.captures[0])));
    define_data(agent, result, agent.key(Name::input), string);
    define_data(agent, result, agent.key(Name::groups),
                groups_object(agent, program, [&](std::uint32_t i) { return capture_text(agent, string, match, i); }));
    if (has_flag(agent, object, 'd')) {
        Object& indices = agent.make_array();
        for (std::uint32_t i = 0; i < program.capture_count; ++i)
            append_element(agent, indices, indices_pair(agent, match, i));
        define_data(agent, indices, agent.key(Name::groups),
                    groups_object(agent, program, [&](std::uint32_t i) { return indices_pair(agent, match, i); }));
        define_data(agent, result, key_from_spec(agent, "indices"), agent.value_of(indices));
    }
    return agent.value_of(result);
}

// %regexpMatch(regexp, string, from): the result array or null
static Completion regexp_match(Agent& agent, const NativeCall& call) {
    const Object& object = agent.heap.at<Object>(call.argument(0));
    Match match;
    LOOPSCOPE_TRY_VOID(match_at(agent, object, call.argument(1), call.argument(2).as_uint32(), match));
    return Completion::normal(match.found ? match_result(agent, object, call.argument(1), match) : Value::null());
}

// %hasRegExpFlag(regexp, letter)
static Completion has_regexp_flag(Agent& agent, const NativeCall& call) {
    const Object& object = agent.heap.at<Object>(call.argument(0));
    return Completion::normal(Value::boolean(has_flag(agent, object, flatten(agent, call.argument(1))[0])));
}

// Whether exec of this object runs no user code: a regexp whose lastIndex is a plain number that may be written.
static bool plain_last_index(Agent& agent, Object& object, double& last_index) {
    const Lookup found = get_own_property(agent, object, agent.key(Name::last_index));
    if (found.kind != Lookup::Kind::data || !found.value.is_number() || !(found.attributes & writable)) return false;
    last_index = to_length(found.value.as_number());
    return true;
}

static void set_last_index(Agent& agent, Object& object, double index) {
    define_data(agent, object, agent.key(Name::last_index), Value::number(index), writable);
}

// 22.2.7.2 RegExpBuiltinExec, whole; false when user code could run.
static Completion builtin_exec(Agent& agent, Object& object, Value string, Match& match) {
    double last_index = 0;
    if (!plain_last_index(agent, object, last_index)) return Completion::fallback();
    const bool keeps = has_flag(agent, object, 'g') || has_flag(agent, object, 'y');
    if (!keeps) last_index = 0;
    if (last_index <= length_of(agent.heap, string))
        LOOPSCOPE_TRY_VOID(match_at(agent, object, string, static_cast<std::uint32_t>(last_index), match));
    if (keeps) set_last_index(agent, object, match.found ? static_cast<double>(match.captures[1]) : 0);
    return Completion::normal();
}

// ECMA-262 22.2.6.2 RegExp.prototype.exec
static Completion regexp_exec(Agent& agent, const NativeCall& call) {
    Object* object = regexp(agent, call.this_value);
    if (!object || !call.argument(0).is_string()) return Completion::fallback();
    Match match;
    LOOPSCOPE_TRY_VOID(builtin_exec(agent, *object, call.argument(0), match));
    return Completion::normal(match.found ? match_result(agent, *object, call.argument(0), match) : Value::null());
}

// Whether the object's `exec` is the original.
static bool plain_exec(Agent& agent, Object& object) {
    const Lookup found = lookup(agent, object, key_from_spec(agent, "exec"));
    return found.kind == Lookup::Kind::data && found.value == agent.intrinsic(Intrinsic::RegExpPrototypeExec);
}

// ECMA-262 22.2.6.16 RegExp.prototype.test
static Completion regexp_test(Agent& agent, const NativeCall& call) {
    Object* object = regexp(agent, call.this_value);
    if (!object || !call.argument(0).is_string() || !plain_exec(agent, *object)) return Completion::fallback();
    Match match;
    LOOPSCOPE_TRY_VOID(builtin_exec(agent, *object, call.argument(0), match));
    return Completion::normal(Value::boolean(match.found));
}

// ECMA-262 22.2.6.13.1 EscapeRegExpPattern: so that /source/ can be read again
static Completion regexp_source(Agent& agent, const NativeCall& call) {
    Object* object = regexp(agent, call.this_value);
    if (!object) {
        if (call.this_value == agent.intrinsic(Intrinsic::RegExpPrototype))
            return Completion::normal(string_from_latin1(agent, "(?:)"));
        return agent.throw_type_error("RegExp.prototype.source getter called on non-RegExp object");
    }
    const FlatView source = flatten(agent, object->internal()[0]);
    if (source.length == 0) return Completion::normal(string_from_latin1(agent, "(?:)"));
    TextBuilder text;
    bool in_class = false, escaped = false;
    for (std::uint32_t i = 0; i < source.length; ++i) {
        const char16_t unit = source[i];
        if (unit == '\n' || unit == '\r' || unit == 0x2028 || unit == 0x2029) {
            if (!escaped) text.append("\\");
            text.append(unit == '\n' ? "n" : unit == '\r' ? "r" : unit == 0x2028 ? "u2028" : "u2029");
        } else {
            if (unit == '/' && !escaped && !in_class) text.append("\\");
            text.append(unit);
        }
        if (!escaped && unit == '[') in_class = true;
        if (!escaped && unit == ']') in_class = false;
        escaped = !escaped && unit == '\\';
    }
    return text.finish(agent);
}

// The flag getters (22.2.6.3 and so on), by their place in this list.
static constexpr std::pair<std::string_view, char16_t> flag_getters[] = {
    {"dotAll", u's'},    {"global", u'g'}, {"hasIndices", u'd'}, {"ignoreCase", u'i'},
    {"multiline", u'm'}, {"sticky", u'y'}, {"unicode", u'u'},    {"unicodeSets", u'v'}};

template <unsigned index> static Completion flag_getter(Agent& agent, const NativeCall& call) {
    Object* object = regexp(agent, call.this_value);
    if (object) return Completion::normal(Value::boolean(has_flag(agent, *object, flag_getters[index].second)));
    if (call.this_value == agent.intrinsic(Intrinsic::RegExpPrototype)) return Completion::normal();
    return agent.throw_type_error("RegExp.prototype." + std::string(flag_getters[index].first) +
                                  " getter called on non-RegExp object");
}

// 22.2.7.3 AdvanceStringIndex: %advanceStringIndex(string, index, unicode)
static Completion advance_string_index(Agent& agent, const NativeCall& call) {
    const double index = call.argument(1).as_number();
    const FlatView text = flatten(agent, call.argument(0));
    if (call.argument(2).is_true() && index + 1 < text.length) {
        const auto i = static_cast<std::uint32_t>(index);
        if ((text[i] & 0xFC00) == 0xD800 && (text[i + 1] & 0xFC00) == 0xDC00)
            return Completion::normal(Value::number(index + 2));
    }
    return Completion::normal(Value::number(index + 1));
}

// tc39.es/proposal-regex-escaping (ES2025) RegExp.escape
static Completion regexp_escape(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_string())
        return agent.throw_type_error(describe(agent, call.argument(0)) + " is not a string");
    const FlatView text = flatten(agent, call.argument(0));
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view syntax = "^$\\.*+?()[]{}|/", other = ",-=<>#&!%:;@~'`\"";
    constexpr std::string_view controls = "\t\n\v\f\r", letters = "tnvfr";
    TextBuilder result;
    const auto hex = [&](char16_t unit, bool wide) {
        result.append(wide ? "\\u" : "\\x");
        for (int shift = wide ? 12 : 4; shift >= 0; shift -= 4)
            result.append(static_cast<char16_t>(digits[unit >> shift & 15]));
    };
    for (std::uint32_t i = 0; i < text.length; ++i) {
        const char16_t unit = text[i];
        const char narrow = unit < 0x80 ? static_cast<char>(unit) : '\0';
        const bool alphanumeric = (unit >= '0' && unit <= '9') || ((unit | 0x20) >= 'a' && (unit | 0x20) <= 'z');
        const bool pair = (unit & 0xFC00) == 0xD800 && i + 1 < text.length && (text[i + 1] & 0xFC00) == 0xDC00;
        if (i == 0 && alphanumeric && unit < 0x80) hex(unit, false);
        else if (narrow && syntax.find(narrow) != std::string_view::npos) result.append("\\"), result.append(unit);
        else if (narrow && controls.find(narrow) != std::string_view::npos)
            result.append("\\"), result.append(static_cast<char16_t>(letters[controls.find(narrow)]));
        else if (narrow && other.find(narrow) != std::string_view::npos) hex(unit, false);
        else if (unit == ' ' || unit == 0xA0) hex(unit, false);
        else if (pair) result.append(unit), result.append(text[++i]);
        else if (unit == 0xFEFF || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 ||
                 unit == 0x2029 || unit == 0x202F || unit == 0x205F || unit == 0x3000 || (unit & 0xF800) == 0xD800)
            hex(unit, true);
        else result.append(unit);
    }
    return result.finish(agent);
}

static constexpr NativeSpec regexp_specs[] = {
    {"RegExp.prototype", "exec", regexp_exec, "", 1, native_fast_path, "ECMA-262 22.2.6.2"},
    {"RegExp.prototype", "test", regexp_test, "", 1, native_fast_path, "ECMA-262 22.2.6.16"},
    {"RegExp.prototype", "dotAll", flag_getter<0>, ".", 0, native_getter, "ECMA-262 22.2.6.3"},
    {"RegExp.prototype", "global", flag_getter<1>, ".", 0, native_getter, "ECMA-262 22.2.6.5"},
    {"RegExp.prototype", "hasIndices", flag_getter<2>, ".", 0, native_getter, "ECMA-262 22.2.6.6"},
    {"RegExp.prototype", "ignoreCase", flag_getter<3>, ".", 0, native_getter, "ECMA-262 22.2.6.7"},
    {"RegExp.prototype", "multiline", flag_getter<4>, ".", 0, native_getter, "ECMA-262 22.2.6.10"},
    {"RegExp.prototype", "sticky", flag_getter<5>, ".", 0, native_getter, "ECMA-262 22.2.6.15"},
    {"RegExp.prototype", "unicode", flag_getter<6>, ".", 0, native_getter, "ECMA-262 22.2.6.18"},
    {"RegExp.prototype", "unicodeSets", flag_getter<7>, ".", 0, native_getter, "ECMA-262 22.2.6.19"},
    {"RegExp.prototype", "source", regexp_source, ".", 0, native_getter, "ECMA-262 22.2.6.13"},
    {"RegExp", "escape", regexp_escape, "..", 1, 0, "ECMA-262 22.2.5.1"},
    {"", "newRegExp", new_regexp, "", 1, native_intrinsic, "ECMA-262 22.2.3.2"},
    {"", "initializeRegExp", initialize_regexp, "", 3, native_intrinsic, "ECMA-262 22.2.3.3"},
    {"", "regexpMatch", regexp_match, "", 3, native_intrinsic, "ECMA-262 22.2.7.2"},
    {"", "hasRegExpFlag", has_regexp_flag, "", 2, native_intrinsic, ""},
    {"", "advanceStringIndex", advance_string_index, "", 3, native_intrinsic, "ECMA-262 22.2.7.3"},
};

NativeList regexp_natives() { return regexp_specs; }

} // namespace loopscope
