// How an agent comes to be what it is: by settings and a realm, or by a checkpoint.
#include "engine/builtins/builtins_state.h"
#include "engine/builtins/numbers/time_zone.h"
#include "engine/event_loop/host_hooks.h"
#include "engine/event_loop/operations.h"
#include "engine/host/random.h"
#include "engine/interpreter/interpreter.h"
#include "engine/simulation/agents.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint32_t least_worker_arena = 16u << 20;

std::uint32_t worker_arena_bytes(const Limits& limits) {
    return std::min(limits.arena_bytes, std::max(limits.arena_bytes / worker_limit, least_worker_arena));
}

void apply_settings(Agent& agent, const Settings& settings) {
    const std::uint64_t seed = settings.seed + (agent.id == page_agent_id ? 0 : 2 * std::uint64_t{agent.id});
    agent.begin_time(settings.instruction_ns, settings.clock_read_ns, settings.epoch_ms * 1'000'000);
    seed_random(agent, Random{seed}.next(), Random{seed + 1}.next());
    std::vector<ZonePeriod> zone;
    for (const ZoneChange& change : settings.zone_changes)
        zone.push_back({change.from_ms, change.minutes, change.name});
    if (!zone.empty()) set_time_zone(agent, settings.time_zone, zone);
}

std::unique_ptr<Agent> Agents::make_agent(std::uint32_t id, std::uint32_t arena_bytes) const {
    const Limits& limits = scenario_.settings.limits;
    auto made = std::make_unique<Agent>(arena_bytes, limits.depth);
    Agent& agent = *made;
    agent.id = id;
    agent.natives = &natives_;
    agent.string_limit = limits.string_units;
    agent.console_limit = limits.console_lines;
    agent.step_limit = limits.steps;
    agent.modules = &files_;
    install_interpreter(agent);
    install_host_hooks(agent);
    return made;
}

Agent& Agents::make_page() {
    const Limits& limits = scenario_.settings.limits;
    list_.push_back(make_agent(page_agent_id, limits.arena_bytes));
    load_realm(page(), Exposure::window, limits.arena_bytes);
    page().cluster = this;
    return page();
}

void Agents::load_realm(Agent& agent, Exposure exposure, std::uint32_t arena_bytes) const {
    const Limits& limits = scenario_.settings.limits;
    load_start_image(agent, realm_image(natives_, exposure, arena_bytes, limits.depth));
    set_operation_limit(agent, limits.operations);
    agent.heap.number_from(1);
}

std::vector<Agent*> Agents::everybody() const {
    std::vector<Agent*> agents;
    for (const auto& agent : list_) agents.push_back(agent.get());
    return agents;
}

void Agents::take_checkpoint(Checkpoints& checkpoints, std::size_t inputs) const {
    checkpoints.take(everybody(), step(), inputs);
}

Checkpoint Agents::copy(Checkpoints& checkpoints, std::size_t inputs) const {
    return checkpoints.copy(everybody(), step(), inputs);
}

void Agents::restore(Checkpoints& checkpoints, const Checkpoint& checkpoint) {
    std::vector<std::unique_ptr<Agent>> kept;
    for (const ArenaCopy& copy : checkpoint.arenas) {
        const auto known = std::find_if(list_.begin(), list_.end(),
                                        [&](const auto& agent) { return agent && agent->id == copy.agent; });
        kept.push_back(known != list_.end() ? std::move(*known)
                                            : make_agent(copy.agent, worker_arena_bytes(scenario_.settings.limits)));
        Agent& agent = *kept.back();
        agent.cluster = this;
        checkpoints.restore(copy, agent);
        forget_caches(agent);
    }
    list_ = std::move(kept);
    set_outside(trace_, host_);
}

} // namespace loopscope
