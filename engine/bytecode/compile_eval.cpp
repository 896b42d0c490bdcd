// ECMA-262 19.2.1.3 EvalDeclarationInstantiation: what eval code declares in its caller.
#include "engine/bytecode/function_compiler.h"

#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static bool is_private(BindingKind kind) {
    switch (kind) {
    case BindingKind::private_field:
    case BindingKind::private_method:
    case BindingKind::private_getter:
    case BindingKind::private_setter:
    case BindingKind::private_accessor: return true;
    default: return false;
    }
}

static std::uint32_t flags_in(const FunctionNode* function) {
    switch (function->function_kind) {
    case FunctionKind::normal: return eval_in_function | eval_new_target;
    case FunctionKind::method:
    case FunctionKind::getter:
    case FunctionKind::setter:
    case FunctionKind::base_constructor: return eval_in_function | eval_new_target | eval_super_property;
    case FunctionKind::derived_constructor:
        return eval_in_function | eval_new_target | eval_super_property | eval_super_call;
    case FunctionKind::class_field_initializer:
        return eval_in_function | eval_new_target | eval_super_property | eval_in_initializer;
    case FunctionKind::class_static_block: return eval_in_function | eval_new_target | eval_super_property;
    default: return 0;
    }
}

// ECMA-262 19.2.1.1 PerformEval, step 5: what the code around lets the text hold.
Value FunctionCompiler::eval_context() {
    const FunctionNode* provider = function_;
    while (provider->function_kind == FunctionKind::arrow) provider = provider->outer;
    std::uint32_t flags = flags_in(provider);
    if (provider->function_kind == FunctionKind::eval) flags = shared_.options.eval_flags & ~eval_strict;
    if (strict_) flags |= eval_strict;
    std::vector<Value> names;
    for (const std::u16string& name : shared_.options.private_names) names.push_back(intern(shared_.agent, name));
    for (const FunctionCompiler* compiler = this; compiler; compiler = compiler->outer_)
        for (const OpenScope& open : compiler->scopes_)
            for (const Binding& binding : open.scope->bindings)
                if (is_private(binding.kind)) names.push_back(shared_.name(binding.name));
    Values& context = shared_.agent.make_values(size32(names) + 1);
    context.items[0] = Value::int32(static_cast<std::int32_t>(flags));
    for (std::size_t i = 0; i < names.size(); ++i) context.items[i + 1] = names[i];
    return Value::cell(shared_.agent.heap.ref_of(&context));
}

// ECMA-262 19.2.1.3 EvalDeclarationInstantiation. Sloppy vars and functions belong to the code around and are found by
// name.
void FunctionCompiler::eval_declarations() {
    Scope* scope = function_->scope;
    initialize_bindings(scope);
    if (function_->strict) {
        initialize_vars(scope);
        return instantiate_functions(scope);
    }
    Declared declared = declared_names(scope);
    declared.lexical.clear(); // in the eval code's own record
    emit_declarations(Op::declare_eval, declared);
    hoist_functions(scope);
}

} // namespace loopscope
