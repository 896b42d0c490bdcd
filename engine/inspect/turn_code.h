// The program's own code that a turn of the loop enters: the callback of a timer or of a promise, a function that goes
// on after await.
#pragma once

#include "engine/runtime/agent.h"
#include "engine/trace/trace.h"

namespace loopscope {

struct StopMark;

struct TurnCode {
    std::uint32_t id = 0; // of the task or microtask that has its turn, 0: none
    TurnKind kind = TurnKind::task;
    Ref executable = 0;   // 0: steps of the browser or the library, which may call the program's functions themselves
    bool goes_on = false; // after await
};
TurnCode turn_code(const Agent& agent);

// Whether the step between two marks has put that code on the stack.
bool has_entered(const TurnCode& code, const StopMark& before, const StopMark& now);

} // namespace loopscope
