#include "engine/event_loop/timers.h"

#include "engine/event_loop/task_queue.h"
#include "engine/interpreter/site.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"

#include <algorithm>

namespace loopscope {

static constexpr std::int64_t ms = 1'000'000;
static constexpr std::int32_t free_nesting = 5;       // deeper than this, short delays become
static constexpr std::int64_t clamped_delay = 4 * ms; // this

static std::string_view api_name(const Timer& timer) { return timer.repeats ? "setInterval" : "setTimeout"; }

static void trace_timer(Agent& agent, TraceKind kind, const Timer& timer) {
    if (!agent.trace || !agent.trace->recording) return;
    agent.trace->append(kind, {}, timer.id, timer.cause, api_name(timer), agent.heap.header().step, agent.now_ns());
}

// Timer initialization steps 4 and 5.
static std::int64_t applied_delay(std::int32_t asked_ms, std::int32_t nesting) {
    const std::int64_t asked = std::max(asked_ms, 0) * ms;
    return nesting > free_nesting && asked < clamped_delay ? clamped_delay : asked;
}

// The timer joins those that wait, behind all that are due at the same time or before.
static void wait_until(Agent& agent, Timer& timer, std::int64_t due_ns) {
    ListOf<Timer>& timers = agent.heap.at(loop_state(agent).timers);
    timer.due_ns = due_ns;
    timer.waits = true;
    std::uint32_t low = 0, high = timers.header.count;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (item(agent.heap, timers, middle).due_ns <= due_ns) low = middle + 1;
        else high = middle;
    }
    insert_at(agent, timers, low, timer);
}

// Chromium: a timer with a delay of 0 does not wait. Its task is queued at once, in one order with posted messages; the
// other timers join the queue when the loop next looks.
static void start(Agent& agent, Timer& timer, std::int64_t due_ns) {
    if (timer.delay_ns > 0) return wait_until(agent, timer, due_ns);
    timer.due_ns = due_ns;
    timer_is_due(agent, timer);
}

static void stop_waiting(Agent& agent, const Timer& timer) {
    ListOf<Timer>& timers = agent.heap.at(loop_state(agent).timers);
    for (std::uint32_t i = 0; i < timers.header.count; ++i)
        if (&item(agent.heap, timers, i) == &timer) return (void)remove_at(agent, timers, i);
}

static void remove_task_of(Agent& agent, const Timer& timer) {
    ListOf<Task>& queue = task_queue(agent, TaskSource::timer);
    const Value callable = agent.heap.cell_of(timer);
    for (std::uint32_t i = queue.header.count; i > 0; --i)
        if (item(agent.heap, queue, i - 1).callable == callable) remove_at(agent, queue, i - 1);
}

const Timer& set_timer(Agent& agent, Value handler, std::int32_t timeout_ms, CellOf<Values> arguments, bool repeat) {
    LoopState& loop = own_loop_state(agent);
    Timer& timer = agent.make_record<Timer>();
    timer.handle = loop.next_timer_id++;                            // 2
    timer.delay_ns = applied_delay(timeout_ms, loop.timer_nesting); // 3 to 5
    timer.nesting = loop.timer_nesting + 1;                         // 10, 11
    timer.handler = handler;
    timer.arguments = arguments;
    timer.repeats = repeat;
    timer.asked_ms = timeout_ms;
    timer.started_ns = agent.now_ns();
    table_set(agent, agent.heap.at(loop.timer_ids), Value::int32(timer.handle), agent.heap.cell_of(timer)); // 14
    trace_timer(agent, TraceKind::operation_started, timer);
    if (agent.trace) agent.trace->note_token(timer.id, timer.id, 'T');
    note_site(agent, timer.id);
    start(agent, timer, agent.now_ns() + timer.delay_ns); // 13
    return timer;
}

void clear_timer(Agent& agent, std::int32_t handle) {
    TableOf<Timer>& ids = agent.heap.at(loop_state(agent).timer_ids);
    const Value found = table_get(agent, ids, Value::int32(handle));
    if (!found.is_cell()) return;
    table_delete(agent, ids, Value::int32(handle));
    const Timer& timer = agent.heap.at<Timer>(found);
    trace_timer(agent, TraceKind::operation_ended, timer);
    if (timer.waits) stop_waiting(agent, timer);
    else remove_task_of(agent, timer);
}

// Timer initialization step 12.
void timer_is_due(Agent& agent, Timer& timer) {
    timer.waits = false;
    const Value label = string_from_utf8(agent, api_name(timer));
    Task& task = queue_task(agent, TaskSource::timer, label, TaskSteps::timer, agent.heap.cell_of(timer));
    task.cause = timer.id;
    task.token = timer.id;
    if (agent.trace) agent.trace->note_token(task.id, timer.id, 'T');
}

Value timer_fires(Agent& agent, Timer& timer) {
    LoopState& loop = own_loop_state(agent);
    loop.timer_nesting = timer.nesting;
    if (!timer.repeats) { // 9.10
        table_delete(agent, agent.heap.at(loop.timer_ids), Value::int32(timer.handle));
        trace_timer(agent, TraceKind::operation_ended, timer);
        return timer.handler;
    }
    // Chromium: 9.9 comes before the callback, and counts from the time at which the interval was due.
    const std::int64_t now = agent.now_ns();
    const std::int64_t late = now - timer.due_ns;
    const std::int64_t interval = applied_delay(timer.asked_ms, timer.nesting);
    ++timer.nesting;
    timer.delay_ns = interval;
    start(agent, timer, interval == 0 ? now : now + interval - late % interval);
    return timer.handler;
}

std::uint32_t overdue_timers(const Agent& agent) {
    constexpr std::uint32_t most = 100;
    const std::int64_t now = agent.now_ns();
    std::uint32_t count = 0;
    for (const Timer& timer : items(agent.heap, agent.heap.at(loop_state(agent).timers))) {
        if (timer.due_ns > now || count == most) break;
        ++count;
    }
    return count;
}

} // namespace loopscope
