// When code gets its turn: HTML's event loop as a step machine. HTML 8.1.7 Event loops.
//
// All of its state is in the arena: the roots and counters below, and the records that hang on them. One call of
// loop_step is one instruction of the machine, or one step of the loop itself.
#pragma once

#include "engine/host/host.h"
#include "engine/interpreter/interpreter.h"

#include <optional>

namespace loopscope {

enum class Phase : std::uint8_t {
    script,
    task,
    microtasks,
    rejections,
    rendering,
    waiting,
    parked,
    idle,
    finished,
    halted
};
std::string_view phase_name(Phase phase);

// What the loop will do next, when no JavaScript is running.
enum class Stage : std::uint8_t {
    begin,    // nothing has happened yet: the script is the first task
    running,  // an entry is on the stack
    returned, // it has ended; clean up after running script
    turn_end, // the task and its microtasks are done
    choose,   // take the next task, render, or wait
};

// What was entered, and so what its end means.
enum class Entered : std::uint8_t {
    none,     // nothing: it was done at once
    callback, // code of the program
    steps,    // library steps, which call back themselves
    report,   // reporting an exception
};

enum class RunStatus : std::uint8_t {
    stepped,
    waiting,  // for time to pass or for an answer: next_deadline tells the time, if there is one
    parked,   // an instruction needs an answer now
    idle,     // nothing to do before the visitor does something
    finished, // nothing can ever happen again
    halted,
};

// HTML 8.1.7.1 Definitions: task sources; each has a queue of its own.
enum class TaskSource : std::uint8_t {
    user_interaction,
    timer,
    posted_message,
    dom_manipulation,
    networking,
    user_blocking, // scheduler.postTask's priorities
    user_visible,
    background,
    user_blocking_continuation, // scheduler.yield's
    user_visible_continuation,
    background_continuation,
    idle,
    javascript_engine,
    count
};
std::string_view task_source_name(TaskSource source);

enum EventLoopRoot : unsigned {
    root_task_queue_first = roots::event_loop,         // Lists of task Records, one for each TaskSource
    root_microtask_queue = root_task_queue_first + 16, // List of Records: promise jobs and microtasks
    root_current_task,                                 // Record or undefined
    root_current_microtask,                            // Record or undefined
    root_script,                                       // the program: cell Executable; or a module's text
    root_timers,                                       // List of active timer Records, by due time, then creation
    root_timer_ids,              // HashTable: handle -> timer Record (HTML's map of setTimeout and setInterval IDs)
    root_operations,             // HashTable: id -> operation Record, in flight
    root_arrivals,               // List of arrival Records, by time: answers whose time has not come
    root_rejected_promises,      // List: about-to-be-notified rejected promises
    root_outstanding_rejections, // List: reported, and still without a handler
    root_listeners,       // HashTable: id -> listener Record; while there are some the run is idle, never finished
    root_frame_callbacks, // List of frame callback Records
    root_running_frame_callbacks, // List: those of the frame that is being rendered
    root_park_answer,             // answer Record, or undefined
    root_last_completion,         // what the last entry threw, while it is being reported
    root_script_name,             // string: the file that root_script is
    root_global_name,             // string: a worker's name
    root_global_url,              // string: the address of a worker's script
    root_workers,                 // HashTable: id -> worker Record: the dedicated workers that this agent owns
    root_event_loop_end
};
static_assert(root_event_loop_end <= roots::web_apis);

enum EventLoopCounter : unsigned {
    counter_phase = counters::event_loop,
    counter_stage,
    counter_entered,
    counter_turn, // ticks of the loop
    counter_turn_began_step,
    counter_turn_phase,   // Phase of the turn that is under way
    counter_sequence,     // order in which things were queued
    counter_confirmed_ns, // the host's promise: whatever is in flight has really run until then
    counter_next_timer_id,
    counter_timer_nesting,    // level of the timer task that runs, 0 none
    counter_rendering_wanted, // boolean
    counter_next_frame_ns,    // program time of the next rendering opportunity
    counter_next_frame_handle,
    counter_callback_depth,    // HTML's prepare / clean up after running script, while program code is on the stack
    counter_in_checkpoint,     // performing a microtask checkpoint
    counter_nested_checkpoint, // 1: asked for by library code that waits on the stack; 2: done, it may go on
    counter_parked_id,         // request that an instruction waits for
    counter_operations_in_gate,
    counter_operation_limit,
    counter_script_source,  // root_script's place among the scenario's files
    counter_time_origin_ns, // program time at which this agent's global was made
    counter_closing,        // a worker's closing flag
    counter_ready,          // a worker's script has run
    counter_event_loop_end
};
static_assert(counter_event_loop_end <= counters::web_apis);

// Types of this folder's records (Record::header.small).
enum class LoopRecord : unsigned { task = 64, microtask, timer, operation, arrival, frame_callback, listener, worker };

enum class TaskSteps : std::int32_t {
    callback, // call a function of the program; errors are reported
    library,  // run library steps, which call callbacks themselves (between prepare and clean up after running script)
    timer,    // callable is a timer Record
};
enum class TaskField : unsigned {
    source,    // int32 TaskSource
    label,     // string
    queued_at, // program time, ns: when it became ready
    sequence,
    steps, // int32 TaskSteps
    callable,
    this_value,
    arguments, // cell Values or undefined
    token,     // id of the first thing that stood for it: a timer, a request; or its own
    count
};
enum class MicrotaskField : unsigned { label, library /* boolean */, callable, arguments, count };
// `type`: HostInputType; or AgentMessage beyond first_agent_message, then `target` is the worker that it is about.
enum class ArrivalField : unsigned { type, target, time, data, sequence, count };
enum class OperationField : unsigned {
    api,      // string: "fetch", "image"...
    label,    // string: what was asked for
    state,    // string: "in flight", "headers", "blocked"...
    started,  // program time, ns
    source,   // int32 TaskSource: where its answers are queued
    steps,    // library function (operation id, type, data): runs as a task for each answer
    in_gate,  // boolean
    answered, // program time of its last answer, ns
    subject,  // value of the library's choice
    count
};
enum class FrameCallbackField : unsigned { handle, callback, count };
// What the picture knows of a registered listener; the registration itself is the library's.
enum class ListenerField : unsigned { label /* string: 'button click' */, callback, heard /* int32 */, count };

template <class Field> Value& field(Record& record, Field which) { return record.fields[static_cast<unsigned>(which)]; }
template <class Field> const Value& field(const Record& record, Field which) {
    return record.fields[static_cast<unsigned>(which)];
}
inline std::int64_t ns_of(Value value) { return static_cast<std::int64_t>(value.as_number()); }
inline Value value_of_ns(std::int64_t ns) { return Value::number(static_cast<double>(ns)); }

Phase phase_of(const Agent& agent);
std::string why_waiting(const Agent& agent); // one sentence, empty when it does not wait

// Makes the loop's lists and fills in the language's host hooks. Once, in a fresh agent.
// The hooks alone, for an agent whose arena is a copy.
void install_host_hooks(Agent& agent);
void start_event_loop(Agent& agent, std::uint32_t operation_limit);
RunStatus loop_step(Agent& agent);
// `stop_between_turns`: also ends where the loop is about to choose.
RunStatus loop_run(Agent& agent, std::uint64_t max_steps, bool stop_between_turns = false);
// HTML 8.1.7.3 Perform a microtask checkpoint, one microtask at a time: enters the next one; false: the queue is empty.
bool take_microtask(Agent& agent);
void end_microtask(Agent& agent);
// Whether the loop is about to choose a task: the stack is empty and the last turn is over.
bool between_turns(const Agent& agent);

// --- program time (program_time.cpp) ------------------------------------------------------------------------------
// The earliest program time at which something can happen that the loop waits for; none when only answers help.
std::optional<std::int64_t> next_deadline(const Agent& agent);
// Whether the loop has nothing to do at its present time: it has said so (phase_of), and waits.
bool at_rest(const Agent& agent);
// The host's promise alone, without moving the clock.
void confirm(Agent& agent, std::int64_t time_ns);
void trace_input(const Agent& agent, const HostInput& input);
// One answer of the host. Its time must be known (Simulation::deliver sees to that).
void deliver_input(Agent& agent, const HostInput& input);
// The gate: whether the loop may choose or pass a deadline at `time_ns`.
bool gate_is_open(const Agent& agent, std::int64_t time_ns);
// An arrival from another agent: it joins a queue in the order of its time, like an answer from outside.
void add_arrival(Agent& agent, std::int32_t type, std::uint32_t target, std::int64_t time_ns, Value data);
void set_now(Agent& agent, std::int64_t time_ns);
// A read of the clock by the program, which costs time.
std::int64_t read_clock(Agent& agent);

// --- queueing (task_queue.cpp) ------------------------------------------------------------------------------------
// HTML 8.1.7.2 Queue a task. `arguments`: cell Values or undefined. `queued_at`: now, or the time of an arrival.
Record& queue_task(Agent& agent, TaskSource source, Value label, TaskSteps steps, Value callable, Value this_value = {},
                   Value arguments = {}, std::int64_t queued_at = -1);
// HTML 8.1.7.2 Queue a microtask.
void queue_microtask(Agent& agent, Value label, Value callable, Value arguments = {}, bool library = false);
List& task_queue(Agent& agent, TaskSource source);
const List& task_queue(const Agent& agent, TaskSource source);
// The policy: the queue whose first task is taken next; none when all are empty.
std::optional<TaskSource> choose_task_queue(const Agent& agent);
// All waiting tasks in the order in which they would be taken, if nothing came in between.
std::vector<Ref> tasks_in_order(const Agent& agent);
// Answers and timers whose time has come go to their queues, in the order of their times. True: there were some.
bool join_due(Agent& agent);

// --- operations in parallel (operations.cpp) ----------------------------------------------------------------------
// Starts one: the request goes to the host; each answer becomes a task that calls `steps`. halt() at the limit.
Completion start_operation(Agent& agent, HostRequestKind kind, Value api, Value label, TaskSource source, Value steps,
                           Value subject, std::string_view request_json);
void end_operation(Agent& agent, std::uint32_t id);
void abort_operation(Agent& agent, std::uint32_t id);
Record* find_operation(Agent& agent, std::uint32_t id);
void request_from_host(Agent& agent, HostRequestKind kind, std::uint32_t id, std::string_view json);

// --- answers that an instruction needs now (operations.cpp) -------------------------------------------------------
// The answer, once it is there (type and data; the instruction was run again for it); else asks and parks.
struct ParkAnswer {
    HostInputType type = HostInputType::fail;
    Value data; // string: JSON text
};
// Usage: if (auto answer = take_park_answer(agent)) ... else return park(agent, kind, json).
std::optional<ParkAnswer> take_park_answer(Agent& agent);
Completion park(Agent& agent, HostRequestKind kind, std::string_view json);

// --- listeners, for the picture (operations.cpp) ------------------------------------------------------------------
Record& add_listener(Agent& agent, Value label, Value callback);
void remove_listener(Agent& agent, std::uint32_t id);
void note_heard(Agent& agent, std::uint32_t id); // it is being called

// --- rendering (rendering.cpp) ------------------------------------------------------------------------------------
void want_rendering(Agent& agent);
// HTML 8.1.7.3, the deadline of an idle period that begins now: at most 50 ms, and not after what is known to come.
std::int64_t idle_deadline(const Agent& agent);
std::int64_t frame_time_after(std::int64_t time_ns);  // on the grid of 1000/60 ms, later than that
std::int64_t latest_frame_time(std::int64_t time_ns); // on the grid, not later than that

// --- timers (timers.cpp) ------------------------------------------------------------------------------------------
enum class TimerField : unsigned {
    handle,    // int32: what setTimeout returned
    handler,   // function, or string
    arguments, // cell Values or undefined
    repeat,    // boolean
    asked,     // number: the delay asked for, in ms
    delay,     // ns: the delay that applies
    due,       // ns
    nesting,   // int32
    started,   // ns
    waiting,   // boolean: not in a queue yet
    sequence,
    count
};
Record& set_timer(Agent& agent, Value handler, std::int32_t timeout_ms, Value arguments, bool repeat);
void clear_timer(Agent& agent, std::int32_t handle);
void timer_is_due(Agent& agent, Record& timer); // its task is queued
Value timer_fires(Agent& agent, Record& timer); // its task begins: an interval is armed again; the handler
// Those whose time has come while the loop can't turn: they are still in the list. Counted up to a hundred.
std::uint32_t overdue_timers(const Agent& agent);

// --- scripts: HTML 8.1.4.4 prepare / clean up after running script, for library steps that call back ---------------
void prepare_to_run_script(Agent& agent);
// normal: go on; park: a microtask checkpoint first, then this instruction runs again.
Completion clean_up_after_running_script(Agent& agent);

} // namespace loopscope
