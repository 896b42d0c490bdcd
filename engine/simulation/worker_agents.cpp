// Workers come and go: script, messages, end. HTML, Processing model of workers:
// https://html.spec.whatwg.org/#worker-processing-model
#include "engine/event_loop/program.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/workers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/simulation/agents.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/console/console.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

std::optional<ModuleSource> Agents::source_of(const Agent& owner, const Worker& worker) const {
    constexpr std::uint32_t no_file = 1u << 24; // a source that is none of the scenario's
    const std::u16string file = to_u16(owner.heap, worker.file);
    const Value text = worker.text;
    if (text.is_string()) return ModuleSource{file, to_u16(owner.heap, text), no_file};
    return file.empty() ? std::nullopt : files_.load(u"", u"/" + file);
}

bool Agents::has_room_for_worker() const {
    const Limits& limits = scenario_.settings.limits;
    const std::uint32_t arena_bytes = worker_arena_bytes(limits);
    return Heap::has_room(arena_bytes + most_image_bytes(arena_bytes, limits.depth));
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
    const std::string name = utf8_of_utf16(source->name);
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
    owner.interrupted = true;
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
    from.interrupted = true;
}

void Agents::broadcast(Agent& from, Value data) {
    for (const auto& agent : list_)
        if (agent.get() != &from) post(from, agent->id, AgentMessage::broadcast, data);
}

void Agents::worker_turn_ended(Agent& agent) {
    if (note_ready(agent)) {
        post(agent, page_agent_id, AgentMessage::worker_ready, Value::undefined());
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
    return files_.load(u"", utf16_of_utf8(url.substr(0, url.find_first_of("?#"))));
}

} // namespace loopscope
