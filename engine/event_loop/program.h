// Compiling the text of a program for the loop: main.js, and the strings that timers are given.
#pragma once

#include "engine/bytecode/compiler.h"

namespace loopscope {

// As a classic script; collects garbage when there is no room.
CompileResult compile_program(Agent& agent, std::u16string text, std::string name = "main.js",
                              std::uint32_t source_id = 0);

} // namespace loopscope
