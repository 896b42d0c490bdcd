// Bytes in text, and the size of a picture in bytes: what the simulated host needs to answer for data: URLs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope {

std::string encode_base64(std::string_view bytes);
// Infra's "forgiving-base64 decode". `out` may be the text itself.
bool decode_base64(std::string_view text, std::string& out);

struct ImageSize {
    std::uint32_t width = 0, height = 0;
};
// The size in the header of a GIF, PNG or SVG; false for anything else.
bool image_size(std::string_view bytes, ImageSize& size);

} // namespace loopscope
