#include "engine/interpreter/suspension.h"

#include "engine/interpreter/async_generator.h"
#include "engine/interpreter/iteration.h"
#include "engine/runtime/note.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static constexpr unsigned saved_header = ordinal(SavedField::values);

void set_state(Object& activation, GeneratorState state) {
    activation.slot(ActivationSlot::state) = Value::int32(state);
}
GeneratorState state_of(const Object& activation) {
    return activation.slot(ActivationSlot::state).as_enum<GeneratorState>();
}

// --- frames to the heap and back -------------------------------------------------------------------------------------

void save_activation(Machine& m, Object& activation) {
    const Executable& e = m.executable();
    Frame& frame = *m.frame;
    const std::uint32_t slots = 2 + argument_slots(e, frame.argument_count);
    const std::uint32_t room = saved_header + slots + e.local_count + e.operand_count;
    Value& cell = activation.slot(ActivationSlot::saved);
    if (!cell.is_cell()) cell = Value::cell(m.ref_of(&m.agent.make_values(room)));
    Values& saved = m.at<Values>(cell);
    Value* operands = m.operands();
    const auto operand_count = static_cast<std::uint32_t>(m.sp - operands);
    saved[SavedField::executable] = Value::cell(frame.executable);
    saved[SavedField::environment] = frame.environment ? Value::cell(frame.environment) : Value::undefined();
    saved[SavedField::pc] = Value::int32(static_cast<std::int32_t>(m.pc - m.code));
    saved[SavedField::argument_count] = Value::number(frame.argument_count);
    saved[SavedField::new_target] = frame.new_target;
    saved[SavedField::operand_count] = Value::number(operand_count);
    Value* to = saved.items + saved_header;
    std::memcpy(to, m.base(), slots * sizeof(Value));
    std::memcpy(to + slots, m.locals, e.local_count * sizeof(Value));
    std::memcpy(to + slots + e.local_count, operands, operand_count * sizeof(Value));
    for (Value* rest = to + slots + e.local_count + operand_count; rest < saved.items + saved.header.count; ++rest)
        *rest = Value::undefined();
}

Signal resume_activation(Machine& m, Object& activation, ReturnMode mode) {
    Values& saved = m.at<Values>(activation.slot(ActivationSlot::saved));
    const Ref executable = saved[SavedField::executable].as_ref();
    const Executable& e = m.at<Executable>(executable);
    const auto argument_count = saved[SavedField::argument_count].as_uint32();
    const auto operand_count = saved[SavedField::operand_count].as_uint32();
    const std::uint32_t slots = 2 + argument_slots(e, argument_count);
    const Value* from = saved.items + saved_header;
    Value* base = m.sp;
    std::memcpy(base, from, slots * sizeof(Value));
    m.sp += slots;
    Frame* frame = push_plain_frame(m, FrameKind::native, base, argument_count, mode, 0);
    make_bytecode_frame(m, *frame, executable);
    const Value environment = saved[SavedField::environment];
    frame->environment = environment.is_cell() ? environment.as_ref() : 0;
    frame->new_target = saved[SavedField::new_target];
    frame->pc = saved[SavedField::pc].as_index();
    frame->activation = m.ref_of(&activation);
    frame->flags = frame_resumed;
    std::memcpy(m.sp, from + slots, (e.local_count + operand_count) * sizeof(Value));
    m.sp += e.local_count + operand_count;
    m.load_frame();
    m.save();
    return Signal::go_on;
}

bool room_to_resume(Machine& m, const Object& activation) {
    const Values& saved = m.at<Values>(activation.slot(ActivationSlot::saved));
    return m.header.depth < m.agent.depth_limit && room_for(m, saved.header.count);
}

void activation_ended(Machine& m, Ref ref) {
    Object& activation = m.at<Object>(ref);
    set_state(activation, GeneratorState::completed);
    activation.slot(ActivationSlot::saved) = Value::undefined();
}

// --- generators ------------------------------------------------------------------------------------------------------

// 27.5.3.1 GeneratorStart, 27.6.3.2 AsyncGeneratorStart: what the call answers
static Signal create_generator(Machine& m) {
    const bool is_async = m.executable().flags & executable_async;
    const Lookup found = lookup(m.agent, m.object(m.base()[1]), m.agent.key(Name::prototype));
    const Value prototype =
        found.kind == Lookup::Kind::data && found.value.is_object()
            ? found.value
            : m.agent.intrinsic(is_async ? Intrinsic::AsyncGeneratorPrototype : Intrinsic::GeneratorPrototype);
    Object& generator = m.agent.make_object(is_async ? ObjectClass::async_generator : ObjectClass::generator, prototype,
                                            enum_count<ActivationSlot>);
    set_state(generator, GeneratorState::suspended_start);
    save_activation(m, generator);
    const ReturnMode mode = m.frame->return_mode;
    const std::uint16_t operand = m.frame->operand;
    pop_frame(m);
    return deliver(m, Value::object(m.ref_of(&generator)), mode, operand);
}

// 27.5.3.7 GeneratorYield
static Signal yield(Machine& m, bool is_result) {
    Object& generator = m.at<Object>(m.frame->activation);
    const Value value = *--m.sp;
    set_state(generator, GeneratorState::suspended_yield);
    save_activation(m, generator);
    const Value result = is_result ? value : Value::object(m.ref_of(&create_iterator_result(m.agent, value, false)));
    const ReturnMode mode = m.frame->return_mode;
    pop_frame(m);
    return deliver(m, result, mode, 0);
}

// 27.5.3.3 GeneratorResume, 27.5.3.4 GeneratorResumeAbrupt
static Completion resume_generator(Agent& agent, const NativeCall& call, ResumeMode how, const char* name) {
    const Value self = call.this_value;
    if (!self.is_object() || agent.heap.at<Object>(self).object_class() != ObjectClass::generator)
        return agent.throw_type_error("Method [Generator].prototype." + std::string(name) +
                                      " called on incompatible receiver " + render_value(agent, self));
    Object& generator = agent.heap.at<Object>(self);
    const GeneratorState state = state_of(generator);
    const Value value = call.argument(0);
    if (state == GeneratorState::executing) return agent.throw_type_error("Generator is already running");
    if (state == GeneratorState::completed || (state == GeneratorState::suspended_start && how != ResumeMode::next)) {
        set_state(generator, GeneratorState::completed);
        generator.slot(ActivationSlot::saved) = Value::undefined();
        if (how == ResumeMode::throw_) return Completion::throws(value);
        Object& result = create_iterator_result(agent, how == ResumeMode::next ? Value::undefined() : value, true);
        return Completion::normal(agent.value_of(result));
    }
    Machine m(agent);
    if (!room_to_resume(m, generator)) return agent.throw_range_error("Maximum call stack size exceeded");
    m.sp = &m.at<Value>(agent.call_site.base);
    set_state(generator, GeneratorState::executing);
    (void)resume_activation(m, generator, static_cast<ReturnMode>(agent.call_site.return_mode));
    if (state == GeneratorState::suspended_yield) {
        *m.sp++ = value;
        *m.sp++ = value_of(how);
        m.save();
    }
    return Completion::pushed();
}

Completion generator_next(Agent& agent, const NativeCall& call) {
    return resume_generator(agent, call, ResumeMode::next, "next");
}
Completion generator_throw(Agent& agent, const NativeCall& call) {
    return resume_generator(agent, call, ResumeMode::throw_, "throw");
}
Completion generator_return(Agent& agent, const NativeCall& call) {
    return resume_generator(agent, call, ResumeMode::return_, "return");
}

// --- async functions -------------------------------------------------------------------------------------------------

static Signal create_async(Machine& m, std::uint16_t local) {
    m.locals[local] = Value::object(m.ref_of(&make_promise(m.agent)));
    m.frame->coercion = local + 1u;
    return Signal::go_on;
}

// A part of an async activation is over: to whoever began it.
Signal end_part(Machine& m, Value result) {
    const ReturnMode mode = m.frame->return_mode;
    const std::uint16_t operand = m.frame->operand;
    const bool resumed = m.frame->flags & frame_resumed;
    pop_frame(m);
    return deliver(m, resumed ? Value::undefined() : result, mode, operand);
}

// 27.7.5.3 Await, from step 3 on
static Signal await(Machine& m) {
    const Value promise = *--m.sp;
    Value result;
    if (!m.frame->activation) { // the first await of an async function: its activation moves to the heap
        Object& made =
            m.agent.make_object(ObjectClass::async_function_state, Value::null(), enum_count<ActivationSlot>);
        set_state(made, GeneratorState::executing);
        result = m.locals[m.frame->coercion - 1];
        made.slot(ActivationSlot::promise_or_queue) = result;
        m.frame->activation = m.ref_of(&made);
    }
    Object& activation = m.at<Object>(m.frame->activation);
    save_activation(m, activation);
    const Value self = Value::object(m.ref_of(&activation));
    if (traces(m.agent))
        note(m.agent, TraceKind::suspended, {}, activation.id(), to_utf8(m.heap, m.executable().name, 80),
             m.object(promise).id());
    perform_promise_then(m.agent, m.object(promise), self, self, {});
    return end_part(m, result);
}

static Signal await_resolve(Machine& m) {
    const Value value = m.sp[-1];
    const Value constructor = m.agent.intrinsic(Intrinsic::Promise);
    const Completion completion = promise_resolve(m.agent, constructor, value);
    if (completion.type == CompletionType::fallback) {
        --m.sp;
        return call_library(m, Intrinsic::PromiseResolve, {constructor, value});
    }
    if (!completion.ok()) return abrupt(m, completion);
    m.sp[-1] = completion.value;
    return Signal::go_on;
}

static Signal resolve_promise_operand(Machine& m) {
    const Value promise = m.sp[-2], value = m.sp[-1];
    const Completion completion = resolve_promise(m.agent, m.object(promise), value);
    if (completion.type == CompletionType::fallback) {
        m.sp -= 2;
        return call_library(m, Intrinsic::ResolvePromise, {promise, value}, ReturnMode::discard);
    }
    if (!completion.ok()) return abrupt(m, completion);
    m.sp -= 2;
    return Signal::go_on;
}

static Signal async_end(Machine& m, std::uint16_t local) {
    const Value promise = m.locals[local];
    if (m.frame->activation) activation_ended(m, m.frame->activation);
    return end_part(m, promise);
}

void enter_awaiting(Agent& agent, Object& activation, bool rejected, Value argument) {
    enter(agent, agent.value_of(activation), Value::undefined(), std::span<const Value>(&argument, 1));
    agent.heap.at<Frame>(agent.heap.header().fp).coercion = rejected ? entry_throws : entry_resumes;
}

// The entry's first step: the suspended activation goes on with what was awaited.
Signal resume_entry(Machine& m) {
    const bool rejected = m.frame->coercion == entry_throws;
    Value* operands = m.operands();
    Object& activation = m.object(operands[1]);
    const Value argument = operands[2];
    m.sp = operands;
    m.frame->coercion = 0;
    if (activation.object_class() == ObjectClass::async_generator &&
        state_of(activation) == GeneratorState::awaiting_return)
        return return_was_awaited(m, activation, rejected, argument);
    (void)resume_activation(m, activation, ReturnMode::to_host);
    if (rejected) return throw_value(m, argument);
    *m.sp++ = argument;
    return Signal::go_on;
}

Signal suspension_operation(Machine& m, Op op, const std::uint8_t* operands) {
    switch (op) {
    case Op::create_generator: return create_generator(m);
    case Op::yield: return yield(m, false);
    case Op::yield_result: return yield(m, true);
    case Op::create_async: return create_async(m, read_operand<std::uint16_t>(operands));
    case Op::await_resolve: return await_resolve(m);
    case Op::await: return await(m);
    case Op::resolve_promise: return resolve_promise_operand(m);
    case Op::reject_promise: {
        m.sp -= 2;
        reject_promise(m.agent, m.object(m.sp[0]), m.sp[1]);
        return Signal::go_on;
    }
    case Op::async_end: return async_end(m, read_operand<std::uint16_t>(operands));
    case Op::async_generator_yield: return async_generator_yield(m);
    case Op::async_generator_suspend: return async_generator_suspend(m);
    default: return async_generator_end(m, operands[0] != 0);
    }
}

} // namespace loopscope
