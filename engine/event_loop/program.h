// Compiling the text of a program for the loop: main.js, and the strings that timers are given.
#pragma once

#include "engine/bytecode/compiler.h"

namespace loopscope {

// As a classic script; collects garbage when there is no room.
CompileResult compile_program(Agent& agent, std::u16string text, std::string name = "main.js",
                              std::uint32_t source_id = 0);

// The first file of an agent.
enum class ProgramKind : std::uint8_t { script, module, either /* a module if it must be one */ };
struct ProgramFile {
    std::u16string_view text;
    std::string_view name = "main.js";
    std::uint32_t source_id = 0;
    ProgramKind kind = ProgramKind::either;
};
// Why its text can't be read, if it can't; asked before there is an agent for it.
std::optional<SyntaxError> program_error(const ProgramFile& file);
// Makes it what the agent runs first; why it can't be read, otherwise. Collects garbage when there is no room.
std::optional<SyntaxError> set_program(Agent& agent, const ProgramFile& file);

} // namespace loopscope
