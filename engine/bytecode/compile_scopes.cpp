// Blocks: their environments, and what is initialized when one is entered.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static std::int32_t flags_of_binding(const Binding& binding) {
    switch (binding.kind) {
    case BindingKind::let:
    case BindingKind::class_: return binding_mutable | binding_lexical;
    case BindingKind::const_:
    case BindingKind::import:
    case BindingKind::import_namespace:
    case BindingKind::class_inner: return binding_lexical;
    case BindingKind::function: return binding_mutable | binding_lexical | binding_function;
    case BindingKind::function_name: return binding_function;
    case BindingKind::var: return binding_mutable | (binding.function ? binding_function : 0);
    case BindingKind::parameter:
    case BindingKind::catch_parameter:
    case BindingKind::arguments: return binding_mutable;
    default: return binding_hidden;
    }
}

// The cell that executable.h describes; the end of its code is filled in when the scope is left.
Value FunctionCompiler::describe_scope(const Scope* scope, std::uint32_t slots) {
    const std::uint32_t bindings = scope->bindings.size();
    Values& cell = shared_.agent.make_values(scope_header_values + 3 * bindings);
    const bool of_parameters = scope->kind == ScopeKind::function && !scope->is_var_scope;
    cell.items[0] = Value::int32(static_cast<std::int32_t>(scope->kind) | (of_parameters ? scope_of_parameters : 0));
    cell.items[1] = Value::int32(scopes_.empty() ? -1 : static_cast<std::int32_t>(scopes_.back().description));
    cell.items[2] = Value::index(code_.offset());
    cell.items[3] = cell.items[2];
    cell.items[4] = Value::index(slots);
    Value* item = cell.items + scope_header_values;
    for (std::uint32_t i = 0; i < bindings; ++i) {
        const Binding& binding = scope->bindings[i];
        BindingPlace where = binding.captured ? BindingPlace::environment : BindingPlace::local;
        std::uint32_t position = binding.slot + (binding.captured ? 0 : local_base_);
        if (!binding.captured && scope == function_->scope && i < argument_of_.size() && argument_of_[i] != no_local) {
            where = BindingPlace::argument;
            position = argument_of_[i];
        }
        *item++ = shared_.name(binding.name);
        *item++ = Value::int32(static_cast<std::int32_t>(where) | static_cast<std::int32_t>(position << 4));
        *item++ = Value::int32(flags_of_binding(binding));
    }
    const Value description = Value::cell(shared_.agent.heap.ref_of(&cell));
    descriptions_.push_back(description);
    return description;
}

void FunctionCompiler::open_environment(Scope* scope, std::uint32_t slots) {
    const Value description = describe_scope(scope, slots);
    if (scope->has_environment()) {
        code_.hide();
        code_.emit(Op::push_environment, code_.constant(description), slots);
        code_.show();
    }
    scopes_.push_back({scope, scope->has_environment(), local_base_, size32(descriptions_) - 1});
}

// Names whose use may come before their declaration begin in the temporal dead zone; records are born in it.
void FunctionCompiler::initialize_bindings(const Scope* scope) {
    code_.hide();
    for (const Binding& binding : scope->bindings) {
        if (binding.captured || !binding.needs_tdz) continue;
        code_.emit(Op::uninitialized);
        code_.emit(Op::put_local, binding.slot + local_base_);
    }
    code_.show();
}

void FunctionCompiler::instantiate_functions(const Scope* scope) {
    for (const Binding& binding : scope->bindings) {
        if (!binding.function) continue;
        code_.at(binding.function);
        code_.hide();
        closure(binding.function);
        write(place_in_scope(scope, binding), Store::initialize);
        code_.show();
    }
}

void FunctionCompiler::enter_scope(Scope* scope) {
    if (!scope) return;
    open_environment(scope, scope->environment_size);
    if (scope->has_environment()) push_control(Control::Kind::environment);
    initialize_bindings(scope);
    instantiate_functions(scope);
}

void FunctionCompiler::leave_scope(Scope* scope) {
    if (!scope) return;
    if (scope->has_environment()) {
        pop_control();
        if (code_.reachable()) {
            code_.hide();
            code_.emit(Op::pop_environment);
            code_.show();
        }
    }
    Values& cell = shared_.agent.heap.at<Values>(descriptions_[scopes_.back().description]);
    cell.items[3] = Value::index(code_.offset());
    scopes_.pop_back();
}

// Scopes that are still open belong to the whole function.
void FunctionCompiler::finish_scopes(Executable& executable) {
    Heap& heap = shared_.agent.heap;
    for (const OpenScope& open : scopes_)
        heap.at<Values>(descriptions_[open.description]).items[3] = Value::index(code_.offset());
    Values& list = shared_.agent.make_values(size32(descriptions_));
    for (std::size_t i = 0; i < descriptions_.size(); ++i) list.items[i] = descriptions_[i];
    executable.scopes = heap.ref_of(&list);
}

} // namespace loopscope
