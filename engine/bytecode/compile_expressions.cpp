// Expressions: each leaves one value on the stack, or is only evaluated for its effect.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

void FunctionCompiler::value(Node* node) {
    if (spine_next(node)) return spine(node, Want::value);
    foot(node, Want::value);
}

void FunctionCompiler::callee(Node* node) {
    if (spine_next(node)) return spine(node, Want::callee);
    foot(node, Want::callee);
}

void FunctionCompiler::effect(Node* node) {
    switch (node->kind) {
    case NodeKind::assignment_expression: return assignment(as<AssignmentNode>(node), false);
    case NodeKind::update_expression: return update(as<UpdateNode>(node), false);
    case NodeKind::sequence_expression:
        for (Node* item : as<ListNode>(node)->items) effect(item);
        return;
    default: value(node); code_.emit(Op::pop);
    }
}

// ECMA-262 13.2 to 13.16: everything that does not continue a left spine.
void FunctionCompiler::foot(Node* node, Want want) {
    if (want == Want::callee) {
        switch (node->kind) {
        case NodeKind::super_member_expression:
        case NodeKind::super_index_expression: return super_member(as<SuperMemberNode>(node), want);
        case NodeKind::optional_chain: return optional_chain(as<OptionalChainNode>(node), want);
        case NodeKind::identifier_reference: {
            const auto* identifier = as<IdentifierNode>(node);
            const Place place = place_of(identifier->reference, identifier->name);
            if (place.kind == Place::Kind::dynamic) {
                code_.at(node);
                code_.completes();
                return code_.emit(Op::get_name_and_this, name_constant(place.name));
            }
            break;
        }
        default: break;
        }
        code_.at(node);
        code_.hide();
        code_.emit(Op::undefined);
        code_.show();
    }
    switch (node->kind) {
    // These mark their own end.
    case NodeKind::sequence_expression: {
        const NodeList& items = as<ListNode>(node)->items;
        for (std::uint32_t i = 0; i + 1 < items.size(); ++i) effect(items[i]);
        return value(items.back());
    }
    case NodeKind::conditional_expression: return conditional(as<ConditionalNode>(node));
    case NodeKind::assignment_expression: return assignment(as<AssignmentNode>(node), true);
    case NodeKind::update_expression: return update(as<UpdateNode>(node), true);
    case NodeKind::unary_expression: return unary(as<UnaryNode>(node));
    case NodeKind::optional_chain: return optional_chain(as<OptionalChainNode>(node), Want::value);
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression: return super_member(as<SuperMemberNode>(node), Want::value);
    case NodeKind::super_call: return super_call(as<SuperCallNode>(node));
    case NodeKind::new_expression: return new_expression(as<CallNode>(node));
    case NodeKind::array_literal: return array_literal(as<ListNode>(node));
    case NodeKind::object_literal: return object_literal(as<ListNode>(node));
    case NodeKind::template_literal: return template_literal(as<TemplateNode>(node));
    case NodeKind::yield_expression: return yield(as<YieldNode>(node));
    case NodeKind::private_in_expression: return private_in(as<PrivateInNode>(node));
    case NodeKind::class_expression: return class_value(as<ClassNode>(node));
    case NodeKind::await_expression: value(as<UnaryNode>(node)->operand); return await(node);
    default: break;
    }
    code_.at(node);
    code_.completes();
    switch (node->kind) {
    case NodeKind::identifier_reference: {
        const auto* identifier = as<IdentifierNode>(node);
        return read(place_of(identifier->reference, identifier->name));
    }
    case NodeKind::this_expression: return read_this(as<ContextNode>(node)->reference);
    case NodeKind::new_target: return read_pseudo(as<ContextNode>(node)->reference, Place::Kind::new_target);
    case NodeKind::null_literal: return code_.emit(Op::null);
    case NodeKind::boolean_literal: return code_.emit(as<BooleanNode>(node)->value ? Op::true_value : Op::false_value);
    case NodeKind::numeric_literal: return number(as<NumberNode>(node)->value);
    case NodeKind::string_literal: return code_.emit(Op::constant, name_constant(as<NameNode>(node)->name));
    case NodeKind::bigint_literal: return bigint(as<NameNode>(node));
    case NodeKind::regexp_literal: {
        const auto* regexp = as<RegExpNode>(node);
        const auto pattern =
            name_constant(regexp->pattern); // one after the other: the order of arguments is the compiler's choice
        return code_.emit(Op::new_regexp, pattern, name_constant(regexp->flags));
    }
    case NodeKind::function_expression:
    case NodeKind::arrow_function: return closure(as<FunctionNode>(node));
    case NodeKind::intrinsic_reference: return intrinsic_value(as<NameNode>(node));
    case NodeKind::import_meta: return code_.emit(Op::import_meta);
    case NodeKind::import_call: {
        auto* import = as<ImportCallNode>(node);
        value(import->specifier);
        if (import->options) value(import->options);
        else code_.emit(Op::undefined);
        code_.at(node);
        code_.completes();
        return code_.emit(Op::import_call);
    }
    default: shared_.refuse(node, node_kind_name(node->kind)); code_.emit(Op::undefined);
    }
}

void FunctionCompiler::number(double number) { code_.emit_constant(Value::number(number)); }

void FunctionCompiler::intrinsic_value(NameNode* node) {
    const std::optional<Intrinsic> which = shared_.find_intrinsic(node->name);
    if (!which) shared_.refuse(node, "an intrinsic that does not exist");
    code_.emit(Op::intrinsic, which ? static_cast<std::uint32_t>(*which) : 0);
}

// a ? b : c ? d : e: the alternates are a chain, and flat.
void FunctionCompiler::conditional(ConditionalNode* node) {
    const Label end = code_.new_label();
    const std::uint32_t depth = code_.depth();
    for (;;) {
        const Label otherwise = code_.new_label();
        condition(node->test, otherwise, false);
        value(node->consequent);
        code_.at(node);
        code_.hide();
        if (code_.reachable()) code_.jump(Op::jump, end);
        code_.show();
        code_.set_depth(depth);
        code_.bind(otherwise);
        if (node->alternate->kind != NodeKind::conditional_expression) break;
        node = as<ConditionalNode>(node->alternate);
    }
    value(node->alternate);
    code_.bind(end);
}

// Jumps to `target` when the test's truth is `jump_when`; goes on otherwise. Leaves nothing.
void FunctionCompiler::condition(Node* node, Label target, bool jump_when) {
    bool negated = false;
    while (node->kind == NodeKind::unary_expression && as<UnaryNode>(node)->op == Operator::logical_not) {
        negated = !negated;
        node = as<UnaryNode>(node)->operand;
    }
    if (negated) jump_when = !jump_when;
    const bool is_logical =
        node->kind == NodeKind::logical_expression && as<BinaryNode>(node)->op != Operator::coalesce;
    if (!is_logical) {
        value(node);
        code_.at(node);
        return code_.jump(jump_when ? Op::jump_if_true : Op::jump_if_false, target);
    }
    // A run of the same operator is a loop; where the operator changes there are brackets or a right operand.
    const Operator op = as<BinaryNode>(node)->op;
    const bool decides = op == Operator::logical_or; // this truth of an operand decides the whole
    const std::size_t begin = spine_.size();
    Node* left = node;
    for (; left->kind == NodeKind::logical_expression && as<BinaryNode>(left)->op == op;
         left = as<BinaryNode>(left)->left)
        spine_.push_back(left);
    const Label end = decides == jump_when ? target : code_.new_label();
    condition(left, end, decides);
    for (std::size_t i = spine_.size(); i-- > begin + 1;) condition(as<BinaryNode>(spine_[i])->right, end, decides);
    Node* last = as<BinaryNode>(spine_[begin])->right;
    spine_.resize(begin);
    condition(last, target, jump_when);
    if (decides != jump_when) code_.bind(end);
}

void FunctionCompiler::unary(UnaryNode* node) {
    switch (node->op) {
    case Operator::delete_: return delete_expression(node);
    case Operator::typeof_: return typeof_expression(node);
    case Operator::void_:
        effect(node->operand);
        code_.at(node);
        code_.completes();
        return code_.emit(Op::undefined);
    default: break;
    }
    if (node->op == Operator::minus && node->operand->kind == NodeKind::numeric_literal) {
        code_.at(node);
        code_.completes();
        return number(-as<NumberNode>(node->operand)->value);
    }
    value(node->operand);
    code_.at(node);
    code_.completes();
    switch (node->op) {
    case Operator::plus: return code_.emit(Op::to_number);
    case Operator::minus: return code_.emit(Op::negate);
    case Operator::bit_not: return code_.emit(Op::bit_not);
    default: return code_.emit(Op::logical_not);
    }
}

void FunctionCompiler::typeof_expression(UnaryNode* node) {
    if (node->operand->kind == NodeKind::identifier_reference) {
        const auto* identifier = as<IdentifierNode>(node->operand);
        code_.at(node);
        return read_typeof(place_of(identifier->reference, identifier->name));
    }
    value(node->operand);
    code_.at(node);
    code_.completes();
    code_.emit(Op::type_of);
}

// ECMA-262 13.5.1 The delete Operator
void FunctionCompiler::delete_expression(UnaryNode* node) {
    Node* target = node->operand;
    switch (target->kind) {
    case NodeKind::member_expression:
    case NodeKind::index_expression: delete_property(target); break;
    case NodeKind::optional_chain: {
        chains_.push_back({code_.new_label(), code_.new_label(), code_.depth()});
        Node* inner = as<OptionalChainNode>(target)->expression;
        if (inner->kind == NodeKind::member_expression || inner->kind == NodeKind::index_expression) {
            delete_property(inner);
        } else {
            effect(inner);
            code_.emit(Op::true_value);
        }
        finish_chain(node, Want::value, Op::true_value);
        return;
    }
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression:
        super_base(as<SuperMemberNode>(target));
        code_.at(node);
        return code_.emit(Op::throw_error, ordinal(ThrownError::reference_error),
                          text_constant("Unsupported reference to 'super'"));
    case NodeKind::identifier_reference: {
        const auto* identifier = as<IdentifierNode>(target);
        const Place place = place_of(identifier->reference, identifier->name);
        const bool by_name =
            place.kind == Place::Kind::dynamic || (place.kind == Place::Kind::global && !place.binding);
        code_.at(node);
        code_.completes();
        if (by_name) return code_.emit(Op::delete_name, name_constant(place.name));
        return code_.emit(Op::false_value);
    }
    default:
        effect(target);
        code_.at(node);
        code_.completes();
        return code_.emit(Op::true_value);
    }
}

void FunctionCompiler::delete_property(Node* target) {
    if (target->kind == NodeKind::member_expression) {
        auto* member = as<MemberNode>(target);
        value(member->object);
        if (member->optional) nullish_exit(member);
        code_.at(target, member->name_start);
        code_.completes();
        return code_.emit(Op::delete_property, name_constant(member->name), strict_);
    }
    auto* index = as<IndexNode>(target);
    value(index->object);
    if (index->optional) nullish_exit(index);
    value(index->index);
    code_.at(target);
    code_.completes();
    code_.emit(Op::delete_element, strict_);
}

// ECMA-262 27.7.5.3 Await
void FunctionCompiler::await(const Node* node) {
    code_.at(node);
    code_.emit(Op::await_resolve);
    code_.completes();
    code_.emit(Op::await);
}

} // namespace loopscope
