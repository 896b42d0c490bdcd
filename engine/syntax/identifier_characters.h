// Which code points may begin and continue an identifier (Unicode's ID_Start and ID_Continue), and white space.
#pragma once

#include <cstdint>

namespace loopscope {

inline bool is_decimal_digit(std::uint32_t point) { return point - '0' < 10; }

bool is_unicode_id_start(std::uint32_t point);
bool is_unicode_id_continue(std::uint32_t point);

// ECMA-262 12.7 IdentifierStartChar
inline bool is_identifier_start(std::uint32_t point) {
    if (point < 128) return (point | 32) - 'a' < 26 || point == '$' || point == '_';
    return is_unicode_id_start(point);
}
// ECMA-262 12.7 IdentifierPartChar: with ZWNJ and ZWJ
inline bool is_identifier_part(std::uint32_t point) {
    if (point < 128) return (point | 32) - 'a' < 26 || is_decimal_digit(point) || point == '$' || point == '_';
    return is_unicode_id_continue(point) || point == 0x200C || point == 0x200D;
}
// ECMA-262 12.2 White Space, 12.3 Line Terminators
inline bool is_line_terminator(std::uint32_t point) {
    return point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029;
}
inline bool is_white_space(std::uint32_t point) {
    if (point < 128) return point == ' ' || point == '\t' || point == '\v' || point == '\f';
    return point == 0xA0 || point == 0xFEFF || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

} // namespace loopscope
