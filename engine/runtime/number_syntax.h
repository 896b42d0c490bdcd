// What numeric text is made of. ECMA-262 7.1.4.1
#pragma once

namespace loopscope {

// 12.2 White Space, 12.3 Line Terminators
inline bool is_space(char16_t unit) {
    if (unit < 128) return unit == ' ' || (unit >= 9 && unit <= 13);
    return unit == 0xA0 || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 || unit == 0x2029 ||
           unit == 0x202F || unit == 0x205F || unit == 0x3000 || unit == 0xFEFF;
}

// 0 to 35, or 99 for what is not a digit in any radix
inline int digit_value(char16_t unit) {
    if (unit >= '0' && unit <= '9') return unit - '0';
    const char16_t lower = unit | 0x20;
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

inline char digit_character(unsigned digit) { return static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10); }

} // namespace loopscope
