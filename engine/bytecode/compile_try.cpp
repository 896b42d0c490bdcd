// ECMA-262 14.15 The try Statement.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

void FunctionCompiler::save_environment(std::uint32_t local) {
    if (!may_push_environments()) return;
    code_.hide();
    code_.emit(Op::save_environment, local);
    code_.show();
}

void FunctionCompiler::restore_environment(std::uint32_t local) {
    if (!may_push_environments()) return;
    code_.hide();
    code_.emit(Op::restore_environment, local);
    code_.show();
}

bool FunctionCompiler::may_push_environments() const {
    return function_->kind == NodeKind::initializer_function || shared_.has_inner_environments(function_);
}

// ECMA-262 14.15 The try Statement. Completions that meet a finally block wait in two locals: their kind (0 normal, 1
// throw, then one for each way out) and their value.
void FunctionCompiler::try_statement(TryNode* node) {
    empty_completion();
    const std::uint32_t environment = code_.new_local();
    save_environment(environment);
    if (!node->finalizer) {
        try_block(node, environment);
    } else {
        const std::uint32_t locals = code_.new_local();
        code_.new_local();
        const auto finalizer = size32(finalizers_);
        finalizers_.push_back({code_.new_label(), {}});
        const ProtectedRegion region = code_.protect(code_.depth());
        Control& control = push_control(Control::Kind::finalizer);
        control.region = region;
        control.local = locals;
        control.finalizer = finalizer;
        try_block(node, environment);
        pop_control();
        code_.end_protection(region);
        enter_finalizer(node->finalizer, finalizer, locals, region, environment);
        finally_block(node, finalizer, locals);
        code_.free_local();
        code_.free_local();
    }
    code_.free_local();
}

void FunctionCompiler::try_block(TryNode* node, std::uint32_t environment) {
    if (!node->handler) return block(node->block);
    const ProtectedRegion region = code_.protect(code_.depth());
    push_control(Control::Kind::handler).region = region;
    block(node->block);
    pop_control();
    code_.end_protection(region);
    const Label end = code_.new_label();
    code_.at(node);
    code_.hide();
    if (code_.reachable()) code_.jump(Op::jump, end);
    code_.begin_handler(region);
    restore_environment(environment);
    code_.show();
    catch_clause(node->handler);
    code_.bind(end);
}

// exception ->
void FunctionCompiler::catch_clause(CatchNode* node) {
    code_.at(node);
    code_.begin_statement();
    if (!node->parameter) {
        code_.emit(Op::pop);
    } else {
        enter_scope(node->scope);
        code_.at(node->parameter);
        pattern(node->parameter, Store::initialize, node->parameter->kind == NodeKind::object_pattern ? node : nullptr);
    }
    empty_completion();
    block(node->body);
    if (node->parameter) leave_scope(node->scope);
}

// All ways in: from the end of the block, with an exception, and the jumps of the ways out.
void FunctionCompiler::enter_finalizer(const Node* node, std::uint32_t finalizer, std::uint32_t locals,
                                       ProtectedRegion region, std::uint32_t environment) {
    code_.at(node);
    code_.hide();
    if (code_.reachable()) {
        code_.emit_integer(0);
        code_.emit(Op::put_local, locals);
        code_.jump(Op::jump, finalizers_[finalizer].entry);
    }
    code_.begin_handler(region);
    code_.emit(Op::put_local, locals + 1);
    code_.emit_integer(1);
    code_.emit(Op::put_local, locals);
    code_.bind(finalizers_[finalizer].entry);
    restore_environment(environment);
    code_.show();
}

void FunctionCompiler::finally_block(TryNode* node, std::uint32_t finalizer, std::uint32_t locals) {
    const std::uint32_t completion = code_.new_local();
    const bool keeps = completion_local_ != no_local;
    code_.hide();
    if (keeps) {
        code_.emit(Op::get_local, completion_local_);
        code_.emit(Op::put_local, completion);
        empty_completion();
    }
    code_.show();
    block(node->finalizer);
    code_.at(node->finalizer);
    if (!code_.reachable()) return code_.free_local();
    code_.hide();
    if (keeps) {
        code_.emit(Op::get_local, completion);
        code_.emit(Op::put_local, completion_local_);
    }
    leave_finalizer(finalizer, locals);
    code_.show();
    code_.free_local();
}

// Goes on as the completion in the locals says.
void FunctionCompiler::leave_finalizer(std::uint32_t finalizer, std::uint32_t locals) {
    const Label end = code_.new_label();
    code_.emit(Op::get_local, locals);
    code_.jump(Op::jump_if_false, end);
    // The list may move while an exit registers itself with a finalizer further out.
    for (std::uint32_t i = 0; i < finalizers_[finalizer].exits.size(); ++i) {
        const Label next = code_.new_label();
        code_.emit(Op::get_local, locals);
        code_.emit_integer(static_cast<std::int32_t>(i + 2));
        code_.emit(Op::strictly_equal);
        code_.jump(Op::jump_if_false, next);
        exit_to(finalizers_[finalizer].exits[i], locals + 1);
        code_.bind(next);
    }
    code_.emit(Op::get_local, locals + 1);
    code_.emit(Op::throw_value);
    code_.bind(end);
}

} // namespace loopscope
