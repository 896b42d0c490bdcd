// What a played run shows, and how long: after each step either nothing, or something that stands for some time.
// Between two moments the code is seen to run; rounds of a loop are leapt over. It looks at the run and changes nothing
// of it.
#pragma once

#include "engine/inspect/moment_watch.h"
#include "engine/inspect/pace.h"

namespace loopscope {

class Showing {
public:
    explicit Showing(MomentWatch& watch) : watch_(watch) {}

    void restart();
    // Forgets what was being leapt over: the run went somewhere else.
    void leave_leap(const Simulation& simulation);
    // After one more step, which was a moment or not (MomentWatch::look): how long what it led to stands, milliseconds
    // at speed 1. None: it is not shown.
    std::optional<double> after_step(Simulation& simulation, bool moment);
    // What was told instead of shown on the way here: "19,997 more rounds, 18 ms."; mostly empty.
    const std::string& leap() const { return leap_; }
    // Of the moment that is shown: as what it is.
    Weight weight() const { return weight_; }

private:
    std::optional<double> show_moment(Simulation& simulation, const MomentPlace& place);
    std::optional<double> show_expression(Simulation& simulation);
    std::optional<double> end_stretch(Simulation& simulation);

    MomentWatch& watch_;
    Pace pace_;
    StopMark before_, from_; // the step before; the expression that is shown
    std::string leap_;
    Weight weight_ = Weight::passing;
};

} // namespace loopscope
