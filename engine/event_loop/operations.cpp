// What the browser does meanwhile: operations in parallel, and answers without which an instruction cannot end.
#include "engine/event_loop/event_loop.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/note.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

namespace loopscope {

static HashTable& operations(Agent& agent) { return agent.heap.at<HashTable>(agent.heap.root(root_operations)); }

static void trace_operation(Agent& agent, TraceKind kind, const Record& operation) {
    if (!agent.trace || !agent.trace->recording) return;
    agent.trace->append(kind, 0, operation.id, operation.cause,
                        to_utf8(agent.heap, field(operation, OperationField::api), 80), agent.heap.header().step,
                        agent.now_ns());
}

void request_from_host(Agent& agent, HostRequestKind kind, std::uint32_t id, std::string_view json) {
    if (agent.host) agent.host->request({kind, id, agent.now_ns(), std::string(json)});
}

Completion start_operation(Agent& agent, HostRequestKind kind, Value api, Value label, TaskSource source, Value steps,
                           Value subject, std::string_view request_json) {
    Heap& heap = agent.heap;
    if (operations(agent).header.count >= heap.counter(counter_operation_limit)) {
        return agent.limit(Halt::Kind::operation_limit,
                           "More operations are under way at once than the scenario's limit allows.");
    }
    Record& operation =
        agent.make_record(static_cast<unsigned>(LoopRecord::operation), static_cast<unsigned>(OperationField::count));
    field(operation, OperationField::api) = api;
    field(operation, OperationField::label) = label;
    field(operation, OperationField::state) = string_from_utf8(agent, "waiting");
    field(operation, OperationField::started) = value_of_ns(agent.now_ns());
    field(operation, OperationField::source) = Value::int32(static_cast<std::int32_t>(source));
    field(operation, OperationField::steps) = steps;
    field(operation, OperationField::in_gate) = Value::boolean(true);
    field(operation, OperationField::answered) = value_of_ns(0);
    field(operation, OperationField::subject) = subject;
    table_set(agent, operations(agent), Value::number(operation.id), Value::cell(heap.ref_of(&operation)));
    ++heap.counter(counter_operations_in_gate);
    trace_operation(agent, TraceKind::operation_started, operation);
    if (agent.trace) agent.trace->note_token(operation.id, operation.id, kind == HostRequestKind::image ? 'I' : 'F');
    request_from_host(agent, kind, operation.id, request_json);
    return Completion::normal(Value::number(operation.id));
}

Record* find_operation(Agent& agent, std::uint32_t id) {
    const Value found = table_get(agent, operations(agent), Value::number(id));
    return found.is_cell() ? &agent.heap.at<Record>(found) : nullptr;
}

void end_operation(Agent& agent, std::uint32_t id) {
    Record* operation = find_operation(agent, id);
    if (!operation) return;
    if (field(*operation, OperationField::in_gate).is_true()) --agent.heap.counter(counter_operations_in_gate);
    field(*operation, OperationField::in_gate) = Value::boolean(false);
    field(*operation, OperationField::state) = string_from_utf8(agent, "done");
    trace_operation(agent, TraceKind::operation_ended, *operation);
    table_delete(agent, operations(agent), Value::number(id));
}

void abort_operation(Agent& agent, std::uint32_t id) {
    if (!find_operation(agent, id)) return;
    request_from_host(agent, HostRequestKind::abort, id, {});
    end_operation(agent, id);
}

Record& add_listener(Agent& agent, Value label, Value callback) {
    Heap& heap = agent.heap;
    Record& listener =
        agent.make_record(static_cast<unsigned>(LoopRecord::listener), static_cast<unsigned>(ListenerField::count));
    field(listener, ListenerField::label) = label;
    field(listener, ListenerField::callback) = callback;
    field(listener, ListenerField::heard) = Value::int32(0);
    table_set(agent, heap.at<HashTable>(heap.root(root_listeners)), Value::number(listener.id),
              Value::cell(heap.ref_of(&listener)));
    if (agent.trace) agent.trace->note_token(listener.id, listener.id, 'E');
    note(agent, TraceKind::handed_over, 0, listener.id, "addEventListener");
    return listener;
}

void remove_listener(Agent& agent, std::uint32_t id) {
    table_delete(agent, agent.heap.at<HashTable>(agent.heap.root(root_listeners)), Value::number(id));
}

void note_heard(Agent& agent, std::uint32_t id) {
    const Value found = table_get(agent, agent.heap.at<HashTable>(agent.heap.root(root_listeners)), Value::number(id));
    if (!found.is_cell()) return;
    Value& heard = field(agent.heap.at<Record>(found), ListenerField::heard);
    heard = Value::int32(heard.as_int32() + 1);
}

std::optional<ParkAnswer> take_park_answer(Agent& agent) {
    Heap& heap = agent.heap;
    if (!heap.root(root_park_answer).is_cell()) return std::nullopt;
    const Record& answer = heap.at<Record>(heap.root(root_park_answer));
    heap.root(root_park_answer) = Value::undefined();
    heap.counter(counter_parked_id) = 0;
    return ParkAnswer{static_cast<HostInputType>(field(answer, ArrivalField::type).as_int32()),
                      field(answer, ArrivalField::data)};
}

Completion park(Agent& agent, HostRequestKind kind, std::string_view json) {
    const std::uint32_t id = agent.heap.new_id();
    agent.heap.counter(counter_parked_id) = id;
    request_from_host(agent, kind, id, json);
    return Completion::park(Value::number(id));
}

} // namespace loopscope
