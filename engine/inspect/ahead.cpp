#include "engine/inspect/ahead.h"

#include "engine/host/json_writer.h"
#include "engine/inspect/editor_marks.h"
#include "engine/inspect/explain.h"
#include "engine/inspect/look/console.h"
#include "engine/inspect/token_words.h"
#include "engine/syntax/by_enum.h"
#include "engine/syntax/utf8.h"

#include <algorithm>

namespace loopscope {

static constexpr std::size_t most_frames = 20; // of one moment's stack, from the top

// --- the outside -----------------------------------------------------------------------------------------------------

// What a request asks for, as a sentence names it.
static std::string asked_for(const HostRequest& request) {
    JsonError error;
    const auto data = parse_json(request.data, error);
    const std::string url = data ? data->text_or("url", "") : "";
    return url.empty() ? "what the visitor or the preview answers" : shortened(url);
}

void Ahead::Outside::request(const HostRequest& request) {
    if (host_.is_scripted(request)) return host_.request(request);
    if (!unanswered.empty()) return;
    unanswered = asked_for(request);
    since_ns = request.time_ns;
}

// What runs already runs to its end whatever the answer is. It may be there before anything else that takes time.
bool Ahead::needs_outside() const {
    if (outside_.unanswered.empty()) return false;
    const Phase phase = simulation_->phase();
    constexpr std::int64_t soonest_ns = 1'000'000;
    const bool late = simulation_->now_ns() > outside_.since_ns + soonest_ns;
    return phase == Phase::waiting || phase == Phase::parked ||
           (late && watch_.mark().depth == 0 && watch_.mark().microtask == 0);
}

// --- the copy --------------------------------------------------------------------------------------------------------

Ahead::Ahead(const Scenario& scenario, const AheadLimits& limits)
    : limits_(limits), host_(scenario.mocks, scenario.geometry) {}

std::unique_ptr<Ahead> Ahead::begin(Scenario scenario, SourceProblem& problem, const AheadLimits& limits) {
    auto& inputs = scenario.log.inputs;
    std::erase_if(inputs, [&](const LoggedInput& input) { return input.step > limits.steps; });
    if (!inputs.empty()) scenario.inputs.clear(); // what the visitor did is in the log
    scenario.settings.limits.arena_bytes = std::min(scenario.settings.limits.arena_bytes, limits.arena_bytes);
    std::unique_ptr<Ahead> ahead(new Ahead(scenario, limits));
    SimulationOptions options;
    options.history_bytes = 0; // it never goes back
    ahead->simulation_ = Simulation::load(std::move(scenario), ahead->outside_, problem, options);
    if (!ahead->simulation_) return nullptr;
    ahead->driver_.emplace(*ahead->simulation_, ahead->host_, DriverOptions{limits.until_ms, limits.steps, 1});
    ahead->watch_.begin(*ahead->simulation_);
    return ahead;
}

bool Ahead::run(std::uint64_t steps) {
    for (std::uint64_t i = 0; i < steps && !end_; ++i) {
        const auto ending = driver_->run_chunk();
        look();
        if (needs_outside())
            finish(AheadEnd::outside, "From here on it depends on something that only the run itself learns: " +
                                          outside_.unanswered + ".");
        else if (ending) finish(*ending);
        else if (moments_.size() >= limits_.moments)
            finish(AheadEnd::limit, "More happens in it than can be looked at in advance.");
    }
    return is_over();
}

void Ahead::finish(Ending ending) {
    switch (ending) {
    case Ending::ended: return finish(AheadEnd::over);
    case Ending::halted: {
        const Halt& halt = simulation_->halt();
        const bool limit = halt.kind != Halt::Kind::refusal;
        return finish(limit ? AheadEnd::limit : AheadEnd::halted, halt.reason);
    }
    case Ending::until: return finish(AheadEnd::limit, "It takes longer than can be looked at in advance.");
    case Ending::step_limit:
        return finish(AheadEnd::limit, "It takes more than " + with_commas(limits_.steps) +
                                           " steps: more than can be looked at in advance.");
    case Ending::blocked:
    case Ending::log_mismatch: break;
    }
    finish(AheadEnd::outside, "From here on it waits for an answer that only the run itself gets.");
}

void Ahead::finish(AheadEnd end, std::string why) {
    end_ = end;
    why_ = std::move(why);
}

// --- what is seen on the way -----------------------------------------------------------------------------------------

static bool same_turn(const StopMark& a, const StopMark& b) {
    return a.agent == b.agent && a.turn == b.turn && a.microtask == b.microtask && a.task == b.task;
}

void Ahead::look() {
    if (simulation_->step_count() == seen_) return;
    seen_ = simulation_->step_count();
    const StopMark before = watch_.mark();
    const bool moment = watch_.look(*simulation_);
    const StopMark& mark = watch_.mark();
    if (!same_turn(mark, before)) open_from_ = moments_.size();
    if (moment && !is_deep_call()) note_moment();
    if (mark.visible && mark.statement) note_statement();
}

void Ahead::note_statement() {
    const StopMark& mark = watch_.mark();
    const Statement now{mark.frame, mark.start, line_of(*simulation_, mark)};
    // Two statements in one line are one visit; the same one again is another.
    if (now.frame != statement_.frame || now.line != statement_.line || now.start <= statement_.start)
        ++visits_[now.line];
    statement_ = now;
    for (; open_from_ < moments_.size(); ++open_from_) moments_[open_from_].goes_on = now.line;
}

// Calls within calls without end are many, and none says more than the one before.
bool Ahead::is_deep_call() const {
    constexpr std::uint32_t deep = 64;
    const bool call = watch_.kind() == MomentKind::frame_pushed || watch_.kind() == MomentKind::frame_left;
    return call && watch_.mark().depth > deep;
}

static bool begins_turn(MomentKind kind) {
    return kind == MomentKind::microtask_taken || kind == MomentKind::task_taken;
}

void Ahead::note_moment() {
    watch_.tell(*simulation_);
    const StopMark& mark = watch_.mark();
    Look look;
    look.folds = true;
    look.list_limit = 0;
    look.console_from = UINT32_MAX;
    const Snapshot snapshot = take_snapshot(*simulation_, look);
    AheadMoment noted;
    noted.moment = *watch_.told(Wording::plain);
    noted.console = simulation_->console_lines();
    for (const seen::Frame& frame : snapshot.current().stack)
        if (!frame.library && noted.stack.size() < most_frames)
            noted.stack.push_back(function_in_words(frame.name, frame.defined.line ? line_words(snapshot, frame.defined)
                                                                                   : std::string()));
    noted.line = running_in_editor(simulation_->scenario(), snapshot).line;
    noted.visit = visits_[noted.line];
    noted.begins = mark.visible && mark.statement;
    if (begins_turn(noted.moment.kind) && noted.moment.weight != Weight::passing) {
        const bool micro = noted.moment.kind == MomentKind::microtask_taken;
        (micro ? noted.microtask : noted.task) = micro ? ++microtasks_ : ++tasks_;
        noted.turn = in_words(snapshot.current().running);
    }
    moments_.push_back(std::move(noted));
}

// --- as JSON ---------------------------------------------------------------------------------------------------------

static std::string_view name_of(AheadEnd end) {
    static constexpr NamesOf<AheadEnd, 4> names = {"over", "limit", "outside", "halted"};
    return names[end];
}

static void write_number(JsonWriter& out, std::string_view name, std::uint64_t number) {
    if (number) out.member(name, number);
}

static void write_moment(JsonWriter& out, const AheadMoment& noted) {
    out.member("step", noted.moment.step);
    out.member("kind", moment_name(noted.moment.kind));
    out.member("weight", weight_name(noted.moment.weight));
    out.member("sentence", noted.moment.sentence);
    write_number(out, "line", noted.line);
    write_number(out, "visit", noted.visit);
    if (noted.begins) out.member("begins", true);
    write_number(out, "goesOn", noted.goes_on);
    out.open_member("stack", '[');
    for (const std::string& frame : noted.stack) out.value(frame);
    out.close(']');
    out.member("console", noted.console);
    write_number(out, "microtask", noted.microtask);
    write_number(out, "task", noted.task);
    if (!noted.turn.empty()) out.member("turn", noted.turn);
}

std::string ahead_json(const Ahead& ahead) {
    JsonWriter out;
    out.open('{');
    out.member("over", ahead.is_over());
    if (ahead.is_over()) {
        out.member("end", name_of(ahead.end()));
        if (!ahead.why().empty()) out.member("why", ahead.why());
        const Simulation& run = ahead.simulation();
        out.objects("console", look_at_console(run, 0), [&](const seen::ConsoleLine& line) {
            out.member("text", line.text);
            out.member("level", console_level_name(line.level));
            out.member("line", in_editor(run.scenario(), line.place).line);
        });
        out.objects("moments", ahead.moments(), [&](const AheadMoment& noted) { write_moment(out, noted); });
    }
    out.close('}');
    return out.take();
}

} // namespace loopscope
