// JSON of the outside: scenarios, input logs, state objects. Not the program's JSON (that is a built-in of the
// language).
//
// Nesting is bounded and numbers are doubles; object members keep their order, and of equal keys the last one counts.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

struct JsonMember;

struct Json {
    enum class Type : std::uint8_t { null, boolean, number, string, array, object };
    Type type = Type::null;
    bool boolean = false;
    double number = 0;
    std::string string; // UTF-8; lone surrogates are kept as three bytes each
    std::vector<Json> items;
    std::vector<JsonMember> members;

    static Json of(bool value);
    static Json of(double value);
    static Json of(std::integral auto value);
    static Json of(std::string_view value);
    static Json of(const char* value);
    static Json array();
    static Json object();

    bool is_object() const { return type == Type::object; }
    bool is_array() const { return type == Type::array; }
    bool is_string() const { return type == Type::string; }
    bool is_number() const { return type == Type::number; }

    const Json* find(std::string_view key) const; // null when absent, or when this is not an object
    std::string text_or(std::string_view key, std::string_view otherwise) const;
    double number_or(std::string_view key, double otherwise) const;
    void set(std::string_view key, Json value); // appends
};

struct JsonMember {
    std::string name;
    Json value;
};

Json Json::of(std::integral auto value) { return of(static_cast<double>(value)); }
inline Json Json::of(const char* value) { return of(std::string_view(value)); }

struct JsonError {
    std::string message;
    std::size_t offset = 0;
    bool too_deep = false; // it is nested beyond json_nesting_limit
};

inline constexpr unsigned json_nesting_limit = 64;
std::optional<Json> parse_json(std::string_view text, JsonError& error);

// Writing: the whole of a value, or piece by piece into a string.
std::string write_json(const Json& value);
void append_json_string(std::string& out, std::string_view utf8);
void append_json_number(std::string& out, double number);

// Nanoseconds as JSON milliseconds and back; exact for runs of up to a month.
double milliseconds_from_ns(std::int64_t ns);
std::int64_t ns_from_milliseconds(double milliseconds);

} // namespace loopscope
