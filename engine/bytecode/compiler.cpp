#include "engine/bytecode/compiler.h"

#include "engine/bytecode/function_compiler.h"
#include "engine/runtime/string.h"

#include <memory>
#include <span>

namespace loopscope {

// Room for the cells of a text: more than any node, function or line of it has been seen to take.
static std::uint64_t estimated_bytes(const SyntaxTree& tree) {
    return 65'536 + std::uint64_t{tree.source.length()} * 2 + std::uint64_t{tree.nodes.size()} * 80 +
           std::uint64_t{tree.functions.size()} * 512;
}

static FunctionNode* dynamic_function(const FunctionNode* program) {
    if (program->body.size() != 1 || program->body[0]->kind != NodeKind::expression_statement) return nullptr;
    Node* expression = as<ExpressionStatementNode>(program->body[0])->expression;
    return expression->kind == NodeKind::function_expression ? as<FunctionNode>(expression) : nullptr;
}

static Ref make_lines(Agent& agent, const SourceText& source, std::uint32_t head_lines) {
    const std::span<const std::uint32_t> starts = std::span(source.line_starts()).subspan(head_lines);
    Bytes& bytes = agent.make_bytes(static_cast<std::uint32_t>(starts.size_bytes()));
    std::memcpy(bytes.items, starts.data(), starts.size_bytes());
    return agent.heap.ref_of(&bytes);
}

CompileResult compile(Agent& agent, SyntaxTree& tree, const CompileOptions& options) {
    CompileResult result;
    if (!agent.heap.can_allocate(estimated_bytes(tree))) {
        result.status = CompileResult::Status::collect;
        return result;
    }
    Compilation shared(agent, tree, options);
    shared.source_name =
        options.source_name.is_undefined() ? string_from_utf8(agent, tree.source.name()) : options.source_name;
    shared.source_text =
        options.source_text.is_undefined() ? string_from_units(agent, tree.source.view()) : options.source_text;
    if (!options.is_library) shared.lines = make_lines(agent, tree.source, options.head_lines);
    const auto program = std::make_unique<FunctionCompiler>(shared, tree.program, nullptr);
    if (options.goal == CompileGoal::function)
        result.executable = program->compile_dynamic_function(dynamic_function(tree.program));
    else result.executable = program->compile_program();
    if (shared.refusal) {
        result.error = *shared.refusal;
        result.executable = 0;
        return result;
    }
    result.status = CompileResult::Status::compiled;
    return result;
}

CompileResult compile(Agent& agent, SourceText source, const ParseOptions& parse_options,
                      const CompileOptions& options) {
    ParseResult parsed = parse(std::move(source), parse_options);
    if (parsed) return compile(agent, *parsed.tree, options);
    CompileResult result;
    result.error = *parsed.error;
    return result;
}

} // namespace loopscope
