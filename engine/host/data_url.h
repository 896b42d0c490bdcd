// data: URLs, and what they are made of: bytes as text in base64 and percent-encoding, pictures with their size.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope {

// The parts of a data: URL; false when it is none. Fetch, data: URL processor:
// https://fetch.spec.whatwg.org/#data-url-processor
struct DataUrl {
    std::string media_type;
    std::string body; // bytes
};
bool parse_data_url(std::string_view url, DataUrl& out);

enum class Base64Alphabet : std::uint8_t { standard, url };
// What a character is worth in base64, else -1.
int base64_value(char32_t unit, Base64Alphabet alphabet = Base64Alphabet::standard);
std::string encode_base64(std::string_view bytes, Base64Alphabet alphabet = Base64Alphabet::standard,
                          bool padded = true);
// Infra, forgiving-base64 decode. `out` may be the text itself.
bool decode_base64(std::string_view text, std::string& out);

// URL, percent-decode: what is not an escape stays as it is.
std::string percent_decoded(std::string_view text);

struct ImageSize {
    std::uint32_t width = 0, height = 0;
};
// The size in the header of a GIF, PNG or SVG; false for anything else.
bool image_size(std::string_view bytes, ImageSize& size);

} // namespace loopscope
