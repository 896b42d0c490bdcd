// How V8 writes an expression in its messages: "obj.method is not a function", "(intermediate value).x is not iterable".
#pragma once

#include "engine/bytecode/executable.h"
#include "engine/syntax/ast.h"

namespace loopscope {

// The text of an expression of a tree.
std::u16string expression_text(const SyntaxTree& tree, const Node* node);

// The callee (of calls, constructions, tags), or what was to be iterated, of the instruction at `pc`. Only for messages: it
// reads the program's text again.
std::string render_callee(Agent& agent, const Executable& executable, std::uint32_t pc);

} // namespace loopscope
