#include "engine/event_loop/operations.h"

#include "engine/event_loop/arrivals.h"
#include "engine/interpreter/site.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

namespace loopscope {

static TableOf<Operation>& operations(Agent& agent) { return agent.heap.at(loop_state(agent).operations); }

static void trace_operation(Agent& agent, TraceKind kind, const Operation& operation) {
    if (!agent.trace || !agent.trace->recording) return;
    agent.trace->append(kind, {}, operation.id, operation.cause, to_utf8(agent.heap, operation.api, 80),
                        agent.heap.header().step, agent.now_ns());
}

std::string_view operation_state_name(OperationState state) {
    switch (state) {
    case OperationState::waiting: return "waiting";
    case OperationState::headers: return "headers";
    case OperationState::body: return "body";
    case OperationState::blocked: return "blocked";
    }
    return "";
}

void request_from_host(Agent& agent, HostRequestKind kind, std::uint32_t id, std::string_view json) {
    if (agent.host) agent.host->request({kind, id, agent.now_ns(), std::string(json)});
}

void set_operation_limit(Agent& agent, std::uint32_t limit) { own_loop_state(agent).operation_limit = limit; }

Completion start_operation(Agent& agent, const OperationRequest& request) {
    LoopState& loop = own_loop_state(agent);
    if (operations(agent).header.count >= loop.operation_limit) {
        return agent.limit(Halt::Kind::operation_limit,
                           "More operations are under way at once than the scenario's limit allows.");
    }
    Operation& operation = agent.make_record<Operation>();
    operation.api = request.api;
    operation.label = request.label;
    operation.steps = request.steps;
    operation.started_ns = agent.now_ns();
    operation.source = request.source;
    operation.in_gate = true;
    add(agent, operations(agent), operation.id, operation);
    ++loop.operations_in_gate;
    trace_operation(agent, TraceKind::operation_started, operation);
    const char letter = request.kind == HostRequestKind::image ? 'I' : 'F';
    if (agent.trace) agent.trace->note_token(operation.id, operation.id, letter);
    note_site(agent, operation.id);
    request_from_host(agent, request.kind, operation.id, request.json);
    return Completion::normal(Value::number(operation.id));
}

Operation* find_operation(Agent& agent, std::uint32_t id) { return find(agent, operations(agent), id); }

std::uint32_t operation_count(const Agent& agent) { return agent.heap.at(loop_state(agent).operations).header.count; }

void leave_gate(Agent& agent, Operation& operation) {
    if (operation.in_gate) --own_loop_state(agent).operations_in_gate;
    operation.in_gate = false;
}

void end_operation(Agent& agent, std::uint32_t id) {
    Operation* operation = find_operation(agent, id);
    if (!operation) return;
    leave_gate(agent, *operation);
    trace_operation(agent, TraceKind::operation_ended, *operation);
    remove(agent, operations(agent), id);
}

void abort_operation(Agent& agent, std::uint32_t id) {
    if (!find_operation(agent, id)) return;
    request_from_host(agent, HostRequestKind::abort, id, {});
    end_operation(agent, id);
}

std::optional<ParkAnswer> take_park_answer(Agent& agent) {
    LoopState& loop = own_loop_state(agent);
    if (!loop.park_answer) return std::nullopt;
    const Arrival& answer = agent.heap.at(loop.park_answer);
    loop.park_answer = {};
    loop.parked_id = 0;
    return ParkAnswer{answer.type, answer.data};
}

Completion park(Agent& agent, HostRequestKind kind, std::string_view json) {
    const std::uint32_t id = agent.heap.new_id();
    own_loop_state(agent).parked_id = id;
    request_from_host(agent, kind, id, json);
    return Completion::park(Value::number(id));
}

void answer_parked(Agent& agent, const Arrival& answer) {
    own_loop_state(agent).park_answer = agent.heap.cell_of(answer);
}

bool waits_for_park_answer(const Agent& agent) {
    return phase_of(agent) == Phase::parked && !loop_state(agent).park_answer;
}

} // namespace loopscope
