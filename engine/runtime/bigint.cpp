#include "engine/runtime/bigint.h"

#include "engine/runtime/bigint_digits.h"
#include "engine/runtime/hash_text.h"
#include "engine/runtime/number_syntax.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace loopscope {

Digits digits_of(const Heap& heap, Value bigint) {
    const BigInt& cell = heap.at<BigInt>(bigint);
    return {cell.digits, cell.digits + cell.header.count};
}

static std::uint64_t bytes_for(std::size_t digits) { return sizeof(CellHeader) + digits * std::uint64_t{4}; }

Value make_small_bigint(Agent& agent, Digits digits, bool negative) {
    trim(digits);
    BigInt& cell = agent.heap.at<BigInt>(
        agent.heap.allocate(CellKind::bigint, static_cast<std::uint32_t>(bytes_for(digits.size()))));
    cell.header.count = size32(digits);
    cell.header.flags = negative && !digits.empty();
    std::copy(digits.begin(), digits.end(), cell.digits);
    return Value::bigint(agent.heap.ref_of(&cell));
}

Value bigint_of_magnitude(Agent& agent, unsigned __int128 magnitude, bool negative) {
    std::uint32_t count = 0;
    for (unsigned __int128 rest = magnitude; rest != 0; rest >>= 32) ++count;
    BigInt& cell =
        agent.heap.at<BigInt>(agent.heap.allocate(CellKind::bigint, static_cast<std::uint32_t>(bytes_for(count))));
    cell.header.count = count;
    cell.header.flags = negative && count > 0;
    for (std::uint32_t i = 0; i < count; ++i, magnitude >>= 32) cell.digits[i] = static_cast<std::uint32_t>(magnitude);
    return Value::bigint(agent.heap.ref_of(&cell));
}

Completion make_bigint(Agent& agent, Digits digits, bool negative) {
    trim(digits);
    if (digits.size() > most_bigint_digits) return agent.throw_range_error("Maximum BigInt size exceeded");
    const std::uint64_t bytes = bytes_for(digits.size());
    if (bytes > Heap::small_limit && !agent.heap.can_allocate(bytes)) return Completion::collect();
    return Completion::normal(make_small_bigint(agent, std::move(digits), negative));
}

Value bigint_from_uint64(Agent& agent, std::uint64_t number) { return bigint_of_magnitude(agent, number, false); }

Value bigint_from_int64(Agent& agent, std::int64_t number) { return bigint_of_small(agent, number); }

static Digits digits_of_double(double integral) {
    int exponent = 0;
    const double fraction = std::frexp(std::fabs(integral), &exponent); // in [0.5, 1)
    const auto significand = static_cast<std::uint64_t>(std::ldexp(fraction, 53));
    Digits digits{static_cast<std::uint32_t>(significand), static_cast<std::uint32_t>(significand >> 32)};
    trim(digits);
    bool lost = false;
    return exponent >= 53 ? shift_left(digits, static_cast<std::uint64_t>(exponent - 53))
                          : shift_right(digits, static_cast<std::uint64_t>(53 - exponent), lost);
}

Value bigint_from_double(Agent& agent, double integral) {
    return make_small_bigint(agent, digits_of_double(integral), integral < 0);
}

// As many characters at once as a 32-bit digit can hold: quadratic, so for a limited length only.
static Digits parse_some_digits(FlatView text, std::uint32_t begin, std::uint32_t end, unsigned radix,
                                bool& well_formed) {
    Digits digits;
    std::uint32_t factor = 1;
    std::uint32_t chunk = 0;
    well_formed = begin < end;
    for (std::uint32_t i = begin; i < end && well_formed; ++i) {
        const auto digit = static_cast<unsigned>(digit_value(text[i]));
        well_formed = digit < radix;
        if (factor > UINT32_MAX / 36 / 36) {
            multiply_add_digit(digits, factor, chunk);
            factor = 1;
            chunk = 0;
        }
        factor *= radix;
        chunk = chunk * radix + digit;
    }
    multiply_add_digit(digits, factor, chunk);
    trim(digits);
    return digits;
}

static constexpr std::uint32_t parsed_at_once = 2048;

static Digits power_of(unsigned radix, std::uint32_t exponent) {
    Digits result{1}, power{radix};
    for (; exponent != 0; exponent >>= 1) {
        if (exponent & 1) result = multiply_digits(result, power);
        if (exponent > 1) power = multiply_digits(power, power);
    }
    return result;
}

// In halves, as long as the text is long: the recursion's depth is that of most_digits_text.
static Digits parse_digits(FlatView text, std::uint32_t begin, std::uint32_t end, unsigned radix, bool& well_formed) {
    if (end < begin + parsed_at_once) return parse_some_digits(text, begin, end, radix, well_formed);
    const std::uint32_t middle = begin + (end - begin) / 2;
    const Digits high = parse_digits(text, begin, middle, radix, well_formed);
    if (!well_formed) return {};
    const Digits low = parse_digits(text, middle, end, radix, well_formed);
    return add_digits(multiply_digits(high, power_of(radix, end - middle)), low);
}

Value bigint_from_digits_text(Agent& agent, FlatView text, unsigned radix) {
    bool well_formed = false;
    Digits digits = parse_digits(text, 0, text.length, radix, well_formed);
    return well_formed ? make_small_bigint(agent, std::move(digits), false) : Value::undefined();
}

Value bigint_from_text(Agent& agent, FlatView text) {
    std::uint32_t begin = 0;
    std::uint32_t end = text.length;
    while (begin < end && is_space(text[begin])) ++begin;
    while (begin < end && is_space(text[end - 1])) --end;
    if (begin == end) return make_small_bigint(agent, {}, false);
    unsigned radix = 10;
    bool negative = false;
    if (end - begin >= 2 && text[begin] == '0') {
        const char16_t prefix = text[begin + 1] | 0x20;
        radix = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
        if (radix != 10) begin += 2;
    } else if (text[begin] == '+' || text[begin] == '-') {
        negative = text[begin++] == '-';
    }
    if (end - begin > most_digits_text) {
        (void)agent.limit(Halt::Kind::string_limit, "A text of more than " + std::to_string(most_digits_text) +
                                                        " digits was to become a BigInt in one step.");
        return Value::undefined();
    }
    bool well_formed = false;
    Digits digits = parse_digits(text, begin, end, radix, well_formed);
    return well_formed ? make_small_bigint(agent, std::move(digits), negative) : Value::undefined();
}

static constexpr std::size_t written_at_once = 96; // digits

// Quadratic, so for a limited length only. Reversed; as many characters at once as a 32-bit digit can hold.
static void append_reversed(std::string& reversed, Digits digits, unsigned radix) {
    std::uint32_t chunk = radix; // the largest power of the radix that a digit holds
    unsigned chunk_length = 1;
    while (chunk <= UINT32_MAX / radix) chunk *= radix, ++chunk_length;
    while (!digits.empty()) {
        std::uint32_t rest = divide_by_digit(digits, chunk);
        for (unsigned i = 0; i < chunk_length && (rest != 0 || !digits.empty()); ++i, rest /= radix)
            reversed += digit_character(rest % radix);
    }
}

// In halves: by the power of the radix that is about half as long. The recursion's depth is that of most_text_digits.
static void append_reversed_halves(std::string& reversed, const Digits& digits, unsigned radix) {
    if (digits.size() <= written_at_once) return append_reversed(reversed, digits, radix);
    const double bits = std::log2(static_cast<double>(radix));
    const auto low_length = static_cast<std::uint32_t>(static_cast<double>(digits.size()) * 16 / bits);
    Digits high;
    const Digits low = divide_digits(digits, power_of(radix, low_length), high);
    trim(high);
    const std::size_t begin = reversed.size();
    append_reversed_halves(reversed, low, radix);
    reversed.append(low_length - (reversed.size() - begin), '0');
    append_reversed_halves(reversed, high, radix);
}

std::string bigint_to_text(const Heap& heap, Value bigint, unsigned radix) {
    const Digits digits = digits_of(heap, bigint);
    if (digits.empty()) return "0";
    std::string reversed;
    append_reversed_halves(reversed, digits, radix);
    if (is_negative(heap, bigint)) reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

Completion bigint_to_string(Agent& agent, Value bigint, unsigned radix) {
    const std::uint64_t length = agent.heap.at<BigInt>(bigint).header.count;
    if (length > most_text_digits)
        return agent.limit(Halt::Kind::string_limit, "A BigInt of more than " + std::to_string(most_text_digits * 32u) +
                                                         " bits was to become text in one step.");
    agent.note_work(length * length);
    return Completion::normal(string_from_latin1(agent, bigint_to_text(agent.heap, bigint, radix)));
}

double bigint_to_double(const Heap& heap, Value bigint) {
    const Digits digits = digits_of(heap, bigint);
    if (digits.empty()) return 0;
    const std::uint64_t bits =
        digits.size() * std::uint64_t{32} - static_cast<unsigned>(std::countl_zero(digits.back()));
    if (bits > 1024)
        return is_negative(heap, bigint) ? -std::numeric_limits<double>::infinity()
                                         : std::numeric_limits<double>::infinity();
    const std::uint64_t shift = bits > 64 ? bits - 64 : 0;
    bool lost = false;
    const Digits top = shift_right(digits, shift, lost);
    std::uint64_t kept = top[0] | (top.size() > 1 ? std::uint64_t{top[1]} << 32 : 0);
    if (lost) kept |= 1; // below the 53 bits that count
    const double magnitude = std::ldexp(static_cast<double>(kept), static_cast<int>(shift));
    return is_negative(heap, bigint) ? -magnitude : magnitude;
}

std::uint64_t bigint_to_uint64(const Heap& heap, Value bigint) {
    const BigInt& cell = heap.at<BigInt>(bigint);
    std::uint64_t magnitude = cell.header.count > 0 ? cell.digits[0] : 0;
    if (cell.header.count > 1) magnitude |= std::uint64_t{cell.digits[1]} << 32;
    return is_negative(heap, bigint) ? 0 - magnitude : magnitude;
}

int bigint_compare(const Heap& heap, Value a, Value b) {
    const bool negative = is_negative(heap, a);
    if (negative != is_negative(heap, b)) return negative ? -1 : 1;
    if (is_small_bigint(heap, a) && is_small_bigint(heap, b)) {
        const __int128 x = small_value(heap, a), y = small_value(heap, b);
        return x < y ? -1 : x > y;
    }
    const int order = compare_digits(digits_of(heap, a), digits_of(heap, b));
    return negative ? -order : order;
}

static Order order_of(int comparison) {
    return comparison < 0 ? Order::less : comparison > 0 ? Order::greater : Order::equal;
}

Order bigint_compare_number(const Heap& heap, Value bigint, double number) {
    if (number != number) return Order::unordered;
    if (std::isinf(number)) return number > 0 ? Order::less : Order::greater;
    const bool negative = is_negative(heap, bigint);
    if (negative != (number < 0)) {
        if (number == 0 && digits_of(heap, bigint).empty()) return Order::equal;
        return negative ? Order::less : Order::greater;
    }
    const double whole = std::trunc(number);
    int order = compare_digits(digits_of(heap, bigint), digits_of_double(whole));
    if (order == 0 && whole != number) order = -1; // the number's magnitude is larger by its fraction
    return order_of(negative ? -order : order);
}

std::uint32_t bigint_hash(const Heap& heap, Value bigint) {
    const BigInt& cell = heap.at<BigInt>(bigint);
    return hash_units(reinterpret_cast<const std::uint8_t*>(cell.digits), cell.header.count * 4) ^ cell.header.flags;
}

} // namespace loopscope
