// The hash of a string's code units: the same whether they are stored as Latin-1 or UTF-16. Never 0.
#pragma once

#include <cstdint>

namespace loopscope {

template <class Unit> std::uint32_t hash_units(const Unit* units, std::uint32_t length) {
    std::uint64_t hash = 0x9E3779B97F4A7C15u ^ length;
    for (std::uint32_t i = 0; i < length; ++i) hash = (hash ^ static_cast<char16_t>(units[i])) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    const auto folded = static_cast<std::uint32_t>(hash >> 32);
    return folded == 0 ? 1 : folded;
}

} // namespace loopscope
