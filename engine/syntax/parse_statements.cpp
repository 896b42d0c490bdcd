// ECMA-262 14 Statements and Declarations (except loops: parse_loops.cpp)
#include "engine/syntax/parser_state.h"

namespace loopscope {

// Statements are left on list_, so that callers can add what came before (directives).
bool Parser::parse_statement_list(TokenType end, bool top_level) {
    while (!at(end)) {
        Node* statement = parse_statement_list_item(top_level);
        if (!statement) return false;
        collect(statement);
    }
    return true;
}

Node* Parser::parse_statement_list_item(bool top_level, bool in_case) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    return parse_statement_by_token(in_case ? Place::case_item : Place::list_item, top_level);
}

Node* Parser::parse_statement() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    return parse_statement_by_token(Place::single, false);
}

Node* Parser::parse_statement_by_token(Place place, bool top_level) {
    std::uint32_t start = token_.start;
    bool declarations = place == Place::list_item || place == Place::case_item;
    DeclarationKind using_kind;
    switch (token_.type) {
    case TokenType::left_brace: return parse_block();
    case TokenType::semicolon: {
        Node* node = make<Node>(NodeKind::empty_statement, start);
        next();
        return finish(node);
    }
    case TokenType::var_: return parse_variable_statement(DeclarationKind::var);
    case TokenType::if_: return parse_if();
    case TokenType::for_: return parse_for();
    case TokenType::while_: return parse_while();
    case TokenType::do_: return parse_do_while();
    case TokenType::continue_: return parse_jump(NodeKind::continue_statement);
    case TokenType::break_: return parse_jump(NodeKind::break_statement);
    case TokenType::return_: return parse_return();
    case TokenType::with_: return parse_with();
    case TokenType::switch_: return parse_switch();
    case TokenType::throw_: return parse_throw();
    case TokenType::try_: return parse_try();
    case TokenType::debugger_: {
        Node* node = make<Node>(NodeKind::debugger_statement, start);
        next();
        return expect_semicolon() ? finish(node) : nullptr;
    }
    case TokenType::function_:
        // B.3.1 Labelled Function Declarations
        if (place == Place::after_label && !context_.strict && !peek_is(TokenType::times, false))
            return parse_function_declaration(true);
        return declarations ? parse_function_declaration(true) : parse_function_in_single_statement();
    case TokenType::class_: return declarations ? parse_class(true, true) : unexpected();
    case TokenType::const_:
        return declarations ? parse_variable_statement(DeclarationKind::const_) : parse_lexical_in_single_statement();
    case TokenType::import_: {
        TokenType after = peek().type;
        if (after == TokenType::left_parenthesis || after == TokenType::dot) break;
        if (options_.goal == ParseGoal::module && top_level) return parse_import_declaration();
        return fail_token("Cannot use import statement outside a module");
    }
    case TokenType::export_:
        return options_.goal == ParseGoal::module && top_level ? parse_export_declaration() : unexpected();
    case TokenType::identifier:
        if (at_name(WellKnown::let) && starts_let_declaration(declarations))
            return declarations ? parse_variable_statement(DeclarationKind::let) : parse_lexical_in_single_statement();
        if (at_name(WellKnown::async) && starts_async_function()) {
            if (declarations) return parse_function_declaration(true);
            return fail_token("Async functions can only be declared at the top level or inside a block.");
        }
        if (declares_using(place, top_level, using_kind)) return parse_variable_statement(using_kind);
        break;
    default: break;
    }
    return parse_expression_statement(place);
}

Node* Parser::parse_lexical_in_single_statement() {
    return fail_token("Lexical declaration cannot appear in a single-statement context",
                      "Put it into a block: { ... }.");
}

Node* Parser::parse_function_in_single_statement() {
    if (context_.strict)
        return fail_token("In strict mode code, functions can only be declared at top level or inside a block.");
    if (peek_is(TokenType::times, false))
        return fail_token("Generators can only be declared at the top level or inside a block.");
    return fail_token(
        "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body "
        "of an if statement.");
}

// Is this `let` a declaration's? The token is `let`, unescaped.
bool Parser::starts_let_declaration(bool declarations) {
    Glimpse after = peek();
    if (after.type == TokenType::left_bracket) return true;
    if (!declarations && after.newline_before) return false;
    if (after.type == TokenType::left_brace || after.type == TokenType::identifier) return true;
    return after.type == TokenType::escaped_reserved_word;
}

// Does `using`, or `await using`, begin a declaration here? A name follows in the same line.
bool Parser::starts_using(DeclarationKind& kind) {
    const bool is_await = context_.is_async && at_name(WellKnown::await);
    if (!is_await && !at_name(WellKnown::using_)) return false;
    Glimpse after = peek();
    if (after.type != TokenType::identifier || after.newline_before) return false;
    kind = is_await ? DeclarationKind::await_using : DeclarationKind::using_;
    if (!is_await) return true;
    if (after.name != name_of(WellKnown::using_) || after.escaped) return false;
    Glimpse second = peek_second();
    return second.type == TokenType::identifier && !second.newline_before;
}

// Not at the top of a script or of eval code, nor right in a case clause.
bool Parser::declares_using(Place place, bool top_level, DeclarationKind& kind) {
    if (place != Place::list_item || (top_level && options_.goal != ParseGoal::module)) return false;
    return starts_using(kind);
}

bool Parser::starts_async_function() { return peek_is(TokenType::function_, true); }

Node* Parser::parse_expression_statement(Place place) {
    std::uint32_t start = token_.start;
    bool may_be_label = at(TokenType::identifier);
    Node* expression = parse_expression();
    if (!expression) return nullptr;
    if (may_be_label && at(TokenType::colon) && expression->kind == NodeKind::identifier_reference &&
        !expression->is_parenthesized())
        return parse_labeled(as<IdentifierNode>(expression), place);
    auto* node = make<ExpressionStatementNode>(NodeKind::expression_statement, start);
    node->expression = expression;
    return expect_semicolon() ? finish(node) : nullptr;
}

BlockNode* Parser::parse_block() {
    auto* node = make<BlockNode>(NodeKind::block_statement, token_.start);
    std::uint32_t outer_bracket = open_bracket_;
    open_bracket_ = token_.start;
    if (!expect(TokenType::left_brace)) return nullptr;
    size_t base = list_.size();
    if (!parse_statement_list(TokenType::right_brace, false)) return nullptr;
    node->body = take_list(base);
    open_bracket_ = outer_bracket;
    next();
    return finish(node);
}

// ECMA-262 14.3 Declarations and the Variable Statement
Node* Parser::parse_variable_statement(DeclarationKind kind) {
    auto* node = make<VariableDeclarationNode>(NodeKind::variable_declaration, token_.start);
    node->declaration_kind = kind;
    read_declaration_words(kind);
    if (!parse_declarators(node, false)) return nullptr;
    return expect_semicolon() ? finish(node) : nullptr;
}

void Parser::read_declaration_words(DeclarationKind kind) {
    if (kind == DeclarationKind::await_using) {
        if (context_.await_place == nowhere) context_.await_place = token_.start;
        next();
    }
    next();
}

static const char* missing_initializer(DeclarationKind kind, bool is_pattern) {
    if (is_pattern) return "Missing initializer in destructuring declaration";
    if (kind == DeclarationKind::const_) return "Missing initializer in const declaration";
    return kind == DeclarationKind::using_ ? "Missing initializer in using declaration"
                                           : "Missing initializer in await using declaration";
}

bool Parser::parse_declarators(VariableDeclarationNode* declaration, bool in_for) {
    size_t base = list_.size();
    do {
        auto* declarator = make<VariableDeclaratorNode>(NodeKind::variable_declarator, token_.start);
        if (declaration->declaration_kind != DeclarationKind::var && at(TokenType::identifier) &&
            token_.name == name_of(WellKnown::let))
            return fail_token("let is disallowed as a lexically bound name"), false;
        declarator->target = is_using(declaration->declaration_kind) ? parse_identifier(NodeKind::binding_identifier)
                                                                     : parse_binding_target();
        if (!declarator->target) return false;
        if (eat(TokenType::assign)) {
            declarator->initializer = parse_assignment();
            if (!declarator->initializer) return false;
        } else if (!(in_for && (at(TokenType::in_) || at_name(WellKnown::of)))) {
            bool is_pattern = declarator->target->kind != NodeKind::binding_identifier;
            if (is_pattern || declaration->declaration_kind >= DeclarationKind::const_)
                return fail_at(declarator->target, missing_initializer(declaration->declaration_kind, is_pattern)),
                       false;
        }
        collect(finish(declarator));
    } while (eat(TokenType::comma));
    declaration->declarators = take_list_of<VariableDeclaratorNode>(base);
    finish(declaration);
    return true;
}

// ECMA-262 14.6 The if Statement. `else if` chains are a loop.
Node* Parser::parse_if() {
    IfNode* first = nullptr;
    IfNode* last = nullptr;
    size_t base = list_.size();
    for (;;) {
        auto* node = make<IfNode>(NodeKind::if_statement, token_.start);
        if (last) last->alternate = node;
        if (!first) first = node;
        last = node;
        collect(node);
        next();
        if (!expect(TokenType::left_parenthesis)) return nullptr;
        node->test = parse_expression();
        if (!node->test || !expect(TokenType::right_parenthesis)) return nullptr;
        node->consequent = parse_if_branch();
        if (!node->consequent) return nullptr;
        if (!eat(TokenType::else_)) break;
        if (at(TokenType::if_)) continue;
        node->alternate = parse_if_branch();
        if (!node->alternate) return nullptr;
        break;
    }
    for (size_t index = base; index < list_.size(); ++index) finish(list_[index]);
    list_.resize(base);
    return first;
}

// ECMA-262 B.3.3 FunctionDeclarations in IfStatement Statement Clauses: as if in a block.
Node* Parser::parse_if_branch() {
    if (context_.strict || !at(TokenType::function_)) return parse_statement();
    if (peek_is(TokenType::times, false)) return parse_function_in_single_statement();
    auto* block = make<BlockNode>(NodeKind::block_statement, token_.start);
    Node* function = parse_function_declaration(true);
    if (!function) return nullptr;
    block->body = tree_.arena.copy(&function, 1);
    return finish(block);
}

// ECMA-262 14.12 The switch Statement
Node* Parser::parse_switch() {
    auto* node = make<SwitchNode>(NodeKind::switch_statement, token_.start);
    next();
    if (!expect(TokenType::left_parenthesis)) return nullptr;
    node->discriminant = parse_expression();
    if (!node->discriminant || !expect(TokenType::right_parenthesis)) return nullptr;
    std::uint32_t outer_bracket = open_bracket_;
    open_bracket_ = token_.start;
    if (!expect(TokenType::left_brace)) return nullptr;
    breakables_.push_back({node, false});
    size_t base = list_.size();
    for (bool has_default = false; !at(TokenType::right_brace);) {
        if (at(TokenType::default_)) {
            if (has_default) return fail_token("More than one default clause in switch statement");
            has_default = true;
        }
        SwitchCaseNode* clause = parse_switch_case();
        if (!clause) return nullptr;
        collect(clause);
    }
    node->cases = take_list_of<SwitchCaseNode>(base);
    breakables_.pop_back();
    open_bracket_ = outer_bracket;
    next();
    return finish(node);
}

SwitchCaseNode* Parser::parse_switch_case() {
    auto* node = make<SwitchCaseNode>(NodeKind::switch_case, token_.start);
    if (eat(TokenType::case_)) {
        node->test = parse_expression();
        if (!node->test) return nullptr;
    } else if (!expect(TokenType::default_)) {
        return nullptr;
    }
    if (!expect(TokenType::colon)) return nullptr;
    size_t base = list_.size();
    while (!at(TokenType::case_) && !at(TokenType::default_) && !at(TokenType::right_brace)) {
        Node* statement = parse_statement_list_item(false, true);
        if (!statement) return nullptr;
        collect(statement);
    }
    node->body = take_list(base);
    return finish(node);
}

Node* Parser::parse_return() {
    if (!context_.in_function) return fail_token("Illegal return statement");
    auto* node = make<ReturnThrowNode>(NodeKind::return_statement, token_.start);
    next();
    if (!at(TokenType::semicolon) && !can_insert_semicolon()) {
        node->argument = parse_expression();
        if (!node->argument) return nullptr;
    }
    return expect_semicolon() ? finish(node) : nullptr;
}

Node* Parser::parse_throw() {
    auto* node = make<ReturnThrowNode>(NodeKind::throw_statement, token_.start);
    next();
    if (token_.newline_before) return fail_token("Illegal newline after throw");
    node->argument = parse_expression();
    if (!node->argument) return nullptr;
    return expect_semicolon() ? finish(node) : nullptr;
}

// break, continue. ECMA-262 14.8.1, 14.9.1
Node* Parser::parse_jump(NodeKind kind) {
    auto* node = make<JumpNode>(kind, token_.start);
    next();
    std::uint32_t label_start = node->start, label_end = last_end_;
    if (at(TokenType::identifier) && !token_.newline_before) {
        if (!check_identifier(false)) return nullptr;
        node->label = token_.name;
        label_start = token_.start;
        label_end = token_.end;
        next();
    }
    if (!find_jump_target(node, label_start, label_end)) return nullptr;
    return expect_semicolon() ? finish(node) : nullptr;
}

bool Parser::find_jump_target(JumpNode* jump, std::uint32_t label_start, std::uint32_t label_end) {
    bool is_break = jump->kind == NodeKind::break_statement;
    if (!jump->label) {
        for (size_t index = breakables_.size(); index-- > context_.breakables;) {
            if (!is_break && !breakables_[index].is_loop) continue;
            jump->target = breakables_[index].node;
            return true;
        }
        fail(is_break ? "Illegal break statement" : "Illegal continue statement: no surrounding iteration statement",
             label_start, label_end);
        return false;
    }
    for (size_t index = labels_.size(); index-- > context_.labels;) {
        const Label& label = labels_[index];
        if (label.name != jump->label) continue;
        jump->target = is_break ? label.node : label.loop;
        if (jump->target) return true;
        fail_named("Illegal continue statement: ", jump->label, " does not denote an iteration statement", label_start,
                   label_end);
        return false;
    }
    fail_named("Undefined label ", jump->label, "", label_start, label_end);
    return false;
}

// ECMA-262 14.15 The try Statement
Node* Parser::parse_try() {
    auto* node = make<TryNode>(NodeKind::try_statement, token_.start);
    next();
    node->block = parse_block();
    if (!node->block) return nullptr;
    if (at(TokenType::catch_)) {
        node->handler = parse_catch();
        if (!node->handler) return nullptr;
    }
    if (eat(TokenType::finally_)) {
        node->finalizer = parse_block();
        if (!node->finalizer) return nullptr;
    }
    if (!node->handler && !node->finalizer) return fail_token("Missing catch or finally after try");
    return finish(node);
}

CatchNode* Parser::parse_catch() {
    auto* node = make<CatchNode>(NodeKind::catch_clause, token_.start);
    next();
    if (eat(TokenType::left_parenthesis)) {
        node->parameter = parse_binding_target();
        if (!node->parameter || !expect(TokenType::right_parenthesis)) return nullptr;
    }
    node->body = parse_block();
    return node->body ? finish(node) : nullptr;
}

Node* Parser::parse_with() {
    if (context_.strict) return fail_token("Strict mode code may not include a with statement");
    auto* node = make<WithNode>(NodeKind::with_statement, token_.start);
    next();
    if (!expect(TokenType::left_parenthesis)) return nullptr;
    node->object = parse_expression();
    if (!node->object || !expect(TokenType::right_parenthesis)) return nullptr;
    node->body = parse_statement();
    return node->body ? finish(node) : nullptr;
}

// ECMA-262 14.13 Labelled Statements. The label has been read as an expression; the token is `:`.
Node* Parser::parse_labeled(IdentifierNode* label, Place place) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    for (size_t index = context_.labels; index < labels_.size(); ++index)
        if (labels_[index].name == label->name)
            return fail_named("Label ", label->name, " has already been declared", label->start, label->end);
    auto* node = make<LabeledNode>(NodeKind::labeled_statement, label->start);
    node->label = label->name;
    next();
    // Labels in a row label the same statement.
    for (size_t index = labels_.size(); index-- > context_.labels;) {
        if (labels_[index].statement_start != label->start) break;
        labels_[index].statement_start = token_.start;
    }
    labels_.push_back({label->name, node, nullptr, token_.start});
    node->body = parse_statement_by_token(place == Place::single ? Place::single : Place::after_label, false);
    if (!node->body) return nullptr;
    labels_.pop_back();
    return finish(node);
}

} // namespace loopscope
