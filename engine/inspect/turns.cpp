#include "engine/host/json.h"
#include "engine/inspect/snapshot.h"
#include "engine/simulation.h"

namespace loopscope {

static constexpr const char* kind_names[] = {"script", "task", "microtask", "rendering"};

static TurnView turn_from(const Simulation& simulation, const TraceRecord& record) {
    TurnView turn;
    const Trace& trace = simulation.trace();
    const TraceToken token = trace.token(record.id);
    turn.id = record.id;
    turn.token = {token.id, badge_of(token)};
    turn.kind = kind_names[record.what % std::size(kind_names)];
    turn.label = trace.label(record.label);
    turn.cause = record.cause;
    turn.agent = trace.agent_id(record.agent);
    turn.from_step = turn.to_step = record.step;
    turn.from_ms = turn.to_ms = milliseconds_from_ns(record.time_ns);
    return turn;
}

// Oldest first. A turn that is still under way ends at the run's end.
std::vector<TurnView> take_turns(const Simulation& simulation, std::size_t most) {
    std::vector<TurnView> newest_first;
    std::vector<std::pair<std::uint32_t, const TraceRecord*>>
        ends; // of turns whose beginning is still to come (looking back)
    const auto& records = simulation.trace().records();
    for (auto record = records.rbegin(); record != records.rend() && newest_first.size() < most; ++record) {
        if (record->kind == TraceKind::turn_ended) ends.emplace_back(record->id, &*record);
        if (record->kind != TraceKind::turn_began) continue;
        TurnView turn = turn_from(simulation, *record);
        turn.to_step = simulation.last_step();
        for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
            if (end->first != record->id) continue;
            turn.to_step = end->second->step;
            turn.to_ms = milliseconds_from_ns(end->second->time_ns);
            ends.erase(std::next(end).base());
            break;
        }
        newest_first.push_back(std::move(turn));
    }
    return {newest_first.rbegin(), newest_first.rend()};
}

} // namespace loopscope
