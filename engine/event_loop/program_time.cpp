// Program time: the clock that the program sees. It advances with instructions, and while the loop waits with the host.
#include "engine/event_loop/event_loop.h"

#include "engine/event_loop/library_steps.h"

#include "engine/event_loop/agent_cluster.h"
#include "engine/host/json.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

#include <algorithm>

namespace loopscope {

static const Record* first_of(const Agent& agent, EventLoopRoot root) {
    const List& list = agent.heap.at<List>(agent.heap.root(root));
    return list.header.count ? &agent.heap.at<Record>(item(agent.heap, list, 0)) : nullptr;
}

// Keeps the list sorted by `time` (a field of its records); equal ones stay in the order in which they came.
static void insert_by_time(Agent& agent, List& list, Record& record, unsigned time_field) {
    Heap& heap = agent.heap;
    std::uint32_t position = list.header.count;
    while (position > 0 &&
           ns_of(record.fields[time_field]) < ns_of(heap.at<Record>(item(heap, list, position - 1)).fields[time_field]))
        --position;
    insert_at(agent, list, position, Value::cell(heap.ref_of(&record)));
}

static Record& make_arrival(Agent& agent, std::int32_t type, std::uint32_t target, std::int64_t time_ns, Value data) {
    Record& arrival =
        agent.make_record(static_cast<unsigned>(LoopRecord::arrival), static_cast<unsigned>(ArrivalField::count));
    field(arrival, ArrivalField::type) = Value::int32(type);
    field(arrival, ArrivalField::target) = Value::number(target);
    field(arrival, ArrivalField::time) = value_of_ns(time_ns);
    field(arrival, ArrivalField::data) = data;
    field(arrival, ArrivalField::sequence) = value_of_ns(agent.heap.counter(counter_sequence)++);
    return arrival;
}

static Record& make_arrival(Agent& agent, const HostInput& input) {
    return make_arrival(agent, static_cast<std::int32_t>(input.type), input.id, input.time_ns,
                        string_from_utf8(agent, input.data));
}

static bool ends_operation(HostInputType type) {
    return type == HostInputType::end || type == HostInputType::fail || type == HostInputType::image ||
           type == HostInputType::geolocation;
}

static void leave_gate(Agent& agent, Record& operation) {
    if (!field(operation, OperationField::in_gate).is_true()) return;
    field(operation, OperationField::in_gate) = Value::boolean(false);
    --agent.heap.counter(counter_operations_in_gate);
}

static void deliver_to_operation(Agent& agent, const HostInput& input) {
    Heap& heap = agent.heap;
    Record* operation = find_operation(agent, input.id);
    if (!operation) return; // aborted meanwhile
    if (input.type == HostInputType::blocked) {
        leave_gate(agent, *operation);
        field(*operation, OperationField::state) = string_from_utf8(agent, "blocked");
        return;
    }
    HostInput answer = input;
    answer.time_ns = std::max({answer.time_ns, ns_of(field(*operation, OperationField::answered)),
                               ns_of(field(*operation, OperationField::started))});
    field(*operation, OperationField::answered) = value_of_ns(answer.time_ns);
    if (ends_operation(answer.type)) leave_gate(agent, *operation);
    insert_by_time(agent, heap.at<List>(heap.root(root_arrivals)), make_arrival(agent, answer),
                   static_cast<unsigned>(ArrivalField::time));
}

static void deliver_to_parked(Agent& agent, const HostInput& input) {
    Heap& heap = agent.heap;
    if (phase_of(agent) != Phase::parked || heap.counter(counter_parked_id) != input.id) return;
    set_now(agent, std::max(agent.now_ns(), input.time_ns));
    heap.root(root_park_answer) = Value::cell(heap.ref_of(&make_arrival(agent, input)));
}

void confirm(Agent& agent, std::int64_t time_ns) {
    std::int64_t& confirmed = agent.heap.counter(counter_confirmed_ns);
    confirmed = std::max(confirmed, time_ns);
}

// The host says how far program time may go.
static void advance_to(Agent& agent, std::int64_t time_ns) {
    confirm(agent, time_ns);
    if (!between_turns(agent)) return;
    const auto deadline = next_deadline(agent);
    set_now(agent, std::max(agent.now_ns(), deadline ? std::min(time_ns, *deadline) : time_ns));
}

// What another agent posted is handed to the library in a task. HTML 9.4.4, message port post message steps; 8.1.4.6
static void queue_message(Agent& agent, const Record& arrival) {
    constexpr std::string_view labels[] = {"worker starts", "worker is ready", "message", "error"};
    const std::int32_t message = field(arrival, ArrivalField::type).as_int32() - first_agent_message;
    const bool data = message == static_cast<std::int32_t>(AgentMessage::data);
    Values& arguments = agent.make_values(3);
    arguments.items[0] = Value::int32(message);
    arguments.items[1] = field(arrival, ArrivalField::target);
    arguments.items[2] = field(arrival, ArrivalField::data);
    Record& task = queue_task(agent, data ? TaskSource::posted_message : TaskSource::dom_manipulation,
                              string_from_utf8(agent, labels[message]), TaskSteps::library,
                              library_step(agent, LibraryStep::handle_agent_message), {},
                              Value::cell(agent.heap.ref_of(&arguments)), ns_of(field(arrival, ArrivalField::time)));
    task.cause = arrival.cause;
}

// An arrival becomes a task of its operation, or one for the visitor's event.
static void queue_arrival(Agent& agent, Record& arrival) {
    Heap& heap = agent.heap;
    if (field(arrival, ArrivalField::type).as_int32() >= first_agent_message) return queue_message(agent, arrival);
    const auto type = static_cast<HostInputType>(field(arrival, ArrivalField::type).as_int32());
    const auto id = static_cast<std::uint32_t>(field(arrival, ArrivalField::target).as_number());
    const std::int64_t time = ns_of(field(arrival, ArrivalField::time));
    const Value name = string_from_utf8(agent, input_type_name(type));
    const Value values[] = {field(arrival, ArrivalField::target), name, field(arrival, ArrivalField::data),
                            Value::number(milliseconds_from_ns(time))};
    Values& arguments = agent.make_values(4);
    std::copy(std::begin(values), std::end(values), arguments.items);
    const Value list = Value::cell(heap.ref_of(&arguments));
    if (type == HostInputType::event) {
        Record& task = queue_task(agent, TaskSource::user_interaction, name, TaskSteps::library,
                                  library_step(agent, LibraryStep::handle_user_event), {}, list, time);
        task.cause = 0;
        return;
    }
    Record* operation = find_operation(agent, id);
    if (!operation) return;
    const auto source = static_cast<TaskSource>(field(*operation, OperationField::source).as_int32());
    Record& task = queue_task(agent, source, field(*operation, OperationField::api), TaskSteps::library,
                              field(*operation, OperationField::steps), {}, list, time);
    task.cause = id;
    field(task, TaskField::token) = Value::number(id);
    if (agent.trace) agent.trace->note_token(task.id, id, 'F');
    field(*operation, OperationField::state) = name;
    if (ends_operation(type)) end_operation(agent, id);
}

void set_now(Agent& agent, std::int64_t time_ns) {
    agent.heap.counter(counter_program_time_ns) += time_ns - agent.now_ns();
}

std::int64_t read_clock(Agent& agent) {
    agent.spend(agent.heap.counter(counter_clock_read_ns));
    return agent.now_ns();
}

bool gate_is_open(const Agent& agent, std::int64_t time_ns) {
    return agent.heap.counter(counter_operations_in_gate) == 0 || agent.heap.counter(counter_confirmed_ns) >= time_ns;
}

std::optional<std::int64_t> next_deadline(const Agent& agent) {
    std::optional<std::int64_t> earliest;
    const auto consider = [&](std::int64_t time) { earliest = earliest ? std::min(*earliest, time) : time; };
    if (const Record* timer = first_of(agent, root_timers)) consider(ns_of(field(*timer, TimerField::due)));
    if (const Record* arrival = first_of(agent, root_arrivals)) consider(ns_of(field(*arrival, ArrivalField::time)));
    if (agent.heap.counter(counter_rendering_wanted)) consider(agent.heap.counter(counter_next_frame_ns));
    if (choose_task_queue(agent)) consider(agent.now_ns()); // only the gate holds it back
    if (earliest) earliest = std::max(*earliest, agent.now_ns());
    return earliest;
}

void add_arrival(Agent& agent, std::int32_t type, std::uint32_t target, std::int64_t time_ns, Value data) {
    insert_by_time(agent, agent.heap.at<List>(agent.heap.root(root_arrivals)),
                   make_arrival(agent, type, target, time_ns, data), static_cast<unsigned>(ArrivalField::time));
}

bool at_rest(const Agent& agent) {
    const Phase phase = phase_of(agent);
    return between_turns(agent) && (phase == Phase::waiting || phase == Phase::idle || phase == Phase::finished);
}

void trace_input(const Agent& agent, const HostInput& input) {
    if (!agent.trace || !agent.trace->recording) return;
    agent.trace->append(TraceKind::input, static_cast<std::uint8_t>(input.type), input.id, 0, {},
                        agent.heap.header().step, input.time_ns);
}

void deliver_input(Agent& agent, const HostInput& input) {
    Heap& heap = agent.heap;
    trace_input(agent, input);
    if (input.type == HostInputType::advance) return advance_to(agent, input.time_ns);
    if (input.type == HostInputType::event) {
        return insert_by_time(agent, heap.at<List>(heap.root(root_arrivals)), make_arrival(agent, input),
                              static_cast<unsigned>(ArrivalField::time));
    }
    if (input.id != 0 && heap.counter(counter_parked_id) == input.id) return deliver_to_parked(agent, input);
    deliver_to_operation(agent, input);
}

bool join_due(Agent& agent) {
    Heap& heap = agent.heap;
    const std::int64_t now = agent.now_ns();
    List& timers = heap.at<List>(heap.root(root_timers));
    List& arrivals = heap.at<List>(heap.root(root_arrivals));
    for (bool joined = false;; joined = true) {
        const Record* timer = first_of(agent, root_timers);
        const Record* arrival = first_of(agent, root_arrivals);
        const std::int64_t timer_time = timer ? ns_of(field(*timer, TimerField::due)) : now + 1;
        const std::int64_t arrival_time = arrival ? ns_of(field(*arrival, ArrivalField::time)) : now + 1;
        if (std::min(timer_time, arrival_time) > now) return joined;
        if (arrival_time <= timer_time) queue_arrival(agent, heap.at<Record>(pop_front(agent, arrivals)));
        else timer_is_due(agent, heap.at<Record>(pop_front(agent, timers)));
    }
}

} // namespace loopscope
