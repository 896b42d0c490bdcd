// BigInts: sign and magnitude in 32-bit digits. ECMA-262 6.1.6.2
//
// A result that would be too large is a RangeError ("Maximum BigInt size exceeded"); one that does not fit into the
// heap now is collect(). Operands are bigints.
#pragma once

#include "engine/runtime/string.h"

namespace loopscope {

// 2^27 bits. V8 goes to 2^30, where one BigInt is 128 MB.
inline constexpr std::uint32_t most_bigint_digits = 1u << 22;
// The product of two operands' lengths up to which one step multiplies or divides them.
inline constexpr std::uint64_t bigint_leaf_digits = 1u << 22;
// The longest BigInt that one step turns into text, and the longest text that it turns into a BigInt.
inline constexpr std::uint32_t most_text_digits = 1u << 13;
inline constexpr std::uint32_t most_digits_text = 1u << 17;

enum class Order : std::int8_t { less = -1, equal = 0, greater = 1, unordered = 2 };

Value bigint_from_int64(Agent& agent, std::int64_t number);
Value bigint_from_uint64(Agent& agent, std::uint64_t number);
Value bigint_from_double(Agent& agent, double integral); // an integral number
// 7.1.14 StringToBigInt: undefined when the text is none.
Value bigint_from_text(Agent& agent, FlatView text);
Value bigint_from_digits_text(Agent& agent, FlatView digits, unsigned radix); // digits only (literals); no sign
std::string bigint_to_text(const Heap& heap, Value bigint, unsigned radix = 10);
// As a string; one of more than most_text_digits is a limit.
Completion bigint_to_string(Agent& agent, Value bigint, unsigned radix = 10);
double bigint_to_double(const Heap& heap, Value bigint);        // rounded to nearest, ties to even
std::uint64_t bigint_to_uint64(const Heap& heap, Value bigint); // modulo 2^64

int bigint_compare(const Heap& heap, Value a, Value b); // <0, 0, >0
Order bigint_compare_number(const Heap& heap, Value bigint, double number);
std::uint32_t bigint_hash(const Heap& heap, Value bigint);

Completion bigint_negate(Agent& agent, Value a);
Completion bigint_bitwise_not(Agent& agent, Value a);
Completion bigint_add(Agent& agent, Value a, Value b);
Completion bigint_subtract(Agent& agent, Value a, Value b);
Completion bigint_multiply(Agent& agent, Value a, Value b);
Completion bigint_divide(Agent& agent, Value a, Value b); // RangeError "Division by zero"
Completion bigint_remainder(Agent& agent, Value a, Value b);
Completion bigint_exponentiate(Agent& agent, Value base, Value exponent); // RangeError for a negative exponent
// Whether the operation is a right one, but too long for one step: builtins/numbers/bigint.js does it.
bool is_long_multiplication(const Heap& heap, Value a, Value b);
bool is_long_division(const Heap& heap, Value a, Value b);
bool is_long_power(const Heap& heap, Value base, Value exponent);
Completion bigint_left_shift(Agent& agent, Value a, Value b);
Completion bigint_right_shift(Agent& agent, Value a, Value b);
Completion bigint_and(Agent& agent, Value a, Value b);
Completion bigint_or(Agent& agent, Value a, Value b);
Completion bigint_xor(Agent& agent, Value a, Value b);
Completion bigint_as_int_n(Agent& agent, double bits, Value a);
Completion bigint_as_uint_n(Agent& agent, double bits, Value a);

} // namespace loopscope
