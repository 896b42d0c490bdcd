// Agents come and go: a worker's realm, its script, its end. HTML 10.2.4 Processing model of workers.
#include "engine/builtins/builtins_state.h"
#include "engine/builtins/numbers/time_zone.h"
#include "engine/event_loop/host_hooks.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/program.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/workers.h"
#include "engine/host/random.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/simulation/agents.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/console/console.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

// Each worker has an arena of its own; all of them together have as much as the page.
static constexpr std::uint32_t least_worker_arena = 16u << 20;

static std::uint32_t worker_arena_bytes(const Limits& limits) {
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
    agent.heap.header().next_id = 1;
}

std::optional<ModuleSource> Agents::source_of(const Agent& owner, const Worker& worker) const {
    constexpr std::uint32_t no_file = 1u << 24; // a source that is none of the scenario's
    const std::u16string file = to_u16(owner.heap, worker.file);
    const Value text = worker.text;
    if (text.is_string()) return ModuleSource{file, to_u16(owner.heap, text), no_file};
    return file.empty() ? std::nullopt : files_.load(u"", u"/" + file);
}

WorkerProblem Agents::start_worker(Agent& owner, const Worker& worker) {
    const auto source = source_of(owner, worker);
    if (!source) return {WorkerProblem::Kind::missing, "", 0, 0};
    auto made = make_agent(worker.id, worker_arena_bytes(scenario_.settings.limits));
    Agent& agent = *made;
    agent.cluster = this;
    load_realm(agent, Exposure::worker, worker_arena_bytes(scenario_.settings.limits));
    if (worker_names_.empty())
        for (const PropertyKey key : own_property_keys(agent.heap, agent.heap.at<Object>(agent.global_object())))
            worker_names_.insert(key.value.bits());
    apply_settings(agent, scenario_.settings);
    agent.set_now(owner.now_ns());
    set_time_origin(agent, owner.now_ns());
    list_.insert(std::upper_bound(list_.begin(), list_.end(), worker.id,
                                  [](std::uint32_t id, const auto& other) { return id < other->id; }),
                 std::move(made));
    take_over(agent);
    const std::string name = utf8_from_utf16(source->name);
    const Value global_name = string_from_units(agent, to_u16(owner.heap, worker.name));
    set_worker_global(agent, global_name, string_from_units(agent, to_u16(owner.heap, worker.url)));
    const ProgramKind kind = worker.module ? ProgramKind::module : ProgramKind::script;
    const auto error = set_program(agent, {source->text, name, source->source_id, kind});
    take_over(owner);
    if (error) {
        drop(worker.id);
        const bool refused = error->kind == SyntaxErrorKind::refused;
        return {refused ? WorkerProblem::Kind::refused : WorkerProblem::Kind::syntax,
                (refused ? "" : "SyntaxError: ") + error->message, error->line, error->column};
    }
    agent.trace = trace_;
    agent.host = host_;
    owner.interrupt();
    return {};
}

void Agents::post(Agent& from, std::uint32_t to, AgentMessage message, Value data) {
    const auto found = std::find_if(list_.begin(), list_.end(), [&](const auto& agent) { return agent->id == to; });
    if (found == list_.end()) return;
    Agent& agent = **found;
    take_over(agent);
    const Value copy = data.is_string() ? string_from_units(agent, to_u16(from.heap, data)) : Value::undefined();
    const std::uint32_t about = from.id == page_agent_id ? to : from.id;
    add_message(agent, message, about, from.now_ns(), copy);
    take_over(from);
    from.interrupt();
}

void Agents::worker_turn_ended(Agent& agent) {
    if (note_ready(agent)) {
        post(agent, page_agent_id, AgentMessage::worker_ready, Value::undefined());
        agent.put_collection_back();
        agent.interrupted = false;
    }
    if (loop_state(agent).closing) end_worker(agent.id);
}

void Agents::end_worker(std::uint32_t id) {
    const Agent* worker = find(id);
    if (worker) {
        take_over(page()); // the count of steps and what was printed outlive it
        inherit_console(page(), *worker);
        drop(id);
    }
    forget_worker(page(), id);
}

void Agents::drop(std::uint32_t id) {
    std::erase_if(list_, [id](const auto& agent) { return agent->id == id; });
}

std::optional<ModuleSource> Agents::file(std::string_view url) const {
    return files_.load(u"", utf16_from_utf8(url.substr(0, url.find_first_of("?#"))));
}

void Agents::take_checkpoint(Checkpoints& checkpoints, std::size_t inputs) const {
    std::vector<Agent*> agents;
    for (const auto& agent : list_) agents.push_back(agent.get());
    checkpoints.take(agents, step(), inputs);
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
