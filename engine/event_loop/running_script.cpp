#include "engine/event_loop/running_script.h"

#include "engine/event_loop/library_steps.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/note.h"

namespace loopscope {

std::span<const Value> items_of(const Heap& heap, CellOf<Values> values) {
    if (!values) return {};
    const Values& cell = heap.at(values);
    return {cell.items, cell.header.count};
}

static void entered(Agent& agent, Entered what) {
    own_loop_state(agent).entered = what;
    own_loop_state(agent).stage = Stage::running;
}

void enter_callback(Agent& agent, Value callable, Value this_value, std::span<const Value> arguments) {
    own_loop_state(agent).callback_depth = 1;
    entered(agent, Entered::callback);
    enter(agent, callable, this_value, arguments);
}

void enter_program(Agent& agent, Ref executable) {
    own_loop_state(agent).callback_depth = 1;
    entered(agent, Entered::callback);
    enter_script(agent, executable);
}

void enter_steps(Agent& agent, Value callable, std::span<const Value> arguments) {
    entered(agent, Entered::steps);
    enter(agent, callable, Value::undefined(), arguments);
}

void enter_report(Agent& agent, Value error) {
    note(agent, TraceKind::reported, {}, error.is_object() ? agent.heap.at<Object>(error).id() : 0);
    const Value arguments[] = {error};
    entered(agent, Entered::report);
    enter(agent, library_step(agent, LibraryStep::report_exception), Value::undefined(), arguments);
}

void prepare_to_run_script(Agent& agent) { ++own_loop_state(agent).callback_depth; }

Completion clean_up_after_running_script(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    if (loop.nested_checkpoint == NestedCheckpoint::done) {
        loop.nested_checkpoint = NestedCheckpoint::none;
        return Completion::normal();
    }
    --loop.callback_depth; // 2
    const bool anything =
        agent.heap.at(loop.microtask_queue).header.count > 0 || agent.heap.at(loop.rejected_promises).header.count > 0;
    if (loop.callback_depth > 0 || loop.in_checkpoint || !anything) return Completion::normal();
    loop.nested_checkpoint = NestedCheckpoint::asked; // 3
    return Completion::park(Value::int32(0));
}

} // namespace loopscope
