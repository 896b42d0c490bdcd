// Run, pause, step, back, speed: loops around Simulation::run, a slice at a time, so that the page stays alive.
//
// While the loop waits, program time follows the real clock (or is skipped over); while the run is paused both stand
// still. Speed scales instructions, never waits.
#pragma once

#include "engine/inspect/showing.h"
#include "web/app/browser_host.h"
#include "web/app/stops.h"

#include <algorithm>

namespace loopscope {

class Playback {
public:
    explicit Playback(BrowserHost& host) : host_(host) {}

    void attach(Simulation* simulation); // a new run, paused at its beginning; null: none
    void play();
    void run_to_end();
    void run_to_time(std::int64_t until_ns); // or to the end, if that is earlier
    void pause(double now_ms);
    void step(StepKind kind);
    void back(StepKind kind);
    // What has not run yet runs until there, without waiting for what only time has to bring.
    void seek(std::uint64_t step);
    void deliver(HostInput input, double now_ms);
    void set_speed(double factor) { speed_ = factor; } // 1: moments stand as long as they take to read
    // What stands now stands so long at least, at speed 1: somebody reads more than its sentence.
    void hold(double now_ms, double ms) { stands_until_ms_ = std::max(stands_until_ms_, now_ms + ms / speed_); }
    void set_folds(bool folds) { watch_.set_folds(folds); } // plain words: MomentWatch
    void set_skip_waits(bool skip) { skip_waits_ = skip; }
    Stops& stops() { return stops_; }
    // To the next time that a line begins, or the time before.
    void run_to_line(std::uint32_t line);
    void back_to_line(std::uint32_t line);

    // A slice of at most `budget_ms`. True when the state changed.
    bool advance(double now_ms, double budget_ms, double (*clock)());
    // Whether another slice is wanted at once (a wait with nothing to do until wake_in does not).
    bool wants_slice() const;
    // Whether nothing is shown for its own time: the machine may have all the time that the page has.
    bool runs_freely() const;
    // Real milliseconds until the wait is over; none when nothing is waited for by the clock.
    std::optional<double> wake_in(double now_ms) const;

    bool is_playing() const { return mode_ != Mode::paused; }
    bool is_waiting() const { return status_ == RunStatus::waiting && mode_ != Mode::paused; }
    RunStatus status() const { return status_; }
    double speed() const { return speed_; }
    // The latest moment; none while the machine runs without being followed.
    const Moment* moment(Wording wording) const;
    // What was told instead of shown on the way to it: "19,997 more rounds, 18 ms."; mostly empty.
    const std::string& leap() const { return showing_.leap(); }
    // Why the run has stopped by itself.
    Stop stopped() const { return mode_ == Mode::paused ? stopped_ : Stop(); }
    bool skips_waits() const { return skip_waits_; }
    // Program time as it passes for the eye while waiting, ms; never beyond what is waited for.
    double shown_time_ms(double now_ms) const;

private:
    enum class Mode : std::uint8_t { paused, playing, to_end, to_step, stepping };

    bool in_past() const;
    bool take_step(); // one machine step; whether it is a moment
    bool stop_here();
    void go_on(); // from here, in some mode
    template <class Ends> void go_back(Ends ends);
    bool run_fast(double until, double (*clock)());
    bool run_to_step(double until, double (*clock)());
    bool run_paced(double now_ms, double until, double (*clock)());
    void go_to(std::uint64_t step);
    void come_to_moment();
    bool may_look_back() const;
    void tell_latest();
    bool run_step(double until, double (*clock)());
    bool pass_time(double now_ms);
    void catch_up(double now_ms); // what has been waited so far stays waited
    std::int64_t allowed_ns(double now_ms) const;
    bool waits_for_clock() const { return !skip_waits_ && mode_ != Mode::to_step; }
    std::optional<std::int64_t> awaited_ns() const; // what the wait is for: the deadline, or where to stop before it
    bool stops_by_time() const { return mode_ == Mode::to_end && until_ns_.has_value(); }
    void begin_wait(double now_ms);

    BrowserHost& host_;
    Simulation* simulation_ = nullptr;
    Mode mode_ = Mode::paused;
    RunStatus status_ = RunStatus::stepped;
    StepKind kind_ = StepKind::expression;
    StopMark from_;
    bool fresh_step_ = false; // the step has not moved yet
    MomentWatch watch_{true}; // in the words that the page begins with
    Showing showing_{watch_};
    bool followed_ = true;                   // the watch has seen every step
    std::optional<std::uint64_t> moment_at_; // the step of the moment that the watch has just found
    bool heavy_ = false;                     // the steps of a free run work in long leaves
    double speed_ = 1, stands_until_ms_ = 0; // real: what is shown now stands so long
    double wait_began_ms_ = -1;              // real
    std::int64_t wait_began_ns_ = 0;         // program time
    bool skip_waits_ = false;
    std::optional<std::int64_t> until_ns_; // of run_to_time
    std::uint64_t until_step_ = 0;         // of seek, beyond what has run
    Stops stops_;
    Stop stopped_;
};

} // namespace loopscope
