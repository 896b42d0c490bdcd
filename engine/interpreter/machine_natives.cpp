#include "engine/interpreter/machine_natives.h"

#include "engine/interpreter/async_generator.h"
#include "engine/interpreter/evaluate.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/elements.h"

namespace loopscope {

static Value* site(Agent& agent) { return &agent.heap.at<Value>(agent.call_site.base); }

static Completion call_again(Agent& agent, Value* end, bool constructs = false) {
    agent.heap.own_header().sp = agent.heap.ref_of(end);
    agent.call_site.again = true;
    agent.call_site.construct = constructs;
    return Completion::pushed();
}

// Puts this (or new target), callee and the elements of a fast array at the site; its holes, past its elements too, are
// undefined.
static Completion call_with_list(Agent& agent, Value first, Value callee, Value list, bool constructs) {
    Value* base = site(agent);
    const Object* array = list.is_object() ? &agent.heap.at<Object>(list) : nullptr;
    const std::uint32_t count = array ? array->array_length : 0;
    Machine m(agent);
    m.sp = base + 2;
    if (!room_for(m, count)) return agent.throw_range_error("Maximum call stack size exceeded");
    base[0] = first;
    base[1] = callee;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Value element = element_at(agent.heap, *array, i);
        base[2 + i] = element.is_hole() ? Value::undefined() : element;
    }
    return call_again(agent, base + 2 + count, constructs);
}

static bool is_plain_list(const Agent& agent, Value value) {
    return value.is_object() && is_array(agent.heap, value) && is_fast_array(agent, agent.heap.at<Object>(value));
}

// --- for library sources ---------------------------------------------------------------------------------------------

// %call(f, this, ...arguments)
static Completion call_function_value(Agent& agent, const NativeCall& call) {
    Value* base = site(agent); // undefined undefined f this arguments...
    const std::uint32_t count = call.count > 2 ? call.count - 2 : 0;
    const Value function = call.argument(0), self = call.argument(1);
    base[0] = self;
    base[1] = function;
    std::memmove(base + 2, base + 4, count * sizeof(Value));
    return call_again(agent, base + 2 + count);
}

static Completion apply_list(Agent& agent, const NativeCall& call) {
    return call_with_list(agent, call.argument(1), call.argument(0), call.argument(2), false);
}

static Completion construct_list(Agent& agent, const NativeCall& call) {
    const Value target = call.argument(0);
    return call_with_list(agent, call.count > 2 ? call.argument(2) : target, target, call.argument(1), true);
}

// --- the standard's own ----------------------------------------------------------------------------------------------

static Completion call_globally(Agent& agent, const Completion& function) {
    if (!function.ok()) return function;
    Value* base = site(agent);
    base[0] = agent.realm().global_this;
    base[1] = function.value;
    return call_again(agent, base + 2);
}

// 19.2.1 eval, called by any other name than its own
static Completion indirect_eval(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_string()) return Completion::normal(call.argument(0));
    return call_globally(agent, evaluate_globally(agent, call.argument(0)));
}

// $262.evalScript: 16.1.6 ScriptEvaluation
static Completion eval_script(Agent& agent, const NativeCall& call) {
    return call_globally(agent, script_of_text(agent, call.argument(0)));
}

// 20.2.3.3 Function.prototype.call
static Completion function_prototype_call(Agent& agent, const NativeCall& call) {
    if (!is_callable(agent.heap, call.this_value))
        return agent.throw_type_error("Function.prototype.call was called on " + render_value(agent, call.this_value) +
                                      ", which is " + type_with_article(agent.heap, call.this_value) +
                                      " and not a function");
    Value* base = site(agent);
    const std::uint32_t count = call.count > 1 ? call.count - 1 : 0;
    const Value function = call.this_value, self = call.argument(0);
    base[0] = self;
    base[1] = function;
    std::memmove(base + 2, base + 3, count * sizeof(Value));
    return call_again(agent, base + 2 + count);
}

// 20.2.3.1 Function.prototype.apply, where the list is a plain array or absent
static Completion function_prototype_apply(Agent& agent, const NativeCall& call) {
    const Value list = call.argument(1);
    if (!is_callable(agent.heap, call.this_value) || !(list.is_nullish() || is_plain_list(agent, list)))
        return Completion::fallback();
    return call_with_list(agent, call.argument(0), call.this_value, list, false);
}

// 28.1.1 Reflect.apply, 28.1.2 Reflect.construct
static Completion reflect_apply(Agent& agent, const NativeCall& call) {
    if (!is_callable(agent.heap, call.argument(0)) || !is_plain_list(agent, call.argument(2)))
        return Completion::fallback();
    return call_with_list(agent, call.argument(1), call.argument(0), call.argument(2), false);
}

static Completion reflect_construct(Agent& agent, const NativeCall& call) {
    const Value target = call.argument(0), new_target = call.count > 2 ? call.argument(2) : target;
    if (!is_constructor(agent.heap, target) || !is_constructor(agent.heap, new_target) ||
        !is_plain_list(agent, call.argument(1)))
        return Completion::fallback();
    return call_with_list(agent, new_target, target, call.argument(1), true);
}

static constexpr std::uint8_t intrinsic = native_intrinsic | native_machine;
static constexpr std::uint8_t fast_path = native_fast_path | native_machine;
static constexpr NativeSpec machine_specs[] = {
    {"", "call", call_function_value, "", 2, intrinsic, "ECMA-262 7.3.13"},
    {"", "apply", apply_list, "", 3, intrinsic, "ECMA-262 7.3.13"},
    {"", "construct", construct_list, "", 3, intrinsic, "ECMA-262 7.3.14"},
    {"", "createDynamicFunction", create_dynamic_function, "", 5, native_intrinsic, "ECMA-262 20.2.1.1.1"},
    {"", "problemOfCode", problem_of_code, "", 1, native_intrinsic, "HTML, event handlers"},
    {"", "eval", indirect_eval, "..", 1, native_machine, "ECMA-262 19.2.1"},
    {"%$262", "evalScript", eval_script, ".s", 1, native_machine, "test262 INTERPRETING.md"},
    {"Function.prototype", "call", function_prototype_call, "", 1, fast_path, "ECMA-262 20.2.3.3"},
    {"Function.prototype", "apply", function_prototype_apply, "", 2, fast_path, "ECMA-262 20.2.3.1"},
    {"Reflect", "apply", reflect_apply, "", 3, fast_path, "ECMA-262 28.1.1"},
    {"Reflect", "construct", reflect_construct, "", 2, fast_path, "ECMA-262 28.1.2"},
    {"Generator.prototype", "next", generator_next, "", 1, native_machine, "ECMA-262 27.5.1.2"},
    {"Generator.prototype", "return", generator_return, "", 1, native_machine, "ECMA-262 27.5.1.3"},
    {"Generator.prototype", "throw", generator_throw, "", 1, native_machine, "ECMA-262 27.5.1.4"},
    {"AsyncGenerator.prototype", "next", async_generator_next, "", 1, native_machine, "ECMA-262 27.6.1.2"},
    {"AsyncGenerator.prototype", "return", async_generator_return, "", 1, native_machine, "ECMA-262 27.6.1.3"},
    {"AsyncGenerator.prototype", "throw", async_generator_throw, "", 1, native_machine, "ECMA-262 27.6.1.4"},
    {"%", "AsyncGeneratorDrainQueue", async_generator_drain, "", 1, native_fast_path, "ECMA-262 27.6.3.10"},
    {"", "asyncGeneratorRequest", async_generator_request, "", 1, native_intrinsic, ""},
    {"", "asyncGeneratorTake", async_generator_take, "", 1, native_intrinsic, ""},
    {"", "asyncGeneratorAwaits", async_generator_awaits, "", 2, native_intrinsic, ""},
};

std::span<const NativeSpec> interpreter_natives() { return machine_specs; }

} // namespace loopscope
