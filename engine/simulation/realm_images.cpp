#include "engine/simulation/realm_images.h"

#include "engine/event_loop/event_loop.h"
#include "engine/interpreter/interpreter.h"

namespace loopscope {

static StartImage make_realm_image(const NativeTable& natives, Exposure exposure, std::uint32_t arena_bytes,
                                   std::uint32_t depth) {
    Agent agent(arena_bytes, depth);
    agent.natives = &natives;
    agent.heap.header().next_id = library_ids;
    install_interpreter(agent);
    create_realm(agent);
    start_event_loop(agent);
    install_web_apis(agent, exposure);
    if (exposure == Exposure::window) install_refusals(agent);
    collect_garbage(agent);
    return make_start_image(agent);
}

const StartImage& realm_image(const NativeTable& natives, Exposure exposure, std::uint32_t arena_bytes,
                              std::uint32_t depth) {
    struct Kept {
        std::uint32_t arena_bytes = 0, depth = 0;
        StartImage image;
    };
    static Kept kept_images[2];
    Kept& kept = kept_images[exposure == Exposure::worker];
    if (kept.arena_bytes != arena_bytes || kept.depth != depth)
        kept = {arena_bytes, depth, make_realm_image(natives, exposure, arena_bytes, depth)};
    return kept.image;
}

} // namespace loopscope
