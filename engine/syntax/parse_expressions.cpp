// ECMA-262 13.3 to 13.16: from member expressions up to the comma operator
#include "engine/syntax/casts.h"
#include "engine/syntax/parser_state.h"

namespace loopscope {

// ---- comma and assignment

Node* Parser::parse_expression() {
    if (at(TokenType::ellipsis)) { // the parameters of an arrow function without their brackets, for V8
        std::uint32_t start = token_.start;
        next();
        return at(TokenType::end_of_input) ? unexpected() : unexpected_at(start);
    }
    CoverErrors outer = covers_;
    covers_ = {};
    Node* expression = parse_expression_with_covers();
    if (!expression || !judge_cover_as_expression()) return nullptr;
    covers_ = outer;
    return expression;
}

Node* Parser::parse_expression_with_covers() {
    std::uint32_t start = token_.start;
    Node* first = parse_assignment_with_covers();
    if (!first || !at(TokenType::comma)) return first;
    return parse_comma(first, start);
}

// ECMA-262 13.16 Comma Operator
Node* Parser::parse_comma(Node* first, std::uint32_t start) {
    size_t base = list_.size();
    collect(first);
    while (eat(TokenType::comma)) {
        Node* item = parse_assignment_with_covers();
        if (!item) return nullptr;
        collect(item);
    }
    auto* sequence = make<ListNode>(NodeKind::sequence_expression, start);
    sequence->items = take_list(base);
    return finish(sequence);
}

Node* Parser::parse_assignment() {
    CoverErrors outer = covers_;
    covers_ = {};
    Node* expression = parse_assignment_with_covers();
    if (!expression || !judge_cover_as_expression()) return nullptr;
    covers_ = outer;
    return expression;
}

// What was right as a pattern only has become an expression.
bool Parser::judge_cover_as_expression() {
    if (covers_.shorthand_initializer != nowhere)
        return fail("Invalid shorthand property initializer", covers_.shorthand_initializer,
                    covers_.shorthand_initializer + 1,
                    "In an object literal a value follows a colon: { name: value }."),
               false;
    if (covers_.double_proto != nowhere)
        return fail("Duplicate __proto__ fields are not allowed in object literals", covers_.double_proto,
                    covers_.double_proto + 9),
               false;
    return true;
}

Node* Parser::parse_assignment_with_covers() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    std::uint32_t start = token_.start;
    Node* part = parse_assignment_part();
    if (!part || !at(TokenType::question) || is_unparenthesized_arrow(part)) return part;
    if (part->kind == NodeKind::yield_expression || part->kind == NodeKind::assignment_expression)
        if (!part->is_parenthesized()) return part;
    return parse_conditional_chain(part, start);
}

// ECMA-262 13.14 Conditional Operator: `a ? b : c ? d : e` is a loop. The token is `?`.
Node* Parser::parse_conditional_chain(Node* test, std::uint32_t start) {
    size_t base = list_.size();
    ConditionalNode* last = nullptr;
    for (;;) {
        auto* node = make<ConditionalNode>(NodeKind::conditional_expression, start);
        if (last) last->alternate = node;
        last = node;
        collect(node);
        next();
        node->test = test;
        bool outer_no_in = no_in_;
        no_in_ = false;
        node->consequent = parse_assignment();
        no_in_ = outer_no_in;
        if (!node->consequent || !expect(TokenType::colon)) return nullptr;
        CoverErrors outer = covers_;
        covers_ = {};
        start = token_.start;
        test = parse_assignment_part();
        if (!test || !judge_cover_as_expression()) return nullptr;
        covers_ = outer;
        bool ends = !at(TokenType::question) || is_unparenthesized_arrow(test) ||
                    ((test->kind == NodeKind::yield_expression || test->kind == NodeKind::assignment_expression) &&
                     !test->is_parenthesized());
        if (ends) break;
    }
    last->alternate = test;
    for (size_t index = base; index < list_.size(); ++index) finish(list_[index]);
    Node* first = list_[base];
    list_.resize(base);
    return first;
}

// An assignment expression, but for `? :`.
Node* Parser::parse_assignment_part() {
    if (context_.is_generator && at_name(WellKnown::yield)) return parse_yield();
    std::uint32_t start = token_.start;
    if (at(TokenType::identifier) || at(TokenType::left_parenthesis)) arrow_may_start_ = start;
    std::uint32_t proto_before = covers_.double_proto;
    Node* left = parse_binary();
    if (!left || is_unparenthesized_arrow(left)) return left;
    if (token_.type < TokenType::assign || token_.type > TokenType::coalesce_assign) return left;
    return parse_assignment_tail(left, start, proto_before);
}

// ECMA-262 13.15 Assignment Operators. The token is one of them.
Node* Parser::parse_assignment_tail(Node* left, std::uint32_t start, std::uint32_t proto_before) {
    Operator op = Operator::none;
    constexpr Operator operators[] = {Operator::none,         Operator::add,
                                      Operator::subtract,     Operator::multiply,
                                      Operator::divide,       Operator::remainder,
                                      Operator::exponentiate, Operator::left_shift,
                                      Operator::right_shift,  Operator::unsigned_right_shift,
                                      Operator::bit_and,      Operator::bit_or,
                                      Operator::bit_xor,      Operator::logical_and,
                                      Operator::logical_or,   Operator::coalesce};
    op = operators[static_cast<int>(token_.type) - ordinal(TokenType::assign)];
    bool is_pattern = left->kind == NodeKind::object_literal || left->kind == NodeKind::array_literal;
    if (op == Operator::none && is_pattern && !left->is_parenthesized()) {
        if (!to_pattern(left, false)) return nullptr;
        if (covers_.shorthand_initializer != nowhere && covers_.shorthand_initializer >= start)
            covers_.shorthand_initializer = nowhere;
        covers_.double_proto = proto_before;
    } else {
        bool logical = op == Operator::logical_and || op == Operator::logical_or || op == Operator::coalesce;
        if (!to_simple_target(left, "Invalid left-hand side in assignment", !logical)) return nullptr;
    }
    auto* node = make<AssignmentNode>(NodeKind::assignment_expression, start);
    node->op = op;
    node->target = left;
    next();
    node->value = parse_assignment();
    return node->value ? finish(node) : nullptr;
}

// ECMA-262 15.5 YieldExpression
Node* Parser::parse_yield() {
    if (context_.yield_place == nowhere) context_.yield_place = token_.start;
    auto* node = make<YieldNode>(NodeKind::yield_expression, token_.start);
    next();
    if (token_.newline_before) return finish(node);
    switch (token_.type) {
    case TokenType::end_of_input:
    case TokenType::semicolon:
    case TokenType::right_brace:
    case TokenType::right_bracket:
    case TokenType::right_parenthesis:
    case TokenType::colon:
    case TokenType::comma:
    case TokenType::in_: return finish(node);
    default: break;
    }
    if (at(TokenType::times)) {
        node->delegate = true;
        next();
    }
    node->argument = parse_assignment();
    return node->argument ? finish(node) : nullptr;
}

// ---- binary operators

static constexpr std::uint8_t precedence_of_relation = 8;

// In the order of Operator, from add to coalesce.
static constexpr std::uint8_t precedences[] = {10, 10, 11, 11, 11, 0, 9, 9, 9, 6, 4, 5, 7,
                                               7,  7,  7,  8,  8,  8, 8, 8, 8, 3, 2, 1};

static Operator binary_operator(TokenType type) {
    if (type == TokenType::instanceof_) return Operator::instanceof_;
    if (type == TokenType::in_) return Operator::in;
    int offset = static_cast<int>(type) - ordinal(TokenType::plus);
    if (type < TokenType::plus || type > TokenType::coalesce) return Operator::none;
    // instanceof and in stand between the relations and the logical operators
    if (type >= TokenType::logical_and)
        return static_cast<Operator>(ordinal(Operator::logical_and) + static_cast<int>(type) -
                                     ordinal(TokenType::logical_and));
    return static_cast<Operator>(ordinal(Operator::add) + offset);
}

static bool is_unparenthesized_power(const Node* node) {
    return node->kind == NodeKind::binary_expression && !node->is_parenthesized() &&
           as<BinaryNode>(node)->op == Operator::exponentiate;
}

static bool is_logical(const Node* node) {
    return node->kind == NodeKind::logical_expression && !node->is_parenthesized();
}

std::uint8_t Parser::binary_precedence() const {
    Operator op = binary_operator(token_.type);
    if (op == Operator::none || (op == Operator::in && no_in_)) return 0;
    return precedences[static_cast<int>(op) - ordinal(Operator::add)];
}

// ECMA-262 13.6 to 13.13, by operator precedence with an explicit stack.
Node* Parser::parse_binary() {
    size_t base = operators_.size();
    std::uint32_t start = token_.start;
    Node* right = parse_operand(base, start);
    if (!right || is_unparenthesized_arrow(right)) return operators_.resize(base), right;
    for (;;) {
        std::uint8_t precedence = binary_precedence();
        while (operators_.size() > base && operators_.back().precedence >= precedence) {
            if (!reduce_operator(right)) return nullptr;
            start = right->start;
        }
        if (precedence == 0) return right;
        push_operator({right, nullptr, token_.start, start, binary_operator(token_.type), precedence});
        next();
        start = token_.start;
        right = parse_operand(base, start);
        if (!right) return nullptr;
        if (is_unparenthesized_arrow(right)) return unexpected();
    }
}

// `#name in` is put on the stack as an operator without a left operand.
Node* Parser::parse_operand(size_t operators_base, std::uint32_t& start) {
    if (!at(TokenType::private_name)) return parse_unary();
    bool fits = operators_.size() == operators_base || operators_.back().precedence < precedence_of_relation;
    if (!fits || no_in_ || !peek_is(TokenType::in_, false)) {
        if (context_.in_class || !options_.private_names.empty()) return unexpected();
        return fail_named("Private field ", token_.name, " must be declared in an enclosing class", token_.start,
                          token_.end);
    }
    auto* name = make<PrivateNameNode>(NodeKind::private_name, token_.start);
    name->name = token_.name;
    next();
    finish(name);
    push_operator({nullptr, name, token_.start, name->start, Operator::in, precedence_of_relation});
    next();
    start = token_.start;
    return at(TokenType::private_name) ? unexpected() : parse_unary();
}

std::nullptr_t Parser::mixes_coalesce(Operator op, std::uint32_t start) {
    return fail(op == Operator::coalesce     ? "Unexpected token '?\?'"
                : op == Operator::logical_or ? "Unexpected token '||'"
                                             : "Unexpected token '&&'",
                start, start + 2, "Put parentheses around one side: ?? does not mix with && and ||.");
}

bool Parser::reduce_operator(Node*& right) {
    PendingOperator pending = operators_.back();
    operators_.pop_back();
    if (!pending.left) {
        auto* node = make<PrivateInNode>(NodeKind::private_in_expression, pending.left_start);
        node->name = pending.private_name;
        node->right = right;
        right = finish(node);
        return true;
    }
    bool logical = pending.op >= Operator::logical_and;
    if (logical) {
        // ECMA-262 13.13: ?? does not mix with && and || without parentheses.
        bool coalesce = pending.op == Operator::coalesce;
        if (is_logical(pending.left) && coalesce != (as<BinaryNode>(pending.left)->op == Operator::coalesce))
            return mixes_coalesce(pending.op, pending.start), false;
        if (is_logical(right) && coalesce != (as<BinaryNode>(right)->op == Operator::coalesce)) {
            auto* first = as<BinaryNode>(right);
            while (is_logical(first->left)) first = as<BinaryNode>(first->left);
            return mixes_coalesce(first->op, first->operator_start), false;
        }
    }
    auto* node =
        make<BinaryNode>(logical ? NodeKind::logical_expression : NodeKind::binary_expression, pending.left_start);
    node->op = pending.op;
    node->left = pending.left;
    node->right = right;
    node->operator_start = pending.start;
    right = finish(node);
    return true;
}

// ---- unary operators

Node* Parser::parse_unary() {
    switch (token_.type) {
    case TokenType::plus:
    case TokenType::minus:
    case TokenType::exclamation:
    case TokenType::tilde:
    case TokenType::typeof_:
    case TokenType::void_:
    case TokenType::delete_: return parse_prefix_operator();
    case TokenType::plus_plus:
    case TokenType::minus_minus: return parse_update_prefix();
    case TokenType::identifier:
        if (context_.is_async && at_name(WellKnown::await)) return parse_await();
        break;
    default: break;
    }
    std::uint32_t start = token_.start;
    Node* operand = parse_left_hand_side();
    if (!operand || is_unparenthesized_arrow(operand)) return operand;
    if ((at(TokenType::plus_plus) || at(TokenType::minus_minus)) && !token_.newline_before) {
        if (!to_simple_target(operand, "Invalid left-hand side expression in postfix operation", true)) return nullptr;
        auto* node = make<UpdateNode>(NodeKind::update_expression, start);
        node->increment = at(TokenType::plus_plus);
        node->operand = operand;
        next();
        operand = finish(node);
    }
    return at(TokenType::power) ? parse_exponent(operand, start) : operand;
}

// ECMA-262 13.6 Exponentiation Operator. The token is `**`.
Node* Parser::parse_exponent(Node* base, std::uint32_t start) {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    auto* node = make<BinaryNode>(NodeKind::binary_expression, start);
    node->op = Operator::exponentiate;
    node->left = base;
    node->operator_start = token_.start;
    next();
    node->right = parse_unary();
    if (!node->right) return nullptr;
    if (is_unparenthesized_arrow(node->right)) return unexpected();
    return finish(node);
}

Node* Parser::parse_prefix_operator() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    auto* node = make<UnaryNode>(NodeKind::unary_expression, token_.start);
    switch (token_.type) {
    case TokenType::plus: node->op = Operator::plus; break;
    case TokenType::minus: node->op = Operator::minus; break;
    case TokenType::exclamation: node->op = Operator::logical_not; break;
    case TokenType::tilde: node->op = Operator::bit_not; break;
    case TokenType::typeof_: node->op = Operator::typeof_; break;
    case TokenType::void_: node->op = Operator::void_; break;
    default: node->op = Operator::delete_;
    }
    next();
    node->operand = parse_unary();
    if (!node->operand) return nullptr;
    if (is_unparenthesized_arrow(node->operand)) return unexpected_arrow(node->operand);
    if (is_unparenthesized_power(node->operand)) return unary_before_exponent(node);
    finish(node);
    if (node->op == Operator::delete_ && !check_delete(node)) return nullptr;
    return node;
}

Node* Parser::unary_before_exponent(Node* node) {
    return fail("Unary operator used immediately before exponentiation expression. Parenthesis must be used to "
                "disambiguate operator precedence",
                node->start, last_end_);
}

Node* Parser::unexpected_arrow(Node* arrow) { return fail_at(arrow, "Malformed arrow function parameter list"); }

// ECMA-262 13.5.1.1 early errors of the delete operator
bool Parser::check_delete(UnaryNode* node) {
    const Node* operand = node->operand;
    if (operand->kind == NodeKind::optional_chain) operand = as<OptionalChainNode>(operand)->expression;
    if (operand->kind == NodeKind::private_member_expression)
        return fail_at(node, "Private fields can not be deleted"), false;
    if (context_.strict && operand->kind == NodeKind::identifier_reference)
        return fail_at(operand, "Delete of an unqualified identifier in strict mode."), false;
    return true;
}

Node* Parser::parse_update_prefix() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    auto* node = make<UpdateNode>(NodeKind::update_expression, token_.start);
    node->increment = at(TokenType::plus_plus);
    node->prefix = true;
    std::uint32_t start = token_.start;
    next();
    // No `**` belongs to the operand: ++a ** b is (++a) ** b.
    bool plain = !(at(TokenType::plus_plus) || at(TokenType::minus_minus) || at(TokenType::plus) ||
                   at(TokenType::minus) || at(TokenType::exclamation) || at(TokenType::tilde) ||
                   at(TokenType::typeof_) || at(TokenType::void_) || at(TokenType::delete_));
    node->operand = plain ? parse_left_hand_side() : parse_unary();
    if (!node->operand) return nullptr;
    if (!to_simple_target(node->operand, "Invalid left-hand side expression in prefix operation", true)) return nullptr;
    finish(node);
    return at(TokenType::power) ? parse_exponent(node, start) : node;
}

Node* Parser::parse_await() {
    Nesting nesting(*this);
    if (nested_too_deeply()) return too_deep();
    if (context_.await_place == nowhere) context_.await_place = token_.start;
    auto* node = make<UnaryNode>(NodeKind::await_expression, token_.start);
    next();
    node->operand = parse_unary();
    if (!node->operand) return nullptr;
    if (is_unparenthesized_arrow(node->operand)) return unexpected_arrow(node->operand);
    if (is_unparenthesized_power(node->operand)) return unary_before_exponent(node);
    return finish(node);
}

// ---- members and calls

Node* Parser::parse_left_hand_side() {
    std::uint32_t start = token_.start;
    Node* base = parse_primary();
    if (!base || is_unparenthesized_arrow(base)) return base;
    return parse_subscripts(base, start, true);
}

// ECMA-262 13.3 Left-Hand-Side Expressions, the part after the first operand
Node* Parser::parse_subscripts(Node* base, std::uint32_t start, bool calls) {
    bool in_chain = false;
    for (bool done = false; !done;) {
        base = parse_subscript(base, start, calls, in_chain, done);
        if (!base || is_unparenthesized_arrow(base)) return base;
    }
    if (in_chain) {
        auto* chain = make<OptionalChainNode>(NodeKind::optional_chain, start);
        chain->expression = base;
        base = finish(chain);
    }
    return base;
}

Node* Parser::parse_subscript(Node* base, std::uint32_t start, bool calls, bool& in_chain, bool& done) {
    bool optional = false;
    if (at(TokenType::question_dot)) {
        if (!calls) return fail_token("Invalid optional chain from new expression");
        if (base->kind == NodeKind::super_call) in_chain = true;
        optional = in_chain = true;
        next();
        if (at(TokenType::identifier) || is_reserved_word(token_.type) || at(TokenType::private_name) ||
            at(TokenType::escaped_reserved_word))
            return parse_dot_member(base, start, true);
    }
    switch (token_.type) {
    case TokenType::dot: next(); return parse_dot_member(base, start, false);
    case TokenType::left_bracket: return parse_index(base, start, optional);
    case TokenType::left_parenthesis:
        if (!calls) break;
        return parse_call(base, start, optional);
    case TokenType::template_part: {
        if (in_chain) return fail_token("Invalid tagged template on optional chain");
        auto* node = make<TaggedTemplateNode>(NodeKind::tagged_template, start);
        node->tag = base;
        node->quasi = as<TemplateNode>(parse_template(true));
        return node->quasi ? finish(node) : nullptr;
    }
    default: break;
    }
    if (optional) return unexpected();
    done = true;
    return base;
}

Node* Parser::parse_index(Node* base, std::uint32_t start, bool optional) {
    auto* node = make<IndexNode>(NodeKind::index_expression, start);
    std::uint32_t outer_bracket = open_bracket_;
    bool outer_no_in = no_in_;
    open_bracket_ = token_.start;
    no_in_ = false;
    next();
    node->object = base;
    node->optional = optional;
    node->index = parse_expression();
    if (!node->index || !expect(TokenType::right_bracket)) return nullptr;
    no_in_ = outer_no_in;
    open_bracket_ = outer_bracket;
    return finish(node);
}

// The dot has been read.
Node* Parser::parse_dot_member(Node* base, std::uint32_t start, bool optional) {
    if (at(TokenType::private_name)) {
        auto* name = make<PrivateNameNode>(NodeKind::private_name, token_.start);
        name->name = token_.name;
        next();
        auto* node = make<PrivateMemberNode>(NodeKind::private_member_expression, start);
        node->object = base;
        node->name = finish(name);
        node->optional = optional;
        return finish(node);
    }
    if (!at(TokenType::identifier) && !is_reserved_word(token_.type) && !at(TokenType::escaped_reserved_word))
        return unexpected();
    auto* node = make<MemberNode>(NodeKind::member_expression, start);
    node->object = base;
    node->name = token_.name;
    node->name_start = token_.start;
    node->optional = optional;
    next();
    last_name_ = {};
    return finish(node);
}

// The token is `(`. `async (a, b) => c` is found here, too.
Node* Parser::parse_call(Node* base, std::uint32_t start, bool optional) {
    bool may_be_arrow = base->kind == NodeKind::identifier_reference && !base->is_parenthesized() && !optional &&
                        as<IdentifierNode>(base)->name == name_of(WellKnown::async) && base->end - base->start == 5 &&
                        arrow_may_start_ == base->start && last_end_ == base->end && !token_.newline_before;
    if (may_be_arrow) return parse_async_call_or_arrow(base, start);
    bool has_spread = false;
    size_t list = list_.size();
    CoverErrors outer = covers_;
    if (!parse_argument_list(false, has_spread)) return nullptr;
    covers_ = outer;
    return make_call(base, start, list, optional, has_spread);
}

Node* Parser::make_call(Node* base, std::uint32_t start, size_t list, bool optional, bool has_spread) {
    auto* node = make<CallNode>(NodeKind::call_expression, start);
    node->callee = base;
    node->arguments = take_list(list);
    node->optional = optional;
    node->has_spread = has_spread;
    // ECMA-262 13.3.6.1: an optional call f?.() is never a direct eval.
    node->is_direct_eval = !optional && base->kind == NodeKind::identifier_reference &&
                           as<IdentifierNode>(base)->name == name_of(WellKnown::eval);
    return finish(node);
}

// From `(` to `)`; the arguments are left on list_.
bool Parser::parse_argument_list(bool with_covers, bool& has_spread) {
    std::uint32_t outer_bracket = open_bracket_;
    bool outer_no_in = no_in_;
    open_bracket_ = token_.start;
    no_in_ = false;
    next();
    while (!at(TokenType::right_parenthesis)) {
        Node* argument;
        if (at(TokenType::ellipsis)) {
            has_spread = true;
            argument = parse_spread(with_covers);
        } else {
            argument = with_covers ? parse_assignment_with_covers() : parse_assignment();
        }
        if (!argument) return false;
        collect(argument);
        if (at(TokenType::right_parenthesis)) break;
        if (!at(TokenType::comma)) {
            if (at(TokenType::invalid)) return unexpected(), false;
            return fail_arguments(), false;
        }
        next();
        if (argument->kind == NodeKind::spread_element && at(TokenType::right_parenthesis))
            covers_.rest_comma = last_start_;
    }
    no_in_ = outer_no_in;
    open_bracket_ = outer_bracket;
    next();
    return true;
}

// `async (...)`: a call, or an arrow function's head. ECMA-262 15.9
Node* Parser::parse_async_call_or_arrow(Node* base, std::uint32_t start) {
    std::uint32_t yield_place = context_.yield_place, await_place = context_.await_place;
    std::uint32_t await_name_place = context_.await_name_place;
    CoverErrors outer_covers = covers_;
    covers_ = {};
    forget_places();
    bool has_spread = false;
    size_t list = list_.size();
    if (!parse_argument_list(true, has_spread)) return nullptr;
    bool is_arrow = at(TokenType::arrow) && !token_.newline_before;
    if (is_arrow ? !take_async_parameters(list) : !judge_cover_as_expression()) return nullptr;
    covers_ = outer_covers;
    if (is_arrow) forget_places();
    keep_places(yield_place, await_place, await_name_place);
    return is_arrow ? parse_arrow(start, take_list(list), true) : make_call(base, start, list, false, has_spread);
}

// The arguments on list_ turned out to be an async arrow function's parameters.
bool Parser::take_async_parameters(size_t list) {
    if (!check_arrow_places(true)) return false;
    if (covers_.rest_comma != nowhere)
        return fail("Rest parameter must be last formal parameter", covers_.rest_comma, covers_.rest_comma + 1), false;
    for (size_t index = list; index < list_.size(); ++index) {
        if (!to_pattern_item(list_[index], true)) return false;
        if (list_[index]->kind == NodeKind::rest_element && index + 1 < list_.size())
            return fail_at(list_[index], "Rest parameter must be last formal parameter"), false;
    }
    return true;
}

// Places noted before what might have been an arrow's parameters come first.
void Parser::keep_places(std::uint32_t yield_place, std::uint32_t await_place, std::uint32_t await_name_place) {
    if (yield_place != nowhere) context_.yield_place = yield_place;
    if (await_place != nowhere) context_.await_place = await_place;
    if (await_name_place != nowhere) context_.await_name_place = await_name_place;
}

// ECMA-262 15.3.1, 15.9.1: no yield or await expression among an arrow's parameters.
bool Parser::check_arrow_places(bool is_async) {
    if (!check_parameter_places(nullptr)) return false;
    if (is_async && context_.await_name_place != nowhere)
        return fail("Can not use 'await' as identifier inside an async function", context_.await_name_place,
                    context_.await_name_place + 5),
               false;
    return true;
}

} // namespace loopscope
