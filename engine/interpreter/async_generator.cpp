#include "engine/interpreter/async_generator.h"

#include "engine/interpreter/iteration.h"
#include "engine/runtime/containers.h"

namespace loopscope {

using RequestQueue = ListOf<AsyncGeneratorRequest>;

static RequestQueue& queue_of(Agent& agent, Object& generator) {
    Value& queue = generator.slot(ActivationSlot::promise_or_queue);
    if (!queue.is_cell()) queue = make_list_of<AsyncGeneratorRequest>(agent);
    return agent.heap.at<RequestQueue>(queue);
}

// A request that is over, but for what may run user code: a result whose `then` is a getter (on Object.prototype, where
// somebody has put it). The library then resolves the promise (builtins: AsyncGeneratorGoOn).
struct Unresolved {
    Value promise, result; // undefined: all is done
};

static Unresolved resolve_with_result(Agent& agent, Value promise, Value value, bool done) {
    const Value result = agent.value_of(create_iterator_result(agent, value, done));
    const Completion resolved = resolve_promise(agent, agent.heap.at<Object>(promise), result);
    return resolved.type == CompletionType::fallback ? Unresolved{promise, result} : Unresolved{};
}

static Value take_request(Agent& agent, Object& generator) {
    return pop_front(agent, queue_of(agent, generator)).promise;
}

// 27.6.3.5 AsyncGeneratorCompleteStep
static Unresolved complete_step(Agent& agent, Object& generator, bool thrown, Value value, bool done) {
    const Value promise = take_request(agent, generator);
    if (!thrown) return resolve_with_result(agent, promise, value, done);
    reject_promise(agent, agent.heap.at<Object>(promise), value);
    return {};
}

static void await_return_of(Agent& agent, Object& generator, Value promise) {
    set_state(generator, GeneratorState::awaiting_return);
    const Value self = agent.value_of(generator);
    perform_promise_then(agent, agent.heap.at<Object>(promise), self, self, {});
}

// 27.6.3.10 AsyncGeneratorDrainQueue, 27.6.3.9 AsyncGeneratorAwaitReturn. False: the first request needs user code.
static bool drain_queue(Agent& agent, Object& generator) {
    set_state(generator, GeneratorState::draining);
    const Lookup then =
        lookup(agent, agent.heap.at<Object>(agent.intrinsic(Intrinsic::ObjectPrototype)), agent.key(Name::then));
    const bool plain = then.kind == Lookup::Kind::absent || then.kind == Lookup::Kind::data;
    while (const auto* request = front(agent.heap, queue_of(agent, generator))) {
        const Value value = request->value;
        switch (request->mode) {
        case ResumeMode::return_: {
            const Completion promise = promise_resolve(agent, agent.intrinsic(Intrinsic::Promise), value);
            if (!promise.ok()) return false;
            await_return_of(agent, generator, promise.value);
            return true;
        }
        case ResumeMode::throw_: complete_step(agent, generator, true, value, true); break;
        case ResumeMode::next:
            if (!plain) return false;
            complete_step(agent, generator, false, Value::undefined(), true);
            break;
        }
    }
    set_state(generator, GeneratorState::completed);
    return true;
}

// What is left is the library's: the promise, if there is one, then the queue; it returns nothing.
static Signal go_on_in_library(Machine& m, Object& generator, const Unresolved& left, ReturnMode mode,
                               std::uint16_t operand) {
    return call_library(m, Intrinsic::AsyncGeneratorGoOn,
                        {m.agent.value_of(generator), left.promise, left.result, Value::undefined()}, mode, operand);
}

Signal return_was_awaited(Machine& m, Object& generator, bool rejected, Value value) {
    const Unresolved left = complete_step(m.agent, generator, rejected, value, true);
    if (left.promise.is_object() || !drain_queue(m.agent, generator))
        return go_on_in_library(m, generator, left, ReturnMode::to_host, 0);
    return finish_entry(m, false, Value::undefined());
}

// 27.6.3.8 AsyncGeneratorYield, after the value was awaited
Signal async_generator_yield(Machine& m) {
    Object& generator = m.at<Object>(m.frame->activation);
    const Value value = *--m.sp;
    const Unresolved left = complete_step(m.agent, generator, false, value, false);
    if (!left.promise.is_object()) return Signal::go_on;
    return call_library(m, Intrinsic::ResolvePromise, {left.promise, left.result}, ReturnMode::discard);
}

Signal async_generator_suspend(Machine& m) {
    Object& generator = m.at<Object>(m.frame->activation);
    if (const auto* request = front(m.heap, queue_of(m.agent, generator))) {
        *m.sp++ = request->value;
        *m.sp++ = value_of(request->mode);
        return Signal::go_on;
    }
    set_state(generator, GeneratorState::suspended_yield);
    save_activation(m, generator);
    return end_part(m, Value::undefined());
}

// 27.6.3.2 AsyncGeneratorStart, steps 4.g to 4.l
Signal async_generator_end(Machine& m, bool thrown) {
    Object& generator = m.at<Object>(m.frame->activation);
    const Value value = *--m.sp;
    activation_ended(m, m.frame->activation);
    set_state(generator, GeneratorState::draining);
    const Unresolved left = complete_step(m.agent, generator, thrown, value, true);
    if (!left.promise.is_object() && drain_queue(m.agent, generator)) return end_part(m, Value::undefined());
    const ReturnMode mode = m.frame->return_mode;
    const std::uint16_t operand = m.frame->operand;
    pop_frame(m);
    return go_on_in_library(m, generator, left, mode, operand);
}

// %AsyncGeneratorDrainQueue(generator), its fast path
Completion async_generator_drain(Agent& agent, const NativeCall& call) {
    return drain_queue(agent, agent.heap.at<Object>(call.argument(0))) ? Completion::normal() : Completion::fallback();
}

// %asyncGeneratorRequest(generator): the first request's mode, value and promise in an array; undefined: none is left
Completion async_generator_request(Agent& agent, const NativeCall& call) {
    Object& generator = agent.heap.at<Object>(call.argument(0));
    const auto* request = front(agent.heap, queue_of(agent, generator));
    if (!request) {
        set_state(generator, GeneratorState::completed);
        return Completion::normal();
    }
    const Value fields[] = {value_of(request->mode), request->value, request->promise};
    return Completion::normal(agent.value_of(agent.make_array(fields)));
}

// %asyncGeneratorTake(generator): takes the first request off
Completion async_generator_take(Agent& agent, const NativeCall& call) {
    take_request(agent, agent.heap.at<Object>(call.argument(0)));
    return Completion::normal();
}

// %asyncGeneratorAwaits(generator, promise): the first request, a return, waits for it
Completion async_generator_awaits(Agent& agent, const NativeCall& call) {
    await_return_of(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1));
    return Completion::normal();
}

static void resume_with(Agent& agent, Object& generator, ResumeMode how, Value value, Value promise) {
    const GeneratorState state = state_of(generator);
    Machine m(agent);
    m.sp = &m.at<Value>(agent.call_site.base);
    // The caller has its promise at once; the generator runs above it and leaves nothing.
    auto mode = static_cast<ReturnMode>(agent.call_site.return_mode);
    if (mode == ReturnMode::push) {
        *m.sp++ = promise;
        mode = ReturnMode::discard;
    }
    set_state(generator, GeneratorState::executing);
    (void)resume_activation(m, generator, mode);
    if (state == GeneratorState::suspended_yield) {
        *m.sp++ = value;
        *m.sp++ = value_of(how);
    }
    m.save();
}

// The same for a native, whose own result is the request's promise.
static Completion library_goes_on(Agent& agent, Object& generator, const Unresolved& left, Value promise) {
    agent.pending_call = {agent.intrinsic(Intrinsic::AsyncGeneratorGoOn),
                          Value::undefined(),
                          {agent.value_of(generator), left.promise, left.result, promise},
                          4};
    return Completion::call();
}

static Completion add_request(Agent& agent, const NativeCall& call, ResumeMode how, const char* name) {
    Object& promise = make_promise(agent);
    const Value promise_value = agent.value_of(promise);
    const Value self = call.this_value, value = call.argument(0);
    if (!self.is_object() || agent.heap.at<Object>(self).object_class() != ObjectClass::async_generator) {
        const Completion error =
            agent.throw_type_error("Method [AsyncGenerator].prototype." + std::string(name) +
                                   " called on incompatible receiver " + render_value(agent, self));
        if (error.type != CompletionType::throws) return error;
        reject_promise(agent, promise, error.value);
        return Completion::normal(promise_value);
    }
    Object& generator = agent.heap.at<Object>(self);
    GeneratorState state = state_of(generator);
    if (state == GeneratorState::suspended_start && how != ResumeMode::next) {
        generator.slot(ActivationSlot::saved) = Value::undefined();
        set_state(generator, GeneratorState::completed);
        state = GeneratorState::completed;
    }
    if (state == GeneratorState::completed && how != ResumeMode::return_) {
        if (how == ResumeMode::throw_) {
            reject_promise(agent, promise, value);
            return Completion::normal(promise_value);
        }
        const Unresolved left = resolve_with_result(agent, promise_value, Value::undefined(), true);
        if (left.promise.is_object()) return library_goes_on(agent, generator, left, promise_value);
        return Completion::normal(promise_value);
    }
    AsyncGeneratorRequest& request = agent.make_record<AsyncGeneratorRequest>();
    request.value = value;
    request.promise = promise_value;
    request.mode = how;
    push_back(agent, queue_of(agent, generator), request);
    if (state == GeneratorState::completed) {
        if (drain_queue(agent, generator)) return Completion::normal(promise_value);
        return library_goes_on(agent, generator, {}, promise_value);
    }
    if (state != GeneratorState::suspended_start && state != GeneratorState::suspended_yield)
        return Completion::normal(promise_value);
    {
        Machine m(agent);
        if (!room_to_resume(m, generator)) return agent.throw_range_error("Maximum call stack size exceeded");
    }
    resume_with(agent, generator, how, value, promise_value);
    return Completion::pushed();
}

Completion async_generator_next(Agent& agent, const NativeCall& call) {
    return add_request(agent, call, ResumeMode::next, "next");
}
Completion async_generator_throw(Agent& agent, const NativeCall& call) {
    return add_request(agent, call, ResumeMode::throw_, "throw");
}
Completion async_generator_return(Agent& agent, const NativeCall& call) {
    return add_request(agent, call, ResumeMode::return_, "return");
}

} // namespace loopscope
