#include "engine/inspect/token.h"

#include "engine/syntax/by_enum.h"
#include "engine/trace/trace.h"

#include <algorithm>
#include <iterator>

namespace loopscope {

std::string_view family_name(Family family) {
    static constexpr auto words =
        names_of<Family>("neutral", "sync", "microtask", "timer", "fetch", "event", "rendering", "error");
    return words[family];
}

Family family_of_letter(char letter) {
    switch (letter) {
    case 'T': return Family::timer;
    case 'F':
    case 'I': return Family::network;
    case 'P':
    case 'A':
    case 'M': return Family::microtask;
    case 'R': return Family::rendering;
    case 'S': return Family::sync;
    default: return Family::event; // listeners, workers
    }
}

Token make_token(std::uint32_t id, std::string badge, Family otherwise) {
    const Family family = badge.empty() ? otherwise : family_of_letter(badge.front());
    return {id, std::move(badge), family};
}

Token token_of_call(const Trace& trace, std::uint32_t cause, std::uint64_t step, Family otherwise) {
    if (const Token own = token_of(trace, cause, otherwise); own.id != 0) return own;
    const auto& records = trace.records();
    auto record = std::upper_bound(records.begin(), records.end(), step,
                                   [](std::uint64_t at, const TraceRecord& one) { return at < one.step; });
    while (record != records.begin()) {
        --record;
        if (record->cause != cause && record->kind != TraceKind::called) continue;
        if (record->kind == TraceKind::called)
            return record->cause == cause ? token_of(trace, record->id, otherwise) : Token{0, "", otherwise};
        if (record->kind == TraceKind::turn_began) break;
    }
    return {0, "", otherwise};
}

Token token_of(const Trace& trace, std::uint32_t id, Family otherwise) {
    const TraceToken found = trace.token(id);
    return make_token(found.id, badge_of(found), otherwise);
}

} // namespace loopscope
