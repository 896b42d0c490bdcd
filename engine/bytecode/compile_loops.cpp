// ECMA-262 14.7 Iteration Statements.
#include "engine/bytecode/function_compiler.h"

namespace loopscope {

void FunctionCompiler::loop_body(Node* loop, Node* body, Label on_break, Label on_continue) {
    Control& control = push_control(Control::Kind::target);
    control.node = loop;
    control.break_label = on_break;
    control.continue_label = on_continue;
    statement(body);
    pop_control();
}

// The test stands behind the body, so that a turn takes one jump.
void FunctionCompiler::loop_test(Node* node, Node* test, Label again) {
    code_.at(node);
    code_.begin_statement();
    if (test) return condition(test, again, true);
    code_.hide();
    code_.jump(Op::jump, again);
    code_.show();
}

void FunctionCompiler::while_statement(WhileNode* node) {
    empty_completion();
    const Label test = code_.new_label();
    const Label end = code_.new_label();
    code_.hide();
    code_.jump(Op::jump, test);
    code_.show();
    const Label again = code_.bind_new();
    code_.reach_from_below(again);
    loop_body(node, node->body, end, test);
    code_.bind(test);
    loop_test(node, node->test, again);
    code_.bind(end);
}

void FunctionCompiler::do_while_statement(WhileNode* node) {
    empty_completion();
    const Label test = code_.new_label();
    const Label end = code_.new_label();
    const Label again = code_.bind_new();
    loop_body(node, node->body, end, test);
    code_.bind(test);
    if (code_.reachable()) loop_test(node, node->test, again);
    code_.bind(end);
}

// ECMA-262 14.7.4 The for Statement
void FunctionCompiler::for_statement(ForNode* node) {
    empty_completion();
    enter_scope(node->scope);
    const bool copies = node->scope && node->scope->per_iteration && node->scope->has_environment();
    const bool disposes = node->init && node->init->kind == NodeKind::variable_declaration &&
                          is_using(as<VariableDeclarationNode>(node->init)->declaration_kind);
    Disposal disposal{};
    if (disposes)
        disposal = begin_disposal(node, as<VariableDeclarationNode>(node->init)->declaration_kind ==
                                            DeclarationKind::await_using);
    if (node->init) {
        if (node->init->kind == NodeKind::variable_declaration)
            variable_declaration(as<VariableDeclarationNode>(node->init));
        else effect(node->init);
    }
    code_.at(node);
    if (copies) copy_environment();
    const Label test = code_.new_label();
    const Label next = code_.new_label();
    const Label end = code_.new_label();
    if (node->test) {
        code_.hide();
        code_.jump(Op::jump, test);
        code_.show();
    }
    const Label again = code_.bind_new();
    code_.reach_from_below(again);
    loop_body(node, node->body, end, next);
    code_.bind(next);
    code_.at(node);
    if (copies && code_.reachable()) copy_environment();
    if (node->update && code_.reachable()) {
        code_.at(node->update);
        code_.begin_statement();
        effect(node->update);
    }
    code_.bind(test);
    if (code_.reachable()) loop_test(node, node->test, again);
    code_.bind(end);
    if (disposes) end_disposal(disposal);
    leave_scope(node->scope);
}

// ECMA-262 14.7.4.4 CreatePerIterationEnvironment
void FunctionCompiler::copy_environment() {
    code_.hide();
    code_.emit(Op::copy_environment);
    code_.show();
}

// -> the value that is gone through. The loop's names exist, uninitialised, while it is evaluated. ECMA-262 14.7.5.6
void FunctionCompiler::loop_head_value(ForInOfNode* node) {
    if (node->left->kind == NodeKind::variable_declaration) {
        auto* declaration = as<VariableDeclarationNode>(node->left);
        VariableDeclaratorNode* first = declaration->declarators[0];
        if (first->initializer) declarator(first, declaration->declaration_kind); // sloppy for (var a = 1 in o)
    }
    enter_scope(node->head_scope);
    value(node->right);
    leave_scope(node->head_scope);
}

// v ->
void FunctionCompiler::bind_iteration(ForInOfNode* node) {
    code_.at(node->left);
    code_.begin_statement();
    if (node->left->kind == NodeKind::variable_declaration) {
        VariableDeclaratorNode* first = as<VariableDeclarationNode>(node->left)->declarators[0];
        return pattern(first->target, Store::initialize, node);
    }
    if (!has_base(node->left, Store::assign)) return pattern(node->left, Store::assign, node);
    const std::uint32_t item = code_.new_local();
    code_.emit(Op::put_local, item);
    target_base(node->left);
    code_.emit(Op::get_local, item);
    store_target(node->left, Store::assign, nullptr);
    code_.free_local();
}

void FunctionCompiler::for_in_statement(ForInOfNode* node) {
    empty_completion();
    loop_head_value(node);
    code_.at(node);
    code_.emit(Op::for_in_iterator);
    push_control(Control::Kind::operand);
    const Label end = code_.new_label();
    const Label start = code_.bind_new();
    code_.at(node);
    code_.jump(Op::for_in_step, end);
    // A continue jumps to the next step, past the scope of this turn.
    Control& control = push_control(Control::Kind::target);
    control.node = node;
    control.break_label = end;
    control.continue_label = start;
    enter_scope(node->scope);
    bind_iteration(node);
    statement(node->body);
    leave_scope(node->scope);
    pop_control();
    code_.at(node);
    code_.hide();
    if (code_.reachable()) code_.jump(Op::jump, start);
    code_.bind(end);
    pop_control();
    code_.emit(Op::pop);
    code_.show();
}

void FunctionCompiler::for_of_statement(ForInOfNode* node) {
    empty_completion();
    const std::uint32_t iterator = code_.new_local();
    code_.new_local(); // its next method
    const std::uint32_t environment = code_.new_local();
    loop_head_value(node);
    get_iterator(node->right, node->is_await, iterator);
    save_environment(environment);
    const std::uint32_t depth = code_.depth();
    const Label has_value = code_.new_label();
    const Label done = code_.new_label();
    const Label start = code_.bind_new();
    code_.at(node);
    code_.hide();
    if (node->is_await) async_iterator_step(node, iterator, has_value);
    else iterator_step(iterator, has_value, done);
    code_.bind(done);
    const Label end = code_.new_label();
    code_.jump(Op::jump, end);
    code_.show();
    code_.bind(has_value);
    const ProtectedRegion region = code_.protect(depth);
    for_of_body(node, iterator, region, start, end);
    code_.end_protection(region);
    code_.at(node);
    code_.hide();
    if (code_.reachable()) code_.jump(Op::jump, start);
    code_.begin_handler(region);
    restore_environment(environment);
    close_after_throw(iterator, node->is_await);
    code_.set_depth(depth);
    code_.bind(end);
    code_.show();
    for (int i = 0; i < 3; ++i) code_.free_local();
}

// v -> . A break closes the iterator, a continue doesn't.
void FunctionCompiler::for_of_body(ForInOfNode* node, std::uint32_t iterator, ProtectedRegion region, Label start,
                                   Label end) {
    Control& outer = push_control(Control::Kind::target);
    outer.node = node;
    outer.break_label = end;
    Control& closing = push_control(Control::Kind::iterator);
    closing.local = iterator;
    closing.region = region;
    closing.is_async = node->is_await;
    closing.is_loop = true;
    Control& inner = push_control(Control::Kind::target);
    inner.node = node;
    inner.continue_label = start;
    enter_scope(node->scope);
    if (node->left->kind == NodeKind::variable_declaration &&
        is_using(as<VariableDeclarationNode>(node->left)->declaration_kind)) {
        bind_resource(node);
    } else {
        bind_iteration(node);
        statement(node->body);
    }
    leave_scope(node->scope);
    for (int i = 0; i < 3; ++i) pop_control();
}

} // namespace loopscope
