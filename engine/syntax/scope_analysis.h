// Scopes, declarations, references, and the early errors that need them: the pass after parsing.
#pragma once

#include "engine/syntax/parser.h"

namespace loopscope {

// Fills in everything of scope.h, parents, depths and module entries. An error, or nothing if all is well.
std::optional<SyntaxError> analyze_scopes(SyntaxTree& tree, const ParseOptions& options);

} // namespace loopscope
