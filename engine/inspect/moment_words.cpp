#include "engine/inspect/moment_words.h"

#include "engine/inspect/explain.h"
#include "engine/inspect/look/apis.h"
#include "engine/inspect/token_words.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"
#include "engine/syntax/utf8.h"

#include <algorithm>

namespace loopscope {

namespace {

// The label of what asks where the visitor is.
constexpr std::string_view position_call = "getCurrentPosition";

// One moment's facts, looked up in the snapshot and the trace.
class Teller {
public:
    Teller(const Simulation& simulation, const Snapshot& snapshot, const std::vector<Happening>& happened,
           Wording wording)
        : heap_(agent_of(simulation, happened.front().agent).heap), trace_(simulation.trace()), snapshot_(snapshot),
          agent_(snapshot.agent(happened.front().agent)), happened_(happened), first_(happened.front()),
          wording_(wording) {}

    std::string just_happened() const;
    std::string next() const;
    std::vector<std::uint32_t> subjects() const;
    Weight weight() const;
    std::string call() const;
    std::string sentence() const;

private:
    std::string said(Message message, std::initializer_list<Fact> facts = {}) const {
        return say(message, wording_, facts);
    }
    std::string badge(std::uint32_t id) const { return badge_of(trace_.token(id)); }
    const seen::Frame* program_frame() const;
    const seen::Api* api(std::uint32_t id) const;
    std::string function_words(const seen::Frame* frame) const;
    std::string name_of_token(std::uint32_t id) const;
    std::string joined() const;
    const Happening* also(MomentKind kind) const;

    std::string told_taken() const;
    std::string told_frame() const;
    std::string told_timer() const;
    std::string told_operation() const;
    std::string told_listener() const;
    std::string told_cancelled() const;
    std::string told_microtask() const;
    std::string told_await() const;
    std::string told_settled() const;
    std::string told_queued_task() const;
    std::string told_line() const;
    std::string told_stack_empty() const;
    std::string told_pushed() const;
    std::string told_left() const;
    std::string name_of_agent(std::uint32_t id) const;
    std::string told_rest() const;
    bool waits_again() const;
    bool is_page_ready() const;
    bool calls_back() const; // folded: the end of the document and its events

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

std::string Teller::function_words(const seen::Frame* frame) const {
    if (!frame) return "the library";
    const bool known = frame->defined.line != 0;
    return function_in_words(frame->name, known ? line_words(snapshot_, frame->defined) : "");
}

// 'T1 setTimeout', 'P2 then callback': wherever its token is now.
std::string Teller::name_of_token(std::uint32_t id) const {
    for (const seen::Job& job : agent_.microtasks)
        if (job.id == id) return in_words(badge(id), job.label);
    for (const seen::Task& task : agent_.tasks)
        if (task.id == id) return in_words(task);
    if (agent_.running.id == id) return in_words(agent_.running);
    if (const seen::Api* found = api(id)) return in_words(badge(id), found->label);
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
    return list_in_words(names) + (names.size() == 1 ? " goes" : " go");
}

// Of a turn: its own code is on the stack, or it is the browser's steps.
std::string Teller::told_taken() const {
    const bool code = program_frame() != nullptr;
    const Message message = first_.kind == MomentKind::microtask_taken
                                ? code ? Message::moment_microtask_taken : Message::moment_microtask_steps
                            : code ? Message::moment_task_taken
                                   : Message::moment_task_steps;
    return said(message,
                {{"name", name_of_token(first_.id)}, {"source", std::string(task_source_name(agent_.running.source))}});
}

std::string Teller::told_frame() const {
    std::vector<std::string> callbacks;
    for (const seen::Api& one : snapshot_.apis)
        if (one.kind == seen::ApiKind::animation_frame && one.agent == agent_.id) callbacks.push_back(one.token.badge);
    return said(callbacks.empty() ? Message::moment_frame_rendered : Message::moment_frame_callbacks,
                {{"time", milliseconds(snapshot_.time_ms)},
                 {"list", list_in_words(callbacks) + (callbacks.size() == 1 ? " runs" : " run")}});
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
    const seen::ApiKind kind = operation ? operation->kind : seen::ApiKind::fetch;
    const Message message = kind == seen::ApiKind::worker  ? Message::moment_worker_started
                            : kind == seen::ApiKind::image ? Message::moment_image_started
                                                           : Message::moment_operation_started;
    const bool position = operation && operation->label == position_call;
    return said(message, {{"api", trace_.label(first_.label)},
                          {"badge", badge(first_.id)},
                          {"label", position    ? "the position"
                                    : operation ? shortened(operation->label)
                                                : "an answer"}});
}

// A listener's label is its target and the event's type: 'button click'.
std::string Teller::told_listener() const {
    const seen::Api* listener = api(first_.id);
    const std::string label = listener ? listener->label : "";
    const std::size_t space = label.rfind(' ');
    return said(Message::moment_listener_added,
                {{"badge", badge(first_.id)},
                 {"event", space == std::string::npos ? label : label.substr(space + 1)},
                 {"target", space == std::string::npos ? "its target" : label.substr(0, space)}});
}

std::string Teller::told_cancelled() const {
    const char letter = trace_.token(first_.id).letter;
    return said(letter == 'T'   ? Message::moment_timer_cancelled
                : letter == 'W' ? Message::moment_worker_stopped
                                : Message::moment_operation_cancelled,
                {{"badge", badge(first_.id)}});
}

// One that no promise has just made ready: its promise was settled before.
std::string Teller::told_microtask() const {
    const bool reaction = trace_.token(first_.id).letter == 'P' && happened_.size() == 1;
    const auto job = std::find_if(agent_.microtasks.begin(), agent_.microtasks.end(),
                                  [&](const seen::Job& one) { return one.id == first_.id; });
    const bool ready =
        reaction && job != agent_.microtasks.end() && job->kind == seen::JobKind::reaction && job->place.line != 0;
    return ready ? said(Message::moment_reaction_ready, {{"name", badge(first_.id)}})
                 : said(Message::moment_microtask_queued, {{"joined", joined()}});
}

std::string Teller::told_await() const {
    const Happening* waits = also(MomentKind::reaction_waits);
    const Happening* ready = also(MomentKind::microtask_queued);
    const std::string name = waits ? badge(waits->id) : ready ? badge(ready->id) : "";
    const std::string& function = trace_.label(first_.label);
    return said(waits ? Message::moment_await_waits : Message::moment_await_ready,
                {{"function", function.empty() ? "the async function" : function},
                 {"name", name},
                 {"promise", std::to_string(first_.amount)}});
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
    return said(Message::moment_console_line, {{"text", "“" + shortened(text, longest) + "”"}});
}

std::string Teller::told_stack_empty() const {
    const seen::Running& running = agent_.running;
    if (running.is(TurnKind::script)) return said(Message::moment_script_ended);
    if (running.is(TurnKind::rendering)) return said(Message::moment_frame_painted);
    if (running.id == 0) return said(Message::moment_stack_empty);
    const std::string letter = badge(running.id);
    return said(Message::moment_turn_ended, {{"name", letter.empty() ? name_of_token(running.id) : letter}});
}

// The browser calls a listener or an animation callback of the turn that it is at.
bool Teller::calls_back() const {
    const seen::Frame* frame = program_frame();
    if (!frame || frame->token.badge.empty() || frame->token.id == agent_.running.token.id) return false;
    return std::count_if(agent_.stack.begin(), agent_.stack.end(),
                         [](const seen::Frame& one) { return !one.library; }) == 1;
}

std::string Teller::told_pushed() const {
    const seen::Frame* frame = program_frame();
    if (calls_back()) return said(Message::moment_callback_entered, {{"badge", frame->token.badge}});
    return said(Message::moment_frame_pushed, {{"function", function_words(frame)}});
}

std::string Teller::told_left() const {
    if (!first_.executable) return said(Message::moment_function_left, {{"function", "a function"}});
    const auto& executable = heap_.at<Executable>(first_.executable);
    const std::string name = executable.name.is_string() ? to_utf8(heap_, executable.name, 80) : std::string();
    SourcePlace defined;
    defined.source_id = executable.source_id;
    defined.line = line_and_column(heap_, executable, executable.start).line;
    const std::string function = function_in_words(name, defined.line ? line_words(snapshot_, defined) : std::string());
    if (!program_frame()) return said(Message::moment_function_left, {{"function", function}});
    return said(Message::moment_function_left_to, {{"function", function}, {"below", function_words(program_frame())}});
}

std::string Teller::name_of_agent(std::uint32_t id) const {
    for (const seen::Agent& agent : snapshot_.agents)
        if (agent.id == id) return id == page_agent_id ? "The page" : "The worker " + agent.name;
    return "The worker";
}

// Since the last wait nothing has happened but a frame that called nothing of the program.
bool Teller::waits_again() const {
    bool frame = false;
    const auto& records = trace_.records();
    auto record = std::upper_bound(records.begin(), records.end(), snapshot_.step,
                                   [](std::uint64_t step, const TraceRecord& one) { return step < one.step; });
    while (record != records.begin()) {
        --record;
        if (record->step == snapshot_.step) continue;
        const bool rendering =
            record->kind == TraceKind::turn_began && static_cast<TurnKind>(record->what) == TurnKind::rendering;
        frame = frame || rendering;
        if (record->kind == TraceKind::rests) return frame && static_cast<Phase>(record->what) == Phase::waiting;
        if (!rendering && record->kind != TraceKind::turn_ended && record->kind != TraceKind::rendering &&
            record->kind != TraceKind::input)
            return false;
    }
    return false;
}

std::string Teller::told_rest() const {
    const auto phase = static_cast<Phase>(first_.what);
    if (snapshot_.phase != phase && snapshot_.agents.size() > 1)
        return said(Message::moment_agent_rests, {{"name", name_of_agent(first_.agent)}});
    if (phase == Phase::waiting)
        return said(waits_again() ? Message::moment_wait_goes_on : Message::moment_wait_begins,
                    {{"what", snapshot_.waiting_for.empty() ? "an answer" : snapshot_.waiting_for}});
    const std::string rest = said(phase == Phase::idle ? Message::moment_idle : Message::moment_over);
    return rest + explain_hanging(snapshot_, wording_);
}

bool Teller::is_page_ready() const { return agent_.running.folded; }

std::string Teller::just_happened() const {
    const std::initializer_list<Fact> token = {{"badge", badge(first_.id)},
                                               {"name", name_of_token(first_.id)},
                                               {"function", function_words(program_frame())},
                                               {"promise", std::to_string(first_.amount)},
                                               {"reason", snapshot_.halted}};
    switch (first_.kind) {
    case MomentKind::limit: return said(Message::moment_limit, token);
    case MomentKind::script_begins:
        return agent_.id == page_agent_id ? said(Message::moment_script_begins)
                                          : said(Message::moment_worker_script_begins, {{"name", agent_.name}});
    case MomentKind::microtask_taken: return told_taken();
    case MomentKind::task_taken: return is_page_ready() ? said(Message::moment_page_ready) : told_taken();
    case MomentKind::frame_rendered: return told_frame();
    case MomentKind::error_reported: return said(Message::moment_error_reported);
    case MomentKind::console_line: return told_line();
    case MomentKind::await_suspends: return told_await();
    case MomentKind::timer_set: return told_timer();
    case MomentKind::operation_started: return told_operation();
    case MomentKind::listener_added: return told_listener();
    case MomentKind::frame_requested: return said(Message::moment_frame_requested, token);
    case MomentKind::operation_cancelled: return told_cancelled();
    case MomentKind::reaction_waits: return said(Message::moment_reaction_waits, token);
    case MomentKind::promise_settled: return told_settled();
    case MomentKind::error_caught: return said(Message::moment_error_caught, token);
    case MomentKind::error_thrown: return said(Message::moment_error_thrown);
    case MomentKind::microtask_queued: return told_microtask();
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

// What is seen anyway is not said: which line follows a console line, or a frame that has come.
static bool says_what_follows(MomentKind kind) {
    switch (kind) {
    case MomentKind::console_line:
    case MomentKind::frame_pushed:
    case MomentKind::frame_left:
    case MomentKind::task_queued:
    case MomentKind::overdue:
    case MomentKind::error_thrown:
    case MomentKind::error_reported: return false;
    default: return true;
    }
}

// The call stands in its line still: "next" would name the line that is there already.
static bool is_within_line(MomentKind kind) {
    switch (kind) {
    case MomentKind::timer_set:
    case MomentKind::frame_requested:
    case MomentKind::listener_added:
    case MomentKind::operation_started:
    case MomentKind::reaction_waits:
    case MomentKind::microtask_queued: return true;
    default: return false;
    }
}

std::string Teller::next() const {
    if (snapshot_.phase == Phase::halted || first_.kind >= MomentKind::wait_begins) return {};
    if (!says_what_follows(first_.kind)) return {};
    if (const seen::Frame* frame = program_frame()) {
        const bool script = frame->kind == seen::FrameKind::global;
        const bool changed = first_.kind == MomentKind::await_suspends; // who goes on
        const bool within = is_within_line(first_.kind);
        return said(within && script ? Message::next_script_goes_on
                    : within         ? Message::next_function_goes_on
                    : !changed       ? Message::next_line
                    : script         ? Message::next_script_goes_on_in
                                     : Message::next_function_goes_on_in,
                    {{"function", function_words(frame)}, {"line", line_words(snapshot_, frame->place)}});
    }
    // After other turns the next moment says it.
    if (first_.kind != MomentKind::stack_empty || !agent_.running.is(TurnKind::script)) return {};
    if (!agent_.microtasks.empty()) {
        const seen::Job& job = agent_.microtasks.front();
        const std::size_t count = agent_.microtasks_total();
        return said(count == 1 ? Message::next_microtask : Message::next_microtasks,
                    {{"count", count_of(count, "microtask")}, {"name", in_words(badge(job.id), job.label)}});
    }
    if (agent_.tasks.empty()) return said(Message::next_nothing);
    if (agent_.tasks.front().folded) return {};
    return said(Message::next_task, {{"name", in_words(agent_.tasks.front())}});
}

std::vector<std::uint32_t> Teller::subjects() const {
    std::vector<std::uint32_t> ids;
    for (const Happening& one : happened_)
        if (one.id != 0 && std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
    return ids;
}

// The built-in function that the program has called, where it is that call which hands something over or prints.
std::string Teller::call() const {
    if (!program_frame()) return {};
    const char letter = trace_.token(first_.id).letter;
    switch (first_.kind) {
    case MomentKind::timer_set:
    case MomentKind::frame_requested:
    case MomentKind::listener_added: return trace_.label(first_.label);
    case MomentKind::operation_started: {
        const std::string& api = trace_.label(first_.label);
        const seen::Api* operation = this->api(first_.id);
        if (operation && operation->label == position_call) return std::string(position_call);
        switch (kind_of_operation(api)) {
        case seen::ApiKind::image: return "";
        case seen::ApiKind::xml_http_request: return "send";
        default: return api;
        }
    }
    case MomentKind::operation_cancelled: return letter == 'T' ? "clearTimeout" : letter == 'W' ? "terminate" : "abort";
    case MomentKind::reaction_waits: return letter == 'P' ? "then" : "";
    case MomentKind::microtask_queued: return letter == 'P' ? "then" : letter == 'M' ? "queueMicrotask" : "";
    case MomentKind::console_line: {
        const auto& lines = trace_.console();
        const ConsoleLevel level = first_.amount < lines.size() ? lines[first_.amount].level : ConsoleLevel::uncaught;
        return level == ConsoleLevel::uncaught ? "" : "console." + std::string(console_level_name(level));
    }
    default: return {};
    }
}

// A promise on which nothing waits is nobody's concern, and neither is a fold.
Weight Teller::weight() const {
    if (first_.kind == MomentKind::task_taken && is_page_ready()) return Weight::passing;
    if (first_.kind == MomentKind::promise_settled && !also(MomentKind::microtask_queued)) return Weight::passing;
    if (first_.kind == MomentKind::frame_pushed && calls_back()) return Weight::beat;
    if (first_.kind == MomentKind::wait_begins && waits_again()) return Weight::passing;
    return weight_of(first_.kind);
}

// Of a worker's moment, whose it is; but where the sentence names the worker itself.
std::string Teller::sentence() const {
    const std::string next = this->next();
    const std::string text = capitalized(just_happened()) + (next.empty() ? "" : " " + capitalized(next));
    const bool named = first_.kind == MomentKind::script_begins || first_.kind >= MomentKind::wait_begins;
    if (agent_.id == page_agent_id || named) return text;
    return said(Message::why_of_worker, {{"worker", agent_.name}, {"why", text}});
}

} // namespace

Moment moment_in_words(const Simulation& simulation, const Snapshot& snapshot, const std::vector<Happening>& happened,
                       Wording wording) {
    const Teller teller(simulation, snapshot, happened, wording);
    return {happened.front().kind, teller.weight(), snapshot.step, teller.subjects(), teller.sentence(), teller.call()};
}

} // namespace loopscope
