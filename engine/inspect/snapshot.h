// One moment of a run as plain structs: strings, numbers and ids. Taking it changes nothing (law 5): it reads a const
// Simulation, never flattens, interns, calls or allocates in the arena. Everything the picture, the text view, the
// state object and the exports say comes from here.
#pragma once

#include "engine/inspect/messages.h"
#include "engine/trace/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loopscope {

// A place in a source text. Offsets are UTF-16 units; line and column count from 1; line 0 = no place.
struct SourcePlace {
    std::uint32_t source_id = 0; // of the scenario's files, 0 = main.js; UINT32_MAX: code made from text while it runs
    std::uint32_t start = 0, end = 0;
    std::uint32_t line = 0, column = 0;
};

// Where something comes from (law 6).
struct Origin {
    std::uint64_t step = 0;  // the step that made it
    std::uint32_t cause = 0; // id of the task, microtask or frame in which that happened
    SourcePlace place;       // the program's expression that did it, when known
};

enum class ValueKind : std::uint8_t {
    undefined,
    null,
    boolean,
    number,
    bigint,
    string,
    symbol,
    object,
    function,
    uninitialized
};

struct ValueView {
    ValueKind kind = ValueKind::undefined;
    std::string text;            // short, one line: 42, 'Ada', ƒ greet, Promise #7
    std::uint32_t object_id = 0; // objects and functions: id in the heap
};

struct BindingSnapshot {
    std::string name;
    ValueView value;
    bool constant = false;
    bool in_environment = false; // captured: lives in the heap, not in the frame
};

struct ScopeSnapshot {
    std::string kind;                 // global, function, block, catch, class, module, with
    std::uint32_t environment_id = 0; // 0: kept in the frame
    std::vector<BindingSnapshot> bindings;
};

// The identity that travels: one callback is the same token in the Web APIs, in a queue, on the stack and in the
// console. `id` is the id of the first thing that stood for it (timer, request, listener, reaction); `badge` its short
// name, a letter for the kind and the how-manieth of its kind in this run: T1 timer, F fetch, I image, E event
// listener, P promise reaction, A await, M queueMicrotask, R animation frame, S script.
struct Token {
    std::uint32_t id = 0; // 0: none
    std::string badge;
};

struct FrameSnapshot {
    std::uint32_t id = 0;
    Token token;          // frames that the event loop entered, and what they call
    std::string name;     // 'greet', '(anonymous)', 'global code'
    std::string kind;     // global module function arrow method async generator library native
    bool library = false; // ours: folded unless asked for
    SourcePlace place;    // the running expression in it
    ValueView this_value;
    std::vector<ScopeSnapshot> scopes; // innermost first
    std::vector<ValueView> operands;   // sub-expressions already evaluated, oldest first
    Origin origin;
};

struct JobView { // a microtask
    std::uint32_t id = 0;
    Token token;
    std::string kind;              // reaction, await, thenable, queueMicrotask, mutationObserver
    std::string label;             // 'then callback', "greet('next')", 'work goes on'
    SourcePlace place;             // the callback's place
    std::uint32_t callback_id = 0; // function object, or the suspended activation
    std::uint32_t promise_id = 0;  // whose reaction it is
    Origin origin;
    std::string why_not_yet;
};

struct TaskView {
    std::uint32_t id = 0;
    Token token;
    std::string source; // timer, networking, DOM manipulation, user interaction, posted message, rendering, script...
    std::string label;
    SourcePlace place;
    std::uint32_t callback_id = 0;
    double queued_at_ms = 0;
    Origin origin;
    std::string why_not_yet;
};

struct ApiView { // what the browser does meanwhile, and registered listeners
    std::uint32_t id = 0;
    std::string agent; // whose, where there is more than the page
    Token token;
    std::string api;   // setTimeout, setInterval, fetch, Image, addEventListener, requestAnimationFrame...
    std::string label; // 'data.json', 'button click'
    std::string state; // waiting, headers, body, blocked, done, listening
    double started_at_ms = 0;
    double due_ms = -1;     // -1: unknown
    double asked_ms = -1;   // timers: the delay asked for
    double applied_ms = -1; // timers: what applies (clamped)
    std::uint32_t nesting_level = 0;
    std::uint32_t heard = 0; // listeners: how often called
    std::uint32_t callback_id = 0;
    std::string next; // what will be queued when it ends
    SourcePlace place;
    Origin origin;
};

struct ConsoleLine {
    Token token;
    std::string level; // log info warn error debug, exception
    std::string text;  // UTF-8, may hold newlines
    std::uint64_t step = 0;
    double time_ms = 0;
    std::uint32_t cause = 0;
    std::string agent; // whose, where it is not the page's
    SourcePlace place;
    ConsoleShape shape; // groups and tables
};

struct PropertyView {
    std::string name;
    ValueView value;
    std::string kind; // data, accessor, internal ([[PromiseState]]...), element
};

struct ReactionView { // on a promise
    Token token;
    std::string kind; // then, await
    std::string label;
    SourcePlace place;
    std::uint32_t derived_promise_id = 0;
    std::uint32_t callback_id = 0;
};

struct HeapObjectView {
    std::uint32_t id = 0;
    std::string
        kind; // object, array, function, promise, map, set, error, environment, generator, date, regexp, node...
    std::string title;                    // 'Object', 'Array(3)', 'ƒ greet', 'Promise'
    std::vector<PropertyView> properties; // the first `limit` of them
    std::uint32_t property_total = 0;
    std::string promise_state; // pending, fulfilled, rejected
    std::vector<ReactionView> reactions;
    std::uint32_t environment_id =
        0;             // functions: their closure's nearest scope with names; environments: the next outer one
    SourcePlace place; // functions
    Origin origin;
    bool changed = false; // by the last step
};

struct AgentView {
    std::uint32_t id = 1;
    std::string name;  // 'page', 'worker.js'
    std::string phase; // as the snapshot's, of its own loop
    std::uint64_t turn = 0;
    double time_ms = 0;           // its clock: behind the others' while it waits
    std::uint32_t running_id = 0; // what has its turn there, 0 none
    Token running_token;
    std::string running_kind, running_label;
    double running_since_ms = 0;
    bool turn_over = false;           // what ran has left its stack
    std::vector<FrameSnapshot> stack; // top first
    std::vector<JobView> microtasks;  // head first
    std::vector<TaskView> tasks;      // in the order in which they will be taken
    std::uint32_t frame_callbacks = 0;
};

struct TurnView { // one stretch of the timeline
    std::uint32_t id = 0;
    Token token;
    std::string kind; // script task microtask rendering rejection idle
    std::string label;
    std::uint64_t from_step = 0, to_step = 0;
    double from_ms = 0, to_ms = 0;
    std::uint32_t cause = 0;
    std::uint32_t agent = 1; // id
};

// What the next step does: the message that says it, and its facts.
struct NextStep {
    Message message = Message::step_none;
    std::string
        kind; // the instruction's name (ops.def), or library, entry, begin, running, returned, turn_end, choose, none
    std::string function;    // whose frame it is
    std::string name;        // the name or property that the instruction is about
    std::string code;        // the expression it belongs to, shortened
    std::uint32_t count = 0; // arguments of a call
    SourcePlace place;
};

// What an expression has just become.
struct CompletedView {
    std::string code; // shortened: 'u.name'
    ValueView value;
    SourcePlace place;
};

struct Snapshot {
    std::vector<std::string> files;        // names of the scenario's
    std::uint64_t step = 0, last_step = 0; // last_step: how far the run has been taken
    double time_ms = 0;
    std::string phase;            // script task microtasks rejections rendering waiting parked idle finished halted
    std::uint64_t turn = 0;       // the loop's tick
    std::uint32_t running_id = 0; // task or microtask that runs now, 0 none
    Token running_token;
    std::string running_kind; // script, microtask, rendering, or the task source of the task that runs
    std::string running_label;
    double running_since_ms = 0; // when that turn began
    NextStep next;
    std::optional<CompletedView> completed; // by the instruction before
    std::vector<AgentView> agents;          // [current_agent] is the one that steps next
    std::uint32_t current_agent = 0;
    std::vector<ApiView> apis;
    std::uint32_t console_total = 0;
    std::vector<ConsoleLine> console;    // all that are kept
    std::vector<HeapObjectView> heap;    // what is reachable from the program's names, nearest first, bounded
    std::uint32_t heap_total = 0;        // of them all, shown or not
    std::uint32_t heap_environments = 0; // of heap_total: scopes that closures keep
    std::string halted;                  // empty, or the sentence
    SourcePlace halted_place;            // what the program was about to do
    std::string doing;                   // what the next step does, one sentence
    std::string why;                     // why the machine is where it is, one sentence
    std::string waiting_for;             // what a waiting or parked run waits for
    bool gate_closed = false; // what is ready is held back: an older operation may have been answered earlier
    std::string held_up;      // what has been ready for long while the loop cannot turn; empty: nothing
    double held_up_ms = 0;
    std::uint64_t frames_missed = 0;
};

struct SnapshotOptions {
    bool heap = false;
    bool library_frames = false;
    Wording wording = Wording::plain;
    std::uint32_t heap_limit = 400, property_limit = 12, console_from = 0, text_limit = 80;
};

class Simulation;
Snapshot take_snapshot(const Simulation& simulation, const SnapshotOptions& options);
// The turns so far, oldest first, from the trace; the newest ones when there are more than `most`.
std::vector<TurnView> take_turns(const Simulation& simulation, std::size_t most = 400);
// The state object of the page's and the embed protocol's vocabulary, version 1 (JSON).
std::string state_json(const Snapshot& snapshot, bool with_heap);

} // namespace loopscope
