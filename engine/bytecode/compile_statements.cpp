// ECMA-262 14 Statements, except loops, try and declarations.
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

// Behind a jump, return or throw nothing is reached: such code is checked by the parser and left out.
void FunctionCompiler::statements(const NodeList& list) {
    for (Node* node : list) {
        if (!code_.reachable()) return;
        statement(node);
    }
}

void FunctionCompiler::statement(Node* node) {
    code_.at(node);
    code_.begin_statement();
    switch (node->kind) {
    case NodeKind::expression_statement: return expression_statement(as<ExpressionStatementNode>(node));
    case NodeKind::variable_declaration: return variable_declaration(as<VariableDeclarationNode>(node));
    case NodeKind::block_statement: return block(as<BlockNode>(node));
    case NodeKind::if_statement: return if_statement(as<IfNode>(node));
    case NodeKind::for_statement: return for_statement(as<ForNode>(node));
    case NodeKind::for_in_statement: return for_in_statement(as<ForInOfNode>(node));
    case NodeKind::for_of_statement: return for_of_statement(as<ForInOfNode>(node));
    case NodeKind::while_statement: return while_statement(as<WhileNode>(node));
    case NodeKind::do_while_statement: return do_while_statement(as<WhileNode>(node));
    case NodeKind::switch_statement: return switch_statement(as<SwitchNode>(node));
    case NodeKind::return_statement: return return_statement(as<ReturnThrowNode>(node));
    case NodeKind::throw_statement: return throw_statement(as<ReturnThrowNode>(node));
    case NodeKind::break_statement: return exit_to({Exit::Kind::break_, as<JumpNode>(node)->target}, no_local);
    case NodeKind::continue_statement: return exit_to({Exit::Kind::continue_, as<JumpNode>(node)->target}, no_local);
    case NodeKind::try_statement: return try_statement(as<TryNode>(node));
    case NodeKind::labeled_statement: return labeled_statement(as<LabeledNode>(node));
    case NodeKind::with_statement: return with_statement(as<WithNode>(node));
    case NodeKind::function_declaration: return function_declaration(as<FunctionNode>(node));
    case NodeKind::class_declaration: return class_declaration(as<ClassNode>(node));
    case NodeKind::debugger_statement: return code_.emit(Op::debugger);
    case NodeKind::empty_statement: return;
    default: return module_item(node);
    }
}

void FunctionCompiler::block(BlockNode* node) {
    enter_scope(node->scope);
    disposing_statements(node, node->body);
    leave_scope(node->scope);
}

// Scripts and eval code whose value is wanted keep each statement's value in a local. ECMA-262 6.2.4.4 UpdateEmpty
void FunctionCompiler::expression_statement(ExpressionStatementNode* node) {
    if (completion_local_ == no_local) return effect(node->expression);
    value(node->expression);
    code_.emit(Op::put_local, completion_local_);
}

void FunctionCompiler::empty_completion() {
    if (completion_local_ == no_local) return;
    code_.hide();
    code_.emit(Op::undefined);
    code_.emit(Op::put_local, completion_local_);
    code_.show();
}

void FunctionCompiler::variable_declaration(VariableDeclarationNode* node) {
    for (VariableDeclaratorNode* declarator : node->declarators) {
        code_.at(declarator);
        code_.begin_statement();
        this->declarator(declarator, node->declaration_kind);
    }
}

void FunctionCompiler::declarator(VariableDeclaratorNode* node, DeclarationKind kind) {
    if (is_using(kind)) return declare_resource(node, kind);
    if (node->initializer) {
        value(node->initializer);
        code_.at(node);
        return pattern(node->target, Store::initialize, node->initializer);
    }
    if (kind == DeclarationKind::var) return;
    code_.emit(Op::undefined);
    pattern(node->target, Store::initialize, nullptr);
}

void FunctionCompiler::if_statement(IfNode* node) {
    const Label end = code_.new_label();
    empty_completion();
    for (;;) {
        const Label otherwise = code_.new_label();
        condition(node->test, otherwise, false);
        statement(node->consequent);
        if (node->alternate && code_.reachable()) {
            code_.at(node);
            code_.hide();
            code_.jump(Op::jump, end);
            code_.show();
        }
        code_.bind(otherwise);
        if (!node->alternate || node->alternate->kind != NodeKind::if_statement) break;
        node = as<IfNode>(node->alternate);
        code_.at(node);
        code_.begin_statement();
    }
    if (node->alternate && code_.reachable()) statement(node->alternate);
    code_.bind(end);
}

// ECMA-262 14.12 The switch Statement
void FunctionCompiler::switch_statement(SwitchNode* node) {
    empty_completion();
    const std::uint32_t subject = code_.new_local();
    value(node->discriminant);
    code_.at(node);
    code_.hide();
    code_.emit(Op::put_local, subject);
    code_.show();
    const Label end = code_.new_label();
    Control& control = push_control(Control::Kind::target);
    control.node = node;
    control.break_label = end;
    enter_scope(node->scope);
    std::vector<Label> bodies;
    std::uint32_t otherwise = no_local;
    for (std::uint32_t i = 0; i < node->cases.size(); ++i) {
        bodies.push_back(code_.new_label());
        SwitchCaseNode* one = node->cases[i];
        if (!one->test) {
            otherwise = i;
            continue;
        }
        code_.at(one);
        code_.begin_statement();
        code_.emit(Op::get_local, subject);
        value(one->test);
        code_.at(one);
        code_.emit(Op::strictly_equal);
        code_.jump(Op::jump_if_true, bodies.back());
    }
    const Label none = code_.new_label();
    code_.hide();
    code_.jump(Op::jump, otherwise == no_local ? none : bodies[otherwise]);
    code_.show();
    for (std::uint32_t i = 0; i < node->cases.size(); ++i) {
        code_.bind(bodies[i]);
        statements(node->cases[i]->body);
    }
    code_.bind(none);
    leave_scope(node->scope);
    pop_control();
    code_.bind(end);
    code_.free_local();
}

void FunctionCompiler::labeled_statement(LabeledNode* node) {
    const Label end = code_.new_label();
    Control& control = push_control(Control::Kind::target);
    control.node = node;
    control.break_label = end;
    statement(node->body);
    pop_control();
    code_.bind(end);
}

// ECMA-262 14.11 The with Statement
void FunctionCompiler::with_statement(WithNode* node) {
    empty_completion();
    value(node->object);
    code_.at(node);
    code_.emit(Op::to_object);
    code_.emit(Op::push_with);
    describe_scope(node->scope, 1);
    scopes_.push_back({node->scope, true, local_base_, size32(descriptions_) - 1});
    push_control(Control::Kind::environment);
    statement(node->body);
    leave_scope(node->scope);
}

void FunctionCompiler::return_statement(ReturnThrowNode* node) {
    if (node->argument) value(node->argument);
    else code_.emit(Op::undefined);
    if (node->argument && function_->is_async && function_->is_generator) await(node);
    code_.at(node);
    return_value(node);
}

void FunctionCompiler::throw_statement(ReturnThrowNode* node) {
    value(node->argument);
    code_.at(node);
    code_.emit(Op::throw_value);
}

// The function was made when its scope was entered. Annex B.3.2: in a block of sloppy code it now becomes the var's
// value.
void FunctionCompiler::function_declaration(FunctionNode* node) {
    if (!node->annex_b_hoisted) return;
    code_.hide();
    const SyntaxName name = node->identifier->name;
    const auto hoisted = hoisted_.find(name.index);
    Label end;
    if (hoisted != hoisted_.end()) {
        end = code_.new_label();
        code_.emit(Op::get_local, hoisted->second);
        code_.jump(Op::jump_if_false, end);
    }
    read(place_of(node->name_reference, name));
    const Place var = place_of(node->annex_b_reference, name);
    if (var.kind == Place::Kind::dynamic) code_.emit(Op::put_variable, name_constant(name));
    else write(var, Store::assign);
    if (hoisted != hoisted_.end()) code_.bind(end);
    code_.show();
}

void FunctionCompiler::class_declaration(ClassNode* node) {
    class_value(node);
    code_.at(node);
    write(place_of(node->identifier->reference, node->identifier->name), Store::initialize);
}

} // namespace loopscope
