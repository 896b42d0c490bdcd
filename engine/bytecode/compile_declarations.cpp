// ECMA-262 16.1.7 GlobalDeclarationInstantiation and 10.2.11 FunctionDeclarationInstantiation: names before code.
#include "engine/bytecode/function_compiler.h"

// What scripts and sloppy eval code declare in the code around them.
namespace loopscope {

// ECMA-262 16.1.7 GlobalDeclarationInstantiation
void FunctionCompiler::global_declarations() {
    emit_declarations(Op::declare_globals, declared_names(function_->scope));
    hoist_functions(function_->scope);
}

FunctionCompiler::Declared FunctionCompiler::declared_names(const Scope* scope) {
    Declared declared;
    for (const Binding& binding : scope->bindings) {
        const Value name = shared_.name(binding.name);
        switch (binding.kind) {
        case BindingKind::let:
        case BindingKind::class_:
        case BindingKind::const_:
            declared.lexical.push_back(name);
            declared.lexical.push_back(Value::int32(binding.kind == BindingKind::const_));
            break;
        case BindingKind::var:
        case BindingKind::function:
            if (binding.annex_b_only) break;
            if (!binding.function) {
                declared.vars.push_back(name);
                break;
            }
            declared.functions.push_back(name);
            declared.functions.push_back(Value::index(function_constant(binding.function)));
            break;
        default: break;
        }
    }
    return declared;
}

// As a description for one instruction.
void FunctionCompiler::emit_declarations(Op op, const Declared& declared) {
    const std::size_t count = declared.lexical.size() + declared.vars.size() + declared.functions.size();
    if (!count) return;
    Values& description = shared_.agent.make_values(static_cast<std::uint32_t>(count + 3));
    Value* item = description.items;
    const auto append = [&item](const std::vector<Value>& list, std::size_t size) {
        *item++ = Value::index(size);
        for (const Value& value : list) *item++ = value;
    };
    append(declared.lexical, declared.lexical.size() / 2);
    append(declared.vars, declared.vars.size());
    append(declared.functions, declared.functions.size() / 2);
    code_.emit(op, code_.constant(Value::cell(shared_.agent.heap.ref_of(&description))));
}

// B.3.2.2 and B.3.2.3: the vars that exist only for functions in blocks. A local keeps whether there may be one.
void FunctionCompiler::hoist_functions(const Scope* scope) {
    for (const Binding& binding : scope->bindings) {
        if (!binding.annex_b_only) continue;
        const std::uint32_t local = code_.new_local();
        code_.emit(Op::hoist_function, name_constant(binding.name));
        code_.emit(Op::put_local, local);
        hoisted_.emplace(binding.name.index, local);
    }
}

std::uint32_t FunctionCompiler::function_constant(FunctionNode* node) {
    const auto inner = std::make_unique<FunctionCompiler>(shared_, node, this);
    return code_.constant(Value::cell(inner->compile_function()));
}

} // namespace loopscope
