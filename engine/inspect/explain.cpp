#include "engine/inspect/explain.h"

namespace loopscope {

namespace {

const AgentView* agent_of(const Snapshot& snapshot) {
    return snapshot.current_agent < snapshot.agents.size() ? &snapshot.agents[snapshot.current_agent] : nullptr;
}

// The innermost frame of the program; library frames are ours and only shown when asked for.
const FrameSnapshot* program_frame(const AgentView& agent) {
    for (const FrameSnapshot& frame : agent.stack)
        if (!frame.library && frame.place.line != 0) return &frame;
    return nullptr;
}

std::string line_of(const FrameSnapshot& frame) { return std::to_string(frame.place.line); }

std::string explain_running(const Snapshot& snapshot, const FrameSnapshot* frame, Wording wording) {
    const bool microtask = snapshot.running_kind == "microtask";
    if (microtask || snapshot.phase == "microtasks") {
        if (!frame)
            return say(Message::why_microtask_entering, wording,
                       {{"badge", snapshot.running_token.badge}, {"label", snapshot.running_label}, {"id", std::to_string(snapshot.running_id)}});
        return say(Message::why_microtask, wording,
                   {{"badge", snapshot.running_token.badge}, {"label", snapshot.running_label},
                    {"id", std::to_string(snapshot.running_id)}, {"line", line_of(*frame)}});
    }
    if (snapshot.running_kind == "script" || snapshot.phase == "script") {
        if (!frame) return say(Message::why_start, wording);
        const bool global = frame->kind == "global";
        return say(global ? Message::why_script : Message::why_call, wording, {{"function", frame->name}, {"line", line_of(*frame)}});
    }
    if (!frame)
        return say(Message::why_task_entering, wording,
                   {{"badge", snapshot.running_token.badge}, {"label", snapshot.running_label},
                    {"id", std::to_string(snapshot.running_id)}, {"source", snapshot.running_kind}});
    return say(Message::why_task, wording,
               {{"badge", snapshot.running_token.badge}, {"label", snapshot.running_label}, {"id", std::to_string(snapshot.running_id)},
                {"source", snapshot.running_kind}, {"line", line_of(*frame)}});
}

std::string explain_between_turns(const Snapshot& snapshot, const AgentView* agent, Wording wording) {
    const std::size_t microtasks = agent ? agent->microtasks.size() : 0;
    if (snapshot.phase == "microtasks") {
        if (microtasks == 0) return say(Message::why_checkpoint_empty, wording);
        return say(Message::why_checkpoint, wording, {{"count", count_of(microtasks, "microtask")}});
    }
    if (snapshot.phase == "rejections") return say(Message::why_rejections, wording);
    if (snapshot.phase == "rendering") return say(Message::why_rendering, wording, {{"time", milliseconds(snapshot.time_ms)}});
    if (snapshot.phase == "script") return say(Message::why_start, wording);
    if (agent && !agent->tasks.empty())
        return say(Message::why_choose, wording, {{"label", agent->tasks.front().label}, {"source", agent->tasks.front().source}});
    return say(Message::why_checkpoint_empty, wording);
}

} // namespace

std::string explain_moment(const Snapshot& snapshot, Wording wording) {
    const std::string what = snapshot.waiting_for.empty() ? "an answer from outside" : snapshot.waiting_for;
    if (snapshot.phase == "halted") return say(Message::why_halted, wording, {{"reason", snapshot.halted}});
    if (snapshot.phase == "finished") return say(Message::why_finished, wording);
    if (snapshot.phase == "idle") return say(Message::why_idle, wording);
    if (snapshot.phase == "waiting") return say(Message::why_waiting, wording, {{"what", what}});
    if (snapshot.phase == "parked") return say(Message::why_parked, wording, {{"what", what}});
    const AgentView* agent = agent_of(snapshot);
    if (snapshot.step == 0 || !agent) return say(Message::why_start, wording);
    if (!agent->stack.empty()) return explain_running(snapshot, program_frame(*agent), wording);
    return explain_between_turns(snapshot, agent, wording);
}

void explain_waiting(Snapshot& snapshot, Wording wording) {
    for (AgentView& agent : snapshot.agents) {
        const FrameSnapshot* frame = program_frame(agent);
        const bool busy = !agent.stack.empty();
        const std::string function = frame ? frame->name : "the library";
        const std::string line = frame ? line_of(*frame) : "?";
        for (std::size_t i = 0; i < agent.microtasks.size(); ++i) {
            JobView& job = agent.microtasks[i];
            if (i > 0) job.why_not_yet = say(Message::wait_before_microtasks, wording, {{"count", count_of(i, "microtask")}});
            else if (busy) job.why_not_yet = say(Message::wait_stack_microtask, wording, {{"function", function}, {"line", line}});
            else job.why_not_yet = say(Message::wait_next_microtask, wording);
        }
        const std::string microtasks = count_of(agent.microtasks.size(), "microtask");
        for (std::size_t i = 0; i < agent.tasks.size(); ++i) {
            TaskView& task = agent.tasks[i];
            const bool first = agent.microtasks.empty();
            if (busy && !first) task.why_not_yet = say(Message::wait_stack_and_microtasks, wording, {{"count", microtasks}});
            else if (!first) task.why_not_yet = say(Message::wait_microtasks, wording, {{"count", microtasks}});
            else if (busy) task.why_not_yet = say(Message::wait_stack_task, wording, {{"function", function}, {"line", line}});
            else if (i > 0) task.why_not_yet = say(Message::wait_before_tasks, wording, {{"count", count_of(i, "task")}});
            else task.why_not_yet = say(Message::wait_next_task, wording);
        }
    }
}

} // namespace loopscope
