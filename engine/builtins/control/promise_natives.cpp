// What promise.js is written with: the core of promises (engine/interpreter/promise.h) as intrinsics, and fast paths.
#include "engine/builtins/species.h"
#include "engine/interpreter/promise.h"

#include "engine/builtins/function_object.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static Object& promise_argument(Agent& agent, const NativeCall& call) {
    return agent.heap.at<Object>(call.argument(0));
}

static Completion new_promise(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.value_of(make_promise(agent, call.argument(0))));
}

static Completion fulfill(Agent& agent, const NativeCall& call) {
    fulfill_promise(agent, promise_argument(agent, call), call.argument(1));
    return Completion::normal();
}

static Completion reject(Agent& agent, const NativeCall& call) {
    reject_promise(agent, promise_argument(agent, call), call.argument(1));
    return Completion::normal();
}

static Completion resolve_fast(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY_VOID(resolve_promise(agent, promise_argument(agent, call), call.argument(1)));
    return Completion::normal();
}

static Completion promise_resolve_fast(Agent& agent, const NativeCall& call) {
    return promise_resolve(agent, call.argument(0), call.argument(1));
}

static Completion enqueue_thenable(Agent& agent, const NativeCall& call) {
    enqueue_thenable_job(agent, call.argument(0), call.argument(1), call.argument(2));
    return Completion::normal();
}

// %performPromiseThen(promise, onFulfilled, onRejected, resultPromise, resolve, reject)
static Completion perform_then(Agent& agent, const NativeCall& call) {
    perform_promise_then(agent, promise_argument(agent, call), call.argument(1), call.argument(2),
                         {call.argument(3), call.argument(4), call.argument(5)});
    return Completion::normal();
}

// 27.2.1.3 CreateResolvingFunctions: two leaves whose home object is {promise, called}, shared by both.
enum class ResolvingState : unsigned { promise, called, count };

static Object& resolving_function(Agent& agent, std::string_view native, Value state) {
    const int index = find_native(*agent.natives, "%", native, false);
    Object& function = make_native_function(agent, static_cast<std::uint32_t>(index), agent.name(Name::empty), 1);
    function.slot(FunctionSlot::home_object) = state;
    return function;
}

static Completion create_resolving_functions(Agent& agent, const NativeCall& call) {
    Object& state = agent.make_object(ObjectClass::foreign, Value::null(), enum_count<ResolvingState>);
    state.slot(ResolvingState::promise) = call.argument(0);
    state.slot(ResolvingState::called) = Value::boolean(false);
    const Value state_value = agent.value_of(state);
    const Value pair[] = {agent.value_of(resolving_function(agent, "resolve", state_value)),
                          agent.value_of(resolving_function(agent, "reject", state_value))};
    return Completion::normal(agent.value_of(agent.make_array(pair)));
}

// The promise that this call may still settle; hole when it has been resolved before.
static Value claim_promise(Agent& agent, const NativeCall& call) {
    Object& state = agent.heap.at<Object>(agent.heap.at<Object>(call.callee).slot(FunctionSlot::home_object));
    if (state.slot(ResolvingState::called).is_true()) return Value::hole();
    state.slot(ResolvingState::called) = Value::boolean(true);
    return state.slot(ResolvingState::promise);
}

// ECMA-262 27.2.1.3 Promise Resolve Functions
static Completion resolving_resolve(Agent& agent, const NativeCall& call) {
    const Value promise = claim_promise(agent, call);
    if (promise.is_hole()) return Completion::normal();
    const Completion done = resolve_promise(agent, agent.heap.at<Object>(promise), call.argument(0));
    if (done.type != CompletionType::fallback) return done.ok() ? Completion::normal() : done;
    agent.pending_call = {
        agent.intrinsic(Intrinsic::ResolvePromise), Value::undefined(), {promise, call.argument(0)}, 2};
    return Completion::call();
}

// ECMA-262 27.2.1.3 Promise Reject Functions
static Completion resolving_reject(Agent& agent, const NativeCall& call) {
    const Value promise = claim_promise(agent, call);
    if (!promise.is_hole()) reject_promise(agent, agent.heap.at<Object>(promise), call.argument(0));
    return Completion::normal();
}

// ECMA-262 27.2.5.4 Promise.prototype.then
static Completion promise_then(Agent& agent, const NativeCall& call) {
    if (!is_promise(agent.heap, call.this_value)) return Completion::fallback();
    Object& promise = agent.heap.at<Object>(call.this_value);
    if (!has_plain_species(agent, promise, Intrinsic::Promise)) return Completion::fallback();
    const auto handler = [&](std::uint32_t i) {
        return is_callable(agent.heap, call.argument(i)) ? call.argument(i) : Value::undefined();
    };
    const Value result = agent.value_of(make_promise(agent));
    perform_promise_then(agent, promise, handler(0), handler(1), {result, Value::undefined(), Value::undefined()});
    return Completion::normal(result);
}

// %anonymous(function): with the empty name that the standard's inner functions have.
static Completion anonymous(Agent& agent, const NativeCall& call) {
    define_data(agent, promise_argument(agent, call), agent.key(Name::name), agent.name(Name::empty), configurable);
    return Completion::normal(call.argument(0));
}

// %setPromiseElement(function, [combinator, index, promise]): for stack traces
static Completion set_promise_element(Agent& agent, const NativeCall& call) {
    promise_argument(agent, call).slot(FunctionSlot::fields) = call.argument(1);
    return Completion::normal();
}

static Completion make_type_error(Agent& agent, const NativeCall& call) {
    const Completion thrown = agent.throw_type_error(to_utf8(agent.heap, call.argument(0)));
    return Completion::normal(thrown.value);
}

static constexpr NativeSpec promise_specs[] = {
    {"%", "resolve", resolving_resolve, "", 1, 0, "ECMA-262 27.2.1.3"},
    {"%", "reject", resolving_reject, "", 1, 0, "ECMA-262 27.2.1.3"},
    {"%", "ResolvePromise", resolve_fast, "", 2, native_fast_path, "ECMA-262 27.2.1.3"},
    {"%", "PromiseResolve", promise_resolve_fast, "", 2, native_fast_path, "ECMA-262 27.2.4.7.1"},
    {"Promise.prototype", "then", promise_then, "", 2, native_fast_path, "ECMA-262 27.2.5.4"},
    {"", "newPromise", new_promise, "", 1, native_intrinsic, ""},
    {"", "fulfillPromise", fulfill, "", 2, native_intrinsic, "ECMA-262 27.2.1.4"},
    {"", "rejectPromise", reject, "", 2, native_intrinsic, "ECMA-262 27.2.1.7"},
    {"", "enqueueThenableJob", enqueue_thenable, "", 3, native_intrinsic, "ECMA-262 27.2.2.2"},
    {"", "performPromiseThen", perform_then, "", 6, native_intrinsic, "ECMA-262 27.2.5.4.1"},
    {"", "createResolvingFunctions", create_resolving_functions, "", 1, native_intrinsic, "ECMA-262 27.2.1.3"},
    {"", "anonymous", anonymous, "", 1, native_intrinsic, ""},
    {"", "setPromiseElement", set_promise_element, "", 2, native_intrinsic, ""},
    {"", "makeTypeError", make_type_error, "", 1, native_intrinsic, ""},
};

NativeList promise_natives() { return promise_specs; }

} // namespace loopscope
