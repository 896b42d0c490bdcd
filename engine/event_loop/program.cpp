#include "engine/event_loop/program.h"

#include "engine/builtins/text/regexp_program.h"
#include "engine/event_loop/loop_state.h"
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

static std::optional<SyntaxError> parse_file(const ProgramFile& file, ParseGoal& goal) {
    ParseOptions options;
    options.validate_regexp = validate_regexp;
    return parse_script_or_module(SourceText::from_utf16(std::u16string(file.text), std::string(file.name)), options,
                                  goal)
        .error;
}

std::optional<SyntaxError> program_error(const ProgramFile& file) {
    ParseGoal goal = ParseGoal::script;
    return parse_file(file, goal);
}

// What the loop's script is to be: cell Executable, or a module's text.
static std::optional<SyntaxError> read(Agent& agent, const ProgramFile& file, Value& script) {
    ParseGoal goal = file.kind == ProgramKind::module ? ParseGoal::module : ParseGoal::script;
    if (file.kind == ProgramKind::either)
        if (auto error = parse_file(file, goal)) return error;
    if (goal == ParseGoal::module) {
        script = string_from_units(agent, file.text);
        return std::nullopt;
    }
    const CompileResult compiled =
        compile_program(agent, std::u16string(file.text), std::string(file.name), file.source_id);
    if (compiled.status != CompileResult::Status::compiled) return compiled.error;
    script = Value::cell(compiled.executable);
    return std::nullopt;
}

std::optional<SyntaxError> set_program(Agent& agent, const ProgramFile& file) {
    Value script;
    if (const auto error = read(agent, file, script)) return error;
    LoopState& loop = own_loop_state(agent);
    loop.script = script;
    loop.script_name = string_from_utf8(agent, file.name);
    loop.script_source = file.source_id;
    return std::nullopt;
}

} // namespace loopscope
