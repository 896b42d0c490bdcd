// Whose step is next. HTML leaves how agents interleave to the implementation: here program time alone decides.
#include "engine/simulation/agents.h"

#include "engine/event_loop/operations.h"
#include "engine/event_loop/program_time.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/console/console.h"

#include <algorithm>

namespace loopscope {

// How far beyond a request that is under way another agent's code may run before the host is asked again.
static constexpr std::int64_t slice_ns = 5'000'000;

static std::optional<std::int64_t> time_of_next_step(const Agent& agent) {
    return at_rest(agent) ? next_deadline(agent) : agent.now_ns();
}

const Agent* Agents::find(std::uint32_t id) const {
    for (const auto& agent : list_)
        if (agent->id == id) return agent.get();
    return nullptr;
}

const Agent& Agents::next() const {
    if (is_alone()) return page();
    const Choice choice = choose();
    return choice.agent ? *choice.agent : page();
}

std::uint64_t Agents::step() const {
    std::uint64_t step = 0;
    for (const auto& agent : list_) step = std::max(step, agent->heap.header().step);
    return step;
}

// While everybody waits, the latest of the clocks: time has come that far.
std::int64_t Agents::now_ns() const {
    if (is_alone()) return page().now_ns();
    const Choice choice = choose();
    if (choice.agent && choice.status == RunStatus::stepped) return choice.time_ns;
    std::int64_t now = 0;
    for (const auto& agent : list_) now = std::max(now, agent->now_ns());
    return now;
}

Phase Agents::phase() const {
    if (is_alone()) return phase_of(page());
    const Choice choice = choose();
    switch (choice.status) {
    case RunStatus::waiting: return Phase::waiting;
    case RunStatus::idle: return Phase::idle;
    case RunStatus::finished: return Phase::finished;
    case RunStatus::halted: return Phase::halted;
    case RunStatus::parked:
    case RunStatus::stepped: break;
    }
    return phase_of(*choice.agent);
}

std::optional<std::int64_t> Agents::next_deadline() const {
    if (is_alone()) return loopscope::next_deadline(page());
    const Choice choice = choose();
    if (!choice.agent) return std::nullopt;
    return at_rest(*choice.agent) ? choice.time_ns : choice.time_ns + slice_ns;
}

std::uint64_t Agents::console_lines() const {
    std::uint64_t lines = 0;
    for (const auto& agent : list_) lines += loopscope::console_lines(*agent);
    return lines;
}

const Halt& Agents::halt() const {
    for (const auto& agent : list_)
        if (agent->halt.kind != Halt::Kind::none) return agent->halt;
    return page().halt;
}

std::uint64_t Agents::hash() const {
    std::uint64_t hash = page().heap.hash();
    for (std::size_t i = 1; i < list_.size(); ++i) {
        hash = (hash ^ list_[i]->id) * 0x9E3779B97F4A7C15u;
        hash = (hash ^ list_[i]->heap.hash() ^ hash >> 29) * 0xBF58476D1CE4E5B9u;
    }
    return hash;
}

bool Agents::others_rest(const Agent& agent) const {
    return std::all_of(list_.begin(), list_.end(),
                       [&](const auto& other) { return other.get() == &agent || at_rest(*other); });
}

// Why an agent can't take its step at this time, `stepped` if it can. An answer to another agent's request may come
// before, and lead to a message; and time passes by itself only while somebody runs.
RunStatus Agents::why_not(const Agent& agent, std::int64_t time_ns) const {
    for (const auto& other : list_)
        if (other.get() != &agent && !gate_is_open(*other, time_ns)) return RunStatus::waiting;
    if (waits_for_park_answer(agent)) return RunStatus::parked;
    if (!at_rest(agent)) return RunStatus::stepped;
    if (!gate_is_open(agent, time_ns)) return RunStatus::waiting;
    return time_ns > agent.now_ns() && others_rest(agent) ? RunStatus::waiting : RunStatus::stepped;
}

// It goes on as long as its time is lower than everybody else's, and no request of theirs is in doubt.
std::int64_t Agents::horizon_of(const Agent& agent) const {
    std::int64_t horizon = INT64_MAX;
    for (const auto& other : list_) {
        if (other.get() == &agent) continue;
        if (const auto time = time_of_next_step(*other))
            horizon = std::min(horizon, *time + (agent.id < other->id ? 1 : 0));
        if (const LoopState& loop = loop_state(*other); loop.operations_in_gate > 0)
            horizon = std::min(horizon, loop.confirmed_ns + 1);
    }
    return horizon;
}

Agents::Choice Agents::choose() const {
    Choice choice;
    bool idle = false;
    for (const auto& agent : list_) {
        if (agent->is_halted()) return {agent.get(), agent->now_ns(), RunStatus::halted, 0};
        idle = idle || phase_of(*agent) == Phase::idle;
        const auto time = time_of_next_step(*agent);
        if (time && (!choice.agent || *time < choice.time_ns)) choice = {agent.get(), *time};
    }
    if (!choice.agent) {
        choice.status = idle ? RunStatus::idle : RunStatus::finished;
        return choice;
    }
    choice.status = why_not(*choice.agent, choice.time_ns);
    choice.horizon_ns = horizon_of(*choice.agent);
    return choice;
}

// The count of steps and the counter of ids go from agent to agent; the clock of each stays where it is.
void Agents::take_over(Agent& agent) {
    std::uint32_t next_id = agent.heap.header().next_id;
    for (const auto& other : list_) next_id = std::max(next_id, other->heap.header().next_id);
    agent.heap.number_from(next_id);
    const std::int64_t now = agent.now_ns();
    agent.heap.count_steps_from(step());
    agent.set_now(now);
    if (trace_) trace_->enter_agent(agent.id);
}

// loop_run, until the work that is left is done.
RunStatus Agents::run_loop(Agent& agent, std::uint64_t most, bool stop_between_turns) {
    agent.work = 0;
    agent.work_limit = work_left_;
    const RunStatus status = loop_run(agent, most, stop_between_turns);
    if (work_left_ != UINT64_MAX) work_left_ -= std::min(work_left_, agent.work);
    agent.work_limit = UINT64_MAX;
    agent.interrupted = false;
    return status;
}

RunStatus Agents::run_agent(const Choice& choice, std::uint64_t most) {
    Agent& agent = *choice.agent;
    take_over(agent);
    if (choice.time_ns > agent.now_ns()) agent.set_now(choice.time_ns);
    const std::int64_t instruction = agent.time().instruction_ns;
    agent.horizon_ns = choice.horizon_ns;
    if (instruction > 0 && choice.horizon_ns != INT64_MAX) {
        const std::int64_t room = std::max<std::int64_t>(choice.horizon_ns - agent.now_ns(), 1);
        most = std::min(most, static_cast<std::uint64_t>((room + instruction - 1) / instruction));
    }
    const RunStatus status = run_loop(agent, most, true);
    agent.horizon_ns = INT64_MAX;
    if (agent.id != page_agent_id && between_turns(agent)) worker_turn_ended(agent);
    return status;
}

RunStatus Agents::run(std::uint64_t steps, bool stop_between_turns) {
    const std::uint64_t end = step() + steps;
    while (step() < end) {
        if (is_alone()) {
            const RunStatus status = run_loop(page(), end - step(), stop_between_turns);
            if (status != RunStatus::stepped) return status;
        } else {
            const Choice choice = choose();
            if (choice.status != RunStatus::stepped) return choice.status;
            const std::uint64_t before = step();
            const RunStatus status = run_agent(choice, end - before);
            if (status == RunStatus::halted || step() == before) return status;
            if (page().collected) break;
        }
        if (is_out_of_work() || (stop_between_turns && between_turns(page()))) break;
    }
    return RunStatus::stepped;
}

Agent* Agents::owner_of_input(std::uint32_t id) {
    for (const auto& agent : list_)
        if (id != 0 && (find_operation(*agent, id) || loop_state(*agent).parked_id == id)) return agent.get();
    return &page();
}

// The clock that moves is that of the agent that waits for the time: the others' are moved by what happens to them.
void Agents::advance_to(const HostInput& input) {
    const Choice choice = choose();
    trace_input(page(), input);
    for (const auto& agent : list_) confirm(*agent, input.time_ns);
    Agent& waiting = choice.agent ? *choice.agent : page();
    if (!at_rest(waiting)) return;
    const std::int64_t time = choice.agent ? std::min(input.time_ns, choice.time_ns) : input.time_ns;
    waiting.set_now(std::max(waiting.now_ns(), time));
}

void Agents::deliver(const HostInput& input) {
    if (is_alone()) return deliver_input(page(), input);
    if (input.type == HostInputType::advance) return advance_to(input);
    Agent& owner = *owner_of_input(input.id);
    take_over(owner);
    deliver_input(owner, input);
}

void Agents::set_outside(Trace* trace, Host* host) {
    trace_ = trace;
    host_ = host;
    for (const auto& agent : list_) {
        agent->trace = trace;
        agent->host = host;
    }
}

} // namespace loopscope
