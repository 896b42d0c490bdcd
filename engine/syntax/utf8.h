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
// So many bytes of the beginning, less those of a character that would be cut.
std::string_view beginning_of(std::string_view text, std::size_t most_bytes);
// The whole text, or its beginning and an ellipsis.
std::string shortened(std::string_view text, std::size_t most_bytes = 40);

} // namespace loopscope
