#include "engine/event_loop/workers.h"

#include "engine/interpreter/site.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

namespace loopscope {

static constexpr std::int64_t script_arrives_after_ns = 25'000'000;

static TableOf<Worker>& workers(Agent& owner) { return owner.heap.at(loop_state(owner).workers); }

static void trace_worker(Agent& owner, TraceKind kind, const Worker& worker) {
    if (!owner.trace || !owner.trace->recording) return;
    owner.trace->append(kind, {}, worker.id, worker.cause, "Worker", owner.heap.header().step, owner.now_ns());
}

// The name of the scenario's file that a worker's address leads to; empty when there is none.
static Value file_at(Agent& owner, Value url) {
    const auto source = owner.cluster ? owner.cluster->file(to_utf8(owner.heap, url)) : std::nullopt;
    return source ? string_from_units(owner, source->name) : string_from_utf8(owner, "");
}

const Worker& create_worker(Agent& owner, Value url, Value name, bool module, Value text) {
    Worker& worker = owner.make_record<Worker>();
    worker.url = url;
    worker.file = text.is_string() ? string_from_utf8(owner, "(blob)") : file_at(owner, url);
    worker.text = text;
    worker.name = name;
    worker.waiting = owner.heap.cell_of(make_list(owner));
    worker.created_ns = owner.now_ns();
    worker.module = module;
    add(owner, workers(owner), worker.id, worker);
    trace_worker(owner, TraceKind::operation_started, worker);
    if (owner.trace) owner.trace->note_token(worker.id, worker.id, 'W');
    note_site(owner, worker.id);
    add_message(owner, AgentMessage::worker_start, worker.id, owner.now_ns() + script_arrives_after_ns, {});
    return worker;
}

Worker* find_worker(Agent& owner, std::uint32_t id) { return find(owner, workers(owner), id); }

std::uint32_t worker_count(const Agent& owner) { return owner.heap.at(loop_state(owner).workers).header.count; }

void post_to_worker(Agent& owner, Worker& worker, Value data) {
    if (worker.ready) return owner.cluster->post(owner, worker.id, AgentMessage::data, data);
    push_back(owner, owner.heap.at(worker.waiting), data);
}

WorkerProblem start_worker(Agent& owner, Worker& worker) {
    WorkerProblem problem = owner.cluster->start_worker(owner, worker);
    if (problem.kind != WorkerProblem::Kind::none) return forget_worker(owner, worker.id), problem;
    worker.started = true;
    return problem;
}

void worker_is_ready(Agent& owner, Worker& worker) {
    worker.ready = true;
    List& waiting = owner.heap.at(worker.waiting);
    while (waiting.header.count > 0)
        owner.cluster->post(owner, worker.id, AgentMessage::data, pop_front(owner, waiting));
}

void forget_worker(Agent& owner, std::uint32_t id) {
    const Worker* worker = find_worker(owner, id);
    if (!worker) return;
    trace_worker(owner, TraceKind::operation_ended, *worker);
    remove(owner, workers(owner), id);
}

void set_worker_global(Agent& worker, Value name, Value url) {
    own_loop_state(worker).global_name = name;
    own_loop_state(worker).global_url = url;
}

bool note_ready(Agent& worker) {
    const bool before = loop_state(worker).ready;
    own_loop_state(worker).ready = true;
    return !before;
}

void close_worker(Agent& worker) { own_loop_state(worker).closing = true; }

} // namespace loopscope
