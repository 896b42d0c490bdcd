// Identifiers, reserved words, private names and intrinsics.
#include "engine/syntax/identifier_characters.h"
#include "engine/syntax/lexer.h"

namespace loopscope {

static bool is_plain_part(char16_t unit) {
    return (unit | 32u) - 'a' < 26 || is_decimal_digit(unit) || unit == u'$' || unit == u'_';
}

void Lexer::classify_word(Token& token) {
    token.type = TokenType::identifier;
    token.end = at_;
    if (token.name.index >= first_plain_name) return;
    TokenType reserved = reserved_[token.name.index];
    if (reserved == TokenType::end_of_input) return;
    token.type = token.escaped ? TokenType::escaped_reserved_word : reserved;
}

void Lexer::scan_word(Token& token) {
    std::uint32_t start = at_;
    while (at_ < length_ && is_plain_part(text_[at_])) at_++;
    if (at_ < length_ && (text_[at_] >= 128 || text_[at_] == u'\\')) {
        at_ = start;
        if (!read_word_with_escapes(token)) return;
        token.name = tree_.names.intern(buffer_);
    } else {
        token.name = tree_.names.intern(std::u16string_view(text_ + start, at_ - start));
    }
    classify_word(token);
}

// IdentifierName into the buffer. False if an error was put into the token.
bool Lexer::read_word_with_escapes(Token& token) {
    buffer_.clear();
    for (bool first = true;; first = false) {
        std::uint32_t start = at_;
        std::uint32_t point = code_point();
        bool is_escape = !at_end() && point == '\\';
        if (is_escape) {
            const char* message = "Invalid or unexpected token";
            ++at_;
            std::int32_t value = -1;
            if (unit() == u'u') {
                ++at_;
                value = scan_unicode_escape(message);
            }
            if (value < 0) return fail(token, message, start, at_), false;
            point = static_cast<std::uint32_t>(value);
            token.escaped = true;
        } else if (!at_end()) {
            at_ += point >= 0x10000 ? 2 : 1;
        }
        bool fits = (is_escape || start < length_) && (first ? is_identifier_start(point) : is_identifier_part(point));
        if (!fits) {
            if (is_escape) return fail(token, "Invalid Unicode escape sequence", start, at_), false;
            at_ = start;
            if (first) return at_ += !at_end(), fail(token, "Invalid or unexpected token", token.start, at_), false;
            return true;
        }
        append_point(point);
    }
}

void Lexer::scan_private_name(Token& token) {
    ++at_;
    if (!read_word_with_escapes(token)) return;
    buffer_.insert(buffer_.begin(), u'#');
    token.name = tree_.names.intern(buffer_);
    token.type = TokenType::private_name;
    token.end = at_;
}

void Lexer::scan_intrinsic(Token& token) {
    std::uint32_t start = ++at_;
    while (at_ < length_ && is_plain_part(text_[at_])) at_++;
    token.name = tree_.names.intern(std::u16string_view(text_ + start, at_ - start));
    token.type = TokenType::intrinsic_name;
    token.end = at_;
}

std::int32_t Lexer::scan_unicode_escape(const char*& message) {
    auto digit = [](std::uint32_t unit) -> std::int32_t {
        if (is_decimal_digit(unit)) return unit - '0';
        if ((unit | 32u) - 'a' < 6) return static_cast<std::int32_t>((unit | 32u) - 'a' + 10);
        return -1;
    };
    message = "Invalid Unicode escape sequence";
    std::int32_t value = 0;
    if (unit() != u'{') {
        for (int count = 0; count < 4; count++, ++at_) {
            std::int32_t next = digit(unit());
            if (next < 0) return -1;
            value = value * 16 + next;
        }
        return value;
    }
    ++at_;
    if (digit(unit()) < 0) return -1;
    for (std::int32_t next; (next = digit(unit())) >= 0; ++at_) {
        value = value * 16 + next;
        if (value > 0x10FFFF) {
            message = "Undefined Unicode code-point";
            return -1;
        }
    }
    if (unit() != u'}') return -1;
    ++at_;
    return value;
}

} // namespace loopscope
