// Patterns: as they stand in declarations and parameters (ECMA-262 14.3.3), and made from expressions that turned out
// to be assignment targets (13.15.5) or an arrow function's parameters (15.3).
#include "engine/syntax/parser_state.h"

namespace loopscope {

// An array or object literal becomes a pattern. `binding`: an arrow function's parameter.
bool Parser::to_pattern(Node* node, bool binding) {
    bool is_array = node->kind == NodeKind::array_literal;
    node->kind = is_array ? NodeKind::array_pattern : NodeKind::object_pattern;
    NodeList items = as<ListNode>(node)->items;
    for (std::uint32_t index = 0; index < items.count; ++index) {
        Node* item = items[index];
        if (!item) continue;
        if (item->kind == NodeKind::spread_element) {
            auto* rest = as<UnaryNode>(item);
            if (index + 1 < items.count || (node->flags & comma_after_rest))
                return fail_at(item, "Rest element must be last element"), false;
            bool nested_pattern =
                rest->operand->kind == NodeKind::array_literal || rest->operand->kind == NodeKind::object_literal ||
                rest->operand->kind == NodeKind::array_pattern || rest->operand->kind == NodeKind::object_pattern;
            if (!is_array && nested_pattern)
                return fail_at(rest->operand, binding
                                                  ? "`...` must be followed by an identifier in declaration contexts"
                                                  : "`...` must be followed by an assignable reference in "
                                                    "assignment contexts"),
                       false;
        }
        if (!to_pattern_item(item, binding)) return false;
    }
    return true;
}

// An element: property, rest, default value, or target.
bool Parser::to_pattern_item(Node* item, bool binding) {
    switch (item->kind) {
    case NodeKind::rest_element: return true; // parsed as a binding already
    case NodeKind::spread_element: {
        auto* rest = as<UnaryNode>(item);
        if (rest->operand->kind == NodeKind::assignment_expression)
            return fail_at(rest->operand, "Invalid destructuring assignment target"), false;
        item->kind = NodeKind::rest_element;
        return to_pattern_element(rest->operand, binding);
    }
    case NodeKind::property: {
        auto* property = as<PropertyNode>(item);
        if (property->property_kind == PropertyKind::init || property->property_kind == PropertyKind::shorthand)
            return property->sets_prototype = false, to_pattern_item(property->value, binding);
        return fail_at(property->key, "Invalid destructuring assignment target"), false;
    }
    case NodeKind::assignment_expression: {
        auto* assignment = as<AssignmentNode>(item);
        if (assignment->op != Operator::none || item->is_parenthesized())
            return fail_at(item, "Invalid destructuring assignment target"), false;
        item->kind = NodeKind::assignment_pattern;
        return to_pattern_element(assignment->target, binding);
    }
    case NodeKind::assignment_pattern: return to_pattern_element(as<AssignmentNode>(item)->target, binding);
    default: return to_pattern_element(item, binding);
    }
}

bool Parser::to_pattern_element(Node* node, bool binding) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep(), false;
    switch (node->kind) {
    case NodeKind::array_literal:
    case NodeKind::object_literal:
        if (node->is_parenthesized()) return fail_at(node, "Invalid destructuring assignment target"), false;
        return to_pattern(node, binding);
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
        if (!binding) return true;
        // Made for an assignment inside: its targets must be names now.
        for (Node* item : as<ListNode>(node)->items) {
            if (!item) continue;
            Node* target = item;
            if (target->kind == NodeKind::rest_element) target = as<UnaryNode>(target)->operand;
            else if (target->kind == NodeKind::property) target = as<PropertyNode>(target)->value;
            if (target->kind == NodeKind::assignment_pattern) target = as<AssignmentNode>(target)->target;
            if (!to_pattern_element(target, binding)) return false;
        }
        return true;
    case NodeKind::identifier_reference: {
        auto* identifier = as<IdentifierNode>(node);
        if (binding && node->is_parenthesized()) return fail_at(node, "Invalid destructuring assignment target"), false;
        if (!check_name(identifier->name, node->start, node->end, false, true)) return false;
        if (binding) node->kind = NodeKind::binding_identifier;
        return true;
    }
    case NodeKind::binding_identifier: return true;
    case NodeKind::member_expression:
    case NodeKind::index_expression:
    case NodeKind::private_member_expression:
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression:
        if (!binding) return true;
        break;
    default: break;
    }
    return fail_at(node, "Invalid destructuring assignment target"), false;
}

// The target of =, += and so on, ++, --, for-in and for-of, when it is not a pattern.
// ECMA-262 8.6.4 AssignmentTargetType; calls are let through in sloppy code and throw at run time.
bool Parser::to_simple_target(Node* node, const char* message, bool allow_call) {
    switch (node->kind) {
    case NodeKind::identifier_reference: {
        auto* identifier = as<IdentifierNode>(node);
        bool restricted =
            identifier->name == name_of(WellKnown::eval) || identifier->name == name_of(WellKnown::arguments);
        if (!restricted || !context_.strict) return true;
        return fail_at(node, "Unexpected eval or arguments in strict mode"), false;
    }
    case NodeKind::member_expression:
    case NodeKind::index_expression:
    case NodeKind::private_member_expression:
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression: return true;
    case NodeKind::call_expression:
        if (allow_call && !context_.strict) return true;
        break;
    default: break;
    }
    bool compares = at(TokenType::assign) && node->kind != NodeKind::array_literal;
    fail_at(node, message, compares ? "To compare two values write === instead of =." : "");
    return false;
}

// ---- binding patterns

Node* Parser::parse_binding_target() {
    if (at(TokenType::left_bracket)) return parse_array_binding();
    if (at(TokenType::left_brace)) return parse_object_binding();
    return parse_identifier(NodeKind::binding_identifier);
}

// ECMA-262 14.3.3 BindingElement, also FormalParameter
Node* Parser::parse_binding_element() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    std::uint32_t start = token_.start;
    Node* target = parse_binding_target();
    if (!target || !at(TokenType::assign)) return target;
    auto* node = make<AssignmentNode>(NodeKind::assignment_pattern, start);
    node->target = target;
    next();
    bool outer_no_in = no_in_;
    no_in_ = false;
    node->value = parse_assignment();
    no_in_ = outer_no_in;
    return node->value ? finish(node) : nullptr;
}

Node* Parser::parse_binding_rest() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    auto* node = make<UnaryNode>(NodeKind::rest_element, token_.start);
    next();
    node->operand = parse_binding_target();
    return node->operand ? finish(node) : nullptr;
}

Node* Parser::parse_array_binding() {
    auto* node = make<ListNode>(NodeKind::array_pattern, token_.start);
    std::uint32_t outer_bracket = open_bracket_;
    open_bracket_ = token_.start;
    next();
    size_t base = list_.size();
    while (!at(TokenType::right_bracket)) {
        if (at(TokenType::comma)) {
            collect(nullptr);
            next();
            continue;
        }
        bool is_rest = at(TokenType::ellipsis);
        Node* item = is_rest ? parse_binding_rest() : parse_binding_element();
        if (!item) return nullptr;
        collect(item);
        if (at(TokenType::right_bracket)) break;
        if (is_rest && at(TokenType::comma)) return fail_token("Rest element must be last element");
        if (!expect(TokenType::comma)) return nullptr;
    }
    node->items = take_list(base);
    open_bracket_ = outer_bracket;
    next();
    return finish(node);
}

Node* Parser::parse_object_binding() {
    auto* node = make<ListNode>(NodeKind::object_pattern, token_.start);
    std::uint32_t outer_bracket = open_bracket_;
    open_bracket_ = token_.start;
    next();
    size_t base = list_.size();
    while (!at(TokenType::right_brace)) {
        bool is_rest = at(TokenType::ellipsis);
        Node* item = is_rest ? parse_binding_rest() : parse_binding_property();
        if (!item) return nullptr;
        if (is_rest && as<UnaryNode>(item)->operand->kind != NodeKind::binding_identifier)
            return fail_at(item, "`...` must be followed by an identifier in declaration contexts");
        collect(item);
        if (at(TokenType::right_brace)) break;
        if (is_rest && at(TokenType::comma)) return fail_token("Rest element must be last element");
        if (!expect(TokenType::comma)) return nullptr;
    }
    node->items = take_list(base);
    open_bracket_ = outer_bracket;
    next();
    return finish(node);
}

Node* Parser::parse_binding_property() {
    auto* property = make<PropertyNode>(NodeKind::property, token_.start);
    if (at(TokenType::identifier) && !peek_is(TokenType::colon, false)) {
        property->property_kind = PropertyKind::shorthand;
        auto* key = make<NameNode>(NodeKind::property_name, token_.start);
        key->name = token_.name;
        key->end = token_.end;
        property->key = key;
        property->value = parse_binding_element();
        return property->value ? finish(property) : nullptr;
    }
    TokenType word = token_.type;
    std::uint32_t key_start = token_.start;
    property->key = parse_property_key(property->computed);
    if (!property->key) return nullptr;
    if (!at(TokenType::colon))
        return is_reserved_word(word) || word == TokenType::escaped_reserved_word ? unexpected_at(key_start)
                                                                                  : unexpected();
    next();
    property->value = parse_binding_element();
    return property->value ? finish(property) : nullptr;
}

} // namespace loopscope
