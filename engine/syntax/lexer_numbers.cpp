// ECMA-262 12.9.3 Numeric Literals
#include "engine/syntax/identifier_characters.h"
#include "engine/syntax/lexer.h"

#include <cmath>
#include <cstdlib>

namespace loopscope {

static std::uint32_t digit_value(std::uint32_t unit) {
    if (is_decimal_digit(unit)) return unit - '0';
    if ((unit | 32u) - 'a' < 26) return (unit | 32u) - 'a' + 10;
    return 99;
}

// Digits with separators between them. False if an error was put into the token.
bool Lexer::scan_digits(Token& token, std::uint32_t radix) {
    bool after_digit = false;
    for (;; ++at_) {
        if (digit_value(unit()) < radix) {
            after_digit = true;
        } else if (unit() == u'_') {
            if (unit(1) == u'_')
                return fail(token, "Only one underscore is allowed as numeric separator", at_, at_ + 2), false;
            if (!after_digit || digit_value(unit(1)) >= radix)
                return fail(token, "Numeric separators are not allowed at the end of numeric literals", at_, at_ + 1),
                       false;
            after_digit = false;
        } else {
            return true;
        }
    }
}

void Lexer::finish_number(Token& token, double value) {
    std::uint32_t point = code_point();
    if (!at_end() && (is_identifier_start(point) || is_decimal_digit(point) || point == '\\')) {
        std::uint32_t start = at_;
        at_ += point >= 0x10000 ? 2 : 1;
        return fail(token, "Invalid or unexpected token", token.start, start + 1);
    }
    token.number = value;
    if (token.type != TokenType::bigint) token.type = TokenType::number;
    token.end = at_;
}

void Lexer::scan_number(Token& token) {
    if (unit() == u'0') {
        char16_t mark = unit(1) | 32;
        if (mark == u'x') return scan_radix_number(token, 16);
        if (mark == u'o') return scan_radix_number(token, 8);
        if (mark == u'b') return scan_radix_number(token, 2);
        if (is_decimal_digit(unit(1))) return scan_legacy_number(token);
        if (unit(1) == u'_') return fail(token, "Numeric separator can not be used after leading 0.", at_ + 1, at_ + 2);
    }
    std::uint32_t start = at_;
    if (unit() != u'.') {
        if (!scan_digits(token, 10)) return;
        if (unit() == u'n') return finish_bigint(token, start);
    }
    finish_decimal(token, start);
}

void Lexer::scan_radix_number(Token& token, std::uint32_t radix) {
    std::uint32_t start = at_;
    at_ += 2;
    if (digit_value(unit()) >= radix) {
        at_ += !at_end();
        return fail(token, "Invalid or unexpected token", token.start, at_);
    }
    if (!scan_digits(token, radix)) return;
    if (unit() == u'n') return finish_bigint(token, start);
    finish_number(token, radix_value(start + 2, at_, radix));
}

// At the n.
void Lexer::finish_bigint(Token& token, std::uint32_t start) {
    buffer_.clear();
    for (std::uint32_t at = start; at < at_; ++at)
        if (text_[at] != u'_') buffer_ += text_[at];
    token.name = tree_.names.intern(buffer_);
    token.type = TokenType::bigint;
    ++at_;
    finish_number(token, 0);
}

// ECMA-262 12.9.3 LegacyOctalIntegerLiteral, NonOctalDecimalIntegerLiteral: 017 is fifteen, 019 is nineteen.
void Lexer::scan_legacy_number(Token& token) {
    std::uint32_t start = at_;
    bool octal = true;
    for (; is_decimal_digit(unit()); ++at_) octal = octal && unit() < u'8';
    token.legacy_start = start;
    token.legacy = octal ? LegacyKind::octal_literal : LegacyKind::decimal_with_zero;
    if (unit() == u'_') return fail(token, "Numeric separator can not be used after leading 0.", at_, at_ + 1);
    if (octal) return finish_number(token, radix_value(start, at_, 8));
    finish_decimal(token, start);
}

// After the integer part: fraction and exponent.
void Lexer::finish_decimal(Token& token, std::uint32_t start) {
    if (unit() == u'.') {
        ++at_;
        if (unit() == u'_') return fail(token, "Invalid or unexpected token", token.start, at_ + 1);
        if (!scan_digits(token, 10)) return;
    }
    if ((unit() | 32) == u'e') {
        std::uint32_t exponent = at_++;
        if (unit() == u'+' || unit() == u'-') at_++;
        if (!is_decimal_digit(unit())) return fail(token, "Invalid or unexpected token", token.start, exponent + 1);
        if (!scan_digits(token, 10)) return;
    }
    finish_number(token, decimal_value(start, at_));
}

double Lexer::decimal_value(std::uint32_t start, std::uint32_t end) {
    // Up to 15 digits are exact.
    double value = 0;
    if (end - start <= 15) {
        std::uint32_t at = start;
        for (; at < end && is_decimal_digit(text_[at]); ++at) value = value * 10 + (text_[at] - u'0');
        if (at == end) return value;
    }
    std::string digits;
    for (std::uint32_t at = start; at < end; ++at)
        if (text_[at] != u'_') digits += static_cast<char>(text_[at]);
    return strtod(digits.c_str(), nullptr);
}

// Rounds to nearest, ties to even, for radices that are powers of two.
double Lexer::radix_value(std::uint32_t start, std::uint32_t end, std::uint32_t radix) {
    std::uint32_t bits_per_digit = radix == 16 ? 4 : radix == 8 ? 3 : 1;
    std::uint64_t mantissa = 0;
    int exponent = 0;
    bool sticky = false;
    for (std::uint32_t at = start; at < end; ++at) {
        if (text_[at] == u'_') continue;
        std::uint32_t digit = digit_value(text_[at]);
        if (mantissa >> (63 - bits_per_digit)) {
            exponent += static_cast<int>(bits_per_digit);
            sticky = sticky || digit;
        } else {
            mantissa = mantissa << bits_per_digit | digit;
        }
        if (exponent > 5000) return HUGE_VAL;
    }
    // At least 59 bits are kept, so that a last bit set for what was dropped can only break ties.
    return ldexp(static_cast<double>(mantissa | (sticky ? 1 : 0)), exponent);
}

} // namespace loopscope
