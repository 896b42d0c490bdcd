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

static void resolve_with_result(Agent& agent, Value promise, Value value, bool done) {
    Object& target = agent.heap.at<Object>(promise);
    const Value result = Value::object(agent.heap.ref_of(&create_iterator_result(agent, value, done)));
    // A result object has no `then` unless somebody put one on Object.prototype.
    if (!resolve_promise(agent, target, result).ok()) fulfill_promise(agent, target, result);
}

// 27.6.3.5 AsyncGeneratorCompleteStep
static void complete_step(Agent& agent, Object& generator, bool thrown, Value value, bool done) {
    const Value promise = pop_front(agent, queue_of(agent, generator)).promise;
    if (thrown) {
        reject_promise(agent, agent.heap.at<Object>(promise), value);
    } else {
        resolve_with_result(agent, promise, value, done);
    }
}

// 27.6.3.9 AsyncGeneratorAwaitReturn. False: nothing to wait for, the request was completed.
static bool await_return(Agent& agent, Object& generator) {
    const Value value = front(agent.heap, queue_of(agent, generator))->value;
    const Completion promise = promise_resolve(agent, agent.intrinsic(Intrinsic::Promise), value);
    if (!promise.ok()) {
        complete_step(agent, generator, true, promise.value, true);
        return false;
    }
    set_state(generator, GeneratorState::awaiting_return);
    const Value self = agent.value_of(generator);
    perform_promise_then(agent, agent.heap.at<Object>(promise.value), self, self, {});
    return true;
}

// 27.6.3.10 AsyncGeneratorDrainQueue
static void drain_queue(Agent& agent, Object& generator) {
    set_state(generator, GeneratorState::draining);
    while (const auto* request = front(agent.heap, queue_of(agent, generator))) {
        switch (request->mode) {
        case ResumeMode::return_:
            if (await_return(agent, generator)) return;
            break;
        case ResumeMode::throw_: complete_step(agent, generator, true, request->value, true); break;
        case ResumeMode::next: complete_step(agent, generator, false, Value::undefined(), true); break;
        }
    }
    set_state(generator, GeneratorState::completed);
}

Signal return_was_awaited(Machine& m, Object& generator, bool rejected, Value value) {
    complete_step(m.agent, generator, rejected, value, true);
    drain_queue(m.agent, generator);
    return finish_entry(m, false, Value::undefined());
}

// 27.6.3.8 AsyncGeneratorYield, after the value was awaited
Signal async_generator_yield(Machine& m) {
    Object& generator = m.at<Object>(m.frame->activation);
    const Value value = *--m.sp;
    complete_step(m.agent, generator, false, value, false);
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
    complete_step(m.agent, generator, thrown, value, true);
    drain_queue(m.agent, generator);
    return end_part(m, Value::undefined());
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

static Completion add_request(Agent& agent, const NativeCall& call, ResumeMode how, const char* name) {
    Object& promise = make_promise(agent);
    const Value promise_value = agent.value_of(promise);
    const Value self = call.this_value, value = call.argument(0);
    if (!self.is_object() || agent.heap.at<Object>(self).object_class() != ObjectClass::async_generator) {
        const Completion error = agent.throw_type_error(std::string(name) + " method called on incompatible receiver " +
                                                        render_value(agent, self));
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
        } else {
            resolve_with_result(agent, promise_value, Value::undefined(), true);
        }
        return Completion::normal(promise_value);
    }
    AsyncGeneratorRequest& request = agent.make_record<AsyncGeneratorRequest>();
    request.value = value;
    request.promise = promise_value;
    request.mode = how;
    push_back(agent, queue_of(agent, generator), request);
    if (state == GeneratorState::completed) {
        if (!await_return(agent, generator)) drain_queue(agent, generator);
        return Completion::normal(promise_value);
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
