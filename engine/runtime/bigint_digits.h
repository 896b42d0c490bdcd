// Magnitudes outside the arena, while a bigint is computed: 32-bit digits, least significant first, no leading zeros.
#pragma once

#include "engine/runtime/bigint.h"

namespace loopscope {

using Digits = std::vector<std::uint32_t>;

inline void trim(Digits& digits) {
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
}
Digits digits_of(const Heap& heap, Value bigint);
inline bool is_negative(const Heap& heap, Value bigint) { return heap.at<BigInt>(bigint).header.flags & 1; }
// Makes the cell; RangeError when too large, collect() when there is no room.
Completion make_bigint(Agent& agent, Digits digits, bool negative);
Value make_small_bigint(Agent& agent, Digits digits, bool negative); // known to fit

// Of up to 96 bits: most are, and are computed without a list of digits.
inline bool is_small_bigint(const Heap& heap, Value bigint) { return heap.read<BigInt>(bigint).header.count <= 3; }
inline unsigned __int128 small_magnitude(const Heap& heap, Value bigint) {
    const BigInt& cell = heap.read<BigInt>(bigint);
    unsigned __int128 magnitude = 0;
    for (std::uint32_t i = cell.header.count; i-- > 0;) magnitude = magnitude << 32 | cell.digits[i];
    return magnitude;
}
inline __int128 small_value(const Heap& heap, Value bigint) {
    const auto magnitude = static_cast<__int128>(small_magnitude(heap, bigint));
    return heap.read<BigInt>(bigint).header.flags & 1 ? -magnitude : magnitude;
}
Value bigint_of_magnitude(Agent& agent, unsigned __int128 magnitude, bool negative);
inline Value bigint_of_small(Agent& agent, __int128 value) {
    const auto bits = static_cast<unsigned __int128>(value);
    return bigint_of_magnitude(agent, value < 0 ? 0 - bits : bits, value < 0);
}

int compare_digits(const Digits& a, const Digits& b);
Digits add_digits(const Digits& a, const Digits& b);
Digits subtract_digits(const Digits& a, const Digits& b); // a >= b
Digits multiply_digits(const Digits& a, const Digits& b);
// Quotient into `quotient`, remainder returned; b is not empty.
Digits divide_digits(const Digits& a, const Digits& b, Digits& quotient);
std::uint32_t divide_by_digit(Digits& digits, std::uint32_t divisor); // in place; returns the remainder
void multiply_add_digit(Digits& digits, std::uint32_t factor, std::uint32_t addend);
Digits shift_left(const Digits& a, std::uint64_t bits);
Digits shift_right(const Digits& a, std::uint64_t bits, bool& lost); // lost: a one bit fell off

} // namespace loopscope
