#include "engine/inspect/explain.h"

namespace loopscope {

static const AgentView* agent_of(const Snapshot& snapshot) {
    return snapshot.current_agent < snapshot.agents.size() ? &snapshot.agents[snapshot.current_agent] : nullptr;
}

// The innermost frame of the program; library frames are ours and only shown when asked for.
static const FrameSnapshot* program_frame(const AgentView& agent) {
    for (const FrameSnapshot& frame : agent.stack)
        if (!frame.library && frame.place.line != 0) return &frame;
    return nullptr;
}

static std::string named(const TaskView& task) {
    return (task.token.badge.empty() ? "" : task.token.badge + ' ') + task.label;
}

// Its code has left the stack; only the loop's own steps are left of it.
static bool turn_is_over(const Snapshot& snapshot) {
    return snapshot.next.kind == "returned" || snapshot.next.kind == "turn_end";
}

static std::string explain_script_without_code(const Snapshot& snapshot, Wording wording) {
    return say(snapshot.step == 0       ? Message::why_start
               : turn_is_over(snapshot) ? Message::why_script_ended
                                        : Message::why_script_steps,
               wording);
}

static std::string explain_running(const Snapshot& snapshot, const FrameSnapshot* frame, Wording wording) {
    const bool microtask = snapshot.running_kind == "microtask";
    if (microtask || snapshot.phase == "microtasks") {
        if (!frame)
            return say(Message::why_microtask_entering, wording,
                       {{"badge", snapshot.running_token.badge},
                        {"label", snapshot.running_label},
                        {"id", std::to_string(snapshot.running_id)}});
        return say(Message::why_microtask, wording,
                   {{"badge", snapshot.running_token.badge},
                    {"label", snapshot.running_label},
                    {"id", std::to_string(snapshot.running_id)},
                    {"line", line_words(snapshot, frame->place)}});
    }
    if (snapshot.running_kind == "script" || snapshot.phase == "script") {
        if (!frame) return explain_script_without_code(snapshot, wording);
        const bool global = frame->kind == "global";
        return say(global ? Message::why_script : Message::why_call, wording,
                   {{"function", frame->name}, {"line", line_words(snapshot, frame->place)}});
    }
    if (!frame)
        return say(Message::why_task_entering, wording,
                   {{"badge", snapshot.running_token.badge},
                    {"label", snapshot.running_label},
                    {"id", std::to_string(snapshot.running_id)},
                    {"source", snapshot.running_kind}});
    return say(Message::why_task, wording,
               {{"badge", snapshot.running_token.badge},
                {"label", snapshot.running_label},
                {"id", std::to_string(snapshot.running_id)},
                {"source", snapshot.running_kind},
                {"line", line_words(snapshot, frame->place)}});
}

// Nothing of the program is on the stack: the loop works, or the library does for what has its turn.
static std::string explain_between_turns(const Snapshot& snapshot, const AgentView* agent, Wording wording) {
    const std::size_t microtasks = agent ? agent->microtasks.size() : 0;
    const bool returned = snapshot.next.kind == "returned";
    const std::initializer_list<Fact> turn = {{"badge", snapshot.running_token.badge},
                                              {"label", snapshot.running_label},
                                              {"id", std::to_string(snapshot.running_id)},
                                              {"source", snapshot.running_kind}};
    if (snapshot.phase == "microtasks") {
        if (snapshot.running_kind == "microtask")
            return say(returned ? Message::why_microtask_returned : Message::why_microtask_entering, wording, turn);
        if (microtasks == 0) return say(Message::why_checkpoint_empty, wording);
        return say(Message::why_checkpoint, wording, {{"count", count_of(microtasks, "microtask")}});
    }
    if (snapshot.phase == "rejections") return say(Message::why_rejections, wording);
    if (snapshot.phase == "rendering")
        return say(Message::why_rendering, wording, {{"time", milliseconds(snapshot.time_ms)}});
    if (snapshot.phase == "script") return explain_script_without_code(snapshot, wording);
    if (snapshot.phase == "task" && snapshot.running_id != 0)
        return say(returned ? Message::why_task_returned : Message::why_task_entering, wording, turn);
    if (agent && !agent->tasks.empty())
        return say(Message::why_choose, wording,
                   {{"label", named(agent->tasks.front())}, {"source", agent->tasks.front().source}});
    return say(Message::why_checkpoint_empty, wording);
}

// Blocking and starvation, when something has been ready for long.
static std::string explain_hold_up(const Snapshot& snapshot, Wording wording) {
    if (snapshot.held_up.empty()) return {};
    const bool starved = snapshot.phase == "microtasks";
    std::string text = " " + say(starved ? Message::why_starved : Message::why_blocking, wording,
                                 {{"what", snapshot.held_up}, {"time", milliseconds(snapshot.held_up_ms)}});
    if (snapshot.frames_missed > 0)
        text += " " + say(Message::why_frames_missed, wording, {{"count", count_of(snapshot.frames_missed, "frame")}});
    return text;
}

static std::string waits_for_turn(const AgentView& agent, Wording wording) {
    return say(Message::wait_turn, wording, {{"badge", agent.running_token.badge}, {"label", agent.running_label}});
}

// Of several agents, the one that steps next is named.
static std::string said_of_agent(const Snapshot& snapshot, std::string sentence, Wording wording) {
    if (snapshot.current_agent == 0) return sentence;
    return say(Message::why_of_worker, wording, {{"worker", agent_of(snapshot)->name}, {"why", sentence}});
}

std::string line_words(const Snapshot& snapshot, const SourcePlace& place) {
    const std::string line = std::to_string(place.line);
    if (place.source_id == 0) return line;
    return line + " of " +
           (place.source_id < snapshot.files.size() ? snapshot.files[place.source_id] : "evaluated code");
}

std::string explain_step(const Snapshot& snapshot, Wording wording) {
    const NextStep& next = snapshot.next;
    return say(next.message, wording,
               {{"line", line_words(snapshot, next.place)},
                {"code", next.code},
                {"name", next.name},
                {"function", next.function},
                {"count", count_of(next.count, "argument")},
                {"turn", std::to_string(snapshot.turn)},
                {"label", snapshot.running_label},
                {"step", std::to_string(snapshot.step)}});
}

std::string explain_moment(const Snapshot& snapshot, Wording wording) {
    const std::string what = snapshot.waiting_for.empty() ? "an answer from outside" : snapshot.waiting_for;
    if (snapshot.phase == "halted") return say(Message::why_halted, wording, {{"reason", snapshot.halted}});
    if (snapshot.phase == "finished") return say(Message::why_finished, wording);
    if (snapshot.phase == "idle") {
        for (const ApiView& api : snapshot.apis)
            if (api.state == "blocked")
                return say(Message::why_blocked, wording,
                           {{"what", api.token.badge + " " + api.api + " " + api.label}});
        return say(Message::why_idle, wording);
    }
    const AgentView* agent = agent_of(snapshot);
    if (snapshot.phase == "waiting" && snapshot.gate_closed && agent && !agent->tasks.empty())
        return say(Message::why_gate, wording,
                   {{"label", named(agent->tasks.front())}, {"what", what}, {"time", milliseconds(snapshot.time_ms)}});
    if (snapshot.phase == "waiting" && agent && !agent->tasks.empty())
        return explain_between_turns(snapshot, agent, wording);
    if (snapshot.phase == "waiting") return say(Message::why_waiting, wording, {{"what", what}});
    if (snapshot.phase == "parked") return say(Message::why_parked, wording, {{"what", what}});
    if (snapshot.step == 0 || !agent) return say(Message::why_start, wording);
    const std::string why = agent->stack.empty() ? explain_between_turns(snapshot, agent, wording)
                                                 : explain_running(snapshot, program_frame(*agent), wording);
    return said_of_agent(snapshot, why, wording) + explain_hold_up(snapshot, wording);
}

void explain_waiting(Snapshot& snapshot, Wording wording) {
    for (AgentView& agent : snapshot.agents) {
        const FrameSnapshot* frame = program_frame(agent);
        const bool busy = !agent.stack.empty();
        const std::string function = frame ? frame->name : "the library";
        const std::string line = frame ? line_words(snapshot, frame->place) : "?";
        // The library works for what has its turn, before or after the program's own code.
        const bool turn = !busy && agent.running_id != 0 && !agent.turn_over;
        const std::string ran = milliseconds(agent.time_ms - agent.running_since_ms);
        for (std::size_t i = 0; i < agent.microtasks.size(); ++i) {
            JobView& job = agent.microtasks[i];
            if (i > 0)
                job.why_not_yet = say(Message::wait_before_microtasks, wording, {{"count", count_of(i, "microtask")}});
            else if (busy)
                job.why_not_yet =
                    say(Message::wait_stack_microtask, wording, {{"function", function}, {"line", line}, {"ran", ran}});
            else if (turn) job.why_not_yet = waits_for_turn(agent, wording);
            else job.why_not_yet = say(Message::wait_next_microtask, wording);
        }
        const std::string microtasks = count_of(agent.microtasks.size(), "microtask");
        for (std::size_t i = 0; i < agent.tasks.size(); ++i) {
            TaskView& task = agent.tasks[i];
            const bool first = agent.microtasks.empty();
            if (busy && !first)
                task.why_not_yet = say(Message::wait_stack_and_microtasks, wording, {{"count", microtasks}});
            else if (!first) task.why_not_yet = say(Message::wait_microtasks, wording, {{"count", microtasks}});
            else if (busy)
                task.why_not_yet =
                    say(Message::wait_stack_task, wording, {{"function", function}, {"line", line}, {"ran", ran}});
            else if (turn) task.why_not_yet = waits_for_turn(agent, wording);
            else if (i > 0)
                task.why_not_yet = say(Message::wait_before_tasks, wording, {{"count", count_of(i, "task")}});
            else if (snapshot.phase == "waiting" && snapshot.gate_closed)
                task.why_not_yet = say(Message::wait_gate, wording, {{"what", snapshot.waiting_for}});
            else if (snapshot.step == 0) task.why_not_yet = say(Message::wait_script, wording);
            else task.why_not_yet = say(Message::wait_next_task, wording);
        }
    }
}

} // namespace loopscope
