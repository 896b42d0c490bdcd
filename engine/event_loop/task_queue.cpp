#include "engine/event_loop/event_loop.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

#include <algorithm>

namespace loopscope {

// Chromium's choice among task queues, as far as it is stable: a lower number is taken first; queues of one number
// share one order, that in which their tasks became ready. Continuations of scheduler.yield go before tasks of their
// priority.
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

namespace {

struct Place {
    unsigned priority;
    std::int64_t queued_at, sequence;
    friend bool operator<(const Place& a, const Place& b) {
        if (a.priority != b.priority) return a.priority < b.priority;
        if (a.queued_at != b.queued_at) return a.queued_at < b.queued_at;
        return a.sequence < b.sequence;
    }
};

} // namespace

static Place place_of(const Record& task) {
    const auto source = static_cast<TaskSource>(field(task, TaskField::source).as_int32());
    return {priority_of(source), ns_of(field(task, TaskField::queued_at)), ns_of(field(task, TaskField::sequence))};
}

std::string_view task_source_name(TaskSource source) {
    constexpr std::string_view names[] = {"user interaction",
                                          "timer",
                                          "posted message",
                                          "DOM manipulation",
                                          "networking",
                                          "user-blocking",
                                          "user-visible",
                                          "background",
                                          "user-blocking continuation",
                                          "user-visible continuation",
                                          "background continuation",
                                          "idle",
                                          "JavaScript engine"};
    return names[static_cast<unsigned>(source)];
}

List& task_queue(Agent& agent, TaskSource source) {
    return agent.heap.at<List>(agent.heap.root(root_task_queue_first + static_cast<unsigned>(source)));
}

const List& task_queue(const Agent& agent, TaskSource source) {
    return agent.heap.at<List>(agent.heap.root(root_task_queue_first + static_cast<unsigned>(source)));
}

Record& queue_task(Agent& agent, TaskSource source, Value label, TaskSteps steps, Value callable, Value this_value,
                   Value arguments, std::int64_t queued_at) {
    Heap& heap = agent.heap;
    Record& task = agent.make_record(static_cast<unsigned>(LoopRecord::task), static_cast<unsigned>(TaskField::count));
    field(task, TaskField::source) = Value::int32(static_cast<std::int32_t>(source));
    field(task, TaskField::label) = label;
    field(task, TaskField::queued_at) = value_of_ns(queued_at >= 0 ? queued_at : agent.now_ns());
    field(task, TaskField::sequence) = value_of_ns(heap.counter(counter_sequence)++);
    field(task, TaskField::steps) = Value::int32(static_cast<std::int32_t>(steps));
    field(task, TaskField::callable) = callable;
    field(task, TaskField::this_value) = this_value;
    field(task, TaskField::arguments) = arguments;
    field(task, TaskField::token) = Value::number(task.id);
    List& queue = task_queue(agent, source);
    // Within one source order is kept, but an answer that came earlier in program time than what is queued goes before
    // it.
    std::uint32_t position = queue.header.count;
    while (position > 0 && place_of(task) < place_of(heap.at<Record>(item(heap, queue, position - 1)))) --position;
    if (position == queue.header.count) push_back(agent, queue, Value::cell(heap.ref_of(&task)));
    else insert_at(agent, queue, position, Value::cell(heap.ref_of(&task)));
    if (agent.trace && agent.trace->recording) {
        agent.trace->append(TraceKind::queued, static_cast<std::uint8_t>(TurnKind::task), task.id, task.cause,
                            label.is_string() ? to_utf8(heap, label, 80) : std::string(), heap.header().step,
                            agent.now_ns());
    }
    return task;
}

void queue_microtask(Agent& agent, Value label, Value callable, Value arguments, bool library) {
    Heap& heap = agent.heap;
    Record& microtask =
        agent.make_record(static_cast<unsigned>(LoopRecord::microtask), static_cast<unsigned>(MicrotaskField::count));
    field(microtask, MicrotaskField::label) = label;
    field(microtask, MicrotaskField::library) = Value::boolean(library);
    field(microtask, MicrotaskField::callable) = callable;
    field(microtask, MicrotaskField::arguments) = arguments;
    agent.hooks.enqueue_promise_job(agent, Value::cell(heap.ref_of(&microtask)));
}

std::optional<TaskSource> choose_task_queue(const Agent& agent) {
    std::optional<TaskSource> best;
    Place best_place{};
    for (unsigned i = 0; i < static_cast<unsigned>(TaskSource::count); ++i) {
        const auto source = static_cast<TaskSource>(i);
        const List& queue = task_queue(agent, source);
        if (queue.header.count == 0) continue;
        const Place place = place_of(agent.heap.at<Record>(item(agent.heap, queue, 0)));
        if (best && !(place < best_place)) continue;
        best = source;
        best_place = place;
    }
    return best;
}

std::vector<Ref> tasks_in_order(const Agent& agent) {
    std::vector<Ref> tasks;
    for (unsigned i = 0; i < static_cast<unsigned>(TaskSource::count); ++i) {
        const List& queue = task_queue(agent, static_cast<TaskSource>(i));
        for (std::uint32_t k = 0; k < queue.header.count; ++k) tasks.push_back(item(agent.heap, queue, k).as_ref());
    }
    std::stable_sort(tasks.begin(), tasks.end(), [&](Ref a, Ref b) {
        return place_of(agent.heap.at<Record>(a)) < place_of(agent.heap.at<Record>(b));
    });
    return tasks;
}

} // namespace loopscope
