#include "engine/inspect/diagnostics.h"

#include "engine/host/scenario.h"
#include "engine/syntax/parser.h"

namespace loopscope {

static const char* kind_of(SyntaxErrorKind kind) {
    switch (kind) {
    case SyntaxErrorKind::reference_error: return "ReferenceError: ";
    case SyntaxErrorKind::refused: return "Not supported: ";
    case SyntaxErrorKind::syntax_error: break;
    }
    return "SyntaxError: ";
}

std::vector<Diagnostic> diagnose(std::string_view utf8) {
    Scenario program;
    split_program(utf8, program);
    std::vector<Diagnostic> list;
    for (std::size_t i = 0; i < program.files.size(); ++i) {
        ParseGoal goal = ParseGoal::script;
        const ParseResult result = parse_script_or_module(SourceText::from_utf8(program.files[i].second), {}, goal);
        if (result) continue;
        const SyntaxError& error = *result.error;
        const FileStart& start = program.starts[i];
        list.push_back({start.units + error.start, start.units + error.end, start.lines + error.line, error.column,
                        kind_of(error.kind) + error.message, error.hint});
    }
    return list;
}

} // namespace loopscope
