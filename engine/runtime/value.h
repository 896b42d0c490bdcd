// A JavaScript value in 64 bits, the same bits natively and in WebAssembly.
//
// Doubles are themselves (NaNs canonical); everything else lives in the space of negative quiet NaNs and is
// distinguished by its top 16 bits. References are 32-bit byte offsets into the run's arena, so a value means the same
// in every copy of it. A zeroed word is the number +0.
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>

namespace loopscope {

// Byte offset of a cell in the arena; 0 is "none".
using Ref = std::uint32_t;

enum class Tag : std::uint16_t {
    int32 = 0xFFF9,
    special = 0xFFFA, // undefined, null, booleans and the machine's own markers
    object = 0xFFFB,
    string = 0xFFFC,
    symbol = 0xFFFD,
    bigint = 0xFFFE,
    cell = 0xFFFF, // a reference to a cell that is not a language value (lists, environments, executables...)
};

enum class Special : std::uint32_t {
    undefined,
    null,
    false_value,
    true_value,
    hole,          // an absent element, or "no value" inside the machine; never seen by programs
    uninitialized, // a binding in its temporal dead zone
};

class Value {
public:
    constexpr Value() : bits_(make(Tag::special, static_cast<std::uint32_t>(Special::undefined))) {}

    static constexpr Value from_bits(std::uint64_t bits) {
        Value value;
        value.bits_ = bits;
        return value;
    }
    static constexpr Value undefined() { return {}; }
    static constexpr Value null() { return special(Special::null); }
    static constexpr Value boolean(bool b) { return special(b ? Special::true_value : Special::false_value); }
    static constexpr Value hole() { return special(Special::hole); }
    static constexpr Value uninitialized() { return special(Special::uninitialized); }
    static constexpr Value int32(std::int32_t i) { return from_bits(make(Tag::int32, static_cast<std::uint32_t>(i))); }
    // Any double; NaN becomes the one canonical NaN. Integral values are NOT turned into int32 (see number()).
    static constexpr Value real(double d) {
        return from_bits(d != d ? canonical_nan : std::bit_cast<std::uint64_t>(d));
    }
    // A number in its preferred form: int32 where it fits exactly (and is not -0), else a double.
    template <class Enum>
        requires std::is_enum_v<Enum>
    static constexpr Value int32(Enum which) {
        return int32(static_cast<std::int32_t>(which));
    }
    // Below 2³¹.
    static constexpr Value index(std::uint32_t i) { return int32(static_cast<std::int32_t>(i)); }
    static constexpr Value number(double d) {
        if (d >= -2147483648.0 && d <= 2147483647.0) {
            const auto i = static_cast<std::int32_t>(d);
            if (static_cast<double>(i) == d && (i != 0 || std::bit_cast<std::uint64_t>(d) == 0)) return int32(i);
        }
        return real(d);
    }
    static constexpr Value number(std::uint32_t u) {
        return u <= 0x7FFFFFFFu ? int32(static_cast<std::int32_t>(u)) : real(u);
    }
    static constexpr Value object(Ref ref) { return from_bits(make(Tag::object, ref)); }
    static constexpr Value string(Ref ref) { return from_bits(make(Tag::string, ref)); }
    static constexpr Value symbol(Ref ref) { return from_bits(make(Tag::symbol, ref)); }
    static constexpr Value bigint(Ref ref) { return from_bits(make(Tag::bigint, ref)); }
    static constexpr Value cell(Ref ref) { return from_bits(make(Tag::cell, ref)); }

    constexpr std::uint64_t bits() const { return bits_; }
    constexpr bool is_double() const { return bits_ < (std::uint64_t{0xFFF9} << 48); }
    constexpr bool is_int32() const { return tag_is(Tag::int32); }
    constexpr bool is_number() const { return bits_ < (std::uint64_t{0xFFFA} << 48); }
    constexpr bool is_undefined() const { return bits_ == Value().bits_; }
    constexpr bool is_null() const { return bits_ == null().bits_; }
    constexpr bool is_nullish() const { return is_undefined() || is_null(); }
    constexpr bool is_boolean() const { return is_true() || is_false(); }
    constexpr bool is_true() const { return bits_ == boolean(true).bits_; }
    constexpr bool is_false() const { return bits_ == boolean(false).bits_; }
    constexpr bool is_hole() const { return bits_ == hole().bits_; }
    constexpr bool is_uninitialized() const { return bits_ == uninitialized().bits_; }
    constexpr bool is_object() const { return tag_is(Tag::object); }
    constexpr bool is_string() const { return tag_is(Tag::string); }
    constexpr bool is_symbol() const { return tag_is(Tag::symbol); }
    constexpr bool is_bigint() const { return tag_is(Tag::bigint); }
    constexpr bool is_cell() const { return tag_is(Tag::cell); }
    // Whether the low 32 bits are a reference that the collector must follow.
    constexpr bool is_reference() const { return bits_ >= (std::uint64_t{0xFFFB} << 48); }

    template <class Enum> constexpr Enum as_enum() const { return static_cast<Enum>(as_int32()); }
    constexpr std::int32_t as_int32() const { return static_cast<std::int32_t>(static_cast<std::uint32_t>(bits_)); }
    // What index() made.
    constexpr std::uint32_t as_index() const { return static_cast<std::uint32_t>(as_int32()); }
    constexpr double as_double() const { return std::bit_cast<double>(bits_); }
    constexpr double as_number() const { return is_int32() ? as_int32() : as_double(); }
    // A number that is known to be whole and in range.
    constexpr std::uint32_t as_uint32() const { return static_cast<std::uint32_t>(as_number()); }
    constexpr std::int64_t as_int64() const { return static_cast<std::int64_t>(as_number()); }
    constexpr bool as_boolean() const { return is_true(); }
    constexpr Ref as_ref() const { return static_cast<Ref>(bits_); }

    // Identity of bits: SameValue for everything but strings and bigints (and int32 against an equal double).
    friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }

private:
    static constexpr std::uint64_t canonical_nan = 0x7FF8000000000000;
    static constexpr std::uint64_t make(Tag tag, std::uint32_t payload) {
        return (static_cast<std::uint64_t>(tag) << 48) | payload;
    }
    static constexpr Value special(Special s) { return from_bits(make(Tag::special, static_cast<std::uint32_t>(s))); }
    constexpr bool tag_is(Tag tag) const { return (bits_ >> 48) == static_cast<std::uint64_t>(tag); }

    std::uint64_t bits_;
};

static_assert(sizeof(Value) == 8);

} // namespace loopscope
