// The realms that agents begin with: made once in a process, by running the whole library, and copied from then on.
#pragma once

#include "engine/builtins/realm.h"
#include "engine/host/scenario.h"
#include "engine/web_apis/web_apis.h"

namespace loopscope {

// Ids count from 1 in each run, the elements of its document first; what is in every realm has ids beyond these.
inline constexpr std::uint32_t library_ids = 1u << 31;

// A realm depends on nothing but its exposure and where arena and depth put the heap; the few that were used
// last are kept.
const StartImage& realm_image(const NativeTable& natives, Exposure exposure, std::uint32_t arena_bytes,
                              std::uint32_t depth);

// What making one takes for a while, and the image itself.
std::uint32_t most_image_bytes(std::uint32_t arena_bytes, std::uint32_t depth);

} // namespace loopscope
