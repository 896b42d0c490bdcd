// Where a step of the visitor ends: what stepping by expression, line, call, microtask... compares. Cheap, and changes
// nothing.
#pragma once

#include "engine/simulation.h"

#include <optional>
#include <string_view>

namespace loopscope {

enum class StepKind : std::uint8_t {
    instruction,
    expression,
    line,
    over,
    out,
    call,
    microtask,
    task,
    render,
    console,
    moment // inspect/moments.h
};
std::optional<StepKind> step_kind_from_name(std::string_view name);

// A moment of the machine, as far as stepping cares.
struct StopMark {
    std::uint32_t agent = 1;          // whose step is next
    std::uint32_t frame = 0;          // id of the running frame, 0: the stack is empty
    std::uint32_t depth = 0;          // frames on the stack
    std::uint32_t start = 0, end = 0; // the running expression
    bool visible = false;             // a frame of the program, at an expression that is shown
    bool statement = false;           // and at the beginning of a statement
    bool debugger = false;            // which is `debugger`
    Ref executable = 0;
    Ref microtask = 0, task = 0; // what runs now
    Phase phase = Phase::script;
    std::uint64_t console = 0, turn = 0;
    std::uint32_t program_frame = 0; // id of the innermost frame of the program, 0: none
    std::uint32_t overdue = 0;       // timers whose time has come, and that wait for the stack
};
StopMark mark_of(const Simulation& simulation);
// After the step that followed `before`: of the agent that took it, whoever is next. Agents take turns.
StopMark mark_after(const Simulation& simulation, const StopMark& before);
// The agent of this id, or whoever is next when it has ended.
const Agent& agent_of(const Simulation& simulation, std::uint32_t id);
bool runs_program(const Heap& heap); // a frame of the program is on the stack
// The line of a mark in the program as it is written, from 1; 0 when there is none.
std::uint32_t line_of(const Simulation& simulation, const StopMark& mark);
// Whether a step of this kind that began at `from` ends at `now`. Steps to a moment end where one was (moment_watch.h).
bool ends_step(const Simulation& simulation, StepKind kind, const StopMark& from, const StopMark& now);

} // namespace loopscope
