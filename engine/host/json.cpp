#include "engine/host/json.h"

#include "engine/syntax/casts.h"
#include "engine/syntax/utf8.h"

#include <cmath>
#include <double-conversion/double-conversion.h>

namespace loopscope {

Json Json::of(bool value) {
    Json json;
    json.type = Type::boolean;
    json.boolean = value;
    return json;
}

Json Json::of(double value) {
    Json json;
    json.type = Type::number;
    json.number = value;
    return json;
}

Json Json::of(std::string_view value) {
    Json json;
    json.type = Type::string;
    json.string = value;
    return json;
}

Json Json::array() {
    Json json;
    json.type = Type::array;
    return json;
}

Json Json::object() {
    Json json;
    json.type = Type::object;
    return json;
}

const Json* Json::find(std::string_view key) const {
    for (std::size_t i = members.size(); i > 0; --i) {
        if (members[i - 1].name == key) return &members[i - 1].value;
    }
    return nullptr;
}

std::string Json::text_or(std::string_view key, std::string_view otherwise) const {
    const Json* member = find(key);
    return member && member->is_string() ? member->string : std::string(otherwise);
}

double Json::number_or(std::string_view key, double otherwise) const {
    const Json* member = find(key);
    return member && member->is_number() ? member->number : otherwise;
}

void Json::set(std::string_view key, Json value) { members.push_back({std::string(key), std::move(value)}); }

// Where the first character stands that JSON writes with an escape, or ends a string with.
static std::size_t plain_until(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != '"' && text[at] != '\\' && byte_of(text[at]) >= 0x20) ++at;
    return at;
}

namespace {

class JsonReader {
public:
    JsonReader(std::string_view text, JsonError& error) : text_(text), error_(error) {}

    std::optional<Json> read_document() {
        Json value;
        if (!read_value(value, 0)) return std::nullopt;
        skip_space();
        if (at_ != text_.size()) return fail("there is something after the end of the value"), std::nullopt;
        return value;
    }

private:
    // The recursion is bounded by json_nesting_limit.
    bool read_value(Json& value, unsigned depth) {
        if (depth > json_nesting_limit) {
            fail("it is nested too deeply");
            error_.too_deep = true;
            return false;
        }
        skip_space();
        if (at_ == text_.size()) return fail("it ends where a value should be");
        switch (text_[at_]) {
        case '{': return read_object(value, depth);
        case '[': return read_array(value, depth);
        case '"': value.type = Json::Type::string; return read_string(value.string);
        case 't': value = Json::of(true); return read_word("true");
        case 'f': value = Json::of(false); return read_word("false");
        case 'n': value = Json(); return read_word("null");
        default: return read_number(value);
        }
    }

    bool read_object(Json& value, unsigned depth) {
        value = Json::object();
        ++at_;
        if (skip('}')) return true;
        do {
            skip_space();
            std::string key;
            if (at_ == text_.size() || text_[at_] != '"') return fail("a key in quotes should stand here");
            if (!read_string(key)) return false;
            if (!skip(':')) return fail("a colon should stand here");
            value.members.push_back({std::move(key), Json()});
            if (!read_value(value.members.back().value, depth + 1)) return false;
        } while (skip(','));
        return skip('}') || fail("a comma or } should stand here");
    }

    bool read_array(Json& value, unsigned depth) {
        value = Json::array();
        ++at_;
        if (skip(']')) return true;
        do {
            value.items.emplace_back();
            if (!read_value(value.items.back(), depth + 1)) return false;
        } while (skip(','));
        return skip(']') || fail("a comma or ] should stand here");
    }

    bool read_string(std::string& out) {
        ++at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            const std::size_t plain = plain_until(text_, at_);
            out.append(text_, at_, plain - at_); // bodies of requests are megabytes of it
            at_ = plain;
            if (at_ == text_.size() || text_[at_] == '"') break;
            if (text_[at_] != '\\') return fail("a control character stands in a string");
            if (!read_escape(out)) return false;
        }
        if (at_ == text_.size()) return fail("a string does not end");
        ++at_;
        return true;
    }

    bool read_escape(std::string& out) {
        if (at_ + 1 >= text_.size()) return fail("a string does not end");
        const char letter = text_[at_ + 1];
        at_ += 2;
        switch (letter) {
        case '"':
        case '\\':
        case '/': out += letter; return true;
        case 'b': out += '\b'; return true;
        case 'f': out += '\f'; return true;
        case 'n': out += '\n'; return true;
        case 'r': out += '\r'; return true;
        case 't': out += '\t'; return true;
        case 'u': break;
        default: return fail("an unknown escape stands in a string");
        }
        std::uint32_t unit = 0, second = 0;
        if (!read_hex(unit)) return false;
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        if (high && text_.substr(at_, 2) == "\\u") {
            const std::size_t before = at_;
            at_ += 2;
            if (!read_hex(second)) return false;
            if (second >= 0xDC00 && second < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
            } else {
                at_ = before;
            }
        }
        append_utf8(out, unit);
        return true;
    }

    bool read_hex(std::uint32_t& unit) {
        if (at_ + 4 > text_.size()) return fail("a string does not end");
        for (unsigned i = 0; i < 4; ++i) {
            const char c = text_[at_++];
            const char lower = static_cast<char>(c | 0x20);
            if (c >= '0' && c <= '9') unit = unit * 16 + static_cast<std::uint32_t>(c - '0');
            else if (lower >= 'a' && lower <= 'f') unit = unit * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
            else return fail("an escape needs four hexadecimal digits");
        }
        return true;
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    bool digits() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        return at_ > begin;
    }

    bool read_number(Json& value) {
        const std::size_t begin = at_;
        if (text_[at_] == '-') ++at_;
        const std::size_t integer = at_;
        if (!digits()) return fail("a value should stand here");
        if (text_[integer] == '0' && at_ > integer + 1) return fail("a number begins with 0");
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            if (!digits()) return fail("a number has no digits after its point");
        }
        if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
            ++at_;
            if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
            if (!digits()) return fail("a number has no digits in its exponent");
        }
        using double_conversion::StringToDoubleConverter;
        const StringToDoubleConverter converter(StringToDoubleConverter::NO_FLAGS, 0, 0, nullptr, nullptr);
        int used = 0;
        value = Json::of(converter.StringToDouble(text_.data() + begin, static_cast<int>(at_ - begin), &used));
        return true;
    }

    bool read_word(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) return fail("a value should stand here");
        at_ += word.size();
        return true;
    }

    void skip_space() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }

    bool skip(char c) {
        skip_space();
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool fail(const char* message) {
        error_ = {message, at_};
        return false;
    }

    std::string_view text_;
    JsonError& error_;
    std::size_t at_ = 0;
};

} // namespace

// Json values are no deeper than what was parsed or built by hand, so this recursion is bounded too.
static void append_json(std::string& out, const Json& value) {
    switch (value.type) {
    case Json::Type::null: out += "null"; break;
    case Json::Type::boolean: out += value.boolean ? "true" : "false"; break;
    case Json::Type::number: append_json_number(out, value.number); break;
    case Json::Type::string: append_json_string(out, value.string); break;
    case Json::Type::array:
        out += '[';
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            if (i > 0) out += ',';
            append_json(out, value.items[i]);
        }
        out += ']';
        break;
    case Json::Type::object:
        out += '{';
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            if (i > 0) out += ',';
            append_json_string(out, value.members[i].name);
            out += ':';
            append_json(out, value.members[i].value);
        }
        out += '}';
        break;
    }
}

std::optional<Json> parse_json(std::string_view text, JsonError& error) {
    return JsonReader(text, error).read_document();
}

std::string write_json(const Json& value) {
    std::string out;
    append_json(out, value);
    return out;
}

void append_json_string(std::string& out, std::string_view utf8) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const std::size_t plain = plain_until(utf8, at);
        out.append(utf8, at, plain - at);
        at = plain;
        if (at == utf8.size()) break;
        const char c = utf8[at];
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            out += "\\u00";
            out += hex[byte_of(c) >> 4];
            out += hex[byte_of(c) & 15];
        }
    }
    out += '"';
}

void append_json_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    char buffer[40];
    double_conversion::StringBuilder builder(buffer, sizeof buffer);
    double_conversion::DoubleToStringConverter::EcmaScriptConverter().ToShortest(number, &builder);
    out += builder.Finalize();
}

double milliseconds_from_ns(std::int64_t ns) { return static_cast<double>(ns) / 1e6; }

std::int64_t ns_from_milliseconds(double milliseconds) {
    if (!(milliseconds > -9e12)) return 0;
    if (milliseconds > 9e12) return 9'000'000'000'000'000'000;
    return static_cast<std::int64_t>(std::floor(milliseconds * 1e6 + 0.5));
}

} // namespace loopscope
