#include "engine/syntax/print_tree.h"

#include "engine/syntax/casts.h"

#include "engine/syntax/ast_children.h"

#include <algorithm>
#include <cstdio>

namespace loopscope {

static std::string quoted(const SyntaxTree& tree, SyntaxName name) {
    std::string out = "'";
    for (char16_t unit : tree.text(name)) {
        if (unit >= ' ' && unit < 127 && unit != '\'' && unit != '\\') {
            out += static_cast<char>(unit);
        } else {
            char escaped[8];
            snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(unit));
            out += escaped;
        }
    }
    return out + "'";
}

static void print_function(const FunctionNode* function, std::string& out) {
    constexpr const char* kinds[] = {"script",
                                     "module",
                                     "eval",
                                     "",
                                     "",
                                     "method",
                                     "getter",
                                     "setter",
                                     "constructor",
                                     "derived constructor",
                                     "field initializer",
                                     "static block"};
    const char* kind = kinds[ordinal(function->function_kind)];
    if (*kind) out += std::string(" ") + kind;
    if (function->is_async && function->function_kind != FunctionKind::module) out += " async";
    if (function->is_generator) out += " generator";
    if (function->strict && function->kind == NodeKind::program) out += " strict";
}

static void print_details(const SyntaxTree& tree, const Node* node, std::string& out) {
    auto flag = [&out](bool set, const char* text) {
        if (set) out += std::string(" ") + text;
    };
    auto name = [&](SyntaxName text) { out += " " + quoted(tree, text); };
    switch (node->kind) {
    case NodeKind::program:
    case NodeKind::function_declaration:
    case NodeKind::function_expression:
    case NodeKind::arrow_function:
    case NodeKind::method_function:
    case NodeKind::initializer_function: return print_function(as<FunctionNode>(node), out);
    case NodeKind::expression_statement: return flag(as<ExpressionStatementNode>(node)->is_directive, "directive");
    case NodeKind::variable_declaration: {
        constexpr const char* kinds[] = {" var", " let", " const", " using", " await using"};
        out += kinds[ordinal(as<VariableDeclarationNode>(node)->declaration_kind)];
        return;
    }
    case NodeKind::for_of_statement: return flag(as<ForInOfNode>(node)->is_await, "await");
    case NodeKind::switch_case: return flag(!as<SwitchCaseNode>(node)->test, "default");
    case NodeKind::break_statement:
    case NodeKind::continue_statement:
        if (as<JumpNode>(node)->label) name(as<JumpNode>(node)->label);
        return;
    case NodeKind::labeled_statement: return name(as<LabeledNode>(node)->label);
    case NodeKind::identifier_reference:
    case NodeKind::binding_identifier: return name(as<IdentifierNode>(node)->name);
    case NodeKind::property_name:
    case NodeKind::string_literal:
    case NodeKind::bigint_literal:
    case NodeKind::intrinsic_reference: return name(as<NameNode>(node)->name);
    case NodeKind::private_name: return name(as<PrivateNameNode>(node)->name);
    case NodeKind::boolean_literal: out += as<BooleanNode>(node)->value ? " true" : " false"; return;
    case NodeKind::numeric_literal: {
        char text[40];
        snprintf(text, sizeof text, " %.17g", as<NumberNode>(node)->value);
        out += text;
        return;
    }
    case NodeKind::regexp_literal: name(as<RegExpNode>(node)->pattern); return name(as<RegExpNode>(node)->flags);
    case NodeKind::template_literal:
        for (const TemplatePart& part : as<TemplateNode>(node)->parts) {
            if (part.cooked) name(part.cooked);
            else out += " undefined";
            if (part.raw != part.cooked) out += " raw " + quoted(tree, part.raw);
        }
        return;
    case NodeKind::property: {
        constexpr const char* kinds[] = {"", " shorthand", " method", " get", " set"};
        out += kinds[ordinal(as<PropertyNode>(node)->property_kind)];
        flag(as<PropertyNode>(node)->computed, "computed");
        return flag(as<PropertyNode>(node)->sets_prototype, "prototype");
    }
    case NodeKind::member_expression:
        name(as<MemberNode>(node)->name);
        return flag(as<MemberNode>(node)->optional, "optional");
    case NodeKind::index_expression: return flag(as<IndexNode>(node)->optional, "optional");
    case NodeKind::private_member_expression: return flag(as<PrivateMemberNode>(node)->optional, "optional");
    case NodeKind::super_member_expression: return name(as<SuperMemberNode>(node)->name);
    case NodeKind::call_expression:
        flag(as<CallNode>(node)->optional, "optional");
        return flag(as<CallNode>(node)->is_direct_eval, "direct eval");
    case NodeKind::unary_expression: return out += std::string(" ") + operator_text(as<UnaryNode>(node)->op), void();
    case NodeKind::update_expression:
        out += as<UpdateNode>(node)->increment ? " ++" : " --";
        return flag(as<UpdateNode>(node)->prefix, "prefix");
    case NodeKind::yield_expression: return flag(as<YieldNode>(node)->delegate, "*");
    case NodeKind::binary_expression:
    case NodeKind::logical_expression: return out += std::string(" ") + operator_text(as<BinaryNode>(node)->op), void();
    case NodeKind::assignment_expression:
        return out += std::string(" ") + operator_text(as<AssignmentNode>(node)->op) + "=", void();
    case NodeKind::class_element: {
        constexpr const char* kinds[] = {" method", " getter", " setter", " field", " static block"};
        const auto* element = as<ClassElementNode>(node);
        flag(element->is_static && element->element_kind != ClassElementKind::static_block, "static");
        out += kinds[ordinal(element->element_kind)];
        return flag(element->computed, "computed");
    }
    case NodeKind::import_declaration: return name(as<ImportNode>(node)->module_request);
    case NodeKind::import_specifier:
        if (!as<ImportSpecifierNode>(node)->imported) out += " *";
        else name(as<ImportSpecifierNode>(node)->imported);
        return;
    case NodeKind::export_named_declaration:
        if (as<ExportNamedNode>(node)->has_from) name(as<ExportNamedNode>(node)->module_request);
        return;
    case NodeKind::export_specifier:
        name(as<ExportSpecifierNode>(node)->local);
        out += " as " + quoted(tree, as<ExportSpecifierNode>(node)->exported);
        return;
    case NodeKind::export_all_declaration:
        if (as<ExportAllNode>(node)->exported) name(as<ExportAllNode>(node)->exported);
        return name(as<ExportAllNode>(node)->module_request);
    case NodeKind::import_attribute:
        name(as<ImportAttributeNode>(node)->key);
        return name(as<ImportAttributeNode>(node)->value);
    default: return;
    }
}

std::string print_tree(const SyntaxTree& tree) {
    struct Entry {
        const char* role;
        const Node* node;
        std::uint32_t level;
    };
    std::string out;
    std::vector<Entry> stack{{"", tree.program, 0}}, children;
    while (!stack.empty()) {
        Entry entry = stack.back();
        stack.pop_back();
        out.append(entry.level * 2, ' ');
        if (!entry.node) {
            out += "hole\n";
            continue;
        }
        if (*entry.role) out += std::string(entry.role) + ": ";
        out += node_kind_name(entry.node->kind);
        print_details(tree, entry.node, out);
        if (entry.node->is_parenthesized()) out += " ()";
        out += " [" + std::to_string(entry.node->start) + ", " + std::to_string(entry.node->end) + ")\n";
        children.clear();
        for_each_child(entry.node, [&](const char* role, const Node* child) {
            children.push_back({role, child, entry.level + 1});
        });
        stack.insert(stack.end(), children.rbegin(), children.rend());
    }
    return out;
}

static void print_binding(const SyntaxTree& tree, const Binding& binding, bool has_slot, std::string& out) {
    constexpr const char* kinds[] = {"var",
                                     "let",
                                     "const",
                                     "class",
                                     "class_inner",
                                     "function",
                                     "parameter",
                                     "catch_parameter",
                                     "function_name",
                                     "import",
                                     "import_namespace",
                                     "arguments",
                                     "private_field",
                                     "private_method",
                                     "private_getter",
                                     "private_setter",
                                     "private_accessor",
                                     "this",
                                     "new_target",
                                     "active_function",
                                     "home_object"};
    out += std::string(" {") + kinds[ordinal(binding.kind)] + " " + tree.utf8(binding.name);
    if (has_slot) out += (binding.captured ? " e" : " f") + std::to_string(binding.slot);
    if (binding.needs_tdz) out += " tdz";
    if (binding.copies_parameter) out += " copies";
    if (binding.annex_b_only) out += " annex_b";
    if (binding.function) out += " function";
    out += "}";
}

std::string print_scopes(const SyntaxTree& tree) {
    constexpr const char* kinds[] = {"global",         "module", "eval",   "function", "function_body",
                                     "function_name",  "block",  "switch", "loop",     "loop_head",
                                     "loop_iteration", "catch",  "class",  "with"};
    std::string out;
    for (const Scope* scope : tree.scopes) {
        for (const Scope* outer = scope->parent; outer; outer = outer->parent) out += "  ";
        out += kinds[ordinal(scope->kind)];
        if (scope->per_iteration) out += " per_iteration";
        if (scope->has_direct_eval) out += " eval";
        if (scope->is_dynamic) out += " dynamic";
        if (scope->environment_size) out += " e" + std::to_string(scope->environment_size);
        for (const Binding& binding : scope->bindings)
            print_binding(tree, binding, scope->kind != ScopeKind::global, out);
        out += "\n";
    }
    std::vector<const IdentifierNode*> identifiers;
    for (const Node* node : tree.nodes)
        if ((node->kind == NodeKind::identifier_reference || node->kind == NodeKind::binding_identifier) &&
            as<IdentifierNode>(node)->reference.kind != ReferenceKind::unresolved)
            identifiers.push_back(as<IdentifierNode>(node));
    std::sort(identifiers.begin(), identifiers.end(), [](const Node* a, const Node* b) { return a->start < b->start; });
    constexpr const char* references[] = {"unresolved", "frame", "environment", "global", "dynamic", "own"};
    for (const IdentifierNode* identifier : identifiers) {
        const Reference& reference = identifier->reference;
        out += tree.utf8(identifier->name) + "@" + std::to_string(identifier->start) + " " +
               references[ordinal(reference.kind)];
        if (reference.kind == ReferenceKind::environment)
            out += " " + std::to_string(reference.hops) + "." + std::to_string(reference.target().slot);
        if (reference.kind == ReferenceKind::frame) out += " " + std::to_string(reference.target().slot);
        if (reference.needs_tdz) out += " tdz";
        out += "\n";
    }
    return out;
}

} // namespace loopscope
