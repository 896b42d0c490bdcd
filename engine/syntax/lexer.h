// Cuts the source text into tokens, one at a time, when the parser asks. The parser alone knows whether `/` begins a
// regular expression and `}` goes on with a template, so it asks for these again by rescan_*.
#pragma once

#include "engine/syntax/ast.h"
#include "engine/syntax/token.h"

namespace loopscope {

class Lexer {
public:
    struct Mode {
        bool html_like_comments = true; // Annex B.1.1, scripts
        bool module = false;            // to name html-like comments as the reason
        bool intrinsics = false;
    };

    Lexer(SyntaxTree& tree, Mode mode);

    void next(Token& token);
    // token is `/` or `/=`: read it again as a regular expression literal.
    void rescan_regexp(Token& token);
    // token is the `}` that ends a substitution: read it again as the template's next part.
    void rescan_template(Token& token);

    // Looking ahead: remember the place, take tokens, go back.
    std::uint32_t position() const { return at_; }
    void go_to(std::uint32_t position) { at_ = position; }

private:
    // lexer.cpp
    bool skip_space(Token& token);
    bool skip_block_comment(Token& token);
    void skip_line();
    void scan_punctuator(Token& token, char16_t first);
    void take(Token& token, TokenType type, std::uint32_t units);
    void fail(Token& token, const char* message, std::uint32_t start, std::uint32_t end);

    // lexer_words.cpp
    void scan_word(Token& token);
    void scan_private_name(Token& token);
    void scan_intrinsic(Token& token);
    bool read_word_with_escapes(Token& token);
    void classify_word(Token& token);

    // lexer_numbers.cpp
    void scan_number(Token& token);
    void scan_radix_number(Token& token, std::uint32_t radix);
    void scan_legacy_number(Token& token);
    bool scan_digits(Token& token, std::uint32_t radix);
    void finish_decimal(Token& token, std::uint32_t start);
    void finish_bigint(Token& token, std::uint32_t start);
    void finish_number(Token& token, double value);
    double decimal_value(std::uint32_t start, std::uint32_t end);
    double radix_value(std::uint32_t start, std::uint32_t end, std::uint32_t radix);

    // lexer_strings.cpp
    void scan_string(Token& token, char16_t quote);
    void scan_template_part(Token& token);
    void scan_escape(Token& token, bool in_template);
    void scan_octal_escape(Token& token, bool in_template);
    void note_legacy(Token& token, LegacyKind kind, std::uint32_t start);
    void escape_error(Token& token, const char* message, std::uint32_t start);

    // `\u` has been read: the code point, or -1 (and the place after what could be read).
    std::int32_t scan_unicode_escape(const char*& message);

    char16_t unit(std::uint32_t ahead = 0) const { return at_ + ahead < length_ ? text_[at_ + ahead] : u'\0'; }
    bool at_end() const { return at_ >= length_; }
    std::uint32_t code_point() const;
    void append_point(std::uint32_t point);

    SyntaxTree& tree_;
    const char16_t* text_;
    std::uint32_t length_;
    std::uint32_t at_ = 0;
    Mode mode_;
    std::u16string buffer_;
    static constexpr std::uint32_t first_plain_name = 128;
    TokenType reserved_[first_plain_name] = {}; // by Name::index
};

} // namespace loopscope
