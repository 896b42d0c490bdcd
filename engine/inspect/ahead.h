// What a run will come to: a copy of it, taken to its end or to a bound, a slice at a time. The run that is watched is
// not touched: the copy has a scenario, a log, a host and an arena of its own.
#pragma once

#include "engine/inspect/moment_watch.h"
#include "engine/simulation/driver.h"

#include <map>

namespace loopscope {

struct AheadMoment {
    Moment moment;                  // in plain words, as they fold
    std::uint32_t line = 0;         // of the program as it is written, where it runs; 0: nowhere
    std::uint32_t visit = 0;        // how often that line has begun, this time included
    bool begins = false;            // nothing of the line has run yet
    std::uint32_t goes_on = 0;      // line of the next statement of the same turn; 0: there is none
    std::vector<std::string> stack; // the program's frames in words, top first
    std::uint64_t console = 0;      // lines shown so far
    // Of a turn that begins here: its number among those of its kind, and what has it, in words.
    std::uint32_t microtask = 0, task = 0;
    std::string turn;
};

enum class AheadEnd : std::uint8_t {
    over,    // nothing goes on by itself any more
    limit,   // it is longer than what is looked at
    outside, // it depends on what only the real outside knows
    halted,
};

struct AheadLimits {
    std::uint64_t steps = 200'000;
    std::size_t moments = 2'000;
    std::uint32_t arena_bytes = 64u << 20; // there is the watched run's arena beside it
    double until_ms = 60'000;
};

class Ahead {
public:
    // The scenario's log has happened already. Null: the program does not run, or the log does not fit it.
    static std::unique_ptr<Ahead> begin(Scenario scenario, SourceProblem& problem, const AheadLimits& limits = {});

    // So many steps at most. True: it is over.
    bool run(std::uint64_t steps);

    bool is_over() const { return end_.has_value(); }
    AheadEnd end() const { return *end_; }
    const std::string& why() const { return why_; } // it did not come to its end: one sentence
    const std::vector<AheadMoment>& moments() const { return moments_; }
    const Simulation& simulation() const { return *simulation_; }

private:
    // Answers like the simulated host what a scenario answers; of anything else it notes that it was asked.
    class Outside final : public Host {
    public:
        explicit Outside(SimulatedHost& host) : host_(host) {}
        void request(const HostRequest& request) override;
        std::string unanswered; // what was asked for first
        std::int64_t since_ns = 0;

    private:
        SimulatedHost& host_;
    };

    struct Statement {
        std::uint32_t frame = 0, start = 0, line = 0;
    };

    Ahead(const Scenario& scenario, const AheadLimits& limits);
    void look();
    void note_statement();
    bool needs_outside() const;
    bool is_deep_call() const;
    void note_moment();
    void finish(AheadEnd end, std::string why = {});
    void finish(Ending ending);

    AheadLimits limits_;
    SimulatedHost host_;
    Outside outside_{host_};
    std::unique_ptr<Simulation> simulation_;
    std::optional<Driver> driver_;
    MomentWatch watch_{true};
    std::uint64_t seen_ = 0;
    std::vector<AheadMoment> moments_;
    std::uint32_t microtasks_ = 0, tasks_ = 0;
    std::map<std::uint32_t, std::uint32_t> visits_; // by line
    Statement statement_;                           // the latest one that began
    std::size_t open_from_ = 0;                     // moments from here on do not know yet whether their turn goes on
    std::optional<AheadEnd> end_;
    std::string why_;
};

// {over, end, why, console: [{text, level, line}], moments: [{step, kind, weight, sentence, line, visit, begins,
// goesOn, stack, console, microtask, task, turn}]}; while it is not over, {over} alone. What is 0, empty or false is
// left out.
std::string ahead_json(const Ahead& ahead);

} // namespace loopscope
