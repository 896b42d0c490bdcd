// The walk over the tree: parents, depths, scopes, declarations of var, and notes of all references.
// It recurses, within maximum_depth; chains are loops (see ast.h).
#include "engine/syntax/scope_builder.h"

namespace loopscope {

void ScopeBuilder::visit_list(NodeList list, Node* parent) {
    for (Node* item : list) visit(item, parent);
}

void ScopeBuilder::visit(Node* node, Node* parent) {
    if (!node || error_) return;
    tree_.parents[node->id] = parent->id;
    if (++depth_ > maximum_depth) return refuse_depth(node);
    node->depth = static_cast<std::uint16_t>(depth_);
    if (spine_next(node)) {
        visit_spine(node);
    } else {
        visit_children(node);
    }
    --depth_;
}

// All links are on the same level; the innermost comes first.
void ScopeBuilder::visit_spine(Node* top) {
    size_t base = spine_.size();
    for (Node* link = top; link; link = spine_next(link)) {
        if (link != top) tree_.parents[link->id] = spine_.back()->id;
        link->depth = top->depth;
        spine_.push_back(link);
    }
    Node* foot = spine_.back();
    spine_.pop_back();
    visit(foot, spine_.back());
    while (spine_.size() > base) {
        Node* link = spine_.back();
        spine_.pop_back();
        visit_spine_rest(link);
    }
}

void ScopeBuilder::visit_spine_rest(Node* link) {
    switch (link->kind) {
    case NodeKind::binary_expression:
    case NodeKind::logical_expression: return visit(as<BinaryNode>(link)->right, link);
    case NodeKind::index_expression: return visit(as<IndexNode>(link)->index, link);
    case NodeKind::private_member_expression: return visit(as<PrivateMemberNode>(link)->name, link);
    case NodeKind::tagged_template: return visit(as<TaggedTemplateNode>(link)->quasi, link);
    case NodeKind::call_expression: return visit_call(as<CallNode>(link));
    default: return;
    }
}

void ScopeBuilder::visit_call(CallNode* node) {
    if (node->is_direct_eval) note_direct_eval(node);
    visit_list(node->arguments, node);
}

void ScopeBuilder::visit_if_chain(IfNode* node) {
    for (;;) {
        visit(node->test, node);
        visit(node->consequent, node);
        if (error_ || !node->alternate) return;
        if (node->alternate->kind != NodeKind::if_statement) return visit(node->alternate, node);
        tree_.parents[node->alternate->id] = node->id;
        node->alternate->depth = node->depth;
        node = as<IfNode>(node->alternate);
    }
}

void ScopeBuilder::visit_conditional_chain(ConditionalNode* node) {
    for (;;) {
        visit(node->test, node);
        visit(node->consequent, node);
        if (error_) return;
        if (node->alternate->kind != NodeKind::conditional_expression) return visit(node->alternate, node);
        tree_.parents[node->alternate->id] = node->id;
        node->alternate->depth = node->depth;
        node = as<ConditionalNode>(node->alternate);
    }
}

void ScopeBuilder::visit_children(Node* node) {
    switch (node->kind) {
    case NodeKind::function_declaration: {
        auto* function = as<FunctionNode>(node);
        if (function->identifier) {
            note(&function->name_reference, function->name, function->identifier, true, true);
            note(&function->identifier->reference, function->name, function->identifier, true, true);
        }
        return visit_function(function);
    }
    case NodeKind::function_expression:
    case NodeKind::arrow_function:
    case NodeKind::method_function:
    case NodeKind::initializer_function: return visit_function(as<FunctionNode>(node));
    case NodeKind::block_statement: return visit_block(node, as<BlockNode>(node)->body, as<BlockNode>(node)->scope);
    case NodeKind::expression_statement: return visit(as<ExpressionStatementNode>(node)->expression, node);
    case NodeKind::variable_declaration: {
        auto* declaration = as<VariableDeclarationNode>(node);
        for (VariableDeclaratorNode* declarator : declaration->declarators) {
            tree_.parents[declarator->id] = node->id;
            declarator->depth = node->depth;
            visit_declarator(declarator, declaration->declaration_kind);
        }
        return;
    }
    case NodeKind::if_statement: return visit_if_chain(as<IfNode>(node));
    case NodeKind::for_statement: return visit_for(as<ForNode>(node));
    case NodeKind::for_in_statement:
    case NodeKind::for_of_statement: return visit_for_in_of(as<ForInOfNode>(node));
    case NodeKind::while_statement:
        visit(as<WhileNode>(node)->test, node);
        return visit(as<WhileNode>(node)->body, node);
    case NodeKind::do_while_statement:
        visit(as<WhileNode>(node)->body, node);
        return visit(as<WhileNode>(node)->test, node);
    case NodeKind::switch_statement: return visit_switch(as<SwitchNode>(node));
    case NodeKind::return_statement:
    case NodeKind::throw_statement: return visit(as<ReturnThrowNode>(node)->argument, node);
    case NodeKind::try_statement:
        visit(as<TryNode>(node)->block, node);
        visit(as<TryNode>(node)->handler, node);
        return visit(as<TryNode>(node)->finalizer, node);
    case NodeKind::catch_clause: return visit_catch(as<CatchNode>(node));
    case NodeKind::labeled_statement: return visit(as<LabeledNode>(node)->body, node);
    case NodeKind::with_statement: return visit_with(as<WithNode>(node));
    case NodeKind::class_declaration:
        if (as<ClassNode>(node)->identifier) visit_target(as<ClassNode>(node)->identifier, node, true);
        return visit_class(as<ClassNode>(node));
    case NodeKind::class_expression: return visit_class(as<ClassNode>(node));
    case NodeKind::import_declaration:
        for (ImportSpecifierNode* specifier : as<ImportNode>(node)->specifiers) {
            visit(specifier, node);
            visit_target(specifier->local, specifier, true);
        }
        for (ImportAttributeNode* attribute : as<ImportNode>(node)->attributes) visit(attribute, node);
        return;
    case NodeKind::export_named_declaration:
        visit(as<ExportNamedNode>(node)->declaration, node);
        for (ExportSpecifierNode* specifier : as<ExportNamedNode>(node)->specifiers) {
            visit(specifier, node);
            visit(specifier->reference, specifier);
        }
        return;
    case NodeKind::export_default_declaration: {
        auto* exported = as<ExportDefaultNode>(node);
        give_name(exported->declaration, name_of(WellKnown::default_));
        if (find(scope_, name_of(WellKnown::default_export)) != missing)
            note(&exported->reference, name_of(WellKnown::default_export), node, true, true);
        return visit(exported->declaration, node);
    }
    case NodeKind::identifier_reference: {
        auto* identifier = as<IdentifierNode>(node);
        return note(&identifier->reference, identifier->name, node, false, false);
    }
    case NodeKind::private_name: return note_private(as<PrivateNameNode>(node));
    case NodeKind::this_expression:
        return note_context(&as<ContextNode>(node)->reference, BindingKind::this_value, node);
    case NodeKind::new_target: return note_context(&as<ContextNode>(node)->reference, BindingKind::new_target, node);
    case NodeKind::template_literal: return visit_list(as<TemplateNode>(node)->expressions, node);
    case NodeKind::array_literal:
    case NodeKind::object_literal:
    case NodeKind::sequence_expression: return visit_list(as<ListNode>(node)->items, node);
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
    case NodeKind::rest_element:
    case NodeKind::assignment_pattern: return visit_target(node, nullptr, false);
    case NodeKind::property: return visit_property(as<PropertyNode>(node));
    case NodeKind::spread_element:
    case NodeKind::unary_expression:
    case NodeKind::await_expression: return visit(as<UnaryNode>(node)->operand, node);
    case NodeKind::super_member_expression:
    case NodeKind::super_index_expression: return visit_super_member(as<SuperMemberNode>(node));
    case NodeKind::super_call: return visit_super_call(as<SuperCallNode>(node));
    case NodeKind::new_expression:
        visit(as<CallNode>(node)->callee, node);
        return visit_list(as<CallNode>(node)->arguments, node);
    case NodeKind::import_call:
        visit(as<ImportCallNode>(node)->specifier, node);
        return visit(as<ImportCallNode>(node)->options, node);
    case NodeKind::optional_chain: return visit(as<OptionalChainNode>(node)->expression, node);
    case NodeKind::update_expression: return visit_target(as<UpdateNode>(node)->operand, node, false);
    case NodeKind::yield_expression: return visit(as<YieldNode>(node)->argument, node);
    case NodeKind::private_in_expression:
        visit(as<PrivateInNode>(node)->name, node);
        return visit(as<PrivateInNode>(node)->right, node);
    case NodeKind::conditional_expression: return visit_conditional_chain(as<ConditionalNode>(node));
    case NodeKind::assignment_expression: return visit_assignment(as<AssignmentNode>(node));
    default: return;
    }
}

// ---- what is written to

// A target of an assignment or of a declaration. Without a parent the target has been entered already.
void ScopeBuilder::visit_target(Node* target, Node* parent, bool is_initialization) {
    if (!target || error_) return;
    if (parent) {
        tree_.parents[target->id] = parent->id;
        if (++depth_ > maximum_depth) return refuse_depth(target);
        target->depth = static_cast<std::uint16_t>(depth_);
    }
    switch (target->kind) {
    case NodeKind::identifier_reference:
    case NodeKind::binding_identifier: {
        auto* identifier = as<IdentifierNode>(target);
        note(&identifier->reference, identifier->name, target, true, is_initialization);
        break;
    }
    case NodeKind::assignment_pattern: {
        auto* pattern = as<AssignmentNode>(target);
        if (pattern->target->kind == NodeKind::identifier_reference ||
            pattern->target->kind == NodeKind::binding_identifier)
            give_name(pattern->value, as<IdentifierNode>(pattern->target)->name);
        visit_target(pattern->target, target, is_initialization);
        visit(pattern->value, target);
        break;
    }
    case NodeKind::rest_element: visit_target(as<UnaryNode>(target)->operand, target, is_initialization); break;
    case NodeKind::property: {
        auto* property = as<PropertyNode>(target);
        if (property->computed) visit(property->key, target);
        else tree_.parents[property->key->id] = target->id;
        visit_target(property->value, target, is_initialization);
        break;
    }
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
        for (Node* item : as<ListNode>(target)->items) visit_target(item, target, is_initialization);
        break;
    default:
        // A member, or a call that will throw.
        if (parent) depth_--;
        visit(target, parent ? parent : tree_.nodes[tree_.parents[target->id]]);
        if (parent) depth_++;
    }
    if (parent) depth_--;
}

void ScopeBuilder::visit_assignment(AssignmentNode* node) {
    bool plain_name = node->target->kind == NodeKind::identifier_reference && !node->target->is_parenthesized();
    bool names = node->op == Operator::none || node->op == Operator::logical_and || node->op == Operator::logical_or ||
                 node->op == Operator::coalesce;
    if (plain_name && names) give_name(node->value, as<IdentifierNode>(node->target)->name);
    visit_target(node->target, node, false);
    visit(node->value, node);
}

void ScopeBuilder::visit_declarator(VariableDeclaratorNode* node, DeclarationKind kind) {
    if (kind == DeclarationKind::var) declare_pattern(node->target, BindingKind::var, 0);
    if (node->initializer && node->target->kind == NodeKind::binding_identifier)
        give_name(node->initializer, as<IdentifierNode>(node->target)->name);
    visit_target(node->target, node, kind != DeclarationKind::var);
    visit(node->initializer, node);
}

// ECMA-262 8.4.5 NamedEvaluation: the name an anonymous function or class will get.
void ScopeBuilder::give_name(Node* value, SyntaxName name) {
    if (!value || !name) return;
    switch (value->kind) {
    case NodeKind::function_expression:
    case NodeKind::arrow_function:
    case NodeKind::method_function:
        if (!as<FunctionNode>(value)->name) as<FunctionNode>(value)->name = name;
        return;
    case NodeKind::class_expression:
        if (!as<ClassNode>(value)->name) as<ClassNode>(value)->name = name;
        return;
    default: return;
    }
}

SyntaxName ScopeBuilder::key_name(const Node* key, bool computed) {
    if (computed || !key) return {};
    if (key->kind == NodeKind::property_name || key->kind == NodeKind::string_literal) return as<NameNode>(key)->name;
    if (key->kind == NodeKind::private_name) return as<PrivateNameNode>(key)->name;
    return {};
}

void ScopeBuilder::visit_property(PropertyNode* node) {
    if (node->computed) visit(node->key, node);
    else tree_.parents[node->key->id] = node->id;
    if (!node->sets_prototype) give_name(node->value, key_name(node->key, node->computed));
    visit(node->value, node);
}

void ScopeBuilder::visit_super_member(SuperMemberNode* node) {
    note_context(&node->this_reference, BindingKind::this_value, node);
    note_context(&node->home_object, BindingKind::home_object, node);
    visit(node->index, node);
}

void ScopeBuilder::visit_super_call(SuperCallNode* node) {
    note_context(&node->this_reference, BindingKind::this_value, node);
    note_context(&node->new_target, BindingKind::new_target, node);
    note_context(&node->active_function, BindingKind::active_function, node);
    visit_list(node->arguments, node);
}

// ---- statements with scopes

void ScopeBuilder::visit_block(Node* node, NodeList body, Scope*& scope) {
    Scope* outer = scope_;
    if (has_lexical(body)) {
        scope = open_scope(ScopeKind::block, node);
        declare_lexicals(body);
    }
    visit_list(body, node);
    close_scope(outer);
}

void ScopeBuilder::visit_for(ForNode* node) {
    Scope* outer = scope_;
    if (node->init && node->init->kind == NodeKind::variable_declaration &&
        as<VariableDeclarationNode>(node->init)->declaration_kind != DeclarationKind::var) {
        node->scope = open_scope(ScopeKind::loop, node);
        node->scope->per_iteration = as<VariableDeclarationNode>(node->init)->declaration_kind == DeclarationKind::let;
        declare_statement(node->init);
    }
    visit(node->init, node);
    visit(node->test, node);
    visit(node->update, node);
    visit(node->body, node);
    close_scope(outer);
}

void ScopeBuilder::visit_for_in_of(ForInOfNode* node) {
    Scope* outer = scope_;
    VariableDeclarationNode* declaration =
        node->left->kind == NodeKind::variable_declaration ? as<VariableDeclarationNode>(node->left) : nullptr;
    if (!declaration) {
        visit_target(node->left, node, false);
        visit(node->right, node);
        return visit(node->body, node);
    }
    if (declaration->declaration_kind == DeclarationKind::var) {
        for (VariableDeclaratorNode* declarator : declaration->declarators)
            declare_pattern(declarator->target, BindingKind::var, 0);
        visit(node->left, node);
        visit(node->right, node);
        return visit(node->body, node);
    }
    node->head_scope = open_scope(ScopeKind::loop_head, node);
    BindingKind kind = declaration->declaration_kind == DeclarationKind::let ? BindingKind::let : BindingKind::const_;
    declare_pattern(declaration->declarators[0]->target, kind, UINT32_MAX);
    visit(node->right, node);
    close_scope(outer);
    if (error_) return;
    node->scope = open_scope(ScopeKind::loop_iteration, node);
    declare_statement(node->left);
    visit(node->left, node);
    visit(node->body, node);
    close_scope(outer);
}

void ScopeBuilder::visit_switch(SwitchNode* node) {
    Scope* outer = scope_;
    visit(node->discriminant, node);
    bool lexical = false;
    for (SwitchCaseNode* clause : node->cases) lexical = lexical || has_lexical(clause->body);
    if (lexical) {
        node->scope = open_scope(ScopeKind::switch_, node);
        for (SwitchCaseNode* clause : node->cases) declare_lexicals(clause->body);
    }
    for (SwitchCaseNode* clause : node->cases) {
        tree_.parents[clause->id] = node->id;
        clause->depth = node->depth;
        visit(clause->test, clause);
        visit_list(clause->body, clause);
    }
    close_scope(outer);
}

void ScopeBuilder::visit_catch(CatchNode* node) {
    Scope* outer = scope_;
    if (node->parameter) {
        node->scope = open_scope(ScopeKind::catch_, node);
        bool simple = node->parameter->kind == NodeKind::binding_identifier;
        declare_pattern(node->parameter, BindingKind::catch_parameter, simple ? 0 : node->parameter->end);
        visit_target(node->parameter, node, true);
    }
    visit(node->body, node);
    close_scope(outer);
}

void ScopeBuilder::visit_with(WithNode* node) {
    Scope* outer = scope_;
    visit(node->object, node);
    node->scope = open_scope(ScopeKind::with, node);
    node->scope->is_dynamic = true;
    visit(node->body, node);
    close_scope(outer);
}

// ---- functions and classes

void ScopeBuilder::visit_function(FunctionNode* function) {
    Scope* outer_scope = scope_;
    FunctionNode* outer_function = function_;
    bool outer_class_code = in_class_code_;
    in_class_code_ = false;
    function->outer = outer_function;
    tree_.functions.push_back(function);
    function_ = function;
    if (function->kind == NodeKind::function_expression && function->identifier) {
        function->name_scope = open_scope(ScopeKind::function_name, function);
        add_binding(scope_, function->name, BindingKind::function_name, function->identifier, 0);
        note(&function->name_reference, function->name, function->identifier, true, true);
    }
    if (function->identifier) {
        tree_.parents[function->identifier->id] = function->id;
        function->identifier->depth = function->depth;
        if (function->kind == NodeKind::function_expression)
            note(&function->identifier->reference, function->name, function->identifier, true, true);
    }
    function->scope = open_scope(ScopeKind::function, function);
    function->scope->is_var_scope = !function->has_parameter_expressions;
    function->body_scope = function->scope;
    declare_parameters(function);
    for (Node* parameter : function->parameters) visit_target(parameter, function, true);
    visit_function_body(function);
    in_class_code_ = outer_class_code;
    function_ = outer_function;
    scope_ = outer_scope;
}

void ScopeBuilder::visit_function_body(FunctionNode* function) {
    if (error_) return;
    if (function->has_parameter_expressions) {
        function->body_scope = open_scope(ScopeKind::function_body, function);
        function->body_scope->is_var_scope = true;
    }
    declare_lexicals(function->body);
    visit_list(function->body, function);
    visit(function->expression, function);
}

void ScopeBuilder::visit_class(ClassNode* node) {
    Scope* outer = scope_;
    Scope* outer_private = private_scope_;
    bool has_private = false;
    for (ClassElementNode* element : node->elements)
        has_private =
            has_private || (element->key && !element->computed && element->key->kind == NodeKind::private_name);
    bool outer_class_code = in_class_code_;
    in_class_code_ = true;
    if (node->identifier || has_private) {
        node->scope = open_scope(ScopeKind::class_, node);
        node->scope->strict = true;
        if (node->identifier) {
            tree_.parents[node->identifier->id] = node->id;
            add_binding(scope_, node->identifier->name, BindingKind::class_inner, node->identifier, node->end);
            note(&node->inner_reference, node->identifier->name, node->identifier, true, true);
            if (node->kind == NodeKind::class_expression)
                note(&node->identifier->reference, node->identifier->name, node->identifier, true, true);
        }
        declare_private_names(node);
    }
    visit(node->heritage, node);
    if (has_private) private_scope_ = node->scope;
    if (node->constructor) {
        node->constructor->home_class = node;
        if (!node->constructor->name) node->constructor->name = node->name;
        visit(node->constructor, node);
    }
    for (ClassElementNode* element : node->elements) {
        tree_.parents[element->id] = node->id;
        element->depth = node->depth;
        if (element->key) {
            if (element->computed || element->key->kind == NodeKind::private_name) visit(element->key, element);
            else tree_.parents[element->key->id] = element->id;
        }
        if (!element->function) continue;
        element->function->home_class = node;
        if (element->element_kind == ClassElementKind::field)
            give_name(element->function->expression, key_name(element->key, element->computed));
        else give_name(element->function, key_name(element->key, element->computed));
        visit(element->function, element);
    }
    private_scope_ = outer_private;
    in_class_code_ = outer_class_code;
    close_scope(outer);
}

} // namespace loopscope
