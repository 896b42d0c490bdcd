// A realm as bytes: taken once, and the beginning of every later agent's arena.
#include "engine/builtins/realm.h"

namespace loopscope {

StartImage make_start_image(const Agent& agent) {
    StartImage image;
    for (const Heap::Range range : agent.heap.live_ranges()) {
        const std::byte* begin = agent.heap.base() + range.begin;
        image.pieces.push_back({range.begin, std::vector<std::byte>(begin, begin + (range.end - range.begin))});
    }
    image.arena_limit = agent.heap.header().limit;
    return image;
}

void load_start_image(Agent& agent, const StartImage& image) {
    const ArenaHeader before = agent.heap.header();
    for (const StartImage::Piece& piece : image.pieces)
        if (!piece.bytes.empty()) std::memcpy(agent.heap.base() + piece.begin, piece.bytes.data(), piece.bytes.size());
    agent.heap.restored(before); // the scenario chose the limits, not the image
}

} // namespace loopscope
