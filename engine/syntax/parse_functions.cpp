// ECMA-262 15 Functions (except classes: parse_classes.cpp)
#include "engine/syntax/casts.h"
#include "engine/syntax/parser_state.h"

namespace loopscope {

FunctionNode* Parser::make_function(NodeKind node_kind, FunctionKind kind, std::uint32_t start) {
    auto* function = make<FunctionNode>(node_kind, start);
    function->function_kind = kind;
    function->has_simple_parameters = true;
    function->source_start = start;
    return function;
}

// What changes where a function's own code begins. The caller keeps the context around it.
void Parser::enter_function(FunctionNode* function) {
    bool arrow = function->function_kind == FunctionKind::arrow;
    context_.is_async = function->is_async;
    context_.is_generator = function->is_generator;
    context_.await_reserved = options_.goal == ParseGoal::module;
    context_.in_function = true;
    context_.in_static_block = false;
    if (!arrow) {
        context_.forbids_arguments = false;
        context_.allows_super_property = false;
        context_.allows_super_call = false;
        context_.allows_new_target = true;
    }
    context_.labels = size32(labels_);
    context_.breakables = size32(breakables_);
    context_.yield_place = context_.await_place = context_.await_name_place = nowhere;
}

// From `function` or `async function` on. ECMA-262 15.2, 15.5, 15.6, 15.8
Node* Parser::parse_function_declaration(bool needs_name) {
    FunctionNode* function = make_function(NodeKind::function_declaration, FunctionKind::normal, token_.start);
    if (at_name(WellKnown::async)) {
        function->is_async = true;
        next();
    }
    next();
    function->is_generator = eat(TokenType::times);
    if (!at(TokenType::left_parenthesis)) {
        function->identifier = parse_identifier(NodeKind::binding_identifier);
        if (!function->identifier) return nullptr;
        function->name = function->identifier->name;
    } else if (needs_name) {
        return fail_token("Function statements require a function name");
    } else {
        function->name = name_of(WellKnown::default_);
    }
    Context outer = context_;
    enter_function(function);
    bool good = parse_function_rest(function);
    context_ = outer;
    return good ? function : nullptr;
}

Node* Parser::parse_function_expression() {
    FunctionNode* function = make_function(NodeKind::function_expression, FunctionKind::normal, token_.start);
    if (at_name(WellKnown::async)) {
        function->is_async = true;
        next();
    }
    next();
    function->is_generator = eat(TokenType::times);
    Context outer = context_;
    enter_function(function);
    bool good = true;
    if (!at(TokenType::left_parenthesis)) {
        // The name is the function's own: `yield` and `await` are judged inside.
        function->identifier = parse_identifier(NodeKind::binding_identifier);
        good = function->identifier != nullptr;
        if (good) function->name = function->identifier->name;
    }
    good = good && parse_function_rest(function);
    context_ = outer;
    return good ? function : nullptr;
}

// From the parameters' `(` on, in the function's context.
bool Parser::parse_function_rest(FunctionNode* function) {
    bool outer_no_in = no_in_;
    no_in_ = false;
    if (!expect(TokenType::left_parenthesis)) return false;
    if (!parse_formal_parameters(function, TokenType::right_parenthesis)) return false;
    next();
    if (!check_parameter_places(function) || !parse_function_body(function)) return false;
    no_in_ = outer_no_in;
    function->source_end = last_end_;
    finish(function);
    return true;
}

bool Parser::parse_formal_parameters(FunctionNode* function, TokenType end) {
    size_t base = list_.size();
    while (!at(end)) {
        if (at(TokenType::ellipsis)) {
            Node* rest = parse_binding_rest();
            if (!rest) return false;
            collect(rest);
            if (at(TokenType::assign)) return fail_token("Rest parameter may not have a default initializer"), false;
            if (!at(end))
                return at(TokenType::comma) ? (fail_token("Rest parameter must be last formal parameter"), false)
                                            : (unexpected(), false);
            break;
        }
        Node* parameter = parse_binding_element();
        if (!parameter) return false;
        collect(parameter);
        if (at(end)) break;
        if (at(TokenType::comma)) {
            next();
        } else if (end == TokenType::end_of_input) {
            return fail_token(at(TokenType::invalid) ? "Unexpected end of arg string"
                                                     : "Arg string terminates parameters early"),
                   false;
        } else {
            return unexpected(), false;
        }
    }
    function->parameters = take_list(base);
    summarize_parameters(function);
    return true;
}

// ECMA-262 15.5.1, 15.6.1, 15.8.1: no yield or await expression among the parameters.
bool Parser::check_parameter_places(FunctionNode*) {
    if (context_.yield_place != nowhere)
        return fail("Yield expression not allowed in formal parameter", context_.yield_place, context_.yield_place + 5),
               false;
    if (context_.await_place != nowhere)
        return fail("Illegal await-expression in formal parameters of async function", context_.await_place,
                    context_.await_place + 5),
               false;
    return true;
}

bool Parser::pattern_has_expression(const Node* node) {
    if (!node) return false;
    switch (node->kind) {
    case NodeKind::assignment_pattern: return true;
    case NodeKind::rest_element: return pattern_has_expression(as<UnaryNode>(node)->operand);
    case NodeKind::property:
        return as<PropertyNode>(node)->computed || pattern_has_expression(as<PropertyNode>(node)->value);
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
        for (Node* item : as<ListNode>(node)->items)
            if (pattern_has_expression(item)) return true;
        return false;
    default: return false;
    }
}

// ECMA-262 15.1.3 IsSimpleParameterList, 15.1.2 ContainsExpression, 15.1.5 ExpectedArgumentCount
void Parser::summarize_parameters(FunctionNode* function) {
    bool counting = true;
    for (Node* parameter : function->parameters) {
        if (parameter->kind != NodeKind::binding_identifier) function->has_simple_parameters = false;
        if (pattern_has_expression(parameter)) function->has_parameter_expressions = true;
        counting =
            counting && parameter->kind != NodeKind::assignment_pattern && parameter->kind != NodeKind::rest_element;
        if (counting) function->expected_argument_count++;
    }
}

bool Parser::parse_function_body(FunctionNode* function) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep(), false;
    function->body_start = token_.start;
    std::uint32_t outer_bracket = open_bracket_;
    open_bracket_ = token_.start;
    if (!expect(TokenType::left_brace)) return false;
    size_t base = list_.size();
    bool was_strict = context_.strict;
    if (!parse_directives()) return false;
    if (use_strict_place_ != nowhere && !function->has_simple_parameters)
        return fail("Illegal 'use strict' directive in function with non-simple parameter list", use_strict_place_,
                    use_strict_place_ + 12),
               false;
    if (context_.strict && !was_strict && !check_strict_names(function)) return false;
    if (!parse_statement_list(TokenType::right_brace, false)) return false;
    function->body = take_list(base);
    function->strict = context_.strict;
    open_bracket_ = outer_bracket;
    next();
    function->body_end = last_end_;
    return true;
}

// Names that were read before "use strict" was seen.
bool Parser::check_strict_names(FunctionNode* function) {
    IdentifierNode* name = function->identifier;
    if (name && !check_name(name->name, name->start, name->end, false, true)) return false;
    for (Node* parameter : function->parameters) {
        auto* identifier = as<IdentifierNode>(parameter);
        if (!check_name(identifier->name, identifier->start, identifier->end, false, true)) return false;
    }
    return true;
}

// ECMA-262 11.2.1 Directive Prologues. The statements are left on list_.
bool Parser::parse_directives() {
    Token legacy;
    use_strict_place_ = nowhere;
    while (at(TokenType::string)) {
        Token token = token_;
        Node* statement = parse_statement_list_item(false);
        if (!statement) return false;
        collect(statement);
        if (statement->kind != NodeKind::expression_statement) return true;
        auto* node = as<ExpressionStatementNode>(statement);
        if (node->expression->kind != NodeKind::string_literal || node->expression->is_parenthesized()) return true;
        node->is_directive = true;
        if (legacy.legacy == LegacyKind::none) legacy = token;
        if (!token.escaped && token.name == name_of(WellKnown::use_strict) && token.end - token.start == 12) {
            context_.strict = true;
            use_strict_place_ = token.start;
            if (!check_legacy(legacy)) return false;
        }
    }
    return true;
}

// The parameters' `(` is the present token.
FunctionNode* Parser::parse_method(FunctionKind kind, bool is_async, bool is_generator, std::uint32_t start,
                                   bool super_call) {
    FunctionNode* function = make_function(NodeKind::method_function, kind, start);
    function->is_async = is_async;
    function->is_generator = is_generator;
    Context outer = context_;
    enter_function(function);
    context_.allows_super_property = true;
    context_.allows_super_call = super_call;
    bool good = parse_function_rest(function) && check_accessor_parameters(function);
    context_ = outer;
    return good ? function : nullptr;
}

bool Parser::check_accessor_parameters(FunctionNode* function) {
    if (function->function_kind == FunctionKind::getter && function->parameters.count != 0)
        return fail_at(function->parameters[0], "Getter must not have any formal parameters."), false;
    if (function->function_kind != FunctionKind::setter) return true;
    if (function->parameters.count != 1)
        return fail("Setter must have exactly one formal parameter.", function->source_start, function->body_start),
               false;
    if (function->parameters[0]->kind == NodeKind::rest_element)
        return fail_at(function->parameters[0], "Setter function argument must not be a rest parameter"), false;
    return true;
}

// ECMA-262 15.3 Arrow Function Definitions. The parameters are patterns already; the token is `=>`.
Node* Parser::parse_arrow(std::uint32_t start, NodeList parameters, bool is_async) {
    FunctionNode* function = make_function(NodeKind::arrow_function, FunctionKind::arrow, start);
    function->is_async = is_async;
    function->parameters = parameters;
    summarize_parameters(function);
    next();
    Context outer = context_;
    enter_function(function);
    bool good = parse_arrow_body(function);
    context_ = outer;
    return good ? function : nullptr;
}

bool Parser::parse_arrow_body(FunctionNode* function) {
    bool outer_no_in = no_in_;
    if (at(TokenType::left_brace)) {
        no_in_ = false;
        if (!parse_function_body(function)) return false;
        no_in_ = outer_no_in;
    } else {
        function->has_expression_body = true;
        function->body_start = token_.start;
        function->expression = parse_assignment();
        if (!function->expression) return false;
        function->strict = context_.strict;
        function->body_end = last_end_;
    }
    function->source_end = last_end_;
    finish(function);
    return true;
}

} // namespace loopscope
