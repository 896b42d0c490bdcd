// What the shell of tests has besides the language: print and $262 (conformance tests). Installed only when asked.
#pragma once

#include "engine/runtime/agent.h"

#include <string>
#include <vector>

namespace loopscope {

void install_shell(Agent& agent);

// The lines printed since the last time, in order, as UTF-8.
std::vector<std::string> take_shell_output(Agent& agent);

} // namespace loopscope
