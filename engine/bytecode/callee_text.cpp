#include "engine/bytecode/callee_text.h"

#include "engine/syntax/parser.h"

namespace loopscope {

std::u16string expression_text(const SyntaxTree& tree, const Node* node) {
    return std::u16string(tree.source.slice(node->start, node->end));
}

} // namespace loopscope
