#include "engine/inspect/tell.h"

#include "engine/inspect/explain.h"
#include "engine/inspect/value_text.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

namespace {

// One moment's facts, looked up in the snapshot and the trace.
class Teller {
public:
    Teller(const Simulation& simulation, const Snapshot& snapshot, const std::vector<Happening>& happened,
           Wording wording)
        : heap_(simulation.agent().heap), trace_(simulation.trace()), snapshot_(snapshot), agent_(snapshot.current()),
          happened_(happened), first_(happened.front()), wording_(wording) {}

    std::string just_happened() const;
    std::string next() const;
    std::vector<std::uint32_t> subjects() const;
    Weight weight() const;

private:
    std::string said(Message message, std::initializer_list<Fact> facts = {}) const {
        return say(message, wording_, facts);
    }
    std::string badge(std::uint32_t id) const { return badge_of(trace_.token(id)); }
    const seen::Frame* program_frame() const;
    const seen::Api* api(std::uint32_t id) const;
    std::string function_name() const;
    std::string named(std::uint32_t id, const std::string& label) const;
    std::string name_of_token(std::uint32_t id) const;
    std::string joined() const;
    const Happening* also(MomentKind kind) const;

    std::string told_timer() const;
    std::string told_operation() const;
    std::string told_await() const;
    std::string told_settled() const;
    std::string told_queued_task() const;
    std::string told_line() const;
    std::string told_stack_empty() const;
    std::string told_pushed() const;
    std::string told_left() const;
    std::string agent_of(std::uint32_t id) const;
    std::string told_rest() const;
    bool is_page_ready() const; // folded: the end of the document and its events

    const Heap& heap_;
    const Trace& trace_;
    const Snapshot& snapshot_;
    const seen::Agent& agent_;
    const std::vector<Happening>& happened_;
    const Happening& first_;
    Wording wording_;
};

const seen::Frame* Teller::program_frame() const {
    for (const seen::Frame& frame : agent_.stack)
        if (!frame.library && frame.place.line != 0) return &frame;
    return nullptr;
}

const seen::Api* Teller::api(std::uint32_t id) const {
    const auto found =
        std::find_if(snapshot_.apis.begin(), snapshot_.apis.end(), [&](const seen::Api& one) { return one.id == id; });
    return found == snapshot_.apis.end() ? nullptr : &*found;
}

std::string Teller::function_name() const {
    const seen::Frame* frame = program_frame();
    return frame ? frame->name : "the library";
}

std::string Teller::named(std::uint32_t id, const std::string& label) const {
    const std::string letter = badge(id);
    if (constexpr std::string_view on = " goes on"; !letter.empty() && label.ends_with(on)) // 'A1 (main)'
        return letter + " (" + label.substr(0, label.size() - on.size()) + ')';
    return letter.empty() ? label : label.empty() ? letter : letter + ' ' + label;
}

// 'T1 setTimeout', 'P2 then callback': wherever its token is now.
std::string Teller::name_of_token(std::uint32_t id) const {
    for (const seen::Job& job : agent_.microtasks)
        if (job.id == id) return named(id, job.label);
    for (const seen::Task& task : agent_.tasks)
        if (task.id == id) return named(id, task.label);
    if (agent_.running.id == id) return named(id, agent_.running.label);
    if (const seen::Api* found = api(id)) return named(id, found->label);
    return badge(id);
}

const Happening* Teller::also(MomentKind kind) const {
    const auto found =
        std::find_if(happened_.begin(), happened_.end(), [&](const Happening& one) { return one.kind == kind; });
    return found == happened_.end() ? nullptr : &*found;
}

// 'P1 and A2 go', 'P1 goes': the microtasks that this step has queued.
std::string Teller::joined() const {
    std::vector<std::string> names;
    for (const Happening& one : happened_)
        if (one.kind == MomentKind::microtask_queued) names.push_back(name_of_token(one.id));
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        text += (i == 0                                                          ? ""
                 : i + 1 == std::min(names.size(), most) && names.size() <= most ? " and "
                                                                                 : ", ") +
                names[i];
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
    return text + (names.size() == 1 ? " goes" : " go");
}

std::string Teller::told_timer() const {
    const seen::Api* timer = api(first_.id);
    const std::string applied = milliseconds(timer ? timer->applied_ms : 0);
    return said(Message::moment_timer_set, {{"api", trace_.label(first_.label)},
                                            {"badge", badge(first_.id)},
                                            {"delay", applied},
                                            {"asked", timer ? milliseconds(timer->asked_ms) : applied}});
}

std::string Teller::told_operation() const {
    const seen::Api* operation = api(first_.id);
    const bool worker = operation && operation->kind == seen::ApiKind::worker;
    return said(worker ? Message::moment_worker_started : Message::moment_operation_started,
                {{"api", trace_.label(first_.label)},
                 {"badge", badge(first_.id)},
                 {"label", operation ? operation->label : ""}});
}

std::string Teller::told_await() const {
    const Happening* waits = also(MomentKind::reaction_waits);
    const Happening* ready = also(MomentKind::microtask_queued);
    const std::string name = waits ? badge(waits->id) : ready ? badge(ready->id) : "";
    return said(waits ? Message::moment_await_waits : Message::moment_await_ready,
                {{"function", trace_.label(first_.label)}, {"name", name}, {"promise", std::to_string(first_.amount)}});
}

std::string Teller::told_settled() const {
    const bool rejected = static_cast<SettledAs>(first_.what) == SettledAs::rejected;
    const bool alone = !also(MomentKind::microtask_queued);
    const Message message =
        alone      ? rejected ? Message::moment_promise_rejected_alone : Message::moment_promise_fulfilled_alone
        : rejected ? Message::moment_promise_rejected
                   : Message::moment_promise_fulfilled;
    return said(message, {{"promise", std::to_string(first_.id)}, {"joined", joined()}});
}

std::string Teller::told_queued_task() const {
    if (trace_.token(first_.id).letter == 'T') return said(Message::moment_timer_due, {{"badge", badge(first_.id)}});
    std::string source;
    for (const seen::Task& task : agent_.tasks)
        if (task.id == first_.id) source = task_source_name(task.source);
    return said(Message::moment_task_queued, {{"name", name_of_token(first_.id)}, {"source", source}});
}

std::string Teller::told_line() const {
    constexpr std::size_t longest = 60;
    std::string text = first_.amount < trace_.console().size() ? trace_.console()[first_.amount].text : "";
    if (const std::size_t line = text.find('\n'); line != std::string::npos) text = text.substr(0, line) + " …";
    if (text.size() > longest) {
        std::size_t cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut; // a whole character
        text = text.substr(0, cut) + "…";
    }
    return said(Message::moment_console_line, {{"text", "“" + text + "”"}});
}

std::string Teller::told_stack_empty() const {
    const seen::Running& running = agent_.running;
    if (running.is(TurnKind::script)) return said(Message::moment_script_ended);
    if (running.id == 0) return said(Message::moment_stack_empty);
    const std::string letter = badge(running.id);
    return said(Message::moment_turn_ended, {{"name", letter.empty() ? running.label : letter}});
}

// What the loop has just taken is named already: this is its code.
std::string Teller::told_pushed() const {
    const seen::Frame* frame = program_frame();
    if (!frame) return said(Message::moment_frame_pushed, {{"function", function_name()}});
    const bool own = frame->token.id != 0 && frame->token.id == agent_.running.token.id &&
                     std::count_if(agent_.stack.begin(), agent_.stack.end(),
                                   [](const seen::Frame& one) { return !one.library; }) == 1;
    if (own) return said(Message::moment_callback_entered, {{"badge", frame->token.badge}});
    const bool named = frame->name != "(anonymous)";
    return said(Message::moment_frame_pushed, {{"function", named ? frame->name : "A function without a name"}});
}

std::string Teller::told_left() const {
    if (!first_.executable) return said(Message::moment_frame_left);
    const Value name = heap_.at<Executable>(first_.executable).name;
    const std::string text = name.is_string() ? to_utf8(heap_, name, 80) : std::string();
    return said(Message::moment_function_left, {{"function", text.empty() ? "A function without a name" : text}});
}

std::string Teller::agent_of(std::uint32_t id) const {
    for (const seen::Agent& agent : snapshot_.agents)
        if (agent.id == id) return id == page_agent_id ? "The page" : "The worker " + agent.name;
    return "The worker";
}

std::string Teller::told_rest() const {
    const auto phase = static_cast<Phase>(first_.what);
    if (snapshot_.phase != phase && snapshot_.agents.size() > 1)
        return said(Message::moment_agent_rests, {{"name", agent_of(first_.agent)}});
    if (phase == Phase::waiting)
        return said(Message::moment_wait_begins,
                    {{"what", snapshot_.waiting_for.empty() ? "an answer" : snapshot_.waiting_for}});
    const std::string rest = said(phase == Phase::idle ? Message::moment_idle : Message::moment_over);
    return rest + explain_hanging(snapshot_, wording_);
}

bool Teller::is_page_ready() const { return agent_.running.folded; }

std::string Teller::just_happened() const {
    const std::initializer_list<Fact> token = {{"badge", badge(first_.id)},
                                               {"name", name_of_token(first_.id)},
                                               {"label", api(first_.id) ? api(first_.id)->label : ""},
                                               {"source", std::string(task_source_name(agent_.running.source))},
                                               {"function", function_name()},
                                               {"promise", std::to_string(first_.amount)},
                                               {"joined", joined()},
                                               {"time", milliseconds(snapshot_.time_ms)},
                                               {"reason", snapshot_.halted}};
    switch (first_.kind) {
    case MomentKind::limit: return said(Message::moment_limit, token);
    case MomentKind::script_begins: return said(Message::moment_script_begins);
    case MomentKind::microtask_taken: return said(Message::moment_microtask_taken, token);
    case MomentKind::task_taken:
        return said(is_page_ready() ? Message::moment_page_ready : Message::moment_task_taken, token);
    case MomentKind::frame_rendered: return said(Message::moment_frame_rendered, token);
    case MomentKind::error_reported: return said(Message::moment_error_reported);
    case MomentKind::console_line: return told_line();
    case MomentKind::await_suspends: return told_await();
    case MomentKind::timer_set: return told_timer();
    case MomentKind::operation_started: return told_operation();
    case MomentKind::listener_added: return said(Message::moment_listener_added, token);
    case MomentKind::frame_requested: return said(Message::moment_frame_requested, token);
    case MomentKind::operation_cancelled: return said(Message::moment_operation_cancelled, token);
    case MomentKind::reaction_waits: return said(Message::moment_reaction_waits, token);
    case MomentKind::promise_settled: return told_settled();
    case MomentKind::error_caught: return said(Message::moment_error_caught, token);
    case MomentKind::error_thrown: return said(Message::moment_error_thrown);
    case MomentKind::microtask_queued: return said(Message::moment_microtask_queued, token);
    case MomentKind::task_queued: return told_queued_task();
    case MomentKind::overdue: return said(Message::moment_overdue);
    case MomentKind::stack_empty: return told_stack_empty();
    case MomentKind::frame_pushed: return told_pushed();
    case MomentKind::frame_left: return told_left();
    case MomentKind::wait_begins:
    case MomentKind::over:
    case MomentKind::count: break;
    }
    return told_rest();
}

std::string Teller::next() const {
    if (snapshot_.phase == Phase::halted || first_.kind >= MomentKind::wait_begins) return {};
    if (const seen::Frame* frame = program_frame()) {
        const bool script = frame->kind == seen::FrameKind::global;
        // Who goes on is said where that changes.
        const bool changed = first_.kind == MomentKind::await_suspends || first_.kind == MomentKind::frame_left;
        const bool named = script || frame->name != "(anonymous)";
        return said(!changed || !named ? Message::next_line
                    : script           ? Message::next_script_goes_on
                                       : Message::next_function_goes_on,
                    {{"function", frame->name}, {"line", line_words(snapshot_, frame->place)}});
    }
    if (first_.kind != MomentKind::stack_empty) return {};
    // What a microtask's callback has returned is still to be handed on, and may make new ones.
    if (agent_.microtasks.empty() && agent_.running.is(TurnKind::microtask)) return {};
    if (!agent_.microtasks.empty()) {
        const seen::Job& job = agent_.microtasks.front();
        return said(Message::next_microtasks,
                    {{"count", count_of(agent_.microtasks.size(), "microtask")}, {"name", named(job.id, job.label)}});
    }
    if (agent_.tasks.empty()) return said(Message::next_nothing);
    const seen::Task& task = agent_.tasks.front();
    return said(Message::next_task, {{"name", named(task.id, task.label)}});
}

std::vector<std::uint32_t> Teller::subjects() const {
    std::vector<std::uint32_t> ids;
    for (const Happening& one : happened_)
        if (one.id != 0 && std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
    return ids;
}

// A promise on which nothing waits is nobody's concern, and neither is a fold.
Weight Teller::weight() const {
    if (first_.kind == MomentKind::task_taken && is_page_ready()) return Weight::passing;
    if (first_.kind == MomentKind::promise_settled && !also(MomentKind::microtask_queued)) return Weight::passing;
    return weight_of(first_.kind);
}

} // namespace

Moment tell(const Simulation& simulation, const Snapshot& snapshot, const std::vector<Happening>& happened,
            Wording wording) {
    const Teller teller(simulation, snapshot, happened, wording);
    const std::string next = teller.next();
    return {happened.front().kind, teller.weight(), snapshot.step, teller.subjects(),
            teller.just_happened() + (next.empty() ? "" : " " + next)};
}

} // namespace loopscope
