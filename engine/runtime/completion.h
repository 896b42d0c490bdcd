// How an abstract operation or a built-in ends.
//
// ECMA-262's completion records (normal, throw) and what a machine that never recurses into JavaScript needs besides:
// C++ never calls JavaScript; where user code would have to run, the operation says so and the machine pushes a frame.
#pragma once

#include "engine/runtime/value.h"

namespace loopscope {

enum class CompletionType : std::uint8_t {
    normal,   // value is the result
    throws,   // value is what is thrown
    call,     // user code must run: the operation has noted a call in agent.pending_call; nothing has changed yet
    fallback, // a fast path does not apply: run the library's JavaScript instead; nothing has changed
    pushed,   // an intrinsic has itself arranged frames or switched activations; its result comes later or never
    park,     // an answer from outside is needed before this instruction can end (value: request id)
    collect,  // not enough room: collect garbage and run this instruction again; nothing has changed
    halt,     // refusal or limit: agent.halt says which; the run ends here
};

struct [[nodiscard]] Completion {
    CompletionType type = CompletionType::normal;
    Value value;

    static constexpr Completion normal(Value v = Value::undefined()) { return {CompletionType::normal, v}; }
    static constexpr Completion throws(Value v) { return {CompletionType::throws, v}; }
    static constexpr Completion call() { return {CompletionType::call, {}}; }
    static constexpr Completion fallback() { return {CompletionType::fallback, {}}; }
    static constexpr Completion pushed() { return {CompletionType::pushed, {}}; }
    static constexpr Completion park(Value request) { return {CompletionType::park, request}; }
    static constexpr Completion collect() { return {CompletionType::collect, {}}; }
    static constexpr Completion halt() { return {CompletionType::halt, {}}; }

    constexpr bool ok() const { return type == CompletionType::normal; }
};

} // namespace loopscope

// ECMA-262's "?": hands an abrupt completion on. Usage: LOOPSCOPE_TRY(to_number(agent, v), number) or
// LOOPSCOPE_TRY_VOID(...).
#define LOOPSCOPE_TRY(expression, name)                                                                                \
    const ::loopscope::Completion name##_completion = (expression);                                                    \
    if (!name##_completion.ok()) return name##_completion;                                                             \
    [[maybe_unused]] const ::loopscope::Value name = name##_completion.value
#define LOOPSCOPE_TRY_VOID(expression)                                                                                 \
    do {                                                                                                               \
        const ::loopscope::Completion completion_of_try = (expression);                                                \
        if (!completion_of_try.ok()) return completion_of_try;                                                         \
    } while (0)
