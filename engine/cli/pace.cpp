// pace: what the page shows when a program is played at the default speed, and how long each sentence stands, waits
// included.
#include "engine/cli/commands.h"
#include "engine/inspect/showing.h"
#include "engine/simulation/driver.h"

#include <algorithm>
#include <cstdio>

namespace loopscope {

namespace {

class PacedRun {
public:
    PacedRun(Simulation& simulation, SimulatedHost& host) : simulation_(simulation), host_(host) {
        watch_.begin(simulation_);
    }

    Ending play(const Arguments& arguments) {
        Driver driver(simulation_, host_, {arguments.until_ms, arguments.max_steps, 1});
        driver.after_chunk = [this] { look(); };
        const Ending ending = driver.run_to_end();
        finish();
        return ending;
    }

private:
    void look() {
        if (simulation_.step_count() == seen_) return;
        const double now = milliseconds_from_ns(simulation_.now_ns());
        if (waiting_) clock_ms_ += now - program_ms_; // a wait lasts as long as it lasts
        seen_ = simulation_.step_count();
        program_ms_ = now;
        waiting_ = simulation_.phase() == Phase::waiting;
        const bool moment = watch_.look(simulation_);
        const auto stands = showing_.after_step(simulation_, moment);
        if (!stands) return;
        if ((moment && watch_.is_told()) || !showing_.leap().empty()) begin_sentence();
        clock_ms_ += *stands;
    }

    void begin_sentence() {
        finish();
        const auto& told = watch_.told(Wording::plain);
        if (!told) return;
        began_ms_ = clock_ms_;
        weight_ = weight_name(showing_.weight());
        kind_ = moment_name(told->kind);
        sentence_ = (showing_.leap().empty() ? "" : showing_.leap() + " ") + told->sentence;
    }

    // began, stood, weight, kind, sentence
    void finish() {
        if (sentence_.empty()) return;
        std::printf("%.0f\t%.0f\t%s\t%s\t%s\n", began_ms_, clock_ms_ - began_ms_, std::string(weight_).c_str(),
                    std::string(kind_).c_str(), sentence_.c_str());
        std::fflush(stdout); // an endless program is read as it goes
        sentence_.clear();
    }

    Simulation& simulation_;
    SimulatedHost& host_;
    MomentWatch watch_{true};
    Showing showing_{watch_};
    std::uint64_t seen_ = 0;
    double clock_ms_ = 0, began_ms_ = 0, program_ms_ = 0;
    bool waiting_ = false;
    std::string_view weight_, kind_;
    std::string sentence_;
};

} // namespace

int write_pace(const Arguments& arguments) {
    Scenario scenario;
    const std::string problem = read_scenario(arguments, scenario);
    if (!problem.empty()) return std::fprintf(stderr, "loopscope: %s\n", problem.c_str()), status_usage;
    SimulatedHost host(scenario.mocks, scenario.geometry);
    SourceProblem source;
    const auto simulation = Simulation::load(std::move(scenario), host, source);
    if (!simulation) {
        std::fprintf(stderr, "loopscope: line %u, column %u: %s\n", source.line, source.column, source.message.c_str());
        return source.refused ? status_refused : status_usage;
    }
    const Ending ending = PacedRun(*simulation, host).play(arguments);
    return ending == Ending::ended || ending == Ending::blocked ? status_ended : status_limit;
}

} // namespace loopscope
