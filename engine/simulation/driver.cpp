#include "engine/simulation/driver.h"

#include "engine/event_loop/operations.h"
#include "engine/host/json.h"

#include <algorithm>

namespace loopscope {

// The corpus's protocol: each input is given after so long without output.
static constexpr std::int64_t input_gap_ns = 80'000'000;

// "click #go" -> {"type":"click","selector":"#go"}; "key Enter" -> {"type":"key","key":"Enter"}
static std::string event_data(const std::string& input) {
    const std::size_t space = std::min(input.find(' '), input.size());
    const std::string kind = input.substr(0, space);
    const std::string what = input.substr(std::min(space + 1, input.size()));
    Json data = Json::object();
    data.set("type", Json::of(kind));
    data.set(kind == "key" ? "key" : "selector", Json::of(what));
    return write_json(data);
}

Ending Driver::run_to_end() {
    for (;;)
        if (const auto ending = run_chunk()) return *ending;
}

std::optional<Ending> Driver::run_chunk() {
    const auto ending = replay_ ? replay_some() : simulate_some();
    if (after_chunk) after_chunk();
    if (!ending && options_.max_steps && simulation_.step_count() >= options_.max_steps) return Ending::step_limit;
    return ending;
}

std::optional<Ending> Driver::replay_some() {
    std::uint64_t chunk = options_.chunk;
    while (!replay_->done() && replay_->next_step() <= simulation_.step_count()) {
        if (replay_->next_step() < simulation_.step_count()) return Ending::log_mismatch;
        simulation_.deliver(replay_->take());
    }
    if (!replay_->done()) chunk = std::min(chunk, replay_->next_step() - simulation_.step_count());
    const std::uint64_t before = simulation_.step_count();
    const RunStatus status = simulation_.run(chunk);
    if (status == RunStatus::halted) return Ending::halted;
    if (status == RunStatus::stepped || simulation_.step_count() > before) return std::nullopt;
    return replay_->done() ? Ending::ended : Ending::log_mismatch;
}

bool Driver::give_answers() {
    auto answers = host_->take_answers();
    for (HostInput& answer : answers) simulation_.deliver(std::move(answer));
    return !answers.empty();
}

void Driver::note_output() {
    if (simulation_.console_lines() == lines_seen_) return;
    lines_seen_ = simulation_.console_lines();
    const auto& console = simulation_.trace().console();
    if (!console.empty()) quiet_since_ns_ = console.back().time_ns;
}

std::optional<std::int64_t> Driver::next_input_time() const {
    if (inputs_given_ >= simulation_.scenario().inputs.size()) return std::nullopt;
    return quiet_since_ns_ + input_gap_ns;
}

void Driver::give_input() {
    const std::int64_t time = *next_input_time();
    const std::string data = event_data(simulation_.scenario().inputs[inputs_given_++]);
    simulation_.deliver({HostInputType::event, 0, time, -1, data});
    quiet_since_ns_ = time;
}

std::optional<Ending> Driver::simulate_some() {
    const bool inputs_left = inputs_given_ < simulation_.scenario().inputs.size();
    std::uint64_t chunk = options_.chunk;
    if (options_.max_steps)
        chunk = std::min(chunk, std::max<std::uint64_t>(options_.max_steps, simulation_.step_count() + 1) -
                                    simulation_.step_count());
    const std::uint64_t before = simulation_.step_count();
    const RunStatus status = simulation_.run(chunk, inputs_left);
    const bool first_turn_over = loop_state(simulation_.page()).turn > 1 || between_turns(simulation_.page());
    if (quiet_since_ns_ == 0 && first_turn_over) quiet_since_ns_ = simulation_.now_ns(); // the script has ended
    note_output();
    if (give_answers()) return std::nullopt;
    switch (status) {
    case RunStatus::halted: return Ending::halted;
    case RunStatus::parked: return Ending::blocked;
    case RunStatus::stepped:
        if (inputs_left && between_turns(simulation_.page()) && *next_input_time() <= simulation_.now_ns())
            give_input();
        return std::nullopt;
    case RunStatus::waiting: return pass_time(simulation_.next_deadline());
    case RunStatus::idle:
    case RunStatus::finished: break;
    }
    if (simulation_.step_count() > before && inputs_left) note_output();
    if (inputs_left) return pass_time(std::nullopt);
    for (const auto& agent : simulation_.agents())
        if (operation_count(*agent) > 0) return Ending::blocked;
    return Ending::ended;
}

// The loop waits: on to the next deadline, or to the visitor's next input if that comes first.
std::optional<Ending> Driver::pass_time(std::optional<std::int64_t> deadline) {
    const auto input = next_input_time();
    if (!deadline && !input) return Ending::blocked;
    const std::int64_t until = ns_from_milliseconds(options_.until_ms);
    const std::int64_t next = deadline && input ? std::min(*deadline, *input) : deadline ? *deadline : *input;
    if (next > until) return Ending::until;
    const bool input_is_next = input && *input <= next;
    if (input_is_next) give_input();
    simulation_.deliver({HostInputType::advance, 0, next, -1, {}});
    return std::nullopt;
}

} // namespace loopscope
