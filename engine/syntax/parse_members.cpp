// ECMA-262 13.2.4 Array Initializer, 13.2.8 Template Literals, 13.3.5 new, 13.3.7 super, 13.3.10 import()
#include "engine/syntax/parser_state.h"

namespace loopscope {

Node* Parser::parse_array() {
    auto* node = make<ListNode>(NodeKind::array_literal, token_.start);
    std::uint32_t outer_bracket = open_bracket_;
    bool outer_no_in = no_in_;
    open_bracket_ = token_.start;
    no_in_ = false;
    next();
    size_t base = list_.size();
    while (!at(TokenType::right_bracket)) {
        if (at(TokenType::comma)) {
            collect(nullptr);
            next();
            continue;
        }
        bool is_spread = at(TokenType::ellipsis);
        Node* item = is_spread ? parse_spread(true) : parse_assignment_with_covers();
        if (!item) return nullptr;
        collect(item);
        if (at(TokenType::right_bracket)) break;
        if (!expect(TokenType::comma)) return nullptr;
        if (is_spread && at(TokenType::right_bracket)) node->flags |= comma_after_rest;
    }
    node->items = take_list(base);
    no_in_ = outer_no_in;
    open_bracket_ = outer_bracket;
    next();
    return finish(node);
}

Node* Parser::parse_spread(bool with_covers) {
    auto* node = make<UnaryNode>(NodeKind::spread_element, token_.start);
    next();
    node->operand = with_covers ? parse_assignment_with_covers() : parse_assignment();
    if (!node->operand) return nullptr;
    return finish(node);
}

// The token is the first part.
Node* Parser::parse_template(bool tagged) {
    auto* node = make<TemplateNode>(NodeKind::template_literal, token_.start);
    size_t base = list_.size(), parts = template_parts_.size();
    bool outer_no_in = no_in_;
    no_in_ = false;
    for (;;) {
        if (!at(TokenType::template_part)) return unexpected();
        if (token_.message && !tagged) return fail(token_.message, token_.message_start, token_.message_end);
        collect_template_part();
        if (token_.template_tail) break;
        next();
        Node* expression = parse_expression();
        if (!expression) return nullptr;
        collect(expression);
        if (!at(TokenType::right_brace)) {
            if (at(TokenType::invalid)) return unexpected();
            return fail_token("Missing } in template expression");
        }
        lexer_.rescan_template(token_);
    }
    finish_template(node, base, parts);
    no_in_ = outer_no_in;
    next();
    return finish(node);
}

void Parser::collect_template_part() {
    std::uint32_t end = token_.end - (token_.template_tail ? 1 : 2);
    template_parts_.push_back({token_.name, token_.raw, token_.start + 1, end});
}

void Parser::finish_template(TemplateNode* node, size_t base, size_t parts) {
    node->parts = tree_.arena.copy(template_parts_.data() + parts, template_parts_.size() - parts);
    template_parts_.resize(parts);
    node->expressions = take_list(base);
}

Node* Parser::parse_new() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    std::uint32_t start = token_.start;
    next();
    if (at(TokenType::dot)) return parse_new_target(start);
    auto* node = make<CallNode>(NodeKind::new_expression, start);
    std::uint32_t callee_start = token_.start;
    if (at(TokenType::import_) && peek_is(TokenType::left_parenthesis, false))
        return fail_token("Cannot use new with import");
    Node* callee = parse_primary();
    if (!callee) return nullptr;
    if (callee->kind == NodeKind::super_call) return fail_at(callee, "'super' keyword unexpected here");
    node->callee = parse_subscripts(callee, callee_start, false);
    if (!node->callee) return nullptr;
    if (!at(TokenType::left_parenthesis)) return finish(node);
    return parse_arguments(node) ? finish(node) : nullptr;
}

// The token is the dot.
Node* Parser::parse_new_target(std::uint32_t start) {
    next();
    if (!at(TokenType::identifier) || token_.name != name_of(WellKnown::target)) return unexpected();
    if (token_.escaped) return fail_token("'new.target' must not contain escaped characters");
    if (!context_.allows_new_target) return fail("new.target expression is not allowed here", start, token_.end);
    auto* node = make<ContextNode>(NodeKind::new_target, start);
    next();
    return finish(node);
}

Node* Parser::parse_super() {
    std::uint32_t start = token_.start;
    std::uint32_t word_end = token_.end;
    next();
    if (at(TokenType::left_parenthesis)) {
        if (context_.allows_super_call) return parse_super_call(start);
    } else if (at(TokenType::question_dot) && context_.allows_super_property) {
        return fail_token("Invalid optional chain from super property");
    } else if ((at(TokenType::dot) || at(TokenType::left_bracket)) && context_.allows_super_property) {
        bool dot = at(TokenType::dot);
        auto* node =
            make<SuperMemberNode>(dot ? NodeKind::super_member_expression : NodeKind::super_index_expression, start);
        next();
        if (dot) {
            if (at(TokenType::private_name)) return fail_token("Unexpected private field");
            if (!at(TokenType::identifier) && !is_reserved_word(token_.type) && !at(TokenType::escaped_reserved_word))
                return unexpected();
            node->name = token_.name;
            next();
            last_name_ = {};
            return finish(node);
        }
        bool outer_no_in = no_in_;
        no_in_ = false;
        node->index = parse_expression();
        if (!node->index || !expect(TokenType::right_bracket)) return nullptr;
        no_in_ = outer_no_in;
        return finish(node);
    }
    return fail("'super' keyword unexpected here", start, word_end);
}

Node* Parser::parse_super_call(std::uint32_t start) {
    auto* node = make<SuperCallNode>(NodeKind::super_call, start);
    return parse_arguments(node) ? finish(node) : nullptr;
}

Node* Parser::parse_import_expression() {
    std::uint32_t start = token_.start;
    next();
    if (at(TokenType::left_parenthesis)) return parse_import_call(start);
    if (!at(TokenType::dot)) return fail("Cannot use import statement outside a module", start, last_end_);
    next();
    if (!at(TokenType::identifier) || token_.name != name_of(WellKnown::meta)) return unexpected();
    if (token_.escaped) return fail_token("'import.meta' must not contain escaped characters");
    if (options_.goal != ParseGoal::module) return fail("Cannot use 'import.meta' outside a module", start, token_.end);
    Node* node = make<Node>(NodeKind::import_meta, start);
    next();
    return finish(node);
}

Node* Parser::parse_import_call(std::uint32_t start) {
    auto* node = make<ImportCallNode>(NodeKind::import_call, start);
    bool outer_no_in = no_in_;
    no_in_ = false;
    next();
    if (at(TokenType::right_parenthesis)) return fail_token("import() requires a specifier");
    if (at(TokenType::ellipsis)) return unexpected();
    node->specifier = parse_assignment();
    if (!node->specifier) return nullptr;
    if (eat(TokenType::comma) && !at(TokenType::right_parenthesis)) {
        node->options = parse_assignment();
        if (!node->options) return nullptr;
        eat(TokenType::comma);
    }
    if (!expect(TokenType::right_parenthesis)) return nullptr;
    no_in_ = outer_no_in;
    return finish(node);
}

} // namespace loopscope
