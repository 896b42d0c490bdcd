// A tree and its scopes as readable text, for golden tests and for whoever debugs.
#pragma once

#include "engine/syntax/ast.h"

namespace loopscope {

// One node a line: role, kind, what it holds, [start, end).
std::string print_tree(const SyntaxTree& tree);
// One scope a line with its bindings, indented as they nest; then one line for each identifier that is read or written.
std::string print_scopes(const SyntaxTree& tree);

} // namespace loopscope
