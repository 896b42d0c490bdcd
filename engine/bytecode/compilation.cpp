#include "engine/bytecode/compilation.h"

#include "engine/runtime/native.h"
#include "engine/runtime/string.h"

namespace loopscope {

namespace {

bool is_function_scope(const Scope* scope) {
    switch (scope->kind) {
    case ScopeKind::global:
    case ScopeKind::module:
    case ScopeKind::eval:
    case ScopeKind::function:
    case ScopeKind::function_body:
    case ScopeKind::function_name: return true;
    default: return false;
    }
}

bool is_function(NodeKind kind) {
    switch (kind) {
    case NodeKind::program:
    case NodeKind::function_declaration:
    case NodeKind::function_expression:
    case NodeKind::arrow_function:
    case NodeKind::method_function:
    case NodeKind::initializer_function: return true;
    default: return false;
    }
}

} // namespace

Compilation::Compilation(Agent& a, SyntaxTree& t, const CompileOptions& o) : agent(a), tree(t), options(o) {
    name_values.assign(tree.names.size(), Value::hole());
    inner_environments.assign(tree.nodes.size(), false);
    for (const Scope* scope : tree.scopes)
        if (scope->function && scope->has_environment() && !is_function_scope(scope))
            inner_environments[scope->function->id] = true;
    // A class may keep keys and private methods in a record of the compiler's own.
    for (const Node* node : tree.nodes) {
        if (node->kind != NodeKind::class_declaration && node->kind != NodeKind::class_expression) continue;
        std::uint32_t id = node->id;
        while (!is_function(tree.nodes[id]->kind)) id = tree.parents[id];
        inner_environments[id] = true;
    }
    if (options.is_library && agent.natives) {
        for (std::uint32_t i = 0; i < agent.natives->specs.size(); ++i) {
            const NativeSpec& spec = agent.natives->specs[i];
            if (spec.flags & native_intrinsic) native_index.emplace(std::string(spec.name), i);
        }
    }
}

Value Compilation::name(SyntaxName which) {
    Value& value = name_values[which.index];
    if (value.is_hole()) value = intern(agent, tree.names.text(which));
    return value;
}

void Compilation::refuse(const Node* node, const char* feature) {
    if (refusal) return;
    const LineColumn place = tree.source.position(node->start);
    SyntaxError error;
    error.kind = SyntaxErrorKind::refused;
    error.message = feature;
    error.start = node->start;
    error.end = node->end;
    error.line = place.line;
    error.column = place.column;
    refusal = std::move(error);
}

std::optional<std::uint32_t> Compilation::find_native(SyntaxName which) const {
    const auto found = native_index.find(tree.utf8(which));
    if (found == native_index.end()) return std::nullopt;
    return found->second;
}

std::optional<Intrinsic> Compilation::find_intrinsic(SyntaxName which) const {
    return agent.natives ? agent.natives->intrinsic_named(tree.utf8(which)) : std::nullopt;
}

} // namespace loopscope
