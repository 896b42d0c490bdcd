// ECMA-262 13.15.3 ApplyStringOrNumericBinaryOperator and the comparisons, where no fast path of run.cpp applies.
#include "engine/interpreter/machine.h"

#include "engine/interpreter/number_operators.h"
#include "engine/runtime/bigint.h"

#include <optional>

namespace loopscope {

static Signal binary_result(Machine& m, Value value) {
    m.sp -= 2;
    *m.sp++ = value;
    return Signal::go_on;
}

static Signal binary_completion(Machine& m, const Completion& completion) {
    return completion.ok() ? binary_result(m, completion.value) : abrupt(m, completion);
}

// 13.15.3 ApplyStringOrNumericBinaryOperator, where neither operand is an object any more
static Completion apply_numeric(Machine& m, Op op, Value left, Value right) {
    LOOPSCOPE_TRY(to_numeric(m.agent, left), a);
    LOOPSCOPE_TRY(to_numeric(m.agent, right), b);
    if (a.is_bigint() != b.is_bigint())
        return m.agent.throw_type_error("Cannot mix BigInt and other types, use explicit conversions");
    if (a.is_bigint()) return bigint_operation(m.agent, op, a, b);
    return Completion::normal(number_operation(op, a.as_number(), b.as_number()));
}

// The library function that does what would be too much for one step.
static std::optional<Intrinsic> long_operation(const Heap& heap, Op op, Value a, Value b) {
    switch (op) {
    case Op::multiply:
        return is_long_multiplication(heap, a, b) ? std::optional(Intrinsic::BigIntMultiply) : std::nullopt;
    case Op::divide: return is_long_division(heap, a, b) ? std::optional(Intrinsic::BigIntDivide) : std::nullopt;
    case Op::remainder: return is_long_division(heap, a, b) ? std::optional(Intrinsic::BigIntRemainder) : std::nullopt;
    case Op::exponentiate:
        return is_long_power(heap, a, b) ? std::optional(Intrinsic::BigIntExponentiate) : std::nullopt;
    default: return std::nullopt;
    }
}

Signal binary_operator(Machine& m, Op op) {
    const Value left = m.sp[-2], right = m.sp[-1];
    const Name hint = op == Op::add ? Name::default_ : Name::number;
    if (left.is_object()) return to_primitive(m, 1, hint);
    if (right.is_object()) { // 13.15.4, step 2: but for +, the left one is a numeric before the right one is looked at
        const Completion a = op == Op::add ? Completion::normal() : to_numeric(m.agent, left);
        return a.ok() ? to_primitive(m, 0, hint) : abrupt(m, a);
    }
    if (op == Op::add && (left.is_string() || right.is_string())) {
        const Completion a = left.is_string() ? Completion::normal(left) : to_string(m.agent, left);
        if (!a.ok()) return abrupt(m, a);
        const Completion b = right.is_string() ? Completion::normal(right) : to_string(m.agent, right);
        if (!b.ok()) return abrupt(m, b);
        return binary_completion(m, concatenate(m.agent, a.value, b.value));
    }
    if (left.is_bigint() && right.is_bigint()) {
        const std::uint64_t a = m.at<BigInt>(left).header.count, b = m.at<BigInt>(right).header.count;
        m.agent.note_work(a + b + (op == Op::add || op == Op::subtract ? 0 : a * b));
        if (const auto library = long_operation(m.heap, op, left, right)) {
            m.sp -= 2;
            return call_library(m, *library, {left, right});
        }
    }
    return binary_completion(m, apply_numeric(m, op, left, right));
}

// 7.2.13 IsLessThan of primitives
static Completion compare_primitives(Machine& m, Op op, Value left, Value right) {
    bool result = false;
    if (left.is_string() && right.is_string()) {
        const int order = compare_strings(m.agent, left, right);
        switch (op) {
        case Op::less_than: result = order < 0; break;
        case Op::less_equal: result = order <= 0; break;
        case Op::greater_than: result = order > 0; break;
        default: result = order >= 0; break;
        }
        return Completion::normal(Value::boolean(result));
    }
    if (left.is_bigint() || right.is_bigint()) return bigint_comparison(m.agent, op, left, right);
    LOOPSCOPE_TRY(to_numeric(m.agent, left), a);
    LOOPSCOPE_TRY(to_numeric(m.agent, right), b);
    const double x = a.as_number(), y = b.as_number();
    switch (op) {
    case Op::less_than: result = x < y; break;
    case Op::less_equal: result = x <= y; break;
    case Op::greater_than: result = x > y; break;
    default: result = x >= y; break;
    }
    return Completion::normal(Value::boolean(result));
}

Signal compare_operator(Machine& m, Op op) {
    if (m.sp[-2].is_object()) return to_primitive(m, 1, Name::number);
    if (m.sp[-1].is_object()) return to_primitive(m, 0, Name::number);
    return binary_completion(m, compare_primitives(m, op, m.sp[-2], m.sp[-1]));
}

Signal equality_operator(Machine& m, Op op) {
    const Value left = m.sp[-2], right = m.sp[-1];
    if (op == Op::strictly_equal || op == Op::strictly_not_equal)
        return binary_result(m, Value::boolean(is_strictly_equal(m.agent, left, right) == (op == Op::strictly_equal)));
    // 7.2.14 steps 10 and 11: an object against a primitive that is neither undefined nor null
    const bool left_converts = left.is_object() && !right.is_object() && !right.is_nullish();
    const bool right_converts = right.is_object() && !left.is_object() && !left.is_nullish();
    if (left_converts) return to_primitive(m, 1, Name::default_);
    if (right_converts) return to_primitive(m, 0, Name::default_);
    const Completion completion = is_loosely_equal(m.agent, left, right);
    if (!completion.ok()) return abrupt(m, completion);
    return binary_result(m, Value::boolean(completion.value.is_true() == (op == Op::equal)));
}

static Completion apply_unary(Machine& m, Op op, Value operand) {
    if (op == Op::to_number) return to_number(m.agent, operand);
    LOOPSCOPE_TRY(to_numeric(m.agent, operand), number);
    if (op == Op::to_numeric) return Completion::normal(number);
    if (number.is_bigint()) return bigint_unary_operation(m.agent, op, number);
    const double d = number.as_number();
    switch (op) {
    case Op::negate: return Completion::normal(Value::number(-d));
    case Op::bit_not: return Completion::normal(Value::int32(~to_int32(d)));
    case Op::increment:
    case Op::increment_local: return Completion::normal(Value::number(d + 1));
    default: return Completion::normal(Value::number(d - 1));
    }
}

Signal unary_operator(Machine& m, Op op) {
    const Value operand = m.sp[-1];
    Completion completion;
    switch (op) {
    case Op::to_string:
        if (operand.is_object()) return to_primitive(m, 0, Name::string);
        completion = to_string(m.agent, operand);
        break;
    case Op::to_property_key: {
        PropertyKey key;
        bool ready;
        const Signal signal = operand_to_property_key(m, 0, key, ready);
        if (!ready) return signal;
        completion = Completion::normal(key.value);
        break;
    }
    case Op::to_object: completion = to_object(m.agent, operand); break;
    default:
        if (operand.is_object()) return to_primitive(m, 0, Name::number);
        completion = apply_unary(m, op, operand);
        break;
    }
    if (!completion.ok()) return abrupt(m, completion);
    m.sp[-1] = completion.value;
    return Signal::go_on;
}

// The local is addressed as if it were an operand; objects are made primitive in its place.
Signal increment_local_slowly(Machine& m, unsigned local) {
    const Value operand = m.locals[local];
    if (operand.is_object()) {
        const std::ptrdiff_t below_top = m.sp - 1 - &m.locals[local];
        if (below_top > 255)
            return abrupt(m, m.agent.refuse("++", "This function has too many variables for ++ on an object."));
        return to_primitive(m, static_cast<unsigned>(below_top), Name::number);
    }
    const Completion completion = apply_unary(m, Op::increment, operand);
    if (!completion.ok()) return abrupt(m, completion);
    m.locals[local] = completion.value;
    return Signal::go_on;
}

Signal concatenate_operands(Machine& m, unsigned count) {
    Value* first = m.sp - count;
    Value result = count ? first[0] : m.agent.name(Name::empty);
    for (unsigned i = 1; i < count; ++i) {
        const Completion completion = concatenate(m.agent, result, first[i]);
        if (!completion.ok()) return abrupt(m, completion);
        result = completion.value;
    }
    m.sp = first;
    *m.sp++ = result;
    return Signal::go_on;
}

} // namespace loopscope
