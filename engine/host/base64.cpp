#include "engine/host/base64.h"

namespace loopscope {

static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static std::uint32_t byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

std::string encode_base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t group = byte_at(bytes, i) << 16 | (left > 1 ? byte_at(bytes, i + 1) << 8 : 0) |
                                    (left > 2 ? byte_at(bytes, i + 2) : 0);
        out += alphabet[group >> 18];
        out += alphabet[group >> 12 & 63];
        out += left > 1 ? alphabet[group >> 6 & 63] : '=';
        out += left > 2 ? alphabet[group & 63] : '=';
    }
    return out;
}

bool decode_base64(std::string_view text, std::string& out) {
    std::string letters;
    for (const char c : text) {
        if (!is_space(c)) letters += c;
    }
    if (letters.size() % 4 == 0) {
        for (int i = 0; i < 2 && !letters.empty() && letters.back() == '='; ++i) letters.pop_back();
    }
    if (letters.size() % 4 == 1) return false;
    std::string bytes;
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : letters) {
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos) return false;
        group = group << 6 | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 0xFF);
    }
    out = std::move(bytes);
    return true;
}

// SVG 2 8.2: width and height of the outermost element, in pixels; 300 x 150 where it does not say.
static bool svg_size(std::string_view text, ImageSize& size) {
    if (text.substr(0, 4) != "<svg") return false;
    const std::string_view tag = text.substr(0, text.find('>'));
    const auto number = [tag](std::string_view name, std::uint32_t otherwise) {
        const std::size_t at = tag.find(name);
        if (at == std::string_view::npos) return otherwise;
        std::uint32_t value = 0;
        for (std::size_t i = at + name.size(); i < tag.size() && tag[i] >= '0' && tag[i] <= '9'; ++i)
            value = value * 10 + static_cast<std::uint32_t>(tag[i] - '0');
        return value;
    };
    size = {number(" width=\"", 300), number(" height=\"", 150)};
    return true;
}

bool image_size(std::string_view bytes, ImageSize& size) {
    if (bytes.size() >= 10 && (bytes.substr(0, 6) == "GIF89a" || bytes.substr(0, 6) == "GIF87a")) {
        size = {byte_at(bytes, 6) | byte_at(bytes, 7) << 8, byte_at(bytes, 8) | byte_at(bytes, 9) << 8};
        return true;
    }
    if (bytes.size() >= 24 && bytes.substr(1, 3) == "PNG" && byte_at(bytes, 0) == 0x89) {
        const auto number = [&](std::size_t i) {
            return byte_at(bytes, i) << 24 | byte_at(bytes, i + 1) << 16 | byte_at(bytes, i + 2) << 8 |
                   byte_at(bytes, i + 3);
        };
        size = {number(16), number(20)};
        return true;
    }
    return svg_size(bytes, size);
}

} // namespace loopscope
