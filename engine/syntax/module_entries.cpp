// ECMA-262 16.2.1.7.1 ParseModule: import and export entries, and the early errors of 16.2.1.1
#include "engine/syntax/casts.h"
#include "engine/syntax/scope_builder.h"

namespace loopscope {

std::uint32_t ScopeBuilder::request(SyntaxName specifier, Span<ImportAttributeNode*> attributes, Node* node) {
    for (std::uint32_t index = 0; index < requests_.size(); ++index) {
        const ModuleRequest& known = requests_[index];
        bool same = known.specifier == specifier && known.attributes.count == attributes.count;
        for (std::uint32_t at = 0; same && at < attributes.count; ++at) {
            bool found = false;
            for (ImportAttributeNode* other : known.attributes)
                found = found || (other->key == attributes[at]->key && other->value == attributes[at]->value);
            same = found;
        }
        if (same) return index;
    }
    requests_.push_back({specifier, attributes, node});
    return size32(requests_) - 1;
}

void ScopeBuilder::add_exported_name(SyntaxName name, Node* node) {
    for (const ExportedName& known : exported_names_)
        if (known.name == name) return fail(node, "Duplicate export of '" + tree_.utf8(name) + "'");
    exported_names_.push_back({name, node});
}

void ScopeBuilder::collect_import(ImportNode* node) {
    std::uint32_t index = request(node->module_request, node->attributes, node);
    for (ImportSpecifierNode* specifier : node->specifiers)
        imports_.push_back({index, specifier->imported, specifier->local->name, specifier});
}

void ScopeBuilder::export_local(SyntaxName exported, SyntaxName local, Node* node) {
    add_exported_name(exported, node);
    // An imported name that is exported again goes straight to where it comes from, unless it is a namespace.
    for (const ImportEntry& import : imports_) {
        if (import.local_name != local || !import.import_name) continue;
        indirect_exports_.push_back({exported, import.request, import.import_name, {}, node});
        return;
    }
    local_exports_.push_back({exported, ExportEntry::no_request, {}, local, node});
}

// The names that a declaration binds.
void ScopeBuilder::export_names(Node* target, Node* statement) {
    if (!target) return;
    switch (target->kind) {
    case NodeKind::binding_identifier:
        return export_local(as<IdentifierNode>(target)->name, as<IdentifierNode>(target)->name, target);
    case NodeKind::assignment_pattern: return export_names(as<AssignmentNode>(target)->target, statement);
    case NodeKind::rest_element: return export_names(as<UnaryNode>(target)->operand, statement);
    case NodeKind::property: return export_names(as<PropertyNode>(target)->value, statement);
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
        for (Node* item : as<ListNode>(target)->items) export_names(item, statement);
        return;
    case NodeKind::function_declaration: return export_names(as<FunctionNode>(target)->identifier, statement);
    case NodeKind::class_declaration: return export_names(as<ClassNode>(target)->identifier, statement);
    case NodeKind::variable_declaration:
        for (VariableDeclaratorNode* declarator : as<VariableDeclarationNode>(target)->declarators)
            export_names(declarator->target, statement);
        return;
    default: return;
    }
}

void ScopeBuilder::export_specifiers(ExportNamedNode* node) {
    std::uint32_t index =
        node->has_from ? request(node->module_request, node->attributes, node) : ExportEntry::no_request;
    for (ExportSpecifierNode* specifier : node->specifiers) {
        if (!node->has_from) {
            export_local(specifier->exported, specifier->local, specifier);
        } else {
            add_exported_name(specifier->exported, specifier);
            indirect_exports_.push_back({specifier->exported, index, specifier->local, {}, specifier});
        }
    }
}

void ScopeBuilder::collect_export(Node* statement) {
    switch (statement->kind) {
    case NodeKind::export_named_declaration: {
        auto* node = as<ExportNamedNode>(statement);
        if (node->declaration) return export_names(node->declaration, node);
        return export_specifiers(node);
    }
    case NodeKind::export_default_declaration: {
        Node* declaration = as<ExportDefaultNode>(statement)->declaration;
        SyntaxName local = name_of(WellKnown::default_export);
        if (declaration->kind == NodeKind::function_declaration && as<FunctionNode>(declaration)->identifier)
            local = as<FunctionNode>(declaration)->identifier->name;
        if (declaration->kind == NodeKind::class_declaration && as<ClassNode>(declaration)->identifier)
            local = as<ClassNode>(declaration)->identifier->name;
        return export_local(name_of(WellKnown::default_), local, statement);
    }
    case NodeKind::export_all_declaration: {
        auto* node = as<ExportAllNode>(statement);
        std::uint32_t index = request(node->module_request, node->attributes, node);
        if (!node->exported) {
            star_exports_.push_back({{}, index, name_of(WellKnown::star), {}, node});
            return;
        }
        add_exported_name(node->exported, node);
        indirect_exports_.push_back({node->exported, index, {}, {}, node});
        return;
    }
    default: return;
    }
}

void ScopeBuilder::check_local_exports() {
    for (Node* statement : tree_.program->body) {
        if (statement->kind != NodeKind::export_named_declaration || as<ExportNamedNode>(statement)->has_from) continue;
        for (ExportSpecifierNode* specifier : as<ExportNamedNode>(statement)->specifiers)
            if (find(tree_.program->scope, specifier->local) == missing)
                return fail(specifier->reference,
                            "Export '" + tree_.utf8(specifier->local) + "' is not defined in module");
    }
}

void ScopeBuilder::collect_module_entries() {
    for (Node* statement : tree_.program->body) {
        if (statement->kind == NodeKind::import_declaration) collect_import(as<ImportNode>(statement));
        else if (statement->kind == NodeKind::export_all_declaration)
            request(as<ExportAllNode>(statement)->module_request, as<ExportAllNode>(statement)->attributes, statement);
        else if (statement->kind == NodeKind::export_named_declaration && as<ExportNamedNode>(statement)->has_from)
            request(as<ExportNamedNode>(statement)->module_request, as<ExportNamedNode>(statement)->attributes,
                    statement);
    }
    for (Node* statement : tree_.program->body)
        if (!error_) collect_export(statement);
    if (!error_) check_local_exports();
    tree_.module.module_requests = tree_.arena.copy(requests_);
    tree_.module.imports = tree_.arena.copy(imports_);
    tree_.module.local_exports = tree_.arena.copy(local_exports_);
    tree_.module.indirect_exports = tree_.arena.copy(indirect_exports_);
    tree_.module.star_exports = tree_.arena.copy(star_exports_);
}

} // namespace loopscope
