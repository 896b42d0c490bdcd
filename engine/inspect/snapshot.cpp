#include "engine/inspect/snapshot.h"

#include "engine/event_loop/program_time.h"
#include "engine/host/json.h"
#include "engine/inspect/completed.h"
#include "engine/inspect/explain.h"
#include "engine/inspect/hold_up.h"
#include "engine/inspect/look/agents.h"
#include "engine/inspect/look/apis.h"
#include "engine/inspect/look/console.h"
#include "engine/inspect/look/hanging.h"
#include "engine/inspect/look/heap.h"
#include "engine/inspect/token_words.h"
#include "engine/simulation.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/utf8.h"

#include <algorithm>

namespace loopscope {

const seen::Agent& Snapshot::current() const {
    static const seen::Agent none;
    return current_agent < agents.size() ? agents[current_agent] : none;
}

const seen::Agent& Snapshot::agent(std::uint32_t id) const {
    const auto found =
        std::find_if(agents.begin(), agents.end(), [id](const seen::Agent& one) { return one.id == id; });
    return found == agents.end() ? current() : *found;
}

static void look_at_agents(const Simulation& simulation, const Look& look, Snapshot& snapshot) {
    for (const auto& agent : simulation.agents()) {
        if (agent.get() == &simulation.agent()) snapshot.current_agent = size32(snapshot.agents);
        snapshot.agents.push_back(look_at_agent(simulation, *agent, look));
        look_at_apis(*agent, look, snapshot);
    }
}

static void look_at_halt(const Simulation& simulation, Snapshot& snapshot) {
    const Halt& halt = simulation.halt();
    if (halt.kind == Halt::Kind::none) return;
    snapshot.halted = halt.subject;
    if (!halt.subject.empty() && !halt.reason.empty()) snapshot.halted += ": ";
    snapshot.halted += halt.reason;
    const std::uint32_t source = loop_state(simulation.agent()).script_source;
    snapshot.halted_place = {source, halt.start, halt.end, halt.line, halt.column};
}

static void look_at_hold_up(const Agent& page, Snapshot& snapshot) {
    const HoldUp held = hold_up(page);
    snapshot.held_up = held.what;
    snapshot.held_up_ms = held.what.empty() ? 0 : milliseconds_from_ns(page.now_ns() - held.since_ns);
    snapshot.frames_missed = held.frames_missed;
}

// Time alone ends no wait for it: it is an answer, or a worker's start, that must come.
static bool is_awaited(const seen::Api& api) {
    if (api.kind == seen::ApiKind::worker) return api.state == seen::ApiState::starting;
    return api.due_ms < 0 && api.state != seen::ApiState::listening && api.state != seen::ApiState::blocked;
}

static std::string awaited(const Simulation& simulation, const Snapshot& snapshot) {
    if (snapshot.phase == Phase::parked) return "an answer from outside";
    if (snapshot.phase != Phase::waiting) return {};
    const auto deadline = simulation.next_deadline();
    if (deadline && !snapshot.gate_closed) { // the gate is held by an operation, whatever the timers say
        for (const seen::Api& api : snapshot.apis)
            if (api.due_ms >= 0 && api.due_ms == milliseconds_from_ns(*deadline)) return named(api);
    }
    for (const seen::Api& api : snapshot.apis)
        if (is_awaited(api)) return named(api) + " " + shortened(api.label);
    const LoopState& loop = loop_state(simulation.agent());
    if (loop.rendering_wanted && deadline && *deadline == loop.next_frame_ns) return "the next frame";
    return "an answer from outside";
}

Snapshot take_snapshot(const Simulation& simulation, const Look& look) {
    const Agent& agent = simulation.agent();
    Snapshot snapshot;
    for (const auto& [name, text] : simulation.scenario().files) snapshot.files.push_back(name);
    snapshot.step = simulation.step_count();
    snapshot.last_step = simulation.last_step();
    snapshot.time_ms = milliseconds_from_ns(simulation.now_ns());
    snapshot.phase = simulation.phase();
    look_at_agents(simulation, look, snapshot);
    snapshot.console_total = console_total(simulation);
    snapshot.console = look_at_console(simulation, look.console_from);
    look_at_halt(simulation, snapshot);
    snapshot.gate_closed = !gate_is_open(agent, agent.now_ns());
    snapshot.waiting_for = awaited(simulation, snapshot);
    look_at_hold_up(simulation.page(), snapshot);
    if (snapshot.phase == Phase::finished || snapshot.phase == Phase::idle) {
        snapshot.hanging = look_at_hanging(simulation.page());
        snapshot.unhandled = look_at_unhandled(simulation.page());
    }
    if (look.heap) look_at_heap(simulation, look, snapshot);
    snapshot.next = next_step(simulation);
    snapshot.completed = completed_expression(simulation, look.text_limit);
    explain_waiting(snapshot, look.wording);
    snapshot.doing = explain_step(snapshot, look.wording);
    snapshot.why = explain_moment(snapshot, look.wording);
    return snapshot;
}

} // namespace loopscope
