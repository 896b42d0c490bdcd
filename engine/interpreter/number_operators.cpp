#include "engine/interpreter/number_operators.h"

#include "engine/runtime/bigint.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/libm.h"

#include <cmath>

namespace loopscope {

// 6.1.6.1.3 Number::exponentiate: where C's pow answers 1, the language says NaN
static double exponentiate(double base, double exponent) {
    if (exponent != exponent) return exponent;
    if ((base == 1 || base == -1) && (exponent == INFINITY || exponent == -INFINITY)) return NAN;
    return musl_pow(base, exponent);
}

Value number_operation(Op op, double left, double right) {
    switch (op) {
    case Op::add: return Value::number(left + right);
    case Op::subtract: return Value::number(left - right);
    case Op::multiply: return Value::number(left * right);
    case Op::divide: return Value::number(left / right);
    case Op::remainder: return Value::number(musl_fmod(left, right));
    case Op::exponentiate: return Value::number(exponentiate(left, right));
    default: break;
    }
    const std::int32_t a = to_int32(left), b = to_int32(right);
    const auto bits = static_cast<std::uint32_t>(a);
    switch (op) {
    case Op::shift_left: return Value::int32(static_cast<std::int32_t>(bits << (b & 31)));
    case Op::shift_right: return Value::int32(a >> (b & 31));
    case Op::shift_right_unsigned: return Value::number(bits >> (b & 31));
    case Op::bit_and: return Value::int32(a & b);
    case Op::bit_or: return Value::int32(a | b);
    default: return Value::int32(a ^ b);
    }
}

Completion bigint_operation(Agent& agent, Op op, Value left, Value right) {
    switch (op) {
    case Op::add: return bigint_add(agent, left, right);
    case Op::subtract: return bigint_subtract(agent, left, right);
    case Op::multiply: return bigint_multiply(agent, left, right);
    case Op::divide: return bigint_divide(agent, left, right);
    case Op::remainder: return bigint_remainder(agent, left, right);
    case Op::exponentiate: return bigint_exponentiate(agent, left, right);
    case Op::shift_left: return bigint_left_shift(agent, left, right);
    case Op::shift_right: return bigint_right_shift(agent, left, right);
    case Op::bit_and: return bigint_and(agent, left, right);
    case Op::bit_or: return bigint_or(agent, left, right);
    case Op::bit_xor: return bigint_xor(agent, left, right);
    default: return agent.throw_type_error("BigInts have no unsigned right shift, use >> instead");
    }
}

Completion bigint_unary_operation(Agent& agent, Op op, Value operand) {
    switch (op) {
    case Op::negate: return bigint_negate(agent, operand);
    case Op::bit_not: return bigint_bitwise_not(agent, operand);
    case Op::decrement: return bigint_subtract(agent, operand, bigint_from_int64(agent, 1));
    default: return bigint_add(agent, operand, bigint_from_int64(agent, 1));
    }
}

// 7.2.13 IsLessThan, where one side is a BigInt
static Order compare_mixed(Agent& agent, Value bigint, Value other) {
    if (other.is_bigint()) {
        const int order = bigint_compare(agent.heap, bigint, other);
        return order < 0 ? Order::less : order > 0 ? Order::greater : Order::equal;
    }
    return bigint_compare_number(agent.heap, bigint, other.as_number());
}

Completion bigint_comparison(Agent& agent, Op op, Value left, Value right) {
    const bool swapped = !left.is_bigint();
    const Value bigint = swapped ? right : left;
    Value other = swapped ? left : right;
    if (other.is_string()) {
        other = bigint_from_text(agent, flatten(agent, other));
        if (other.is_undefined()) return Completion::normal(Value::boolean(false));
    } else if (!other.is_bigint()) {
        LOOPSCOPE_TRY(to_numeric(agent, other), number);
        other = number;
    }
    const Order order = compare_mixed(agent, bigint, other);
    if (order == Order::unordered) return Completion::normal(Value::boolean(false));
    const int sign = swapped ? -static_cast<int>(order) : static_cast<int>(order);
    switch (op) {
    case Op::less_than: return Completion::normal(Value::boolean(sign < 0));
    case Op::less_equal: return Completion::normal(Value::boolean(sign <= 0));
    case Op::greater_than: return Completion::normal(Value::boolean(sign > 0));
    default: return Completion::normal(Value::boolean(sign >= 0));
    }
}

} // namespace loopscope
