#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

void place_content(Region& region, const Metrics& m) {
    const Rect& r = region.rect;
    region.content = {r.x + m.padding, r.y + m.heading_height, std::max(0.0f, r.width - 2 * m.padding),
                      std::max(0.0f, r.height - m.heading_height - m.padding * 0.6f)};
}

void add_section(const SceneInput& input, Region& region, const seen::Agent& agent, float& y) {
    const Metrics& m = input.metrics;
    Item heading = make_item(Role::note, region.id + "-agent-" + std::to_string(agent.id), 0, agent.name);
    const bool current = &agent == &input.snapshot.agents[input.snapshot.current_agent];
    heading.emphasized = current;
    heading.family = Family::sync;
    heading.sentence = "Of " + agent.name + (current ? ", which steps next:" : ":");
    heading.rect = {region.content.x, y, region.content.width, m.row};
    region.items.push_back(std::move(heading));
    y += m.row + m.card_gap * 0.5f;
}

Item make_item(Role role, std::string id, std::uint32_t entity, std::string name) {
    Item item;
    item.role = role;
    item.id = std::move(id);
    item.entity = entity;
    item.name = std::move(name);
    return item;
}

} // namespace loopscope
