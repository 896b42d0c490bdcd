// Proves of an executable that the machine can run it blindly: every way through the code finds the operands it needs,
// jumps and handlers lead to instructions, environments are left as they were entered. For tests and debug builds.
#pragma once

#include "engine/bytecode/executable.h"

#include <string>

namespace loopscope {

// Empty, or the first fault in words. Looks at the functions inside, too.
std::string verify(const Heap& heap, Ref executable);

} // namespace loopscope
