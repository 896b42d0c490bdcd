#include "engine/host/data_url.h"

#include "engine/syntax/casts.h"
#include "engine/syntax/digits.h"

namespace loopscope {

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool parse_data_url(std::string_view url, DataUrl& out) {
    if (url.substr(0, 5) != "data:") return false;
    url.remove_prefix(5);
    url = url.substr(0, url.find('#'));
    const std::size_t comma = url.find(',');
    if (comma == std::string_view::npos) return false;
    std::string_view type = url.substr(0, comma);
    out.body = percent_decoded(url.substr(comma + 1));
    constexpr std::string_view base64 = ";base64";
    if (type.size() >= base64.size() && type.substr(type.size() - base64.size()) == base64) {
        type.remove_suffix(base64.size());
        if (!decode_base64(out.body, out.body)) return false;
    }
    out.media_type = type;
    if (type.empty()) out.media_type = "text/plain;charset=US-ASCII";
    else if (type.front() == ';') out.media_type = "text/plain" + std::string(type);
    return true;
}

// --- base64 ----------------------------------------------------------------------------------------------------------

static constexpr std::string_view letters_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static std::uint32_t byte_at(std::string_view bytes, std::size_t i) { return byte_of(bytes[i]); }

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

int base64_value(char32_t unit, Base64Alphabet alphabet) {
    const bool url = alphabet == Base64Alphabet::url;
    if (unit >= 'A' && unit <= 'Z') return static_cast<int>(unit - 'A');
    if (unit >= 'a' && unit <= 'z') return static_cast<int>(unit - 'a') + 26;
    if (is_digit(unit)) return static_cast<int>(unit - '0') + 52;
    if (unit == (url ? '-' : '+')) return 62;
    return unit == (url ? '_' : '/') ? 63 : -1;
}

std::string encode_base64(std::string_view bytes, Base64Alphabet alphabet, bool padded) {
    const std::string characters = std::string(letters_and_digits) + (alphabet == Base64Alphabet::url ? "-_" : "+/");
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t group = byte_at(bytes, i) << 16 | (left > 1 ? byte_at(bytes, i + 1) << 8 : 0) |
                                    (left > 2 ? byte_at(bytes, i + 2) : 0);
        out += characters[group >> 18];
        out += characters[group >> 12 & 63];
        if (left > 1) out += characters[group >> 6 & 63];
        if (left > 2) out += characters[group & 63];
        if (padded && left < 3) out.append(3 - left, '=');
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
        const int digit = base64_value(byte_of(c));
        if (digit < 0) return false;
        group = group << 6 | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 0xFF);
    }
    out = std::move(bytes);
    return true;
}

// --- pictures --------------------------------------------------------------------------------------------------------

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
