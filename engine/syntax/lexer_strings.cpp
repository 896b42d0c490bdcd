// ECMA-262 12.9.4 String Literals, 12.9.5 Regular Expression Literals, 12.9.6 Template Literal Lexical Components
#include "engine/syntax/digits.h"
#include "engine/syntax/identifier_characters.h"
#include "engine/syntax/lexer.h"

namespace loopscope {

void Lexer::note_legacy(Token& token, LegacyKind kind, std::uint32_t start) {
    if (token.legacy != LegacyKind::none) return;
    token.legacy = kind;
    token.legacy_start = start;
}

// The first wrong escape of a string or template part counts.
void Lexer::escape_error(Token& token, const char* message, std::uint32_t start) {
    if (token.message) return;
    token.message = message;
    token.message_start = start;
    token.message_end = at_ > start ? at_ : start + 1;
}

void Lexer::scan_octal_escape(Token& token, bool in_template) {
    std::uint32_t start = at_ - 1;
    char16_t first = unit();
    if (first == u'0' && !is_decimal_digit(unit(1))) {
        ++at_;
        buffer_ += u'\0';
        return;
    }
    if (in_template) {
        ++at_;
        return escape_error(token,
                            first >= u'8' ? "\\8 and \\9 are not allowed in template strings."
                                          : "Octal escape sequences are not allowed in template strings",
                            start);
    }
    if (first >= u'8') {
        note_legacy(token, LegacyKind::eight_or_nine_escape, start);
        buffer_ += first;
        ++at_;
        return;
    }
    note_legacy(token, LegacyKind::octal_escape, start);
    std::uint32_t value = 0;
    for (int count = 0; count < 3 && unit() >= u'0' && unit() <= u'7' && value * 8 + (unit() - u'0') < 256;
         count++, ++at_)
        value = value * 8 + (unit() - u'0');
    buffer_ += static_cast<char16_t>(value);
}

// The backslash has been read.
void Lexer::scan_escape(Token& token, bool in_template) {
    std::uint32_t start = at_ - 1;
    token.escaped = true;
    char16_t here = unit();
    if (is_decimal_digit(here)) return scan_octal_escape(token, in_template);
    ++at_;
    switch (here) {
    case u'n': buffer_ += u'\n'; return;
    case u't': buffer_ += u'\t'; return;
    case u'r': buffer_ += u'\r'; return;
    case u'b': buffer_ += u'\b'; return;
    case u'v': buffer_ += u'\v'; return;
    case u'f': buffer_ += u'\f'; return;
    case u'\r':
        if (unit() == u'\n') at_++;
        return;
    case u'\n':
    case 0x2028:
    case 0x2029: return;
    case u'x': {
        std::int32_t high = hex_value(unit()), low = high < 0 ? -1 : hex_value(unit(1));
        if (low < 0) return escape_error(token, "Invalid hexadecimal escape sequence", start);
        at_ += 2;
        buffer_ += static_cast<char16_t>(high * 16 + low);
        return;
    }
    case u'u': {
        const char* message = nullptr;
        std::int32_t point = scan_unicode_escape(message);
        if (point < 0) return escape_error(token, message, start);
        append_point(static_cast<std::uint32_t>(point));
        return;
    }
    default: buffer_ += here;
    }
}

void Lexer::scan_string(Token& token, char16_t quote) {
    std::uint32_t start = ++at_;
    while (at_ < length_ && text_[at_] != quote && text_[at_] != u'\\' && text_[at_] != u'\n' && text_[at_] != u'\r')
        ++at_;
    bool plain = at_ < length_ && text_[at_] == quote;
    if (plain) {
        token.name = tree_.names.intern(std::u16string_view(text_ + start, at_ - start));
        return take(token, TokenType::string, 1);
    }
    buffer_.assign(text_ + start, at_ - start);
    while (at_ < length_ && text_[at_] != quote) {
        char16_t here = text_[at_];
        if (here == u'\n' || here == u'\r') break;
        ++at_;
        if (here != u'\\') {
            buffer_ += here;
        } else if (!at_end()) {
            scan_escape(token, false);
        }
    }
    if (at_ >= length_ || text_[at_] != quote) return fail(token, "Invalid or unexpected token", token.start, at_);
    if (token.message) return fail(token, token.message, token.message_start, token.message_end);
    token.name = tree_.names.intern(buffer_);
    take(token, TokenType::string, 1);
}

// From the ` or the } on.
void Lexer::scan_template_part(Token& token) {
    std::uint32_t start = ++at_;
    bool has_return = false;
    buffer_.clear();
    for (;;) {
        if (at_end()) return fail(token, "Unexpected end of input", token.start, at_);
        char16_t here = text_[at_];
        if (here == u'`' || (here == u'$' && unit(1) == u'{')) break;
        ++at_;
        if (here == u'\\') {
            has_return = has_return || unit() == u'\r';
            if (!at_end()) scan_escape(token, true);
        } else if (here == u'\r') {
            has_return = true;
            if (unit() == u'\n') at_++;
            buffer_ += u'\n';
        } else {
            buffer_ += here;
        }
    }
    token.template_tail = text_[at_] == u'`';
    if (!token.message) token.name = tree_.names.intern(buffer_);
    buffer_.assign(text_ + start, at_ - start);
    if (has_return) {
        size_t out = 0;
        for (size_t in = 0; in < buffer_.size(); ++in) {
            if (buffer_[in] == u'\r' && in + 1 < buffer_.size() && buffer_[in + 1] == u'\n') continue;
            buffer_[out++] = buffer_[in] == u'\r' ? u'\n' : buffer_[in];
        }
        buffer_.resize(out);
    }
    token.raw = tree_.names.intern(buffer_);
    take(token, TokenType::template_part, token.template_tail ? 1 : 2);
}

void Lexer::rescan_template(Token& token) {
    bool newline_before = token.newline_before;
    std::uint32_t start = token.start;
    token = Token{};
    token.newline_before = newline_before;
    token.start = at_ = start;
    scan_template_part(token);
}

void Lexer::rescan_regexp(Token& token) {
    std::uint32_t body = token.start + 1;
    at_ = body;
    for (bool in_class = false;; ++at_) {
        if (at_end() || is_line_terminator(text_[at_]))
            return fail(token, "Invalid regular expression: missing /", token.start, at_);
        char16_t here = text_[at_];
        if (here == u'\\') {
            ++at_;
            if (at_end() || is_line_terminator(text_[at_]))
                return fail(token, "Invalid regular expression: missing /", token.start, at_);
        } else if (here == u'[') {
            in_class = true;
        } else if (here == u']') {
            in_class = false;
        } else if (here == u'/' && !in_class) {
            break;
        }
    }
    token.name = tree_.names.intern(std::u16string_view(text_ + body, at_ - body));
    std::uint32_t flags = ++at_;
    while (!at_end() && is_identifier_part(code_point())) at_ += code_point() >= 0x10000 ? 2 : 1;
    if (unit() == u'\\') return fail(token, "Invalid regular expression flags", token.start, at_);
    token.raw = tree_.names.intern(std::u16string_view(text_ + flags, at_ - flags));
    token.type = TokenType::regexp;
    token.end = at_;
}

} // namespace loopscope
