#include "engine/cli/state_writer.h"

#include "engine/inspect/state_json.h"

namespace loopscope {

StateWriter::StateWriter(const Simulation& simulation, const std::string& path, std::string every)
    : simulation_(simulation), every_(std::move(every)) {
    if (path.empty()) return;
    file_ = std::fopen(path.c_str(), "wb");
    good_ = file_ != nullptr;
    if (file_) look();
}

StateWriter::~StateWriter() {
    if (file_) std::fclose(file_);
}

// What must change for a state to be written.
static std::string place_of(const Snapshot& snapshot, const std::string& every) {
    const seen::Agent& current = snapshot.current();
    std::string place = std::string(phase_name(snapshot.phase)) + ' ' + std::to_string(current.turn) + ' ' +
                        std::to_string(current.running.id);
    if (every == "turn" || snapshot.agents.empty() || snapshot.agents[0].stack.empty()) return place;
    const seen::Frame& top = snapshot.agents[0].stack.front();
    place += ' ' + std::to_string(top.id) + ' ' + std::to_string(top.place.line);
    if (every == "expression") place += ' ' + std::to_string(top.place.start) + ' ' + std::to_string(top.place.end);
    return place;
}

bool StateWriter::is_due(const Snapshot& snapshot, bool moment) {
    if (every_ == "instruction") return true;
    if (every_ == "moment") return moment;
    std::string place = place_of(snapshot, every_);
    if (!first_ && place == last_place_) return false;
    last_place_ = std::move(place);
    return true;
}

void StateWriter::look() {
    if (!file_ || (!first_ && simulation_.step_count() == last_step_)) return;
    last_step_ = simulation_.step_count();
    const bool moment = first_ ? (watch_.begin(simulation_), true) : watch_.look(simulation_);
    if (every_ == "moment" && !moment) return;
    if (moment && !first_) watch_.tell(simulation_);
    Snapshot snapshot = take_snapshot(simulation_, Look());
    snapshot.moment = watch_.told(Wording::plain);
    if (!is_due(snapshot, moment)) return;
    first_ = false;
    const std::string line = state_json(snapshot) + "\n";
    std::fwrite(line.data(), 1, line.size(), file_);
}

} // namespace loopscope
