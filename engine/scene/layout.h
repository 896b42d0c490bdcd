// How the visitor has arranged the picture: what was moved, and what is put away.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace loopscope {

// What the visitor may move.
enum class Share : std::uint8_t { stack, apis, queues, microtasks };
inline constexpr unsigned share_count = 4;

using PartNames = std::set<std::string, std::less<>>; // ids of regions

// How the visitor has arranged the picture.
struct Layout {
    float shares[share_count] =
        {};            // 0: as it comes. stack of the engine's width, apis and queues of the runtime's width and
                       // height (counted from its right and its lower edge), microtasks of the queues' height
    PartNames folded;  // what is put away
    std::string front; // what was brought back last: it stays where there is not room for all
    float of(Share share) const;
    bool moved(Share share) const { return shares[static_cast<unsigned>(share)] > 0; }
};

// Whether a region can be put away: all but the sentence on top.
bool is_foldable(std::string_view region);

} // namespace loopscope
