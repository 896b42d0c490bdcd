// Conversions that C++ wants written out, each kind of them once and by its name. What is not here is cast where it
// stands, and tests/house/casts.test.mjs counts it.
#pragma once

#include <cstdint>
#include <type_traits>

namespace loopscope {

// How many there are: memory has 32-bit addresses, so every number of things in it fits.
template <class Container> constexpr std::uint32_t size32(const Container& all) {
    return static_cast<std::uint32_t>(all.size());
}

// An enumerator as a number, for what is stored or computed with; a table by an enum is a ByEnum (by_enum.h).
template <class Enum>
    requires std::is_enum_v<Enum>
constexpr unsigned ordinal(Enum which) {
    return static_cast<unsigned>(which);
}
// How many enumerators there are.
template <class Enum> constexpr unsigned enum_count = ordinal(Enum::count);

// Bits of a word that has only 8 or 16, after an operation that C++ does in int.
constexpr std::uint8_t low_byte(std::uint64_t bits) { return static_cast<std::uint8_t>(bits); }
constexpr std::uint16_t low_half(std::uint64_t bits) { return static_cast<std::uint16_t>(bits); }

// The byte that a char is, whatever its sign.
constexpr std::uint8_t byte_of(char c) { return static_cast<std::uint8_t>(c); }
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

} // namespace loopscope
