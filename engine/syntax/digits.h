// What a character is worth as a digit, for everything that reads ASCII.
#pragma once

namespace loopscope {

constexpr bool is_digit(char32_t unit) { return unit >= '0' && unit <= '9'; }

// Of a hexadecimal digit, else -1.
constexpr int hex_value(char32_t unit) {
    if (is_digit(unit)) return static_cast<int>(unit - '0');
    unit |= 0x20;
    return unit >= 'a' && unit <= 'f' ? static_cast<int>(unit - 'a') + 10 : -1;
}

} // namespace loopscope
