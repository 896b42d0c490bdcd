// ECMA-262 15.7 Class Definitions. All of a class is strict code.
#include "engine/syntax/parser_state.h"

namespace loopscope {

Node* Parser::parse_class(bool is_statement, bool needs_name) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    auto* node = make<ClassNode>(is_statement ? NodeKind::class_declaration : NodeKind::class_expression, token_.start);
    bool outer_strict = context_.strict;
    context_.strict = true;
    next();
    if (at(TokenType::identifier)) {
        node->identifier = parse_identifier(NodeKind::binding_identifier);
        if (!node->identifier) return nullptr;
        node->name = node->identifier->name;
    } else if (needs_name) {
        return unexpected();
    } else if (is_statement) {
        node->name = name_of(WellKnown::default_);
    }
    if (eat(TokenType::extends_)) {
        std::uint32_t start = token_.start;
        node->heritage = parse_left_hand_side();
        if (!node->heritage) return nullptr;
        if (is_unparenthesized_arrow(node->heritage))
            return fail("Malformed arrow function parameter list", start, last_end_);
    }
    std::uint32_t outer_bracket = open_bracket_;
    bool outer_no_in = no_in_;
    open_bracket_ = token_.start;
    no_in_ = false;
    if (!expect(TokenType::left_brace)) return nullptr;
    bool outer_class = context_.in_class;
    context_.in_class = true;
    size_t base = list_.size();
    while (!at(TokenType::right_brace)) {
        if (eat(TokenType::semicolon)) continue;
        if (!parse_class_element(node)) return nullptr;
    }
    node->elements = take_list_of<ClassElementNode>(base);
    context_.strict = outer_strict;
    context_.in_class = outer_class;
    open_bracket_ = outer_bracket;
    no_in_ = outer_no_in;
    next();
    finish(node);
    if (node->constructor) {
        node->constructor->source_start = node->start;
        node->constructor->source_end = node->end;
    }
    return node;
}

// static, async, *, get, set, and the key. A word is a modifier only before something that can be a key.
bool Parser::parse_element_head(ElementHead& head) {
    head.start = head.method_start = token_.start;
    head.kind = ClassElementKind::method;
    if (at_name(WellKnown::static_)) {
        Glimpse after = peek();
        if (starts_property_key(after.type) || after.type == TokenType::times || after.type == TokenType::left_brace) {
            head.is_static = true;
            next();
            head.method_start = token_.start;
            if (at(TokenType::left_brace)) {
                head.kind = ClassElementKind::static_block;
                return true;
            }
        }
    }
    if (at_name(WellKnown::async) || at_name(WellKnown::get) || at_name(WellKnown::set)) {
        Glimpse after = peek();
        bool async = at_name(WellKnown::async);
        bool modifier = starts_property_key(after.type) || (async && after.type == TokenType::times);
        if (modifier && !(async && after.newline_before)) {
            head.is_async = async;
            if (!async) head.kind = at_name(WellKnown::get) ? ClassElementKind::getter : ClassElementKind::setter;
            next();
        }
    }
    if (head.kind == ClassElementKind::method && eat(TokenType::times)) head.is_generator = true;
    if (!at(TokenType::private_name)) {
        head.key = parse_property_key(head.computed);
        return head.key != nullptr;
    }
    if (token_.name == name_of(WellKnown::private_constructor))
        return fail_token("Classes may not have a private field named '#constructor'"), false;
    auto* name = make<PrivateNameNode>(NodeKind::private_name, token_.start);
    name->name = token_.name;
    next();
    head.key = finish(name);
    return true;
}

// One element; it is left on list_, but for the constructor.
bool Parser::parse_class_element(ClassNode* node) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep(), false;
    ElementHead head{};
    if (!parse_element_head(head)) return false;
    if (head.kind == ClassElementKind::static_block) return parse_static_block(head.start);
    bool plain = !head.is_async && !head.is_generator && head.kind == ClassElementKind::method;
    if (!plain || at(TokenType::left_parenthesis)) return parse_class_method(node, head);
    return parse_class_field(head);
}

ClassElementNode* Parser::make_element(const ElementHead& head, ClassElementKind kind) {
    auto* element = make<ClassElementNode>(NodeKind::class_element, head.start);
    element->element_kind = kind;
    element->is_static = head.is_static;
    element->computed = head.computed;
    element->key = head.key;
    return element;
}

// ECMA-262 15.7.1 early errors of methods
bool Parser::parse_class_method(ClassNode* node, ElementHead& head) {
    if (!at(TokenType::left_parenthesis)) return unexpected(), false;
    bool is_constructor = !head.is_static && key_is(head.key, head.computed, WellKnown::constructor);
    if (is_constructor) {
        const char* wrong = head.kind != ClassElementKind::method ? "Class constructor may not be an accessor"
                            : head.is_generator                   ? "Class constructor may not be a generator"
                            : head.is_async                       ? "Class constructor may not be an async method"
                            : node->constructor                   ? "A class may only have one constructor"
                                                                  : nullptr;
        if (wrong) return fail_at(head.key, wrong), false;
    }
    if (head.is_static && key_is(head.key, head.computed, WellKnown::prototype))
        return fail_at(head.key, "Classes may not have a static property named 'prototype'"), false;
    FunctionKind kind = head.kind == ClassElementKind::getter   ? FunctionKind::getter
                        : head.kind == ClassElementKind::setter ? FunctionKind::setter
                        : !is_constructor                       ? FunctionKind::method
                        : node->heritage                        ? FunctionKind::derived_constructor
                                                                : FunctionKind::base_constructor;
    FunctionNode* function = parse_method(kind, head.is_async, head.is_generator, head.method_start,
                                          kind == FunctionKind::derived_constructor);
    if (!function) return false;
    function->home_class = node;
    if (is_constructor) {
        node->constructor = function;
        return true;
    }
    ClassElementNode* element = make_element(head, head.kind);
    element->function = function;
    collect(finish(element));
    return true;
}

bool Parser::parse_class_field(ElementHead& head) {
    if (key_is(head.key, head.computed, WellKnown::constructor))
        return fail_at(head.key, "Classes may not have a field named 'constructor'"), false;
    if (head.is_static && key_is(head.key, head.computed, WellKnown::prototype))
        return fail_at(head.key, "Classes may not have a static property named 'prototype'"), false;
    if (!head.computed && (at(TokenType::colon) || at(TokenType::comma)))
        return unexpected_at(head.key->start), false; // as V8: the name is what does not fit
    ClassElementNode* element = make_element(head, ClassElementKind::field);
    if (eat(TokenType::assign)) {
        FunctionNode* function =
            make_function(NodeKind::initializer_function, FunctionKind::class_field_initializer, token_.start);
        function->body_start = token_.start;
        Context outer = context_;
        enter_function(function);
        context_.in_function = false;
        context_.allows_super_property = true;
        context_.forbids_arguments = true;
        function->expression = parse_assignment();
        context_ = outer;
        if (!function->expression) return false;
        function->strict = true;
        function->has_expression_body = true;
        finish(function);
        function->body_end = function->source_end = function->end;
        element->function = function;
    }
    finish(element);
    if (!expect_semicolon()) return false;
    collect(element);
    return true;
}

// ECMA-262 15.7 ClassStaticBlock. The token is `{`.
bool Parser::parse_static_block(std::uint32_t start) {
    ElementHead head{};
    head.start = start;
    head.is_static = true;
    ClassElementNode* element = make_element(head, ClassElementKind::static_block);
    FunctionNode* function =
        make_function(NodeKind::initializer_function, FunctionKind::class_static_block, token_.start);
    function->strict = true;
    function->body_start = token_.start;
    Context outer = context_;
    enter_function(function);
    context_.in_function = false;
    context_.in_static_block = true;
    context_.await_reserved = true;
    context_.allows_super_property = true;
    context_.forbids_arguments = true;
    std::uint32_t outer_bracket = open_bracket_;
    open_bracket_ = token_.start;
    next();
    size_t base = list_.size();
    bool good = parse_statement_list(TokenType::right_brace, false);
    context_ = outer;
    if (!good) return false;
    function->body = take_list(base);
    open_bracket_ = outer_bracket;
    next();
    finish(function);
    function->body_end = function->source_end = function->end;
    element->function = function;
    collect(finish(element));
    return true;
}

} // namespace loopscope
