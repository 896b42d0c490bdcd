#include "web/app/playback.h"

#include "engine/host/json.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint64_t fast_chunk = 20'000;      // machine steps between looks at the clock
static constexpr std::uint64_t fast_work_ns = 2'000'000; // the same for work in long leaves
static constexpr std::uint64_t few_steps = 1'000;        // in so much time: they work in long leaves
static constexpr std::uint64_t step_work_ns = 50'000;    // a step that does more is followed by a look
static constexpr unsigned look_every = 256;              // the same where each step is looked at
static constexpr std::uint64_t farthest_look = 1 << 20;  // steps, when going back
static constexpr unsigned near_steps = 500;              // from the end of a free run's slice to a moment
static constexpr double most_look_back_ns = 60e6;        // for a moment to tell, when a free run is paused
static constexpr double fastest = 1'000;                 // factor; beyond, the machine runs freely

static bool is_still(RunStatus status) { return status != RunStatus::stepped; }

void Playback::attach(Simulation* simulation) {
    simulation_ = simulation;
    mode_ = Mode::paused;
    status_ = RunStatus::stepped;
    wait_began_ms_ = -1;
    followed_ = true;
    moment_at_.reset();
    heavy_ = false;
    stopped_ = {};
    stops_.attach(simulation_);
    showing_.restart();
    if (simulation_) watch_.begin(*simulation_);
}

bool Playback::in_past() const { return simulation_ && simulation_->step_count() < simulation_->last_step(); }

void Playback::go_on() {
    if (simulation_) stops_.begin(*simulation_, stopped_.reason != StopReason::none);
    stopped_ = {};
}

void Playback::play() {
    go_on();
    mode_ = Mode::playing;
    stands_until_ms_ = 0;
}

void Playback::run_to_end() {
    go_on();
    mode_ = Mode::to_end;
    until_ns_.reset();
}

void Playback::run_to_line(std::uint32_t line) {
    run_to_end();
    stops_.run_to(line);
}

void Playback::run_to_time(std::int64_t until_ns) {
    go_on();
    mode_ = Mode::to_end;
    until_ns_ = until_ns;
}

void Playback::catch_up(double now_ms) {
    if (wait_began_ms_ >= 0 && simulation_ && !in_past()) {
        const std::int64_t passed = allowed_ns(now_ms);
        if (passed > simulation_->now_ns()) simulation_->deliver({HostInputType::advance, 0, passed, -1, {}});
    }
    wait_began_ms_ = -1;
}

void Playback::pause(double now_ms) {
    catch_up(now_ms); // program time stands still from here
    mode_ = Mode::paused;
    tell_latest();
}

void Playback::step(StepKind kind) {
    if (!simulation_) return;
    go_on();
    mode_ = Mode::stepping;
    kind_ = kind;
    from_ = mark_of(*simulation_);
    fresh_step_ = true;
}

// Goes back to the last place before now of which `ends` says so: runs again from further and further back.
// An endless loop may have none for hundreds of millions of steps: beyond a million the page is not held up any longer.
template <class Ends> void Playback::go_back(Ends ends) {
    const std::uint64_t now = simulation_->step_count();
    for (std::uint64_t window = 256;; window *= 8) {
        const std::uint64_t begin = now > window ? now - window : 0;
        simulation_->seek(begin);
        std::optional<std::uint64_t> found;
        StopMark from = mark_of(*simulation_), before = from;
        MomentWatch watch = watch_;
        watch.begin(*simulation_);
        while (simulation_->step_count() < now) {
            simulation_->run(1);
            const std::uint64_t at = simulation_->step_count();
            if (at >= now) break;
            const bool moment = watch.look(*simulation_);
            const StopMark mark = watch.mark();
            const bool here = ends(from, before, mark, moment);
            before = mark;
            if (!here) continue;
            found = at;
            from = mark;
        }
        if (found || begin == 0 || window >= farthest_look) return seek(found.value_or(begin));
    }
}

void Playback::back(StepKind kind) {
    if (!simulation_) return;
    mode_ = Mode::paused;
    wait_began_ms_ = -1;
    const std::uint64_t now = simulation_->step_count();
    if (kind == StepKind::instruction || now == 0) return seek(now == 0 ? 0 : now - 1);
    go_back([&](const StopMark& from, const StopMark&, const StopMark& mark, bool moment) {
        return kind == StepKind::moment ? moment : ends_step(*simulation_, kind, from, mark);
    });
}

void Playback::back_to_line(std::uint32_t line) {
    if (!simulation_) return;
    mode_ = Mode::paused;
    wait_began_ms_ = -1;
    go_back([&](const StopMark&, const StopMark& before, const StopMark& mark, bool) {
        const bool same_place = before.start == mark.start && before.frame == mark.frame;
        return mark.visible && mark.statement && !same_place && line_of(*simulation_, mark) == line;
    });
}

void Playback::seek(std::uint64_t step) {
    if (!simulation_) return;
    mode_ = Mode::paused;
    wait_began_ms_ = -1;
    go_to(std::min(step, simulation_->last_step()));
    status_ = RunStatus::stepped;
    stopped_ = {};
    stops_.forget_told();
    if (step <= simulation_->last_step()) return;
    mode_ = Mode::to_step;
    until_step_ = step;
}

void Playback::go_to(std::uint64_t step) {
    showing_.leave_leap(*simulation_);
    seek_with_moment(*simulation_, step, watch_);
}

void Playback::deliver(HostInput input, double now_ms) {
    if (!simulation_) return;
    // An input of the visitor comes when it comes; the wait goes on from there.
    if (input.type == HostInputType::event && !skip_waits_) catch_up(now_ms);
    simulation_->deliver(std::move(input));
    if (is_still(status_) && status_ != RunStatus::halted) status_ = RunStatus::stepped;
}

const Moment* Playback::moment(Wording wording) const {
    const auto& told = watch_.told(wording);
    return followed_ && told ? &*told : nullptr;
}

bool Playback::wants_slice() const {
    if (!simulation_ || mode_ == Mode::paused) return false;
    return !is_still(status_);
}

bool Playback::runs_freely() const { return wants_slice() && (mode_ != Mode::playing || speed_ >= fastest); }

bool Playback::stop_here() {
    const auto stop = stops_.look(*simulation_, watch_.mark());
    if (!stop) return false;
    if (stop->step != simulation_->step_count()) go_to(stop->step);
    mode_ = Mode::paused;
    status_ = RunStatus::stepped;
    stopped_ = *stop;
    return true;
}

bool Playback::take_step() {
    const std::uint64_t step = simulation_->step_count();
    status_ = simulation_->run_some(1, step_work_ns);
    return simulation_->step_count() != step && watch_.look(*simulation_);
}

// To look back runs the steps since a checkpoint again, and puts the heap back to what it was.
bool Playback::may_look_back() const {
    if (heavy_) return false;
    constexpr double step_ns = 40, byte_ns = 0.5;
    const std::uint64_t now = simulation_->step_count();
    const Checkpoint* from = simulation_->checkpoints().nearest(now);
    const auto steps = static_cast<double>(now - (from ? from->step : 0));
    return steps * step_ns + simulation_->page().heap.header().heap_end * byte_ns < most_look_back_ns;
}

// After steps of which not every moment was told, or that were not followed at all. Nothing is told where to look back
// would hold the page up.
void Playback::tell_latest() {
    if (!simulation_ || (followed_ && watch_.is_told())) return;
    const std::uint64_t now = simulation_->step_count();
    followed_ = true;
    if (moment_at_ == now) watch_.tell(*simulation_);
    else if (may_look_back()) seek_with_moment(*simulation_, now, watch_);
    else watch_.begin(*simulation_);
}

bool Playback::run_step(double until, double (*clock)()) {
    bool moved = false;
    for (unsigned count = 1;; ++count) {
        const std::uint64_t step = simulation_->step_count();
        const bool moment = take_step();
        const bool stepped = simulation_->step_count() != step;
        moved |= stepped;
        if (stepped) fresh_step_ = false;
        const bool ends =
            kind_ == StepKind::moment ? moment : stepped && ends_step(*simulation_, kind_, from_, watch_.mark());
        if (ends) {
            mode_ = Mode::paused;
            wait_began_ms_ = -1;
            return true;
        }
        if (stepped && kind_ != StepKind::instruction && stop_here()) return true;
        if (is_still(status_)) {
            // A step that has moved ends where the machine comes to rest; one that began at rest waits for what comes.
            if (!fresh_step_ || status_ != RunStatus::waiting) mode_ = Mode::paused;
            return true;
        }
        if ((count % look_every == 0 || simulation_->worked_long()) && clock() >= until) return moved;
    }
}

// A slice of a free run ends at a moment when one is near: a pause can tell it without looking back.
void Playback::come_to_moment() {
    watch_.begin(*simulation_);
    for (unsigned i = 0; i < near_steps && !is_still(status_); ++i) {
        if (take_step()) {
            moment_at_ = simulation_->step_count();
            return;
        }
        if (simulation_->worked_long()) return;
    }
}

bool Playback::run_fast(double until, double (*clock)()) {
    bool moved = false;
    showing_.leave_leap(*simulation_);
    while (!is_still(status_) && mode_ != Mode::paused) {
        if (!stops_.any() && !stops_by_time()) {
            const std::uint64_t step = simulation_->step_count();
            status_ = simulation_->run_some(fast_chunk, fast_work_ns);
            followed_ = false;
            heavy_ = simulation_->worked_long() && simulation_->step_count() - step < few_steps;
        } else {
            for (unsigned i = 0; i < look_every && !is_still(status_); ++i) {
                if (stops_by_time() && simulation_->now_ns() >= *until_ns_) {
                    mode_ = Mode::paused;
                    return true;
                }
                take_step();
                if (stop_here()) return true;
                if (simulation_->worked_long()) break;
            }
        }
        moved = true;
        if (clock() >= until) {
            if (!followed_ && !heavy_) come_to_moment();
            break;
        }
    }
    return moved;
}

bool Playback::run_to_step(double until, double (*clock)()) {
    showing_.leave_leap(*simulation_);
    followed_ = false;
    while (!is_still(status_)) {
        const std::uint64_t step = simulation_->step_count();
        if (step < until_step_) status_ = simulation_->run_some(std::min(fast_chunk, until_step_ - step), fast_work_ns);
        if (simulation_->step_count() >= until_step_) {
            mode_ = Mode::paused;
            break;
        }
        if (clock() >= until) break;
    }
    return true;
}

bool Playback::run_paced(double now_ms, double until, double (*clock)()) {
    if (speed_ >= fastest) return run_fast(until, clock);
    if (now_ms < stands_until_ms_) return false;
    if (!followed_) tell_latest(); // it ran freely until now
    for (unsigned count = 1; !is_still(status_); ++count) {
        const bool moment = take_step();
        if (stop_here()) return true;
        if (const auto stands = showing_.after_step(*simulation_, moment)) {
            stands_until_ms_ = now_ms + *stands / speed_;
            return true;
        }
        if ((count % look_every == 0 || simulation_->worked_long()) && clock() >= until) return true;
    }
    return true;
}

// Until when program time may pass at real time `now_ms`: as long as has been waited, and as far as the gate allows.
std::int64_t Playback::allowed_ns(double now_ms) const {
    std::int64_t allowed = wait_began_ns_ + ns_from_milliseconds(std::max(0.0, now_ms - wait_began_ms_));
    if (!waits_for_clock()) allowed = INT64_MAX;
    if (const auto confirmed = host_.confirmed_ns(now_ms)) allowed = std::min(allowed, *confirmed);
    if (const auto awaited = awaited_ns()) allowed = std::min(allowed, *awaited);
    return allowed;
}

std::optional<std::int64_t> Playback::awaited_ns() const {
    const auto deadline = simulation_->next_deadline();
    if (!stops_by_time()) return deadline;
    return deadline ? std::min(*deadline, *until_ns_) : *until_ns_;
}

void Playback::begin_wait(double now_ms) {
    wait_began_ms_ = now_ms;
    wait_began_ns_ = simulation_->now_ns();
}

bool Playback::pass_time(double now_ms) {
    const auto awaited = awaited_ns();
    if (wait_began_ms_ < 0) begin_wait(now_ms);
    if (!awaited || allowed_ns(now_ms) < *awaited) return false;
    simulation_->deliver({HostInputType::advance, 0, *awaited, -1, {}});
    wait_began_ms_ = -1;
    status_ = RunStatus::stepped;
    if (stops_by_time() && *awaited >= *until_ns_) mode_ = Mode::paused;
    return true;
}

std::optional<double> Playback::wake_in(double now_ms) const {
    if (!is_waiting() || !simulation_ || wait_began_ms_ < 0) return std::nullopt;
    const auto awaited = awaited_ns();
    if (!awaited) return std::nullopt;
    double left = !waits_for_clock() ? 0 : milliseconds_from_ns(*awaited - wait_began_ns_) - (now_ms - wait_began_ms_);
    if (const auto confirmed = host_.confirmed_ns(now_ms))
        left = std::max(left, milliseconds_from_ns(*awaited - *confirmed));
    return std::max(0.0, left);
}

double Playback::shown_time_ms(double now_ms) const {
    if (!simulation_) return 0;
    const std::int64_t now = simulation_->now_ns();
    if (!is_waiting() || wait_began_ms_ < 0 || in_past() || !waits_for_clock()) return milliseconds_from_ns(now);
    return milliseconds_from_ns(std::max(now, allowed_ns(now_ms)));
}

bool Playback::advance(double now_ms, double budget_ms, double (*clock)()) {
    if (!simulation_ || mode_ == Mode::paused) return false;
    host_.go_on(now_ms);
    bool changed = false;
    if (status_ == RunStatus::waiting) {
        if (!pass_time(now_ms)) return false;
        changed = true;
    }
    const double until = clock() + budget_ms;
    const Mode before = mode_;
    if (!is_still(status_)) {
        if (mode_ == Mode::stepping) changed |= run_step(until, clock);
        else if (mode_ == Mode::to_end) changed |= run_fast(until, clock);
        else if (mode_ == Mode::to_step) changed |= run_to_step(until, clock);
        else changed |= run_paced(now_ms, until, clock);
    }
    if (status_ == RunStatus::waiting && wait_began_ms_ < 0 && mode_ != Mode::paused) begin_wait(now_ms);
    if (mode_ == Mode::paused) tell_latest();
    if (status_ == RunStatus::finished || status_ == RunStatus::halted) stops_.forget_once();
    // An idle page may still be clicked: playing goes on when something happens. The end and a halt are ends.
    if (status_ == RunStatus::finished || status_ == RunStatus::halted) mode_ = Mode::paused;
    if (status_ == RunStatus::idle && (mode_ == Mode::to_end || mode_ == Mode::to_step)) mode_ = Mode::paused;
    return changed || mode_ != before;
}

} // namespace loopscope
