// The functions of the library that the loop enters by itself (library_steps.def). They stand in the realm's
// intrinsics, behind the language's.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

enum class LibraryStep : std::uint16_t {
#define LOOPSCOPE_LIBRARY_STEP(identifier, name) identifier,
#include "engine/event_loop/library_steps.def"
#undef LOOPSCOPE_LIBRARY_STEP
    count
};

inline constexpr std::string_view library_step_names[] = {
#define LOOPSCOPE_LIBRARY_STEP(identifier, name) name,
#include "engine/event_loop/library_steps.def"
#undef LOOPSCOPE_LIBRARY_STEP
};

inline Value library_step(const Agent& agent, LibraryStep step) {
    return agent.intrinsic(behind(Intrinsic::count, step));
}

} // namespace loopscope
