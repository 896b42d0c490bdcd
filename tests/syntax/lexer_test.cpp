#include "engine/syntax/lexer.h"
#include "engine/syntax/parser.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace loopscope;

namespace {

std::unique_ptr<SyntaxTree> tree_of(std::u16string text) {
    auto tree = std::make_unique<SyntaxTree>();
    tree->source = SourceText::from_utf16(std::move(text));
    return tree;
}

Token first_token(SyntaxTree& tree) {
    Lexer lexer(tree, {});
    Token token;
    lexer.next(token);
    return token;
}

} // namespace

TEST_CASE("numbers are read exactly") {
    struct Case {
        const char16_t* text;
        double value;
    } cases[] = {{u"0", 0},
                 {u"1.5", 1.5},
                 {u".5", 0.5},
                 {u"5.", 5},
                 {u"1e3", 1000},
                 {u"1E-2", 0.01},
                 {u"1_000_000.000_5", 1000000.0005},
                 {u"0x1F", 31},
                 {u"0XfF", 255},
                 {u"0o17", 15},
                 {u"0b1011", 11},
                 {u"017", 15},
                 {u"019", 19},
                 {u"08.5", 8.5},
                 {u"9007199254740993", 9007199254740992.0},
                 {u"0x20000000000001", 9007199254740992.0},
                 {u"0x20000000000003", 9007199254740996.0},
                 {u"0x200000000000011", 144115188075855904.0},
                 {u"1e309", HUGE_VAL},
                 {u"5e-324", 5e-324},
                 {u"123456789012345678901234567890", 1.2345678901234568e29}};
    for (const Case& one : cases) {
        auto tree = tree_of(one.text);
        CAPTURE(utf8_of_utf16(one.text));
        Token token = first_token(*tree);
        CHECK(token.type == TokenType::number);
        CHECK(token.number == one.value);
        CHECK(token.end == tree->source.length());
    }
}

TEST_CASE("a bigint keeps its digits as they are written, without separators and n") {
    auto tree = tree_of(u"0xFF_FFn");
    Token token = first_token(*tree);
    CHECK(token.type == TokenType::bigint);
    CHECK(tree->utf8(token.name) == "0xFFFF");
}

TEST_CASE("strings and templates have their escapes resolved") {
    auto tree = tree_of(u"'\\n\\x41\\u0042\\u{1F600}\\\r\n\\0\\'\\q\\101'");
    CHECK(tree->text(first_token(*tree).name) == std::u16string_view(u"\nAB\U0001F600\0'qA", 9));
    tree = tree_of(u"`a\r\nb\\\rc\\u{zz}`");
    Token token = first_token(*tree);
    CHECK(!token.name);
    CHECK(tree->text(token.raw) == u"a\nb\\\nc\\u{zz}");
    tree = tree_of(u"'\u2028'");
    CHECK(first_token(*tree).type == TokenType::string);
}

TEST_CASE("identifiers take Unicode and escapes, and equal names are one name") {
    auto tree = tree_of(u"\\u{61}b\\u0063 abc \u00FCn\u00EF \U00020BB7 a\u200Db");
    Lexer lexer(*tree, {});
    Token first, second, third, fourth, fifth;
    for (Token* token : {&first, &second, &third, &fourth, &fifth}) {
        lexer.next(*token);
        CHECK(token->type == TokenType::identifier);
    }
    CHECK(first.name == second.name);
    CHECK(first.escaped);
    CHECK(!second.escaped);
    CHECK(tree->text(fourth.name) == u"\U00020BB7");
}

TEST_CASE("the longest punctuator wins") {
    auto tree = tree_of(u">>>= >>> >>= >> >= > ?\?= ?? ?. ?.5 **= ** ... => === !== ... &&= ||=");
    Lexer lexer(*tree, {});
    Token token;
    std::string all;
    for (lexer.next(token); token.type != TokenType::end_of_input; lexer.next(token))
        all += std::string(token.type == TokenType::number ? ".5" : token_text(token.type)) + " ";
    CHECK(all == ">>>= >>> >>= >> >= > ?\?= ?? ?. ? .5 **= ** ... => === !== ... &&= ||= ");
}

TEST_CASE("source text finds lines by all four line terminators, and ill-formed UTF-8 is replaced") {
    SourceText text = SourceText::from_utf16(u"a\nb\r\nc\rd\u2028e\u2029f");
    CHECK(text.line_count() == 6);
    CHECK(text.position(2).line == 2);
    CHECK(text.position(5).line == 3);
    CHECK(text.position(5).column == 1);
    CHECK(text.line_end(2) == 3);
    CHECK(text.position(1000).line == 6);
    CHECK(utf16_of_utf8("a\xF0\x9F\x98\x80\xE4\xFF\xED\xA0\x80") == u"a\U0001F600\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(utf8_of_utf16(std::u16string_view(u"\xD800"
                                            u"a\U0001F600")) == "\xEF\xBF\xBD"
                                                                "a\xF0\x9F\x98\x80");
}
