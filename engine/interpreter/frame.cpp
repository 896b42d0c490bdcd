#include "engine/interpreter/machine.h"

#include "engine/interpreter/iteration.h"
#include "engine/interpreter/suspension.h"

namespace loopscope {

Machine::Machine(Agent& a)
    : agent(a), heap(a.heap), header(a.heap.header()), memory(a.heap.base()), retry(a.heap.root(root_retry).is_true()) {
    frame = header.fp ? &at<Frame>(header.fp) : nullptr;
    sp = &at<Value>(header.sp);
    load_frame();
}

void Machine::grow_caches(const Executable& e) {
    agent.inline_caches.resize(std::size_t{e.inline_cache_begin} + e.inline_cache_count + 256);
}

bool room_for(Machine& m, std::uint64_t values) {
    constexpr std::uint64_t spare = 64; // the machine's own calls (ToPrimitive, traps) begin above the operands
    return m.ref_of(m.sp) + (values + spare) * sizeof(Value) + sizeof(Frame) <= m.header.stack_end;
}

// The depth is the program's own: frames of the library and of the machine count only as room.
static bool counts(Machine& m, const Frame& frame) {
    return frame.kind == FrameKind::bytecode && !(m.at<Executable>(frame.executable).flags & executable_library);
}

static Frame* begin_frame(Machine& m, Value* base, std::uint32_t argc, ReturnMode mode, std::uint16_t operand) {
    m.save();
    Frame* frame = reinterpret_cast<Frame*>(m.sp);
    frame->caller = m.header.fp;
    frame->base = m.ref_of(base);
    frame->argument_count = argc;
    frame->pc = 0;
    frame->executable = 0;
    frame->environment = 0;
    frame->activation = 0;
    frame->id = m.heap.new_id();
    frame->step = m.header.step;
    frame->new_target = Value::undefined();
    frame->kind = FrameKind::native;
    frame->return_mode = mode;
    frame->operand = operand;
    frame->flags = 0;
    frame->cause = m.header.cause;
    frame->coercion = 0;
    return frame;
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
static Value bind_this(Machine& m, Value value) {
    if (value.is_object()) return value;
    if (value.is_nullish()) return m.agent.realm().fields[static_cast<unsigned>(RealmField::global_this)];
    return to_object(m.agent, value).value;
}

// 10.2.1.1 PrepareForOrdinaryCall
Signal push_bytecode_frame(Machine& m, Value* base, std::uint32_t argc, Value new_target, std::uint32_t flags,
                           ReturnMode mode, std::uint16_t operand) {
    const Object& function = m.object(base[1]);
    const Executable& e = m.at<Executable>(function.slot(FunctionSlot::executable));
    const std::uint32_t missing = argument_slots(e, argc) - argc;
    const bool counted = !(e.flags & executable_library);
    if ((counted && m.header.depth >= m.agent.depth_limit) || !room_for(m, missing + e.local_count + e.operand_count))
        return stack_overflow(m);
    for (std::uint32_t i = 0; i < missing; i++) *m.sp++ = Value::undefined();
    Frame* frame = begin_frame(m, base, argc, mode, operand);
    frame->kind = FrameKind::bytecode;
    frame->executable = m.ref_of(&e);
    const Value environment = function.slot(FunctionSlot::environment);
    frame->environment = environment.is_cell() ? environment.as_ref() : 0;
    frame->new_target = new_target;
    frame->flags = flags;
    m.header.depth += counted;
    if ((e.flags & (executable_has_own_this | executable_strict)) == executable_has_own_this && !(flags & frame_construct))
        base[0] = bind_this(m, base[0]);
    Value* local = reinterpret_cast<Value*>(frame + 1);
    for (std::uint32_t i = 0; i < e.local_count; i++) *local++ = Value::undefined();
    m.frame = frame;
    m.sp = local;
    m.load_frame();
    return Signal::go_on;
}

void pop_frame(Machine& m) {
    const Frame& frame = *m.frame;
    if (counts(m, frame)) m.header.depth--;
    m.sp = &m.at<Value>(frame.base);
    m.frame = frame.caller ? &m.at<Frame>(frame.caller) : nullptr;
    m.load_frame();
}

Signal finish_entry(Machine& m, bool thrown, Value value) {
    pop_frame(m);
    m.heap.root(root_entry_completion) = value;
    m.heap.root(root_entry_thrown) = Value::boolean(thrown);
    m.save();
    return m.leave(StepResult::empty);
}

Signal deliver(Machine& m, Value value, ReturnMode mode, std::uint16_t operand) {
    switch (mode) {
    case ReturnMode::push:
    case ReturnMode::construct:
        *m.sp++ = value;
        break;
    case ReturnMode::discard:
    case ReturnMode::keep_value:
        break;
    case ReturnMode::replace: // operand: which one, and how long the instruction is that must run again
        if (m.frame->kind == FrameKind::native) {
            m.base()[operand] = value;
        } else {
            m.sp[-1 - (operand & 0xFF)] = value;
            m.pc -= operand >> 8;
        }
        break;
    case ReturnMode::to_boolean:
        *m.sp++ = Value::boolean(to_boolean(m.heap, value));
        break;
    case ReturnMode::to_negated_boolean:
        *m.sp++ = Value::boolean(!to_boolean(m.heap, value));
        break;
    case ReturnMode::to_host:
        return finish_entry(m, false, value);
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
                return throw_reference_error(m, "Must call super constructor in derived class before accessing 'this' or "
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
