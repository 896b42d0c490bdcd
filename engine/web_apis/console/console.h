// The console: one line of text for each call, made at the time of the call. Console Standard, in the corpus's words.
#pragma once

#include "engine/runtime/agent.h"
#include "engine/trace/trace.h"

namespace loopscope {

// Writes a line; halts at the scenario's limit of lines.
// `reason`: id of the object with which a promise was rejected that nobody handles; 0: none.
Completion write_console(Agent& agent, ConsoleLevel level, std::string text, ConsoleShape shape = {},
                         std::uint32_t reason = 0);
// How many lines it has written so far.
std::uint64_t console_lines(const Agent& agent);
// What an agent that ends has written stays written.
void inherit_console(Agent& heir, const Agent& from);

} // namespace loopscope
