// URL, Host parsing: names, IPv4 and IPv6 addresses, percent-encoding.
#include "engine/syntax/casts.h"
#include "engine/syntax/digits.h"
#include "engine/web_apis/url/url_codes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace loopscope {

static constexpr std::string_view forbidden_in_hosts = "\t\n\r #/:<>?@[\\]^|"; // URL, Host representation
static constexpr std::string_view forbidden_marks = "#/:<>?@[\\]^|%";

// Chromium's departure: a space and a star are not failures, they are escaped.
static std::string escaped_domain(std::string_view domain) {
    std::string text;
    for (const char c : domain) text += c == ' ' ? "%20" : c == '*' ? "%2A" : std::string(1, c);
    return text;
}

static bool forbidden_in_domain(char c) {
    const auto byte = byte_of(c);
    return byte < 0x20 || byte == 0x7F || forbidden_marks.find(c) != std::string_view::npos;
}

// --- IPv4 (URL, Host parsing) ----------------------------------------------------------------------------------------

static constexpr std::uint64_t too_large = UINT64_C(1) << 40;

// One number of an IPv4 address: decimal, octal with 0, hexadecimal with 0x.
static std::optional<std::uint64_t> ipv4_number(std::string_view text) {
    if (text.empty()) return std::nullopt;
    unsigned radix = 10;
    if (text.size() >= 2 && text[0] == '0') {
        const bool hex = (text[1] | 0x20) == 'x';
        radix = hex ? 16 : 8;
        text.remove_prefix(hex ? 2 : 1);
    }
    std::uint64_t value = 0;
    for (const char c : text) {
        const int digit = hex_value(c);
        if (digit < 0 || static_cast<unsigned>(digit) >= radix) return std::nullopt;
        value = std::min(value * radix + static_cast<unsigned>(digit), too_large);
    }
    return value;
}

static std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0;;) {
        const std::size_t next = text.find(separator, at);
        parts.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
        if (next == std::string_view::npos) return parts;
        at = next + 1;
    }
}

static bool ends_in_a_number(std::string_view host) {
    std::vector<std::string_view> parts = split(host, '.');
    if (parts.back().empty()) {
        if (parts.size() == 1) return false;
        parts.pop_back();
    }
    const std::string_view last = parts.back();
    return (!last.empty() && std::all_of(last.begin(), last.end(), is_digit)) ||
           (last.size() >= 2 && last[0] == '0' && (last[1] | 0x20) == 'x' && ipv4_number(last));
}

static UrlOutcome parse_ipv4(std::string_view text, std::string& host) {
    std::vector<std::string_view> parts = split(text, '.');
    if (parts.back().empty() && parts.size() > 1) parts.pop_back();
    if (parts.size() > 4) return UrlOutcome::failure;
    std::uint64_t address = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = ipv4_number(parts[i]);
        if (!number) return UrlOutcome::failure;
        if (i + 1 < parts.size()) {
            if (*number > 255) return UrlOutcome::failure;
            address += *number << (8 * (3 - i));
        } else {
            if (*number >= UINT64_C(1) << (8 * (5 - parts.size()))) return UrlOutcome::failure;
            address += *number;
        }
    }
    host.clear();
    for (int shift = 24; shift >= 0; shift -= 8) host += std::to_string(address >> shift & 255) + (shift ? "." : "");
    return UrlOutcome::good;
}

// --- IPv6 (URL, Host parsing) ----------------------------------------------------------------------------------------

using Ipv6 = std::array<unsigned, 8>;

// The last two pieces as "1.2.3.4"
static bool read_ipv4_tail(std::string_view text, Ipv6& pieces, std::size_t& piece) {
    if (piece > 6) return false;
    const std::vector<std::string_view> parts = split(text, '.');
    if (parts.size() != 4) return false;
    for (std::size_t i = 0; i < 4; ++i) {
        if (parts[i].empty() || parts[i].size() > 3 || (parts[i].size() > 1 && parts[i][0] == '0')) return false;
        unsigned value = 0;
        for (const char c : parts[i]) {
            if (!is_digit(c)) return false;
            value = value * 10 + static_cast<unsigned>(c - '0');
        }
        if (value > 255) return false;
        pieces[piece] = pieces[piece] * 256 + value;
        if (i % 2 == 1) ++piece;
    }
    return true;
}

static bool read_ipv6(std::string_view text, Ipv6& pieces) {
    std::size_t piece = 0;
    std::optional<std::size_t> compress;
    if (text.starts_with("::")) {
        text.remove_prefix(2);
        compress = 0;
    } else if (text.starts_with(":")) {
        return false;
    }
    while (!text.empty()) {
        if (piece == 8) return false;
        if (text[0] == ':') {
            if (compress) return false;
            text.remove_prefix(1);
            compress = piece;
            continue;
        }
        std::size_t length = 0;
        unsigned value = 0;
        while (length < 4 && length < text.size() && hex_value(text[length]) >= 0)
            value = value * 16 + static_cast<unsigned>(hex_value(text[length++]));
        if (length < text.size() && text[length] == '.') {
            if (length == 0 || !read_ipv4_tail(text, pieces, piece)) return false;
            break;
        }
        if (length == 0) return false;
        pieces[piece++] = value;
        text.remove_prefix(length);
        if (text.empty()) break;
        if (text[0] != ':' || text.size() == 1) return false;
        text.remove_prefix(1);
        if (text[0] == ':') {
            if (compress) return false;
            compress = piece;
            text.remove_prefix(1);
        }
    }
    if (!compress) return piece == 8;
    if (piece == 8) return false;
    std::rotate(pieces.begin() + static_cast<std::ptrdiff_t>(*compress),
                pieces.begin() + static_cast<std::ptrdiff_t>(piece), pieces.end());
    return true;
}

static std::string hex_text(unsigned value) {
    std::string text;
    do text.insert(text.begin(), "0123456789abcdef"[value & 15]);
    while (value >>= 4);
    return text;
}

static std::string ipv6_text(const Ipv6& pieces) {
    std::size_t best = 8, best_length = 1; // the first longest run of zeros, when it is longer than one
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && pieces[end] == 0) ++end;
        if (end - i > best_length) best = i, best_length = end - i;
        i = std::max(end, i + 1);
    }
    std::string text = "[";
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == best) {
            text += i == 0 ? "::" : ":";
            i += best_length - 1;
            continue;
        }
        text += hex_text(pieces[i]);
        if (i != 7) text += ':';
    }
    return text + "]";
}

// URL, The opaque-host parser
static UrlOutcome parse_opaque_host(std::string_view input, std::string& host) {
    for (const char c : input) {
        if (c == 0 || forbidden_in_hosts.find(c) != std::string_view::npos) return UrlOutcome::failure;
    }
    host.clear();
    append_percent_encoded(host, UrlSet::control, input);
    return UrlOutcome::good;
}

bool in_url_set(UrlSet set, unsigned char c) {
    const auto is_one_of = [c](std::string_view marks) {
        return marks.find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (set == UrlSet::form) {
        const auto lower = byte_of(c | 0x20);
        return !((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || is_one_of("*-._"));
    }
    if (c < 0x20 || c > 0x7E) return true;
    switch (set) {
    case UrlSet::fragment: return is_one_of(" \"<>`");
    // Chromium's departures: ' in every query and in names and passwords, | in paths.
    case UrlSet::query: return is_one_of(" \"#<>'");
    case UrlSet::path: return is_one_of(" \"#<>?^`{}|");
    case UrlSet::userinfo: return is_one_of(" \"#<>?^`{}/:;=@[\\]|'");
    case UrlSet::control:
    case UrlSet::form: break;
    }
    return false;
}

void append_percent_encoded(std::string& out, UrlSet set, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = byte_of(c);
        if (in_url_set(set, byte)) out += {'%', digits[byte >> 4], digits[byte & 15]};
        else out += c;
    }
}

UrlOutcome parse_url_host(std::string_view input, bool special, std::string& host) {
    if (input.starts_with("[")) {
        Ipv6 pieces{};
        if (!input.ends_with("]") || !read_ipv6(input.substr(1, input.size() - 2), pieces)) return UrlOutcome::failure;
        host = ipv6_text(pieces);
        return UrlOutcome::good;
    }
    if (!special) return parse_opaque_host(input, host);
    std::string domain = percent_decoded(input);
    for (char& c : domain) {
        if (byte_of(c) > 0x7F) return UrlOutcome::international;
        c = lower_ascii(c);
    }
    if (domain.empty() || std::any_of(domain.begin(), domain.end(), forbidden_in_domain)) return UrlOutcome::failure;
    if (ends_in_a_number(domain)) return parse_ipv4(domain, host);
    host = escaped_domain(domain);
    return UrlOutcome::good;
}

} // namespace loopscope
