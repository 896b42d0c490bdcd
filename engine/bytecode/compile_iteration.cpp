// ECMA-262 7.4 Operations on Iterator Objects, as instructions.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

// iterable -> ; iterator into `local`, its next method into the local behind. ECMA-262 7.4.4 GetIterator
void FunctionCompiler::get_iterator(const Node* node, bool is_async, std::uint32_t local, IteratorUse use) {
    code_.at(node);
    const Label ready = code_.new_label();
    code_.hide();
    if (is_async) {
        const Label absent = code_.new_label();
        code_.emit(Op::get_iterator_method, ordinal(IteratorUse::async));
        code_.jump(Op::jump_if_nullish, absent);
        code_.emit(Op::call, 0);
        code_.emit(Op::check_object, 2);
        code_.jump(Op::jump, ready);
        code_.bind(absent);
        code_.emit(Op::pop);
    }
    if (is_async) use = IteratorUse::sync_of_async;
    code_.emit(Op::get_iterator_method, static_cast<std::uint32_t>(use));
    code_.emit(Op::call, 0);
    code_.emit(Op::check_object, 0);
    if (is_async) { // 27.1.6.1 CreateAsyncFromSyncIterator
        code_.emit(Op::put_local, local);
        code_.emit(Op::undefined);
        code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::CreateAsyncFromSyncIterator));
        code_.emit(Op::get_local, local);
        code_.emit(Op::dup);
        code_.emit(Op::get_property, text_constant("next"));
        code_.emit(Op::call, 2);
        code_.bind(ready);
    }
    code_.emit(Op::set_local, local);
    code_.emit(Op::get_property, text_constant("next"));
    code_.emit(Op::put_local, local + 1);
    code_.show();
}

// The value on the stack at `has_value`; what follows here is reached, without it, when the iterator has ended.
void FunctionCompiler::iterator_step(std::uint32_t local, Label has_value, Label done) {
    code_.emit(Op::fast_iterator_step, local, has_value.index, done.index);
    code_.emit(Op::get_local, local);
    code_.emit(Op::get_local, local + 1);
    code_.emit(Op::call, 0);
    iterator_result(has_value);
}

// result -> ; ECMA-262 7.4.10 IteratorStepValue from the result on
void FunctionCompiler::iterator_result(Label has_value) {
    const Label finished = code_.new_label();
    code_.emit(Op::check_object, 1);
    code_.emit(Op::dup);
    code_.emit(Op::get_property, text_constant("done"));
    code_.jump(Op::jump_if_true, finished);
    code_.emit(Op::get_property, text_constant("value"));
    code_.jump(Op::jump, has_value);
    code_.bind(finished);
    code_.emit(Op::pop);
}

void FunctionCompiler::async_iterator_step(const Node* node, std::uint32_t local, Label has_value) {
    code_.emit(Op::get_local, local);
    code_.emit(Op::get_local, local + 1);
    code_.emit(Op::call, 0);
    await(node);
    iterator_result(has_value);
}

// -> what its "return" came to; at the label that it gives: iterator, undefined, since there is no such method
Label FunctionCompiler::call_return(std::uint32_t local) {
    const Label absent = code_.new_label();
    code_.emit(Op::get_local, local);
    code_.emit(Op::get_method, text_constant("return"));
    code_.jump(Op::jump_if_nullish, absent);
    code_.emit(Op::call, 0);
    code_.emit(Op::await_resolve);
    code_.emit(Op::await);
    return absent;
}

// ECMA-262 7.4.11 IteratorClose, 7.4.13 AsyncIteratorClose, of a normal completion, break, continue or return
void FunctionCompiler::close_iterator(std::uint32_t local, bool is_async) {
    if (!is_async) {
        code_.emit(Op::undefined);
        code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::IteratorClose));
        code_.emit(Op::get_local, local);
        code_.emit(Op::call, 1);
        return code_.emit(Op::pop);
    }
    const Label end = code_.new_label();
    const Label absent = call_return(local);
    code_.emit(Op::check_object, 1);
    code_.emit(Op::pop);
    code_.jump(Op::jump, end);
    code_.bind(absent);
    code_.emit(Op::pop);
    code_.emit(Op::pop);
    code_.bind(end);
}

void FunctionCompiler::close_unless_ended(std::uint32_t local) {
    const Label ended = code_.new_label();
    const Label end = code_.new_label();
    code_.emit(Op::get_local, local);
    code_.jump(Op::jump_if_hole, ended);
    code_.emit(Op::pop);
    close_iterator(local, false);
    code_.jump(Op::jump, end);
    code_.bind(ended);
    code_.emit(Op::pop);
    code_.bind(end);
}

// exception -> (thrown again). What closing itself throws is swallowed.
void FunctionCompiler::close_after_throw(std::uint32_t local, bool is_async) {
    const std::uint32_t exception = code_.new_local();
    const Label rethrow = code_.new_label();
    code_.emit(Op::put_local, exception);
    if (!is_async) {
        const Label ended = code_.new_label();
        code_.emit(Op::get_local, local);
        code_.jump(Op::jump_if_hole, ended);
        code_.emit(Op::pop);
        code_.emit(Op::undefined);
        code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::IteratorCloseSilently));
        code_.emit(Op::get_local, local);
        code_.emit(Op::call, 1);
        code_.bind(ended);
        code_.emit(Op::pop);
    } else {
        const ProtectedRegion region = code_.protect(code_.depth());
        const Label absent = call_return(local);
        code_.end_protection(region);
        code_.emit(Op::pop);
        code_.jump(Op::jump, rethrow);
        code_.begin_handler(region);
        code_.emit(Op::pop);
        code_.jump(Op::jump, rethrow);
        code_.bind(absent);
        code_.emit(Op::pop);
        code_.emit(Op::pop);
    }
    code_.bind(rethrow);
    code_.emit(Op::get_local, exception);
    code_.emit(Op::throw_value);
    code_.free_local();
}

} // namespace loopscope
