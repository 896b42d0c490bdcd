#include "engine/builtins/function_object.h"
#include "engine/builtins/realm.h"
#include "engine/runtime/string.h"

namespace loopscope {

namespace {

struct RefusalSpec {
    std::string_view holder;
    std::string_view name;
    std::uint8_t attributes;
    RefusalType type;
};

constexpr RefusalType function_type = RefusalType::function, object_type = RefusalType::object, string_type = RefusalType::string,
                      number_type = RefusalType::number, boolean_type = RefusalType::boolean,
                      undefined_type = RefusalType::undefined, symbol_type = RefusalType::symbol;

constexpr RefusalSpec specs[] = {
#define LOOPSCOPE_REFUSAL(holder, name, attributes, type) {holder, name, attributes, type},
#include "engine/builtins/refusals.def"
#undef LOOPSCOPE_REFUSAL
};

// A window inherits EventTarget's members; while we have no EventTarget they are the global object's own.
Value holder_of(Agent& agent, std::string_view path) {
    if (path == "-") return agent.global_object();
    const Value holder = holder_from_path(agent, path == "EventTarget" ? "EventTarget.prototype" : path);
    return holder.is_object() || path != "EventTarget" ? holder : agent.global_object();
}

} // namespace

void install_refusals(Agent& agent) {
    const Value reason = string_from_utf8(agent, "a browser has it, but it can't be run here yet");
    std::string_view last_path = "?";
    Value holder;
    for (const RefusalSpec& spec : specs) {
        if (spec.holder != last_path) holder = holder_of(agent, last_path = spec.holder);
        if (!holder.is_object()) continue;
        Object& object = agent.heap.at<Object>(holder);
        const PropertyKey key = key_from_spec(agent, spec.name);
        if (has_own_property(agent, object, key)) continue;
        define_refusal(agent, object, key, reason, static_cast<std::uint8_t>(spec.attributes | refusal_type_bits(spec.type)));
    }
}

} // namespace loopscope
