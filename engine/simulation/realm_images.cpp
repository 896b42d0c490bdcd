#include "engine/simulation/realm_images.h"

#include "engine/event_loop/event_loop.h"
#include "engine/interpreter/interpreter.h"

namespace loopscope {

// While the library is made, whatever the run will be given.
static constexpr std::uint32_t room_for_the_library = 32u << 20;
static constexpr std::uint32_t depth_for_the_library = 10'000;

// Only where its heap begins must agree with the run's arena.
static StartImage make_realm_image(const NativeTable& natives, Exposure exposure, std::uint32_t stack_bytes) {
    Agent agent(stack_bytes + room_for_the_library, depth_for_the_library, stack_bytes);
    agent.natives = &natives;
    agent.heap.number_from(library_ids);
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
        std::uint32_t stack_bytes = 0;
        StartImage image;
    };
    static Kept kept_images[2];
    Kept& kept = kept_images[exposure == Exposure::worker];
    const std::uint32_t stack_bytes = Agent::stack_bytes_for(arena_bytes, depth);
    if (kept.stack_bytes != stack_bytes) kept = {stack_bytes, make_realm_image(natives, exposure, stack_bytes)};
    return kept.image;
}

} // namespace loopscope
