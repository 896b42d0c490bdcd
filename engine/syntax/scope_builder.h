// Scope analysis's own state. Nobody but scope_*.cpp includes this.
//
// One walk over the tree makes the scopes, declares names (lexical ones when their scope is entered, so that every
// conflict is seen) and notes all references; afterwards references are resolved and slots are given out.
#pragma once

#include "engine/syntax/scope_analysis.h"

namespace loopscope {

class ScopeBuilder {
public:
    ScopeBuilder(SyntaxTree& tree, const ParseOptions& options) : tree_(tree), options_(options) {}
    std::optional<SyntaxError> build();

private:
    static constexpr std::uint32_t missing = UINT32_MAX;
    struct OpenScope {
        std::vector<Binding> bindings;
        std::vector<std::uint32_t>
            initialized_at; // offset from which on a binding needs no check, in the same function
    };
    struct Use {
        Reference* reference;
        Scope* from;
        Scope* private_scope; // for private names: where to begin
        Node* node;
        SyntaxName name;
        std::uint32_t start;
        bool is_write;
        bool is_initialization;
    };
    struct VarUse { // Annex B: a write to the var scope itself
        FunctionNode* function;
        Scope* from;
        Scope* var_scope;
    };

    // ---- scope_walk.cpp
    void visit(Node* node, Node* parent);
    void visit_children(Node* node);
    void visit_list(NodeList list, Node* parent);
    void visit_spine(Node* top);
    void visit_spine_rest(Node* link);
    void visit_if_chain(IfNode* node);
    void visit_conditional_chain(ConditionalNode* node);
    void visit_block(Node* node, NodeList body, Scope*& scope);
    void visit_for(ForNode* node);
    void visit_for_in_of(ForInOfNode* node);
    void visit_switch(SwitchNode* node);
    void visit_catch(CatchNode* node);
    void visit_with(WithNode* node);
    void visit_declarator(VariableDeclaratorNode* node, DeclarationKind kind);
    void visit_function(FunctionNode* function);
    void visit_function_body(FunctionNode* function);
    void visit_class(ClassNode* node);
    void visit_property(PropertyNode* node);
    void visit_call(CallNode* node);
    void visit_super_member(SuperMemberNode* node);
    void visit_super_call(SuperCallNode* node);
    void visit_assignment(AssignmentNode* node);
    void visit_target(Node* target, Node* parent, bool is_initialization);
    void give_name(Node* value, SyntaxName name);
    static SyntaxName key_name(const Node* key, bool computed);

    // ---- scope_declarations.cpp
    Scope* open_scope(ScopeKind kind, Node* node);
    void close_scope(Scope* outer) { scope_ = outer; }
    bool has_lexical(NodeList statements) const;
    void declare_lexicals(NodeList statements);
    void declare_statement(Node* statement);
    void declare_function(FunctionNode* function);
    void declare_block_function(FunctionNode* function);
    bool can_hoist(FunctionNode* function) const;
    void declare_pattern(Node* target, BindingKind kind, std::uint32_t initialized_at);
    void declare_lexical(IdentifierNode* identifier, BindingKind kind, std::uint32_t initialized_at);
    void declare_var(IdentifierNode* identifier);
    void declare_parameters(FunctionNode* function);
    void declare_private_names(ClassNode* node);
    std::uint32_t add_binding(Scope* scope, SyntaxName name, BindingKind kind, Node* declaration,
                              std::uint32_t initialized_at);
    std::uint32_t find(const Scope* scope, SyntaxName name) const;
    void remember(const Scope* scope, SyntaxName name, std::uint32_t binding);
    void grow_table();
    Binding& binding_at(const Scope* scope, std::uint32_t index) { return open_[scope->id].bindings[index]; }
    const Binding& binding_at(const Scope* scope, std::uint32_t index) const {
        return open_[scope->id].bindings[index];
    }
    Scope* var_scope() const;
    void redeclared(Node* node, SyntaxName name, const Binding& first);
    static bool is_lexical(BindingKind kind);

    // ---- scope_resolution.cpp
    void note(Reference* reference, SyntaxName name, Node* node, bool is_write, bool is_initialization);
    void note_private(PrivateNameNode* node);
    void note_context(Reference* reference, BindingKind kind, Node* node);
    void note_direct_eval(CallNode* call);
    static FunctionNode* context_provider(FunctionNode* function);
    std::uint32_t pseudo_binding(FunctionNode* provider, BindingKind kind);
    void resolve(Use& use);
    void settle(Use& use, Scope* scope, std::uint32_t index, bool dynamic);
    bool offers_arguments(const Scope* scope) const;
    std::uint32_t make_arguments(Scope* scope);
    void resolve_all();
    void settle_arguments();
    void give_slots();
    void count_hops();
    bool needs_check(const Use& use, const Scope* scope, std::uint32_t index) const;

    // ---- module_entries.cpp
    void collect_module_entries();
    void collect_import(ImportNode* node);
    void collect_export(Node* statement);
    void export_names(Node* target, Node* statement);
    void export_local(SyntaxName exported, SyntaxName local, Node* node);
    void export_specifiers(ExportNamedNode* node);
    std::uint32_t request(SyntaxName specifier, Span<ImportAttributeNode*> attributes, Node* node);
    void add_exported_name(SyntaxName name, Node* node);
    void check_local_exports();

    void fail(const Node* node, std::string message, std::string hint = {});
    void refuse_depth(const Node* node);

    SyntaxTree& tree_;
    const ParseOptions& options_;
    Scope* scope_ = nullptr;
    Scope* private_scope_ = nullptr;
    FunctionNode* function_ = nullptr;
    std::uint32_t depth_ = 0;
    bool in_class_code_ = false;  // strict, whatever the function around is
    std::vector<OpenScope> open_; // by Scope::id
    std::vector<Use> uses_;
    std::vector<VarUse> var_uses_;
    std::vector<FunctionNode*> eval_providers_; // functions whose `arguments` eval code may read
    std::vector<Node*> spine_;
    struct TableEntry {
        std::uint32_t scope = UINT32_MAX;
        std::uint32_t name = 0;
        std::uint32_t binding = 0;
    };
    std::vector<TableEntry> table_ = std::vector<TableEntry>(256);
    std::uint32_t table_used_ = 0;
    std::vector<ModuleRequest> requests_;
    std::vector<ImportEntry> imports_;
    std::vector<ExportEntry> local_exports_, indirect_exports_, star_exports_;
    struct ExportedName {
        SyntaxName name;
        Node* node;
    };
    std::vector<ExportedName> exported_names_;
    std::optional<SyntaxError> error_;
};

} // namespace loopscope
