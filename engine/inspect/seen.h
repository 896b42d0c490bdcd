// What can be seen of a run, as plain structs: enums, numbers and the program's own words. Ids are those of the run,
// from 1; 0 is none.
#pragma once

#include "engine/event_loop/agent_cluster.h"
#include "engine/inspect/token.h"
#include "engine/interpreter/promise.h"
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

namespace seen {

// Where something comes from (law 6).
struct Origin {
    std::uint64_t step = 0;  // the step that made it
    std::uint32_t cause = 0; // id of the task, microtask or frame in which that happened
};

// --- values and names ----------------------------------------------------------------------------------------------
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

struct Value {
    ValueKind kind = ValueKind::undefined;
    std::string text;            // short, one line: 42, 'Ada', ƒ greet, Promise #7
    std::uint32_t object_id = 0; // objects and functions: id in the heap
};

struct Binding {
    std::string name;
    Value value;
};

enum class ScopeKind : std::uint8_t { global, module, function, block, catch_clause, class_body, with, count };

struct Scope {
    ScopeKind kind = ScopeKind::block;
    std::uint32_t environment_id = 0; // 0: kept in the frame
    std::vector<Binding> bindings;
};

// --- the stack -----------------------------------------------------------------------------------------------------
enum class FrameKind : std::uint8_t {
    global,
    module,
    function,
    arrow,
    method,
    async,
    generator,
    library,
    native,
    count
};

struct Frame {
    std::uint32_t id = 0;
    Token token;      // frames that the event loop entered, and what they call
    std::string name; // 'greet', '(anonymous)', 'global code'
    FrameKind kind = FrameKind::function;
    bool library = false;      // ours: folded unless asked for
    SourcePlace place;         // the running expression in it
    SourcePlace defined;       // functions: where they stand
    std::vector<Scope> scopes; // innermost first, without the global one: Agent::globals
    Origin origin;
};

// --- what waits ----------------------------------------------------------------------------------------------------
enum class JobKind : std::uint8_t { reaction, await, thenable, queue_microtask, library, count };

struct Job { // a microtask
    std::uint32_t id = 0;
    Token token;
    JobKind kind = JobKind::reaction;
    std::string steps;             // library: what they are called, 'mutation observers'
    std::string label;             // 'then callback', "greet('next')", 'work goes on'
    SourcePlace place;             // the callback's place
    std::uint32_t callback_id = 0; // function object, or the suspended activation
    std::uint32_t promise_id = 0;  // whose reaction it is
    Origin origin;
    std::string why_not_yet;
};

struct Task {
    std::uint32_t id = 0;
    Token token;
    TaskSource source = TaskSource::dom_manipulation;
    std::string label;
    SourcePlace place;
    std::uint32_t callback_id = 0;
    double queued_at_ms = 0;
    Origin origin;
    std::string why_not_yet;
    bool folded = false; // stands for the end of the document and its events: Look::folds
};

enum class ApiKind : std::uint8_t {
    set_timeout,
    set_interval,
    fetch,
    xml_http_request,
    image,
    geolocation,
    worker,
    listener,
    animation_frame,
    count
};

enum class ApiState : std::uint8_t {
    waiting,
    headers,
    body,
    blocked,
    done,
    listening,
    starting,    // a worker, before its script
    script_runs, // a worker
    in_parallel, // a worker
    count
};

struct Api { // what the browser does meanwhile, and registered listeners
    std::uint32_t id = 0;
    std::uint32_t agent = page_agent_id; // whose
    Token token;
    ApiKind kind = ApiKind::listener;
    ApiState state = ApiState::waiting;
    std::optional<TaskSource> answers; // where the tasks of its answers are queued
    std::string label;                 // 'data.json', 'button click'
    double started_at_ms = 0;
    double due_ms = -1;     // -1: unknown
    double asked_ms = -1;   // timers: the delay asked for
    double applied_ms = -1; // timers: what applies (clamped)
    std::uint32_t nesting_level = 0;
    std::uint32_t heard = 0; // listeners: how often called
    std::uint32_t callback_id = 0;
    SourcePlace place;
    Origin origin;
};

// --- an agent's loop -----------------------------------------------------------------------------------------------
struct Running { // what has its turn; id 0: nothing
    std::uint32_t id = 0;
    Token token;
    TurnKind kind = TurnKind::script;
    TaskSource source = TaskSource::dom_manipulation; // tasks: where from
    std::string label;
    bool folded = false;   // one of several in one: Look::folds
    bool own_code = false; // a callback of the program, otherwise steps of the browser or the library
    double since_ms = 0;
    bool is(TurnKind which) const { return id != 0 && kind == which; }
};

struct Agent {
    std::uint32_t id = page_agent_id;
    std::string name; // 'page', 'worker.js'
    Phase phase = Phase::script;
    std::uint64_t turn = 0; // its loop's tick
    double time_ms = 0;     // its clock: behind the others' while it waits
    Running running;
    bool turn_over = false;   // what ran has left its stack
    std::vector<Frame> stack; // top first
    Scope globals{ScopeKind::global, 0, {}};
    std::vector<Job> microtasks; // head first
    std::vector<Task> tasks;     // in the order in which they will be taken
    std::uint32_t frame_callbacks = 0;
};

struct Turn { // one stretch of the timeline
    std::uint32_t id = 0;
    Token token;
    TurnKind kind = TurnKind::script;
    std::string label;
    std::uint64_t from_step = 0, to_step = 0;
    double from_ms = 0, to_ms = 0;
    std::uint32_t cause = 0;
    std::uint32_t agent = page_agent_id;
};

struct ConsoleLine {
    Token token; // whose callback wrote it
    ConsoleLevel level = ConsoleLevel::log;
    std::string text; // UTF-8, may hold newlines
    std::uint64_t step = 0;
    double time_ms = 0;
    std::uint32_t cause = 0;
    std::uint32_t agent = page_agent_id;
    SourcePlace place;
    ConsoleShape shape; // groups and tables
};

// --- the heap ------------------------------------------------------------------------------------------------------
enum class PropertyKind : std::uint8_t { data, accessor, element, binding, internal, count };

struct Property {
    std::string name;
    Value value;
    PropertyKind kind = PropertyKind::data;
};

struct Reaction { // on a promise
    Token token;
    JobKind kind = JobKind::reaction; // or await
    std::string label;
    SourcePlace place;
    std::uint32_t derived_promise_id = 0;
    std::uint32_t callback_id = 0;
};

enum class ObjectKind : std::uint8_t {
    object,
    array,
    function,
    promise,
    map,
    set,
    error,
    environment,
    generator,
    async_function,
    date,
    regexp,
    node,
    count
};

struct HeapObject {
    std::uint32_t id = 0;
    ObjectKind kind = ObjectKind::object;
    std::string title;                // 'Object', 'Array(3)', 'ƒ greet', 'Promise'
    std::vector<Property> properties; // the first Look::property_limit of them
    std::uint32_t property_total = 0;
    std::optional<PromiseState> promise; // promises: how it stands
    std::vector<Reaction> reactions;
    std::uint32_t environment_id = 0; // of a function: its closure's nearest scope with names; of a scope: the next one
    SourcePlace place;                // functions
    Origin origin;
    bool changed = false; // by the last step
};

// What waits for a promise when nothing goes on by itself any more.
struct Hanging {
    std::uint32_t id = 0;         // of the activation or the reaction
    bool callback = false;        // of then; otherwise an async function
    std::string name;             // 'main', 'P1'
    SourcePlace place;            // where it waits, or the callback's
    std::uint32_t promise_id = 0; // that it waits for
};

// What an expression has just become.
struct Completed {
    std::string code; // shortened: 'u.name'
    Value value;
    SourcePlace place;
};

} // namespace seen

// Their words, as the state object and the picture have them.
std::string_view name_of(seen::ScopeKind kind);
std::string_view name_of(seen::FrameKind kind);
std::string_view name_of(const seen::Job& job);
std::string_view name_of(seen::ApiKind kind);
std::string_view name_of(seen::ApiState state);
std::string_view name_of(seen::PropertyKind kind);
std::string_view name_of(seen::ObjectKind kind);
std::string_view name_of(PromiseState state);
std::string_view name_of(TurnKind kind);
// 'script', 'microtask', 'rendering', or the source of the task.
std::string_view name_of(const seen::Running& running);

} // namespace loopscope
