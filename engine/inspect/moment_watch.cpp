#include "engine/inspect/moment_watch.h"

#include "engine/inspect/fold.h"
#include "engine/inspect/moment_words.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

static Look brief_look(Wording wording, bool folds, const std::vector<Happening>& happened) {
    Look look;
    for (const Happening& one : happened) look.subjects.push_back(one.id);
    look.wording = wording;
    look.console_from = UINT32_MAX;
    look.folds = folds;
    return look;
}

void MomentWatch::begin(const Simulation& simulation) {
    mark_ = mark_of(simulation);
    for (auto& moment : told_) moment.reset();
    told_latest_ = true;
}

void MomentWatch::stay(const Simulation& simulation) { mark_ = mark_of(simulation); }

bool MomentWatch::look(const Simulation& simulation) {
    const StopMark before = mark_;
    mark_ = mark_of(simulation);
    stepped_ = mark_.agent == before.agent ? mark_ : mark_after(simulation, before);
    if (!is_moment(simulation, before, stepped_)) return false;
    happened_ = happenings_at(simulation, before, stepped_);
    if (folds_) std::erase_if(happened_, [&](const Happening& one) { return is_folded(simulation, one); });
    if (happened_.empty()) return false;
    told_latest_ = false;
    return true;
}

void MomentWatch::tell(const Simulation& simulation) {
    for (const Wording wording : {Wording::plain, Wording::precise})
        told_[wording] = moment_in_words(simulation, take_snapshot(simulation, brief_look(wording, folds_, happened_)),
                                         happened_, wording);
    told_latest_ = true;
}

static bool arrive(Simulation& simulation, std::uint64_t step, MomentWatch& watch) {
    simulation.seek(step > 0 ? step - 1 : 0);
    watch.begin(simulation);
    if (step == 0) return true; // before everything
    simulation.run(1);
    if (!watch.look(simulation)) return false;
    watch.tell(simulation);
    return true;
}

// The last moment between two steps; frames that are pushed and left are not in the trace.
static std::optional<std::uint64_t> last_moment(Simulation& simulation, std::uint64_t from, std::uint64_t to,
                                                MomentWatch& watch) {
    simulation.seek(from);
    watch.begin(simulation);
    std::optional<std::uint64_t> found;
    while (simulation.step_count() < to) {
        simulation.run(1);
        if (watch.look(simulation)) found = simulation.step_count();
    }
    return found;
}

void seek_with_moment(Simulation& simulation, std::uint64_t step, MomentWatch& watch) {
    if (arrive(simulation, step, watch)) return;
    constexpr std::uint64_t most_steps = 20'000;
    constexpr unsigned most_folded = 64; // on the way
    auto before = latest_traced_moment(simulation, step);
    const std::uint64_t from = std::max(before.value_or(0), step > most_steps ? step - most_steps : 0);
    if (const auto found = last_moment(simulation, from, step, watch)) before = found;
    for (unsigned i = 0; before && i < most_folded && !arrive(simulation, *before, watch); ++i)
        before = latest_traced_moment(simulation, *before);
    simulation.seek(step);
    watch.stay(simulation);
}

} // namespace loopscope
