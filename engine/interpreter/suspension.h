// Frames taken off the stack and put back: generators, async functions, async generators.
// ECMA-262 27.5 Generator Objects, 27.6 AsyncGenerator Objects, 27.7 Async Function Objects.
#pragma once

#include "engine/interpreter/machine.h"

namespace loopscope {

enum class GeneratorState : std::int32_t {
    suspended_start,
    suspended_yield,
    executing,
    completed,
    awaiting_return,
    draining
};

// Internal slots of ObjectClass::generator, async_generator and async_function_state. They begin alike: an activation.
enum class ActivationSlot : unsigned {
    state, // int32: GeneratorState
    saved, // cell Values: the suspended frame (SavedField), or undefined
    // async functions: the promise. Async generators: cell List of AsyncGeneratorRequests, or undefined.
    promise_or_queue,
    count
};
// A suspended frame as values.
enum class SavedField : unsigned { executable, environment, pc, argument_count, new_target, operand_count, values };

enum class ResumeMode : std::int32_t { next, throw_, return_ };
// As bytecode finds it on the stack.
inline Value value_of(ResumeMode mode) { return Value::int32(mode); }

void set_state(Object& activation, GeneratorState state);
GeneratorState state_of(const Object& activation);
// Copies the running frame into its activation's cell. The frame stays.
void save_activation(Machine& m, Object& activation);
bool room_to_resume(Machine& m, const Object& activation);
// The running frame ends or suspends: `result` goes to who called its first part, nothing to who resumed it.
Signal end_part(Machine& m, Value result);

// What an entry frame does first (Frame::coercion).
enum EntryStart : std::uint32_t { entry_calls, entry_constructs, entry_resumes, entry_throws };
Signal resume_entry(Machine& m);

// A frame that belonged to an activation has returned or thrown.
void activation_ended(Machine& m, Ref activation);
// Puts the activation's frame back on top of m.sp (its base will be there), with the given mode of return.
Signal resume_activation(Machine& m, Object& activation, ReturnMode mode);
// await: the entry for a suspended async function or async generator, with what the promise came to.
void enter_awaiting(Agent& agent, Object& activation, bool rejected, Value argument);

// Natives of the machine.
Completion generator_next(Agent& agent, const NativeCall& call);   // 27.5.1.2
Completion generator_return(Agent& agent, const NativeCall& call); // 27.5.1.3
Completion generator_throw(Agent& agent, const NativeCall& call);  // 27.5.1.4

} // namespace loopscope
