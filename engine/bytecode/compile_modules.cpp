// Modules. ECMA-262 16.2: a module's code is a function without parameters whose environment was made when it was
// parsed and filled when it was linked; with a top-level await it is an async function.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

#include <memory>

namespace loopscope {

static Value list_of(Agent& agent, const std::vector<Value>& items) {
    Values& list = agent.make_values(size32(items));
    for (std::size_t i = 0; i < items.size(); ++i) list.items[i] = items[i];
    return Value::cell(agent.heap.ref_of(&list));
}

static Value index_value(std::uint32_t value) { return Value::index(value); }

static std::uint32_t slot_of(const Scope* scope, SyntaxName name) {
    for (const Binding& binding : scope->bindings)
        if (binding.name == name) return binding.slot;
    return 0;
}

// 16.2.1.3 ModuleRequest
void FunctionCompiler::add_request(std::vector<Value>& requests, const ModuleRequest& request) {
    Value type, unknown;
    for (const ImportAttributeNode* attribute : request.attributes) {
        const bool is_type = shared_.text(attribute->key) == u"type";
        if (is_type) type = shared_.name(attribute->value);
        else if (unknown.is_undefined()) unknown = shared_.name(attribute->key);
    }
    requests.insert(requests.end(), {shared_.name(request.specifier), type, unknown});
}

Value FunctionCompiler::module_description() {
    const Scope* scope = function_->scope;
    const ModuleEntries& entries = shared_.tree.module;
    const auto name_or_undefined = [&](SyntaxName name) { return name ? shared_.name(name) : Value::undefined(); };
    std::vector<Value> declarations, requests, imports, locals, indirect, stars;
    for (const Binding& binding : scope->bindings) {
        if (!binding.function && binding.kind != BindingKind::var) continue;
        declarations.push_back(index_value(binding.slot));
        if (!binding.function) {
            declarations.push_back(Value::undefined());
            continue;
        }
        const auto inner = std::make_unique<FunctionCompiler>(shared_, binding.function, this);
        declarations.push_back(Value::cell(inner->compile_function()));
    }
    for (const ModuleRequest& request : entries.module_requests) add_request(requests, request);
    for (const ImportEntry& entry : entries.imports)
        for (const Value item : {index_value(entry.request), name_or_undefined(entry.import_name),
                                 index_value(slot_of(scope, entry.local_name))})
            imports.push_back(item);
    for (const ExportEntry& entry : entries.local_exports)
        for (const Value item : {shared_.name(entry.export_name), index_value(slot_of(scope, entry.local_name))})
            locals.push_back(item);
    for (const ExportEntry& entry : entries.indirect_exports)
        for (const Value item :
             {shared_.name(entry.export_name), index_value(entry.request), name_or_undefined(entry.import_name)})
            indirect.push_back(item);
    for (const ExportEntry& entry : entries.star_exports) stars.push_back(index_value(entry.request));

    std::vector<Value> fields(enum_count<ModuleField>);
    const auto set = [&fields](ModuleField field, Value value) { fields[static_cast<std::size_t>(field)] = value; };
    set(ModuleField::environment_slots, index_value(scope->environment_size));
    set(ModuleField::scope, descriptions_[scopes_.back().description]);
    set(ModuleField::has_await, Value::boolean(function_->has_top_level_await));
    set(ModuleField::declarations, list_of(shared_.agent, declarations));
    set(ModuleField::requests, list_of(shared_.agent, requests));
    set(ModuleField::imports, list_of(shared_.agent, imports));
    set(ModuleField::local_exports, list_of(shared_.agent, locals));
    set(ModuleField::indirect_exports, list_of(shared_.agent, indirect));
    set(ModuleField::star_exports, list_of(shared_.agent, stars));
    return list_of(shared_.agent, fields);
}

Ref FunctionCompiler::compile_module() {
    Scope* scope = function_->scope;
    const bool is_async = function_->has_top_level_await;
    describe_scope(scope, scope->environment_size);
    scopes_.push_back({scope, scope->has_environment(), local_base_, size32(descriptions_) - 1});
    code_.constant(module_description());
    ProtectedRegion region;
    code_.hide();
    if (is_async) {
        promise_local_ = code_.new_local();
        code_.emit(Op::create_async, promise_local_);
        region = code_.protect(0);
    }
    code_.show();
    disposing_statements(function_, function_->body);
    code_.at(function_->end, function_->end, function_->end, NodeKind::program);
    code_.hide();
    if (code_.reachable()) {
        code_.emit(Op::undefined);
        emit_return(nullptr);
    }
    if (is_async) {
        code_.end_protection(region);
        code_.begin_handler(region);
        end_with_rejection();
    }
    code_.show();
    return finish(function_, flags_of(function_));
}

// 16.2.3.7 Evaluation of ExportDeclaration; imports and lists of exports do nothing.
void FunctionCompiler::module_item(Node* node) {
    if (node->kind == NodeKind::export_default_declaration) return export_default(as<ExportDefaultNode>(node));
    if (node->kind != NodeKind::export_named_declaration) return;
    if (Node* declaration = as<ExportNamedNode>(node)->declaration) statement(declaration);
}

void FunctionCompiler::export_default(ExportDefaultNode* node) {
    Node* declaration = node->declaration;
    if (declaration->kind == NodeKind::function_declaration) return;
    if (declaration->kind == NodeKind::class_declaration) {
        auto* definition = as<ClassNode>(declaration);
        if (definition->identifier) return statement(declaration);
        class_value(definition);
    } else {
        code_.at(declaration);
        code_.begin_statement();
        value(declaration);
    }
    code_.at(node);
    write(place_of(node->reference, name_of(WellKnown::default_export)), Store::initialize);
}

} // namespace loopscope
