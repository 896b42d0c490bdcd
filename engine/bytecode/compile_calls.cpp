// ECMA-262 13.3 Left-Hand-Side Expressions and binary operators: chains that lean to the left, as loops.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static constexpr Op binary_ops[] = {
    Op::add,
    Op::subtract,
    Op::multiply,
    Op::divide,
    Op::remainder,
    Op::exponentiate,
    Op::shift_left,
    Op::shift_right,
    Op::shift_right_unsigned,
    Op::bit_and,
    Op::bit_or,
    Op::bit_xor,
    Op::equal,
    Op::not_equal,
    Op::strictly_equal,
    Op::strictly_not_equal,
    Op::less_than,
    Op::less_equal,
    Op::greater_than,
    Op::greater_equal,
    Op::instance_of,
    Op::in,
};

void FunctionCompiler::binary_operator(Operator op) {
    code_.emit(binary_ops[static_cast<unsigned>(op) - ordinal(Operator::add)]);
}

// A left spine, from its foot outwards. Each link finds its left part on the stack: a value, or `this` and a function
// when the next link calls it.
void FunctionCompiler::spine(Node* node, Want want) {
    const std::size_t begin = spine_.size();
    collect_spine(node, spine_);
    for (std::size_t i = spine_.size(); i-- > begin;) {
        Node* here = spine_[i];
        Want wanted = want;
        if (i > begin) {
            const NodeKind outer = spine_[i - 1]->kind;
            wanted =
                outer == NodeKind::call_expression || outer == NodeKind::tagged_template ? Want::callee : Want::value;
        }
        if (spine_next(here)) link(here, wanted);
        else if (wanted == Want::value || !is_native_callee(here)) foot(here, wanted);
    }
    spine_.resize(begin);
}

void FunctionCompiler::link(Node* node, Want want) {
    switch (node->kind) {
    case NodeKind::member_expression: return member_link(as<MemberNode>(node), want);
    case NodeKind::index_expression: return index_link(as<IndexNode>(node), want);
    case NodeKind::private_member_expression: return private_link(as<PrivateMemberNode>(node), want);
    case NodeKind::binary_expression: binary_link(as<BinaryNode>(node)); break;
    case NodeKind::logical_expression: logical_link(as<BinaryNode>(node)); break;
    case NodeKind::call_expression: call_link(as<CallNode>(node)); break;
    default: tag_link(as<TaggedTemplateNode>(node)); break;
    }
    if (want == Want::value) return;
    code_.hide();
    code_.emit(Op::undefined);
    code_.emit(Op::swap);
    code_.show();
}

void FunctionCompiler::member_link(MemberNode* node, Want want) {
    if (node->optional) nullish_exit(node);
    code_.at(node, node->name_start);
    code_.completes();
    code_.emit(want == Want::callee ? Op::get_method : Op::get_property, name_constant(node->name));
}

void FunctionCompiler::index_link(IndexNode* node, Want want) {
    if (node->optional) nullish_exit(node);
    Value key;
    if (node->index->kind == NodeKind::string_literal && static_key(node->index, key) && key.is_string()) {
        code_.at(node, node->index->start);
        code_.completes();
        return code_.emit(want == Want::callee ? Op::get_method : Op::get_property, code_.constant(key));
    }
    value(node->index);
    code_.at(node, node->index->start);
    code_.completes();
    code_.emit(want == Want::callee ? Op::get_element_method : Op::get_element);
}

void FunctionCompiler::private_link(PrivateMemberNode* node, Want want) {
    if (node->optional) nullish_exit(node);
    code_.at(node, node->name->start);
    if (want == Want::callee) code_.emit(Op::dup);
    read(place_of(node->name->reference, node->name->name));
    code_.completes();
    code_.emit(Op::get_private);
}

void FunctionCompiler::binary_link(BinaryNode* node) {
    value(node->right);
    code_.at(node, node->operator_start);
    code_.completes();
    binary_operator(node->op);
}

void FunctionCompiler::logical_link(BinaryNode* node) {
    const Label end = code_.new_label();
    code_.at(node, node->operator_start);
    code_.jump(node->op == Operator::logical_and  ? Op::jump_if_false_keep
               : node->op == Operator::logical_or ? Op::jump_if_true_keep
                                                  : Op::jump_if_not_nullish_keep,
               end);
    value(node->right);
    code_.bind(end);
}

// --- calls

bool FunctionCompiler::is_intrinsic(const Node* node, std::string_view name) const {
    return node->kind == NodeKind::intrinsic_reference && shared_.tree.utf8(as<NameNode>(node)->name) == name;
}

// Called by an instruction of its own: nothing of it lies on the stack.
bool FunctionCompiler::is_native_callee(const Node* node) const {
    return node->kind == NodeKind::intrinsic_reference &&
           (is_intrinsic(node, "CreateDataOrThrow") || shared_.find_native(as<NameNode>(node)->name).has_value());
}

// Where V8 says that a call stands: at its identifier, else at its parenthesis.
std::uint32_t FunctionCompiler::call_point(const CallNode* node) const {
    const Node* callee = node->callee;
    if (!callee->is_parenthesized()) {
        if (callee->kind == NodeKind::identifier_reference) return callee->start;
        if (callee->kind == NodeKind::member_expression) return as<MemberNode>(callee)->name_start;
        if (callee->kind == NodeKind::private_member_expression) return as<PrivateMemberNode>(callee)->name->start;
    }
    std::uint32_t at = callee->end;
    while (at < node->end && shared_.tree.source.unit(at) != u'(') at++;
    return at;
}

// %call(f, this, ...arguments) of the library: the plain instruction, without the native that would rearrange the
// stack.
void FunctionCompiler::library_call(CallNode* node) {
    const NodeList& list = node->arguments;
    value(list[0]);
    value(list[1]);
    code_.hide();
    code_.emit(Op::swap);
    code_.show();
    for (std::size_t i = 2; i < list.size(); ++i) value(list[i]);
    code_.at(node);
    code_.completes();
    code_.emit(Op::call, size32(list) - 2);
}

void FunctionCompiler::call_link(CallNode* node) {
    if (is_intrinsic(node->callee, "call") && node->arguments.size() >= 2 && !node->has_spread)
        return library_call(node);
    if (is_intrinsic(node->callee, "CreateDataOrThrow")) {
        arguments(node->arguments, false);
        code_.at(node);
        code_.completes();
        return code_.emit(Op::create_data_property);
    }
    if (is_native_callee(node->callee)) {
        if (node->has_spread) shared_.refuse(node, "spread in a call of an intrinsic");
        arguments(node->arguments, false);
        code_.at(node);
        code_.completes();
        return code_.emit(Op::call_native, *shared_.find_native(as<NameNode>(node->callee)->name),
                          node->arguments.size());
    }
    if (node->optional) nullish_exit(node);
    const bool as_array = arguments(node->arguments, node->has_spread);
    code_.at(node, call_point(node));
    code_.completes();
    code_.calls();
    if (as_array && node->is_direct_eval) return code_.emit(Op::call_eval_array, code_.constant(eval_context()));
    if (as_array) return code_.emit(Op::call_array);
    if (node->is_direct_eval) return code_.emit(Op::call_eval, node->arguments.size(), code_.constant(eval_context()));
    code_.emit(Op::call, node->arguments.size());
}

// True when the arguments became one array, because of spread or their number.
bool FunctionCompiler::arguments(const NodeList& list, bool has_spread) {
    if (!has_spread && list.size() <= 250) {
        for (Node* argument : list) value(argument);
        return false;
    }
    code_.hide();
    code_.emit(Op::new_array, list.size());
    code_.show();
    element_list(list, true);
    return true;
}

// ECMA-262 13.3.5 The new Operator
void FunctionCompiler::new_expression(CallNode* node) {
    value(node->callee);
    code_.at(node);
    code_.hide();
    code_.emit(Op::dup);
    code_.show();
    const bool as_array = arguments(node->arguments, node->has_spread);
    code_.at(node);
    code_.completes();
    code_.calls();
    if (as_array) code_.emit(Op::construct_array);
    else code_.emit(Op::construct, node->arguments.size());
}

// ECMA-262 13.3.7.1 SuperCall
void FunctionCompiler::super_call(SuperCallNode* node) {
    code_.at(node);
    read_pseudo(node->new_target, Place::Kind::new_target);
    read_pseudo(node->active_function, Place::Kind::active_function);
    code_.emit(Op::super_constructor);
    const bool as_array = arguments(node->arguments, node->has_spread);
    code_.at(node);
    code_.calls();
    if (as_array) code_.emit(Op::construct_array);
    else code_.emit(Op::construct, node->arguments.size());
    bind_this(node);
    run_field_initializer(node->active_function);
}

// v -> v. Where arrow functions see `this`, its home is the environment record, else the frame.
void FunctionCompiler::bind_this(SuperCallNode* node) {
    code_.completes();
    if (node->this_reference.kind == ReferenceKind::own) {
        const Binding* binding = pseudo_binding(BindingKind::this_value, nullptr);
        code_.emit(Op::bind_this);
        if (!binding) return;
        code_.emit(Op::dup);
        return write(place_in_scope(function_->scope, *binding), Store::initialize);
    }
    if (node->this_reference.kind == ReferenceKind::dynamic) return shared_.refuse(node, "super() in eval");
    const Place place = place_of(node->this_reference, name_of(WellKnown::this_));
    const Label unbound = code_.new_label();
    code_.hide();
    read_raw(place);
    code_.emit(Op::uninitialized);
    code_.emit(Op::strictly_equal);
    code_.jump(Op::jump_if_true, unbound);
    code_.emit(Op::throw_error, ordinal(ThrownError::reference_error),
               text_constant("Super constructor may only be called once"));
    code_.bind(unbound);
    code_.emit(Op::dup);
    write(place, Store::initialize);
    code_.show();
}

// this -> this. ECMA-262 7.3.33 InitializeInstanceElements
void FunctionCompiler::run_field_initializer(const Reference& active_function) {
    const Label none = code_.new_label();
    code_.hide();
    code_.emit(Op::dup);
    read_pseudo(active_function, Place::Kind::active_function);
    code_.emit(Op::field_initializer);
    code_.jump(Op::jump_if_nullish, none);
    code_.emit(Op::call, 0);
    code_.emit(Op::undefined); // the same depth as on the other way
    code_.bind(none);
    code_.emit(Op::pop);
    code_.emit(Op::pop);
    code_.show();
}

// --- super.x

void FunctionCompiler::super_base(SuperMemberNode* node) {
    code_.at(node);
    read_this(node->this_reference);
    if (node->index) value(node->index);
    code_.at(node);
    read_pseudo(node->home_object, Place::Kind::home_object);
    code_.emit(Op::super_base);
    if (node->index) code_.emit(Op::swap);
    else code_.emit(Op::constant, name_constant(node->name));
}

void FunctionCompiler::super_member(SuperMemberNode* node, Want want) {
    if (want == Want::callee) {
        code_.at(node);
        read_this(node->this_reference);
    }
    super_base(node);
    code_.at(node);
    code_.completes();
    code_.emit(Op::get_super);
}

// --- optional chains: what finds nothing leaves the whole stretch with undefined

void FunctionCompiler::nullish_exit(const Node* node) {
    code_.at(node);
    const Chain& chain = chains_.back();
    code_.jump(Op::jump_if_nullish, code_.depth() == chain.depth + 1 ? chain.drop_one : chain.drop_two);
}

void FunctionCompiler::optional_chain(OptionalChainNode* node, Want want) {
    chains_.push_back({code_.new_label(), code_.new_label(), code_.depth()});
    if (want == Want::callee) callee(node->expression);
    else value(node->expression);
    finish_chain(node, want, Op::undefined);
}

void FunctionCompiler::finish_chain(const Node* node, Want want, Op nothing) {
    const Chain chain = chains_.back();
    chains_.pop_back();
    const std::uint32_t result_depth = code_.depth();
    const Label end = code_.new_label();
    code_.at(node);
    code_.hide();
    code_.jump(Op::jump, end);
    if (code_.is_used(chain.drop_two)) {
        code_.bind(chain.drop_two);
        code_.emit(Op::pop);
    }
    if (code_.is_used(chain.drop_one)) {
        code_.set_depth(chain.depth + 1);
        code_.bind(chain.drop_one);
    }
    code_.emit(Op::pop);
    if (want == Want::callee) code_.emit(Op::undefined);
    code_.show();
    code_.completes();
    code_.emit(nothing);
    code_.set_depth(result_depth);
    code_.bind(end);
}

} // namespace loopscope
