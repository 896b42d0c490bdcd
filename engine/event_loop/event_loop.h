// When code gets its turn: HTML's event loop as a step machine. HTML, Processing model:
// https://html.spec.whatwg.org/#event-loop-processing-model
//
// All of its state is one struct in the arena (loop_state.h), and the records that hang on it. One call of loop_step is
// one instruction of the machine, or one step of the loop itself, which takes no program time. Each noun of the loop
// has a header of its own, which says what is Chromium's choice and what is only near the truth.
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

enum class RunStatus : std::uint8_t {
    stepped,
    waiting,  // for time to pass or for an answer: next_deadline tells the time, if there is one
    parked,   // an instruction needs an answer now
    idle,     // nothing to do before the visitor does something
    finished, // nothing can ever happen again
    halted,
};

// Makes the loop's state and fills in the language's host hooks. Once, in a fresh agent; an agent whose arena is a copy
// needs install_host_hooks alone.
void start_event_loop(Agent& agent);

RunStatus loop_step(Agent& agent);
// `stop_between_turns`: also ends where the loop is about to choose.
RunStatus loop_run(Agent& agent, std::uint64_t max_steps, bool stop_between_turns = false);

} // namespace loopscope
