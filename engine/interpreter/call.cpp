// ECMA-262 10.2.1 [[Call]] and 10.2.2 [[Construct]]: of functions of the program, of the library, bound ones, proxies
// and leaves.
#include "engine/interpreter/machine.h"

#include "engine/interpreter/leaf_arguments.h"
#include "engine/interpreter/suspension.h"

namespace loopscope {

static std::uint32_t count_arguments(Machine& m, Value* base) { return static_cast<std::uint32_t>(m.sp - base) - 2; }

// 10.4.1.1 and 10.4.1.2: replaces a chain of bound functions by its target, without recursion and in one move.
static bool unroll_bound(Machine& m, Value* base, bool constructing) {
    std::uint64_t added = 0;
    Value target = base[1];
    Value bound_this;
    for (;;) {
        const Object& bound = m.object(target);
        if (bound.object_class() != ObjectClass::bound_function) break;
        added += m.at<Values>(bound.slot(BoundSlot::bound_arguments)).header.count;
        bound_this = bound.slot(BoundSlot::bound_this);
        const Value next = bound.slot(BoundSlot::target);
        // 10.4.1.2 step 5: a bound function that is the new target itself stands for its target
        if (constructing && base[0] == target) base[0] = next;
        target = next;
    }
    if (!room_for(m, added)) return false;
    const std::uint32_t given = count_arguments(m, base);
    Value* arguments = base + 2;
    std::memmove(arguments + added, arguments, given * sizeof(Value));
    Value* end = arguments + added;
    for (Value link = base[1]; link != target; link = m.object(link).slot(BoundSlot::target)) {
        const Values& values = m.at<Values>(m.object(link).slot(BoundSlot::bound_arguments));
        end -= values.header.count;
        std::memcpy(end, values.items, values.header.count * sizeof(Value));
    }
    m.sp += added;
    base[1] = target;
    if (!constructing) base[0] = bound_this;
    return true;
}

// A proxy's [[Call]] and [[Construct]] are the library's: (proxy, arguments array[, new target]).
static void call_through_proxy(Machine& m, Value* base, bool constructing) {
    const Value proxy = base[1];
    const Value first = base[0];
    const Value array = Value::object(m.ref_of(&m.agent.make_array(std::span<const Value>(base + 2, m.sp))));
    base[0] = Value::undefined();
    base[1] = m.agent.intrinsic(constructing ? Intrinsic::ProxyConstruct : Intrinsic::ProxyCall);
    base[2] = proxy;
    if (constructing) {
        base[3] = array;
        base[4] = first;
    } else {
        base[3] = first;
        base[4] = array;
    }
    m.sp = base + 5;
}

// --- natives ---------------------------------------------------------------------------------------------------------

struct NativeInvocation {
    Value* base;
    ReturnMode mode;
    std::uint16_t operand;
    bool constructing;
    bool again = false; // a native of the machine asks for what now lies at base to be called
};

static void drop_arguments(Machine& m, const NativeInvocation& call, bool in_frame) {
    if (in_frame) pop_frame(m);
    else m.sp = call.base;
}

static Signal finish_native(Machine& m, NativeInvocation& call, const Completion& completion, bool in_frame) {
    switch (completion.type) {
    case CompletionType::normal:
        drop_arguments(m, call, in_frame);
        return deliver(m, completion.value, call.mode, call.operand);
    case CompletionType::call: drop_arguments(m, call, in_frame); return call_pending(m, call.mode, call.operand);
    case CompletionType::pushed: {
        const bool again = m.agent.call_site.again;
        m.frame = m.header.fp ? &m.at<Frame>(m.header.fp) : nullptr;
        m.sp = &m.at<Value>(m.header.sp);
        m.load_frame();
        call.again = again;
        call.constructing = m.agent.call_site.construct;
        return Signal::go_on;
    }
    case CompletionType::park:
    case CompletionType::collect:
        // What the instruction put on the stack may have been rearranged: a frame of its own keeps it until it is tried
        // again.
        if (!in_frame) {
            const Value new_target = call.constructing ? call.base[0] : Value::undefined();
            Frame* frame = push_plain_frame(m, FrameKind::native, call.base, count_arguments(m, call.base), call.mode,
                                            call.operand);
            frame->flags = (call.constructing ? frame_construct : 0u) | frame_coerced;
            frame->new_target = new_target;
            m.save();
        }
        return abrupt(m, completion);
    default: return abrupt(m, completion);
    }
}

namespace {

// While a leaf runs, its realm is the current one: that of the function, or of the new target that has no prototype to
// offer.
class OtherRealm {
public:
    OtherRealm(Agent& agent, Value function) : agent_(agent), outer_(agent.state().realm) {
        if (agent.many_realms) agent.set_realm(realm_of_function(agent, function));
    }
    void leave() const {
        if (agent_.many_realms) agent_.set_realm(outer_);
    }

private:
    Agent& agent_;
    CellOf<Realm> outer_;
};

} // namespace

static void enter_leaf(Machine& m, const NativeInvocation& call, Value new_target) {
    m.agent.leaf = m.ref_of(call.base);
    m.agent.leaf_constructs = new_target.is_object();
}

static Signal invoke_native(Machine& m, NativeInvocation& call, const NativeSpec& spec, Value new_target,
                            bool in_frame) {
    Value* end = in_frame ? reinterpret_cast<Value*>(m.frame) : m.sp;
    const NativeCall arguments{call.base[0], call.base[1], new_target, call.base + 2,
                               static_cast<std::uint32_t>(end - call.base) - 2};
    m.save();
    if (!in_frame) enter_leaf(m, call, new_target);
    const OtherRealm realm(m.agent, call.constructing && call.base[0].is_hole() ? new_target : call.base[1]);
    const Completion completion = spec.function(m.agent, arguments);
    realm.leave();
    m.agent.leaf = 0;
    return finish_native(m, call, completion, in_frame);
}

// Performs the coercions that a leaf declares, then runs it; a native frame keeps the place while an object is made
// primitive.
static Signal coerce_and_invoke(Machine& m, NativeInvocation& call, const NativeSpec& spec, Value new_target,
                                bool in_frame) {
    std::uint32_t at = in_frame ? m.frame->coercion : 0;
    const bool done = in_frame && (m.frame->flags & frame_coerced);
    if (!done && !spec.coercions.empty()) {
        if (!in_frame) {
            const std::uint32_t needed = arguments_supplied(spec.coercions);
            while (count_arguments(m, call.base) < needed) *m.sp++ = Value::undefined();
        }
        Value* end = in_frame ? reinterpret_cast<Value*>(m.frame) : m.sp;
        m.save();
        if (!in_frame) enter_leaf(m, call, new_target);
        const OtherRealm realm(m.agent, call.base[1]);
        const CoercionResult coerced = coerce_operands(m.agent, spec, call.base, end, at, in_frame);
        realm.leave();
        m.agent.leaf = 0;
        if (coerced.kind == CoercionResult::Kind::abrupt) return abrupt(m, coerced.completion);
        if (coerced.kind == CoercionResult::Kind::needs_primitive) {
            if (!in_frame) {
                Frame* frame = push_plain_frame(m, FrameKind::native, call.base, count_arguments(m, call.base),
                                                call.mode, call.operand);
                frame->flags = call.constructing ? frame_construct : 0u;
                frame->new_target = new_target;
            }
            m.frame->coercion = at;
            const Value object = call.base[at == 0 ? 0 : at + 1];
            return call_library(m, Intrinsic::ToPrimitive, {object, m.agent.name(coerced.hint)}, ReturnMode::replace,
                                static_cast<std::uint16_t>(at == 0 ? 0 : at + 1));
        }
    }
    return invoke_native(m, call, spec, new_target, in_frame);
}

// --- [[Call]] --------------------------------------------------------------------------------------------------------

static Signal class_without_new(Machine& m, Value callee) {
    const Value name = get(m.agent, m.object(callee), Name::name).value;
    return throw_type_error(m, "Class constructor " + (name.is_string() ? to_utf8(m.heap, name) : "") +
                                   " cannot be invoked without 'new'");
}

static Signal call_once(Machine& m, NativeInvocation& call) {
    const Value callee = call.base[1];
    if (!is_callable(m.heap, callee)) return throw_not_callable(m, callee, false);
    const Object& function = m.object(callee);
    switch (function.object_class()) {
    case ObjectClass::bound_function:
        if (!unroll_bound(m, call.base, false)) return stack_overflow(m);
        call.again = true;
        return Signal::go_on;
    case ObjectClass::proxy:
        call_through_proxy(m, call.base, false);
        call.again = true;
        return Signal::go_on;
    default: break;
    }
    if (function.has_flag(object_class_constructor)) return class_without_new(m, callee);
    const Value native = function.slot(FunctionSlot::native);
    const bool has_source = function.slot(FunctionSlot::executable).is_cell();
    if (native.is_int32()) {
        const NativeSpec& spec = m.agent.natives->spec_of(native);
        if (spec.flags & native_construct_only) {
            if (spec.name == "Promise")
                return throw_type_error(m, "Promise constructor cannot be invoked without 'new'");
            return throw_type_error(m, "Constructor " + std::string(spec.name) + " requires 'new'");
        }
        if (spec.flags & native_machine)
            m.agent.call_site = {m.ref_of(call.base), static_cast<std::uint8_t>(call.mode), false, false};
        if (!has_source) return coerce_and_invoke(m, call, spec, Value::undefined(), false);
        const NativeCall arguments{call.base[0], callee, Value::undefined(), call.base + 2,
                                   count_arguments(m, call.base)};
        m.save();
        const OtherRealm realm(m.agent, call.base[1]);
        const Completion completion = spec.function(m.agent, arguments);
        realm.leave();
        if (completion.type != CompletionType::fallback) return finish_native(m, call, completion, false);
    }
    if (!has_source) return throw_not_callable(m, callee, false);
    return push_bytecode_frame(m, call.base, count_arguments(m, call.base), Value::undefined(), 0, call.mode,
                               call.operand);
}

static Signal construct_once(Machine& m, NativeInvocation& call);

static Signal call_until_done(Machine& m, NativeInvocation& call) {
    for (;;) {
        call.again = false;
        const Signal signal = call.constructing ? construct_once(m, call) : call_once(m, call);
        if (signal == Signal::leave || !call.again) return signal;
    }
}

Signal call(Machine& m, Value* base, ReturnMode mode, std::uint16_t operand) {
    NativeInvocation invocation{base, mode, operand, false};
    return call_until_done(m, invocation);
}

// --- [[Construct]] ---------------------------------------------------------------------------------------------------

// 10.2.2 [[Construct]] from step 4 on; 10.3.2. The prototype is known: an object, or a hole.
static Signal construct_with_prototype(Machine& m, NativeInvocation& call, Value new_target, Value prototype) {
    const Object& function = m.object(call.base[1]);
    const Value native = function.slot(FunctionSlot::native);
    const bool has_source = function.slot(FunctionSlot::executable).is_cell();
    if (native.is_int32()) {
        const NativeSpec& spec = m.agent.natives->spec_of(native);
        call.base[0] = prototype;
        if (!has_source) return coerce_and_invoke(m, call, spec, new_target, false);
        const NativeCall arguments{prototype, call.base[1], new_target, call.base + 2, count_arguments(m, call.base)};
        m.save();
        const OtherRealm realm(m.agent, call.base[1]);
        const Completion completion = spec.function(m.agent, arguments);
        realm.leave();
        if (completion.type != CompletionType::fallback) return finish_native(m, call, completion, false);
    }
    if (function.slot(FunctionSlot::flags).as_int32() & function_derived) {
        call.base[0] = Value::hole();
        return push_bytecode_frame(m, call.base, count_arguments(m, call.base), new_target, frame_construct, call.mode,
                                   call.operand);
    }
    Value proto = prototype;
    if (!proto.is_object()) {
        const OtherRealm realm(m.agent, new_target);
        proto = m.agent.intrinsic(Intrinsic::ObjectPrototype);
        realm.leave();
    }
    call.base[0] = Value::object(m.ref_of(&m.agent.make_object(ObjectClass::ordinary, proto)));
    return push_bytecode_frame(m, call.base, count_arguments(m, call.base), new_target, frame_construct, call.mode,
                               call.operand);
}

static Signal construct_once(Machine& m, NativeInvocation& call) {
    const Value callee = call.base[1];
    if (!is_constructor(m.heap, callee)) return throw_not_callable(m, callee, true);
    const Object& function = m.object(callee);
    if (function.object_class() == ObjectClass::bound_function) {
        if (!unroll_bound(m, call.base, true)) return stack_overflow(m);
        call.again = true;
        return Signal::go_on;
    }
    if (function.object_class() == ObjectClass::proxy) {
        call_through_proxy(m, call.base, true);
        call.again = true;
        call.constructing = false;
        return Signal::go_on;
    }
    const Value new_target = call.base[0];
    const auto flags = function.slot(FunctionSlot::flags).as_index();
    if ((flags & function_derived) && !function.slot(FunctionSlot::native).is_int32()) { // this comes from super()
        call.base[0] = Value::hole();
        return push_bytecode_frame(m, call.base, count_arguments(m, call.base), new_target, frame_construct, call.mode,
                                   call.operand);
    }
    // 10.1.14 GetPrototypeFromConstructor
    m.save();
    const Lookup found = lookup(m.agent, m.object(new_target), m.agent.key(Name::prototype));
    if (found.kind == Lookup::Kind::data || found.kind == Lookup::Kind::absent)
        return construct_with_prototype(m, call, new_target, found.value.is_object() ? found.value : Value::hole());
    Frame* frame =
        push_plain_frame(m, FrameKind::native, call.base, count_arguments(m, call.base), call.mode, call.operand);
    frame->flags = frame_construct | frame_awaits_prototype;
    frame->new_target = new_target;
    if (found.kind == Lookup::Kind::accessor) {
        if (!found.getter.is_object()) {
            *m.sp++ = Value::undefined();
            return Signal::go_on;
        }
        return call_function(m, found.getter, new_target, {});
    }
    return call_library(m, Intrinsic::ProxyGet,
                        {Value::object(found.holder), m.agent.name(Name::prototype), new_target});
}

Signal construct(Machine& m, Value* base, ReturnMode mode, std::uint16_t operand) {
    NativeInvocation invocation{base, mode, operand, true};
    return call_until_done(m, invocation);
}

// --- frames that are not code ----------------------------------------------------------------------------------------

Signal step_native_frame(Machine& m) {
    Frame& frame = *m.frame;
    NativeInvocation invocation{m.base(), frame.return_mode, frame.operand, (frame.flags & frame_construct) != 0};
    if (frame.flags & frame_awaits_prototype) {
        const Value prototype = m.sp[-1];
        const Value new_target = frame.new_target;
        pop_frame(m);
        m.sp = reinterpret_cast<Value*>(&frame); // the arguments stay
        const Signal signal =
            construct_with_prototype(m, invocation, new_target, prototype.is_object() ? prototype : Value::hole());
        if (signal == Signal::leave || !invocation.again) return signal;
        return call_until_done(m, invocation);
    }
    const Value native = m.callee().slot(FunctionSlot::native);
    const NativeSpec& spec = m.agent.natives->spec_of(native);
    if (spec.flags & native_machine)
        m.agent.call_site = {frame.base, static_cast<std::uint8_t>(frame.return_mode), false, false};
    const Signal signal = coerce_and_invoke(m, invocation, spec, frame.new_target, true);
    if (signal == Signal::leave || !invocation.again) return signal;
    return call_until_done(m, invocation);
}

Signal step_entry_frame(Machine& m) {
    Value* base = m.operands();
    if (m.frame->coercion >= entry_resumes) return resume_entry(m);
    if (m.frame->coercion == entry_constructs) return construct(m, base, ReturnMode::to_host);
    return call(m, base, ReturnMode::to_host);
}

// --- the machine's own calls -----------------------------------------------------------------------------------------

Signal call_pending(Machine& m, ReturnMode mode, std::uint16_t operand) {
    const PendingCall& pending = m.agent.pending_call;
    Value* base = m.sp;
    *m.sp++ = pending.this_value;
    *m.sp++ = pending.callee;
    for (unsigned i = 0; i < pending.argument_count; ++i) *m.sp++ = pending.arguments[i];
    return call(m, base, mode, operand);
}

Signal call_function(Machine& m, Value callee, Value this_value, std::initializer_list<Value> arguments,
                     ReturnMode mode, std::uint16_t operand) {
    Value* base = m.sp;
    *m.sp++ = this_value;
    *m.sp++ = callee;
    for (const Value argument : arguments) *m.sp++ = argument;
    return call(m, base, mode, operand);
}

Signal call_library(Machine& m, Intrinsic which, std::initializer_list<Value> arguments, ReturnMode mode,
                    std::uint16_t operand) {
    return call_function(m, m.agent.intrinsic(which), Value::undefined(), arguments, mode, operand);
}

Signal to_primitive(Machine& m, unsigned below_top, Name hint) {
    const auto length = static_cast<std::uint16_t>(m.pc - m.start);
    const auto operand = static_cast<std::uint16_t>(below_top | length << 8);
    return call_library(m, Intrinsic::ToPrimitive, {m.sp[-1 - static_cast<int>(below_top)], m.agent.name(hint)},
                        ReturnMode::replace, operand);
}

// this callee array -> ...: the elements of an array that is the machine's own, dense.
int spread_arguments(Machine& m) {
    const Object& array = m.object(m.sp[-1]);
    const std::uint32_t count = array.array_length;
    if (!room_for(m, count)) return -1;
    --m.sp;
    if (count) {
        const Values& elements = m.at<Values>(array.elements);
        for (std::uint32_t i = 0; i < count; ++i)
            *m.sp++ = elements.items[i].is_hole() ? Value::undefined() : elements.items[i];
    }
    return static_cast<int>(count);
}

Signal spread_call(Machine& m, bool constructs) {
    const int count = spread_arguments(m);
    if (count < 0) return stack_overflow(m);
    Value* base = m.sp - count - 2;
    return constructs ? construct(m, base) : call(m, base);
}

// %name(...) in library sources: the native at once, its arguments alone on the stack.
Signal call_native_directly(Machine& m, unsigned index, unsigned count) {
    const NativeSpec& spec = m.agent.natives->specs[index];
    Value* arguments = m.sp - count;
    m.save();
    if (spec.flags & native_machine) {
        // such a native expects the layout of a call
        std::memmove(arguments + 2, arguments, count * sizeof(Value));
        arguments[0] = arguments[1] = Value::undefined();
        m.sp += 2;
        m.save();
        m.agent.call_site = {m.ref_of(arguments), static_cast<std::uint8_t>(ReturnMode::push), false, false};
        NativeInvocation invocation{arguments, ReturnMode::push, 0, false};
        const Signal signal = invoke_native(m, invocation, spec, Value::undefined(), false);
        if (signal == Signal::leave || !invocation.again) return signal;
        return call_until_done(m, invocation);
    }
    const NativeCall native_call{Value::undefined(), Value::undefined(), Value::undefined(), arguments, count};
    const Completion completion = spec.function(m.agent, native_call);
    switch (completion.type) {
    case CompletionType::normal:
        m.sp = arguments;
        *m.sp++ = completion.value;
        return Signal::go_on;
    case CompletionType::call: m.sp = arguments; return call_pending(m);
    case CompletionType::pushed:
        m.frame = m.header.fp ? &m.at<Frame>(m.header.fp) : nullptr;
        m.sp = &m.at<Value>(m.header.sp);
        m.load_frame();
        return Signal::go_on;
    default: return abrupt(m, completion);
    }
}

} // namespace loopscope
