// Names: where one lives (a local, an environment's slot, the global object), and how it is read and written.
#include "engine/bytecode/function_compiler.h"

#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

std::uint32_t FunctionCompiler::text_constant(std::string_view text) {
    return code_.constant(intern(shared_.agent, text));
}

// How many environment records lie between here and the one of `scope`.
std::uint32_t FunctionCompiler::hops_to(const Scope* scope, bool& found) const {
    std::uint32_t hops = 0;
    found = true;
    for (const FunctionCompiler* compiler = this; compiler; compiler = compiler->outer_) {
        for (std::size_t i = compiler->scopes_.size(); i-- > 0;) {
            const OpenScope& open = compiler->scopes_[i];
            if (open.scope == scope) return hops;
            if (open.has_environment) hops++;
        }
    }
    found = false;
    return hops;
}

const OpenScope* FunctionCompiler::find_open(const Scope* scope) const {
    for (std::size_t i = scopes_.size(); i-- > 0;)
        if (scopes_[i].scope == scope) return &scopes_[i];
    return nullptr;
}

Place FunctionCompiler::place_in_scope(const Scope* scope, const Binding& binding) {
    Place place;
    place.name = binding.name;
    place.binding = &binding;
    place.slot = binding.slot;
    if (scope->kind == ScopeKind::global) return place;
    if (binding.captured) {
        bool found = false;
        place.kind = Place::Kind::environment;
        place.hops = hops_to(scope, found);
        if (!found || place.hops > 0xFF) shared_.refuse(function_, "a name that is found through too many scopes");
        return place;
    }
    place.kind = Place::Kind::local;
    const OpenScope* open = find_open(scope);
    place.slot += open ? open->local_base : local_base_;
    if (scope == function_->scope) {
        const auto index = static_cast<std::size_t>(&binding - scope->bindings.begin());
        if (index < argument_of_.size() && argument_of_[index] != no_local) {
            place.kind = Place::Kind::argument;
            place.slot = argument_of_[index];
        }
    }
    return place;
}

Place FunctionCompiler::place_of(const Reference& reference, SyntaxName name) {
    Place place;
    switch (reference.kind) {
    case ReferenceKind::frame:
    case ReferenceKind::environment:
        place = place_in_scope(reference.scope, reference.target());
        place.checked = reference.needs_tdz;
        return place;
    case ReferenceKind::global:
        place.kind = Place::Kind::global;
        if (reference.scope) place.binding = &reference.target();
        break;
    default: place.kind = Place::Kind::dynamic; break;
    }
    place.name = name;
    return place;
}

void FunctionCompiler::read_raw(const Place& place) {
    switch (place.kind) {
    case Place::Kind::local: return code_.emit(Op::get_local, place.slot);
    case Place::Kind::argument: return code_.emit(Op::get_argument, place.slot);
    case Place::Kind::environment:
        if (place.binding && place.binding->kind == BindingKind::import)
            return code_.emit(Op::get_import, place.hops, place.slot, name_constant(place.name));
        return code_.emit(Op::get_binding, place.hops, place.slot);
    case Place::Kind::global:
        if (!place.binding && place.name == name_of(WellKnown::undefined)) return code_.emit(Op::undefined);
        return code_.emit(Op::get_global, name_constant(place.name));
    case Place::Kind::dynamic: return code_.emit(Op::get_name, name_constant(place.name));
    case Place::Kind::this_value: return code_.emit(Op::get_this);
    case Place::Kind::new_target: return code_.emit(Op::new_target);
    case Place::Kind::active_function: return code_.emit(Op::active_function);
    case Place::Kind::home_object: return code_.emit(Op::home_object);
    }
}

void FunctionCompiler::read(const Place& place) {
    if (place.checked && place.kind == Place::Kind::local)
        return code_.emit(Op::get_local_checked, place.slot, name_constant(place.name));
    const bool imported = place.binding && place.binding->kind == BindingKind::import; // always checked
    if (place.checked && place.kind == Place::Kind::environment && !imported)
        return code_.emit(Op::get_binding_checked, place.hops, place.slot, name_constant(place.name));
    read_raw(place);
}

void FunctionCompiler::read_typeof(const Place& place) {
    if (place.kind == Place::Kind::global) code_.emit(Op::typeof_global, name_constant(place.name));
    else if (place.kind == Place::Kind::dynamic) code_.emit(Op::typeof_name, name_constant(place.name));
    else read(place);
    code_.completes();
    code_.emit(Op::type_of);
}

static bool is_lexical(BindingKind kind) {
    return kind == BindingKind::let || kind == BindingKind::const_ || kind == BindingKind::class_;
}

void FunctionCompiler::write(const Place& place, Store store) {
    const bool checked = place.checked && store == Store::assign;
    switch (place.kind) {
    case Place::Kind::local:
        if (checked) return code_.emit(Op::put_local_checked, place.slot, name_constant(place.name));
        return code_.emit(Op::put_local, place.slot);
    case Place::Kind::argument: return code_.emit(Op::put_argument, place.slot);
    case Place::Kind::environment:
        if (checked) return code_.emit(Op::put_binding_checked, place.hops, place.slot, name_constant(place.name));
        return code_.emit(Op::put_binding, place.hops, place.slot);
    case Place::Kind::global:
        if (store == Store::initialize && place.binding && is_lexical(place.binding->kind))
            return code_.emit(Op::init_global, name_constant(place.name));
        return code_.emit(Op::put_global, name_constant(place.name), strict_);
    default: return code_.emit(Op::put_name, name_constant(place.name), strict_);
    }
}

void FunctionCompiler::write_keeping(const Place& place) {
    if (place.kind == Place::Kind::local && !place.checked) return code_.emit(Op::set_local, place.slot);
    code_.emit(Op::dup);
    write(place, Store::assign);
}

bool FunctionCompiler::declared_by_using(const Node* identifier) const {
    if (!identifier || identifier->kind != NodeKind::binding_identifier) return false;
    const SyntaxTree& tree = shared_.tree;
    const Node* declaration = tree.nodes[tree.parents[tree.parents[identifier->id]]];
    return declaration->kind == NodeKind::variable_declaration &&
           is_using(as<VariableDeclarationNode>(declaration)->declaration_kind);
}

// ECMA-262 9.1.1.1.5 SetMutableBinding, for bindings that are not mutable.
bool FunctionCompiler::assignment_fails(const Place& place) {
    if (!place.binding || place.kind == Place::Kind::global || place.kind == Place::Kind::dynamic) return false;
    switch (place.binding->kind) {
    case BindingKind::const_:
    case BindingKind::class_inner:
    case BindingKind::import:
    case BindingKind::import_namespace: break;
    case BindingKind::function_name:
        if (!strict_) return true;
        break;
    default: return false;
    }
    if (place.checked) {
        read(place);
        code_.emit(Op::pop);
    }
    if (place.binding->kind == BindingKind::const_ && declared_by_using(place.binding->declaration)) {
        code_.emit(Op::throw_error, ordinal(ThrownError::type_error), text_constant("Assignment to using variable."));
        return true;
    }
    code_.emit(Op::throw_constant_assignment, name_constant(place.name));
    return true;
}

// --- this, new.target, the running function, its home object

const Binding* FunctionCompiler::pseudo_binding(BindingKind kind, std::uint32_t* index) const {
    const Scope* scope = function_->scope;
    for (std::uint32_t i = 0; i < scope->bindings.size(); ++i) {
        if (scope->bindings[i].kind != kind) continue;
        if (index) *index = i;
        return &scope->bindings[i];
    }
    return nullptr;
}

void FunctionCompiler::store_pseudo(BindingKind kind) {
    const Binding* binding = pseudo_binding(kind, nullptr);
    if (!binding) return code_.emit(Op::pop);
    write(place_in_scope(function_->scope, *binding), Store::initialize);
}

void FunctionCompiler::read_pseudo(const Reference& reference, Place::Kind own) {
    if (reference.kind == ReferenceKind::own) {
        Place place;
        place.kind = own;
        return read_raw(place);
    }
    const bool outside = reference.kind == ReferenceKind::dynamic && !(shared_.options.eval_flags & eval_in_function);
    if (reference.kind == ReferenceKind::global || outside)
        return code_.emit(shared_.options.goal == CompileGoal::module ? Op::undefined : Op::global_this);
    constexpr SyntaxName names[] = {name_of(WellKnown::this_), name_of(WellKnown::new_target),
                                    name_of(WellKnown::active_function), name_of(WellKnown::home_object)};
    const unsigned which = static_cast<unsigned>(own) - ordinal(Place::Kind::this_value);
    Place place = place_of(reference, names[which]);
    place.name = names[which];
    read(place);
}

void FunctionCompiler::read_this(const Reference& reference) {
    if (reference.kind != ReferenceKind::own || function_->function_kind != FunctionKind::derived_constructor) {
        // An arrow function of a derived constructor must find it bound.
        return read_pseudo(reference, Place::Kind::this_value);
    }
    const Binding* binding = pseudo_binding(BindingKind::this_value, nullptr);
    if (!binding) return code_.emit(Op::get_this_checked);
    Place place = place_in_scope(function_->scope, *binding);
    place.name = name_of(WellKnown::this_);
    place.checked = true;
    read(place);
}

} // namespace loopscope
