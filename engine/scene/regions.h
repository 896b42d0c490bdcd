// One function for each part of the picture: fills a region whose rectangle is set. Items outside the content's height
// are reached by scrolling (content_height says how far).
#pragma once

#include "engine/scene/metrics.h"

namespace loopscope {

constexpr std::size_t most_in_words = 400; // of one list, for those who read all of it

struct SceneInput {
    const Snapshot& snapshot;
    std::span<const seen::Turn> turns;
    const Viewport& viewport;
    const TextMeasure& measure;
    const Metrics& metrics;
    const seen::Agent& agent; // that the whole picture is about: the page, or the only one
    bool several = false;     // agents: stack and queues have a section for each
};

void build_why(const SceneInput& input, Region& region);
void build_stack(const SceneInput& input, Region& region);
void build_heap(const SceneInput& input, Region& region);
void build_apis(const SceneInput& input, Region& region);
void build_microtasks(const SceneInput& input, Region& region);
void build_tasks(const SceneInput& input, Region& region);
void build_loop(const SceneInput& input, Region& region);
void build_timeline(const SceneInput& input, Region& region);
// What points at objects: items of a role, once the heap is built.
void connect_to_heap(const Region& from, Role role, const Region& heap, std::vector<Edge>& edges);

// Sets content from rect: below the heading, inside the padding.
void place_content(Region& region, const Metrics& metrics);
// The line above an agent's part of a region, where there are several; moves `y` below it.
void add_section(const SceneInput& input, Region& region, const seen::Agent& agent, float& y);
Item make_item(Role role, std::string id, std::uint32_t entity, std::string name);

} // namespace loopscope
