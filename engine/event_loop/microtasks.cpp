#include "engine/event_loop/microtasks.h"

#include "engine/event_loop/rejected_promises.h"
#include "engine/event_loop/running_script.h"
#include "engine/event_loop/turns.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/finalization.h"

namespace loopscope {

static void enter_microtask(Agent& agent, const Microtask& microtask) {
    set_continuation_data(agent, Value::undefined());
    if (microtask.library) return enter_steps(agent, microtask.callable, items_of(agent.heap, microtask.arguments));
    own_loop_state(agent).entered = Entered::callback;
    own_loop_state(agent).stage = Stage::running;
    enter(agent, microtask.callable, Value::undefined(), items_of(agent.heap, microtask.arguments));
}

static void enter_job(Agent& agent, const Record& job) {
    LoopState& loop = own_loop_state(agent);
    const std::uint32_t before = agent.heap.header().fp;
    run_job(agent, job);
    const bool done = agent.heap.header().fp == before; // it needed no code of the program
    loop.entered = done ? Entered::none : Entered::callback;
    loop.stage = done ? Stage::returned : Stage::running;
}

// Steps 3.1 to 3.3.
bool take_microtask(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    ListOf<Record>& queue = agent.heap.at(loop.microtask_queue);
    if (queue.header.count == 0) return false;
    const Record& job = pop_front(agent, queue);
    loop.current_microtask = agent.heap.cell_of(job);
    agent.set_cause(job.id);
    trace_turn(agent, TraceKind::turn_began, TurnKind::microtask, job.id, job.cause);
    if (const auto* microtask = as<Microtask>(job)) enter_microtask(agent, *microtask);
    else enter_job(agent, job);
    return true;
}

// Step 3.4.
void end_microtask(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    if (!loop.current_microtask) return;
    const Record& job = agent.heap.at(loop.current_microtask);
    trace_turn(agent, TraceKind::turn_ended, TurnKind::microtask, job.id, job.cause);
    loop.current_microtask = {};
}

// Steps 4 to 7; then what asked for the checkpoint goes on.
static void leave_checkpoint(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    const bool notified = notify_about_rejected_promises(agent); // 4
    clear_kept_objects(agent);                                   // 6
    loop.in_checkpoint = false;                                  // 7
    if (loop.current_task) agent.set_cause(agent.heap.at(loop.current_task).id);
    if (loop.nested_checkpoint == NestedCheckpoint::asked) {
        loop.nested_checkpoint = NestedCheckpoint::done;
        loop.phase = loop.turn_phase;
        loop.entered = Entered::steps;
        loop.stage = Stage::running;
        return;
    }
    if (notified) loop.phase = Phase::rejections;
    loop.stage = Stage::turn_end;
}

void checkpoint_step(Agent& agent) {
    own_loop_state(agent).in_checkpoint = true; // 2
    own_loop_state(agent).phase = Phase::microtasks;
    if (!take_microtask(agent)) leave_checkpoint(agent);
}

} // namespace loopscope
