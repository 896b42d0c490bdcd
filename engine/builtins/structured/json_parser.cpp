#include "engine/builtins/structured/json_parser.h"

#include "engine/builtins/function_object.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/runtime/property.h"
#include "engine/syntax/digits.h"

namespace loopscope {

JsonParser::JsonParser(Agent& agent, Value text, bool sources)
    : agent_(agent), string_(text), text_(flatten(agent, text)), sources_(sources) {}

void JsonParser::skip_white_space() {
    while (!at_end() && (unit() == ' ' || unit() == '\n' || unit() == '\r' || unit() == '\t')) ++at_;
}

Completion JsonParser::parse() {
    for (;;) {
        bool opened = false;
        skip_white_space();
        if (!read_value(opened)) return error_;
        if (opened) continue;
        bool more = false;
        while (!levels_.empty() && !more) {
            bool ended = false;
            if (!next_member(ended)) return error_;
            if (ended) close();
            else more = true;
        }
        if (more) continue;
        skip_white_space();
        if (!at_end()) {
            fail("Unexpected non-whitespace character after JSON at " + position());
            return error_;
        }
        return Completion::normal(sources_ ? result_record_ : result_);
    }
}

// --- values ----------------------------------------------------------------------------------------------------------

Value JsonParser::make_record(Value value) {
    if (!sources_) return Value::undefined();
    Object& record = agent_.make_object(ObjectClass::ordinary, Value::null());
    define_data(agent_, record, agent_.key(Name::value), value);
    return agent_.value_of(record);
}

void JsonParser::put(Level& level, Value value, Value record) {
    Object& container = agent_.heap.at<Object>(level.container);
    if (level.is_array) {
        append_element(agent_, container, value);
        if (sources_) append_element(agent_, agent_.heap.at<Object>(level.record), record);
        return;
    }
    define_data(agent_, container, key_from_interned(agent_.heap, level.key), value);
    if (sources_)
        define_data(agent_, agent_.heap.at<Object>(level.record), key_from_interned(agent_.heap, level.key), record);
}

bool JsonParser::open(bool is_array) {
    ++at_;
    Object& container =
        is_array ? agent_.make_array() : agent_.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype);
    const Value container_value = agent_.value_of(container);
    const Value record = make_record(container_value);
    Value parts;
    if (sources_) {
        Object& inner = is_array ? agent_.make_array() : agent_.make_object(ObjectClass::ordinary, Value::null());
        parts = agent_.value_of(inner);
        define_data(agent_, agent_.heap.at<Object>(record), key_from_spec(agent_, is_array ? "elements" : "entries"),
                    parts);
    }
    if (levels_.empty()) result_ = container_value, result_record_ = record;
    else put(levels_.back(), container_value, record);
    levels_.push_back({container_value, parts, Value::undefined(), is_array});
    skip_white_space();
    return true;
}

bool JsonParser::close() {
    levels_.pop_back();
    return true;
}

bool JsonParser::read_key() {
    Value key;
    if (!read_string(key)) return false;
    levels_.back().key = intern(agent_, key);
    skip_white_space();
    if (at_end() || unit() != ':') return fail("Expected ':' after property name in JSON at " + position());
    ++at_;
    return true;
}

// One value; for a container that is not empty only its beginning, and then `opened`.
bool JsonParser::read_value(bool& opened) {
    if (at_end()) return fail("Unexpected end of JSON input");
    const std::uint32_t begin = at_;
    Value value;
    bool ok = true;
    switch (unit()) {
    case '{':
        open(false);
        if (!at_end() && unit() == '}') {
            ++at_;
            return close();
        }
        if (at_end() || unit() != '"') return fail("Expected property name or '}' in JSON at " + position());
        opened = true;
        return read_key();
    case '[':
        open(true);
        if (!at_end() && unit() == ']') {
            ++at_;
            return close();
        }
        return opened = true;
    case '"': ok = read_string(value); break;
    case 't': ok = read_literal("true", Value::boolean(true), value); break;
    case 'f': ok = read_literal("false", Value::boolean(false), value); break;
    case 'n': ok = read_literal("null", Value::null(), value); break;
    default:
        if (unit() != '-' && (unit() < '0' || unit() > '9')) return unexpected();
        ok = read_number(value);
    }
    if (!ok) return false;
    const Value record = make_record(value);
    if (sources_) {
        const Completion source = substring(agent_, string_, begin, at_);
        define_data(agent_, agent_.heap.at<Object>(record), key_from_spec(agent_, "source"), source.value);
    }
    if (levels_.empty()) result_ = value, result_record_ = record;
    else put(levels_.back(), value, record);
    return true;
}

// After a member: a comma and, in objects, the next key; or the end of the container.
bool JsonParser::next_member(bool& ended) {
    const bool is_array = levels_.back().is_array;
    skip_white_space();
    if (!at_end() && unit() == (is_array ? ']' : '}')) {
        ++at_;
        return ended = true;
    }
    if (at_end() || unit() != ',') {
        return fail(is_array ? "Expected ',' or ']' after array element in JSON at " + position()
                             : "Expected ',' or '}' after property value in JSON at " + position());
    }
    ++at_;
    skip_white_space();
    if (is_array) return true;
    if (at_end() || unit() != '"') return fail("Expected double-quoted property name in JSON at " + position());
    return read_key();
}

bool JsonParser::read_literal(std::string_view word, Value literal, Value& value) {
    for (const char c : word) {
        if (at_end()) return fail("Unexpected end of JSON input");
        if (unit() != static_cast<char16_t>(c)) return unexpected();
        ++at_;
    }
    value = literal;
    return true;
}

bool JsonParser::read_number(Value& value) {
    const std::uint32_t begin = at_;
    if (unit() == '-') {
        ++at_;
        if (at_end() || !is_digit(unit())) return fail("No number after minus sign in JSON at " + position());
    }
    if (unit() == '0') {
        ++at_;
        if (!at_end() && is_digit(unit())) return fail("Unexpected number in JSON at " + position());
    }
    while (!at_end() && is_digit(unit())) ++at_;
    if (!at_end() && unit() == '.') {
        ++at_;
        if (at_end() || !is_digit(unit())) return fail("Unterminated fractional number in JSON at " + position());
        while (!at_end() && is_digit(unit())) ++at_;
    }
    if (!at_end() && (unit() | 0x20) == 'e') {
        ++at_;
        if (!at_end() && (unit() == '+' || unit() == '-')) ++at_;
        if (at_end() || !is_digit(unit())) return fail("Exponent part is missing a number in JSON at " + position());
        while (!at_end() && is_digit(unit())) ++at_;
    }
    const std::string digits = latin1_bytes(text_, begin, at_);
    value = Value::number(text_to_number(latin1_view(digits)));
    return true;
}

bool JsonParser::read_string(Value& value) {
    const std::uint32_t begin = ++at_;
    while (!at_end() && unit() != '"' && unit() != '\\' && unit() >= 0x20) ++at_;
    if (!at_end() && unit() == '"') { // the usual string: no escapes
        const Completion part =
            begin == at_ ? Completion::normal(agent_.name(Name::empty)) : substring(agent_, string_, begin, at_);
        ++at_;
        error_ = part;
        value = part.value;
        return part.ok();
    }
    TextBuilder builder;
    builder.append(text_, begin, at_);
    for (;;) {
        if (at_end()) return fail("Unterminated string in JSON at " + position());
        const char16_t next = unit();
        if (next == '"') break;
        if (next < 0x20) return fail("Bad control character in string literal in JSON at " + position());
        ++at_;
        if (next != '\\') builder.append(next);
        else if (!read_escape(builder)) return false;
    }
    ++at_;
    error_ = builder.finish(agent_);
    value = error_.value;
    return error_.ok();
}

bool JsonParser::read_escape(TextBuilder& builder) {
    if (at_end()) return fail("Unterminated string in JSON at " + position());
    const char16_t letter = unit();
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (letter == 'u') {
        unsigned code = 0;
        for (int i = 0; i < 4; ++i) {
            ++at_;
            if (at_end()) return fail("Bad Unicode escape in JSON at " + position());
            const int digit = hex_value(unit());
            if (digit < 0) return fail("Bad Unicode escape in JSON at " + position());
            code = code << 4 | static_cast<unsigned>(digit);
        }
        ++at_;
        builder.append(static_cast<char16_t>(code));
        return true;
    }
    const std::size_t found = letter < 0x80 ? letters.find(static_cast<char>(letter)) : std::string_view::npos;
    if (found == std::string_view::npos) return fail("Bad escaped character in JSON at " + position());
    ++at_;
    builder.append(static_cast<char16_t>(meanings[found]));
    return true;
}

// --- messages --------------------------------------------------------------------------------------------------------

bool JsonParser::fail(std::string_view message) {
    error_ = agent_.throw_syntax_error(message);
    return false;
}

std::string JsonParser::position() const {
    unsigned line = 1, column = 1;
    for (std::uint32_t i = 0; i < at_; ++i) {
        const bool pair = text_[i] == '\r' && i + 1 < text_.length && text_[i + 1] == '\n';
        if (text_[i] == '\n' || (text_[i] == '\r' && !pair)) ++line, column = 1;
        else ++column;
    }
    return "position " + std::to_string(at_) + " (line " + std::to_string(line) + " column " + std::to_string(column) +
           ")";
}

std::string JsonParser::context(std::uint32_t begin, std::uint32_t end) const {
    std::u16string part;
    for (std::uint32_t i = begin; i < end; ++i) part += text_[i];
    return to_utf8(agent_.heap, string_from_units(agent_, part));
}

// The character at `at_` starts no value: V8 shows ten characters on both sides.
bool JsonParser::unexpected() {
    if (is_digit(unit()) || unit() == '-') return fail("Unexpected number in JSON at " + position());
    if (unit() == '"') return fail("Unexpected string in JSON at " + position());
    const std::string whole = text_.length < 16 ? context(0, text_.length) : std::string();
    for (const std::string_view special : {"NaN", "Infinity", "undefined", "[object Object]"})
        if (whole == special) return fail("\"" + whole + "\" is not valid JSON");
    const std::string token = "Unexpected token '" + context(at_, at_ + 1) + "', ";
    constexpr std::uint32_t around = 10;
    if (text_.length <= 2 * around) return fail(token + "\"" + context(0, text_.length) + "\" is not valid JSON");
    if (at_ < around) return fail(token + "\"" + context(0, at_ + around) + "\"... is not valid JSON");
    if (at_ < text_.length - around)
        return fail(token + "...\"" + context(at_ - around, at_ + around) + "\"... is not valid JSON");
    return fail(token + "...\"" + context(at_ - around, text_.length) + "\" is not valid JSON");
}

} // namespace loopscope
