// Frames pushed and popped where every call passes: inline, for the loop and for frame.cpp. Internal.
#pragma once

#include "engine/interpreter/machine.h"

namespace loopscope {

// The depth is the program's own: frames of the library and of the machine count only as room.
inline bool counts(Machine& m, const Frame& frame) {
    return frame.kind == FrameKind::bytecode && !(m.read<Executable>(frame.executable).flags & executable_library);
}

inline void leave_depth(Machine& m, const Frame& frame) {
    if (counts(m, frame)) m.header.depth--;
}

inline Frame* begin_frame(Machine& m, Value* base, std::uint32_t argc, ReturnMode mode, std::uint16_t operand) {
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

// 10.2.1.2 OrdinaryCallBindThis
Value bind_this(Machine& m, Value value);

// 10.2.1.1 PrepareForOrdinaryCall
// False: the stack is full, and nothing has changed. Registers are the new frame's; the arena's are the caller's until
// save().
[[gnu::always_inline]] inline bool push_function_frame(Machine& m, const Object& function, Value* base,
                                                       std::uint32_t argc, Value new_target, std::uint32_t flags,
                                                       ReturnMode mode, std::uint16_t operand) {
    const Executable& e = m.read<Executable>(function.slot(FunctionSlot::executable));
    const std::uint32_t missing = argument_slots(e, argc) - argc;
    const bool counted = !(e.flags & executable_library);
    if ((counted && m.header.depth >= m.agent.depth_limit) || !room_for(m, missing + e.local_count + e.operand_count))
        return false;
    for (std::uint32_t i = 0; i < missing; ++i) *m.sp++ = Value::undefined();
    Frame* frame = begin_frame(m, base, argc, mode, operand);
    frame->kind = FrameKind::bytecode;
    frame->executable = m.ref_of(&e);
    const Value environment = function.slot(FunctionSlot::environment);
    frame->environment = environment.is_cell() ? environment.as_ref() : 0;
    frame->new_target = new_target;
    frame->flags = flags;
    m.header.depth += counted;
    if (m.agent.many_realms) m.agent.set_realm(realm_of_function(m.agent, base[1]));
    if ((e.flags & (executable_has_own_this | executable_strict)) == executable_has_own_this &&
        !(flags & frame_construct))
        base[0] = bind_this(m, base[0]);
    Value* local = reinterpret_cast<Value*>(frame + 1);
    for (std::uint32_t i = 0; i < e.local_count; ++i) *local++ = Value::undefined();
    m.frame = frame;
    m.sp = local;
    m.load_code();
    return true;
}

} // namespace loopscope
