#include "engine/inspect/turns.h"

#include "engine/host/json.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

static Family family_of_kind(TurnKind kind) {
    switch (kind) {
    case TurnKind::script: return Family::sync;
    case TurnKind::microtask: return Family::microtask;
    case TurnKind::rendering: return Family::rendering;
    case TurnKind::task: break;
    }
    return Family::event;
}

static seen::Turn turn_from(const Simulation& simulation, const TraceRecord& record) {
    seen::Turn turn;
    const Trace& trace = simulation.trace();
    turn.id = record.id;
    turn.kind = static_cast<TurnKind>(record.what);
    turn.token = token_of(trace, record.id, family_of_kind(turn.kind));
    turn.label = trace.label(record.label);
    turn.cause = record.cause;
    turn.agent = trace.agent_id(record.agent);
    turn.from_step = turn.to_step = record.step;
    turn.from_ms = turn.to_ms = milliseconds_from_ns(record.time_ns);
    return turn;
}

std::vector<seen::Turn> take_turns(const Simulation& simulation, std::size_t most) {
    std::vector<seen::Turn> newest_first;
    std::vector<std::pair<std::uint32_t, const TraceRecord*>>
        ends; // of turns whose beginning is still to come (looking back)
    const auto& records = simulation.trace().records();
    for (auto record = records.rbegin(); record != records.rend() && newest_first.size() < most; ++record) {
        if (record->kind == TraceKind::turn_ended) ends.emplace_back(record->id, &*record);
        if (record->kind != TraceKind::turn_began) continue;
        seen::Turn turn = turn_from(simulation, *record);
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

static bool calls_program(const Trace& trace, const seen::Turn& turn) {
    const auto& records = trace.records();
    auto record = std::lower_bound(records.begin(), records.end(), turn.from_step,
                                   [](const TraceRecord& one, std::uint64_t at) { return one.step < at; });
    for (; record != records.end() && record->step <= turn.to_step; ++record)
        if (record->kind == TraceKind::called && record->cause == turn.id) return true;
    return false;
}

std::vector<seen::Turn> fold_turns(const Simulation& simulation, const std::vector<seen::Turn>& turns) {
    const std::string end(end_of_document);
    std::vector<seen::Turn> folded;
    seen::Turn* page_ready = nullptr;
    for (const seen::Turn& turn : turns) {
        const bool document = turn.label == end || turn.label == "DOMContentLoaded" || turn.label == "load";
        const bool browsers = turn.kind == TurnKind::task && turn.token.badge.empty() &&
                              (document || turn.label == "event") && !calls_program(simulation.trace(), turn);
        if (!browsers) {
            folded.push_back(turn);
            page_ready = nullptr;
        } else if (document && page_ready) {
            page_ready->to_step = turn.to_step;
            page_ready->to_ms = turn.to_ms;
        } else if (turn.label == end) {
            folded.push_back(turn);
            page_ready = &folded.back();
            page_ready->label = "page ready";
            page_ready->token.family = Family::neutral;
        }
    }
    return folded;
}

} // namespace loopscope
