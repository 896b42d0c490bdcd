// break, continue and return: the ways out, past finally blocks and open iterators.
#include "engine/bytecode/function_compiler.h"

#include <algorithm>

namespace loopscope {

Control& FunctionCompiler::push_control(Control::Kind kind) {
    controls_.push_back({});
    controls_.back().kind = kind;
    return controls_.back();
}

static bool is_goal(const Control& control, const Exit& exit) {
    if (control.kind != Control::Kind::target || control.node != exit.target) return false;
    const Label label = exit.kind == Exit::Kind::break_ ? control.break_label : control.continue_label;
    return label.index != UINT32_MAX;
}

// Leaves everything between here and the goal, from the inside out, then jumps (or returns the value in the local).
// While that code runs, the handlers of what has been left are off. Nothing of it is on the stack afterwards.
void FunctionCompiler::exit_to(Exit exit, std::uint32_t value_local) {
    const std::uint32_t depth = code_.depth();
    std::size_t i = controls_.size();
    bool routed = false;
    while (i > 0 && !routed && !is_goal(controls_[i - 1], exit)) {
        --i;
        if (controls_[i].region.index != UINT32_MAX) code_.suspend(controls_[i].region);
        leave_control(controls_[i], exit, value_local, routed);
    }
    if (!routed) {
        if (exit.kind == Exit::Kind::return_) {
            code_.emit(Op::get_local, value_local);
            emit_return(exit.target);
        } else {
            code_.jump(Op::jump, exit.kind == Exit::Kind::break_ ? controls_[i - 1].break_label
                                                                 : controls_[i - 1].continue_label);
        }
    }
    for (std::size_t left = controls_.size(); left-- > i;)
        if (controls_[left].region.index != UINT32_MAX) code_.resume(controls_[left].region);
    code_.set_depth(depth);
}

void FunctionCompiler::leave_control(Control control, Exit exit, std::uint32_t value_local, bool& routed) {
    switch (control.kind) {
    case Control::Kind::target:
    case Control::Kind::handler: return;
    case Control::Kind::environment:
        code_.hide();
        code_.emit(Op::pop_environment);
        return code_.show();
    case Control::Kind::operand:
        code_.hide();
        code_.emit(Op::pop);
        return code_.show();
    case Control::Kind::iterator:
        code_.hide();
        // A pattern in the middle of an expression: its operands end with the frame, or with the handler's depth.
        if (control.is_loop) close_iterator(control.local, control.is_async);
        else close_unless_ended(control.local);
        return code_.show();
    case Control::Kind::finalizer: break;
    }
    // The finally block runs first; what comes after it goes on from there.
    std::vector<Exit>& exits = finalizers_[control.finalizer].exits;
    const auto known = std::find(exits.begin(), exits.end(), exit);
    const auto index = static_cast<std::int32_t>(known - exits.begin());
    if (known == exits.end()) exits.push_back(exit);
    code_.hide();
    if (exit.kind == Exit::Kind::return_ && value_local != control.local + 1) {
        code_.emit(Op::get_local, value_local);
        code_.emit(Op::put_local, control.local + 1);
    }
    code_.emit_integer(index + 2);
    code_.emit(Op::put_local, control.local);
    // Operands of an unfinished expression (a yield that returns) end here.
    while (code_.depth() > code_.depth_of(control.region)) code_.emit(Op::pop);
    code_.jump(Op::jump, finalizers_[control.finalizer].entry);
    code_.show();
    routed = true;
}

bool FunctionCompiler::return_needs_cleanup() const {
    return std::any_of(controls_.begin(), controls_.end(), [](const Control& control) {
        return control.kind == Control::Kind::iterator || control.kind == Control::Kind::finalizer;
    });
}

// v -> , from a return statement, or a generator that is told to return.
void FunctionCompiler::return_value(const Node* node) {
    if (!return_needs_cleanup()) return emit_return(node);
    const std::uint32_t local = code_.new_local();
    code_.hide();
    code_.emit(Op::put_local, local);
    code_.show();
    exit_to({Exit::Kind::return_, nullptr}, local);
    code_.free_local();
}

// v -> , the end of the activation.
void FunctionCompiler::emit_return(const Node* node) {
    if (node) code_.at(node);
    if (function_->is_async && function_->is_generator) return code_.emit(Op::async_generator_end, 0);
    if (function_->is_async || function_->has_top_level_await) {
        code_.emit(Op::get_local, promise_local_);
        code_.emit(Op::swap);
        code_.emit(Op::resolve_promise);
        return code_.emit(Op::async_end, promise_local_);
    }
    if (function_->function_kind == FunctionKind::derived_constructor &&
        pseudo_binding(BindingKind::this_value, nullptr)) {
        // An arrow function may have bound `this`: its home is the record, not the frame.
        const Label given = code_.new_label();
        code_.jump(Op::jump_if_not_undefined_keep, given);
        read_this({ReferenceKind::own, false, 0, 0, nullptr});
        code_.bind(given);
    }
    code_.emit(Op::return_value);
}

} // namespace loopscope
