// ECMA-262 21.1 Number Objects, 20.3 Boolean Objects, and the number functions of the global object (19.2).
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/builtins/text/unicode.h"
#include "engine/runtime/bigint.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/syntax/casts.h"

#include <double-conversion/double-conversion.h>

#include <array>
#include <cmath>

namespace loopscope {

static Value ascii(Agent& agent, std::string_view text) { return string_from_latin1(agent, text); }

// A primitive wrapper: what `new Number(1)` and `new Boolean(true)` make.
static Completion wrapper(Agent& agent, const NativeCall& call, Value value, ObjectClass object_class,
                          Intrinsic prototype) {
    if (call.new_target.is_undefined()) return Completion::normal(value);
    const Value proto = call.this_value.is_object() ? call.this_value : agent.intrinsic(prototype);
    Object& object = agent.make_object(object_class, proto, 1);
    object.internal()[0] = value;
    return Completion::normal(agent.value_of(object));
}

// ECMA-262 21.1.1.1 Number
static Completion number_constructor(Agent& agent, const NativeCall& call) {
    Value value = call.count == 0 ? Value::int32(0) : call.argument(0);
    if (call.count > 0 && value.is_undefined()) value = Value::real(std::nan(""));
    if (value.is_bigint()) value = Value::number(bigint_to_double(agent.heap, value));
    return wrapper(agent, call, value, ObjectClass::number_object, Intrinsic::NumberPrototype);
}

// ECMA-262 20.3.1.1 Boolean
static Completion boolean_constructor(Agent& agent, const NativeCall& call) {
    const Value value = Value::boolean(to_boolean(agent.heap, call.argument(0)));
    return wrapper(agent, call, value, ObjectClass::boolean_object, Intrinsic::BooleanPrototype);
}

static bool is_integral(Value value) {
    return value.is_number() && std::isfinite(value.as_number()) && std::trunc(value.as_number()) == value.as_number();
}

// 21.1.2.2 to 21.1.2.5
static Completion number_is_finite(Agent&, const NativeCall& call) {
    return Completion::normal(
        Value::boolean(call.argument(0).is_number() && std::isfinite(call.argument(0).as_number())));
}
static Completion number_is_integer(Agent&, const NativeCall& call) {
    return Completion::normal(Value::boolean(is_integral(call.argument(0))));
}
static Completion number_is_nan(Agent&, const NativeCall& call) {
    return Completion::normal(Value::boolean(call.argument(0).is_number() && std::isnan(call.argument(0).as_number())));
}
static Completion number_is_safe_integer(Agent&, const NativeCall& call) {
    const bool safe = is_integral(call.argument(0)) && std::fabs(call.argument(0).as_number()) <= 9007199254740991.0;
    return Completion::normal(Value::boolean(safe));
}

// 21.1.3.7.1 ThisNumberValue
static Completion this_number(Agent& agent, Value value, std::string_view method) {
    if (value.is_number()) return Completion::normal(value);
    if (value.is_object()) {
        const Object& object = agent.heap.at<Object>(value);
        if (object.object_class() == ObjectClass::number_object) return Completion::normal(object.internal()[0]);
    }
    return agent.throw_type_error("Number.prototype." + std::string(method) + " requires that 'this' be a Number");
}

static std::string not_finite(double number) {
    return std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
}

// 21.1.3.6 toString. `this` is checked before the radix is converted, so the machine converts nothing else in between.
static Completion number_to_string_method(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_number(agent, call.this_value, "toString"), number);
    const double radix = call.argument(0).is_undefined() ? 10 : call.argument(0).as_number();
    if (radix < 2 || radix > 36) return agent.throw_range_error("toString() radix argument must be between 2 and 36");
    if (radix == 10) return Completion::normal(number_to_string(agent, number.as_number()));
    return Completion::normal(ascii(agent, number_to_text(number.as_number(), static_cast<unsigned>(radix))));
}

static Completion number_value_of(Agent& agent, const NativeCall& call) {
    return this_number(agent, call.this_value, "valueOf");
}

using double_conversion::DoubleToStringConverter;

static const DoubleToStringConverter& plain_converter() {
    // Minus zero has no sign: only what is less than 0 gets one (21.1.3.2, .3, .5).
    static const DoubleToStringConverter converter(DoubleToStringConverter::EMIT_POSITIVE_EXPONENT_SIGN |
                                                       DoubleToStringConverter::UNIQUE_ZERO,
                                                   "Infinity", "NaN", 'e', -6, 21, 6, 0);
    return converter;
}

// 21.1.3.3 toFixed
static Completion to_fixed(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_number(agent, call.this_value, "toFixed"), value);
    const double digits = call.argument(0).is_undefined() ? 0 : call.argument(0).as_number();
    if (digits < 0 || digits > 100)
        return agent.throw_range_error("toFixed() digits argument must be between 0 and 100");
    const double number = value.as_number();
    if (!std::isfinite(number)) return Completion::normal(ascii(agent, not_finite(number)));
    if (std::fabs(number) >= 1e21) return Completion::normal(number_to_string(agent, number));
    std::array<char, 160> buffer;
    double_conversion::StringBuilder text(buffer.data(), buffer.size());
    plain_converter().ToFixed(number, static_cast<int>(digits), &text);
    std::string result = text.Finalize();
    return Completion::normal(ascii(agent, result));
}

// 21.1.3.2 toExponential
static Completion to_exponential(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_number(agent, call.this_value, "toExponential"), value);
    const double number = value.as_number();
    const double digits = call.argument(0).is_undefined() ? 0 : call.argument(0).as_number();
    if (!std::isfinite(number)) return Completion::normal(ascii(agent, not_finite(number)));
    if (digits < 0 || digits > 100)
        return agent.throw_range_error("toExponential() argument must be between 0 and 100");
    std::array<char, 160> buffer;
    double_conversion::StringBuilder text(buffer.data(), buffer.size());
    plain_converter().ToExponential(number, call.argument(0).is_undefined() ? -1 : static_cast<int>(digits), &text);
    return Completion::normal(ascii(agent, text.Finalize()));
}

// 21.1.3.5 toPrecision
static Completion to_precision(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_number(agent, call.this_value, "toPrecision"), value);
    const double number = value.as_number();
    if (call.argument(0).is_undefined()) return Completion::normal(number_to_string(agent, number));
    const double precision = call.argument(0).as_number();
    if (!std::isfinite(number)) return Completion::normal(ascii(agent, not_finite(number)));
    if (precision < 1 || precision > 100)
        return agent.throw_range_error("toPrecision() argument must be between 1 and 100");
    std::array<char, 160> buffer;
    double_conversion::StringBuilder text(buffer.data(), buffer.size());
    // Exponential below 1e-6 and from 10^precision on (steps 10 to 12).
    plain_converter().ToPrecision(number, static_cast<int>(precision), &text);
    return Completion::normal(ascii(agent, text.Finalize()));
}

// %thisNumber(value, method)
static Completion this_number_intrinsic(Agent& agent, const NativeCall& call) {
    return this_number(agent, call.argument(0), to_utf8(agent.heap, call.argument(1)));
}

// 20.3.3.3.1 ThisBooleanValue
static Completion this_boolean(Agent& agent, Value value, std::string_view method) {
    if (value.is_boolean()) return Completion::normal(value);
    if (value.is_object()) {
        const Object& object = agent.heap.at<Object>(value);
        if (object.object_class() == ObjectClass::boolean_object) return Completion::normal(object.internal()[0]);
    }
    return agent.throw_type_error("Boolean.prototype." + std::string(method) + " requires that 'this' be a Boolean");
}
static Completion boolean_to_string(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_boolean(agent, call.this_value, "toString"), value);
    return Completion::normal(agent.name(value.is_true() ? Name::true_ : Name::false_));
}
static Completion boolean_value_of(Agent& agent, const NativeCall& call) {
    return this_boolean(agent, call.this_value, "valueOf");
}

// ECMA-262 19.2.2 and 19.2.3
static Completion global_is_finite(Agent&, const NativeCall& call) {
    return Completion::normal(Value::boolean(std::isfinite(call.argument(0).as_number())));
}
static Completion global_is_nan(Agent&, const NativeCall& call) {
    return Completion::normal(Value::boolean(std::isnan(call.argument(0).as_number())));
}

static int digit_value(char16_t unit) {
    if (unit >= '0' && unit <= '9') return unit - '0';
    if (unit >= 'a' && unit <= 'z') return unit - 'a' + 10;
    if (unit >= 'A' && unit <= 'Z') return unit - 'A' + 10;
    return 99;
}

// Digits in a radix that is not a power of two are summed up exactly as a bigint and rounded once.
static double parse_digits(Agent& agent, const FlatView& text, std::uint32_t begin, std::uint32_t end, int radix) {
    if (end - begin <= 10) {
        double value = 0;
        for (std::uint32_t i = begin; i < end; ++i) value = value * radix + digit_value(text[i]);
        return value;
    }
    if (radix == 10) {
        const std::string digits = latin1_bytes(text, begin, end);
        return text_to_number(latin1_view(digits));
    }
    const std::string digits = latin1_bytes(text, begin, std::min(end, begin + 1100));
    const Value number = bigint_from_digits_text(agent, latin1_view(digits), static_cast<unsigned>(radix));
    double value = bigint_to_double(agent.heap, number);
    for (std::size_t i = digits.size(); i < end - begin; ++i) value *= radix;
    return value;
}

// ECMA-262 19.2.5 parseInt
static Completion parse_int(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    int radix = call.argument(1).is_undefined() ? 0 : to_int32(call.argument(1).as_number());
    std::uint32_t at = 0;
    while (at < text.length && is_white_space_or_line_terminator(text[at])) ++at;
    bool negative = false;
    if (at < text.length && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
    const bool may_strip = radix == 0 || radix == 16;
    if (radix != 0 && (radix < 2 || radix > 36)) return Completion::normal(Value::real(std::nan("")));
    if (radix == 0) radix = 10;
    if (may_strip && at + 1 < text.length && text[at] == '0' && (text[at + 1] | 0x20) == 'x') {
        at += 2;
        radix = 16;
    }
    std::uint32_t end = at;
    while (end < text.length && digit_value(text[end]) < radix) ++end;
    if (end == at) return Completion::normal(Value::real(std::nan("")));
    const double value = parse_digits(agent, text, at, end, radix);
    return Completion::normal(Value::number(negative ? -value : value));
}

static std::uint32_t skip_digits(const FlatView& text, std::uint32_t at) {
    while (at < text.length && text[at] >= '0' && text[at] <= '9') ++at;
    return at;
}

// The longest prefix that is a StrDecimalLiteral; its end, or `begin` when there is none.
static std::uint32_t decimal_prefix(const FlatView& text, std::uint32_t begin) {
    std::uint32_t at = begin;
    if (at < text.length && (text[at] == '+' || text[at] == '-')) ++at;
    constexpr std::string_view infinity = "Infinity";
    bool infinite = at + infinity.size() <= text.length;
    for (std::uint32_t i = 0; infinite && i < infinity.size(); ++i)
        infinite = text[at + i] == static_cast<char16_t>(infinity[i]);
    if (infinite) return at + size32(infinity);
    const std::uint32_t whole = skip_digits(text, at);
    std::uint32_t end = whole;
    bool any = whole > at;
    if (end < text.length && text[end] == '.') {
        const std::uint32_t fraction = skip_digits(text, end + 1);
        if (fraction > end + 1 || any) end = fraction;
        any = any || fraction > whole + 1;
    }
    if (!any) return begin;
    if (end < text.length && (text[end] | 0x20) == 'e') {
        std::uint32_t exponent = end + 1;
        if (exponent < text.length && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        const std::uint32_t exponent_end = skip_digits(text, exponent);
        if (exponent_end > exponent) end = exponent_end;
    }
    return end;
}

// ECMA-262 19.2.4 parseFloat
static Completion parse_float(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    std::uint32_t begin = 0;
    while (begin < text.length && is_white_space_or_line_terminator(text[begin])) ++begin;
    const std::uint32_t end = decimal_prefix(text, begin);
    if (end == begin) return Completion::normal(Value::real(std::nan("")));
    const std::string digits = latin1_bytes(text, begin, end);
    return Completion::normal(Value::number(text_to_number(latin1_view(digits))));
}

// ECMA-262 21.1.2: constants, prototypes, and the two functions that are the global ones. Run once by number.js.
static Completion finish_wrappers(Agent& agent, const NativeCall&) {
    Object& global = agent.heap.at<Object>(agent.global_object());
    Object& number = agent.heap.at<Object>(agent.intrinsic(Intrinsic::Number));
    for (const std::string_view name : {"parseFloat", "parseInt"}) {
        const PropertyKey key = key_from_spec(agent, name);
        define_data(agent, number, key, get_own_property(agent, global, key).value, writable | configurable);
    }
    const auto link = [&](Intrinsic constructor, Intrinsic prototype) {
        Object& function = agent.heap.at<Object>(agent.intrinsic(constructor));
        define_data(agent, function, agent.key(Name::prototype), agent.intrinsic(prototype), 0);
        define_data(agent, agent.heap.at<Object>(agent.intrinsic(prototype)), agent.key(Name::constructor),
                    agent.intrinsic(constructor), writable | configurable);
    };
    link(Intrinsic::Number, Intrinsic::NumberPrototype);
    link(Intrinsic::Boolean, Intrinsic::BooleanPrototype);
    return Completion::normal();
}

static constexpr NativeSpec number_specs[] = {
    {"", "Number", number_constructor, ".N?", 1, native_constructor, "ECMA-262 21.1.1.1"},
    {"", "Boolean", boolean_constructor, "..", 1, native_constructor, "ECMA-262 20.3.1.1"},
    {"Number", "isFinite", number_is_finite, "..", 1, 0, "ECMA-262 21.1.2.2"},
    {"Number", "isInteger", number_is_integer, "..", 1, 0, "ECMA-262 21.1.2.3"},
    {"Number", "isNaN", number_is_nan, "..", 1, 0, "ECMA-262 21.1.2.4"},
    {"Number", "isSafeInteger", number_is_safe_integer, "..", 1, 0, "ECMA-262 21.1.2.5"},
    {"Number.prototype", "toExponential", to_exponential, ".i?", 1, 0, "ECMA-262 21.1.3.2"},
    {"Number.prototype", "toFixed", to_fixed, ".i?", 1, 0, "ECMA-262 21.1.3.3"},
    {"", "thisNumber", this_number_intrinsic, "", 2, native_intrinsic, "ECMA-262 21.1.3.7.1"},
    {"Number.prototype", "toPrecision", to_precision, ".i?", 1, 0, "ECMA-262 21.1.3.5"},
    {"Number.prototype", "toString", number_to_string_method, ".i?", 1, 0, "ECMA-262 21.1.3.6"},
    {"Number.prototype", "valueOf", number_value_of, ".", 0, 0, "ECMA-262 21.1.3.7"},
    {"Boolean.prototype", "toString", boolean_to_string, ".", 0, 0, "ECMA-262 20.3.3.2"},
    {"Boolean.prototype", "valueOf", boolean_value_of, ".", 0, 0, "ECMA-262 20.3.3.3"},
    {"", "isFinite", global_is_finite, ".n", 1, 0, "ECMA-262 19.2.2"},
    {"", "isNaN", global_is_nan, ".n", 1, 0, "ECMA-262 19.2.3"},
    {"", "parseFloat", parse_float, ".s", 1, 0, "ECMA-262 19.2.4"},
    {"", "parseInt", parse_int, ".sw?", 2, 0, "ECMA-262 19.2.5"},
    {"", "finishWrappers", finish_wrappers, "", 0, native_intrinsic, ""},
};

NativeList number_natives() { return number_specs; }

} // namespace loopscope
