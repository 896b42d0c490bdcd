// Follows a run step by step: which steps are moments, and what the latest one says.
#pragma once

#include "engine/inspect/snapshot.h"
#include "engine/inspect/stopping.h"
#include "engine/syntax/by_enum.h"

#include <optional>

namespace loopscope {

class MomentWatch {
public:
    // `folds`: what plain words fold is not a moment (fold.h).
    explicit MomentWatch(bool folds = false) : folds_(folds) {}
    void set_folds(bool folds) { folds_ = folds; }
    // From a state of which it is not known what led to it.
    void begin(const Simulation& simulation);
    // At another state, whose moment is the one that was told.
    void stay(const Simulation& simulation);
    // After one more step: whether it was a moment.
    bool look(const Simulation& simulation);
    const StopMark& mark() const { return mark_; }             // of the present state, and of whose step is next
    const StopMark& stepped() const { return stepped_; }       // of whose step look() has just seen
    MomentKind kind() const { return happened_.front().kind; } // of the moment that look() has just found

    // Puts the moment that look() has just found into words. It stays the latest until the next one is told.
    void tell(const Simulation& simulation);
    const std::optional<Moment>& told(Wording wording) const { return told_[wording]; }
    // Whether what is told is the latest moment of all that were looked at.
    bool is_told() const { return told_latest_; }

private:
    StopMark mark_, stepped_;
    bool folds_;
    std::vector<Happening> happened_;
    ByEnum<Wording, std::optional<Moment>, 2> told_;
    bool told_latest_ = true;
};

// Goes to a step and tells its moment, or the latest one before it.
void seek_with_moment(Simulation& simulation, std::uint64_t step, MomentWatch& watch);

} // namespace loopscope
