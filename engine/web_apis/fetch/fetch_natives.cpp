// Leaves of fetch: header names and values.
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

static constexpr std::string_view http_whitespace = " \t\n\r";

static bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.find(c) != std::string_view::npos;
    });
}

// %isToken(text): RFC 9110 5.6.2
static Completion is_token_text(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    return Completion::normal(Value::boolean(is_latin1(text) && is_token(latin1_bytes(text))));
}

// %headerName(text): in lower case; undefined when it can't be one, null when it isn't a ByteString
static Completion header_name(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    if (!is_latin1(text)) return Completion::normal(Value::null());
    std::string name = latin1_bytes(text);
    if (!is_token(name)) return Completion::normal();
    for (char& c : name) {
        c = lower_ascii(c);
    }
    return Completion::normal(string_from_latin1(agent, name));
}

// %headerValue(text): normalised; undefined when it can't be one, null when it isn't a ByteString. Fetch, Headers
static Completion header_value(Agent& agent, const NativeCall& call) {
    const FlatView text = flatten(agent, call.argument(0));
    if (!is_latin1(text)) return Completion::normal(Value::null());
    std::string value = latin1_bytes(text);
    const std::size_t begin = value.find_first_not_of(http_whitespace);
    value = begin == std::string::npos ? "" : value.substr(begin, value.find_last_not_of(http_whitespace) - begin + 1);
    if (value.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos) return Completion::normal();
    return Completion::normal(string_from_latin1(agent, value));
}

static constexpr NativeSpec fetch_specs[] = {
    {"", "isToken", is_token_text, "", 1, native_intrinsic, "RFC 9110 5.6.2"},
    {"", "headerName", header_name, "", 1, native_intrinsic, "Fetch, Headers"},
    {"", "headerValue", header_value, "", 1, native_intrinsic, "Fetch, Headers"},
};

NativeList fetch_natives() { return fetch_specs; }

} // namespace loopscope
