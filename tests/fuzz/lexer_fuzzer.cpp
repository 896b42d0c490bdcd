// Every text is cut into tokens that follow one another and end with it.
#include "engine/syntax/lexer.h"
#include "tests/fuzz/fuzzing.h"

using namespace loopscope;

static void check_place(const Token& token, std::uint32_t from, std::uint32_t length) {
    if (token.start < from || token.end < token.start || token.end > length)
        fault("a token lies outside of the text or on the one before it");
    if (token.type != TokenType::end_of_input && token.type != TokenType::invalid && token.end == token.start)
        fault("a token is empty");
    if (token.type == TokenType::invalid && !token.message) fault("what is invalid has no message");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    SyntaxTree tree;
    tree.source = SourceText::from_utf8(text_of(data, size));
    const std::uint32_t length = tree.source.length();
    Lexer lexer(tree, {});
    Token token;
    std::uint32_t at = 0, templates = 0;
    do {
        lexer.next(token);
        // Which of the two readings is right only the parser knows; each must hold for any text.
        const bool slash = token.type == TokenType::divide || token.type == TokenType::divide_assign;
        if (slash && token.start % 2 == 0) lexer.rescan_regexp(token);
        if (token.type == TokenType::template_part && !token.template_tail) ++templates;
        if (token.type == TokenType::right_brace && templates) {
            lexer.rescan_template(token);
            if (token.template_tail) --templates;
        }
        check_place(token, at, length);
        at = token.end;
    } while (token.type != TokenType::end_of_input && token.type != TokenType::invalid);
    return 0;
}
