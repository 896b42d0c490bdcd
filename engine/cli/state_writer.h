// --states: one state object for each step, a line of JSON each.
#pragma once

#include "engine/inspect/moment_watch.h"
#include "engine/inspect/snapshot.h"

#include <cstdio>
#include <string>

namespace loopscope {

class StateWriter {
public:
    // An empty path writes nothing. `every`: instruction, expression, line, moment or turn.
    StateWriter(const Simulation& simulation, const std::string& path, std::string every);
    ~StateWriter();
    StateWriter(const StateWriter&) = delete;
    StateWriter& operator=(const StateWriter&) = delete;

    bool good() const { return good_; }
    // Writes the state if it differs, in the sense of `every`, from the last one written.
    void look();

private:
    bool is_due(const Snapshot& snapshot, bool moment);

    const Simulation& simulation_;
    std::string every_;
    std::FILE* file_ = nullptr;
    bool good_ = true;
    bool first_ = true;
    std::uint64_t last_step_ = 0;
    std::string last_place_;
    MomentWatch watch_;
};

} // namespace loopscope
