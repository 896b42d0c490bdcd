#include "engine/inspect/showing.h"

#include "engine/inspect/turn_code.h"
#include "engine/simulation.h"

namespace loopscope {

static constexpr double shown_stretch_ms = 600; // of an endless loop, before the next stretch

void Showing::restart() {
    pace_.restart();
    leap_.clear();
    before_ = from_ = StopMark();
}

void Showing::leave_leap(const Simulation& simulation) {
    leap_.clear();
    pace_.end_leap(simulation.now_ns());
}

static MomentPlace place_of(const Simulation& simulation, const StopMark& before, const StopMark& now) {
    const Ref turn = turn_code(agent_of(simulation, now.agent)).executable;
    return {before.executable, now.executable, turn, before.start, now.start, before.visible || now.visible || turn};
}

std::optional<double> Showing::after_step(Simulation& simulation, bool moment) {
    const StopMark before = before_;
    before_ = watch_.mark();
    if (moment) return show_moment(simulation, place_of(simulation, before, watch_.stepped()));
    if (!ends_step(simulation, StepKind::expression, from_, before_)) return std::nullopt;
    from_ = before_;
    return show_expression(simulation);
}

// None: it is one of a loop's rounds, like those before it.
std::optional<double> Showing::show_moment(Simulation& simulation, const MomentPlace& place) {
    if (pace_.is_repetition(watch_.kind(), place)) {
        if (!pace_.leaping()) pace_.begin_leap(simulation.now_ns());
        return end_stretch(simulation);
    }
    if (!pace_.leaping() && pace_.is_silent(watch_.kind(), place)) return silent_stands_ms;
    watch_.tell(simulation);
    leap_ = pace_.end_leap(simulation.now_ns());
    weight_ = pace_.shown_as(*watch_.told(Wording::plain));
    return pace_.stands_ms(*watch_.told(Wording::plain)) + (leap_.empty() ? 0 : rereading_ms(leap_));
}

// An endless loop is looked at between two stretches.
std::optional<double> Showing::end_stretch(Simulation& simulation) {
    if (!pace_.stretch_is_over(simulation.now_ns())) return std::nullopt;
    leap_ = pace_.end_leap(simulation.now_ns());
    pace_.next_stretch();
    if (!watch_.is_told()) seek_with_moment(simulation, simulation.step_count(), watch_);
    return shown_stretch_ms;
}

std::optional<double> Showing::show_expression(Simulation& simulation) {
    if (!pace_.is_repetition(watch_.mark())) {
        leap_.clear();
        return expression_stands_ms;
    }
    if (!pace_.leaping()) pace_.begin_leap(simulation.now_ns());
    return end_stretch(simulation);
}

} // namespace loopscope
