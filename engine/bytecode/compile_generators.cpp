// ECMA-262 15.5 and 15.6: yield and yield*, plain and asynchronous.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

// ECMA-262 15.5.5 YieldExpression
void FunctionCompiler::yield(YieldNode* node) {
    if (node->delegate) return yield_delegate(node);
    const bool is_async = function_->is_async;
    if (node->argument) value(node->argument);
    else code_.emit(Op::undefined);
    if (is_async) await(node);
    code_.at(node);
    code_.emit(is_async ? Op::async_generator_yield : Op::yield);
    if (is_async) code_.emit(Op::async_generator_suspend);
    received(node);
}

// received mode -> received; a throw or return asked for by the caller happens here.
void FunctionCompiler::received(const Node* node) {
    const Label next = code_.new_label();
    const Label thrown = code_.new_label();
    code_.hide();
    code_.emit(Op::dup);
    code_.jump(Op::jump_if_false, next);
    const std::uint32_t depth = code_.depth();
    code_.emit_integer(1);
    code_.emit(Op::strictly_equal);
    code_.jump(Op::jump_if_true, thrown);
    if (function_->is_async) await(node);
    return_value(node);
    code_.bind(thrown);
    code_.emit(Op::throw_value);
    code_.set_depth(depth);
    code_.bind(next);
    code_.show();
    code_.at(node);
    code_.completes();
    code_.emit(Op::pop); // what was sent in is the value of the yield
}

// yield*: hands next, throw and return on to the inner iterator until it has ended.
void FunctionCompiler::yield_delegate(YieldNode* node) {
    const bool is_async = function_->is_async;
    const std::uint32_t iterator = code_.new_local();
    code_.new_local(); // its next method
    const std::uint32_t sent = code_.new_local();
    const std::uint32_t mode = code_.new_local();
    value(node->argument);
    get_iterator(node, is_async, iterator);
    code_.at(node);
    code_.hide();
    code_.emit(Op::undefined);
    code_.emit(Op::put_local, sent);
    code_.emit_integer(0);
    code_.emit(Op::put_local, mode);
    const Label again = code_.bind_new();
    const Label special = code_.new_label();
    const Label result = code_.new_label();
    const Label end = code_.new_label();
    code_.emit(Op::get_local, mode);
    code_.jump(Op::jump_if_true, special);
    code_.emit(Op::get_local, iterator);
    code_.emit(Op::get_local, iterator + 1);
    code_.emit(Op::get_local, sent);
    code_.emit(Op::call, 1);
    if (is_async) await(node);
    code_.bind(result);
    delegate_result(node, end);
    code_.emit(Op::put_local, mode);
    code_.emit(Op::put_local, sent);
    code_.jump(Op::jump, again);
    code_.bind(special);
    const Label thrown = code_.new_label();
    code_.emit(Op::get_local, mode);
    code_.emit_integer(1);
    code_.emit(Op::strictly_equal);
    code_.jump(Op::jump_if_true, thrown);
    delegate_return(node, iterator, sent, mode, again);
    code_.bind(thrown);
    delegate_throw(node, iterator, sent);
    code_.jump(Op::jump, result);
    code_.bind(end);
    code_.show();
    code_.at(node);
    code_.completes();
    code_.emit(Op::get_property, text_constant("value"));
    for (int i = 0; i < 4; ++i) code_.free_local();
}

// result -> received mode; or to `end`, with the result, when it is done
void FunctionCompiler::delegate_result(YieldNode* node, Label end) {
    const Label unfinished = code_.new_label();
    code_.emit(Op::check_object, 1);
    code_.emit(Op::dup);
    code_.emit(Op::get_property, text_constant("done"));
    code_.jump(Op::jump_if_false, unfinished);
    const std::uint32_t depth = code_.depth();
    code_.jump(Op::jump, end);
    code_.set_depth(depth);
    code_.bind(unfinished);
    code_.at(node);
    if (function_->is_async) {
        code_.emit(Op::get_property, text_constant("value"));
        code_.emit(Op::async_generator_yield);
        code_.emit(Op::async_generator_suspend);
        await_received_return(node);
    } else {
        code_.emit(Op::yield_result);
    }
}

// received mode -> received mode. ECMA-262 27.6.3.7 AsyncGeneratorUnwrapYieldResumption: what return() was given is
// awaited. If that fails, the standard throws the reason into the inner iterator; Chromium, and so we, send it to
// next().
void FunctionCompiler::await_received_return(YieldNode* node) {
    const Label end = code_.new_label();
    code_.emit(Op::dup);
    code_.emit_integer(2);
    code_.emit(Op::strictly_equal);
    code_.jump(Op::jump_if_false, end);
    code_.emit(Op::pop);
    const ProtectedRegion region = code_.protect(code_.depth() - 1);
    await(node);
    code_.end_protection(region);
    code_.emit_integer(2);
    code_.jump(Op::jump, end);
    code_.begin_handler(region);
    code_.emit_integer(0);
    code_.bind(end);
}

// -> result
void FunctionCompiler::delegate_throw(YieldNode* node, std::uint32_t iterator, std::uint32_t sent) {
    const Label absent = code_.new_label();
    const Label end = code_.new_label();
    code_.emit(Op::get_local, iterator);
    code_.emit(Op::get_method, text_constant("throw"));
    code_.jump(Op::jump_if_nullish, absent);
    code_.emit(Op::get_local, sent);
    code_.emit(Op::call, 1);
    if (function_->is_async) await(node);
    code_.jump(Op::jump, end);
    code_.bind(absent);
    code_.emit(Op::pop);
    code_.emit(Op::pop);
    close_iterator(iterator, function_->is_async);
    code_.emit(Op::throw_error, ordinal(ThrownError::type_error),
               text_constant("The iterator does not provide a 'throw' method."));
    code_.bind(end);
}

// Goes on at `again` when the inner iterator yields once more, else returns.
void FunctionCompiler::delegate_return(YieldNode* node, std::uint32_t iterator, std::uint32_t sent, std::uint32_t mode,
                                       Label again) {
    const Label absent = code_.new_label();
    const Label finished = code_.new_label();
    const std::uint32_t depth = code_.depth();
    code_.emit(Op::get_local, iterator);
    code_.emit(Op::get_method, text_constant("return"));
    code_.jump(Op::jump_if_nullish, absent);
    code_.emit(Op::get_local, sent);
    code_.emit(Op::call, 1);
    if (function_->is_async) await(node);
    delegate_result(node, finished);
    code_.emit(Op::put_local, mode);
    code_.emit(Op::put_local, sent);
    code_.jump(Op::jump, again);
    code_.bind(absent);
    code_.emit(Op::pop);
    code_.emit(Op::pop);
    code_.emit(Op::get_local, sent);
    if (function_->is_async) await(node);
    return_value(node);
    code_.bind(finished);
    code_.emit(Op::get_property, text_constant("value"));
    return_value(node);
    code_.set_depth(depth);
}

} // namespace loopscope
