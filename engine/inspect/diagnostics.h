// What the parser says of a text that has not been run: for the editor.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

struct Diagnostic {
    std::uint32_t start = 0, end = 0, line = 0, column = 0; // UTF-16 units
    std::string message;                                    // "SyntaxError: Unexpected token '}'"
    std::string hint;
};
// Of a program and its further files; at most one of each: the parser stops at the first.
std::vector<Diagnostic> diagnose(std::string_view utf8);

} // namespace loopscope
