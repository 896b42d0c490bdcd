#include "engine/event_loop/event_loop.h"

#include "engine/event_loop/library_steps.h"

#include "engine/bytecode/compiler.h"
#include "engine/event_loop/program.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/note.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

namespace loopscope {

static Stage stage_of(const Agent& agent) { return static_cast<Stage>(agent.heap.counter(counter_stage)); }
static void set_stage(Agent& agent, Stage stage) {
    agent.heap.counter(counter_stage) = static_cast<std::int64_t>(stage);
}
static void set_phase(Agent& agent, Phase phase) {
    agent.heap.counter(counter_phase) = static_cast<std::int64_t>(phase);
}
static void set_entered(Agent& agent, Entered entered) {
    agent.heap.counter(counter_entered) = static_cast<std::int64_t>(entered);
}

static void trace(Agent& agent, TraceKind kind, TurnKind what, std::uint32_t id, std::uint32_t cause, Value label,
                  std::uint64_t amount) {
    if (!agent.trace || !agent.trace->recording) return;
    const std::string text = label.is_string() ? to_utf8(agent.heap, label, 80) : std::string();
    agent.trace->append(kind, static_cast<std::uint8_t>(what), id, cause, text, agent.heap.header().step,
                        agent.now_ns(), amount);
}

static std::span<const Value> items_of(const Heap& heap, Value values) {
    if (!values.is_cell()) return {};
    const Values& cell = heap.at<Values>(values);
    return {cell.items, cell.header.count};
}

// A step of the loop is no instruction: it takes no program time.
static void count_step(Agent& agent) {
    ++agent.heap.header().step;
    agent.heap.counter(counter_program_time_ns) -= agent.heap.counter(counter_instruction_ns);
}

// A turn begins: a task, or an opportunity to render.
static void begin_turn(Agent& agent, Phase phase, TurnKind kind, std::uint32_t id, std::uint32_t cause, Value label,
                       std::int64_t queued_at) {
    Heap& heap = agent.heap;
    ++heap.counter(counter_turn);
    heap.counter(counter_turn_began_step) = static_cast<std::int64_t>(heap.header().step);
    heap.counter(counter_turn_phase) = static_cast<std::int64_t>(phase);
    heap.header().cause = id;
    set_phase(agent, phase);
    trace(agent, TraceKind::turn_began, kind, id, cause, label, static_cast<std::uint64_t>(agent.now_ns() - queued_at));
}

// HTML 8.1.4.4 Calling scripts: the program's code runs, and nothing of it is below.
static void enter_callback(Agent& agent, Value callable, Value this_value, std::span<const Value> arguments) {
    agent.heap.counter(counter_callback_depth) = 1;
    set_entered(agent, Entered::callback);
    set_stage(agent, Stage::running);
    enter(agent, callable, this_value, arguments, agent.heap.header().cause);
}

static void enter_steps(Agent& agent, Entered entered, Value callable, std::span<const Value> arguments) {
    set_entered(agent, entered);
    set_stage(agent, Stage::running);
    enter(agent, callable, Value::undefined(), arguments, agent.heap.header().cause);
}

// HTML 8.1.4.5 Report an exception: the library's function fires the event and writes to the console.
static void enter_report(Agent& agent, Value error) {
    note(agent, TraceKind::reported, 0, error.is_object() ? agent.heap.at<Object>(error).id() : 0);
    const Value arguments[] = {error};
    enter_steps(agent, Entered::report, library_step(agent, LibraryStep::report_exception), arguments);
}

// HTML 8.1.4.4 Run a classic script, run a module script.
static void begin_script(Agent& agent) {
    Heap& heap = agent.heap;
    Record& task = agent.make_record(static_cast<unsigned>(LoopRecord::task), static_cast<unsigned>(TaskField::count));
    field(task, TaskField::source) = Value::int32(static_cast<std::int32_t>(TaskSource::dom_manipulation));
    field(task, TaskField::label) = string_from_utf8(agent, "script");
    field(task, TaskField::queued_at) = value_of_ns(agent.now_ns());
    field(task, TaskField::steps) = Value::int32(static_cast<std::int32_t>(TaskSteps::callback));
    field(task, TaskField::token) = Value::number(task.id);
    heap.root(root_current_task) = Value::cell(heap.ref_of(&task));
    if (agent.trace) agent.trace->note_token(task.id, task.id, 'S');
    begin_turn(agent, Phase::script, TurnKind::script, task.id, 0, field(task, TaskField::label), agent.now_ns());
    heap.counter(counter_callback_depth) = 1;
    set_entered(agent, Entered::callback);
    set_stage(agent, Stage::running);
    if (heap.root(root_script).is_cell()) return enter_script(agent, heap.root(root_script).as_ref());
    const Value arguments[] = {heap.root(root_script_name), heap.root(root_script),
                               Value::number(static_cast<double>(heap.counter(counter_script_source)))};
    enter(agent, library_step(agent, LibraryStep::run_module), Value::undefined(), arguments, task.id);
}

// HTML 8.7, timer initialization steps, step 8: a function is called, a string compiled and run as a script of its own.
static void enter_timer(Agent& agent, Record& timer) {
    const Value handler = timer_fires(agent, timer);
    const auto arguments = items_of(agent.heap, field(timer, TimerField::arguments));
    if (handler.is_object()) return enter_callback(agent, handler, agent.global_object(), arguments);
    const CompileResult compiled = compile_program(agent, to_u16(agent.heap, handler), "main.js", UINT32_MAX);
    if (compiled.status != CompileResult::Status::compiled) {
        const Value text = string_from_utf8(agent, compiled.error.message);
        agent.heap.counter(counter_thrown_line) = compiled.error.line;
        agent.heap.counter(counter_thrown_column) = compiled.error.column;
        return enter_report(agent, agent.throw_syntax_error(to_utf8(agent.heap, text)).value);
    }
    agent.heap.counter(counter_callback_depth) = 1;
    set_entered(agent, Entered::callback);
    set_stage(agent, Stage::running);
    enter_script(agent, compiled.executable);
}

static void enter_task(Agent& agent, Record& task) {
    const Value callable = field(task, TaskField::callable);
    const auto arguments = items_of(agent.heap, field(task, TaskField::arguments));
    switch (static_cast<TaskSteps>(field(task, TaskField::steps).as_int32())) {
    case TaskSteps::callback: return enter_callback(agent, callable, field(task, TaskField::this_value), arguments);
    case TaskSteps::library: return enter_steps(agent, Entered::steps, callable, arguments);
    case TaskSteps::timer: return enter_timer(agent, agent.heap.at<Record>(callable));
    }
}

static void begin_task(Agent& agent, TaskSource source) {
    Heap& heap = agent.heap;
    const Value taken = pop_front(agent, task_queue(agent, source));
    Record& task = heap.at<Record>(taken);
    heap.root(root_current_task) = taken;
    begin_turn(agent, Phase::task, TurnKind::task, task.id, task.cause, field(task, TaskField::label),
               ns_of(field(task, TaskField::queued_at)));
    enter_task(agent, task);
}

// HTML 8.1.7.3 Update the rendering: which callbacks there are is the library's business.
static void begin_rendering(Agent& agent) {
    Heap& heap = agent.heap;
    const std::int64_t due = heap.counter(counter_next_frame_ns);
    const std::int64_t frame = latest_frame_time(agent.now_ns()); // later than due when frames were missed
    heap.counter(counter_rendering_wanted) = 0;
    begin_turn(agent, Phase::rendering, TurnKind::rendering, heap.new_id(), 0, Value::undefined(), due);
    const Value timestamp[] = {Value::number(static_cast<double>(frame) / 1e6)};
    enter_steps(agent, Entered::steps, library_step(agent, LibraryStep::update_the_rendering), timestamp);
}

bool take_microtask(Agent& agent) {
    Heap& heap = agent.heap;
    List& queue = heap.at<List>(heap.root(root_microtask_queue));
    if (queue.header.count == 0) return false;
    const Value taken = pop_front(agent, queue);
    Record& job = heap.at<Record>(taken);
    heap.root(root_current_microtask) = taken;
    heap.header().cause = job.id;
    set_phase(agent, Phase::microtasks);
    trace(agent, TraceKind::turn_began, TurnKind::microtask, job.id, job.cause, Value::undefined(), 0);
    set_entered(agent, Entered::callback);
    set_stage(agent, Stage::running);
    if (job.header.small != static_cast<unsigned>(LoopRecord::microtask)) {
        const std::uint32_t before = heap.header().fp;
        run_job(agent, job);
        if (heap.header().fp == before) { // it needed no code of the program
            set_entered(agent, Entered::none);
            set_stage(agent, Stage::returned);
        }
    } else {
        if (field(job, MicrotaskField::library).is_true()) set_entered(agent, Entered::steps);
        enter(agent, field(job, MicrotaskField::callable), Value::undefined(),
              items_of(heap, field(job, MicrotaskField::arguments)), job.id);
    }
    return true;
}

void end_microtask(Agent& agent) {
    Heap& heap = agent.heap;
    if (!heap.root(root_current_microtask).is_cell()) return;
    const Record& job = heap.at<Record>(heap.root(root_current_microtask));
    trace(agent, TraceKind::turn_ended, TurnKind::microtask, job.id, job.cause, Value::undefined(), 0);
    heap.root(root_current_microtask) = Value::undefined();
}

// HTML 8.1.4.8 Notify about rejected promises: what is still in the list gets one task.
static bool notify_about_rejected_promises(Agent& agent) {
    Heap& heap = agent.heap;
    List& rejected = heap.at<List>(heap.root(root_rejected_promises));
    if (rejected.header.count == 0) return false;
    Object& promises = agent.make_array(0);
    while (rejected.header.count > 0) append_element(agent, promises, pop_front(agent, rejected));
    Values& arguments = agent.make_values(1, Value::object(heap.ref_of(&promises)));
    queue_task(agent, TaskSource::dom_manipulation, string_from_utf8(agent, "unhandled rejections"), TaskSteps::library,
               library_step(agent, LibraryStep::notify_rejected_promises), Value::undefined(),
               Value::cell(heap.ref_of(&arguments)));
    return true;
}

// The checkpoint is over: on with what asked for it.
static void leave_checkpoint(Agent& agent) {
    Heap& heap = agent.heap;
    heap.counter(counter_in_checkpoint) = 0;
    clear(agent, heap.at<List>(heap.root(root_kept_objects))); // 9.10.2 ClearKeptObjects
    const bool notified = notify_about_rejected_promises(agent);
    if (heap.root(root_current_task).is_cell()) heap.header().cause = heap.at<Record>(heap.root(root_current_task)).id;
    if (heap.counter(counter_nested_checkpoint) == 1) {
        heap.counter(counter_nested_checkpoint) = 2;
        set_phase(agent, static_cast<Phase>(heap.counter(counter_turn_phase)));
        set_entered(agent, Entered::steps);
        set_stage(agent, Stage::running);
        return;
    }
    if (notified) set_phase(agent, Phase::rejections);
    set_stage(agent, Stage::turn_end);
}

static void checkpoint_step(Agent& agent) {
    agent.heap.counter(counter_in_checkpoint) = 1;
    set_phase(agent, Phase::microtasks);
    if (!take_microtask(agent)) leave_checkpoint(agent);
}

// An entry has ended: HTML's clean up after running script, or on with the library's steps.
static void returned_step(Agent& agent) {
    Heap& heap = agent.heap;
    const auto entered = static_cast<Entered>(heap.counter(counter_entered));
    const bool may_throw = entered == Entered::callback || entered == Entered::steps;
    if (may_throw && entry_completion(agent).thrown) return enter_report(agent, entry_completion(agent).value);
    heap.counter(counter_callback_depth) = 0;
    end_microtask(agent);
    checkpoint_step(agent);
}

static void turn_end_step(Agent& agent) {
    Heap& heap = agent.heap;
    const auto began = static_cast<std::uint64_t>(heap.counter(counter_turn_began_step));
    const auto phase = static_cast<Phase>(heap.counter(counter_turn_phase));
    const TurnKind kind = phase == Phase::script ? TurnKind::script
                          : phase == Phase::task ? TurnKind::task
                                                 : TurnKind::rendering;
    trace(agent, TraceKind::turn_ended, kind, heap.header().cause, 0, Value::undefined(), heap.header().step - began);
    heap.root(root_current_task) = Value::undefined();
    heap.counter(counter_timer_nesting) = 0;
    heap.header().cause = 0;
    set_stage(agent, Stage::choose);
}

// Nothing can run: what is it that the loop waits for?
static RunStatus wait(Agent& agent, Phase phase) {
    if (phase_of(agent) != phase) {
        set_phase(agent, phase);
        count_step(agent);
        note(agent, TraceKind::rests, phase, 0);
    }
    return phase == Phase::waiting ? RunStatus::waiting : phase == Phase::idle ? RunStatus::idle : RunStatus::finished;
}

// HTML 8.1.7.3 Processing model: the next task, or a rendering opportunity.
static RunStatus choose_step(Agent& agent) {
    Heap& heap = agent.heap;
    const std::int64_t now = agent.now_ns();
    if (!gate_is_open(agent, now)) return wait(agent, Phase::waiting);
    const bool joined = join_due(agent);
    if (heap.counter(counter_rendering_wanted) && heap.counter(counter_next_frame_ns) <= now) {
        count_step(agent);
        begin_rendering(agent);
        return RunStatus::stepped;
    }
    if (const auto source = choose_task_queue(agent)) {
        count_step(agent);
        begin_task(agent, *source);
        return RunStatus::stepped;
    }
    if (joined) { // an answer that nobody waits for any more: gone, and that is a step
        count_step(agent);
        return RunStatus::stepped;
    }
    if (next_deadline(agent) || heap.counter(counter_operations_in_gate) > 0) return wait(agent, Phase::waiting);
    const bool may_go_on = heap.at<HashTable>(heap.root(root_listeners)).header.count > 0 ||
                           heap.at<HashTable>(heap.root(root_operations)).header.count > 0;
    return wait(agent, may_go_on ? Phase::idle : Phase::finished);
}

static RunStatus after_machine(Agent& agent, StepResult result) {
    switch (result) {
    case StepResult::stepped: return RunStatus::stepped;
    case StepResult::empty: set_stage(agent, Stage::returned); return RunStatus::stepped;
    case StepResult::halted: set_phase(agent, Phase::halted); return RunStatus::halted;
    case StepResult::parked: break;
    }
    if (agent.heap.counter(counter_nested_checkpoint) == 1) {
        checkpoint_step(agent);
        return RunStatus::stepped;
    }
    set_phase(agent, Phase::parked);
    return RunStatus::parked;
}

static bool collected(Agent& agent) {
    if (!agent.heap.wants_collection() || collect_if_wanted(agent)) return true;
    set_phase(agent, Phase::halted);
    return false;
}

// What both loop_step and loop_run do before anything else: a status ends the call.
static std::optional<RunStatus> standing_still(Agent& agent) {
    if (agent.heap.counter(counter_halted) != 0 || agent.halt.kind != Halt::Kind::none) {
        set_phase(agent, Phase::halted);
        return RunStatus::halted;
    }
    if (phase_of(agent) != Phase::parked) return std::nullopt;
    if (!agent.heap.root(root_park_answer).is_cell()) return RunStatus::parked;
    set_phase(agent, static_cast<Phase>(agent.heap.counter(counter_in_checkpoint)
                                            ? static_cast<std::int64_t>(Phase::microtasks)
                                            : agent.heap.counter(counter_turn_phase)));
    return std::nullopt;
}

// Whatever a call changes counts as a step: inputs that come at one step must find one state, however often the loop
// was asked before they came.
static RunStatus loop_stage_step(Agent& agent) {
    const Stage stage = stage_of(agent);
    const bool collects = agent.heap.wants_collection();
    if (!collected(agent)) return RunStatus::halted;
    if (stage == Stage::choose && !collects) return choose_step(agent);
    count_step(agent);
    switch (stage) {
    case Stage::begin: begin_script(agent); break;
    case Stage::returned: returned_step(agent); break;
    case Stage::turn_end: turn_end_step(agent); break;
    case Stage::running:
    case Stage::choose: break;
    }
    return RunStatus::stepped;
}

static char letter_of(const Agent& agent, const Record& reaction) {
    const Value handler = field(reaction, ReactionField::on_fulfilled);
    const bool awaits = handler.is_object() && !agent.heap.at<Object>(handler).callable();
    return awaits ? 'A' : 'P';
}

// A reaction is the same token on its promise, in the queue and on the stack.
static void note_waiting_reaction(Agent& agent, Value value, std::uint32_t promise) {
    if (!traces(agent)) return;
    const Record& reaction = agent.heap.at<Record>(value);
    const char letter = letter_of(agent, reaction);
    agent.trace->note_token(reaction.id, reaction.id, letter);
    note(agent, TraceKind::reaction_waits, letter == 'A' ? ReactionKind::await : ReactionKind::then, reaction.id, {},
         promise);
}

// The letter of a microtask's token, and the id of the first thing that stood for it.
static void note_token_of_job(Agent& agent, const Record& job) {
    if (!agent.trace || !agent.trace->recording) return;
    const auto type = static_cast<InterpreterRecord>(job.header.small);
    if (type != InterpreterRecord::promise_reaction_job)
        return agent.trace->note_token(job.id, job.id,
                                       type == InterpreterRecord::promise_resolve_thenable_job ? 'P' : 'M');
    const Record& reaction = agent.heap.at<Record>(field(job, ReactionJobField::reaction));
    agent.trace->note_token(job.id, reaction.id, letter_of(agent, reaction));
}

static void enqueue_promise_job(Agent& agent, Value job) {
    const Record& record = agent.heap.at<Record>(job);
    note_token_of_job(agent, record);
    push_back(agent, agent.heap.at<List>(agent.heap.root(root_microtask_queue)), job);
    trace(agent, TraceKind::queued, TurnKind::microtask, record.id, record.cause, Value::undefined(), 0);
}

static bool remove_from(Agent& agent, EventLoopRoot root, Value value) {
    List& list = agent.heap.at<List>(agent.heap.root(root));
    for (std::uint32_t i = 0; i < list.header.count; ++i) {
        if (item(agent.heap, list, i) == value) return remove_at(agent, list, i), true;
    }
    return false;
}

// HTML 8.1.6.3 HostPromiseRejectionTracker
static void promise_rejection_tracker(Agent& agent, Value promise, bool handled) {
    Heap& heap = agent.heap;
    if (!handled) return push_back(agent, heap.at<List>(heap.root(root_rejected_promises)), promise);
    if (remove_from(agent, root_rejected_promises, promise)) return;
    if (!remove_from(agent, root_outstanding_rejections, promise)) return;
    Values& arguments = agent.make_values(1, promise);
    queue_task(agent, TaskSource::dom_manipulation, string_from_utf8(agent, "rejectionhandled"), TaskSteps::library,
               library_step(agent, LibraryStep::fire_rejection_handled), Value::undefined(),
               Value::cell(heap.ref_of(&arguments)));
}

// HTML 8.1.6.2 HostEnqueueFinalizationRegistryCleanupJob
static void enqueue_finalization_cleanup(Agent& agent, Value registry) {
    Values& arguments = agent.make_values(1, registry);
    queue_task(agent, TaskSource::javascript_engine, string_from_utf8(agent, "FinalizationRegistry"),
               TaskSteps::callback, agent.intrinsic(Intrinsic::CleanupFinalizationRegistry), Value::undefined(),
               Value::cell(agent.heap.ref_of(&arguments)));
}

std::string_view phase_name(Phase phase) {
    constexpr std::string_view names[] = {"script",  "task",   "microtasks", "rejections", "rendering",
                                          "waiting", "parked", "idle",       "finished",   "halted"};
    return names[static_cast<unsigned>(phase)];
}

Phase phase_of(const Agent& agent) { return static_cast<Phase>(agent.heap.counter(counter_phase)); }

bool between_turns(const Agent& agent) {
    return static_cast<Stage>(agent.heap.counter(counter_stage)) == Stage::choose;
}

void start_event_loop(Agent& agent, std::uint32_t operation_limit) {
    Heap& heap = agent.heap;
    const auto new_list = [&] { return Value::cell(heap.ref_of(&make_list(agent))); };
    for (unsigned source = 0; source < static_cast<unsigned>(TaskSource::count); ++source)
        heap.root(root_task_queue_first + source) = new_list();
    for (const unsigned root : {root_microtask_queue, root_timers, root_arrivals, root_rejected_promises,
                                root_outstanding_rejections, root_frame_callbacks, root_running_frame_callbacks}) {
        heap.root(root) = new_list();
    }
    heap.root(root_timer_ids) = Value::cell(heap.ref_of(&make_hash_table(agent)));
    heap.root(root_operations) = Value::cell(heap.ref_of(&make_hash_table(agent)));
    heap.root(root_listeners) = Value::cell(heap.ref_of(&make_hash_table(agent)));
    heap.root(root_workers) = Value::cell(heap.ref_of(&make_hash_table(agent)));
    heap.counter(counter_phase) = static_cast<std::int64_t>(Phase::script);
    heap.counter(counter_next_timer_id) = 1;
    heap.counter(counter_next_frame_handle) = 1;
    heap.counter(counter_operation_limit) = operation_limit;
    install_host_hooks(agent);
}

void install_host_hooks(Agent& agent) {
    agent.hooks.enqueue_promise_job = enqueue_promise_job;
    agent.hooks.enqueue_finalization_cleanup = enqueue_finalization_cleanup;
    agent.hooks.promise_reaction_waits = note_waiting_reaction;
    agent.hooks.promise_rejection_tracker = promise_rejection_tracker;
}

RunStatus loop_step(Agent& agent) {
    if (const auto status = standing_still(agent)) return *status;
    if (stage_of(agent) != Stage::running) return loop_stage_step(agent);
    return after_machine(agent, step(agent));
}

RunStatus loop_run(Agent& agent, std::uint64_t max_steps, bool stop_between_turns) {
    const std::uint64_t end = agent.heap.header().step + max_steps;
    RunStatus status = RunStatus::stepped;
    while (status == RunStatus::stepped && agent.heap.header().step < end) {
        if (const auto still = standing_still(agent)) return *still;
        if (stage_of(agent) != Stage::running) {
            status = loop_stage_step(agent);
        } else {
            status = after_machine(agent, run(agent, end - agent.heap.header().step));
        }
        if (agent.interrupted || (stop_between_turns && between_turns(agent))) break;
    }
    return status;
}

void prepare_to_run_script(Agent& agent) { ++agent.heap.counter(counter_callback_depth); }

Completion clean_up_after_running_script(Agent& agent) {
    Heap& heap = agent.heap;
    if (heap.counter(counter_nested_checkpoint) == 2) {
        heap.counter(counter_nested_checkpoint) = 0;
        return Completion::normal();
    }
    --heap.counter(counter_callback_depth);
    const bool anything = heap.at<List>(heap.root(root_microtask_queue)).header.count +
                              heap.at<List>(heap.root(root_rejected_promises)).header.count >
                          0;
    if (heap.counter(counter_callback_depth) > 0 || heap.counter(counter_in_checkpoint) || !anything)
        return Completion::normal();
    heap.counter(counter_nested_checkpoint) = 1;
    return Completion::park(Value::int32(0));
}

} // namespace loopscope
