#include "engine/event_loop/program.h"

#include "engine/builtins/regexp_program.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/string.h"

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

Program read_program(Agent& agent, std::u16string_view text) {
    ParseOptions options;
    options.validate_regexp = validate_regexp;
    ParseGoal goal = ParseGoal::script;
    const ParseResult parsed = parse_script_or_module(SourceText::from_utf16(std::u16string(text), std::string(main_module_name)), options, goal);
    Program program;
    if (!parsed) {
        program.error = *parsed.error;
    } else if (goal == ParseGoal::module) {
        program.script = string_from_units(agent, text);
    } else {
        const CompileResult compiled = compile_program(agent, std::u16string(text));
        if (compiled.status != CompileResult::Status::compiled) program.error = compiled.error;
        else program.script = Value::cell(compiled.executable);
    }
    return program;
}

} // namespace loopscope
