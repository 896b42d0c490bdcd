#include "engine/runtime/conversion.h"

#include "engine/runtime/bigint.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <cmath>
#include <limits>

namespace loopscope {

bool to_boolean(const Heap& heap, Value value) {
    if (value.is_boolean()) return value.is_true();
    if (value.is_int32()) return value.as_int32() != 0;
    if (value.is_double()) return value.as_double() == value.as_double() && value.as_double() != 0;
    if (value.is_string()) return length_of(heap, value) != 0;
    if (value.is_bigint()) return heap.at<BigInt>(value).header.count != 0;
    if (value.is_object()) return !heap.at<Object>(value).has_flag(object_html_dda);
    return value.is_symbol();
}

Completion to_numeric(Agent& agent, Value primitive) {
    return primitive.is_bigint() ? Completion::normal(primitive) : to_number(agent, primitive);
}

Completion to_number(Agent& agent, Value primitive) {
    if (primitive.is_number()) return Completion::normal(primitive);
    if (primitive.is_undefined()) return Completion::normal(Value::real(std::numeric_limits<double>::quiet_NaN()));
    if (primitive.is_string()) {
        if (!can_flatten(agent, primitive)) return Completion::collect();
        return Completion::normal(Value::number(text_to_number(flatten(agent, primitive))));
    }
    if (primitive.is_symbol()) return agent.throw_type_error("Cannot convert a Symbol value to a number");
    if (primitive.is_bigint()) return agent.throw_type_error("Cannot convert a BigInt value to a number");
    if (primitive.is_object()) return Completion::fallback();
    return Completion::normal(Value::int32(primitive.is_true() ? 1 : 0));
}

Completion to_string(Agent& agent, Value primitive) {
    if (primitive.is_string()) return Completion::normal(primitive);
    if (primitive.is_number()) return Completion::normal(number_to_string(agent, primitive.as_number()));
    if (primitive.is_undefined()) return Completion::normal(agent.name(Name::undefined));
    if (primitive.is_null()) return Completion::normal(agent.name(Name::null));
    if (primitive.is_boolean()) return Completion::normal(agent.name(primitive.is_true() ? Name::true_ : Name::false_));
    if (primitive.is_symbol()) return agent.throw_type_error("Cannot convert a Symbol value to a string");
    if (primitive.is_bigint()) return bigint_to_string(agent, primitive);
    return Completion::fallback();
}

static Completion wrap(Agent& agent, ObjectClass object_class, Intrinsic prototype, Value value, unsigned flags = 0) {
    Object& object = agent.make_object(object_class, prototype, 1, low_byte(object_extensible | flags));
    object.internal()[0] = value;
    return Completion::normal(agent.value_of(object));
}

Completion to_object(Agent& agent, Value value) {
    if (value.is_object()) return Completion::normal(value);
    if (value.is_string())
        return wrap(agent, ObjectClass::string_object, Intrinsic::StringPrototype, value, object_exotic);
    if (value.is_number()) return wrap(agent, ObjectClass::number_object, Intrinsic::NumberPrototype, value);
    if (value.is_boolean()) return wrap(agent, ObjectClass::boolean_object, Intrinsic::BooleanPrototype, value);
    if (value.is_symbol()) return wrap(agent, ObjectClass::symbol_object, Intrinsic::SymbolPrototype, value);
    if (value.is_bigint()) return wrap(agent, ObjectClass::bigint_object, Intrinsic::BigIntPrototype, value);
    return agent.throw_type_error("Cannot convert undefined or null to object");
}

double to_integer_or_infinity(double number) {
    if (number != number) return 0;
    return std::trunc(number) + 0.0; // -0 becomes +0
}

std::uint32_t to_uint32(double number) {
    if (number >= -2147483648.0 && number <= 4294967295.0) {
        return static_cast<std::uint32_t>(static_cast<std::int64_t>(number));
    }
    const auto bits = std::bit_cast<std::uint64_t>(number);
    const int exponent = static_cast<int>(bits >> 52 & 0x7FF) - 1075; // of the lowest bit of the significand
    if (exponent >= 32 || exponent <= -53) return 0; // nothing of it below 2^32; infinities and NaN too
    const std::uint64_t significand = (bits & 0xFFFFFFFFFFFFFu) | 0x10000000000000u;
    const std::uint64_t magnitude = exponent >= 0 ? significand << exponent : significand >> -exponent;
    const auto low = static_cast<std::uint32_t>(magnitude);
    return bits >> 63 ? 0u - low : low;
}

std::int32_t to_int32(double number) { return static_cast<std::int32_t>(to_uint32(number)); }

double to_length(double number) {
    const double integer = to_integer_or_infinity(number);
    return integer <= 0 ? 0 : integer < 9007199254740991.0 ? integer : 9007199254740991.0;
}

bool is_strictly_equal(Agent& agent, Value a, Value b) {
    if (a.is_number()) return b.is_number() && a.as_number() == b.as_number();
    if (a == b) return true;
    if (a.is_string()) return b.is_string() && strings_equal(agent, a, b);
    if (a.is_bigint()) return b.is_bigint() && bigint_compare(agent.heap, a, b) == 0;
    return false;
}

bool same_value_zero(Agent& agent, Value a, Value b) {
    if (a.is_number() && b.is_number()) {
        const double x = a.as_number(), y = b.as_number();
        return x == y || (x != x && y != y);
    }
    return is_strictly_equal(agent, a, b);
}

bool same_value(Agent& agent, Value a, Value b) {
    if (a.is_number() && b.is_number()) return Value::number(a.as_number()) == Value::number(b.as_number());
    return is_strictly_equal(agent, a, b);
}

static bool is_html_dda(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).has_flag(object_html_dda);
}

// A bigint against a string or number. ECMA-262 7.2.14 steps 6-7 and 13
static bool bigint_equals(Agent& agent, Value bigint, Value other) {
    if (other.is_string()) {
        const Value parsed = bigint_from_text(agent, flatten(agent, other));
        return parsed.is_bigint() && bigint_compare(agent.heap, bigint, parsed) == 0;
    }
    return bigint_compare_number(agent.heap, bigint, other.as_number()) == Order::equal;
}

Completion is_loosely_equal(Agent& agent, Value a, Value b) {
    const auto answer = [](bool equal) { return Completion::normal(Value::boolean(equal)); };
    if (a.is_number() && b.is_number()) return answer(a.as_number() == b.as_number());
    if (a.is_nullish()) return answer(b.is_nullish() || is_html_dda(agent.heap, b));
    if (b.is_nullish()) return answer(is_html_dda(agent.heap, a));
    const bool same_type = (a.is_string() && b.is_string()) || (a.is_object() && b.is_object()) ||
                           (a.is_boolean() && b.is_boolean()) || (a.is_symbol() && b.is_symbol()) ||
                           (a.is_bigint() && b.is_bigint());
    if (same_type) return answer(is_strictly_equal(agent, a, b));
    if (a.is_boolean())
        return is_loosely_equal(agent, Value::int32(a.is_true()), b); // at most twice: it is a number then
    if (b.is_boolean()) return is_loosely_equal(agent, a, Value::int32(b.is_true()));
    if (a.is_object() || b.is_object()) return Completion::fallback();
    if (a.is_symbol() || b.is_symbol()) return answer(false);
    if (a.is_bigint()) return answer(bigint_equals(agent, a, b));
    if (b.is_bigint()) return answer(bigint_equals(agent, b, a));
    const double x = a.is_string() ? text_to_number(flatten(agent, a)) : a.as_number();
    const double y = b.is_string() ? text_to_number(flatten(agent, b)) : b.as_number();
    return answer(x == y);
}

bool is_callable(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).has_flag(object_callable);
}

bool is_constructor(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).has_flag(object_constructor);
}

std::string type_with_article(const Heap& heap, Value value) {
    const std::string type = type_of(heap, value);
    return (type == "object" || type == "undefined" ? "an " : "a ") + type;
}

const char* type_of(const Heap& heap, Value value) {
    if (value.is_undefined()) return "undefined";
    if (value.is_null()) return "object";
    if (value.is_boolean()) return "boolean";
    if (value.is_number()) return "number";
    if (value.is_string()) return "string";
    if (value.is_symbol()) return "symbol";
    if (value.is_bigint()) return "bigint";
    if (!value.is_object()) return "undefined";
    const Object& object = heap.at<Object>(value);
    if (object.has_flag(object_html_dda)) return "undefined";
    return object.callable() ? "function" : "object";
}

} // namespace loopscope
