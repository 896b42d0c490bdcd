// ECMA-262 21.2 BigInt Objects
#include "engine/builtins/charge.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/bigint.h"
#include "engine/runtime/property.h"

#include <cmath>

namespace loopscope {

// 21.2.1.1.1 NumberToBigInt and 7.1.13 ToBigInt; the machine has made a primitive of it
static Completion to_bigint(Agent& agent, Value value) {
    if (value.is_bigint()) return Completion::normal(value);
    if (value.is_boolean()) return Completion::normal(bigint_from_int64(agent, value.is_true() ? 1 : 0));
    if (value.is_string()) {
        const Value parsed = bigint_from_text(agent, flatten(agent, value));
        if (!parsed.is_undefined()) return Completion::normal(parsed);
        return agent.throw_syntax_error("Cannot convert " + describe(agent, value) + " to a BigInt");
    }
    return agent.throw_type_error("Cannot convert " + describe(agent, value) + " to a BigInt");
}

// 21.2.1.1 BigInt
static Completion bigint_constructor(Agent& agent, const NativeCall& call) {
    if (!call.new_target.is_undefined()) return agent.throw_type_error("BigInt is not a constructor");
    const Value value = call.argument(0);
    if (!value.is_number()) return to_bigint(agent, value);
    const double number = value.as_number();
    if (!std::isfinite(number) || std::trunc(number) != number)
        return agent.throw_range_error("The number " + number_to_text(number) +
                                       " cannot be converted to a BigInt because it is not an integer");
    return Completion::normal(bigint_from_double(agent, number));
}

// 21.2.3.4.1 ThisBigIntValue
static Completion this_bigint(Agent& agent, Value value, std::string_view method) {
    if (value.is_bigint()) return Completion::normal(value);
    if (value.is_object()) {
        const Object& object = agent.heap.at<Object>(value);
        if (object.object_class() == ObjectClass::bigint_object) return Completion::normal(object.internal()[0]);
    }
    return agent.throw_type_error("BigInt.prototype." + std::string(method) + " requires that 'this' be a BigInt");
}

static Completion to_string_with_radix(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_bigint(agent, call.this_value, "toString"), value);
    const double radix = call.argument(0).is_undefined() ? 10 : call.argument(0).as_number();
    if (radix < 2 || radix > 36) return agent.throw_range_error("toString() radix must be between 2 and 36");
    return bigint_to_string(agent, value, static_cast<unsigned>(radix));
}

// %thisBigInt(value)
static Completion this_bigint_intrinsic(Agent& agent, const NativeCall& call) {
    return this_bigint(agent, call.argument(0), "toLocaleString");
}

static Completion bigint_value_of(Agent& agent, const NativeCall& call) {
    return this_bigint(agent, call.this_value, "valueOf");
}

// 21.2.2.1 and 21.2.2.2
static Completion as_int_n(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(to_bigint(agent, call.argument(1)), value);
    return bigint_as_int_n(agent, call.argument(0).as_number(), value);
}
static Completion as_uint_n(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(to_bigint(agent, call.argument(1)), value);
    return bigint_as_uint_n(agent, call.argument(0).as_number(), value);
}

// %bigintLeafDigits(), %bigintDigits(bigint): lengths in 32-bit digits
static Completion bigint_leaf_length(Agent&, const NativeCall&) {
    return Completion::normal(Value::number(static_cast<double>(bigint_leaf_digits)));
}
static Completion bigint_length(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(agent.heap.at<BigInt>(call.argument(0)).header.count));
}

static Value bits_of_digits(Agent& agent, const NativeCall& call) {
    return bigint_from_int64(agent, call.argument(1).as_int64() * 32);
}
// %bigintShift(bigint, digits), %bigintHigh(magnitude, digits), %bigintLow(magnitude, digits)
static Completion bigint_shifted(Agent& agent, const NativeCall& call) {
    charge(agent, agent.heap.at<BigInt>(call.argument(0)).header.count);
    return bigint_left_shift(agent, call.argument(0), bits_of_digits(agent, call));
}
static Completion bigint_high(Agent& agent, const NativeCall& call) {
    charge(agent, agent.heap.at<BigInt>(call.argument(0)).header.count);
    return bigint_right_shift(agent, call.argument(0), bits_of_digits(agent, call));
}
static Completion bigint_low(Agent& agent, const NativeCall& call) {
    charge(agent, agent.heap.at<BigInt>(call.argument(0)).header.count);
    return bigint_as_uint_n(agent, call.argument(1).as_number() * 32, call.argument(0));
}

// %toBigInt(primitive)
static Completion to_bigint_value(Agent& agent, const NativeCall& call) { return to_bigint(agent, call.argument(0)); }

// Wires constructor and prototype; run once by number.js.
static Completion finish_bigint(Agent& agent, const NativeCall&) {
    Object& function = agent.heap.at<Object>(agent.intrinsic(Intrinsic::BigInt));
    define_data(agent, function, agent.key(Name::prototype), agent.intrinsic(Intrinsic::BigIntPrototype), 0);
    define_data(agent, agent.heap.at<Object>(agent.intrinsic(Intrinsic::BigIntPrototype)), agent.key(Name::constructor),
                agent.intrinsic(Intrinsic::BigInt), writable | configurable);
    return Completion::normal();
}

static constexpr NativeSpec bigint_specs[] = {
    {"", "BigInt", bigint_constructor, ".p", 1, native_constructor, "ECMA-262 21.2.1.1"},
    {"BigInt", "asIntN", as_int_n, ".Ip", 2, 0, "ECMA-262 21.2.2.1"},
    {"BigInt", "asUintN", as_uint_n, ".Ip", 2, 0, "ECMA-262 21.2.2.2"},
    {"", "thisBigInt", this_bigint_intrinsic, "", 1, native_intrinsic, "ECMA-262 21.2.3.4.1"},
    {"BigInt.prototype", "toString", to_string_with_radix, ".i?", 0, 0, "ECMA-262 21.2.3.3"},
    {"BigInt.prototype", "valueOf", bigint_value_of, ".", 0, 0, "ECMA-262 21.2.3.4"},
    {"", "toBigInt", to_bigint_value, "", 1, native_intrinsic, "ECMA-262 7.1.13"},
    {"", "bigintLeafDigits", bigint_leaf_length, "", 0, native_intrinsic, ""},
    {"", "bigintDigits", bigint_length, "", 1, native_intrinsic, ""},
    {"", "bigintShift", bigint_shifted, "", 2, native_intrinsic, ""},
    {"", "bigintHigh", bigint_high, "", 2, native_intrinsic, ""},
    {"", "bigintLow", bigint_low, "", 2, native_intrinsic, ""},
    {"", "finishBigInt", finish_bigint, "", 0, native_intrinsic, ""},
};

NativeList bigint_natives() { return bigint_specs; }

} // namespace loopscope
