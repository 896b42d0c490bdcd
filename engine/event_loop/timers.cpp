// Active timers. HTML 8.7 Timers: the timer initialization steps, run steps after a timeout.
#include "engine/event_loop/event_loop.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

#include <algorithm>

namespace loopscope {

static constexpr std::int64_t ms = 1'000'000;
static constexpr std::int32_t free_nesting = 5;       // deeper than this, short delays become
static constexpr std::int64_t clamped_delay = 4 * ms; // this

static HashTable& timer_ids(Agent& agent) { return agent.heap.at<HashTable>(agent.heap.root(root_timer_ids)); }

static std::string_view api_name(const Record& timer) {
    return field(timer, TimerField::repeat).is_true() ? "setInterval" : "setTimeout";
}

static void trace_timer(Agent& agent, TraceKind kind, const Record& timer) {
    if (!agent.trace || !agent.trace->recording) return;
    agent.trace->append(kind, 0, timer.id, timer.cause, api_name(timer), agent.heap.header().step, agent.now_ns());
}

static std::int64_t clamped(std::int64_t asked_ns, std::int32_t nesting) {
    return nesting > free_nesting && asked_ns < clamped_delay ? clamped_delay : asked_ns;
}

// Into the list of those that wait, behind all that are due no later.
static void wait_until(Agent& agent, Record& timer, std::int64_t due) {
    Heap& heap = agent.heap;
    List& timers = heap.at<List>(heap.root(root_timers));
    field(timer, TimerField::due) = value_of_ns(due);
    field(timer, TimerField::waiting) = Value::boolean(true);
    std::uint32_t low = 0, high = timers.header.count;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (ns_of(field(heap.at<Record>(item(heap, timers, middle)), TimerField::due)) <= due) low = middle + 1;
        else high = middle;
    }
    insert_at(agent, timers, low, Value::cell(heap.ref_of(&timer)));
}

// Chromium: a delay of zero is no delayed task at all, it is queued at once, in one order with posted messages; the
// others join the queue when the loop next looks.
static void start(Agent& agent, Record& timer, std::int64_t due) {
    if (ns_of(field(timer, TimerField::delay)) == 0) {
        field(timer, TimerField::due) = value_of_ns(due);
        timer_is_due(agent, timer);
    } else {
        wait_until(agent, timer, due);
    }
}

static bool remove_record(Agent& agent, List& list, Value record) {
    for (std::uint32_t i = 0; i < list.header.count; ++i) {
        if (item(agent.heap, list, i) == record) return remove_at(agent, list, i), true;
    }
    return false;
}

static void remove_task_of(Agent& agent, Value timer) {
    List& queue = task_queue(agent, TaskSource::timer);
    for (std::uint32_t i = queue.header.count; i > 0; --i) {
        const Record& task = agent.heap.at<Record>(item(agent.heap, queue, i - 1));
        if (field(task, TaskField::callable) == timer) remove_at(agent, queue, i - 1);
    }
}

Record& set_timer(Agent& agent, Value handler, std::int32_t timeout_ms, Value arguments, bool repeat) {
    Heap& heap = agent.heap;
    Record& timer =
        agent.make_record(static_cast<unsigned>(LoopRecord::timer), static_cast<unsigned>(TimerField::count));
    const auto nesting = static_cast<std::int32_t>(heap.counter(counter_timer_nesting));
    const std::int64_t asked = std::max(timeout_ms, 0) * ms;
    const std::int64_t delay = clamped(asked, nesting);
    const auto handle = static_cast<std::int32_t>(heap.counter(counter_next_timer_id)++);
    field(timer, TimerField::handle) = Value::int32(handle);
    field(timer, TimerField::handler) = handler;
    field(timer, TimerField::arguments) = arguments;
    field(timer, TimerField::repeat) = Value::boolean(repeat);
    field(timer, TimerField::asked) = Value::int32(timeout_ms);
    field(timer, TimerField::delay) = value_of_ns(delay);
    field(timer, TimerField::nesting) = Value::int32(nesting + 1);
    field(timer, TimerField::started) = value_of_ns(agent.now_ns());
    table_set(agent, timer_ids(agent), Value::int32(handle), Value::cell(heap.ref_of(&timer)));
    trace_timer(agent, TraceKind::operation_started, timer);
    if (agent.trace) agent.trace->note_token(timer.id, timer.id, 'T');
    start(agent, timer, agent.now_ns() + delay);
    return timer;
}

void clear_timer(Agent& agent, std::int32_t handle) {
    Heap& heap = agent.heap;
    const Value found = table_get(agent, timer_ids(agent), Value::int32(handle));
    if (!found.is_cell()) return;
    table_delete(agent, timer_ids(agent), Value::int32(handle));
    const Record& timer = heap.at<Record>(found);
    trace_timer(agent, TraceKind::operation_ended, timer);
    if (field(timer, TimerField::waiting).is_true()) remove_record(agent, heap.at<List>(heap.root(root_timers)), found);
    else remove_task_of(agent, found);
}

void timer_is_due(Agent& agent, Record& timer) {
    field(timer, TimerField::waiting) = Value::boolean(false);
    const Value cell = Value::cell(agent.heap.ref_of(&timer));
    const Value label = string_from_utf8(agent, api_name(timer));
    Record& task = queue_task(agent, TaskSource::timer, label, TaskSteps::timer, cell);
    task.cause = timer.id;
    field(task, TaskField::token) = Value::number(timer.id);
    if (agent.trace) agent.trace->note_token(task.id, timer.id, 'T');
}

Value timer_fires(Agent& agent, Record& timer) {
    const auto nesting = field(timer, TimerField::nesting).as_int32();
    agent.heap.counter(counter_timer_nesting) = nesting;
    if (!field(timer, TimerField::repeat).is_true()) {
        table_delete(agent, timer_ids(agent), field(timer, TimerField::handle));
        trace_timer(agent, TraceKind::operation_ended, timer);
        return field(timer, TimerField::handler);
    }
    // Chromium arms an interval before its callback runs, on the grid of the times at which it was due: no tick is made
    // up for.
    const std::int64_t now = agent.now_ns();
    const std::int64_t late = now - ns_of(field(timer, TimerField::due));
    const std::int64_t interval =
        clamped(std::int64_t{std::max(field(timer, TimerField::asked).as_int32(), 0)} * ms, nesting);
    field(timer, TimerField::nesting) = Value::int32(nesting + 1);
    field(timer, TimerField::delay) = value_of_ns(interval);
    start(agent, timer, interval == 0 ? now : now + interval - late % interval);
    return field(timer, TimerField::handler);
}

std::uint32_t overdue_timers(const Agent& agent) {
    constexpr std::uint32_t most = 100;
    const List& timers = agent.heap.at<List>(agent.heap.root(root_timers));
    const std::int64_t now = agent.now_ns();
    std::uint32_t count = 0;
    while (count < timers.header.count && count < most &&
           ns_of(field(agent.heap.at<Record>(item(agent.heap, timers, count)), TimerField::due)) <= now)
        ++count;
    return count;
}

} // namespace loopscope
