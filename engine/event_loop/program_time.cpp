#include "engine/event_loop/program_time.h"

#include "engine/event_loop/arrivals.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"

#include <algorithm>

namespace loopscope {

void confirm(Agent& agent, std::int64_t time_ns) {
    std::int64_t& confirmed = own_loop_state(agent).confirmed_ns;
    confirmed = std::max(confirmed, time_ns);
}

void advance_to(Agent& agent, std::int64_t time_ns) {
    confirm(agent, time_ns);
    if (!between_turns(agent)) return;
    const auto deadline = next_deadline(agent);
    agent.set_now(std::max(agent.now_ns(), deadline ? std::min(time_ns, *deadline) : time_ns));
}

std::int64_t read_clock(Agent& agent) {
    agent.spend(agent.time().clock_read_ns);
    return agent.now_ns();
}

void set_time_origin(Agent& agent, std::int64_t time_ns) { own_loop_state(agent).time_origin_ns = time_ns; }

bool gate_is_open(const Agent& agent, std::int64_t time_ns) {
    return loop_state(agent).operations_in_gate == 0 || loop_state(agent).confirmed_ns >= time_ns;
}

std::optional<std::int64_t> next_deadline(const Agent& agent) {
    const LoopState& loop = loop_state(agent);
    std::optional<std::int64_t> earliest;
    const auto consider = [&](std::int64_t time) { earliest = earliest ? std::min(*earliest, time) : time; };
    if (const Timer* timer = front(agent.heap, agent.heap.at(loop.timers))) consider(timer->due_ns);
    if (const Arrival* arrival = front(agent.heap, agent.heap.at(loop.arrivals))) consider(arrival->time_ns);
    if (loop.rendering_wanted) consider(loop.next_frame_ns);
    if (choose_task_queue(agent)) consider(agent.now_ns()); // only the gate holds it back
    if (const Task* task = front(agent.heap, task_queue(agent, TaskSource::idle))) consider(task->queued_at_ns);
    if (earliest) earliest = std::max(*earliest, agent.now_ns());
    return earliest;
}

bool at_rest(const Agent& agent) {
    const Phase phase = phase_of(agent);
    return between_turns(agent) && (phase == Phase::waiting || phase == Phase::idle || phase == Phase::finished);
}

} // namespace loopscope
