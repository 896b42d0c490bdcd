#include "engine/scene/layout.h"

#include <algorithm>
#include <iterator>

namespace loopscope {

static constexpr std::string_view part_ids[] = {
#define LOOPSCOPE_PART(id, plain, precise, plain_hint, precise_hint) #id,
#include "engine/scene/parts.def"
#undef LOOPSCOPE_PART
};

bool is_foldable(std::string_view region) {
    return std::find(std::begin(part_ids) + 1, std::end(part_ids), region) != std::end(part_ids);
}

float Layout::of(Share share) const {
    constexpr float ordinary[] = {0.36f, 0.30f, 0.36f, 0.50f};
    const auto index = static_cast<unsigned>(share);
    return shares[index] > 0 ? shares[index] : ordinary[index];
}

} // namespace loopscope
