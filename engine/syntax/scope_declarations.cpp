// Opening scopes and declaring names in them.
#include "engine/syntax/casts.h"
#include "engine/syntax/scope_builder.h"

namespace loopscope {

Scope* ScopeBuilder::open_scope(ScopeKind kind, Node* node) {
    auto* scope = tree_.arena.make<Scope>();
    scope->kind = kind;
    scope->strict = function_->strict;
    scope->id = size32(tree_.scopes);
    scope->parent = scope_;
    scope->function = function_;
    scope->node = node;
    tree_.scopes.push_back(scope);
    open_.emplace_back();
    scope_ = scope;
    return scope;
}

bool ScopeBuilder::is_lexical(BindingKind kind) {
    switch (kind) {
    case BindingKind::let:
    case BindingKind::const_:
    case BindingKind::class_:
    case BindingKind::function:
    case BindingKind::import:
    case BindingKind::import_namespace: return true;
    default: return false;
    }
}

// ---- the table from (scope, name) to binding

void ScopeBuilder::grow_table() {
    std::vector<TableEntry> old = std::move(table_);
    table_ = std::vector<TableEntry>(old.size() * 2);
    table_used_ = 0;
    for (const TableEntry& entry : old)
        if (entry.scope != UINT32_MAX) remember(tree_.scopes[entry.scope], SyntaxName{entry.name}, entry.binding);
}

void ScopeBuilder::remember(const Scope* scope, SyntaxName name, std::uint32_t binding) {
    if (++table_used_ * 2 > table_.size()) grow_table(), table_used_++;
    size_t mask = table_.size() - 1;
    size_t place = (scope->id * 0x9E3779B1u ^ name.index * 0x85EBCA6Bu) & mask;
    while (table_[place].scope != UINT32_MAX) place = (place + 1) & mask;
    table_[place] = {scope->id, name.index, binding};
}

std::uint32_t ScopeBuilder::find(const Scope* scope, SyntaxName name) const {
    if (open_[scope->id].bindings.empty()) return missing;
    size_t mask = table_.size() - 1;
    size_t place = (scope->id * 0x9E3779B1u ^ name.index * 0x85EBCA6Bu) & mask;
    for (; table_[place].scope != UINT32_MAX; place = (place + 1) & mask)
        if (table_[place].scope == scope->id && table_[place].name == name.index) return table_[place].binding;
    return missing;
}

std::uint32_t ScopeBuilder::add_binding(Scope* scope, SyntaxName name, BindingKind kind, Node* declaration,
                                        std::uint32_t initialized_at) {
    OpenScope& open = open_[scope->id];
    auto index = size32(open.bindings);
    Binding binding;
    binding.name = name;
    binding.kind = kind;
    binding.declaration = declaration;
    open.bindings.push_back(binding);
    open.initialized_at.push_back(initialized_at);
    remember(scope, name, index);
    return index;
}

void ScopeBuilder::redeclared(Node* node, SyntaxName name, const Binding& first) {
    std::string hint;
    if (first.declaration)
        hint = "It was declared in line " + std::to_string(tree_.source.position(first.declaration->start).line) +
               " already; give one of the two another name.";
    fail(node, "Identifier '" + tree_.utf8(name) + "' has already been declared", hint);
}

Scope* ScopeBuilder::var_scope() const {
    Scope* scope = scope_;
    while (!scope->is_var_scope) scope = scope->parent;
    return scope;
}

// ---- lexical declarations: all of a statement list when its scope is entered

bool ScopeBuilder::has_lexical(NodeList statements) const {
    for (Node* statement : statements) {
        while (statement->kind == NodeKind::labeled_statement) statement = as<LabeledNode>(statement)->body;
        if (statement->kind == NodeKind::function_declaration || statement->kind == NodeKind::class_declaration)
            return true;
        if (statement->kind == NodeKind::variable_declaration &&
            as<VariableDeclarationNode>(statement)->declaration_kind != DeclarationKind::var)
            return true;
    }
    return false;
}

void ScopeBuilder::declare_lexicals(NodeList statements) {
    for (Node* statement : statements)
        if (!error_) declare_statement(statement);
}

void ScopeBuilder::declare_statement(Node* statement) {
    while (statement->kind == NodeKind::labeled_statement) statement = as<LabeledNode>(statement)->body;
    switch (statement->kind) {
    case NodeKind::function_declaration: return declare_function(as<FunctionNode>(statement));
    case NodeKind::class_declaration:
        if (as<ClassNode>(statement)->identifier)
            declare_lexical(as<ClassNode>(statement)->identifier, BindingKind::class_, statement->end);
        return;
    case NodeKind::variable_declaration: {
        auto* declaration = as<VariableDeclarationNode>(statement);
        if (declaration->declaration_kind == DeclarationKind::var) return;
        BindingKind kind =
            declaration->declaration_kind == DeclarationKind::let ? BindingKind::let : BindingKind::const_;
        for (VariableDeclaratorNode* declarator : declaration->declarators)
            declare_pattern(declarator->target, kind, declarator->end);
        return;
    }
    case NodeKind::import_declaration:
        for (ImportSpecifierNode* specifier : as<ImportNode>(statement)->specifiers)
            declare_lexical(specifier->local, specifier->imported ? BindingKind::import : BindingKind::import_namespace,
                            UINT32_MAX);
        return;
    case NodeKind::export_named_declaration:
        if (as<ExportNamedNode>(statement)->declaration) declare_statement(as<ExportNamedNode>(statement)->declaration);
        return;
    case NodeKind::export_default_declaration: {
        Node* declaration = as<ExportDefaultNode>(statement)->declaration;
        bool is_declaration =
            declaration->kind == NodeKind::function_declaration || declaration->kind == NodeKind::class_declaration;
        bool named = is_declaration && (declaration->kind == NodeKind::function_declaration
                                            ? as<FunctionNode>(declaration)->identifier != nullptr
                                            : as<ClassNode>(declaration)->identifier != nullptr);
        if (named) return declare_statement(declaration);
        std::uint32_t index = add_binding(scope_, name_of(WellKnown::default_export),
                                          declaration->kind == NodeKind::function_declaration ? BindingKind::function
                                                                                              : BindingKind::const_,
                                          statement, statement->end);
        if (declaration->kind == NodeKind::function_declaration)
            binding_at(scope_, index).function = as<FunctionNode>(declaration);
        return;
    }
    default: return;
    }
}

void ScopeBuilder::declare_pattern(Node* target, BindingKind kind, std::uint32_t initialized_at) {
    if (!target || error_) return;
    switch (target->kind) {
    case NodeKind::binding_identifier:
        if (kind == BindingKind::var) return declare_var(as<IdentifierNode>(target));
        return declare_lexical(as<IdentifierNode>(target), kind, initialized_at);
    case NodeKind::assignment_pattern: return declare_pattern(as<AssignmentNode>(target)->target, kind, initialized_at);
    case NodeKind::rest_element: return declare_pattern(as<UnaryNode>(target)->operand, kind, initialized_at);
    case NodeKind::property: return declare_pattern(as<PropertyNode>(target)->value, kind, initialized_at);
    case NodeKind::array_pattern:
    case NodeKind::object_pattern:
        for (Node* item : as<ListNode>(target)->items) declare_pattern(item, kind, initialized_at);
        return;
    default: return;
    }
}

// let, const, class, catch parameter, import: at most once in a scope.
void ScopeBuilder::declare_lexical(IdentifierNode* identifier, BindingKind kind, std::uint32_t initialized_at) {
    if (error_) return;
    if (kind != BindingKind::catch_parameter && identifier->name == name_of(WellKnown::let) &&
        (kind == BindingKind::let || kind == BindingKind::const_))
        return fail(identifier, "let is disallowed as a lexically bound name");
    std::uint32_t present = find(scope_, identifier->name);
    if (present != missing) return redeclared(identifier, identifier->name, binding_at(scope_, present));
    // The catch block must not declare the parameter's names again. ECMA-262 14.15.1
    Scope* parent = scope_->parent;
    if (parent && parent->kind == ScopeKind::catch_ && scope_->kind == ScopeKind::block &&
        scope_->node == as<CatchNode>(parent->node)->body) {
        present = find(parent, identifier->name);
        if (present != missing) return redeclared(identifier, identifier->name, binding_at(parent, present));
    }
    // A body in a scope of its own must not declare the parameters' names again. ECMA-262 15.2.1
    if (scope_->kind == ScopeKind::function_body) {
        present = find(parent, identifier->name);
        if (present != missing && binding_at(parent, present).kind == BindingKind::parameter)
            return redeclared(identifier, identifier->name, binding_at(parent, present));
    }
    add_binding(scope_, identifier->name, kind, identifier, initialized_at);
}

// Whether a var may go up past this binding of its name: a function's own name, and, by B.3.4, a simple catch
// parameter.
static bool passes_var(const Scope& scope, const Binding& binding) {
    if (binding.kind == BindingKind::function_name) return true;
    return binding.kind == BindingKind::catch_parameter &&
           as<CatchNode>(scope.node)->parameter->kind == NodeKind::binding_identifier;
}

// ECMA-262 14.3.2 and B.3.4: a var goes up to its function, through scopes that must not know its name already.
void ScopeBuilder::declare_var(IdentifierNode* identifier) {
    if (error_) return;
    SyntaxName name = identifier->name;
    Scope* scope = scope_;
    for (; !scope->is_var_scope; scope = scope->parent) {
        std::uint32_t present = find(scope, name);
        if (present == missing) continue;
        const Binding& binding = binding_at(scope, present);
        if (passes_var(*scope, binding)) continue;
        if (is_lexical(binding.kind) || binding.kind == BindingKind::catch_parameter)
            return redeclared(identifier, name, binding);
    }
    std::uint32_t present = find(scope, name);
    if (present != missing) {
        Binding& binding = binding_at(scope, present);
        binding.annex_b_only = false;
        if (is_lexical(binding.kind)) redeclared(identifier, name, binding);
        return;
    }
    std::uint32_t index = add_binding(scope, name, BindingKind::var, identifier, 0);
    if (scope->kind == ScopeKind::function_body && find(scope->parent, name) != missing)
        binding_at(scope, index).copies_parameter = true;
}

void ScopeBuilder::declare_function(FunctionNode* function) {
    if (error_ || !function->identifier) return;
    if (!scope_->is_var_scope || scope_->kind == ScopeKind::module) return declare_block_function(function);
    SyntaxName name = function->identifier->name;
    std::uint32_t present = find(scope_, name);
    if (present != missing) {
        Binding& binding = binding_at(scope_, present);
        if (is_lexical(binding.kind)) return redeclared(function->identifier, name, binding);
        binding.function = function;
        return;
    }
    std::uint32_t index = add_binding(scope_, name, BindingKind::var, function->identifier, 0);
    binding_at(scope_, index).function = function;
    if (scope_->kind == ScopeKind::function_body && find(scope_->parent, name) != missing)
        binding_at(scope_, index).copies_parameter = true;
}

// In a block or module a function is lexical; B.3.2: in sloppy code plain ones may come twice, and write a var, too.
void ScopeBuilder::declare_block_function(FunctionNode* function) {
    SyntaxName name = function->identifier->name;
    bool plain = !function->is_async && !function->is_generator;
    std::uint32_t present = find(scope_, name);
    if (present != missing) {
        Binding& binding = binding_at(scope_, present);
        bool both_plain = plain && !scope_->strict && binding.kind == BindingKind::function && binding.function &&
                          !binding.function->is_async && !binding.function->is_generator;
        if (!both_plain) return redeclared(function->identifier, name, binding);
        binding.function = function;
    } else {
        declare_lexical(function->identifier, BindingKind::function, 0);
        if (error_) return;
        binding_at(scope_, find(scope_, name)).function = function;
    }
    if (!plain || scope_->strict || scope_->kind == ScopeKind::module || !can_hoist(function)) return;
    Scope* target = var_scope();
    function->annex_b_hoisted = true;
    var_uses_.push_back({function, scope_, target});
    if (find(target, name) != missing) return;
    std::uint32_t index = add_binding(target, name, BindingKind::var, function->identifier, 0);
    binding_at(target, index).annex_b_only = true;
}

// B.3.2.1: would `var F` in the function's place be free of conflicts, and is F no parameter's name, nor that of the
// arguments object where there is one?
bool ScopeBuilder::can_hoist(FunctionNode* function) const {
    SyntaxName name = function->identifier->name;
    const Scope* scope = scope_->parent;
    for (; !scope->is_var_scope; scope = scope->parent) {
        const std::uint32_t present = find(scope, name);
        if (present != missing && !passes_var(*scope, binding_at(scope, present))) return false;
    }
    std::uint32_t present = find(scope, name);
    if (present != missing && binding_at(scope, present).kind != BindingKind::var) return false;
    const bool own_arguments =
        present != missing && binding_at(scope, present).function && scope->kind == ScopeKind::function;
    if (name == name_of(WellKnown::arguments) && !own_arguments && offers_arguments(scope->function->scope))
        return false;
    if (scope->kind != ScopeKind::function_body) return true;
    present = find(scope->parent, name);
    return present == missing || binding_at(scope->parent, present).kind != BindingKind::parameter;
}

// ECMA-262 15.1.1, 15.2.1: a name may come twice only in sloppy functions with simple parameters.
void ScopeBuilder::declare_parameters(FunctionNode* function) {
    struct Collector {
        ScopeBuilder& builder;
        bool unique;
        void collect(Node* target, std::uint32_t initialized_at) {
            if (!target || builder.error_) return;
            switch (target->kind) {
            case NodeKind::binding_identifier: {
                auto* identifier = as<IdentifierNode>(target);
                if (builder.find(builder.scope_, identifier->name) == missing) {
                    builder.add_binding(builder.scope_, identifier->name, BindingKind::parameter, identifier,
                                        initialized_at);
                } else if (unique) {
                    builder.fail(identifier, "Duplicate parameter name not allowed in this context");
                }
                return;
            }
            case NodeKind::assignment_pattern: return collect(as<AssignmentNode>(target)->target, initialized_at);
            case NodeKind::rest_element: return collect(as<UnaryNode>(target)->operand, initialized_at);
            case NodeKind::property: return collect(as<PropertyNode>(target)->value, initialized_at);
            case NodeKind::array_pattern:
            case NodeKind::object_pattern:
                for (Node* item : as<ListNode>(target)->items) collect(item, initialized_at);
                return;
            default: return;
            }
        }
    };
    bool may_repeat =
        !function->strict && function->has_simple_parameters && function->function_kind == FunctionKind::normal;
    Collector collector{*this, !may_repeat};
    for (Node* parameter : function->parameters)
        collector.collect(parameter, function->has_parameter_expressions ? parameter->end : 0);
}

// ECMA-262 15.7.1: private names once each, but for a getter and a setter of the same staticness.
void ScopeBuilder::declare_private_names(ClassNode* node) {
    for (ClassElementNode* element : node->elements) {
        if (!element->key || element->computed || element->key->kind != NodeKind::private_name) continue;
        auto* key = as<PrivateNameNode>(element->key);
        BindingKind kind = element->element_kind == ClassElementKind::getter   ? BindingKind::private_getter
                           : element->element_kind == ClassElementKind::setter ? BindingKind::private_setter
                           : element->element_kind == ClassElementKind::method ? BindingKind::private_method
                                                                               : BindingKind::private_field;
        std::uint32_t present = find(scope_, key->name);
        if (present == missing) {
            std::uint32_t index = add_binding(scope_, key->name, kind, key, 0);
            binding_at(scope_, index).is_static = element->is_static;
            continue;
        }
        Binding& binding = binding_at(scope_, present);
        bool pair = (binding.kind == BindingKind::private_getter && kind == BindingKind::private_setter) ||
                    (binding.kind == BindingKind::private_setter && kind == BindingKind::private_getter);
        if (!pair || binding.is_static != element->is_static) return redeclared(key, key->name, binding);
        binding.kind = BindingKind::private_accessor;
    }
}

} // namespace loopscope
