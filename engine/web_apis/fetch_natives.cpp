// Leaves of fetch: bytes and text, header names and values, and whether an address can be parsed.
//
// Bytes are held as text whose code units are all below 256.
#include "engine/builtins/charge.h"
#include "engine/host/base64.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/runtime/utf8.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

namespace {

constexpr std::string_view http_whitespace = " \t\n\r";

std::string latin1_of(const FlatView& text) {
    std::string bytes(text.length, '\0');
    for (std::uint32_t i = 0; i < text.length; ++i) bytes[i] = static_cast<char>(text[i]);
    return bytes;
}

bool is_latin1(const FlatView& text) {
    for (std::uint32_t i = 0; i < text.length; ++i) {
        if (text[i] > 0xFF) return false;
    }
    return true;
}

bool has_room(const Agent& agent, const NativeCall& call) {
    return agent.heap.can_allocate(4096 + std::uint64_t{length_of(agent.heap, call.argument(0))} * 8);
}

// %decodeBase64(text): bytes; undefined when it isn't base64
Completion decode_base64_text(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    std::string bytes;
    if (!decode_base64(to_utf8(agent.heap, call.argument(0)), bytes)) return Completion::normal();
    charge(agent, bytes.size());
    return Completion::normal(string_from_latin1(agent, bytes));
}

// %decodeUtf8(bytes): text. Encoding Standard 6, UTF-8 decode: a byte order mark is dropped
Completion decode_utf8(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    std::string bytes = latin1_of(flatten(agent, call.argument(0)));
    charge(agent, bytes.size());
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    return Completion::normal(string_from_utf8(agent, bytes));
}

// %encodeUtf8(text): bytes
Completion encode_utf8(Agent& agent, const NativeCall& call) {
    if (!has_room(agent, call)) return Completion::collect();
    const std::string bytes = to_utf8(agent.heap, call.argument(0));
    charge(agent, bytes.size());
    return Completion::normal(string_from_latin1(agent, bytes));
}

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.find(c) != std::string_view::npos;
    });
}

// %isToken(text): RFC 9110 5.6.2
Completion is_token_text(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    return Completion::normal(Value::boolean(is_latin1(text) && is_token(latin1_of(text))));
}

// %headerName(text): in lower case; undefined when it can't be one, null when it isn't a ByteString
Completion header_name(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    if (!is_latin1(text)) return Completion::normal(Value::null());
    std::string name = latin1_of(text);
    if (!is_token(name)) return Completion::normal();
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return Completion::normal(string_from_latin1(agent, name));
}

// %headerValue(text): normalised; undefined when it can't be one, null when it isn't a ByteString. Fetch 2.2.2
Completion header_value(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    if (!is_latin1(text)) return Completion::normal(Value::null());
    std::string value = latin1_of(text);
    const std::size_t begin = value.find_first_not_of(http_whitespace);
    value = begin == std::string::npos ? "" : value.substr(begin, value.find_last_not_of(http_whitespace) - begin + 1);
    if (value.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos) return Completion::normal();
    return Completion::normal(string_from_latin1(agent, value));
}

// "http://host..." -> "http" in lower case; empty for relative addresses
std::string scheme_of(std::string_view url) {
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || colon == 0) return {};
    std::string scheme(url.substr(0, colon));
    for (char& c : scheme) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        const bool letter = c >= 'a' && c <= 'z';
        const bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!letter && !(other && &c != scheme.data())) return {};
    }
    return scheme;
}

bool port_is_good(std::string_view port) {
    unsigned number = 0;
    for (const char c : port) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + static_cast<unsigned>(c - '0');
        if (number > 65535) return false;
    }
    return true;
}

bool host_is_good(std::string_view host) {
    if (!host.empty() && host.front() == '[') {
        const std::size_t close = host.find(']');
        if (close == std::string_view::npos || close < 3) return false;
        if (host.substr(1, close - 1).find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return false;
        const std::string_view rest = host.substr(close + 1);
        return rest.empty() || (rest.front() == ':' && port_is_good(rest.substr(1)));
    }
    const std::size_t colon = host.find(':');
    const std::string_view name = host.substr(0, colon);
    if (name.empty() || name.find_first_of(" <>[]^|\t#%\x7F") != std::string_view::npos) return false;
    return colon == std::string_view::npos || port_is_good(host.substr(colon + 1));
}

// %urlProblem(text): '' when the URL parser takes it (URL 4.4, as far as failures go), 'parse', or 'credentials'
Completion url_problem(Agent& agent, const NativeCall& call) {
    const std::string text = to_utf8(agent.heap, call.argument(0));
    std::string_view url = text;
    while (!url.empty() && static_cast<unsigned char>(url.front()) <= 0x20) url.remove_prefix(1);
    while (!url.empty() && static_cast<unsigned char>(url.back()) <= 0x20) url.remove_suffix(1);
    const std::string scheme = scheme_of(url);
    std::string_view problem;
    const bool special = scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss" || scheme == "ftp";
    const bool relative_host = scheme.empty() && url.starts_with("//");
    if (special || relative_host) {
        url.remove_prefix(special ? scheme.size() + 1 : 0);
        const bool absolute = url.starts_with("/") || url.starts_with("\\") || scheme != "http";
        const std::size_t begin = url.find_first_not_of("/\\");
        url = begin == std::string_view::npos ? std::string_view() : url.substr(begin);
        std::string_view authority = url.substr(0, url.find_first_of("/\\?#"));
        if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
            if (at > 0) problem = "credentials";
            authority.remove_prefix(at + 1);
        }
        if (absolute && !host_is_good(authority)) problem = "parse";
    }
    return Completion::normal(string_from_latin1(agent, problem));
}

constexpr std::uint8_t own = native_intrinsic;
constexpr NativeSpec specs[] = {
    {"", "decodeBase64", decode_base64_text, "", 1, own, "Infra 7"},
    {"", "decodeUtf8", decode_utf8, "", 1, own, "Encoding 6"},
    {"", "encodeUtf8", encode_utf8, "", 1, own, "Encoding 6"},
    {"", "isToken", is_token_text, "", 1, own, "RFC 9110 5.6.2"},
    {"", "headerName", header_name, "", 1, own, "Fetch 2.2.2"},
    {"", "headerValue", header_value, "", 1, own, "Fetch 2.2.2"},
    {"", "urlProblem", url_problem, "", 1, own, "URL 4.4"},
};

} // namespace

NativeList fetch_natives() { return specs; }

} // namespace loopscope
