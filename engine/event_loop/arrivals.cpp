#include "engine/event_loop/arrivals.h"

#include "engine/event_loop/library_steps.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"
#include "engine/host/json.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

#include <algorithm>

namespace loopscope {

// In order of time; equal ones stay in the order in which they came.
static void add_arrival(Agent& agent, const Arrival& arrival) {
    ListOf<Arrival>& arrivals = agent.heap.at(loop_state(agent).arrivals);
    std::uint32_t position = arrivals.header.count;
    while (position > 0 && arrival.time_ns < item(agent.heap, arrivals, position - 1).time_ns) --position;
    insert_at(agent, arrivals, position, arrival);
}

static Arrival& make_arrival(Agent& agent, const HostInput& input, std::int64_t time_ns) {
    Arrival& arrival = agent.make_record<Arrival>();
    arrival.data = string_from_utf8(agent, input.data);
    arrival.time_ns = time_ns;
    arrival.target = input.id;
    arrival.from = Arrival::From::host;
    arrival.type = input.type;
    return arrival;
}

void add_message(Agent& agent, AgentMessage message, std::uint32_t worker, std::int64_t time_ns, Value data) {
    Arrival& arrival = agent.make_record<Arrival>();
    arrival.data = data;
    arrival.time_ns = time_ns;
    arrival.target = worker;
    arrival.from = Arrival::From::agent;
    arrival.message = message;
    add_arrival(agent, arrival);
}

// --- the host's answers ----------------------------------------------------------------------------------------------

static void deliver_to_operation(Agent& agent, const HostInput& input) {
    Operation* operation = find_operation(agent, input.id);
    if (!operation) return; // aborted meanwhile
    if (input.type == HostInputType::blocked) {
        leave_gate(agent, *operation);
        operation->state = OperationState::blocked;
        return;
    }
    operation->answered_ns = std::max({input.time_ns, operation->answered_ns, operation->started_ns});
    if (ends_operation(input.type)) leave_gate(agent, *operation);
    add_arrival(agent, make_arrival(agent, input, operation->answered_ns));
}

static void deliver_to_parked(Agent& agent, const HostInput& input) {
    if (phase_of(agent) != Phase::parked) return;
    agent.set_now(std::max(agent.now_ns(), input.time_ns));
    answer_parked(agent, make_arrival(agent, input, input.time_ns));
}

void trace_input(const Agent& agent, const HostInput& input) {
    if (!agent.trace || !agent.trace->recording) return;
    agent.trace->append(TraceKind::input, input.type, input.id, 0, {}, agent.heap.header().step, input.time_ns);
}

void deliver_input(Agent& agent, const HostInput& input) {
    trace_input(agent, input);
    if (input.type == HostInputType::advance) return advance_to(agent, input.time_ns);
    if (input.type == HostInputType::event) return add_arrival(agent, make_arrival(agent, input, input.time_ns));
    if (input.id != 0 && loop_state(agent).parked_id == input.id) return deliver_to_parked(agent, input);
    deliver_to_operation(agent, input);
}

// --- joining the queues ----------------------------------------------------------------------------------------------

static std::string_view label_of(AgentMessage message) {
    switch (message) {
    case AgentMessage::worker_start: return "worker starts";
    case AgentMessage::worker_ready: return "worker is ready";
    case AgentMessage::data: return "message";
    case AgentMessage::error: return "error";
    case AgentMessage::broadcast: return "broadcast";
    case AgentMessage::count: break;
    }
    return "";
}

// What another agent posted is handed to the library in a task. HTML, Message port post message steps:
// https://html.spec.whatwg.org/#message-port-post-message-steps and Runtime script errors in workers:
// https://html.spec.whatwg.org/#runtime-script-errors-2
static void queue_message(Agent& agent, const Arrival& arrival) {
    Values& arguments = agent.make_values(3);
    arguments.items[0] = Value::int32(arrival.message);
    arguments.items[1] = Value::number(arrival.target);
    arguments.items[2] = arrival.data;
    const bool posted = arrival.message == AgentMessage::data || arrival.message == AgentMessage::broadcast;
    const TaskSource source = posted ? TaskSource::posted_message : TaskSource::dom_manipulation;
    Task& task = queue_task(agent, source, string_from_utf8(agent, label_of(arrival.message)), TaskSteps::library,
                            library_step(agent, LibraryStep::handle_agent_message), {}, agent.heap.cell_of(arguments),
                            arrival.time_ns);
    task.cause = arrival.cause;
}

static OperationState state_after(HostInputType answer, OperationState before) {
    switch (answer) {
    case HostInputType::headers: return OperationState::headers;
    case HostInputType::body: return OperationState::body;
    default: return before;
    }
}

// An answer becomes a task of its operation, or one for the visitor's event.
static void queue_answer(Agent& agent, const Arrival& arrival) {
    const Value name = string_from_utf8(agent, input_type_name(arrival.type));
    const Value values[] = {Value::number(arrival.target), name, arrival.data,
                            Value::number(milliseconds_from_ns(arrival.time_ns))};
    Values& arguments = agent.make_values(std::size(values));
    std::copy(std::begin(values), std::end(values), arguments.items);
    const CellOf<Values> list = agent.heap.cell_of(arguments);
    if (arrival.type == HostInputType::event) {
        Task& task = queue_task(agent, TaskSource::user_interaction, name, TaskSteps::library,
                                library_step(agent, LibraryStep::handle_user_event), {}, list, arrival.time_ns);
        task.cause = 0;
        return;
    }
    Operation* operation = find_operation(agent, arrival.target);
    if (!operation) return;
    Task& task = queue_task(agent, operation->source, operation->api, TaskSteps::library, operation->steps, {}, list,
                            arrival.time_ns);
    task.cause = operation->id;
    task.token = operation->id;
    if (agent.trace) agent.trace->note_token(task.id, operation->id, 'F'); // the letter it was given when it started
    operation->state = state_after(arrival.type, operation->state);
    if (ends_operation(arrival.type)) end_operation(agent, operation->id);
}

// When the next of them is due; for ever: none waits.
template <class T> static std::int64_t next_time(const Heap& heap, const ListOf<T>& list, std::int64_t T::* time) {
    const T* first = front(heap, list);
    return first ? first->*time : INT64_MAX;
}

static std::int64_t next_timer_time(const Agent& agent) {
    return next_time(agent.heap, agent.heap.at(loop_state(agent).timers), &Timer::due_ns);
}

static std::int64_t next_arrival_time(const Agent& agent) {
    return next_time(agent.heap, agent.heap.at(loop_state(agent).arrivals), &Arrival::time_ns);
}

bool something_is_due(const Agent& agent) {
    return std::min(next_timer_time(agent), next_arrival_time(agent)) <= agent.now_ns();
}

static void join_arrival(Agent& agent) {
    const Arrival& arrived = pop_front(agent, agent.heap.at(loop_state(agent).arrivals));
    if (arrived.from == Arrival::From::agent) queue_message(agent, arrived);
    else queue_answer(agent, arrived);
}

void join_due(Agent& agent) {
    while (something_is_due(agent)) {
        if (next_timer_time(agent) < next_arrival_time(agent))
            timer_is_due(agent, pop_front(agent, agent.heap.at(loop_state(agent).timers)));
        else join_arrival(agent);
    }
}

} // namespace loopscope
