// The agents of a run, and whose step is next: the page's, which is always there, and those of its dedicated workers.
//
// Each has an arena, a stack and a loop of its own; they share one program time, one count of steps and one counter of
// ids. The agent with the lowest program time steps next, ties go by id. A run without workers is the page's loop and
// nothing else.
#pragma once

#include "engine/event_loop/agent_cluster.h"
#include "engine/event_loop/event_loop.h"
#include "engine/history/checkpoint.h"
#include "engine/host/scenario.h"
#include "engine/simulation/realm_images.h"

#include <memory>
#include <set>

namespace loopscope {

inline constexpr std::uint32_t worker_limit = 8;

class Agents final : public AgentCluster {
public:
    Agents(const Scenario& scenario, const NativeTable& natives, const ModuleLoader& files)
        : scenario_(scenario), natives_(natives), files_(files) {}

    // The page's agent, with its realm.
    Agent& make_page();
    Agent& page() { return *list_.front(); }
    const Agent& page() const { return *list_.front(); }
    // By id: the page first.
    std::span<const std::unique_ptr<Agent>> list() const { return list_; }
    const Agent* find(std::uint32_t id) const;
    // Whose step is next; the page's while nobody can take one.
    const Agent& next() const;

    std::uint64_t step() const;
    std::int64_t now_ns() const;
    Phase phase() const;
    std::optional<std::int64_t> next_deadline() const;
    std::uint64_t console_lines() const;
    const Halt& halt() const;
    std::uint64_t hash() const;

    // As loop_run does. `stop_between_turns`: also ends where the page's loop is about to choose.
    RunStatus run(std::uint64_t steps, bool stop_between_turns);
    // From now on run() also ends when so much work has been done (Agent::work).
    void set_work(std::uint64_t work) { work_left_ = work; }
    bool is_out_of_work() const { return work_left_ == 0; }
    void deliver(const HostInput& input);
    void take_checkpoint(Checkpoints& checkpoints, std::size_t inputs) const;
    Checkpoint copy(Checkpoints& checkpoints, std::size_t inputs) const;
    void restore(Checkpoints& checkpoints, const Checkpoint& checkpoint);
    // What is on the global object of every worker.
    const std::set<std::uint64_t>& worker_names() const { return worker_names_; }
    // Where what happens is written and asked for; a null host: steps are taken again.
    void set_outside(Trace* trace, Host* host);

    std::uint32_t most_workers() const override { return worker_limit; }
    bool has_room_for_worker() const override;
    WorkerProblem start_worker(Agent& owner, const Worker& worker) override;
    void post(Agent& from, std::uint32_t to, AgentMessage message, Value data) override;
    void broadcast(Agent& from, Value data) override;
    // The page without workers: its loop decides by itself, and nobody need be asked at each step.
    bool is_alone() const override { return list_.size() == 1; }
    void end_worker(std::uint32_t id) override;
    std::optional<ModuleSource> file(std::string_view url) const override;

private:
    struct Choice {
        Agent* agent = nullptr;                // null: nobody has anything to do
        std::int64_t time_ns = 0;              // of its next step
        RunStatus status = RunStatus::stepped; // else: why it can't be taken now
        std::int64_t horizon_ns = INT64_MAX;   // how far it may go before another agent must be asked
    };
    Choice choose() const;
    RunStatus why_not(const Agent& agent, std::int64_t time_ns) const;
    std::int64_t horizon_of(const Agent& agent) const;
    bool others_rest(const Agent& agent) const;
    RunStatus run_loop(Agent& agent, std::uint64_t most, bool stop_between_turns);
    RunStatus run_agent(const Choice& choice, std::uint64_t most);
    void take_over(Agent& agent);
    void worker_turn_ended(Agent& agent);
    std::unique_ptr<Agent> make_agent(std::uint32_t id, std::uint32_t arena_bytes) const;
    void load_realm(Agent& agent, Exposure exposure, std::uint32_t arena_bytes) const;
    std::optional<ModuleSource> source_of(const Agent& owner, const Worker& worker) const;
    void advance_to(const HostInput& input);
    Agent* owner_of_input(std::uint32_t id);
    void drop(std::uint32_t id);
    std::vector<Agent*> everybody() const;

    const Scenario& scenario_;
    const NativeTable& natives_;
    const ModuleLoader& files_;
    Trace* trace_ = nullptr;
    Host* host_ = nullptr;
    std::uint64_t work_left_ = UINT64_MAX;
    std::vector<std::unique_ptr<Agent>> list_;
    std::set<std::uint64_t> worker_names_; // that its global object has, as bits of keys
};

// Each worker has an arena of its own; all of them together have as much as the page.
std::uint32_t worker_arena_bytes(const Limits& limits);
// What the scenario's settings are to an agent whose realm is there.
void apply_settings(Agent& agent, const Settings& settings);

} // namespace loopscope
