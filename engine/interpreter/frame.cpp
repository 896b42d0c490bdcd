#include "engine/interpreter/frame_moves.h"
#include "engine/interpreter/iteration.h"
#include "engine/interpreter/suspension.h"

namespace loopscope {

Machine::Machine(Agent& a)
    : agent(a), heap(a.heap), header(a.heap.own_header()), memory(a.heap.base()),
      retry(own_interpreter_state(a).retry) {
    frame = header.fp ? &at<Frame>(header.fp) : nullptr;
    sp = &at<Value>(header.sp);
    agent.many_realms = static_cast<bool>(agent.state().main_realm);
    load_frame();
}

// 7.3.24 GetFunctionRealm
CellOf<Realm> realm_of_function(const Agent& agent, Value function) {
    while (function.is_object()) {
        const Object& object = agent.heap.at<Object>(function);
        switch (object.object_class()) {
        case ObjectClass::bound_function: function = object.slot(BoundSlot::target); break;
        case ObjectClass::proxy: function = object.internal()[0]; break;
        case ObjectClass::function: {
            const Value realm = object.slot(FunctionSlot::realm);
            return realm.is_cell() ? CellOf<Realm>(realm.as_ref()) : agent.state().realm;
        }
        default: return agent.state().realm;
        }
    }
    return agent.state().realm;
}

void select_realm(Machine& m) {
    m.agent.set_realm(m.agent.state().main_realm);
    if (m.frame && m.frame->kind != FrameKind::entry) m.agent.set_realm(realm_of_function(m.agent, m.base()[1]));
}

void Machine::grow_caches(const Executable& e) {
    agent.inline_caches.resize(std::size_t{e.inline_cache_begin} + e.inline_cache_count + 256);
}

void make_bytecode_frame(Machine& m, Frame& frame, Ref executable) {
    frame.kind = FrameKind::bytecode;
    frame.executable = executable;
    if (counts(m, frame)) m.header.depth++;
}

Frame* push_plain_frame(Machine& m, FrameKind kind, Value* base, std::uint32_t argc, ReturnMode mode,
                        std::uint16_t operand) {
    Frame* frame = begin_frame(m, base, argc, mode, operand);
    frame->kind = kind;
    m.sp = reinterpret_cast<Value*>(frame + 1);
    m.frame = frame;
    m.load_frame();
    m.save();
    return frame;
}

// 10.2.1.2 OrdinaryCallBindThis
Value bind_this(Machine& m, Value value) {
    if (value.is_object()) return value;
    if (value.is_nullish()) return m.agent.realm().global_this;
    return to_object(m.agent, value).value;
}

Signal push_bytecode_frame(Machine& m, Value* base, std::uint32_t argc, Value new_target, std::uint32_t flags,
                           ReturnMode mode, std::uint16_t operand) {
    const bool pushed = push_function_frame(m, m.object(base[1]), base, argc, new_target, flags, mode, operand);
    return pushed ? Signal::go_on : stack_overflow(m);
}

void pop_frame(Machine& m) {
    const Frame& frame = *m.frame;
    leave_depth(m, frame);
    m.sp = &m.at<Value>(frame.base);
    m.frame = frame.caller ? &m.at<Frame>(frame.caller) : nullptr;
    m.load_frame();
}

Signal finish_entry(Machine& m, bool thrown, Value value) {
    pop_frame(m);
    own_interpreter_state(m.agent).entry_completion = value;
    own_interpreter_state(m.agent).entry_thrown = thrown;
    m.save();
    return m.leave(StepResult::empty);
}

Signal deliver(Machine& m, Value value, ReturnMode mode, std::uint16_t operand) {
    switch (mode) {
    case ReturnMode::push:
    case ReturnMode::construct: *m.sp++ = value; break;
    case ReturnMode::discard:
    case ReturnMode::keep_value: break;
    case ReturnMode::replace: // operand: which one, and how long the instruction is that must run again
        if (m.frame->kind == FrameKind::native) {
            m.base()[operand] = value;
        } else {
            m.sp[-1 - (operand & 0xFF)] = value;
            m.pc -= operand >> 8;
        }
        break;
    case ReturnMode::to_boolean: *m.sp++ = Value::boolean(to_boolean(m.heap, value)); break;
    case ReturnMode::to_negated_boolean: *m.sp++ = Value::boolean(!to_boolean(m.heap, value)); break;
    case ReturnMode::to_host: return finish_entry(m, false, value);
    }
    m.save();
    return Signal::go_on;
}

// 10.2.1 step 10 and 10.2.2 steps 10 to 14
Signal return_from_frame(Machine& m, Value value) {
    const Frame& frame = *m.frame;
    if ((frame.flags & frame_construct) && !value.is_object()) {
        if (m.executable().flags & executable_derived) {
            if (!value.is_undefined())
                return throw_type_error(m, "Derived constructors may only return object or undefined");
            if (m.this_value().is_hole())
                return throw_reference_error(m,
                                             "Must call super constructor in derived class before accessing 'this' or "
                                             "returning from derived constructor");
        }
        value = m.this_value();
    }
    if (frame.activation) {
        const bool is_generator = m.at<Object>(frame.activation).object_class() == ObjectClass::generator;
        activation_ended(m, frame.activation);
        if (is_generator) value = Value::object(m.ref_of(&create_iterator_result(m.agent, value, true)));
    }
    const ReturnMode mode = frame.return_mode;
    const std::uint16_t operand = frame.operand;
    pop_frame(m);
    return deliver(m, value, mode, operand);
}

} // namespace loopscope
