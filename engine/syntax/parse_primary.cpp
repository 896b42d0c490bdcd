// ECMA-262 13.2 Primary Expression: words, literals, parentheses and the heads of arrow functions
#include "engine/syntax/parser_state.h"

namespace loopscope {

Node* Parser::parse_primary() {
    switch (token_.type) {
    case TokenType::identifier: return parse_word_expression();
    case TokenType::number: return parse_number();
    case TokenType::string: {
        if (!check_legacy(token_)) return nullptr;
        return parse_name_literal(NodeKind::string_literal);
    }
    case TokenType::bigint: return parse_name_literal(NodeKind::bigint_literal);
    case TokenType::intrinsic_name: return parse_name_literal(NodeKind::intrinsic_reference);
    case TokenType::left_parenthesis: return parse_parenthesized();
    case TokenType::left_bracket: return parse_array();
    case TokenType::left_brace: return parse_object();
    case TokenType::function_: return parse_function_expression();
    case TokenType::class_: return parse_class(false, false);
    case TokenType::template_part: return parse_template(false);
    case TokenType::divide:
    case TokenType::divide_assign: return parse_regexp();
    case TokenType::new_: return parse_new();
    case TokenType::super_: return parse_super();
    case TokenType::import_: return parse_import_expression();
    case TokenType::this_: {
        auto* node = make<ContextNode>(NodeKind::this_expression, token_.start);
        next();
        return finish(node);
    }
    case TokenType::null_: return parse_literal(NodeKind::null_literal);
    case TokenType::true_:
    case TokenType::false_: {
        auto* node = make<BooleanNode>(NodeKind::boolean_literal, token_.start);
        node->value = at(TokenType::true_);
        next();
        return finish(node);
    }
    default: return unexpected();
    }
}

Node* Parser::parse_literal(NodeKind kind) {
    Node* node = make<Node>(kind, token_.start);
    next();
    return finish(node);
}

Node* Parser::parse_number() {
    if (!check_legacy(token_)) return nullptr;
    auto* node = make<NumberNode>(NodeKind::numeric_literal, token_.start);
    node->value = token_.number;
    next();
    return finish(node);
}

NameNode* Parser::parse_name_literal(NodeKind kind) {
    auto* node = make<NameNode>(kind, token_.start);
    node->name = token_.name;
    next();
    last_name_ = {};
    return finish(node);
}

// ECMA-262 13.2.7.1 and 22.2.4: flags here, the pattern by the injected validator.
Node* Parser::parse_regexp() {
    lexer_.rescan_regexp(token_);
    if (at(TokenType::invalid)) return unexpected();
    auto* node = make<RegExpNode>(NodeKind::regexp_literal, token_.start);
    node->pattern = token_.name;
    node->flags = token_.raw;
    std::u16string_view flags = tree_.text(node->flags);
    if (!check_regexp_flags(flags)) return fail_token("Invalid regular expression flags");
    if (options_.validate_regexp) {
        std::string reason = options_.validate_regexp(tree_.text(node->pattern), flags);
        if (!reason.empty())
            return fail_text("Invalid regular expression: /" + tree_.utf8(node->pattern) + "/" +
                                 tree_.utf8(node->flags) + ": " + reason,
                             token_.start, token_.end, {});
    }
    next();
    return finish(node);
}

bool Parser::check_regexp_flags(std::u16string_view flags) const {
    constexpr std::u16string_view known = u"dgimsuvy";
    std::uint32_t seen = 0;
    for (char16_t flag : flags) {
        size_t place = known.find(flag);
        if (place == std::u16string_view::npos || (seen >> place & 1)) return false;
        seen |= 1u << place;
    }
    return !((seen >> 5 & 1) && (seen >> 6 & 1)); // not both u and v
}

// ---- identifiers

bool Parser::check_identifier(bool binding) {
    if (!at(TokenType::identifier)) return unexpected(), false;
    return check_name(token_.name, token_.start, token_.end, token_.escaped, binding);
}

// ECMA-262 13.1 Identifiers, early errors
bool Parser::check_name(SyntaxName name, std::uint32_t start, std::uint32_t end, bool escaped, bool binding) {
    if (name.index > name_of(WellKnown::public_).index) return true;
    auto is = [name](WellKnown known) { return name == name_of(known); };
    if (is(WellKnown::await)) {
        if (context_.is_async || context_.await_reserved)
            return fail(escaped ? "Keyword must not contain escaped characters" : "Unexpected reserved word", start,
                        end, "In async functions and modules `await` is an operator, not a name."),
                   false;
        if (context_.await_name_place == nowhere) context_.await_name_place = start;
        return true;
    }
    if (is(WellKnown::arguments) && context_.forbids_arguments && !binding)
        return fail("'arguments' is not allowed in class field initializer or static initialization block", start, end),
               false;
    if (is(WellKnown::yield) && context_.is_generator && !context_.strict)
        return fail("Unexpected identifier 'yield'", start, end), false;
    if (!context_.strict) return true;
    bool reserved =
        is(WellKnown::yield) || is(WellKnown::let) || is(WellKnown::static_) ||
        (name.index >= name_of(WellKnown::implements).index && name.index <= name_of(WellKnown::public_).index);
    if (reserved)
        return fail(escaped ? "Keyword must not contain escaped characters" : "Unexpected strict mode reserved word",
                    start, end),
               false;
    if (binding && (is(WellKnown::eval) || is(WellKnown::arguments)))
        return fail("Unexpected eval or arguments in strict mode", start, end), false;
    return true;
}

IdentifierNode* Parser::make_identifier(NodeKind kind) {
    auto* node = make<IdentifierNode>(kind, token_.start);
    node->name = token_.name;
    next();
    return finish(node);
}

IdentifierNode* Parser::parse_identifier(NodeKind kind) {
    if (!check_identifier(kind == NodeKind::binding_identifier)) return nullptr;
    return make_identifier(kind);
}

Node* Parser::parse_word_expression() {
    std::uint32_t start = token_.start;
    if (at_name(WellKnown::async)) {
        Glimpse after = peek();
        if (!after.newline_before && (after.type == TokenType::function_ || after.type == TokenType::identifier))
            return parse_async_expression();
    }
    IdentifierNode* word = parse_identifier(NodeKind::identifier_reference);
    if (word && at(TokenType::arrow) && !token_.newline_before && arrow_may_start_ == start)
        return parse_identifier_arrow(word, start, false);
    return word;
}

// `async function`, `async x =>`, or the plain name before some other word.
Node* Parser::parse_async_expression() {
    std::uint32_t start = token_.start;
    if (peek_is(TokenType::function_, true)) return parse_function_expression();
    Glimpse after = peek_second();
    if (after.type != TokenType::arrow || after.newline_before || arrow_may_start_ != start)
        return parse_identifier(NodeKind::identifier_reference);
    next();
    if (token_.name == name_of(WellKnown::await))
        return fail_token("Can not use 'await' as identifier inside an async function");
    IdentifierNode* parameter = parse_identifier(NodeKind::identifier_reference);
    return parameter ? parse_identifier_arrow(parameter, start, true) : nullptr;
}

// The token is `=>`.
Node* Parser::parse_identifier_arrow(IdentifierNode* parameter, std::uint32_t start, bool is_async) {
    parameter->kind = NodeKind::binding_identifier;
    if (!check_name(parameter->name, parameter->start, parameter->end, false, true)) return nullptr;
    Node* node = parameter;
    return parse_arrow(start, tree_.arena.copy(&node, 1), is_async);
}

// ---- parentheses

// CoverParenthesizedExpressionAndArrowParameterList. ECMA-262 13.2.9, 15.3
Node* Parser::parse_parenthesized() {
    std::uint32_t start = token_.start;
    bool can_be_arrow = arrow_may_start_ == start;
    std::uint32_t outer_bracket = open_bracket_;
    bool outer_no_in = no_in_;
    std::uint32_t yield_place = context_.yield_place, await_place = context_.await_place;
    std::uint32_t await_name_place = context_.await_name_place;
    CoverErrors outer_covers = covers_;
    covers_ = {};
    forget_places();
    open_bracket_ = start;
    no_in_ = false;
    next();
    size_t base = list_.size();
    std::uint32_t arrow_only = token_.start; // a place that is wrong unless `=>` follows
    bool needs_arrow = at(TokenType::right_parenthesis);
    std::uint32_t inner_start = token_.start;
    while (!at(TokenType::right_parenthesis)) {
        std::uint32_t item_start = token_.start;
        Node* item = at(TokenType::ellipsis) ? parse_binding_rest() : parse_assignment_with_covers();
        if (!item) return nullptr;
        collect(item);
        if (item->kind == NodeKind::rest_element) {
            needs_arrow = true;
            arrow_only = item_start;
            if (at(TokenType::comma)) return fail_token("Rest parameter must be last formal parameter");
            break;
        }
        if (!at(TokenType::comma)) break;
        next();
        if (!at(TokenType::right_parenthesis)) continue;
        needs_arrow = true;
        arrow_only = token_.start;
    }
    std::uint32_t inner_end = last_end_;
    if (!expect(TokenType::right_parenthesis)) return nullptr;
    open_bracket_ = outer_bracket;
    no_in_ = outer_no_in;
    bool is_arrow = can_be_arrow && at(TokenType::arrow) && !token_.newline_before;
    if (is_arrow) {
        if (!check_arrow_places(false)) return nullptr;
        for (size_t index = base; index < list_.size(); ++index)
            if (!to_pattern_item(list_[index], true)) return nullptr;
        covers_ = outer_covers;
        // `async (a = (await) => b) => c` is wrong because of the outer arrow.
        context_.yield_place = context_.await_place = nowhere;
        keep_places(yield_place, await_place, await_name_place);
        return parse_arrow(start, take_list(base), false);
    }
    if (needs_arrow) {
        if (at(TokenType::arrow) || (at(TokenType::end_of_input) && list_.size() == base)) return unexpected();
        return unexpected_at(arrow_only);
    }
    if (!judge_cover_as_expression()) return nullptr;
    covers_ = outer_covers;
    keep_places(yield_place, await_place, await_name_place);
    return finish_parenthesized(base, inner_start, inner_end);
}

Node* Parser::finish_parenthesized(size_t base, std::uint32_t inner_start, std::uint32_t inner_end) {
    Node* node;
    if (list_.size() - base == 1) {
        node = list_[base];
        list_.resize(base);
    } else {
        auto* sequence = make<ListNode>(NodeKind::sequence_expression, inner_start);
        sequence->items = take_list(base);
        sequence->end = inner_end;
        node = sequence;
    }
    node->flags |= NodeFlags::parenthesized;
    return node;
}

} // namespace loopscope
