#include "engine/event_loop/event_loop.h"

#include "engine/event_loop/arrivals.h"
#include "engine/event_loop/host_hooks.h"
#include "engine/event_loop/library_steps.h"
#include "engine/event_loop/microtasks.h"
#include "engine/event_loop/program.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/rendering.h"
#include "engine/event_loop/running_script.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"
#include "engine/event_loop/turns.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/note.h"
#include "engine/runtime/string.h"

namespace loopscope {

// --- what a turn begins with -----------------------------------------------------------------------------------------

// The program is the first task. HTML, Run a classic script: https://html.spec.whatwg.org/#run-a-classic-script and Run
// a module script: https://html.spec.whatwg.org/#run-a-module-script
static void begin_script(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    Task& task = agent.make_record<Task>();
    task.label = string_from_utf8(agent, "script");
    task.queued_at_ns = agent.now_ns();
    task.source = TaskSource::dom_manipulation;
    task.steps = TaskSteps::script;
    task.token = task.id;
    loop.current_task = agent.heap.cell_of(task);
    if (agent.trace) agent.trace->note_token(task.id, task.id, 'S');
    begin_turn(agent, {Phase::script, TurnKind::script, task.id, 0, task.label, task.queued_at_ns});
    if (loop.script.is_cell()) return enter_program(agent, loop.script.as_ref());
    const Value arguments[] = {loop.script_name, loop.script, Value::number(loop.script_source)};
    enter_callback(agent, library_step(agent, LibraryStep::run_module), Value::undefined(), arguments);
}

// Timer initialization steps 9.5 and 9.6: a function is called, a string compiled and run as a script of its own.
static void enter_timer(Agent& agent, Timer& timer) {
    const Value handler = timer_fires(agent, timer);
    if (handler.is_object())
        return enter_callback(agent, handler, agent.global_object(), items_of(agent.heap, timer.arguments));
    const CompileResult compiled = compile_program(agent, to_u16(agent.heap, handler), "<anonymous>", UINT32_MAX);
    if (compiled.status == CompileResult::Status::compiled) return enter_program(agent, compiled.executable);
    enter_steps(agent, library_step(agent, LibraryStep::report_code),
                std::array{string_from_utf8(agent, compiled.error.message), Value::number(compiled.error.line),
                           Value::number(compiled.error.column)});
}

static void enter_task(Agent& agent, const Task& task) {
    const auto arguments = items_of(agent.heap, task.arguments);
    switch (task.steps) {
    case TaskSteps::script: break; // begin_script
    case TaskSteps::callback: return enter_callback(agent, task.callable, task.this_value, arguments);
    case TaskSteps::library: return enter_steps(agent, task.callable, arguments);
    case TaskSteps::timer: return enter_timer(agent, agent.heap.at<Timer>(task.callable));
    }
}

// Processing model, steps 2.3, 2.5 and 2.6.
static void begin_task(Agent& agent, TaskSource source) {
    const Task& task = pop_front(agent, task_queue(agent, source));
    own_loop_state(agent).current_task = agent.heap.cell_of(task);
    set_continuation_data(agent, Value::undefined());
    begin_turn(agent, {Phase::task, TurnKind::task, task.id, task.cause, task.label, task.queued_at_ns});
    enter_task(agent, task);
}

// HTML, Update the rendering: which callbacks there are is the library's business.
static void begin_rendering(Agent& agent) {
    const std::int64_t due = loop_state(agent).next_frame_ns;
    const std::int64_t frame = latest_frame_time(agent.now_ns()); // later than due when frames were missed
    forget_rendering(agent);
    begin_turn(agent, {Phase::rendering, TurnKind::rendering, agent.heap.new_id(), 0, Value::undefined(), due});
    const Value timestamp[] = {Value::number(milliseconds_from_ns(frame))};
    enter_steps(agent, library_step(agent, LibraryStep::update_the_rendering), timestamp);
}

// --- the steps of the loop -------------------------------------------------------------------------------------------

// An entry has ended: HTML's clean up after running script, or on with the library's steps.
static void returned_step(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    const bool may_throw = loop.entered == Entered::callback || loop.entered == Entered::steps;
    if (may_throw && entry_completion(agent).thrown) return enter_report(agent, entry_completion(agent).value);
    loop.callback_depth = 0;
    end_microtask(agent);
    checkpoint_step(agent);
}

// Nothing can run: what is it that the loop waits for?
static RunStatus wait(Agent& agent, Phase phase) {
    if (phase_of(agent) != phase) {
        own_loop_state(agent).phase = phase;
        agent.count_loop_step();
        note(agent, TraceKind::rests, phase, 0);
    }
    return phase == Phase::waiting ? RunStatus::waiting : phase == Phase::idle ? RunStatus::idle : RunStatus::finished;
}

// Processing model, step 2.1: the next task, or a rendering opportunity.
static RunStatus choose_step(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    const std::int64_t now = agent.now_ns();
    if (!gate_is_open(agent, now)) return wait(agent, Phase::waiting);
    if (something_is_due(agent)) { // a step of its own: seen in the queues before any of it is taken
        agent.count_loop_step();
        if (at_rest(agent)) loop.phase = loop.turn_phase; // something can run again
        join_due(agent);
        return RunStatus::stepped;
    }
    if (loop.rendering_wanted && loop.next_frame_ns <= now) {
        agent.count_loop_step();
        begin_rendering(agent);
        return RunStatus::stepped;
    }
    if (const auto source = choose_task_queue(agent)) {
        agent.count_loop_step();
        begin_task(agent, *source);
        return RunStatus::stepped;
    }
    if (next_deadline(agent) || loop.operations_in_gate > 0) return wait(agent, Phase::waiting);
    const bool may_go_on =
        agent.heap.at(loop.listeners).header.count > 0 || agent.heap.at(loop.operations).header.count > 0;
    return wait(agent, may_go_on ? Phase::idle : Phase::finished);
}

static RunStatus after_machine(Agent& agent, StepResult result) {
    LoopState& loop = own_loop_state(agent);
    switch (result) {
    case StepResult::stepped: return RunStatus::stepped;
    case StepResult::empty: loop.stage = Stage::returned; return RunStatus::stepped;
    case StepResult::halted: loop.phase = Phase::halted; return RunStatus::halted;
    case StepResult::parked: break;
    }
    if (loop.nested_checkpoint == NestedCheckpoint::asked) {
        checkpoint_step(agent);
        return RunStatus::stepped;
    }
    loop.phase = Phase::parked;
    return RunStatus::parked;
}

static bool collected(Agent& agent) {
    if (!agent.heap.wants_collection() || collect_if_wanted(agent)) return true;
    own_loop_state(agent).phase = Phase::halted;
    return false;
}

// What both loop_step and loop_run do before anything else: a status ends the call.
static std::optional<RunStatus> standing_still(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    if (agent.is_halted()) {
        loop.phase = Phase::halted;
        return RunStatus::halted;
    }
    if (loop.phase != Phase::parked) return std::nullopt;
    if (!loop.park_answer) return RunStatus::parked;
    loop.phase = loop.in_checkpoint ? Phase::microtasks : loop.turn_phase;
    return std::nullopt;
}

// Whatever a call changes counts as a step: inputs that come at one step must find one state, however often the loop
// was asked before they came.
static RunStatus loop_stage_step(Agent& agent) {
    const Stage stage = loop_state(agent).stage;
    const bool collects = agent.heap.wants_collection();
    if (!collected(agent)) return RunStatus::halted;
    if (stage == Stage::choose && !collects) return choose_step(agent);
    agent.count_loop_step();
    switch (stage) {
    case Stage::begin: begin_script(agent); break;
    case Stage::returned: returned_step(agent); break;
    case Stage::turn_end: end_turn(agent); break;
    case Stage::running:
    case Stage::choose: break;
    }
    return RunStatus::stepped;
}

void start_event_loop(Agent& agent) {
    make_loop_state(agent);
    install_host_hooks(agent);
}

RunStatus loop_step(Agent& agent) {
    if (const auto status = standing_still(agent)) return *status;
    if (loop_state(agent).stage != Stage::running) return loop_stage_step(agent);
    return after_machine(agent, step(agent));
}

RunStatus loop_run(Agent& agent, std::uint64_t max_steps, bool stop_between_turns) {
    const std::uint64_t end = agent.heap.header().step + max_steps;
    RunStatus status = RunStatus::stepped;
    while (status == RunStatus::stepped && agent.heap.header().step < end) {
        if (const auto still = standing_still(agent)) return *still;
        status = loop_state(agent).stage != Stage::running
                     ? loop_stage_step(agent)
                     : after_machine(agent, run(agent, end - agent.heap.header().step));
        if (agent.interrupted || agent.collected || (stop_between_turns && between_turns(agent))) break;
    }
    return status;
}

} // namespace loopscope
