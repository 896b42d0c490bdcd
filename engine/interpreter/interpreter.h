// The machine: runs compiled code, one instruction at a time. ECMA-262 9.4 Execution Contexts; 10.2 Function Objects.
//
// All of its state is in the arena (registers in ArenaHeader, frames on the machine stack), so that between any two
// steps the run can be copied, hashed, stopped. Inline caches lie outside and change nothing but speed.
#pragma once

#include "engine/interpreter/frame.h"

#include <span>

namespace loopscope {

enum class StepResult : std::uint8_t {
    stepped, // as many steps as asked were taken; there is more to run
    empty,   // the entry ended (entry_completion tells how), or nothing was on the stack to begin with
    parked,  // the instruction needs an answer from outside; it is run again by the next step (parked_request tells
             // which)
    halted,  // agent.halt tells why
};

// stack_trace.cpp: gives the error its `stack`. An object `skip_until`: frames are left out up to that function's.
void capture_stack(Agent& agent, Object& error, Value skip_until);
// Sets the hooks that the runtime leaves to the machine (capture_stack). Once for each agent, before anything runs.
void install_interpreter(Agent& agent);

// One instruction, or one coercion of a native frame. header().step counts them.
StepResult step(Agent& agent);
// Up to `max_steps` of them: the same states, bit for bit.
StepResult run(Agent& agent, std::uint64_t max_steps);

// --- for the event loop: entering and what came of it -------------------------------------------------------------
// Pushes an entry frame and the call; the steps that follow run it. `cause` names the turn (0: as header().cause says).
void enter(Agent& agent, Value callee, Value this_value, std::span<const Value> arguments, std::uint32_t cause = 0);
void enter_construct(Agent& agent, Value callee, std::span<const Value> arguments, Value new_target);
// Runs a script's executable in the global environment. ECMA-262 16.1.6 ScriptEvaluation
void enter_script(Agent& agent, Ref executable);
bool stack_is_empty(const Agent& agent);

struct EntryCompletion {
    bool thrown = false;
    Value value;
};
EntryCompletion entry_completion(const Agent& agent);
Value parked_request(const Agent& agent);

// --- memory ---------------------------------------------------------------------------------------------------------
// Collects at once, or only if the heap asks for it. Between steps only.
void collect_garbage(Agent& agent);
bool collect_if_wanted(Agent& agent); // false: the heap's limit was reached and agent.halt says so
// What lies outside the arena is forgotten: after a checkpoint's bytes were put back.
void forget_caches(Agent& agent);

// --- what the interpreter keeps for as long as the run lasts ---------------------------------------------------------
struct InterpreterState {
    static constexpr auto area = &ArenaHeader::interpreter;
    static constexpr std::uint32_t references = 6;
    Value entry_completion; // value with which the last entry ended
    Value parked_request;
    Value iterator_result_shape; // cell Shape, once one has been made
    Value continuation_data; // HTML, HostMakeJobCallback: what a promise job finds as it was when its reaction was made
    Value thrown_source;     // where the program threw what it did not catch:
    Value
        unparsed; // cell Values of a SyntaxError and the place in the text that was to become code: until it is caught
    std::uint32_t thrown_line, thrown_column; // the name of the text, and the place in it
    bool entry_thrown;                        // the last entry ended with a throw
    bool retry;                               // an instruction is tried again after a collection
    std::uint8_t unused[6];
};
inline InterpreterState& own_interpreter_state(Agent& agent) { return agent.heap.own_state<InterpreterState>(); }
inline const InterpreterState& interpreter_state(const Agent& agent) { return agent.heap.state<InterpreterState>(); }

// Chromium's words for what a legacy platform object (Web IDL, legacy platform objects, runtime/exotic.h) does not let
// anybody do.
enum class LegacyAct : std::uint8_t { set, define, remove };
std::string legacy_problem(Agent& agent, Value object, PropertyKey key, LegacyAct act);

// What the promise jobs that are made now will find.
inline Value continuation_data(const Agent& agent) { return interpreter_state(agent).continuation_data; }
inline void set_continuation_data(Agent& agent, Value data) { own_interpreter_state(agent).continuation_data = data; }

// HTML's ErrorEvent tells where an exception was thrown that nobody caught.
void note_thrown_at(Agent& agent, Value source, std::uint32_t line, std::uint32_t column);

} // namespace loopscope
