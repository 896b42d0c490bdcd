// The tokens of ECMAScript.
#pragma once

#include "engine/syntax/syntax_arena.h"

namespace loopscope {

// The words that are reserved everywhere. Words reserved only sometimes (let, static, yield, await, implements...)
// are identifier tokens.
#define LOOPSCOPE_RESERVED_WORDS(X)                                                                                    \
    X(break_, "break")                                                                                                 \
    X(case_, "case")                                                                                                   \
    X(catch_, "catch")                                                                                                 \
    X(class_, "class")                                                                                                 \
    X(const_, "const")                                                                                                 \
    X(continue_, "continue")                                                                                           \
    X(debugger_, "debugger")                                                                                           \
    X(default_, "default")                                                                                             \
    X(delete_, "delete")                                                                                               \
    X(do_, "do")                                                                                                       \
    X(else_, "else")                                                                                                   \
    X(enum_, "enum")                                                                                                   \
    X(export_, "export")                                                                                               \
    X(extends_, "extends")                                                                                             \
    X(false_, "false")                                                                                                 \
    X(finally_, "finally")                                                                                             \
    X(for_, "for")                                                                                                     \
    X(function_, "function")                                                                                           \
    X(if_, "if")                                                                                                       \
    X(import_, "import")                                                                                               \
    X(in_, "in")                                                                                                       \
    X(instanceof_, "instanceof")                                                                                       \
    X(new_, "new")                                                                                                     \
    X(null_, "null")                                                                                                   \
    X(return_, "return")                                                                                               \
    X(super_, "super")                                                                                                 \
    X(switch_, "switch")                                                                                               \
    X(this_, "this")                                                                                                   \
    X(throw_, "throw")                                                                                                 \
    X(true_, "true")                                                                                                   \
    X(try_, "try")                                                                                                     \
    X(typeof_, "typeof")                                                                                               \
    X(var_, "var")                                                                                                     \
    X(void_, "void")                                                                                                   \
    X(while_, "while")                                                                                                 \
    X(with_, "with")

#define LOOPSCOPE_PUNCTUATORS(X)                                                                                       \
    X(left_brace, "{")                                                                                                 \
    X(right_brace, "}")                                                                                                \
    X(left_parenthesis, "(")                                                                                           \
    X(right_parenthesis, ")")                                                                                          \
    X(left_bracket, "[")                                                                                               \
    X(right_bracket, "]")                                                                                              \
    X(dot, ".")                                                                                                        \
    X(ellipsis, "...")                                                                                                 \
    X(semicolon, ";")                                                                                                  \
    X(comma, ",")                                                                                                      \
    X(question, "?")                                                                                                   \
    X(question_dot, "?.")                                                                                              \
    X(colon, ":")                                                                                                      \
    X(arrow, "=>")                                                                                                     \
    X(tilde, "~")                                                                                                      \
    X(exclamation, "!")                                                                                                \
    X(plus_plus, "++")                                                                                                 \
    X(minus_minus, "--")                                                                                               \
    X(assign, "=")                                                                                                     \
    /* compound assignments, in the order of their operators below */                                                  \
    X(plus_assign, "+=")                                                                                               \
    X(minus_assign, "-=")                                                                                              \
    X(times_assign, "*=")                                                                                              \
    X(divide_assign, "/=")                                                                                             \
    X(remainder_assign, "%=")                                                                                          \
    X(power_assign, "**=")                                                                                             \
    X(left_shift_assign, "<<=")                                                                                        \
    X(right_shift_assign, ">>=")                                                                                       \
    X(unsigned_right_shift_assign, ">>>=")                                                                             \
    X(and_assign, "&=")                                                                                                \
    X(or_assign, "|=")                                                                                                 \
    X(xor_assign, "^=")                                                                                                \
    X(logical_and_assign, "&&=")                                                                                       \
    X(logical_or_assign, "||=")                                                                                        \
    X(coalesce_assign, "?"                                                                                             \
                       "?=")                                                                                           \
    /* binary operators, in the order of Operator (ast.h) */                                                           \
    X(plus, "+")                                                                                                       \
    X(minus, "-")                                                                                                      \
    X(times, "*")                                                                                                      \
    X(divide, "/")                                                                                                     \
    X(remainder, "%")                                                                                                  \
    X(power, "**")                                                                                                     \
    X(left_shift, "<<")                                                                                                \
    X(right_shift, ">>")                                                                                               \
    X(unsigned_right_shift, ">>>")                                                                                     \
    X(and_, "&")                                                                                                       \
    X(or_, "|")                                                                                                        \
    X(xor_, "^")                                                                                                       \
    X(equal, "==")                                                                                                     \
    X(not_equal, "!=")                                                                                                 \
    X(strict_equal, "===")                                                                                             \
    X(strict_not_equal, "!==")                                                                                         \
    X(less, "<")                                                                                                       \
    X(less_equal, "<=")                                                                                                \
    X(greater, ">")                                                                                                    \
    X(greater_equal, ">=")                                                                                             \
    X(logical_and, "&&")                                                                                               \
    X(logical_or, "||")                                                                                                \
    X(coalesce, "??")

enum class TokenType : std::uint8_t {
    end_of_input,
    invalid,               // Token::message says why
    identifier,            // also the words that are reserved only sometimes
    escaped_reserved_word, // a reserved word written with \u: good as a property name only
    private_name,
    intrinsic_name,
    number,
    bigint,
    string,
    template_part, // `...` or `...${ or }...` or }...${
    regexp,
#define X(identifier, text) identifier,
    LOOPSCOPE_RESERVED_WORDS(X) LOOPSCOPE_PUNCTUATORS(X)
#undef X
        count
};

inline bool is_reserved_word(TokenType type) { return type >= TokenType::break_ && type <= TokenType::with_; }
// How a reserved word or punctuator is written.
const char* token_text(TokenType type);

// What is wrong only in strict code, or only outside tagged templates: judged by the parser.
enum class LegacyKind : std::uint8_t {
    none,
    octal_literal,        // 017
    decimal_with_zero,    // 019
    octal_escape,         // '\01'
    eight_or_nine_escape, // '\8'
};

struct Token {
    TokenType type = TokenType::end_of_input;
    bool newline_before = false;
    bool escaped = false;       // identifier or word with \u, string with any escape
    bool template_tail = false; // template_part that ends with `
    LegacyKind legacy = LegacyKind::none;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    SyntaxName name; // identifier, word, string value, cooked template part, bigint digits, pattern
    SyntaxName raw;  // raw template part, regular expression flags
    double number = 0;
    const char* message = nullptr; // invalid; template_part whose escapes are wrong
    std::uint32_t message_start = 0;
    std::uint32_t message_end = 0;
    std::uint32_t legacy_start = 0;
};

} // namespace loopscope
