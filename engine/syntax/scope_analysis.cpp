#include "engine/syntax/scope_analysis.h"

#include "engine/syntax/scope_builder.h"

namespace loopscope {

void ScopeBuilder::fail(const Node* node, std::string message, std::string hint) {
    if (error_) return;
    LineColumn place = tree_.source.position(node->start);
    error_ = SyntaxError{SyntaxErrorKind::syntax_error,
                         std::move(message),
                         std::move(hint),
                         node->start,
                         node->end,
                         place.line,
                         place.column};
}

void ScopeBuilder::refuse_depth(const Node* node) {
    fail(node, "nested too deeply (limit " + std::to_string(maximum_depth) + " levels of syntax)",
         "This is right JavaScript, but Loopscope reads no more than that many expressions and statements inside each "
         "other.");
    error_->kind = SyntaxErrorKind::refused;
}

std::optional<SyntaxError> ScopeBuilder::build() {
    FunctionNode* program = tree_.program;
    tree_.parents.assign(tree_.nodes.size(), program->id);
    tree_.functions.push_back(program);
    function_ = program;
    ScopeKind kind = program->function_kind == FunctionKind::script   ? ScopeKind::global
                     : program->function_kind == FunctionKind::module ? ScopeKind::module
                                                                      : ScopeKind::eval;
    program->scope = program->body_scope = open_scope(kind, program);
    program->scope->is_var_scope = true;
    declare_lexicals(program->body);
    visit_list(program->body, program);
    if (!error_ && kind == ScopeKind::module) collect_module_entries();
    if (error_) return error_;
    resolve_all();
    give_slots();
    count_hops();
    return error_;
}

std::optional<SyntaxError> analyze_scopes(SyntaxTree& tree, const ParseOptions& options) {
    return ScopeBuilder(tree, options).build();
}

} // namespace loopscope
