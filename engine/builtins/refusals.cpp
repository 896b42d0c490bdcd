// Puts the refusal accessors of refusals.def into a realm (law 7).
#include "engine/builtins/function_object.h"
#include "engine/builtins/realm.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

namespace {

struct RefusalSpec {
    std::string_view holder;
    std::uint8_t attributes;
    RefusalType type;
    std::string_view names; // separated by spaces
};

constexpr RefusalSpec specs[] = {
#define LOOPSCOPE_REFUSALS(holder, attributes, type, names) {holder, attributes, RefusalType::type, names},
#include "engine/builtins/refusals.def"
#undef LOOPSCOPE_REFUSALS
};

// A window inherits EventTarget's members; while we have no EventTarget they are the global object's own.
Value holder_of(Agent& agent, std::string_view path) {
    if (path == "-") return agent.global_object();
    if (path != "EventTarget") return holder_from_path(agent, path);
    const Value event_target = holder_from_path(agent, path);
    if (!event_target.is_object()) return agent.global_object();
    return get_own_property(agent, agent.heap.at<Object>(event_target), agent.key(Name::prototype)).value;
}

void refuse_absent(Agent& agent, Object& holder, const RefusalSpec& spec, Value reason) {
    for (std::string_view names = spec.names; !names.empty();) {
        const std::string_view name = names.substr(0, names.find(' '));
        names.remove_prefix(std::min(name.size() + 1, names.size()));
        const PropertyKey key = key_from_spec(agent, name);
        if (has_own_property(agent, holder, key)) continue;
        define_refusal(agent, holder, key, reason, low_byte(spec.attributes | refusal_type_bits(spec.type)));
    }
}

} // namespace

void install_refusals(Agent& agent) {
    const Value reason = string_from_utf8(agent, "a browser has it, but it can't be run here yet");
    for (const RefusalSpec& spec : specs) {
        const Value holder = holder_of(agent, spec.holder);
        if (holder.is_object()) refuse_absent(agent, agent.heap.at<Object>(holder), spec, reason);
    }
}

} // namespace loopscope
