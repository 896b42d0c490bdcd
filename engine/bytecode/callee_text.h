// How V8 writes an expression in its messages: "obj.method is not a function", "(intermediate value).x is not
// iterable".
#pragma once

#include "engine/bytecode/executable.h"
#include "engine/syntax/ast.h"

namespace loopscope {

// The text of an expression of a tree.
std::u16string expression_text(const SyntaxTree& tree, const Node* node);

// What stands before "is not a function", "is not a constructor" or "is not iterable" when the instruction at `pc`
// fails: the callee of a call, or what was to be iterated. Empty where V8 has no words for it and describes the value
// instead. Only for messages: it parses the expression's text again.
// How V8 calls what is iterated and cannot be: "f is not a function or its return value"; may be empty.
std::string render_iterated(Agent& agent, const Executable& executable, std::uint32_t pc, IteratorUse use);
std::string render_callee(Agent& agent, const Executable& executable, std::uint32_t pc);

} // namespace loopscope
