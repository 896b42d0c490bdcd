#include "engine/inspect/explain.h"

#include "engine/inspect/token_words.h"

namespace loopscope {

// The innermost frame of the program; library frames are ours and only shown when asked for.
static const seen::Frame* program_frame(const seen::Agent& agent) {
    for (const seen::Frame& frame : agent.stack)
        if (!frame.library && frame.place.line != 0) return &frame;
    return nullptr;
}

// Its code has left the stack; only the loop's own steps are left of it.
static bool turn_is_over(const Snapshot& snapshot) {
    return snapshot.next.kind == NextStep::Kind::returned || snapshot.next.kind == NextStep::Kind::turn_end;
}

static std::string explain_script_without_code(const Snapshot& snapshot, Wording wording) {
    return say(snapshot.step == 0       ? Message::why_start
               : turn_is_over(snapshot) ? Message::why_script_ended
                                        : Message::why_script_steps,
               wording);
}

static std::string explain_running(const Snapshot& snapshot, const seen::Frame* frame, Wording wording) {
    const seen::Running& running = snapshot.current().running;
    const auto told = [&](Message message) {
        return say(message, wording,
                   {{"name", in_words(running)},
                    {"label", running.label},
                    {"id", std::to_string(running.id)},
                    {"source", std::string(name_of(running))},
                    {"line", frame ? line_words(snapshot, frame->place) : ""}});
    };
    if (running.is(TurnKind::microtask) || snapshot.phase == Phase::microtasks)
        return told(frame ? Message::why_microtask : Message::why_microtask_entering);
    if (running.is(TurnKind::rendering))
        return say(Message::why_rendering, wording, {{"time", milliseconds(snapshot.time_ms)}});
    if (running.is(TurnKind::script) || snapshot.phase == Phase::script) {
        if (!frame) return explain_script_without_code(snapshot, wording);
        const bool global = frame->kind == seen::FrameKind::global;
        const std::string defined = frame->defined.line ? line_words(snapshot, frame->defined) : std::string();
        return say(global ? Message::why_script : Message::why_call, wording,
                   {{"function", capitalized(function_in_words(frame->name, defined))},
                    {"line", line_words(snapshot, frame->place)}});
    }
    return told(frame ? Message::why_task : Message::why_task_entering);
}

// Nothing of the program is on the stack: the loop works, or the library does for what has its turn.
static std::string explain_between_turns(const Snapshot& snapshot, Wording wording) {
    const seen::Agent& agent = snapshot.current();
    const seen::Running& running = agent.running;
    const bool returned = snapshot.next.kind == NextStep::Kind::returned;
    const auto told = [&](Message message) {
        return say(message, wording,
                   {{"name", in_words(running)},
                    {"label", running.label},
                    {"id", std::to_string(running.id)},
                    {"source", std::string(name_of(running))}});
    };
    switch (snapshot.phase) {
    case Phase::microtasks:
        if (running.is(TurnKind::microtask))
            return told(returned ? Message::why_microtask_returned : Message::why_microtask_entering);
        if (agent.microtasks.empty()) return say(Message::why_checkpoint_empty, wording);
        return say(Message::why_checkpoint, wording, {{"count", count_of(agent.microtasks.size(), "microtask")}});
    case Phase::rejections: return say(Message::why_rejections, wording);
    case Phase::rendering: return say(Message::why_rendering, wording, {{"time", milliseconds(snapshot.time_ms)}});
    case Phase::script: return explain_script_without_code(snapshot, wording);
    default: break;
    }
    if (snapshot.phase == Phase::task && running.id != 0)
        return told(returned ? Message::why_task_returned : Message::why_task_entering);
    if (agent.tasks.empty()) return say(Message::why_checkpoint_empty, wording);
    const seen::Task& next = agent.tasks.front();
    return say(Message::why_choose, wording,
               {{"label", in_words(next)}, {"source", std::string(task_source_name(next.source))}});
}

// Blocking and starvation, when something has been ready for long.
static std::string explain_hold_up(const Snapshot& snapshot, Wording wording) {
    if (snapshot.held_up.empty()) return {};
    const bool starved = snapshot.phase == Phase::microtasks;
    std::string text = " " + say(starved ? Message::why_starved : Message::why_blocking, wording,
                                 {{"what", snapshot.held_up}, {"time", milliseconds(snapshot.held_up_ms)}});
    if (snapshot.frames_missed > 0)
        text += " " + say(Message::why_frames_missed, wording, {{"count", count_of(snapshot.frames_missed, "frame")}});
    return text;
}

static std::string waits_for_turn(const seen::Agent& agent, Wording wording) {
    return say(Message::wait_turn, wording, {{"name", in_words(agent.running)}});
}

// Of several agents, the one that steps next is named.
static std::string said_of_agent(const Snapshot& snapshot, std::string sentence, Wording wording) {
    if (snapshot.current_agent == 0) return sentence;
    return say(Message::why_of_worker, wording, {{"worker", snapshot.current().name}, {"why", sentence}});
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
                {"function", next.function == "(anonymous)" ? "this function" : function_in_words(next.function, "")},
                {"count", count_of(next.count, "argument")},
                {"turn", std::to_string(snapshot.current().turn)},
                {"label", snapshot.current().running.label},
                {"step", std::to_string(snapshot.step)}});
}

std::string named(const seen::Api& api) { return api.token.badge + " " + std::string(name_of(api.kind)); }

std::string what_follows(const seen::Api& api) {
    if (api.answers) return "then a " + std::string(task_source_name(*api.answers)) + " task";
    if (api.kind == seen::ApiKind::animation_frame) return "then the next frame";
    return api.state == seen::ApiState::starting ? "then it starts in a task" : "";
}

static std::string explain_idle(const Snapshot& snapshot, Wording wording) {
    for (const seen::Api& api : snapshot.apis)
        if (api.state == seen::ApiState::blocked)
            return say(Message::why_blocked, wording, {{"what", named(api) + " " + api.label}});
    return say(Message::why_idle, wording);
}

static std::string explain_wait(const Snapshot& snapshot, const std::string& what, Wording wording) {
    const std::vector<seen::Task>& tasks = snapshot.current().tasks;
    if (tasks.empty()) return say(Message::why_waiting, wording, {{"what", what}});
    if (!snapshot.gate_closed) return explain_between_turns(snapshot, wording);
    return say(Message::why_gate, wording,
               {{"label", in_words(tasks.front())}, {"what", what}, {"time", milliseconds(snapshot.time_ms)}});
}

static std::string hanging_in_words(const Snapshot& snapshot, const seen::Hanging& one, Wording wording) {
    return say(
        one.callback ? Message::hangs_callback : Message::hangs_function, wording,
        {{"name", one.name}, {"line", line_words(snapshot, one.place)}, {"promise", std::to_string(one.promise_id)}});
}

std::string explain_hanging(const Snapshot& snapshot, Wording wording) {
    constexpr std::size_t most = 3;
    const std::vector<seen::Hanging>& all = snapshot.hanging;
    if (all.empty()) return {};
    const std::size_t shown = std::min(all.size(), most);
    std::string list;
    for (std::size_t i = 0; i < shown; ++i)
        list += (i == 0 ? "" : i + 1 == all.size() ? " and " : ", ") + hanging_in_words(snapshot, all[i], wording);
    if (all.size() > shown) list += " and " + std::to_string(all.size() - shown) + " more";
    const bool may_come = snapshot.phase == Phase::idle;
    return " " + say(may_come ? Message::hanging_so_far : Message::hanging_for_ever, wording, {{"list", list}});
}

std::string explain_moment(const Snapshot& snapshot, Wording wording) {
    const std::string what = snapshot.waiting_for.empty() ? "an answer from outside" : snapshot.waiting_for;
    switch (snapshot.phase) {
    case Phase::halted: return say(Message::why_halted, wording, {{"reason", snapshot.halted}});
    case Phase::finished: return say(Message::why_finished, wording) + explain_hanging(snapshot, wording);
    case Phase::idle: return explain_idle(snapshot, wording) + explain_hanging(snapshot, wording);
    case Phase::waiting: return explain_wait(snapshot, what, wording);
    case Phase::parked: return say(Message::why_parked, wording, {{"what", what}});
    default: break;
    }
    if (snapshot.step == 0 || snapshot.agents.empty()) return say(Message::why_start, wording);
    const seen::Agent& agent = snapshot.current();
    const std::string why = agent.stack.empty() ? explain_between_turns(snapshot, wording)
                                                : explain_running(snapshot, program_frame(agent), wording);
    return said_of_agent(snapshot, capitalized(why), wording) + explain_hold_up(snapshot, wording);
}

std::string the_sentence(const Snapshot& snapshot, Wording wording) {
    const bool rested = snapshot.moment && snapshot.moment->kind >= MomentKind::wait_begins;
    const bool news = rested && !snapshot.current().tasks.empty(); // came since, and no step has met it yet
    if (!snapshot.moment || news) return explain_moment(snapshot, wording);
    const std::string leap = snapshot.leap.empty() ? "" : snapshot.leap + ' ';
    return leap + snapshot.moment->sentence + (rested ? "" : explain_hold_up(snapshot, wording));
}

void explain_waiting(Snapshot& snapshot, Wording wording) {
    for (seen::Agent& agent : snapshot.agents) {
        const seen::Frame* frame = program_frame(agent);
        const bool busy = !agent.stack.empty();
        const std::string function =
            frame ? function_in_words(frame->name, frame->defined.line ? line_words(snapshot, frame->defined) : "")
                  : "the library";
        const std::string line = frame ? line_words(snapshot, frame->place) : "?";
        // The library works for what has its turn, before or after the program's own code.
        const bool turn = !busy && agent.running.id != 0 && !agent.turn_over;
        const std::string ran = milliseconds(agent.time_ms - agent.running.since_ms);
        for (std::size_t i = 0; i < agent.microtasks.size(); ++i) {
            seen::Job& job = agent.microtasks[i];
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
            seen::Task& task = agent.tasks[i];
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
            else if (snapshot.phase == Phase::waiting && snapshot.gate_closed)
                task.why_not_yet = say(Message::wait_gate, wording, {{"what", snapshot.waiting_for}});
            else if (snapshot.step == 0) task.why_not_yet = say(Message::wait_script, wording);
            else task.why_not_yet = say(Message::wait_next_task, wording);
        }
    }
}

} // namespace loopscope
