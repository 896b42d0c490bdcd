#include "engine/inspect/moment_watch.h"

#include "engine/inspect/tell.h"
#include "engine/simulation.h"

namespace loopscope {

static Look brief_look(Wording wording) {
    Look look;
    look.wording = wording;
    look.console_from = UINT32_MAX;
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
    if (!is_moment(simulation, before, mark_)) return false;
    happened_ = happenings_at(simulation, before, mark_);
    told_latest_ = false;
    return true;
}

void MomentWatch::tell(const Simulation& simulation) {
    for (const Wording wording : {Wording::plain, Wording::precise})
        told_[static_cast<unsigned>(wording)] =
            loopscope::tell(simulation, take_snapshot(simulation, brief_look(wording)), happened_, wording);
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

void seek_with_moment(Simulation& simulation, std::uint64_t step, MomentWatch& watch) {
    if (arrive(simulation, step, watch)) return;
    const auto before = latest_traced_moment(simulation, step);
    if (!before) return;
    arrive(simulation, *before, watch);
    simulation.seek(step);
    watch.stay(simulation);
}

} // namespace loopscope
