// The intrinsics of the Web (intrinsics.def): they stand in the realm behind the language's and the loop's.
#pragma once

#include "engine/event_loop/library_steps.h"

namespace loopscope {

enum class WebIntrinsic : std::uint16_t {
#define LOOPSCOPE_INTRINSIC(identifier, path) identifier,
#include "engine/web_apis/intrinsics.def"
#undef LOOPSCOPE_INTRINSIC
    count
};

constexpr Intrinsic intrinsic_of(WebIntrinsic which) {
    return behind(behind(Intrinsic::count, LibraryStep::count), which);
}

} // namespace loopscope
