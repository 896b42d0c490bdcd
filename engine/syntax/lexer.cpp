#include "engine/syntax/lexer.h"

#include "engine/syntax/identifier_characters.h"
#include "engine/syntax/utf8.h"

namespace loopscope {

const char* token_text(TokenType type) {
    switch (type) {
#define X(identifier, text)                                                                                            \
    case TokenType::identifier: return text;
        LOOPSCOPE_RESERVED_WORDS(X)
        LOOPSCOPE_PUNCTUATORS(X)
#undef X
    default: return "";
    }
}

Lexer::Lexer(SyntaxTree& tree, Mode mode)
    : tree_(tree), text_(tree.source.data()), length_(tree.source.length()), mode_(mode) {
#define X(identifier, text) reserved_[tree.names.intern_ascii(text).index] = TokenType::identifier;
    LOOPSCOPE_RESERVED_WORDS(X)
#undef X
}

void Lexer::fail(Token& token, const char* message, std::uint32_t start, std::uint32_t end) {
    token.type = TokenType::invalid;
    token.message = message;
    token.message_start = start;
    token.message_end = end;
    token.end = at_;
}

void Lexer::take(Token& token, TokenType type, std::uint32_t units) {
    token.type = type;
    at_ += units;
    token.end = at_;
}

std::uint32_t Lexer::code_point() const {
    std::uint32_t first = unit();
    if (first < 0xD800 || first > 0xDBFF) return first;
    std::uint32_t second = unit(1);
    if (second < 0xDC00 || second > 0xDFFF) return first;
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

void Lexer::append_point(std::uint32_t point) { append_utf16(buffer_, point); }

void Lexer::skip_line() {
    while (at_ < length_ && !is_line_terminator(text_[at_])) at_++;
}

// False if the comment has no end.
bool Lexer::skip_block_comment(Token& token) {
    for (at_ += 2; at_ < length_; ++at_) {
        char16_t here = text_[at_];
        if (here == u'*' && unit(1) == u'/') {
            at_ += 2;
            return true;
        }
        if (is_line_terminator(here)) token.newline_before = true;
    }
    return false;
}

// White space, line terminators and comments. False if an error was put into the token.
bool Lexer::skip_space(Token& token) {
    if (at_ == 0 && unit() == u'#' && unit(1) == u'!') skip_line();
    for (;;) {
        if (at_end()) return true;
        char16_t here = text_[at_];
        if (here == u' ' || here == u'\t') {
            ++at_;
        } else if (is_line_terminator(here)) {
            token.newline_before = true;
            ++at_;
        } else if (here == u'/' && unit(1) == u'/') {
            skip_line();
        } else if (here == u'/' && unit(1) == u'*') {
            std::uint32_t start = at_;
            if (!skip_block_comment(token)) return fail(token, "Invalid or unexpected token", start, at_), false;
        } else if (here == u'<' && unit(1) == u'!' && unit(2) == u'-' && unit(3) == u'-') {
            if (mode_.module) return fail(token, "HTML comments are not allowed in modules", at_, at_ + 4), false;
            if (!mode_.html_like_comments) return true;
            skip_line();
        } else if (here == u'-' && unit(1) == u'-' && unit(2) == u'>' && (token.newline_before || token.start == 0)) {
            if (mode_.module) return fail(token, "HTML comments are not allowed in modules", at_, at_ + 3), false;
            if (!mode_.html_like_comments) return true;
            skip_line();
        } else if (is_white_space(here)) {
            ++at_;
        } else {
            return true;
        }
    }
}

void Lexer::next(Token& token) {
    token = Token{};
    token.start = at_; // 0 here means that nothing but space has come so far
    if (!skip_space(token)) return;
    token.start = at_;
    if (at_end()) return take(token, TokenType::end_of_input, 0);
    char16_t first = text_[at_];
    if (first < 128) {
        if ((first | 32u) - 'a' < 26 || first == u'$' || first == u'_' || first == u'\\') return scan_word(token);
        if (is_decimal_digit(first) || (first == u'.' && is_decimal_digit(unit(1)))) return scan_number(token);
        if (first == u'"' || first == u'\'') return scan_string(token, first);
        if (first == u'`') return scan_template_part(token);
        if (first == u'#') return scan_private_name(token);
        if (first == u'%' && mode_.intrinsics && is_identifier_start(unit(1))) return scan_intrinsic(token);
        return scan_punctuator(token, first);
    }
    if (is_identifier_start(code_point())) return scan_word(token);
    std::uint32_t units = code_point() >= 0x10000 ? 2 : 1;
    at_ += units;
    fail(token, "Invalid or unexpected token", token.start, at_);
}

void Lexer::scan_punctuator(Token& token, char16_t first) {
    using T = TokenType;
    char16_t second = unit(1), third = unit(2);
    switch (first) {
    case u'{': return take(token, T::left_brace, 1);
    case u'}': return take(token, T::right_brace, 1);
    case u'(': return take(token, T::left_parenthesis, 1);
    case u')': return take(token, T::right_parenthesis, 1);
    case u'[': return take(token, T::left_bracket, 1);
    case u']': return take(token, T::right_bracket, 1);
    case u';': return take(token, T::semicolon, 1);
    case u',': return take(token, T::comma, 1);
    case u':': return take(token, T::colon, 1);
    case u'~': return take(token, T::tilde, 1);
    case u'.':
        if (second == u'.' && third == u'.') return take(token, T::ellipsis, 3);
        return take(token, T::dot, 1);
    case u'?':
        if (second == u'?') return third == u'=' ? take(token, T::coalesce_assign, 3) : take(token, T::coalesce, 2);
        if (second == u'.' && !is_decimal_digit(third)) return take(token, T::question_dot, 2);
        return take(token, T::question, 1);
    case u'=':
        if (second == u'>') return take(token, T::arrow, 2);
        if (second != u'=') return take(token, T::assign, 1);
        return third == u'=' ? take(token, T::strict_equal, 3) : take(token, T::equal, 2);
    case u'!':
        if (second != u'=') return take(token, T::exclamation, 1);
        return third == u'=' ? take(token, T::strict_not_equal, 3) : take(token, T::not_equal, 2);
    case u'+':
        if (second == u'+') return take(token, T::plus_plus, 2);
        return second == u'=' ? take(token, T::plus_assign, 2) : take(token, T::plus, 1);
    case u'-':
        if (second == u'-') return take(token, T::minus_minus, 2);
        return second == u'=' ? take(token, T::minus_assign, 2) : take(token, T::minus, 1);
    case u'*':
        if (second == u'*') return third == u'=' ? take(token, T::power_assign, 3) : take(token, T::power, 2);
        return second == u'=' ? take(token, T::times_assign, 2) : take(token, T::times, 1);
    case u'/': return second == u'=' ? take(token, T::divide_assign, 2) : take(token, T::divide, 1);
    case u'%': return second == u'=' ? take(token, T::remainder_assign, 2) : take(token, T::remainder, 1);
    case u'<':
        if (second == u'<') return third == u'=' ? take(token, T::left_shift_assign, 3) : take(token, T::left_shift, 2);
        return second == u'=' ? take(token, T::less_equal, 2) : take(token, T::less, 1);
    case u'>':
        if (second == u'>' && third == u'>')
            return unit(3) == u'=' ? take(token, T::unsigned_right_shift_assign, 4)
                                   : take(token, T::unsigned_right_shift, 3);
        if (second == u'>')
            return third == u'=' ? take(token, T::right_shift_assign, 3) : take(token, T::right_shift, 2);
        return second == u'=' ? take(token, T::greater_equal, 2) : take(token, T::greater, 1);
    case u'&':
        if (second == u'&')
            return third == u'=' ? take(token, T::logical_and_assign, 3) : take(token, T::logical_and, 2);
        return second == u'=' ? take(token, T::and_assign, 2) : take(token, T::and_, 1);
    case u'|':
        if (second == u'|') return third == u'=' ? take(token, T::logical_or_assign, 3) : take(token, T::logical_or, 2);
        return second == u'=' ? take(token, T::or_assign, 2) : take(token, T::or_, 1);
    case u'^': return second == u'=' ? take(token, T::xor_assign, 2) : take(token, T::xor_, 1);
    default: ++at_; fail(token, "Invalid or unexpected token", token.start, at_);
    }
}

} // namespace loopscope
