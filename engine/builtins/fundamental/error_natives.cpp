// ECMA-262 20.5 Error Objects: the leaves of error.js.
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

// %newError(prototype): an object with [[ErrorData]].
static Completion new_error(Agent& agent, const NativeCall& call) {
    Object& error = agent.make_object(ObjectClass::error, call.argument(0), 0);
    // V8 puts "stack" in front of the others.
    define_data(agent, error, agent.key(Name::stack), Value::undefined(), writable | configurable);
    return Completion::normal(agent.value_of(error));
}

// %captureStack(error, function): the trace begins below that function's frame.
static Completion capture_stack(Agent& agent, const NativeCall& call) {
    Object& object = agent.heap.at<Object>(call.argument(0));
    if (agent.capture_stack) agent.capture_stack(agent, object, call.argument(1));
    return Completion::normal();
}

// %defineHidden(object, key, value): CreateNonEnumerableDataPropertyOrThrow on an object of ours (7.3.7)
static Completion define_hidden(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(1), key));
    define_data(agent, agent.heap.at<Object>(call.argument(0)), key, call.argument(2), writable | configurable);
    return Completion::normal();
}

static constexpr NativeSpec error_specs[] = {
    {"", "newError", new_error, "", 1, native_intrinsic, ""},
    {"", "captureStack", capture_stack, "", 2, native_intrinsic, ""},
    {"", "defineHidden", define_hidden, "", 3, native_intrinsic, "ECMA-262 7.3.7"},
};

NativeList error_natives() { return error_specs; }

} // namespace loopscope
