// ECMA-262 6.1.6.2 The BigInt Type: its operators. Digits are in bigint_digits.
#include "engine/runtime/bigint_digits.h"

#include <algorithm>
#include <bit>

namespace loopscope {

static bool is_zero(const Heap& heap, Value bigint) { return heap.at<BigInt>(bigint).header.count == 0; }

static Completion too_large(Agent& agent) { return agent.throw_range_error("Maximum BigInt size exceeded"); }

static bool both_small(const Heap& heap, Value a, Value b) {
    return is_small_bigint(heap, a) && is_small_bigint(heap, b);
}

static Completion small_result(Agent& agent, __int128 value) {
    return Completion::normal(bigint_of_small(agent, value));
}

// a + b, or a - b when `subtracts`.
static Completion signed_sum(Agent& agent, Value a, Value b, bool subtracts) {
    if (both_small(agent.heap, a, b)) {
        const __int128 x = small_value(agent.heap, a), y = small_value(agent.heap, b);
        return small_result(agent, subtracts ? x - y : x + y);
    }
    const Digits x = digits_of(agent.heap, a);
    const Digits y = digits_of(agent.heap, b);
    const bool negative = is_negative(agent.heap, a);
    if (negative == (is_negative(agent.heap, b) != subtracts)) return make_bigint(agent, add_digits(x, y), negative);
    if (compare_digits(x, y) >= 0) return make_bigint(agent, subtract_digits(x, y), negative);
    return make_bigint(agent, subtract_digits(y, x), !negative);
}

Completion bigint_add(Agent& agent, Value a, Value b) { return signed_sum(agent, a, b, false); }
Completion bigint_subtract(Agent& agent, Value a, Value b) { return signed_sum(agent, a, b, true); }

Completion bigint_negate(Agent& agent, Value a) {
    return make_bigint(agent, digits_of(agent.heap, a), !is_negative(agent.heap, a));
}

// -a - 1
Completion bigint_bitwise_not(Agent& agent, Value a) {
    const Digits digits = digits_of(agent.heap, a);
    if (is_negative(agent.heap, a)) return make_bigint(agent, subtract_digits(digits, {1}), false);
    return make_bigint(agent, add_digits(digits, {1}), true);
}

Completion bigint_multiply(Agent& agent, Value a, Value b) {
    const unsigned digits = agent.heap.read<BigInt>(a).header.count + agent.heap.read<BigInt>(b).header.count;
    if (digits <= 4) {
        const bool negative = is_negative(agent.heap, a) != is_negative(agent.heap, b);
        return Completion::normal(
            bigint_of_magnitude(agent, small_magnitude(agent.heap, a) * small_magnitude(agent.heap, b), negative));
    }
    const Digits x = digits_of(agent.heap, a);
    const Digits y = digits_of(agent.heap, b);
    if (x.size() + y.size() > most_bigint_digits + 1) return too_large(agent);
    return make_bigint(agent, multiply_digits(x, y), is_negative(agent.heap, a) != is_negative(agent.heap, b));
}

Completion bigint_divide(Agent& agent, Value a, Value b) {
    if (is_zero(agent.heap, b)) return agent.throw_range_error("Division by zero");
    if (both_small(agent.heap, a, b))
        return small_result(agent, small_value(agent.heap, a) / small_value(agent.heap, b));
    Digits quotient;
    divide_digits(digits_of(agent.heap, a), digits_of(agent.heap, b), quotient);
    return make_bigint(agent, quotient, is_negative(agent.heap, a) != is_negative(agent.heap, b));
}

Completion bigint_remainder(Agent& agent, Value a, Value b) {
    if (is_zero(agent.heap, b)) return agent.throw_range_error("Division by zero");
    if (both_small(agent.heap, a, b))
        return small_result(agent, small_value(agent.heap, a) % small_value(agent.heap, b));
    Digits quotient;
    Digits remainder = divide_digits(digits_of(agent.heap, a), digits_of(agent.heap, b), quotient);
    return make_bigint(agent, std::move(remainder), is_negative(agent.heap, a));
}

static std::uint64_t bit_length(const Digits& digits) {
    return digits.empty() ? 0
                          : digits.size() * std::uint64_t{32} - static_cast<unsigned>(std::countl_zero(digits.back()));
}

// ECMA-262 6.1.6.2.3 BigInt::exponentiate, by squaring
Completion bigint_exponentiate(Agent& agent, Value base, Value exponent) {
    if (is_negative(agent.heap, exponent)) return agent.throw_range_error("Exponent must be positive");
    Digits power = digits_of(agent.heap, base);
    const bool negative = is_negative(agent.heap, base) && (bigint_to_uint64(agent.heap, exponent) & 1);
    if (power.empty() || (power.size() == 1 && power[0] == 1)) {
        return make_bigint(agent, is_zero(agent.heap, exponent) ? Digits{1} : power, negative);
    }
    const std::uint64_t count = bigint_to_uint64(agent.heap, exponent);
    const std::uint64_t most_bits = most_bigint_digits * std::uint64_t{32};
    if (agent.heap.at<BigInt>(exponent).header.count > 1 || (bit_length(power) - 1) * count > most_bits)
        return too_large(agent);
    Digits result{1};
    for (std::uint64_t rest = count; rest != 0; rest >>= 1) {
        if (rest & 1) result = multiply_digits(result, power);
        if (rest > 1) power = multiply_digits(power, power);
    }
    return make_bigint(agent, std::move(result), negative);
}

// --- what is too long for one step --------------------------------------------------------------------------------

static std::uint64_t digit_count(const Heap& heap, Value bigint) { return heap.at<BigInt>(bigint).header.count; }

bool is_long_multiplication(const Heap& heap, Value a, Value b) {
    const std::uint64_t x = digit_count(heap, a), y = digit_count(heap, b);
    return x * y > bigint_leaf_digits && x + y <= most_bigint_digits + 1;
}

bool is_long_division(const Heap& heap, Value a, Value b) {
    const std::uint64_t x = digit_count(heap, a), y = digit_count(heap, b);
    return y > 0 && x > y + 1 && (x - y + 1) * y > bigint_leaf_digits;
}

bool is_long_power(const Heap& heap, Value base, Value exponent) {
    if (is_negative(heap, exponent) || digit_count(heap, exponent) != 1) return false;
    const std::uint64_t bits = bit_length(digits_of(heap, base));
    if (bits < 2) return false;
    const std::uint64_t count = bigint_to_uint64(heap, exponent), digits = (bits - 1) * count / 32;
    return digits * digits > bigint_leaf_digits && digits <= most_bigint_digits;
}

static Completion shifted_left(Agent& agent, Value a, std::uint64_t bits) {
    if (is_small_bigint(agent.heap, a) && bits < 31) // as a product: a negative number's bits are not shifted
        return small_result(agent, small_value(agent.heap, a) * (__int128{1} << bits));
    const Digits digits = digits_of(agent.heap, a);
    if (bit_length(digits) + bits > most_bigint_digits * std::uint64_t{32}) return too_large(agent);
    return make_bigint(agent, shift_left(digits, bits), is_negative(agent.heap, a));
}

// Rounds towards minus infinity.
static Completion shifted_right(Agent& agent, Value a, std::uint64_t bits) {
    if (is_small_bigint(agent.heap, a))
        return small_result(agent, small_value(agent.heap, a) >> std::min<std::uint64_t>(bits, 127));
    bool lost = false;
    Digits digits = shift_right(digits_of(agent.heap, a), bits, lost);
    const bool negative = is_negative(agent.heap, a);
    if (negative && lost) digits = add_digits(digits, {1});
    return make_bigint(agent, std::move(digits), negative);
}

static Completion shift(Agent& agent, Value a, Value b, bool left) {
    if (is_zero(agent.heap, a)) return Completion::normal(a);
    const bool huge = agent.heap.at<BigInt>(b).header.count > 1;
    const std::uint64_t bits = huge                                         ? UINT32_MAX
                               : agent.heap.at<BigInt>(b).header.count == 0 ? 0
                                                                            : agent.heap.at<BigInt>(b).digits[0];
    if (left == is_negative(agent.heap, b)) return shifted_right(agent, a, bits);
    return huge ? too_large(agent) : shifted_left(agent, a, bits);
}

Completion bigint_left_shift(Agent& agent, Value a, Value b) { return shift(agent, a, b, true); }
Completion bigint_right_shift(Agent& agent, Value a, Value b) { return shift(agent, a, b, false); }

// --- bits of two's complement -------------------------------------------------------------------------------------

static void invert_and_add_one(Digits& digits) {
    std::uint64_t carry = 1;
    for (std::uint32_t& digit : digits) {
        carry += static_cast<std::uint32_t>(~digit);
        digit = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
}

static Digits twos_complement(const Heap& heap, Value bigint, std::size_t length) {
    Digits digits = digits_of(heap, bigint);
    digits.resize(length, 0);
    if (is_negative(heap, bigint)) invert_and_add_one(digits);
    return digits;
}

static Completion from_twos_complement(Agent& agent, Digits digits, bool negative) {
    if (negative) invert_and_add_one(digits);
    return make_bigint(agent, std::move(digits), negative);
}

// ECMA-262 6.1.6.2.17 BigIntBitwiseOp
template <class Operation> static Completion bitwise(Agent& agent, Value a, Value b, Operation operation) {
    if (both_small(agent.heap, a, b))
        return small_result(agent, operation(small_value(agent.heap, a), small_value(agent.heap, b)));
    const std::size_t length =
        std::max(agent.heap.at<BigInt>(a).header.count, agent.heap.at<BigInt>(b).header.count) + std::size_t{1};
    Digits x = twos_complement(agent.heap, a, length);
    const Digits y = twos_complement(agent.heap, b, length);
    for (std::size_t i = 0; i < length; ++i) x[i] = operation(x[i], y[i]);
    const bool negative = x.back() >> 31;
    return from_twos_complement(agent, std::move(x), negative);
}

Completion bigint_and(Agent& agent, Value a, Value b) {
    return bitwise(agent, a, b, [](auto x, auto y) { return x & y; });
}
Completion bigint_or(Agent& agent, Value a, Value b) {
    return bitwise(agent, a, b, [](auto x, auto y) { return x | y; });
}
Completion bigint_xor(Agent& agent, Value a, Value b) {
    return bitwise(agent, a, b, [](auto x, auto y) { return x ^ y; });
}

// The lowest `bits` bits of a, as two's complement; one digit more than needed.
static Digits low_bits(const Heap& heap, Value a, std::uint64_t bits) {
    Digits digits = twos_complement(heap, a, static_cast<std::size_t>(bits / 32 + 2));
    digits[bits / 32] &= static_cast<std::uint32_t>((std::uint64_t{1} << bits % 32) - 1);
    for (std::size_t i = bits / 32 + 1; i < digits.size(); ++i) digits[i] = 0;
    return digits;
}

// ECMA-262 21.2.2.2 BigInt.asUintN
Completion bigint_as_uint_n(Agent& agent, double bits, Value a) {
    if (bits == 0) return Completion::normal(make_small_bigint(agent, {}, false));
    if (is_small_bigint(agent.heap, a) && bits <= 96) {
        const unsigned __int128 kept = (static_cast<unsigned __int128>(1) << static_cast<unsigned>(bits)) - 1;
        const auto all = static_cast<unsigned __int128>(small_value(agent.heap, a));
        return Completion::normal(bigint_of_magnitude(agent, all & kept, false));
    }
    const bool negative = is_negative(agent.heap, a);
    const auto length = static_cast<double>(bit_length(digits_of(agent.heap, a)));
    if (!negative && length <= bits) return Completion::normal(a);
    if (bits > most_bigint_digits * 32.0) return too_large(agent);
    return make_bigint(agent, low_bits(agent.heap, a, static_cast<std::uint64_t>(bits)), false);
}

// ECMA-262 21.2.2.1 BigInt.asIntN
Completion bigint_as_int_n(Agent& agent, double bits, Value a) {
    if (bits == 0) return Completion::normal(make_small_bigint(agent, {}, false));
    if (is_small_bigint(agent.heap, a) && bits <= 96) {
        const unsigned lost = 128 - static_cast<unsigned>(bits);
        const auto all = static_cast<unsigned __int128>(small_value(agent.heap, a));
        return small_result(agent, static_cast<__int128>(all << lost) >> lost);
    }
    const auto length = static_cast<double>(bit_length(digits_of(agent.heap, a)));
    if (length < bits) return Completion::normal(a);
    const auto width = static_cast<std::uint64_t>(bits);
    Digits digits = low_bits(agent.heap, a, width);
    const std::uint64_t sign = width - 1;
    if (!(digits[sign / 32] >> sign % 32 & 1)) return make_bigint(agent, std::move(digits), false);
    trim(digits);
    return make_bigint(agent, subtract_digits(shift_left({1}, width), digits), true);
}

} // namespace loopscope
