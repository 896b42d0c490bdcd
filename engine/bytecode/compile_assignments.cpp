// ECMA-262 13.15 Assignment Operators and 13.4 Update Expressions.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static bool is_logical(Operator op) {
    return op == Operator::logical_and || op == Operator::logical_or || op == Operator::coalesce;
}

static Op keeping_jump(Operator op) {
    return op == Operator::logical_and  ? Op::jump_if_false_keep
           : op == Operator::logical_or ? Op::jump_if_true_keep
                                        : Op::jump_if_not_nullish_keep;
}

// ECMA-262 13.15 Assignment Operators
void FunctionCompiler::assignment(AssignmentNode* node, bool wanted) {
    switch (node->target->kind) {
    case NodeKind::identifier_reference: return name_assignment(node, wanted);
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
        value(node->value);
        code_.at(node);
        if (wanted) code_.emit(Op::dup);
        // V8 names the value of an object pattern only.
        return pattern(node->target, Store::assign,
                       node->target->kind == NodeKind::object_pattern ? node->value : node->target);
    case NodeKind::call_expression:
        effect(node->target);
        code_.at(node);
        code_.emit(Op::throw_error, ordinal(ThrownError::reference_error),
                   text_constant("Invalid left-hand side in assignment"));
        if (wanted) code_.emit(Op::undefined);
        return;
    default: break;
    }
    target_base(node->target);
    if (node->op != Operator::none) convert_key(node->target);
    if (is_logical(node->op)) return logical_assignment(node, wanted);
    if (node->op != Operator::none) {
        duplicate_base(target_size(node->target));
        target_get(node->target);
    }
    value(node->value);
    code_.at(node);
    if (node->op != Operator::none) binary_operator(node->op);
    code_.completes();
    target_set(node->target);
    if (!wanted) code_.emit(Op::pop);
}

void FunctionCompiler::logical_assignment(AssignmentNode* node, bool wanted) {
    const std::uint32_t size = target_size(node->target);
    const Label keep = code_.new_label();
    const Label end = code_.new_label();
    duplicate_base(size);
    target_get(node->target);
    code_.at(node);
    code_.jump(keeping_jump(node->op), keep);
    value(node->value);
    code_.at(node);
    code_.completes();
    target_set(node->target);
    const std::uint32_t depth = code_.depth();
    code_.hide();
    code_.jump(Op::jump, end);
    code_.bind(keep); // base... v
    const std::uint32_t result = code_.new_local();
    code_.emit(Op::put_local, result);
    for (std::uint32_t i = 0; i < size; ++i) code_.emit(Op::pop);
    code_.emit(Op::get_local, result);
    code_.free_local();
    code_.show();
    code_.set_depth(depth);
    code_.bind(end);
    if (!wanted) code_.emit(Op::pop);
}

void FunctionCompiler::name_assignment(AssignmentNode* node, bool wanted) {
    const auto* identifier = as<IdentifierNode>(node->target);
    const Place place = place_of(identifier->reference, identifier->name);
    if (place.kind == Place::Kind::dynamic) return reference_assignment(node, wanted);
    const Label end = code_.new_label();
    if (node->op != Operator::none) {
        code_.at(node->target);
        code_.completes();
        read(place);
    }
    if (is_logical(node->op)) {
        code_.at(node);
        code_.jump(keeping_jump(node->op), end);
    }
    value(node->value);
    code_.at(node);
    if (node->op != Operator::none && !is_logical(node->op)) binary_operator(node->op);
    const bool keeps = wanted || is_logical(node->op);
    if (!assignment_fails(place)) {
        if (keeps) {
            code_.completes();
            write_keeping(place);
        } else {
            write(place, Store::assign);
        }
    } else if (!keeps) {
        code_.emit(Op::pop);
    }
    if (!is_logical(node->op)) return;
    code_.bind(end);
    if (!wanted) code_.emit(Op::pop);
}

// A name that is looked up at run time is found before the right side is evaluated, and written where it was found.
void FunctionCompiler::reference_assignment(AssignmentNode* node, bool wanted) {
    const std::uint32_t name = name_constant(as<IdentifierNode>(node->target)->name);
    code_.at(node->target);
    code_.emit(Op::resolve_name, name);
    if (node->op != Operator::none) {
        code_.completes();
        code_.emit(Op::get_reference, name);
    }
    const Label keep = code_.new_label();
    if (is_logical(node->op)) {
        code_.at(node);
        code_.jump(keeping_jump(node->op), keep);
    }
    value(node->value);
    code_.at(node);
    if (node->op != Operator::none && !is_logical(node->op)) binary_operator(node->op);
    code_.completes();
    code_.emit(Op::put_reference, name, strict_);
    if (is_logical(node->op)) {
        const Label end = code_.new_label();
        const std::uint32_t depth = code_.depth();
        code_.hide();
        code_.jump(Op::jump, end);
        code_.bind(keep); // reference v
        code_.emit(Op::swap);
        code_.emit(Op::pop);
        code_.show();
        code_.set_depth(depth);
        code_.bind(end);
    }
    if (!wanted) code_.emit(Op::pop);
}

// --- members as targets: their base (object, and key where it is not a name) lies on the stack

std::uint32_t FunctionCompiler::target_size(Node* target) const {
    switch (target->kind) {
    case NodeKind::member_expression: return 1;
    case NodeKind::index_expression:
    case NodeKind::private_member_expression: return 2;
    default: return 3; // super.x: this, home, key
    }
}

void FunctionCompiler::target_base(Node* target) {
    switch (target->kind) {
    case NodeKind::member_expression: return value(as<MemberNode>(target)->object);
    case NodeKind::index_expression: value(as<IndexNode>(target)->object); return value(as<IndexNode>(target)->index);
    case NodeKind::private_member_expression: {
        auto* member = as<PrivateMemberNode>(target);
        value(member->object);
        code_.at(member->name);
        code_.hide();
        read(place_of(member->name->reference, member->name->name));
        return code_.show();
    }
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression: return super_base(as<SuperMemberNode>(target));
    default: shared_.refuse(target, "an assignment to this");
    }
}

// base... -> base... base..., so that it can be read and then written.
void FunctionCompiler::duplicate_base(std::uint32_t size) {
    code_.hide();
    if (size == 1) code_.emit(Op::dup);
    else if (size == 2) code_.emit(Op::dup2);
    else
        for (int i = 0; i < 3; ++i) code_.emit(Op::pick, 2);
    code_.show();
}

void FunctionCompiler::target_get(Node* target) {
    code_.at(target);
    code_.completes();
    switch (target->kind) {
    case NodeKind::member_expression: return code_.emit(Op::get_property, name_constant(as<MemberNode>(target)->name));
    case NodeKind::index_expression: return code_.emit(Op::get_element);
    case NodeKind::private_member_expression: return code_.emit(Op::get_private);
    default: return code_.emit(Op::get_super);
    }
}

void FunctionCompiler::target_set(Node* target) {
    switch (target->kind) {
    case NodeKind::member_expression:
        return code_.emit(Op::set_property, name_constant(as<MemberNode>(target)->name), strict_);
    case NodeKind::index_expression: return code_.emit(Op::set_element, strict_);
    case NodeKind::private_member_expression: return code_.emit(Op::set_private);
    default: return code_.emit(Op::set_super, strict_);
    }
}

// --- ++ and --. ECMA-262 13.4

void FunctionCompiler::update(UpdateNode* node, bool wanted) {
    if (node->operand->kind == NodeKind::identifier_reference) return name_update(node, wanted);
    if (node->operand->kind == NodeKind::call_expression) {
        effect(node->operand);
        code_.at(node);
        code_.emit(Op::throw_error, ordinal(ThrownError::reference_error),
                   text_constant(node->prefix ? "Invalid left-hand side expression in prefix operation"
                                              : "Invalid left-hand side expression in postfix operation"));
        if (wanted) code_.emit(Op::undefined);
        return;
    }
    const Op step = node->increment ? Op::increment : Op::decrement;
    const std::uint32_t size = target_size(node->operand);
    target_base(node->operand);
    convert_key(node->operand);
    duplicate_base(size);
    target_get(node->operand);
    code_.at(node);
    if (node->prefix || !wanted) {
        code_.completes();
        code_.emit(step);
        target_set(node->operand);
        if (!wanted) code_.emit(Op::pop);
        return;
    }
    // The old value must outlive the base: it waits in a local.
    const std::uint32_t old = code_.new_local();
    code_.emit(Op::to_numeric);
    code_.emit(Op::set_local, old);
    code_.emit(step);
    target_set(node->operand);
    code_.hide();
    code_.emit(Op::pop);
    code_.show();
    code_.completes();
    code_.emit(Op::get_local, old);
    code_.free_local();
}

// A computed key is converted once for reading and writing.
void FunctionCompiler::convert_key(const Node* target) {
    const bool of_super = target->kind == NodeKind::super_index_expression;
    if (!of_super && target->kind != NodeKind::index_expression) return;
    code_.hide();
    if (!of_super) code_.emit(Op::check_base); // 6.2.5.5 GetValue, step 3.a, comes before the key's ToPropertyKey
    code_.emit(Op::to_property_key);
    code_.show();
}

void FunctionCompiler::name_update(UpdateNode* node, bool wanted) {
    const auto* identifier = as<IdentifierNode>(node->operand);
    const Place place = place_of(identifier->reference, identifier->name);
    const bool plain = place.kind == Place::Kind::local && !place.checked;
    if (plain && !wanted && node->increment && place.binding->kind != BindingKind::const_ &&
        place.binding->kind != BindingKind::class_inner && place.binding->kind != BindingKind::function_name) {
        code_.at(node);
        code_.completes();
        return code_.emit(Op::increment_local, place.slot);
    }
    if (place.kind == Place::Kind::dynamic) return reference_update(node, wanted);
    code_.at(node->operand);
    code_.completes();
    read(place);
    code_.at(node);
    const bool keeps_old = wanted && !node->prefix;
    if (keeps_old) {
        code_.completes();
        code_.emit(Op::to_numeric);
        code_.emit(Op::dup);
    } else {
        code_.completes();
    }
    code_.emit(node->increment ? Op::increment : Op::decrement);
    if (assignment_fails(place)) {
        if (keeps_old || !wanted) code_.emit(Op::pop);
        return;
    }
    if (wanted && node->prefix) write_keeping(place);
    else write(place, Store::assign);
}

void FunctionCompiler::reference_update(UpdateNode* node, bool wanted) {
    const std::uint32_t name = name_constant(as<IdentifierNode>(node->operand)->name);
    const bool keeps_old = wanted && !node->prefix;
    code_.at(node->operand);
    code_.emit(Op::resolve_name, name);
    code_.completes();
    code_.emit(Op::get_reference, name);
    code_.at(node);
    code_.completes();
    const std::uint32_t old = code_.new_local();
    if (keeps_old) {
        code_.emit(Op::to_numeric);
        code_.emit(Op::set_local, old);
    }
    code_.emit(node->increment ? Op::increment : Op::decrement);
    code_.emit(Op::put_reference, name, strict_);
    if (keeps_old || !wanted) code_.emit(Op::pop);
    if (keeps_old) code_.emit(Op::get_local, old);
    code_.free_local();
}

} // namespace loopscope
