#include "engine/scene/scene.h"

#include "engine/inspect/explain.h"
#include "engine/scene/arrangement.h"
#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

static Region region_at(const char* id, std::string name, std::string hint, Rect rect, const Metrics& metrics) {
    Region region;
    region.id = id;
    region.name = std::move(name);
    region.hint = std::move(hint);
    region.rect = rect;
    place_content(region, metrics);
    return region;
}

namespace {

struct Part {
    const char *id, *plain, *precise, *plain_hint, *precise_hint;
    void (*build)(const SceneInput&, Region&); // the heap's adds edges too
};

} // namespace

static constexpr Part parts[] = {
    // in reading order
    {"why", "Why now?", "Why now?", "", "", build_why},
    {"stack", "Call stack", "Execution context stack", "top first", "top first", build_stack},
    {"heap", "Heap", "Heap", "where objects live", "objects, environment records", nullptr},
    {"apis", "Web APIs", "Web APIs", "the browser, meanwhile", "operations in parallel, listeners", build_apis},
    {"loop", "Event loop", "Event loop", "", "", build_loop},
    {"microtasks", "Microtask queue", "Microtask queue", "first in, first out · all of them, before any callback",
     "first in, first out · all of them, before any callback", build_microtasks},
    {"tasks", "Callback queue", "Task queues", "first in, first out · one a tick",
     "one per task source, in the order of choice", build_tasks},
    {"timeline", "Timeline", "Timeline", "", "", build_timeline},
};

static void add_folded(Scene& scene, const Part& part, const char* name, const Arrangement& arrangement,
                       const TextMeasure& measure, const Metrics& m) {
    Item chip = make_item(Role::note, std::string("folded-") + part.id, 0, name);
    chip.sentence = std::string(name) + " is folded: click to bring it back.";
    const Rect& room = arrangement.chips;
    const float row = std::min(24 * m.scale, room.height), gap = m.gap * 0.6f;
    float width = measure.width(chip.name, m.heading, false) + 26 * m.scale, right = room.right(), top = room.y;
    if (arrangement.narrow) {
        const std::size_t index = scene.folded.size();
        width = (room.width - gap * (chips_in_row - 1)) / chips_in_row;
        right -= static_cast<float>(index % chips_in_row) * (width + gap);
        top += static_cast<float>(index / chips_in_row) * row;
    } else if (!scene.folded.empty()) {
        right = scene.folded.back().rect.x - gap;
    }
    chip.rect = {right - width, top + 1, width, row - 2};
    scene.folded.push_back(std::move(chip));
}

static std::string narrate(const Scene& scene, const Snapshot& snapshot) {
    return "Step " + std::to_string(snapshot.step) + " of " +
           std::to_string(std::max(snapshot.step, snapshot.last_step)) + ". " + scene.regions.front().sentence;
}

bool is_foldable(std::string_view region) {
    return std::any_of(std::begin(parts) + 1, std::end(parts),
                       [region](const Part& part) { return part.id == region; });
}

const Region* Scene::find(std::string_view id) const {
    for (const Region& region : regions)
        if (region.id == id) return &region;
    return nullptr;
}

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

Scene build_scene(const Snapshot& snapshot, std::span<const seen::Turn> turns, const Viewport& viewport,
                  const TextMeasure& measure) {
    const Metrics metrics(viewport);
    static const seen::Agent no_agent;
    const seen::Agent& agent = snapshot.agents.empty() ? no_agent : snapshot.agents.front();
    const SceneInput input{snapshot, turns, viewport, measure, metrics, agent, snapshot.agents.size() > 1};
    const bool plain = viewport.wording == Wording::plain;
    Arrangement arrangement = arrange(viewport, metrics);

    Scene scene;
    scene.width = viewport.width;
    scene.height = viewport.height;
    scene.step = snapshot.step;
    scene.badge_of_running = snapshot.current().running.token.badge;
    scene.regions.reserve(std::size(parts));
    Region *stack = nullptr, *heap = nullptr;
    for (const Part& part : parts) {
        const char* name = plain ? part.plain : part.precise;
        const auto place = arrangement.parts.find(part.id);
        if (place == arrangement.parts.end()) {
            add_folded(scene, part, name, arrangement, measure, metrics);
            continue;
        }
        const char* hint = arrangement.narrow ? "" : plain ? part.plain_hint : part.precise_hint;
        scene.regions.push_back(region_at(part.id, name, hint, place->second, metrics));
        Region& region = scene.regions.back();
        if (part.id == std::string_view("stack")) stack = &region;
        if (part.id == std::string_view("heap")) build_heap(input, *(heap = &region), scene.edges);
        else part.build(input, region);
    }
    if (stack && heap) connect_bindings(*stack, *heap, scene.edges);
    scene.enclosures = std::move(arrangement.enclosures);
    scene.splitters = std::move(arrangement.splitters);
    scene.narration = narrate(scene, snapshot);
    return scene;
}

std::string elide(const TextMeasure& measure, std::string_view text, float size, bool code, float width) {
    if (measure.width(text, size, code) <= width) return std::string(text);
    const float dots = measure.width("…", size, code);
    std::size_t low = 0, high = text.size(); // most bytes that fit
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (measure.width(text.substr(0, middle), size, code) + dots <= width) low = middle;
        else high = middle - 1;
    }
    while (low > 0 && low < text.size() && (static_cast<unsigned char>(text[low]) & 0xC0) == 0x80) --low;
    return std::string(text.substr(0, low)) + "…";
}

} // namespace loopscope
