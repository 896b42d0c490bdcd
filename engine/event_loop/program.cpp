#include "engine/event_loop/program.h"

#include "engine/builtins/regexp_program.h"
#include "engine/interpreter/interpreter.h"

namespace loopscope {

CompileResult compile_program(Agent& agent, std::u16string text, std::string name, std::uint32_t source_id) {
    CompileOptions options;
    options.source_id = source_id;
    ParseOptions parse_options;
    parse_options.validate_regexp = validate_regexp;
    CompileResult result = compile(agent, SourceText::from_utf16(text, name), parse_options, options);
    if (result.status != CompileResult::Status::collect) return result;
    collect_garbage(agent);
    result = compile(agent, SourceText::from_utf16(std::move(text), std::move(name)), parse_options, options);
    if (result.status == CompileResult::Status::collect) {
        result.status = CompileResult::Status::failed;
        result.error.kind = SyntaxErrorKind::refused;
        result.error.message = "the program does not fit into the heap that the scenario allows";
    }
    return result;
}

} // namespace loopscope
