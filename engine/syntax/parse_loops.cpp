// ECMA-262 14.7 Iteration Statements
#include "engine/syntax/parser_state.h"

namespace loopscope {

// The loop becomes the target of the labels right before it.
void Parser::note_loop(Node* loop, std::uint32_t start) {
    for (size_t index = labels_.size(); index-- > context_.labels;) {
        if (labels_[index].statement_start != start) break;
        labels_[index].loop = loop;
    }
}

// ECMA-262 14.7.5.1, 14.13.1: no labelled function as a loop's body, whatever B.3.1 allows.
Node* Parser::parse_loop_body(Node* loop) {
    note_loop(loop, loop->start);
    breakables_.push_back({loop, true});
    Node* body = parse_statement();
    breakables_.pop_back();
    return body;
}

Node* Parser::parse_while() {
    auto* node = make<WhileNode>(NodeKind::while_statement, token_.start);
    next();
    if (!expect(TokenType::left_parenthesis)) return nullptr;
    node->test = parse_expression();
    if (!node->test || !expect(TokenType::right_parenthesis)) return nullptr;
    node->body = parse_loop_body(node);
    return node->body ? finish(node) : nullptr;
}

Node* Parser::parse_do_while() {
    auto* node = make<WhileNode>(NodeKind::do_while_statement, token_.start);
    next();
    node->body = parse_loop_body(node);
    if (!node->body || !expect(TokenType::while_) || !expect(TokenType::left_parenthesis)) return nullptr;
    node->test = parse_expression();
    if (!node->test || !expect(TokenType::right_parenthesis)) return nullptr;
    eat(TokenType::semicolon); // always inserted after do-while
    return finish(node);
}

Node* Parser::parse_for() {
    std::uint32_t start = token_.start;
    next();
    bool is_await = false;
    if (at_name(WellKnown::await)) {
        if (!context_.is_async)
            return fail_token("await is only valid in async functions and the top level bodies of modules",
                              "Put `async` before the function that contains the loop.");
        if (context_.await_place == nowhere) context_.await_place = token_.start;
        is_await = true;
        next();
    }
    if (!expect(TokenType::left_parenthesis)) return nullptr;
    if (at(TokenType::semicolon)) {
        if (is_await) return unexpected();
        return parse_for_rest(start, nullptr);
    }
    if (at(TokenType::var_)) return parse_for_declaration(start, is_await, DeclarationKind::var);
    if (at(TokenType::const_)) return parse_for_declaration(start, is_await, DeclarationKind::const_);
    if (at_name(WellKnown::let)) {
        bool declares = for_let_declares();
        if (declares || context_.strict) return parse_for_declaration(start, is_await, DeclarationKind::let);
    }
    DeclarationKind using_kind;
    if (for_using_declares(using_kind)) return parse_for_declaration(start, is_await, using_kind);
    return parse_for_expression(start, is_await);
}

// `for (using of ...)` goes over the variable `using`.
bool Parser::for_using_declares(DeclarationKind& kind) {
    if (!at(TokenType::identifier) || !starts_using(kind)) return false;
    return kind == DeclarationKind::await_using || peek().name != name_of(WellKnown::of);
}

// Does `let` begin a declaration in the head of a for loop?
bool Parser::for_let_declares() {
    Glimpse after = peek();
    if (after.type == TokenType::left_bracket || after.type == TokenType::left_brace) return true;
    if (after.type != TokenType::identifier) return false;
    if (after.name != name_of(WellKnown::of) || after.escaped) return true;
    // `let of` declares the name `of` only before = ; , in of.
    Glimpse second = peek_second();
    return second.type == TokenType::assign || second.type == TokenType::semicolon || second.type == TokenType::comma ||
           second.type == TokenType::in_ ||
           (second.type == TokenType::identifier && second.name == name_of(WellKnown::of));
}

Node* Parser::parse_for_declaration(std::uint32_t start, bool is_await, DeclarationKind kind) {
    auto* declaration = make<VariableDeclarationNode>(NodeKind::variable_declaration, token_.start);
    declaration->declaration_kind = kind;
    read_declaration_words(kind);
    bool outer_no_in = no_in_;
    no_in_ = true;
    bool good = parse_declarators(declaration, true);
    no_in_ = outer_no_in;
    if (!good) return nullptr;
    bool is_of = at_name(WellKnown::of);
    if (is_of || (at(TokenType::in_) && !is_await)) {
        if (!check_for_declaration(declaration, is_of)) return nullptr;
        return parse_for_in_of(start, is_await, declaration);
    }
    if (is_await) return unexpected();
    return parse_for_rest(start, declaration);
}

bool Parser::check_for_declaration(VariableDeclarationNode* declaration, bool is_of) {
    if (declaration->declarators.count != 1)
        return fail_at(declaration, is_of ? "Invalid left-hand side in for-of loop: Must have a single binding."
                                          : "Invalid left-hand side in for-in loop: Must have a single binding."),
               false;
    if (!is_of && is_using(declaration->declaration_kind)) {
        const bool is_await = declaration->declaration_kind == DeclarationKind::await_using;
        return fail_at(declaration,
                       is_await ? "Invalid 'await using' in for-in loop" : "Invalid 'using' in for-in loop"),
               false;
    }
    VariableDeclaratorNode* only = declaration->declarators[0];
    if (!only->initializer) return true;
    // B.3.5 Initializers in ForIn Statement Heads
    bool allowed = !is_of && !context_.strict && declaration->declaration_kind == DeclarationKind::var &&
                   only->target->kind == NodeKind::binding_identifier;
    if (allowed) return true;
    fail_at(declaration, is_of ? "for-of loop variable declaration may not have an initializer."
                               : "for-in loop variable declaration may not have an initializer.");
    return false;
}

Node* Parser::parse_for_expression(std::uint32_t start, bool is_await) {
    bool starts_with_let = at_name(WellKnown::let);
    std::uint32_t first_start = token_.start, first_end = token_.end;
    bool starts_with_async = at_name(WellKnown::async) && !is_await;
    bool outer_no_in = no_in_;
    CoverErrors outer_covers = covers_;
    covers_ = {};
    no_in_ = true;
    Node* init = parse_expression_with_covers();
    no_in_ = outer_no_in;
    if (!init) return nullptr;
    bool is_of = at_name(WellKnown::of);
    if (is_of || (at(TokenType::in_) && !is_await)) {
        if (is_of && starts_with_let)
            return fail("The left-hand side of a for-of loop may not be 'let'.", first_start, first_end);
        if (is_of && starts_with_async && init->kind == NodeKind::identifier_reference && !init->is_parenthesized())
            return fail("The left-hand side of a for-of loop may not be 'async'.", first_start, first_end);
        if (init->kind == NodeKind::object_literal || init->kind == NodeKind::array_literal) {
            if (init->is_parenthesized()) return fail_at(init, "Invalid left-hand side in for-loop");
            if (!to_pattern(init, false)) return nullptr;
        } else if (!judge_cover_as_expression() ||
                   !to_simple_target(init, "Invalid left-hand side in for-loop", true)) {
            return nullptr;
        }
        covers_ = outer_covers;
        return parse_for_in_of(start, is_await, init);
    }
    if (!judge_cover_as_expression()) return nullptr;
    covers_ = outer_covers;
    if (is_await) return unexpected();
    return parse_for_rest(start, init);
}

// From the first semicolon on.
Node* Parser::parse_for_rest(std::uint32_t start, Node* init) {
    auto* node = make<ForNode>(NodeKind::for_statement, start);
    node->init = init;
    if (!expect(TokenType::semicolon)) return nullptr;
    if (!at(TokenType::semicolon) && !(node->test = parse_expression())) return nullptr;
    if (!expect(TokenType::semicolon)) return nullptr;
    if (!at(TokenType::right_parenthesis) && !(node->update = parse_expression())) return nullptr;
    if (!expect(TokenType::right_parenthesis)) return nullptr;
    node->body = parse_loop_body(node);
    return node->body ? finish(node) : nullptr;
}

// From `in` or `of` on.
Node* Parser::parse_for_in_of(std::uint32_t start, bool is_await, Node* left) {
    bool is_of = !at(TokenType::in_);
    auto* node = make<ForInOfNode>(is_of ? NodeKind::for_of_statement : NodeKind::for_in_statement, start);
    node->is_await = is_await;
    node->left = left;
    next();
    node->right = is_of ? parse_assignment() : parse_expression();
    if (!node->right || !expect(TokenType::right_parenthesis)) return nullptr;
    node->body = parse_loop_body(node);
    return node->body ? finish(node) : nullptr;
}

} // namespace loopscope
