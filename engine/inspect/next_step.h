// What the next step does: the instruction that comes next, or the loop's own step, with the facts its sentence needs.
#pragma once

#include "engine/inspect/snapshot.h"
#include "engine/runtime/heap.h"

namespace loopscope {

NextStep next_step(const Simulation& simulation);
// The beginning of a range of the source, on one line.
std::string code_of(const Heap& heap, const Executable& executable, std::uint32_t start, std::uint32_t end);

} // namespace loopscope
