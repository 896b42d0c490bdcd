// Compiling the text of a program for the loop: main.js, and the strings that timers are given.
#pragma once

#include "engine/bytecode/compiler.h"

namespace loopscope {

// As a classic script; collects garbage when there is no room.
CompileResult compile_program(Agent& agent, std::u16string text, std::string name = "main.js",
                              std::uint32_t source_id = 0);

// main.js: what heap.root(root_script) is to be. `error` is set when it can't be read; collects garbage when there is no room.
inline constexpr std::string_view main_module_name = "main.js";
struct Program {
    Value script; // cell Executable, or a module's text
    std::optional<SyntaxError> error;
};
Program read_program(Agent& agent, std::u16string_view text);

} // namespace loopscope
