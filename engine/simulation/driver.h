// Drives a simulation without waiting: gives the simulated host's answers, the visitor's inputs and the passing of
// time, or the inputs of a log.
#pragma once

#include "engine/host/replay_host.h"
#include "engine/host/simulated_host.h"
#include "engine/simulation.h"

#include <functional>

namespace loopscope {

enum class Ending : std::uint8_t {
    ended,   // nothing can happen any more
    blocked, // only requests that nobody answers are left
    until,   // program time reached the end that was set
    step_limit,
    halted,
    log_mismatch, // the log has inputs that this run never comes to
};

struct DriverOptions {
    double until_ms = 60'000;
    std::uint64_t max_steps = 0;   // 0: none
    std::uint64_t chunk = 1 << 20; // steps between two looks
};

class Driver {
public:
    Driver(Simulation& simulation, SimulatedHost& host, const DriverOptions& options)
        : simulation_(simulation), host_(&host), options_(options) {}
    Driver(Simulation& simulation, ReplayHost& host, const DriverOptions& options)
        : simulation_(simulation), replay_(&host), options_(options) {}

    // Called after each chunk of steps: prints, writes states...
    std::function<void()> after_chunk;

    Ending run_to_end();
    // One chunk; an ending, or nothing while the run goes on.
    std::optional<Ending> run_chunk();

private:
    std::optional<Ending> replay_some();
    std::optional<Ending> simulate_some();
    std::optional<Ending> pass_time(std::optional<std::int64_t> deadline);
    bool give_answers();
    void note_output();
    std::optional<std::int64_t> next_input_time() const;
    void give_input();

    Simulation& simulation_;
    SimulatedHost* host_ = nullptr;
    ReplayHost* replay_ = nullptr;
    DriverOptions options_;
    std::uint64_t lines_seen_ = 0;
    std::size_t inputs_given_ = 0;
    std::int64_t quiet_since_ns_ = 0;
};

} // namespace loopscope
