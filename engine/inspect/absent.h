// What Chromium has and we have not: every refusal of the realm (law 7), holder by holder.
#pragma once

#include "engine/simulation.h"

#include <string>
#include <vector>

namespace loopscope {

struct AbsentMembers {
    std::string holder;             // "window", "Element.prototype", "Intl"
    std::vector<std::string> names; // in the order in which they are listed
    // Those that the holder would otherwise inherit: a refusal must not hide what works.
    std::vector<std::string> hiding;
};

std::vector<AbsentMembers> absent_members(const Agent& agent);
// One table for the documentation.
std::string absent_markdown(const std::vector<AbsentMembers>& all);

} // namespace loopscope
