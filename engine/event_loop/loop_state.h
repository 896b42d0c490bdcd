// What the event loop knows, all of it: one struct at a fixed place of the arena. HTML, Event loops:
// https://html.spec.whatwg.org/#event-loops
//
// The files of this folder write it (own_loop_state), each its own part; others read it, and call.
#pragma once

#include "engine/event_loop/task.h"
#include "engine/runtime/containers.h"
#include "engine/syntax/by_enum.h"

namespace loopscope {

struct Arrival;
struct FrameCallback;
struct Listener;
struct Operation;
struct Timer;
struct Worker;

// What the loop is at, in the words of the state object.
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

// What the loop does next when no JavaScript is running.
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

// A checkpoint that library steps ask for between two callbacks, while they stay on the stack.
enum class NestedCheckpoint : std::uint8_t {
    none,
    asked, // the steps are parked until it has been performed
    done,  // they may go on
};

struct LoopState {
    using TaskQueues = ByEnum<TaskSource, CellOf<ListOf<Task>>>;

    static constexpr auto area = &ArenaHeader::event_loop;
    static constexpr std::uint32_t references = TaskQueues::size + 17;

    TaskQueues task_queues;
    CellOf<ListOf<Record>> microtask_queue; // Microtasks and promise jobs
    CellOf<Task> current_task;
    CellOf<Record> current_microtask;
    CellOf<List> rejected_promises;      // the about-to-be-notified rejected promises list
    CellOf<List> outstanding_rejections; // the outstanding rejected promises set: reported, and still without a handler
    CellOf<ListOf<Timer>> timers;        // those that wait, by due time, then creation
    CellOf<TableOf<Timer>> timer_ids;    // the map of setTimeout and setInterval IDs
    CellOf<TableOf<Operation>> operations;                 // in flight
    CellOf<ListOf<Arrival>> arrivals;                      // what has not joined a queue yet, by time
    CellOf<TableOf<Listener>> listeners;                   // while there are some the run is idle, never finished
    CellOf<ListOf<FrameCallback>> frame_callbacks;         // the map of animation frame callbacks
    CellOf<ListOf<FrameCallback>> running_frame_callbacks; // those of the frame that is being rendered
    CellOf<TableOf<Worker>> workers;                       // the dedicated workers that this agent owns
    CellOf<Arrival> park_answer;                           // for the instruction that is parked
    Value script;                                          // the program: cell Executable; or a module's text
    Value script_name;                                     // string: its file
    Value global_name;                                     // string: what a worker is called; undefined for a page
    Value global_url; // string: the address of a worker's script, or where a page has gone to

    std::uint64_t turn; // how often the loop has turned
    std::uint64_t turn_began_step;
    std::uint64_t sequence;     // order in which things were queued
    std::int64_t confirmed_ns;  // the host's promise: whatever is in flight has really run until then
    std::int64_t next_frame_ns; // program time of the next rendering opportunity
    std::int64_t idle_period_end_ns;
    std::int64_t time_origin_ns; // program time at which this agent's global was made
    std::int32_t next_timer_id;
    std::int32_t timer_nesting; // level of the timer task that runs, 0 none
    std::int32_t next_frame_handle;
    std::uint32_t callback_depth; // prepare / clean up after running script, while program code is on the stack
    std::uint32_t parked_id;      // request that an instruction waits for
    std::uint32_t operations_in_gate;
    std::uint32_t operation_limit;
    std::uint32_t script_source; // the script's place among the scenario's files
    Phase phase;
    Phase turn_phase; // of the turn that is under way
    Stage stage;
    Entered entered;
    NestedCheckpoint nested_checkpoint;
    bool in_checkpoint; // performing a microtask checkpoint
    bool rendering_wanted;
    bool closing; // a worker's closing flag
    bool ready;   // a worker's script has run
    std::uint8_t unused[7];
};

inline LoopState& own_loop_state(Agent& agent) { return agent.heap.own_state<LoopState>(); }
inline const LoopState& loop_state(const Agent& agent) { return agent.heap.state<LoopState>(); }

// Once, in a fresh agent.
void make_loop_state(Agent& agent);
// Where a page has gone to.
void set_global_url(Agent& agent, Value url);

inline Phase phase_of(const Agent& agent) { return loop_state(agent).phase; }
// Whether the loop is about to choose a task: the stack is empty and the last turn is over.
inline bool between_turns(const Agent& agent) { return loop_state(agent).stage == Stage::choose; }

} // namespace loopscope
