#include "engine/inspect/token.h"

#include "engine/trace/trace.h"

#include <iterator>

namespace loopscope {

std::string_view family_name(Family family) {
    static constexpr std::string_view words[] = {"neutral", "sync",  "microtask", "timer",
                                                 "fetch",   "event", "rendering", "error"};
    static_assert(std::size(words) == static_cast<std::size_t>(Family::count));
    return words[static_cast<unsigned>(family)];
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

Token token_of(const Trace& trace, std::uint32_t id, Family otherwise) {
    const TraceToken found = trace.token(id);
    return make_token(found.id, badge_of(found), otherwise);
}

} // namespace loopscope
