#include "tests/scene/sample_snapshot.h"

namespace loopscope {

static SourcePlace at_line(std::uint32_t line) { return {0, line * 10, line * 10 + 5, line, 1}; }

static HeapObjectView object(std::uint32_t id, const char* kind, const char* title) {
    HeapObjectView view;
    view.id = id;
    view.kind = kind;
    view.title = title;
    return view;
}

static ApiView api(std::uint32_t id, const char* badge, const char* name, const char* label, const char* state) {
    ApiView view;
    view.id = id;
    view.token = {id, badge};
    view.api = name;
    view.label = label;
    view.state = state;
    view.place = at_line(id);
    return view;
}

static AgentView sample_agent() {
    AgentView agent;
    FrameSnapshot greet;
    greet.id = 31;
    greet.name = "greet";
    greet.kind = "function";
    greet.place = at_line(13);
    greet.scopes = {{"function", 0, {{"who", {ValueKind::object, "Object #4", 4}}}}};
    FrameSnapshot callback;
    callback.id = 30;
    callback.name = "(anonymous)";
    callback.kind = "arrow";
    callback.token = {7, "P1"};
    callback.place = at_line(7);
    agent.stack = {greet, callback};
    JobView job;
    job.id = 22;
    job.token = {9, "M1"};
    job.kind = "queueMicrotask";
    job.label = "greet('next')";
    agent.microtasks = {job};
    TaskView task;
    task.id = 23;
    task.token = {3, "T1"};
    task.source = "timer";
    task.label = "greet('timer')";
    agent.tasks = {task};
    return agent;
}

Snapshot sample_snapshot() {
    Snapshot snapshot;
    snapshot.step = 38;
    snapshot.last_step = 52;
    snapshot.time_ms = 0.31;
    snapshot.phase = "microtasks";
    snapshot.turn = 1;
    snapshot.running_id = 21;
    snapshot.running_token = {7, "P1"};
    snapshot.running_kind = "microtask";
    snapshot.running_label = "then callback";
    snapshot.agents = {sample_agent()};
    snapshot.apis = {api(3, "T1", "setTimeout", "", "done"), api(5, "F1", "fetch", "data.json", "waiting for headers"),
                     api(6, "T2", "setTimeout", "", "waiting"),
                     api(8, "E1", "addEventListener", "button click", "listening")};
    snapshot.apis[2].asked_ms = snapshot.apis[2].applied_ms = snapshot.apis[2].due_ms = 1000;
    snapshot.heap = {object(2, "function", "ƒ greet"), object(4, "object", "Object"), object(7, "promise", "Promise"),
                     object(8, "promise", "Promise")};
    snapshot.heap[1].properties = {{"name", {ValueKind::string, "'Ada'", 0}, "data"}};
    snapshot.heap[2].promise_state = "fulfilled";
    snapshot.heap[2].properties = {{"value", {ValueKind::object, "Object #4", 4}, "internal"}};
    snapshot.heap[3].promise_state = "pending";
    snapshot.heap[3].reactions = {{{12, "P2"}, "then", "then callback", at_line(10), 0, 0}};
    snapshot.heap_total = 4;
    return snapshot;
}

std::vector<TurnView> sample_turns() {
    TurnView script, microtask;
    script.id = 1;
    script.kind = script.label = "script";
    script.to_step = 31;
    microtask.id = 2;
    microtask.token = {7, "P1"};
    microtask.kind = "microtask";
    microtask.label = "then callback";
    microtask.from_step = 32;
    microtask.to_step = 40;
    return {script, microtask};
}

} // namespace loopscope
