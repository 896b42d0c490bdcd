#include "engine/inspect/look/agents.h"

#include "engine/host/json.h"
#include "engine/inspect/look/queues.h"
#include "engine/inspect/look/scopes.h"
#include "engine/inspect/look/stack.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

static std::string text_of_root(const Agent& agent, unsigned root, const Look& look) {
    const Value text = agent.heap.root(root);
    return text.is_string() ? to_utf8(agent.heap, text, look.text_limit) : std::string();
}

// 'page'; a worker is called by its file, and by what the program calls it.
static std::string name_of_agent(const Agent& agent, const Look& look) {
    if (agent.id == page_agent_id) return "page";
    const std::string name = text_of_root(agent, root_global_name, look);
    return text_of_root(agent, root_script_name, look) + (name.empty() ? "" : " (" + name + ")");
}

// The trace knows the whole run, also what comes after the step that is looked at.
static std::int64_t turn_began_ns(const Simulation& simulation, const Agent& agent, std::uint32_t running) {
    const auto& records = simulation.trace().records();
    auto record = std::upper_bound(records.begin(), records.end(), simulation.step_count(),
                                   [](std::uint64_t step, const TraceRecord& one) { return step < one.step; });
    while (record != records.begin()) {
        --record;
        if (record->kind == TraceKind::turn_began && record->id == running) return record->time_ns;
    }
    return agent.now_ns();
}

static void look_at_running_task(const Agent& agent, const Record& task, const Look& look, seen::Running& running) {
    const auto turn = static_cast<Phase>(agent.heap.counter(counter_turn_phase));
    const Value label = field(task, TaskField::label);
    running.id = task.id;
    running.kind = turn == Phase::script ? TurnKind::script : TurnKind::task;
    running.source = static_cast<TaskSource>(field(task, TaskField::source).as_int32());
    if (label.is_string()) running.label = to_utf8(agent.heap, label, look.text_limit);
}

static seen::Running look_at_running(const Simulation& simulation, const Agent& agent, const Look& look) {
    const Heap& heap = agent.heap;
    const Value microtask = heap.root(root_current_microtask), task = heap.root(root_current_task);
    seen::Running running;
    if (microtask.is_cell()) {
        const Record& job = heap.at<Record>(microtask);
        running.id = job.id;
        running.kind = TurnKind::microtask;
        running.label = look_at_job(agent, job, look).label;
    } else if (task.is_cell()) {
        look_at_running_task(agent, heap.at<Record>(task), look, running);
    } else if (static_cast<Phase>(heap.counter(counter_turn_phase)) == Phase::rendering) {
        running.id = heap.header().cause;
        running.kind = TurnKind::rendering;
        running.label = "update the rendering";
    }
    if (running.id == 0) return {};
    running.token = token_of(simulation.trace(), running.id, Family::sync);
    running.since_ms = milliseconds_from_ns(turn_began_ns(simulation, agent, running.id));
    return running;
}

seen::Agent look_at_agent(const Simulation& simulation, const Agent& agent, const Look& look) {
    const Heap& heap = agent.heap;
    const auto stage = static_cast<Stage>(heap.counter(counter_stage));
    seen::Agent seen;
    seen.id = agent.id;
    seen.name = name_of_agent(agent, look);
    seen.phase = phase_of(agent);
    seen.turn = static_cast<std::uint64_t>(heap.counter(counter_turn));
    seen.time_ms = milliseconds_from_ns(agent.now_ns());
    seen.turn_over = stage == Stage::returned || stage == Stage::turn_end;
    seen.running = look_at_running(simulation, agent, look);
    seen.stack = look_at_stack(agent, look);
    if (!seen.stack.empty()) seen.globals = look_at_globals(simulation, agent, look);
    seen.microtasks = look_at_microtasks(agent, look);
    seen.tasks = look_at_tasks(agent, look);
    seen.frame_callbacks = heap.at<List>(heap.root(root_frame_callbacks)).header.count;
    return seen;
}

} // namespace loopscope
