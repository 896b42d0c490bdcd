#include "engine/runtime/bigint_digits.h"

#include <algorithm>
#include <bit>

namespace loopscope {

int compare_digits(const Digits& a, const Digits& b) {
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = a.size(); i-- > 0;) {
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

Digits add_digits(const Digits& a, const Digits& b) {
    const Digits& longer = a.size() < b.size() ? b : a;
    const Digits& shorter = a.size() < b.size() ? a : b;
    Digits sum;
    sum.reserve(longer.size() + 1);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < longer.size(); ++i) {
        carry += std::uint64_t{longer[i]} + (i < shorter.size() ? shorter[i] : 0);
        sum.push_back(static_cast<std::uint32_t>(carry));
        carry >>= 32;
    }
    if (carry != 0) sum.push_back(1);
    return sum;
}

Digits subtract_digits(const Digits& a, const Digits& b) {
    Digits difference = a;
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < a.size() && (i < b.size() || borrow != 0); ++i) {
        const std::int64_t digit = std::int64_t{a[i]} - (i < b.size() ? b[i] : 0) + borrow;
        difference[i] = static_cast<std::uint32_t>(digit);
        borrow = digit >> 32;
    }
    trim(difference);
    return difference;
}

static Digits multiply_by_school(const Digits& a, const Digits& b) {
    Digits product(a.size() + b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::uint64_t carry = 0;
        for (std::size_t k = 0; k < b.size(); ++k) {
            carry += std::uint64_t{a[i]} * b[k] + product[i + k];
            product[i + k] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        product[i + b.size()] = static_cast<std::uint32_t>(carry);
    }
    trim(product);
    return product;
}

static constexpr std::size_t karatsuba_from = 48;

static Digits part_of(const Digits& digits, std::size_t begin, std::size_t end) {
    begin = std::min(begin, digits.size());
    end = std::min(end, digits.size());
    Digits part(digits.begin() + static_cast<std::ptrdiff_t>(begin), digits.begin() + static_cast<std::ptrdiff_t>(end));
    trim(part);
    return part;
}

static void add_at(Digits& sum, const Digits& addend, std::size_t at) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < addend.size() || carry != 0; ++i) {
        carry += std::uint64_t{sum[at + i]} + (i < addend.size() ? addend[i] : 0);
        sum[at + i] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
}

// Karatsuba. The recursion halves its operands: its depth is bounded by the largest bigint (2^25 digits), not by the
// program.
static Digits multiply_balanced(const Digits& a, const Digits& b) {
    if (a.size() < karatsuba_from || b.size() < karatsuba_from) return multiply_by_school(a, b);
    const std::size_t half = std::max(a.size(), b.size()) / 2;
    const Digits a_low = part_of(a, 0, half), a_high = part_of(a, half, a.size());
    const Digits b_low = part_of(b, 0, half), b_high = part_of(b, half, b.size());
    const Digits low = multiply_balanced(a_low, b_low);
    const Digits high = multiply_balanced(a_high, b_high);
    const Digits both = multiply_balanced(add_digits(a_low, a_high), add_digits(b_low, b_high));
    const Digits middle = subtract_digits(subtract_digits(both, low), high);
    Digits product(a.size() + b.size() + 1, 0);
    add_at(product, low, 0);
    add_at(product, middle, half);
    add_at(product, high, 2 * half);
    trim(product);
    return product;
}

Digits multiply_digits(const Digits& a, const Digits& b) {
    const Digits& longer = a.size() < b.size() ? b : a;
    const Digits& shorter = a.size() < b.size() ? a : b;
    if (shorter.size() < karatsuba_from || longer.size() < 2 * shorter.size()) return multiply_balanced(a, b);
    Digits product(longer.size() + shorter.size() + 1, 0); // pieces as long as the shorter one
    for (std::size_t at = 0; at < longer.size(); at += shorter.size()) {
        add_at(product, multiply_balanced(part_of(longer, at, at + shorter.size()), shorter), at);
    }
    trim(product);
    return product;
}

std::uint32_t divide_by_digit(Digits& digits, std::uint32_t divisor) {
    std::uint64_t remainder = 0;
    for (std::size_t i = digits.size(); i-- > 0;) {
        remainder = remainder << 32 | digits[i];
        digits[i] = static_cast<std::uint32_t>(remainder / divisor);
        remainder %= divisor;
    }
    trim(digits);
    return static_cast<std::uint32_t>(remainder);
}

void multiply_add_digit(Digits& digits, std::uint32_t factor, std::uint32_t addend) {
    std::uint64_t carry = addend;
    for (std::uint32_t& digit : digits) {
        carry += std::uint64_t{digit} * factor;
        digit = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    if (carry != 0) digits.push_back(static_cast<std::uint32_t>(carry));
}

// Knuth's algorithm D: one digit of the quotient; `rest` holds one digit more than the divisor at `at`.
static std::uint32_t quotient_digit(Digits& rest, const Digits& divisor, std::size_t at) {
    const std::size_t n = divisor.size();
    const std::uint64_t top = std::uint64_t{rest[at + n]} << 32 | rest[at + n - 1];
    std::uint64_t guess = top / divisor[n - 1];
    std::uint64_t left = top % divisor[n - 1];
    while (guess >> 32 || guess * divisor[n - 2] > (left << 32 | rest[at + n - 2])) {
        --guess;
        left += divisor[n - 1];
        if (left >> 32) break;
    }
    std::int64_t borrow = 0;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < n; ++i) {
        carry += guess * divisor[i];
        const std::int64_t digit = std::int64_t{rest[at + i]} - static_cast<std::uint32_t>(carry) + borrow;
        rest[at + i] = static_cast<std::uint32_t>(digit);
        borrow = digit >> 32;
        carry >>= 32;
    }
    const std::int64_t digit = std::int64_t{rest[at + n]} - static_cast<std::int64_t>(carry) + borrow;
    rest[at + n] = static_cast<std::uint32_t>(digit);
    if (digit >= 0) return static_cast<std::uint32_t>(guess);
    carry = 0; // the guess was one too large
    for (std::size_t i = 0; i < n; ++i) {
        carry += std::uint64_t{rest[at + i]} + divisor[i];
        rest[at + i] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    rest[at + n] += static_cast<std::uint32_t>(carry);
    return static_cast<std::uint32_t>(guess - 1);
}

Digits divide_digits(const Digits& a, const Digits& b, Digits& quotient) {
    quotient.clear();
    if (compare_digits(a, b) < 0) return a;
    if (b.size() == 1) {
        quotient = a;
        const std::uint32_t remainder = divide_by_digit(quotient, b[0]);
        return remainder == 0 ? Digits{} : Digits{remainder};
    }
    const auto shift = static_cast<std::uint64_t>(std::countl_zero(b.back()));
    const Digits divisor = shift_left(b, shift);
    Digits rest = shift_left(a, shift);
    rest.resize(a.size() + 1, 0);
    quotient.assign(a.size() - b.size() + 1, 0);
    for (std::size_t at = quotient.size(); at-- > 0;) quotient[at] = quotient_digit(rest, divisor, at);
    trim(quotient);
    trim(rest);
    bool lost = false;
    return shift_right(rest, shift, lost);
}

Digits shift_left(const Digits& a, std::uint64_t bits) {
    if (a.empty()) return {};
    const auto whole = static_cast<std::size_t>(bits / 32);
    const auto part = static_cast<unsigned>(bits % 32);
    Digits result(whole, 0);
    std::uint64_t carry = 0;
    for (const std::uint32_t digit : a) {
        carry |= std::uint64_t{digit} << part;
        result.push_back(static_cast<std::uint32_t>(carry));
        carry >>= 32;
    }
    if (carry != 0) result.push_back(static_cast<std::uint32_t>(carry));
    return result;
}

Digits shift_right(const Digits& a, std::uint64_t bits, bool& lost) {
    const std::uint64_t whole = bits / 32;
    const auto part = static_cast<unsigned>(bits % 32);
    if (whole >= a.size()) {
        lost = !a.empty();
        return {};
    }
    const auto first = static_cast<std::size_t>(whole);
    lost = std::any_of(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(first),
                       [](std::uint32_t digit) { return digit != 0; }) ||
           (a[first] & ((std::uint64_t{1} << part) - 1)) != 0;
    Digits result;
    for (std::size_t i = first; i < a.size(); ++i) {
        const std::uint64_t pair = (i + 1 < a.size() ? std::uint64_t{a[i + 1]} << 32 : 0) | a[i];
        result.push_back(static_cast<std::uint32_t>(pair >> part));
    }
    trim(result);
    return result;
}

} // namespace loopscope
