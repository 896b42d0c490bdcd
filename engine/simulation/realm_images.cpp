#include "engine/simulation/realm_images.h"

#include "engine/event_loop/event_loop.h"
#include "engine/interpreter/interpreter.h"

#include <algorithm>

namespace loopscope {

// While the library is made, whatever the run will be given.
static constexpr std::uint32_t room_for_the_library = 32u << 20;
static constexpr std::uint32_t depth_for_the_library = 10'000;

// Those of a page, of its workers, and of the workers of the copy that looks ahead.
static constexpr std::size_t most_images = 3;

std::uint32_t most_image_bytes(std::uint32_t arena_bytes, std::uint32_t depth) {
    return Agent::stack_bytes_for(arena_bytes, depth) + room_for_the_library + (24u << 20);
}

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
        Exposure exposure;
        std::uint32_t stack_bytes;
        StartImage image;
    };
    static std::vector<Kept> kept_images; // the latest first
    const std::uint32_t stack_bytes = Agent::stack_bytes_for(arena_bytes, depth);
    const auto known = std::find_if(kept_images.begin(), kept_images.end(), [&](const Kept& kept) {
        return kept.exposure == exposure && kept.stack_bytes == stack_bytes;
    });
    if (known != kept_images.end()) {
        std::rotate(kept_images.begin(), known, known + 1);
    } else {
        if (kept_images.size() == most_images) kept_images.pop_back();
        kept_images.insert(kept_images.begin(),
                           {exposure, stack_bytes, make_realm_image(natives, exposure, stack_bytes)});
    }
    return kept_images.front().image;
}

} // namespace loopscope
