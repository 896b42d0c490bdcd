// ECMA-262 15.2 to 15.9: a function's code from its prologue to its end, and the closure that is made of it.
#include "engine/bytecode/function_compiler.h"

#include "engine/runtime/string.h"

#include <memory>

namespace loopscope {

FunctionCompiler::FunctionCompiler(Compilation& shared, FunctionNode* function, FunctionCompiler* outer)
    : shared_(shared), function_(function), outer_(outer), strict_(function->strict) {
    code_.at(function);
    code_.reserve_locals(function->frame_slot_count);
}

// -> function
void FunctionCompiler::closure(FunctionNode* node) {
    const auto inner = std::make_unique<FunctionCompiler>(shared_, node, this);
    const Ref executable = inner->compile_function();
    code_.emit(Op::new_function, code_.constant(Value::cell(executable)));
}

std::uint32_t FunctionCompiler::flags_of(const FunctionNode* node) const {
    std::uint32_t flags = 0;
    if (node->strict) flags |= executable_strict;
    if (node->is_async) flags |= executable_async;
    if (node->is_generator) flags |= executable_generator;
    if (node->has_simple_parameters) flags |= executable_simple_parameters;
    if (shared_.options.is_library) flags |= executable_library;
    if (!shared_.options.is_library || node->uses_this) flags |= executable_has_own_this;
    switch (node->function_kind) {
    case FunctionKind::script: flags |= executable_script; break;
    case FunctionKind::module: flags |= executable_module; break;
    case FunctionKind::eval: flags |= executable_eval | executable_method; break;
    case FunctionKind::arrow: flags = (flags | executable_arrow) & ~executable_has_own_this; break;
    case FunctionKind::method:
    case FunctionKind::getter:
    case FunctionKind::setter: flags |= executable_method; break;
    case FunctionKind::derived_constructor: flags |= executable_derived | executable_class_constructor; break;
    case FunctionKind::base_constructor: flags |= executable_class_constructor; break;
    case FunctionKind::class_field_initializer:
    case FunctionKind::class_static_block: flags |= executable_field_initializer | executable_method; break;
    case FunctionKind::normal: break;
    }
    return flags;
}

// ECMA-262 10.2.9 SetFunctionName, where the source tells the name
Value FunctionCompiler::name_of_function(const FunctionNode* node) {
    if (!node->name) return shared_.agent.name(Name::empty);
    if (node->function_kind == FunctionKind::getter)
        return intern(shared_.agent, u"get " + std::u16string(shared_.text(node->name)));
    if (node->function_kind == FunctionKind::setter)
        return intern(shared_.agent, u"set " + std::u16string(shared_.text(node->name)));
    return shared_.name(node->name);
}

Ref FunctionCompiler::finish(const FunctionNode* node, std::uint32_t flags) {
    Agent& agent = shared_.agent;
    const Ref ref = agent.heap.allocate(CellKind::executable, sizeof(Executable));
    Executable& executable = agent.heap.at<Executable>(ref);
    executable.flags = flags;
    executable.parameter_count = argument_slots_;
    executable.expected_arguments = node->expected_argument_count;
    executable.source_id = shared_.options.source_id;
    executable.start = node->source_start;
    executable.end = node->source_end;
    executable.name = name_of_function(node);
    executable.source_name = shared_.source_name;
    executable.source_text = shared_.source_text;
    executable.lines = shared_.lines;
    finish_scopes(executable);
    code_.finish(agent, executable);
    if (code_.overflow()) shared_.refuse(node, code_.overflow());
    return ref;
}

Ref FunctionCompiler::compile_function() {
    const bool is_async_function = function_->is_async && !function_->is_generator;
    const bool is_async_generator = function_->is_async && function_->is_generator;
    ProtectedRegion region;
    code_.hide();
    if (is_async_function) {
        promise_local_ = code_.new_local();
        code_.emit(Op::create_async, promise_local_);
        region = code_.protect(0);
    }
    prologue();
    if (function_->is_generator) code_.emit(Op::create_generator);
    if (is_async_generator) region = code_.protect(0);
    code_.show();
    body();
    code_.at(function_->body_end > 0 ? function_->body_end - 1 : 0, function_->body_end, function_->body_end,
             function_->kind);
    code_.hide();
    if (code_.reachable()) {
        code_.emit(Op::undefined);
        emit_return(nullptr);
    }
    if (is_async_function || is_async_generator) {
        code_.end_protection(region);
        code_.begin_handler(region);
        if (is_async_generator) code_.emit(Op::async_generator_end, 1);
        else end_with_rejection();
    }
    code_.show();
    return finish(function_, flags_of(function_));
}

// exception -> , ECMA-262 27.7.5.2 AsyncBlockStart, step 3.g
void FunctionCompiler::end_with_rejection() {
    code_.emit(Op::get_local, promise_local_);
    code_.emit(Op::swap);
    code_.emit(Op::reject_promise);
    code_.emit(Op::async_end, promise_local_);
}

void FunctionCompiler::body() {
    if (!function_->has_expression_body) return disposing_statements(function_, function_->body);
    code_.at(function_->expression);
    code_.begin_statement();
    value(function_->expression);
    code_.at(function_->expression);
    emit_return(function_->expression);
}

// --- entry. ECMA-262 10.2.11 FunctionDeclarationInstantiation

void FunctionCompiler::prologue() {
    find_argument_places();
    if (function_->function_kind == FunctionKind::base_constructor && has_instance_elements(function_->home_class)) {
        code_.emit(Op::get_this);
        run_field_initializer({ReferenceKind::own, false, 0, 0, nullptr});
        code_.emit(Op::pop);
    }
    if (Scope* scope = function_->name_scope) {
        open_environment(scope, scope->environment_size);
        if (!scope->bindings.empty()) {
            code_.emit(Op::active_function);
            write(place_in_scope(scope, scope->bindings[0]), Store::initialize);
        }
    }
    Scope* scope = function_->scope;
    open_environment(scope, scope->environment_size);
    initialize_bindings(scope);
    initialize_pseudo_bindings(scope);
    bind_parameters();
    Scope* body_scope = function_->body_scope;
    if (body_scope && body_scope != scope) {
        open_environment(body_scope, body_scope->environment_size);
        initialize_bindings(body_scope);
    }
    initialize_vars(body_scope ? body_scope : scope);
    instantiate_functions(body_scope ? body_scope : scope);
}

// A simple parameter that nobody captures stays where the caller put it.
void FunctionCompiler::find_argument_places() {
    if (!function_->has_simple_parameters) return;
    const Scope* scope = function_->scope;
    argument_of_.assign(scope->bindings.size(), no_local);
    for (std::uint32_t i = 0; i < function_->parameters.size(); ++i) {
        const Reference& reference = as<IdentifierNode>(function_->parameters[i])->reference;
        if (reference.scope == scope && !reference.target().captured) argument_of_[reference.binding] = i;
    }
}

void FunctionCompiler::initialize_pseudo_bindings(const Scope* scope) {
    for (const Binding& binding : scope->bindings) {
        switch (binding.kind) {
        case BindingKind::this_value:
            if (function_->function_kind == FunctionKind::derived_constructor) continue; // by super()
            code_.emit(Op::get_this);
            break;
        case BindingKind::new_target: code_.emit(Op::new_target); break;
        case BindingKind::active_function: code_.emit(Op::active_function); break;
        case BindingKind::home_object: code_.emit(Op::home_object); break;
        case BindingKind::arguments:
            if (!function_->needs_arguments_object) continue;
            code_.emit(Op::arguments_object, function_->maps_arguments, code_.constant(parameter_map()));
            break;
        default: continue;
        }
        write(place_in_scope(scope, binding), Store::initialize);
    }
}

// For the mapped arguments object: where each parameter lives; of two with the same name the last is mapped.
Value FunctionCompiler::parameter_map() {
    if (!function_->maps_arguments) return Value::undefined();
    const NodeList& parameters = function_->parameters;
    Values& map = shared_.agent.make_values(parameters.size());
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        const auto* identifier = as<IdentifierNode>(parameters[i]);
        bool repeated = false;
        for (std::uint32_t j = i + 1; j < parameters.size(); ++j)
            repeated = repeated || as<IdentifierNode>(parameters[j])->name == identifier->name;
        if (repeated || !identifier->reference.target().captured) continue;
        map.items[i] = Value::index(identifier->reference.target().slot);
    }
    return Value::cell(shared_.agent.heap.ref_of(&map));
}

void FunctionCompiler::bind_parameters() {
    const NodeList& parameters = function_->parameters;
    argument_slots_ = parameters.size();
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        Node* parameter = parameters[i];
        code_.at(parameter);
        if (parameter->kind == NodeKind::rest_element) {
            argument_slots_ = i;
            code_.emit(Op::rest_array, i);
            pattern(as<UnaryNode>(parameter)->operand, Store::initialize, nullptr);
            continue;
        }
        if (parameter->kind == NodeKind::binding_identifier) {
            const auto* identifier = as<IdentifierNode>(parameter);
            if (place_of(identifier->reference, identifier->name).kind == Place::Kind::argument) continue;
        }
        code_.emit(Op::get_argument, i);
        if (parameter->kind == NodeKind::assignment_pattern) default_value(as<AssignmentNode>(parameter));
        const bool named =
            parameter->kind == NodeKind::assignment_pattern && target_of(parameter)->kind == NodeKind::object_pattern;
        pattern(target_of(parameter), Store::initialize, named ? parameter : target_of(parameter));
    }
}

// Locals are born undefined, records uninitialised.
void FunctionCompiler::initialize_vars(const Scope* scope) {
    for (const Binding& binding : scope->bindings) {
        if (binding.kind != BindingKind::var || binding.function) continue;
        if (binding.copies_parameter) {
            const Scope* parameters = function_->scope;
            for (const Binding& parameter : parameters->bindings) {
                if (parameter.name != binding.name) continue;
                read_raw(place_in_scope(parameters, parameter));
                write(place_in_scope(scope, binding), Store::initialize);
            }
        } else if (binding.captured || function_->kind == NodeKind::initializer_function) {
            code_.emit(Op::undefined);
            write(place_in_scope(scope, binding), Store::initialize);
        }
    }
}

// --- whole texts

Ref FunctionCompiler::compile_program() {
    if (shared_.options.goal == CompileGoal::module) return compile_module();
    Scope* scope = function_->scope;
    code_.hide();
    open_environment(scope, scope->environment_size);
    const bool is_eval = shared_.options.goal == CompileGoal::eval;
    if (shared_.options.completion_value || is_eval) {
        completion_local_ = code_.new_local();
        empty_completion();
    }
    if (is_eval) eval_declarations();
    else global_declarations();
    code_.show();
    statements(function_->body);
    code_.at(function_->end, function_->end, function_->end, NodeKind::program);
    code_.hide();
    if (code_.reachable()) {
        if (completion_local_ != no_local) code_.emit(Op::get_local, completion_local_);
        else code_.emit(Op::undefined);
        code_.emit(Op::return_value);
    }
    code_.show();
    return finish(function_, flags_of(function_));
}

Ref FunctionCompiler::compile_dynamic_function(FunctionNode* function) {
    open_environment(function_->scope, 0);
    const auto inner = std::make_unique<FunctionCompiler>(shared_, function, this);
    return inner->compile_function();
}

} // namespace loopscope
