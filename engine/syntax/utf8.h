// Between UTF-8 and UTF-16. Ill-formed bytes and lone surrogates become U+FFFD, one for each maximal subpart
// (Encoding, UTF-8 decode).
#pragma once

#include <string>
#include <string_view>

namespace loopscope {

std::u16string utf16_of_utf8(std::string_view utf8);
std::string utf8_of_utf16(std::u16string_view units);
void append_utf8(std::string& text, char32_t code_point);
void append_utf16(std::u16string& units, char32_t code_point);

// Whether a byte of UTF-8 stands inside of a character, not at its beginning.
constexpr bool continues_character(char byte) { return (byte & 0xC0) == 0x80; }

} // namespace loopscope
