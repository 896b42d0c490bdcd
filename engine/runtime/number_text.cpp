// ECMA-262 6.1.6.1.20 Number::toString, in every radix, with V8's digits.
#include "engine/runtime/libm.h"
#include "engine/runtime/number_syntax.h"
#include "engine/runtime/string.h"

#include <double-conversion/double-conversion.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace loopscope {

static std::string decimal_text(double number) {
    if (number == 0) return "0"; // -0 too
    char buffer[32];
    double_conversion::StringBuilder builder(buffer, sizeof buffer);
    double_conversion::DoubleToStringConverter::EcmaScriptConverter().ToShortest(number, &builder);
    return builder.Finalize();
}

// The integer part, most significant digit first. Low digits that the double does not determine are zeros, and the
// others come from divisions of doubles: these are V8's digits, to the last one.
static std::string integer_digits(double integer, unsigned radix) {
    std::string reversed;
    while (integer / radix >= 9007199254740992.0) {
        integer /= radix;
        reversed += '0';
    }
    do {
        const double remainder = musl_fmod(integer, radix);
        reversed += digit_character(static_cast<unsigned>(remainder));
        integer = (integer - remainder) / radix;
    } while (integer > 0);
    return {reversed.rbegin(), reversed.rend()};
}

// Carries one upwards from the last fraction digit; the digits that overflow are dropped. True when it reaches the
// integer.
static bool carry_up(std::string& fraction, unsigned radix) {
    while (!fraction.empty()) {
        const char last = fraction.back();
        const unsigned digit = static_cast<unsigned>(last > '9' ? last - 'a' + 10 : last - '0') + 1;
        fraction.pop_back();
        if (digit < radix) {
            fraction += digit_character(digit);
            return false;
        }
    }
    return true;
}

// As many fraction digits as are needed to tell the number from its neighbours; `tolerance` is half the gap to the next
// one.
static std::string fraction_digits(double fraction, double tolerance, unsigned radix, bool& carry) {
    std::string digits;
    carry = false;
    if (fraction < tolerance) return digits;
    do {
        fraction *= radix;
        tolerance *= radix;
        const auto digit = static_cast<unsigned>(fraction);
        digits += digit_character(digit);
        fraction -= digit;
        const bool round_up = fraction > 0.5 || (fraction == 0.5 && (digit & 1));
        if (round_up && fraction + tolerance > 1) {
            carry = carry_up(digits, radix);
            break;
        }
    } while (fraction >= tolerance);
    return digits;
}

static std::string radix_text(double number, unsigned radix) {
    const double magnitude = std::fabs(number);
    double integer = std::floor(magnitude);
    const double next = std::bit_cast<double>(std::bit_cast<std::uint64_t>(magnitude) + 1);
    const double tolerance = std::max(0.5 * (next - magnitude), std::numeric_limits<double>::denorm_min());
    bool carry = false;
    const std::string fraction = fraction_digits(magnitude - integer, tolerance, radix, carry);
    if (carry) integer += 1;
    std::string text = number < 0 ? "-" : "";
    text += integer_digits(integer, radix);
    return fraction.empty() ? text : text + "." + fraction;
}

std::string number_to_text(double number, unsigned radix) {
    if (number != number) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    return radix == 10 || number == 0 ? decimal_text(number) : radix_text(number, radix);
}

// The everyday case, without an allocation outside the arena.
static Value integer_to_string(Agent& agent, std::int32_t integer) {
    char buffer[12];
    char* begin = buffer + sizeof buffer;
    auto rest = integer < 0 ? 0u - static_cast<std::uint32_t>(integer) : static_cast<std::uint32_t>(integer);
    do {
        *--begin = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (integer < 0) *--begin = '-';
    return string_from_latin1(agent, {begin, static_cast<std::size_t>(buffer + sizeof buffer - begin)});
}

Value number_to_string(Agent& agent, double number) {
    if (const Value value = Value::number(number); value.is_int32()) {
        const std::int32_t integer = value.as_int32();
        if (integer >= 0 && integer < 10) return string_from_unit(agent, static_cast<char16_t>('0' + integer));
        return integer_to_string(agent, integer);
    }
    return string_from_latin1(agent, number_to_text(number));
}

// Digits of a power-of-two radix, rounded to nearest, ties to even: 64 bits are kept, what falls off is remembered.
static double binary_digits(const std::string& digits, int bits_each) {
    std::uint64_t kept = 0;
    int dropped_bits = 0;
    bool sticky = false;
    for (const char c : digits) {
        const int digit = digit_value(static_cast<char16_t>(c));
        for (int bit = bits_each - 1; bit >= 0; --bit) {
            const bool one = digit >> bit & 1;
            if (kept >> 62) { // two bits of room stay above for nothing to overflow
                sticky |= one;
                ++dropped_bits;
            } else {
                kept = kept << 1 | one;
            }
        }
        if (dropped_bits > 2000) return std::numeric_limits<double>::infinity();
    }
    if (sticky) kept |= 1; // below the 53 bits that count, above none
    return std::ldexp(static_cast<double>(kept), dropped_bits);
}

static double not_a_number() { return std::numeric_limits<double>::quiet_NaN(); }

static double prefixed_number(const std::string& text, int bits_each) {
    const std::string digits = text.substr(2);
    if (digits.empty()) return not_a_number();
    for (const char c : digits) {
        if (digit_value(static_cast<char16_t>(c)) >= 1 << bits_each) return not_a_number();
    }
    return binary_digits(digits, bits_each);
}

// StrDecimalLiteral without Infinity: digits with at most one point, at least one digit, an optional exponent.
static bool is_decimal_literal(const std::string& text) {
    std::size_t i = 0;
    std::size_t digits = 0;
    const auto skip_digits = [&] {
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) ++digits;
    };
    if (text[i] == '+' || text[i] == '-') ++i;
    skip_digits();
    if (i < text.size() && text[i] == '.') ++i, skip_digits();
    if (digits == 0) return false;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
        digits = 0;
        skip_digits();
        if (digits == 0) return false;
    }
    return i == text.size();
}

static double decimal_number(const std::string& text) {
    const double_conversion::StringToDoubleConverter converter(0, 0.0, not_a_number(), "Infinity", "NaN");
    int processed = 0;
    return converter.StringToDouble(text.data(), static_cast<int>(text.size()), &processed);
}

// Up to 15 plain digits; -1 when the text is anything else.
static double short_integer(FlatView text) {
    if (text.length == 0 || text.length > 15) return -1;
    std::int64_t integer = 0;
    for (std::uint32_t i = 0; i < text.length; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        integer = integer * 10 + (text[i] - u'0');
    }
    return static_cast<double>(integer);
}

double text_to_number(FlatView text) {
    if (const double integer = short_integer(text); integer >= 0) return integer;
    std::uint32_t begin = 0;
    std::uint32_t end = text.length;
    while (begin < end && is_space(text[begin])) ++begin;
    while (begin < end && is_space(text[end - 1])) --end;
    if (begin == end) return 0;
    std::string ascii;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (text[i] >= 128) return not_a_number();
        ascii += static_cast<char>(text[i]);
    }
    if (ascii.size() >= 2 && ascii[0] == '0') {
        const char prefix = static_cast<char>(ascii[1] | 0x20);
        if (prefix == 'x') return prefixed_number(ascii, 4);
        if (prefix == 'o') return prefixed_number(ascii, 3);
        if (prefix == 'b') return prefixed_number(ascii, 1);
    }
    if (ascii == "Infinity" || ascii == "+Infinity") return std::numeric_limits<double>::infinity();
    if (ascii == "-Infinity") return -std::numeric_limits<double>::infinity();
    return is_decimal_literal(ascii) ? decimal_number(ascii) : not_a_number();
}

std::optional<std::uint32_t> array_index(FlatView text) {
    if (text.length == 0 || text.length > 10) return std::nullopt;
    if (text[0] == '0') return text.length == 1 ? std::optional<std::uint32_t>(0) : std::nullopt;
    std::uint64_t index = 0;
    for (std::uint32_t i = 0; i < text.length; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        index = index * 10 + (text[i] - u'0');
    }
    if (index > 0xFFFFFFFE) return std::nullopt;
    return static_cast<std::uint32_t>(index);
}

} // namespace loopscope
