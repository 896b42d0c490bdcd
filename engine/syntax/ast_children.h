// Walking a node's children without knowing its kind: for printers, pictures, and whoever searches the tree.
#pragma once

#include "engine/syntax/ast.h"

namespace loopscope {

// Calls visit(role, child) for each child in source order; children that are not there are skipped, holes of array
// literals and patterns come as null with the role "hole". Chains come link by link (see ast.h): don't recurse.
template <typename Visit> void for_each_child(const Node* node, Visit visit) {
    auto one = [&](const char* role, const Node* child) {
        if (child) visit(role, child);
    };
    auto list = [&](const char* role, auto items) {
        for (const Node* item : items) visit(item ? role : "hole", item);
    };
    switch (node->kind) {
    case NodeKind::program:
    case NodeKind::function_declaration:
    case NodeKind::function_expression:
    case NodeKind::arrow_function:
    case NodeKind::method_function:
    case NodeKind::initializer_function: {
        const auto* function = as<FunctionNode>(node);
        one("name", function->identifier);
        list("parameter", function->parameters);
        list("body", function->body);
        return one("body", function->expression);
    }
    case NodeKind::block_statement: return list("body", as<BlockNode>(node)->body);
    case NodeKind::expression_statement: return one("expression", as<ExpressionStatementNode>(node)->expression);
    case NodeKind::variable_declaration: return list("declarator", as<VariableDeclarationNode>(node)->declarators);
    case NodeKind::variable_declarator:
        one("target", as<VariableDeclaratorNode>(node)->target);
        return one("initializer", as<VariableDeclaratorNode>(node)->initializer);
    case NodeKind::if_statement:
        one("test", as<IfNode>(node)->test);
        one("then", as<IfNode>(node)->consequent);
        return one("else", as<IfNode>(node)->alternate);
    case NodeKind::for_statement:
        one("init", as<ForNode>(node)->init);
        one("test", as<ForNode>(node)->test);
        one("update", as<ForNode>(node)->update);
        return one("body", as<ForNode>(node)->body);
    case NodeKind::for_in_statement:
    case NodeKind::for_of_statement:
        one("left", as<ForInOfNode>(node)->left);
        one("right", as<ForInOfNode>(node)->right);
        return one("body", as<ForInOfNode>(node)->body);
    case NodeKind::while_statement:
        one("test", as<WhileNode>(node)->test);
        return one("body", as<WhileNode>(node)->body);
    case NodeKind::do_while_statement:
        one("body", as<WhileNode>(node)->body);
        return one("test", as<WhileNode>(node)->test);
    case NodeKind::switch_statement:
        one("discriminant", as<SwitchNode>(node)->discriminant);
        return list("case", as<SwitchNode>(node)->cases);
    case NodeKind::switch_case:
        one("test", as<SwitchCaseNode>(node)->test);
        return list("body", as<SwitchCaseNode>(node)->body);
    case NodeKind::return_statement:
    case NodeKind::throw_statement: return one("argument", as<ReturnThrowNode>(node)->argument);
    case NodeKind::try_statement:
        one("block", as<TryNode>(node)->block);
        one("handler", as<TryNode>(node)->handler);
        return one("finally", as<TryNode>(node)->finalizer);
    case NodeKind::catch_clause:
        one("parameter", as<CatchNode>(node)->parameter);
        return one("body", as<CatchNode>(node)->body);
    case NodeKind::labeled_statement: return one("body", as<LabeledNode>(node)->body);
    case NodeKind::with_statement:
        one("object", as<WithNode>(node)->object);
        return one("body", as<WithNode>(node)->body);
    case NodeKind::class_declaration:
    case NodeKind::class_expression:
        one("name", as<ClassNode>(node)->identifier);
        one("heritage", as<ClassNode>(node)->heritage);
        one("constructor", as<ClassNode>(node)->constructor);
        return list("element", as<ClassNode>(node)->elements);
    case NodeKind::class_element:
        one("key", as<ClassElementNode>(node)->key);
        return one("value", as<ClassElementNode>(node)->function);
    case NodeKind::import_declaration:
        list("specifier", as<ImportNode>(node)->specifiers);
        return list("attribute", as<ImportNode>(node)->attributes);
    case NodeKind::import_specifier: return one("local", as<ImportSpecifierNode>(node)->local);
    case NodeKind::export_named_declaration:
        one("declaration", as<ExportNamedNode>(node)->declaration);
        list("specifier", as<ExportNamedNode>(node)->specifiers);
        return list("attribute", as<ExportNamedNode>(node)->attributes);
    case NodeKind::export_specifier: return one("local", as<ExportSpecifierNode>(node)->reference);
    case NodeKind::export_default_declaration: return one("declaration", as<ExportDefaultNode>(node)->declaration);
    case NodeKind::export_all_declaration: return list("attribute", as<ExportAllNode>(node)->attributes);
    case NodeKind::template_literal: return list("expression", as<TemplateNode>(node)->expressions);
    case NodeKind::array_literal:
    case NodeKind::object_literal:
    case NodeKind::sequence_expression:
    case NodeKind::array_pattern:
    case NodeKind::object_pattern: return list("item", as<ListNode>(node)->items);
    case NodeKind::property:
        one("key", as<PropertyNode>(node)->key);
        return one("value", as<PropertyNode>(node)->value);
    case NodeKind::spread_element:
    case NodeKind::rest_element:
    case NodeKind::unary_expression:
    case NodeKind::await_expression: return one("operand", as<UnaryNode>(node)->operand);
    case NodeKind::tagged_template:
        one("tag", as<TaggedTemplateNode>(node)->tag);
        return one("template", as<TaggedTemplateNode>(node)->quasi);
    case NodeKind::member_expression: return one("object", as<MemberNode>(node)->object);
    case NodeKind::index_expression:
        one("object", as<IndexNode>(node)->object);
        return one("index", as<IndexNode>(node)->index);
    case NodeKind::private_member_expression:
        one("object", as<PrivateMemberNode>(node)->object);
        return one("name", as<PrivateMemberNode>(node)->name);
    case NodeKind::super_index_expression: return one("index", as<SuperMemberNode>(node)->index);
    case NodeKind::call_expression:
    case NodeKind::new_expression:
        one("callee", as<CallNode>(node)->callee);
        return list("argument", as<CallNode>(node)->arguments);
    case NodeKind::super_call: return list("argument", as<SuperCallNode>(node)->arguments);
    case NodeKind::import_call:
        one("specifier", as<ImportCallNode>(node)->specifier);
        return one("options", as<ImportCallNode>(node)->options);
    case NodeKind::optional_chain: return one("expression", as<OptionalChainNode>(node)->expression);
    case NodeKind::update_expression: return one("operand", as<UpdateNode>(node)->operand);
    case NodeKind::yield_expression: return one("argument", as<YieldNode>(node)->argument);
    case NodeKind::binary_expression:
    case NodeKind::logical_expression:
        one("left", as<BinaryNode>(node)->left);
        return one("right", as<BinaryNode>(node)->right);
    case NodeKind::private_in_expression:
        one("name", as<PrivateInNode>(node)->name);
        return one("right", as<PrivateInNode>(node)->right);
    case NodeKind::conditional_expression:
        one("test", as<ConditionalNode>(node)->test);
        one("then", as<ConditionalNode>(node)->consequent);
        return one("else", as<ConditionalNode>(node)->alternate);
    case NodeKind::assignment_expression:
    case NodeKind::assignment_pattern:
        one("target", as<AssignmentNode>(node)->target);
        return one("value", as<AssignmentNode>(node)->value);
    default: return;
    }
}

} // namespace loopscope
