// What can be parsed is compiled to code that the machine can run blindly, or refused with a message.
#include "engine/builtins/text/regexp_program.h"
#include "engine/bytecode/compiler.h"
#include "engine/bytecode/verifier.h"
#include "tests/fuzz/fuzzing.h"

#include <memory>

using namespace loopscope;

// To make an agent takes longer than to compile a small text, and garbage is not collected here.
static Agent& agent_with_room() {
    static std::unique_ptr<Agent> kept;
    const bool full = kept && kept->heap.header().heap_end - kept->heap.header().heap_begin > (16u << 20);
    if (!kept || full) kept = std::make_unique<Agent>(32u << 20, 1000);
    return *kept;
}

static void compile_as(CompileGoal goal, ParseGoal parse_goal, const SourceText& source) {
    ParseOptions parse_options;
    parse_options.goal = parse_goal;
    parse_options.validate_regexp = validate_regexp;
    CompileOptions options;
    options.goal = goal;
    Agent& agent = agent_with_room();
    const CompileResult result = compile(agent, source, parse_options, options);
    if (result.status == CompileResult::Status::failed && result.error.message.empty())
        fault("an error without a message");
    if (result.status != CompileResult::Status::compiled) return;
    const std::string wrong = verify(agent.heap, result.executable);
    if (!wrong.empty()) fault(wrong);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const SourceText source = SourceText::from_utf8(text_of(data, size));
    compile_as(CompileGoal::script, ParseGoal::script, source);
    compile_as(CompileGoal::module, ParseGoal::module, source);
    compile_as(CompileGoal::eval, ParseGoal::eval, source);
    return 0;
}
