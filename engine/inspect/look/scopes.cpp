#include "engine/inspect/look/scopes.h"

#include "engine/inspect/value_text.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"
#include "engine/syntax/scope.h"

namespace loopscope {

static std::string text_of_name(const Agent& agent, Value name, const Look& look) {
    return name.is_string() ? to_utf8(agent.heap, name, look.text_limit) : std::string();
}

static seen::ScopeKind kind_of_scope(const ScopeView& scope) {
    switch (static_cast<ScopeKind>(scope.kind)) {
    case ScopeKind::global: return seen::ScopeKind::global;
    case ScopeKind::module: return seen::ScopeKind::module;
    case ScopeKind::function:
    case ScopeKind::function_body:
    case ScopeKind::function_name: return seen::ScopeKind::function;
    case ScopeKind::catch_: return seen::ScopeKind::catch_clause;
    case ScopeKind::class_: return seen::ScopeKind::class_body;
    case ScopeKind::with: return seen::ScopeKind::with;
    default: return seen::ScopeKind::block;
    }
}

std::vector<seen::Scope> look_at_scopes(const Agent& agent, const FrameView& frame, const Look& look) {
    std::vector<seen::Scope> scopes;
    for (const ScopeView& scope : scope_views(agent, frame)) {
        seen::Scope seen{kind_of_scope(scope), scope.id, {}};
        // The places of its description hold nothing: global names are in tables of their own.
        if (seen.kind == seen::ScopeKind::global && !frame.library) continue;
        for (const BindingView& binding : scope.bindings)
            if (is_shown(binding))
                seen.bindings.push_back(
                    {text_of_name(agent, binding.name, look), look_at_value(agent, binding.value, look.text_limit)});
        scopes.push_back(std::move(seen));
    }
    return scopes;
}

// let, const and class; var and function.
seen::Scope look_at_globals(const Simulation& simulation, const Agent& agent, const Look& look) {
    const Heap& heap = agent.heap;
    seen::Scope globals{seen::ScopeKind::global, 0, {}};
    const HashTable& table = heap.at(agent.realm().global_lexical);
    std::uint32_t position = 0;
    Value name, cell;
    for (; table_next(heap, table, position, name, cell); ++position)
        globals.bindings.push_back(
            {text_of_name(agent, name, look), look_at_value(agent, heap.at<Values>(cell).items[0], look.text_limit)});
    const Object& global = heap.at<Object>(agent.global_object());
    for (const PropertyKey key : simulation.own_global_names(agent)) {
        const Value value = peek_property(agent, global, key);
        if (key.is_string())
            globals.bindings.push_back(
                {text_of_name(agent, key.value, look), look_at_value(agent, value, look.text_limit)});
    }
    return globals;
}

} // namespace loopscope
