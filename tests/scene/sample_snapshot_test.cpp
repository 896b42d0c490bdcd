#include "tests/scene/sample_snapshot.h"

namespace loopscope {

static SourcePlace at_line(std::uint32_t line) { return {0, line * 10, line * 10 + 5, line, 1}; }

static seen::HeapObject object(std::uint32_t id, seen::ObjectKind kind, const char* title) {
    seen::HeapObject view;
    view.id = id;
    view.kind = kind;
    view.title = title;
    return view;
}

static seen::Api api(std::uint32_t id, const char* badge, seen::ApiKind kind, const char* label, seen::ApiState state) {
    seen::Api view;
    view.id = id;
    view.token = make_token(id, badge);
    view.kind = kind;
    view.label = label;
    view.state = state;
    view.place = at_line(id);
    return view;
}

static seen::Agent sample_agent() {
    seen::Agent agent;
    agent.phase = Phase::microtasks;
    agent.turn = 1;
    agent.running.id = 21;
    agent.running.token = make_token(7, "P1");
    agent.running.kind = TurnKind::microtask;
    agent.running.label = "then callback";
    seen::Frame greet;
    greet.id = 31;
    greet.name = "greet";
    greet.token.family = Family::sync;
    greet.place = at_line(13);
    greet.scopes = {{seen::ScopeKind::function, 0, {{"who", {seen::ValueKind::object, "Object #4", 4}}}}};
    seen::Frame callback;
    callback.id = 30;
    callback.name = "(anonymous)";
    callback.kind = seen::FrameKind::arrow;
    callback.token = make_token(7, "P1");
    callback.place = at_line(7);
    agent.stack = {greet, callback};
    seen::Job job;
    job.id = 22;
    job.token = make_token(9, "M1");
    job.kind = seen::JobKind::queue_microtask;
    job.label = "greet('next')";
    agent.microtasks = {job};
    seen::Task task;
    task.id = 23;
    task.token = make_token(3, "T1");
    task.source = TaskSource::timer;
    task.label = "greet('timer')";
    agent.tasks = {task};
    return agent;
}

Snapshot sample_snapshot() {
    Snapshot snapshot;
    snapshot.step = 38;
    snapshot.last_step = 52;
    snapshot.time_ms = 0.31;
    snapshot.phase = Phase::microtasks;
    snapshot.agents = {sample_agent()};
    snapshot.apis = {api(3, "T1", seen::ApiKind::set_timeout, "", seen::ApiState::done),
                     api(5, "F1", seen::ApiKind::fetch, "data.json", seen::ApiState::waiting),
                     api(6, "T2", seen::ApiKind::set_timeout, "", seen::ApiState::waiting),
                     api(8, "E1", seen::ApiKind::listener, "button click", seen::ApiState::listening)};
    snapshot.apis[2].asked_ms = snapshot.apis[2].applied_ms = snapshot.apis[2].due_ms = 1000;
    snapshot.heap = {object(2, seen::ObjectKind::function, "ƒ greet"), object(4, seen::ObjectKind::object, "Object"),
                     object(7, seen::ObjectKind::promise, "Promise"), object(8, seen::ObjectKind::promise, "Promise")};
    snapshot.heap[1].properties = {{"name", {seen::ValueKind::string, "'Ada'", 0}, seen::PropertyKind::data}};
    snapshot.heap[2].promise = PromiseState::fulfilled;
    snapshot.heap[2].properties = {{"value", {seen::ValueKind::object, "Object #4", 4}, seen::PropertyKind::internal}};
    snapshot.heap[3].promise = PromiseState::pending;
    snapshot.heap[3].reactions = {{make_token(12, "P2"), seen::JobKind::reaction, "then callback", at_line(10), 0, 0}};
    snapshot.heap_total = 4;
    return snapshot;
}

std::vector<seen::Turn> sample_turns() {
    seen::Turn script, microtask;
    script.id = 1;
    script.label = "script";
    script.token.family = Family::sync;
    script.to_step = 31;
    microtask.id = 2;
    microtask.token = make_token(7, "P1");
    microtask.kind = TurnKind::microtask;
    microtask.label = "then callback";
    microtask.from_step = 32;
    microtask.to_step = 40;
    return {script, microtask};
}

} // namespace loopscope
