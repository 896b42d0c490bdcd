// The owner's side of its dedicated workers. HTML 10.2.6.3 Dedicated workers and the Worker interface.
#include "engine/event_loop/agent_cluster.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

namespace loopscope {

// Chromium needs the page's thread to start a worker, so a page that blocks holds its start up: the script comes as
// late as a file of the page, and the start is a task of the page.
static constexpr std::int64_t script_arrives_after_ns = 25'000'000;

static HashTable& workers(Agent& owner) { return owner.heap.at<HashTable>(owner.heap.root(root_workers)); }

static void trace_worker(Agent& owner, TraceKind kind, const Record& worker) {
    if (!owner.trace || !owner.trace->recording) return;
    owner.trace->append(kind, 0, worker.id, worker.cause, "Worker", owner.heap.header().step, owner.now_ns());
}

Record& create_worker(Agent& owner, Value url, Value name, bool module, Value text) {
    Heap& heap = owner.heap;
    Record& worker =
        owner.make_record(static_cast<unsigned>(LoopRecord::worker), static_cast<unsigned>(WorkerField::count));
    field(worker, WorkerField::url) = url;
    field(worker, WorkerField::file) = string_from_utf8(owner, text.is_string() ? "(blob)" : "");
    field(worker, WorkerField::text) = text;
    field(worker, WorkerField::name) = name;
    field(worker, WorkerField::module) = Value::boolean(module);
    field(worker, WorkerField::started) = Value::boolean(false);
    field(worker, WorkerField::ready) = Value::boolean(false);
    field(worker, WorkerField::created) = value_of_ns(owner.now_ns());
    field(worker, WorkerField::waiting) = Value::cell(heap.ref_of(&make_list(owner)));
    if (const auto source = !text.is_string() && owner.cluster ? owner.cluster->file(to_utf8(heap, url)) : std::nullopt)
        field(worker, WorkerField::file) = string_from_units(owner, source->name);
    table_set(owner, workers(owner), Value::number(worker.id), Value::cell(heap.ref_of(&worker)));
    trace_worker(owner, TraceKind::operation_started, worker);
    if (owner.trace) owner.trace->note_token(worker.id, worker.id, 'W');
    const std::int64_t time = owner.now_ns() + script_arrives_after_ns;
    add_arrival(owner, first_agent_message + static_cast<std::int32_t>(AgentMessage::worker_start), worker.id, time,
                {});
    return worker;
}

Record* find_worker(Agent& owner, std::uint32_t id) {
    const Value found = table_get(owner, workers(owner), Value::number(id));
    return found.is_cell() ? &owner.heap.at<Record>(found) : nullptr;
}

void post_to_worker(Agent& owner, Record& worker, Value data) {
    if (field(worker, WorkerField::ready).is_true())
        return owner.cluster->post(owner, worker.id, AgentMessage::data, data);
    push_back(owner, owner.heap.at<List>(field(worker, WorkerField::waiting)), data);
}

WorkerProblem start_worker(Agent& owner, Record& worker) {
    WorkerProblem problem = owner.cluster->start_worker(owner, worker);
    if (problem.kind != WorkerProblem::Kind::none) return forget_worker(owner, worker.id), problem;
    field(worker, WorkerField::started) = Value::boolean(true);
    return problem;
}

void worker_is_ready(Agent& owner, Record& worker) {
    field(worker, WorkerField::ready) = Value::boolean(true);
    List& waiting = owner.heap.at<List>(field(worker, WorkerField::waiting));
    while (waiting.header.count > 0)
        owner.cluster->post(owner, worker.id, AgentMessage::data, pop_front(owner, waiting));
}

void forget_worker(Agent& owner, std::uint32_t id) {
    const Record* worker = find_worker(owner, id);
    if (!worker) return;
    trace_worker(owner, TraceKind::operation_ended, *worker);
    table_delete(owner, workers(owner), Value::number(id));
}

} // namespace loopscope
