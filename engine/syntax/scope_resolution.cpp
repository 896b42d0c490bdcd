// What each name refers to, which bindings are captured, and where they live.
#include "engine/syntax/scope_builder.h"

#include <algorithm>

namespace loopscope {

// ---- notes, taken during the walk

void ScopeBuilder::note(Reference* reference, SyntaxName name, Node* node, bool is_write, bool is_initialization) {
    uses_.push_back({reference, scope_, nullptr, node, name, node->start, is_write, is_initialization});
}

void ScopeBuilder::note_private(PrivateNameNode* node) {
    // A private name is looked up like any other, but from the innermost class body that can know it.
    Scope* begin = private_scope_;
    for (; begin && find(begin, node->name) == missing;) {
        begin = begin->parent;
        while (begin && begin->kind != ScopeKind::class_) begin = begin->parent;
    }
    if (!begin) {
        for (const std::u16string& known : options_.private_names)
            if (known == tree_.text(node->name)) {
                node->reference.kind = ReferenceKind::dynamic;
                return;
            }
        return fail(node, "Private field '" + tree_.utf8(node->name) + "' must be declared in an enclosing class");
    }
    uses_.push_back({&node->reference, scope_, begin, node, node->name, node->start, false, false});
}

// The function whose `this` an arrow function sees.
FunctionNode* ScopeBuilder::context_provider(FunctionNode* function) {
    while (function->function_kind == FunctionKind::arrow) function = function->outer;
    return function;
}

std::uint32_t ScopeBuilder::pseudo_binding(FunctionNode* provider, BindingKind kind) {
    WellKnown known = kind == BindingKind::this_value        ? WellKnown::this_
                      : kind == BindingKind::new_target      ? WellKnown::new_target
                      : kind == BindingKind::active_function ? WellKnown::active_function
                                                             : WellKnown::home_object;
    std::uint32_t index = find(provider->scope, name_of(known));
    if (index == missing) index = add_binding(provider->scope, name_of(known), kind, nullptr, 0);
    Binding& binding = binding_at(provider->scope, index);
    binding.captured = true;
    binding.used = true;
    if (kind == BindingKind::this_value && provider->function_kind == FunctionKind::derived_constructor)
        binding.needs_tdz = true;
    return index;
}

void ScopeBuilder::note_context(Reference* reference, BindingKind kind, Node* node) {
    FunctionNode* provider = context_provider(function_);
    for (FunctionNode* function = function_;; function = function->outer) {
        if (kind == BindingKind::this_value) function->uses_this = true;
        if (kind == BindingKind::new_target) function->uses_new_target = true;
        if (kind == BindingKind::home_object) function->uses_super_property = true;
        if (kind == BindingKind::active_function) function->uses_super_call = true;
        if (function == provider) break;
    }
    reference->kind = ReferenceKind::own;
    reference->needs_tdz =
        kind == BindingKind::this_value && provider->function_kind == FunctionKind::derived_constructor;
    if (provider->kind == NodeKind::program) {
        if (provider->function_kind == FunctionKind::eval) reference->kind = ReferenceKind::dynamic;
        else if (provider != function_) reference->kind = ReferenceKind::global;
        return;
    }
    if (provider == function_) return;
    bool needs_tdz = reference->needs_tdz;
    std::uint32_t index = pseudo_binding(provider, kind);
    uses_.push_back(
        {reference, scope_, provider->scope, node, binding_at(provider->scope, index).name, node->start, false, false});
    reference->needs_tdz = needs_tdz;
}

// ECMA-262 19.2.1.1: eval code sees everything around it, and sloppy eval code adds vars to it.
void ScopeBuilder::note_direct_eval(CallNode* call) {
    call->scope = scope_;
    for (Scope* scope = scope_; scope; scope = scope->parent) scope->has_direct_eval = true;
    FunctionNode* provider = context_provider(function_);
    for (FunctionNode* function = function_;; function = function->outer) {
        function->has_direct_eval = function->uses_this = function->uses_arguments = true;
        if (function == provider) break;
    }
    if (provider->kind != NodeKind::program) {
        pseudo_binding(provider, BindingKind::this_value);
        pseudo_binding(provider, BindingKind::new_target);
        bool is_method =
            provider->kind != NodeKind::function_declaration && provider->kind != NodeKind::function_expression;
        if (is_method) pseudo_binding(provider, BindingKind::home_object);
        if (provider->function_kind == FunctionKind::derived_constructor)
            pseudo_binding(provider, BindingKind::active_function);
        eval_providers_.push_back(provider);
    }
    if (function_->strict || in_class_code_) return;
    Scope* target = scope_;
    while (!target->is_var_scope && target->kind != ScopeKind::function) target = target->parent;
    target->has_sloppy_eval = true;
    if (target->kind == ScopeKind::function || target->kind == ScopeKind::function_body) target->is_dynamic = true;
}

// ---- resolution, after the walk

bool ScopeBuilder::offers_arguments(const Scope* scope) const {
    if (scope->kind != ScopeKind::function) return false;
    switch (scope->function->function_kind) {
    case FunctionKind::normal:
    case FunctionKind::method:
    case FunctionKind::getter:
    case FunctionKind::setter:
    case FunctionKind::base_constructor:
    case FunctionKind::derived_constructor: return true;
    default: return false;
    }
}

// ECMA-262 10.2.11 FunctionDeclarationInstantiation, the arguments object
std::uint32_t ScopeBuilder::make_arguments(Scope* scope) {
    std::uint32_t index = add_binding(scope, name_of(WellKnown::arguments), BindingKind::arguments, nullptr, 0);
    scope->function->needs_arguments_object = true;
    return index;
}

// `var arguments` without a function of that name starts as the arguments object.
void ScopeBuilder::settle_arguments() {
    for (FunctionNode* provider : eval_providers_)
        if (offers_arguments(provider->scope) && find(provider->scope, name_of(WellKnown::arguments)) == missing)
            make_arguments(provider->scope);
    for (FunctionNode* function : tree_.functions) {
        if (!offers_arguments(function->scope)) continue;
        std::uint32_t index = find(function->scope, name_of(WellKnown::arguments));
        bool var_in_body = function->body_scope != function->scope &&
                           find(function->body_scope, name_of(WellKnown::arguments)) != missing;
        if (index == missing && var_in_body) {
            make_arguments(function->scope);
            Binding& binding =
                binding_at(function->body_scope, find(function->body_scope, name_of(WellKnown::arguments)));
            if (binding.kind == BindingKind::var) binding.copies_parameter = true;
        } else if (index != missing) {
            Binding& binding = binding_at(function->scope, index);
            if (binding.kind == BindingKind::var && !binding.function) {
                binding.kind = BindingKind::arguments;
                function->needs_arguments_object = true;
            }
        }
        function->maps_arguments =
            function->needs_arguments_object && !function->strict && function->has_simple_parameters;
        if (!function->maps_arguments) continue;
        for (Binding& binding : open_[function->scope->id].bindings)
            if (binding.kind == BindingKind::parameter) binding.captured = true;
    }
}

bool ScopeBuilder::needs_check(const Use& use, const Scope* scope, std::uint32_t index) const {
    if (use.is_initialization) return false;
    const Binding& binding = binding_at(scope, index);
    switch (binding.kind) {
    case BindingKind::let:
    case BindingKind::const_:
    case BindingKind::class_:
    case BindingKind::class_inner:
    case BindingKind::import:
    case BindingKind::catch_parameter:
    case BindingKind::parameter: break;
    default: return false;
    }
    std::uint32_t initialized_at = open_[scope->id].initialized_at[index];
    if (initialized_at == 0) return false;
    if (use.from->function != scope->function || scope->kind == ScopeKind::switch_) return true;
    return use.start < initialized_at;
}

void ScopeBuilder::settle(Use& use, Scope* scope, std::uint32_t index, bool dynamic) {
    Binding& binding = binding_at(scope, index);
    Reference& reference = *use.reference;
    reference.scope = scope;
    reference.binding = index;
    if (use.is_write && !use.is_initialization) binding.assigned = true;
    if (!use.is_write || (use.node->kind == NodeKind::identifier_reference && !use.is_initialization))
        binding.used = true;
    bool crosses = use.from->function != scope->function;
    if (dynamic || crosses) binding.captured = true;
    bool check = needs_check(use, scope, index);
    reference.needs_tdz = reference.needs_tdz || check;
    if (check || dynamic) binding.needs_tdz = true;
    if (binding.kind == BindingKind::arguments) {
        for (FunctionNode* function = use.from->function;; function = function->outer) {
            function->uses_arguments = true;
            if (function == scope->function) break;
        }
    }
    bool by_name = scope->kind == ScopeKind::eval && !scope->strict && binding.kind == BindingKind::var;
    // Whether it is captured is known only when all uses are settled.
    reference.kind = dynamic || by_name                 ? ReferenceKind::dynamic
                     : scope->kind == ScopeKind::global ? ReferenceKind::global
                                                        : ReferenceKind::frame;
}

void ScopeBuilder::resolve(Use& use) {
    bool dynamic = false;
    if (use.private_scope) {
        settle(use, use.private_scope, find(use.private_scope, use.name), false);
        return;
    }
    for (Scope* scope = use.from; scope; scope = scope->parent) {
        std::uint32_t index = find(scope, use.name);
        if (index == missing && use.name == name_of(WellKnown::arguments) && offers_arguments(scope))
            index = make_arguments(scope);
        if (index != missing) return settle(use, scope, index, dynamic);
        if (scope->kind == ScopeKind::with || scope->is_dynamic || scope->kind == ScopeKind::eval) dynamic = true;
    }
    use.reference->kind = dynamic ? ReferenceKind::dynamic : ReferenceKind::global;
}

void ScopeBuilder::resolve_all() {
    for (Use& use : uses_) resolve(use);
    for (const VarUse& var_use : var_uses_) {
        Reference& reference = var_use.function->annex_b_reference;
        std::uint32_t index = find(var_use.var_scope, var_use.function->identifier->name);
        Use use{&reference, var_use.from, nullptr, var_use.function, var_use.function->identifier->name, 0, true, true};
        if (index != missing) settle(use, var_use.var_scope, index, false);
        binding_at(var_use.var_scope, index).assigned = true;
        uses_.push_back(use);
    }
    settle_arguments();
}

// Captured bindings get places in environment records, the others in the frame.
void ScopeBuilder::give_slots() {
    for (Scope* scope : tree_.scopes) {
        std::vector<Binding>& bindings = open_[scope->id].bindings;
        if (scope->parent && scope->parent->function == scope->function)
            scope->first_frame_slot = scope->parent->first_frame_slot + scope->parent->frame_slots;
        for (Binding& binding : bindings) {
            bool by_name = scope->kind == ScopeKind::global ||
                           (scope->kind == ScopeKind::eval && !scope->strict && binding.kind == BindingKind::var);
            if (by_name) continue;
            if (scope->has_direct_eval || scope->kind == ScopeKind::module) binding.captured = true;
            if (scope->has_direct_eval) binding.needs_tdz = binding.needs_tdz || is_lexical(binding.kind);
            if (binding.captured) binding.slot = scope->environment_size++;
            else binding.slot = scope->first_frame_slot + scope->frame_slots++;
        }
        scope->bindings = tree_.arena.copy(bindings);
        FunctionNode* function = scope->function;
        function->frame_slot_count = std::max(function->frame_slot_count, scope->first_frame_slot + scope->frame_slots);
    }
}

void ScopeBuilder::count_hops() {
    for (const Use& use : uses_) {
        Reference& reference = *use.reference;
        if (reference.kind != ReferenceKind::frame) continue;
        if (!reference.scope->bindings[reference.binding].captured) continue;
        reference.kind = ReferenceKind::environment;
        for (const Scope* scope = use.from; scope != reference.scope; scope = scope->parent)
            if (scope->has_environment()) reference.hops++;
    }
}

} // namespace loopscope
