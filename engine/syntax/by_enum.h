// A table with an entry for each enumerator, so that an enum is an index and a name is an enum without a cast.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace loopscope {

template <class Enum, class T, std::size_t entries_ = static_cast<std::size_t>(Enum::count)> struct ByEnum {
    static constexpr std::size_t size = entries_;

    T entries[size];

    constexpr T& operator[](Enum which) { return entries[static_cast<std::size_t>(which)]; }
    constexpr const T& operator[](Enum which) const { return entries[static_cast<std::size_t>(which)]; }
    constexpr T* begin() { return entries; }
    constexpr T* end() { return entries + size; }
    constexpr const T* begin() const { return entries; }
    constexpr const T* end() const { return entries + size; }

    // The first enumerator with this entry.
    constexpr std::optional<Enum> which(const T& entry) const {
        for (std::size_t i = 0; i < size; ++i)
            if (entries[i] == entry) return static_cast<Enum>(i);
        return std::nullopt;
    }
};

template <class Enum, std::size_t size = static_cast<std::size_t>(Enum::count)>
using NamesOf = ByEnum<Enum, std::string_view, size>;

// One name for each enumerator of an enum that counts them; the compiler says when one is missing.
template <class Enum, class... Names> consteval NamesOf<Enum> names_of(Names... names) {
    static_assert(sizeof...(Names) == NamesOf<Enum>::size);
    return {{names...}};
}

} // namespace loopscope
