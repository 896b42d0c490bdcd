#include "engine/event_loop/task_queue.h"

#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

#include <algorithm>

namespace loopscope {

// A lower number is taken first; queues of one number share one order, that in which their tasks became ready.
// Continuations of scheduler.yield go before tasks of their priority.
static constexpr unsigned priority_of(TaskSource source) {
    switch (source) {
    case TaskSource::user_interaction: return 0;
    case TaskSource::user_blocking_continuation: return 1;
    case TaskSource::user_blocking: return 2;
    case TaskSource::user_visible_continuation: return 3;
    case TaskSource::timer:
    case TaskSource::posted_message:
    case TaskSource::dom_manipulation:
    case TaskSource::networking:
    case TaskSource::user_visible:
    case TaskSource::javascript_engine: return 4;
    case TaskSource::background_continuation: return 5;
    case TaskSource::background: return 6;
    case TaskSource::idle:
    case TaskSource::count: break;
    }
    return 7;
}

static bool is_before(const Task& a, const Task& b) {
    if (const unsigned left = priority_of(a.source), right = priority_of(b.source); left != right) return left < right;
    if (a.queued_at_ns != b.queued_at_ns) return a.queued_at_ns < b.queued_at_ns;
    return a.sequence < b.sequence;
}

ListOf<Task>& task_queue(Agent& agent, TaskSource source) {
    return agent.heap.at(loop_state(agent).task_queues[source]);
}

const ListOf<Task>& task_queue(const Agent& agent, TaskSource source) {
    return agent.heap.at(loop_state(agent).task_queues[source]);
}

// Within one source order is kept, but an answer that came earlier in program time than what is queued goes before it.
static void insert(Agent& agent, const Task& task) {
    ListOf<Task>& queue = task_queue(agent, task.source);
    std::uint32_t position = queue.header.count;
    while (position > 0 && is_before(task, item(agent.heap, queue, position - 1))) --position;
    insert_at(agent, queue, position, task);
}

Task& queue_task(Agent& agent, TaskSource source, Value label, TaskSteps steps, Value callable, Value this_value,
                 CellOf<Values> arguments, std::int64_t queued_at_ns) {
    Heap& heap = agent.heap;
    Task& task = agent.make_record<Task>();
    task.label = label;
    task.callable = callable;
    task.this_value = this_value;
    task.arguments = arguments;
    task.queued_at_ns = queued_at_ns >= 0 ? queued_at_ns : agent.now_ns();
    task.sequence = own_loop_state(agent).sequence++;
    task.token = task.id;
    task.source = source;
    task.steps = steps;
    insert(agent, task);
    if (agent.trace && agent.trace->recording) {
        agent.trace->append(TraceKind::queued, TurnKind::task, task.id, task.cause,
                            label.is_string() ? to_utf8(heap, label, 80) : std::string(), heap.header().step,
                            agent.now_ns());
    }
    return task;
}

void queue_microtask(Agent& agent, Value label, Value callable, CellOf<Values> arguments, bool library) {
    Microtask& microtask = agent.make_record<Microtask>();
    microtask.label = label;
    microtask.callable = callable;
    microtask.arguments = arguments;
    microtask.library = library;
    agent.hooks.enqueue_promise_job(agent, microtask);
}

// Takes the task out of the queue it is in; null when it has been taken already.
static Task* take_task(Agent& agent, std::uint32_t id) {
    for (const CellOf<ListOf<Task>> cell : loop_state(agent).task_queues) {
        ListOf<Task>& queue = agent.heap.at(cell);
        for (std::uint32_t i = 0; i < queue.header.count; ++i) {
            Task& task = item(agent.heap, queue, i);
            if (task.id != id) continue;
            remove_at(agent, queue, i);
            return &task;
        }
    }
    return nullptr;
}

bool dequeue_task(Agent& agent, std::uint32_t id) { return take_task(agent, id) != nullptr; }

bool move_task(Agent& agent, std::uint32_t id, TaskSource source) {
    Task* task = take_task(agent, id);
    if (!task) return false;
    task->source = source;
    ListOf<Task>& queue = task_queue(agent, source);
    std::uint32_t position = 0;
    while (position < queue.header.count && item(agent.heap, queue, position).sequence < task->sequence) ++position;
    insert_at(agent, queue, position, *task);
    return true;
}

// Idle callbacks are queued for the idle period to come; everything else can be taken at once.
static bool is_ready(const Agent& agent, const Task& task) {
    return task.source != TaskSource::idle || task.queued_at_ns <= agent.now_ns();
}

std::optional<TaskSource> choose_task_queue(const Agent& agent) {
    const Task* best = nullptr;
    for (const CellOf<ListOf<Task>> queue : loop_state(agent).task_queues) {
        const Task* task = front(agent.heap, agent.heap.at(queue));
        if (task && is_ready(agent, *task) && (!best || is_before(*task, *best))) best = task;
    }
    return best ? std::optional(best->source) : std::nullopt;
}

std::vector<const Task*> tasks_in_order(const Agent& agent) {
    std::vector<const Task*> tasks;
    for (const CellOf<ListOf<Task>> queue : loop_state(agent).task_queues)
        for (const Task& task : items(agent.heap, agent.heap.at(queue))) tasks.push_back(&task);
    std::stable_sort(tasks.begin(), tasks.end(), [](const Task* a, const Task* b) { return is_before(*a, *b); });
    return tasks;
}

} // namespace loopscope
