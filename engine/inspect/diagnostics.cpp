#include "engine/inspect/diagnostics.h"

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
    ParseGoal goal = ParseGoal::script;
    const ParseResult result = parse_script_or_module(SourceText::from_utf8(utf8), {}, goal);
    if (result) return {};
    const SyntaxError& error = *result.error;
    return {{error.start, error.end, error.line, error.column, kind_of(error.kind) + error.message, error.hint}};
}

} // namespace loopscope
