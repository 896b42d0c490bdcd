// `using` and `await using`: the resources of a block wait in a list (builtins: disposable.js), and are disposed of
// when the block is left, in whatever way: as a finally block would. tc39.es/proposal-explicit-resource-management
#include "engine/bytecode/function_compiler.h"
#include "engine/syntax/casts.h"

namespace loopscope {

namespace {
enum class Resources : std::uint8_t { none, plain, awaited };
} // namespace

static Resources resources_in(const NodeList& list) {
    Resources found = Resources::none;
    for (const Node* statement : list) {
        if (statement->kind != NodeKind::variable_declaration) continue;
        const DeclarationKind kind = as<VariableDeclarationNode>(statement)->declaration_kind;
        if (kind == DeclarationKind::await_using) return Resources::awaited;
        if (kind == DeclarationKind::using_) found = Resources::plain;
    }
    return found;
}

void FunctionCompiler::disposing_statements(const Node* node, const NodeList& list) {
    const Resources resources = resources_in(list);
    if (resources == Resources::none) return statements(list);
    const Disposal disposal = begin_disposal(node, resources == Resources::awaited);
    statements(list);
    end_disposal(disposal);
}

FunctionCompiler::Disposal FunctionCompiler::begin_disposal(const Node* node, bool is_async) {
    Disposal disposal{node, is_async, code_.new_local(), 0, 0, 0, {}};
    disposal.completion = code_.new_local();
    code_.new_local();
    disposal.environment = code_.new_local();
    code_.at(node);
    code_.hide();
    code_.emit(Op::undefined);
    code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::NewDisposeCapability));
    code_.emit(Op::call, 0);
    code_.emit(Op::put_local, disposal.list);
    save_environment(disposal.environment);
    code_.show();
    disposal.finalizer = size32(finalizers_);
    finalizers_.push_back({code_.new_label(), {}});
    disposal.region = code_.protect(code_.depth());
    Control& control = push_control(Control::Kind::finalizer);
    control.region = disposal.region;
    control.local = disposal.completion;
    control.finalizer = disposal.finalizer;
    disposals_.push_back(disposal.list);
    return disposal;
}

void FunctionCompiler::end_disposal(const Disposal& disposal) {
    disposals_.pop_back();
    pop_control();
    code_.end_protection(disposal.region);
    enter_finalizer(disposal.node, disposal.finalizer, disposal.completion, disposal.region, disposal.environment);
    code_.hide();
    if (disposal.is_async) dispose_awaiting(disposal);
    else dispose_now(disposal);
    leave_finalizer(disposal.finalizer, disposal.completion);
    code_.show();
    for (int i = 0; i < 4; ++i) code_.free_local();
}

// DisposeResources, where nothing is awaited
void FunctionCompiler::dispose_now(const Disposal& disposal) {
    code_.emit(Op::undefined);
    code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::DisposeResources));
    code_.emit(Op::get_local, disposal.list);
    code_.emit(Op::get_local, disposal.completion);
    code_.emit(Op::get_local, disposal.completion + 1);
    code_.emit(Op::call, 3);
    code_.emit(Op::pop);
}

// DisposeResources: the library gives one value after the other to wait for, and undefined at the end.
void FunctionCompiler::dispose_awaiting(const Disposal& disposal) {
    const std::uint32_t error = code_.new_local();
    const Label end = code_.new_label();
    const Label again = code_.bind_new();
    code_.emit(Op::undefined);
    code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::DisposeNext));
    code_.emit(Op::get_local, disposal.list);
    code_.emit(Op::get_local, disposal.completion);
    code_.emit(Op::get_local, disposal.completion + 1);
    code_.emit(Op::call, 3);
    code_.jump(Op::jump_if_nullish, end);
    code_.emit(Op::get_property, text_constant("value"));
    const ProtectedRegion region = code_.protect(code_.depth() - 1);
    await(disposal.node);
    code_.end_protection(region);
    code_.emit(Op::pop);
    code_.jump(Op::jump, again);
    code_.begin_handler(region);
    restore_environment(disposal.environment);
    code_.emit(Op::put_local, error);
    code_.emit(Op::undefined);
    code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::DisposeFailed));
    code_.emit(Op::get_local, disposal.list);
    code_.emit(Op::get_local, error);
    code_.emit(Op::call, 2);
    code_.emit(Op::pop);
    code_.jump(Op::jump, again);
    code_.bind(end);
    code_.emit(Op::pop);
    code_.free_local();
}

// -> undefined function list: the value follows
void FunctionCompiler::begin_resource() {
    code_.hide();
    code_.emit(Op::undefined);
    code_.emit(Op::intrinsic, static_cast<std::uint32_t>(Intrinsic::AddDisposableResource));
    code_.emit(Op::get_local, disposals_.back());
    code_.show();
}

// undefined function list v -> v
void FunctionCompiler::add_resource(DeclarationKind kind) {
    code_.hide();
    code_.emit(kind == DeclarationKind::await_using ? Op::true_value : Op::false_value);
    code_.emit(Op::call, 3);
    code_.show();
}

void FunctionCompiler::declare_resource(VariableDeclaratorNode* node, DeclarationKind kind) {
    begin_resource();
    value(node->initializer);
    code_.at(node);
    add_resource(kind);
    pattern(node->target, Store::initialize, node->initializer);
}

void FunctionCompiler::bind_resource(ForInOfNode* node) {
    auto* declaration = as<VariableDeclarationNode>(node->left);
    const std::uint32_t item = code_.new_local();
    code_.at(node->left);
    code_.begin_statement();
    code_.emit(Op::put_local, item);
    const Disposal disposal = begin_disposal(node->left, declaration->declaration_kind == DeclarationKind::await_using);
    code_.at(node->left);
    begin_resource();
    code_.emit(Op::get_local, item);
    add_resource(declaration->declaration_kind);
    pattern(declaration->declarators[0]->target, Store::initialize, node);
    statement(node->body);
    end_disposal(disposal);
    code_.free_local();
}

} // namespace loopscope
