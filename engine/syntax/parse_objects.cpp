// ECMA-262 13.2.5 Object Initializer
#include "engine/syntax/parser_state.h"

namespace loopscope {

Node* Parser::parse_object() {
    auto* node = make<ListNode>(NodeKind::object_literal, token_.start);
    std::uint32_t outer_bracket = open_bracket_;
    bool outer_no_in = no_in_;
    open_bracket_ = token_.start;
    no_in_ = false;
    next();
    size_t base = list_.size();
    std::uint32_t proto_place = nowhere;
    while (!at(TokenType::right_brace)) {
        bool is_spread = at(TokenType::ellipsis);
        Node* member = is_spread ? parse_spread(true) : parse_object_member(proto_place);
        if (!member) return nullptr;
        collect(member);
        if (at(TokenType::right_brace)) break;
        if (!expect(TokenType::comma)) return nullptr;
        if (is_spread && at(TokenType::right_brace)) node->flags |= comma_after_rest;
    }
    node->items = take_list(base);
    no_in_ = outer_no_in;
    open_bracket_ = outer_bracket;
    next();
    finish(node);
    // What follows decides whether this can still become a pattern.
    switch (token_.type) {
    case TokenType::assign:
    case TokenType::comma:
    case TokenType::right_bracket:
    case TokenType::right_brace:
    case TokenType::right_parenthesis:
    case TokenType::in_:
    case TokenType::identifier:
    case TokenType::end_of_input:
    case TokenType::semicolon: return node;
    default: return judge_cover_as_expression() ? node : nullptr;
    }
}

bool Parser::starts_property_key(TokenType type) {
    switch (type) {
    case TokenType::identifier:
    case TokenType::escaped_reserved_word:
    case TokenType::string:
    case TokenType::number:
    case TokenType::bigint:
    case TokenType::private_name:
    case TokenType::left_bracket: return true;
    default: return is_reserved_word(type);
    }
}

bool Parser::key_is(const Node* key, bool computed, WellKnown name) {
    if (computed) return false;
    return (key->kind == NodeKind::property_name || key->kind == NodeKind::string_literal) &&
           as<NameNode>(key)->name == name_of(name);
}

// Private names only where a class calls this.
Node* Parser::parse_property_key(bool& computed) {
    computed = false;
    switch (token_.type) {
    case TokenType::number: return parse_number();
    case TokenType::bigint: return parse_name_literal(NodeKind::bigint_literal);
    case TokenType::string: return check_legacy(token_) ? parse_name_literal(NodeKind::string_literal) : nullptr;
    case TokenType::left_bracket: {
        bool outer_no_in = no_in_;
        no_in_ = false;
        computed = true;
        next();
        Node* key = parse_assignment();
        if (!key || !expect(TokenType::right_bracket)) return nullptr;
        no_in_ = outer_no_in;
        return key;
    }
    default: break;
    }
    if (!starts_property_key(token_.type) || at(TokenType::private_name)) return unexpected();
    return parse_name_literal(NodeKind::property_name);
}

Node* Parser::parse_object_member(std::uint32_t& proto_place) {
    auto* property = make<PropertyNode>(NodeKind::property, token_.start);
    bool is_async = false, is_generator = false;
    PropertyKind kind = PropertyKind::init;
    if (at_name(WellKnown::async) || at_name(WellKnown::get) || at_name(WellKnown::set)) {
        Glimpse after = peek();
        bool async = at_name(WellKnown::async);
        bool is_modifier = (starts_property_key(after.type) && after.type != TokenType::private_name) ||
                           (async && after.type == TokenType::times);
        if (is_modifier && !(async && after.newline_before)) {
            is_async = async;
            if (!async) kind = at_name(WellKnown::get) ? PropertyKind::get : PropertyKind::set;
            next();
        }
    }
    if (kind == PropertyKind::init && eat(TokenType::times)) is_generator = true;
    TokenType word = token_.type;
    if (word == TokenType::identifier && kind == PropertyKind::init && !is_async && !is_generator) {
        TokenType after = peek().type;
        if (after != TokenType::colon && after != TokenType::left_parenthesis) return parse_shorthand(property);
    }
    std::uint32_t key_start = token_.start;
    property->key = parse_property_key(property->computed);
    if (!property->key) return nullptr;
    if (is_async || is_generator || kind != PropertyKind::init || at(TokenType::left_parenthesis))
        return parse_object_method(property, kind == PropertyKind::init ? PropertyKind::method : kind, is_async,
                                   is_generator);
    if (at(TokenType::colon)) return parse_property_value(property, proto_place);
    if (is_reserved_word(word) && (at(TokenType::comma) || at(TokenType::right_brace) || at(TokenType::assign)))
        return unexpected_at(key_start);
    return word == TokenType::escaped_reserved_word ? unexpected_at(key_start) : unexpected();
}

Node* Parser::parse_object_method(PropertyNode* property, PropertyKind kind, bool is_async, bool is_generator) {
    if (!at(TokenType::left_parenthesis)) return unexpected();
    FunctionKind function_kind = kind == PropertyKind::get   ? FunctionKind::getter
                                 : kind == PropertyKind::set ? FunctionKind::setter
                                                             : FunctionKind::method;
    property->property_kind = kind;
    property->value = parse_method(function_kind, is_async, is_generator, property->start, false);
    return property->value ? finish(property) : nullptr;
}

// The token is the colon. ECMA-262 13.2.5.1: `__proto__: value` at most once, unless in a pattern.
Node* Parser::parse_property_value(PropertyNode* property, std::uint32_t& proto_place) {
    next();
    property->value = parse_assignment_with_covers();
    if (!property->value) return nullptr;
    if (key_is(property->key, property->computed, WellKnown::proto)) {
        if (proto_place != nowhere && covers_.double_proto == nowhere) covers_.double_proto = property->start;
        proto_place = property->start;
        property->sets_prototype = true;
    }
    return finish(property);
}

// The token is the name: {a} or {a = 1}.
Node* Parser::parse_shorthand(PropertyNode* property) {
    if (!check_identifier(false)) return nullptr;
    property->property_kind = PropertyKind::shorthand;
    auto* key = make<NameNode>(NodeKind::property_name, token_.start);
    key->name = token_.name;
    key->end = token_.end;
    property->key = key;
    IdentifierNode* value = make_identifier(NodeKind::identifier_reference);
    property->value = value;
    if (at(TokenType::assign)) {
        // CoverInitializedName: right only if this becomes a pattern.
        if (covers_.shorthand_initializer == nowhere) covers_.shorthand_initializer = token_.start;
        auto* pattern = make<AssignmentNode>(NodeKind::assignment_pattern, value->start);
        pattern->target = value;
        next();
        pattern->value = parse_assignment();
        if (!pattern->value) return nullptr;
        property->value = finish(pattern);
    }
    return finish(property);
}

} // namespace loopscope
