#include "engine/inspect/look/agents.h"

#include "engine/host/json.h"
#include "engine/inspect/look/queues.h"
#include "engine/inspect/look/scopes.h"
#include "engine/inspect/look/stack.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

static std::string text_of(const Agent& agent, Value text, const Look& look) {
    return text.is_string() ? to_utf8(agent.heap, text, look.text_limit) : std::string();
}

// 'page'; a worker is called by its file, and by what the program calls it.
static std::string name_of_agent(const Agent& agent, const Look& look) {
    if (agent.id == page_agent_id) return "page";
    const LoopState& loop = loop_state(agent);
    const std::string name = text_of(agent, loop.global_name, look);
    return text_of(agent, loop.script_name, look) + (name.empty() ? "" : " (" + name + ")");
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

static void look_at_running_task(const Agent& agent, const Task& task, const Look& look, seen::Running& running) {
    running.id = task.id;
    running.kind = task.steps == TaskSteps::script ? TurnKind::script : TurnKind::task;
    running.source = task.source;
    const seen::Task seen = look_at_task(agent, task, look);
    running.label = seen.label;
    running.folded = seen.folded;
    running.own_code = seen.place.line != 0;
}

static seen::Running look_at_running(const Simulation& simulation, const Agent& agent, const Look& look) {
    const Heap& heap = agent.heap;
    const LoopState& loop = loop_state(agent);
    seen::Running running;
    if (loop.current_microtask) {
        const Record& job = heap.at(loop.current_microtask);
        running.id = job.id;
        running.kind = TurnKind::microtask;
        const seen::Job seen = look_at_job(agent, job, look);
        running.label = seen.label;
        running.own_code = seen.place.line != 0 || seen.kind == seen::JobKind::await;
    } else if (loop.current_task) {
        look_at_running_task(agent, heap.at(loop.current_task), look, running);
    } else if (loop.turn_phase == Phase::rendering) {
        running.id = heap.header().cause;
        running.kind = TurnKind::rendering;
        running.label = look.wording == Wording::precise ? "update the rendering" : "frame";
    }
    if (running.id == 0) return {};
    running.token = token_of(simulation.trace(), running.id, Family::sync);
    running.since_ms = milliseconds_from_ns(turn_began_ns(simulation, agent, running.id));
    return running;
}

seen::Agent look_at_agent(const Simulation& simulation, const Agent& agent, const Look& look) {
    const LoopState& loop = loop_state(agent);
    seen::Agent seen;
    seen.id = agent.id;
    seen.name = name_of_agent(agent, look);
    seen.phase = loop.phase;
    seen.turn = loop.turn;
    seen.time_ms = milliseconds_from_ns(agent.now_ns());
    seen.turn_over = loop.stage == Stage::returned || loop.stage == Stage::turn_end;
    seen.running = look_at_running(simulation, agent, look);
    seen.stack = look_at_stack(agent, look);
    if (!seen.stack.empty()) seen.globals = look_at_globals(simulation, agent, look);
    seen.microtasks = look_at_microtasks(agent, look);
    seen.tasks = look_at_tasks(agent, look);
    seen.frame_callbacks = agent.heap.at(loop.frame_callbacks).header.count;
    return seen;
}

} // namespace loopscope
