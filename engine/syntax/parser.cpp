#include "engine/syntax/parser.h"

#include "engine/syntax/casts.h"
#include "engine/syntax/parser_state.h"
#include "engine/syntax/pasted.h"
#include "engine/syntax/scope_analysis.h"

#include <cstring>

namespace loopscope {

Parser::Parser(SyntaxTree& tree, const ParseOptions& options)
    : tree_(tree), options_(options),
      lexer_(tree, {options.allow_html_like_comments, options.goal == ParseGoal::module, options.allow_intrinsics}) {
    context_.strict = options.strict || options.goal == ParseGoal::module;
    context_.is_async = options.goal == ParseGoal::module;
    context_.await_reserved = options.goal == ParseGoal::module;
    context_.allows_new_target = options.allow_new_target;
    context_.allows_super_property = options.allow_super_property;
    context_.allows_super_call = options.allow_super_call;
    context_.forbids_arguments = options.in_class_field_initializer;
}

Node* Parser::make_node(size_t size, NodeKind kind, std::uint32_t start) {
    auto* node = static_cast<Node*>(memset(tree_.arena.allocate(size), 0, size));
    node->kind = kind;
    node->start = start;
    node->end = start;
    node->id = size32(tree_.nodes);
    tree_.nodes.push_back(node);
    return node;
}

void Parser::next() {
    last_start_ = token_.start;
    last_end_ = token_.end;
    last_name_ = token_.type == TokenType::identifier ? token_.name : SyntaxName{};
    lexer_.next(token_);
}

Parser::Glimpse Parser::peek() {
    std::uint32_t position = lexer_.position();
    Token token;
    lexer_.next(token);
    lexer_.go_to(position);
    return {token.type, token.newline_before, token.escaped, token.name};
}

Parser::Glimpse Parser::peek_second() {
    std::uint32_t position = lexer_.position();
    Token token;
    lexer_.next(token);
    lexer_.next(token);
    lexer_.go_to(position);
    return {token.type, token.newline_before, token.escaped, token.name};
}

bool Parser::peek_is(TokenType type, bool same_line) {
    Glimpse after = peek();
    return after.type == type && !(same_line && after.newline_before);
}

bool Parser::expect(TokenType type) {
    if (at(type)) return next(), true;
    unexpected();
    return false;
}

// ECMA-262 12.10 Automatic Semicolon Insertion
bool Parser::expect_semicolon() {
    if (at(TokenType::semicolon)) return next(), true;
    if (can_insert_semicolon()) return true;
    unexpected();
    return false;
}

std::nullptr_t Parser::fail_text(std::string message, std::uint32_t start, std::uint32_t end, std::string hint) {
    if (failed_) return nullptr;
    failed_ = true;
    LineColumn place = tree_.source.position(start);
    if (hint.empty()) hint = pasted_hint(tree_.source, start);
    error_ = {SyntaxErrorKind::syntax_error, std::move(message), std::move(hint), start, end, place.line, place.column};
    return nullptr;
}

std::nullptr_t Parser::fail(const char* message, std::uint32_t start, std::uint32_t end, const char* hint) {
    return fail_text(message, start, end, hint);
}

std::nullptr_t Parser::fail_at(const Node* node, const char* message, const char* hint) {
    return fail_text(message, node->start, node->end, hint);
}

std::nullptr_t Parser::fail_token(const char* message, const char* hint) {
    return fail_text(message, token_.start, token_.end, hint);
}

std::nullptr_t Parser::fail_named(const char* before, SyntaxName name, const char* after, std::uint32_t start,
                                  std::uint32_t end) {
    return fail_text(before + quoted(name) + after, start, end, {});
}

std::nullptr_t Parser::fail_arguments() {
    return fail_text("missing ) after argument list", token_.start, token_.end,
                     "The call's bracket ( opened in line " +
                         std::to_string(tree_.source.position(open_bracket_).line) +
                         " is not closed here; perhaps a comma is missing.");
}

std::nullptr_t Parser::too_deep() {
    fail_text("nested too deeply (limit " + std::to_string(options_.nesting_limit) + ")", token_.start, token_.end,
              "This is right JavaScript, but Loopscope reads no more than that many brackets, statements and functions "
              "inside each other.");
    error_.kind = SyntaxErrorKind::refused;
    return nullptr;
}

std::string Parser::quoted(SyntaxName name) const { return "'" + tree_.utf8(name) + "'"; }

std::nullptr_t Parser::unexpected() { return unexpected(token_); }

std::nullptr_t Parser::unexpected_at(std::uint32_t start) {
    lexer_.go_to(start);
    lexer_.next(token_);
    last_name_ = {};
    return unexpected();
}

std::nullptr_t Parser::unexpected(const Token& token) {
    std::string hint;
    if (token.type != TokenType::invalid && last_name_ == name_of(WellKnown::await) && !context_.is_async &&
        token.start == token_.start && !token.newline_before)
        return fail("await is only valid in async functions and the top level bodies of modules", last_start_,
                    last_end_, "Put `async` before the function that contains it.");
    std::string message = unexpected_message(token, hint);
    if (token.type == TokenType::invalid) return fail_text(message, token.message_start, token.message_end, hint);
    return fail_text(message, token.start, token.end, hint);
}

std::string Parser::unexpected_message(const Token& token, std::string& hint) {
    switch (token.type) {
    case TokenType::end_of_input:
        if (open_bracket_ != nowhere) {
            std::string bracket(1, static_cast<char>(tree_.source.unit(open_bracket_)));
            hint = "The " + bracket + " in line " + std::to_string(tree_.source.position(open_bracket_).line) +
                   " is never closed.";
        }
        return "Unexpected end of input";
    case TokenType::invalid: {
        char16_t unit = token.start < tree_.source.length() ? tree_.source.unit(token.start) : u'\0';
        if (unit == u'"' || unit == u'\'') hint = "The text that begins here has no closing quote in its line.";
        if (unit >= 0x2018 && unit <= 0x201F) hint = "These are typographic quotes; write ' or \" instead.";
        return token.message;
    }
    case TokenType::number:
    case TokenType::bigint: return "Unexpected number";
    case TokenType::string: return "Unexpected string";
    case TokenType::template_part: return "Unexpected template string";
    case TokenType::regexp: return "Unexpected regular expression";
    case TokenType::escaped_reserved_word: return "Keyword must not contain escaped characters";
    case TokenType::enum_: return "Unexpected reserved word";
    case TokenType::private_name:
    case TokenType::intrinsic_name: return "Unexpected identifier " + quoted(token.name);
    case TokenType::identifier:
        hint = pasted_hint(tree_.source, token.start);
        if (hint.empty()) hint = "Perhaps a comma, an operator, a bracket or a quote is missing before it.";
        return "Unexpected identifier " + quoted(token.name);
    default: return std::string("Unexpected token '") + token_text(token.type) + "'";
    }
}

// What is an error in strict code only. ECMA-262 12.9.3.1, 12.9.4.1
bool Parser::check_legacy(const Token& token) {
    if (token.legacy == LegacyKind::none || !context_.strict) return true;
    const char* message = "Octal literals are not allowed in strict mode.";
    if (token.legacy == LegacyKind::decimal_with_zero)
        message = "Decimals with leading zeros are not allowed in strict mode.";
    if (token.legacy == LegacyKind::octal_escape) message = "Octal escape sequences are not allowed in strict mode.";
    if (token.legacy == LegacyKind::eight_or_nine_escape) message = "\\8 and \\9 are not allowed in strict mode.";
    fail(message, token.legacy_start, token.type == TokenType::number ? token.end : token.legacy_start + 2);
    return false;
}

bool Parser::parse_program() {
    FunctionKind kind = options_.goal == ParseGoal::module   ? FunctionKind::module
                        : options_.goal == ParseGoal::script ? FunctionKind::script
                                                             : FunctionKind::eval;
    FunctionNode* program = make_function(NodeKind::program, kind, 0);
    tree_.program = program;
    next();
    size_t base = list_.size();
    if (!parse_directives() || !parse_statement_list(TokenType::end_of_input, true)) return false;
    program->body = take_list(base);
    program->strict = context_.strict;
    program->has_top_level_await = options_.goal == ParseGoal::module && context_.await_place != nowhere;
    program->is_async = program->has_top_level_await;
    program->end = tree_.source.length();
    program->source_end = program->body_end = program->end;
    return true;
}

ParseResult parse_script_or_module(const SourceText& source, ParseOptions options, ParseGoal& goal) {
    goal = options.goal = ParseGoal::script;
    ParseResult script = parse(source, options);
    if (script) return script;
    options.goal = ParseGoal::module;
    ParseResult module = parse(source, options);
    if (!module && module.error->start <= script.error->start) return script;
    goal = ParseGoal::module;
    return module;
}

bool Parser::parse_parameters_only(bool is_async, bool is_generator) {
    FunctionNode* function = make_function(NodeKind::function_expression, FunctionKind::normal, 0);
    function->is_async = is_async;
    function->is_generator = is_generator;
    enter_function(function);
    next();
    const bool comment = at(TokenType::invalid) && tree_.source.unit(token_.start) == u'/';
    if (comment) return fail_token("Unexpected end of arg string"), false;
    if (!parse_formal_parameters(function, TokenType::end_of_input)) return false;
    return check_parameter_places(function);
}

bool Parser::parse_body_only(bool is_async, bool is_generator) {
    FunctionNode* function = make_function(NodeKind::function_expression, FunctionKind::normal, 0);
    function->is_async = is_async;
    function->is_generator = is_generator;
    enter_function(function);
    next();
    return parse_directives() && parse_statement_list(TokenType::end_of_input, false);
}

ParseResult parse(SourceText source, const ParseOptions& options) {
    ParseResult result;
    auto tree = std::make_unique<SyntaxTree>();
    tree->source = std::move(source);
    Parser parser(*tree, options);
    if (!parser.parse_program()) {
        result.error = parser.error();
        return result;
    }
    if (auto error = analyze_scopes(*tree, options)) {
        result.error = std::move(error);
        return result;
    }
    result.tree = std::move(tree);
    return result;
}

static std::optional<SyntaxError> check_alone(std::u16string_view text, const ParseOptions& options, bool parameters,
                                              DynamicFunctionKind kind) {
    SyntaxTree tree;
    // A line feed ends a last line that is a comment, as in the text that is put together.
    tree.source = SourceText::from_utf16(std::u16string(text) + u"\n");
    Parser parser(tree, options);
    bool is_async = kind == DynamicFunctionKind::async || kind == DynamicFunctionKind::async_generator;
    bool is_generator = kind == DynamicFunctionKind::generator || kind == DynamicFunctionKind::async_generator;
    bool good = parameters ? parser.parse_parameters_only(is_async, is_generator)
                           : parser.parse_body_only(is_async, is_generator);
    if (good) return std::nullopt;
    return parser.error();
}

ParseResult parse_dynamic_function(DynamicFunctionKind kind, std::u16string_view parameters, std::u16string_view body,
                                   const ParseOptions& options) {
    ParseResult result;
    if (auto error = check_alone(parameters, options, true, kind)) {
        result.error = std::move(error);
        return result;
    }
    std::u16string text = u"(";
    if (kind == DynamicFunctionKind::async) text += u"async function anonymous(";
    else if (kind == DynamicFunctionKind::async_generator) text += u"async function* anonymous(";
    else if (kind == DynamicFunctionKind::generator) text += u"function* anonymous(";
    else text += u"function anonymous(";
    text += parameters;
    text += u"\n) {\n";
    text += body;
    text += u"\n})";
    result = parse(SourceText::from_utf16(std::move(text)), options);
    if (result && check_alone(body, options, false, kind)) { // the body closes the function before its end
        result.tree.reset();
        result.error = SyntaxError{SyntaxErrorKind::syntax_error, "Single function literal required", {}, 0, 0, 1, 1};
    }
    return result;
}

std::optional<SyntaxError> problem_of_function_body(std::u16string_view body, const ParseOptions& options) {
    if (auto error = check_alone(body, options, false, DynamicFunctionKind::normal)) return error;
    auto error = parse_dynamic_function(DynamicFunctionKind::normal, {}, body, options).error;
    if (error) error->line -= 2; // the function's head
    return error;
}

} // namespace loopscope
