#include "engine/scene/scene.h"

#include "engine/inspect/explain.h"
#include "engine/scene/arrangement.h"
#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

static Region region_at(std::string_view id, std::string name, std::string hint, Rect rect, const Metrics& metrics) {
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
    std::string_view id;
    const char *plain, *precise, *plain_hint, *precise_hint;
    void (*build)(const SceneInput&, Region&);
};

} // namespace

static constexpr Part parts[] = {
#define LOOPSCOPE_PART(id, plain, precise, plain_hint, precise_hint)                                                   \
    {#id, plain, precise, plain_hint, precise_hint, build_##id},
#include "engine/scene/parts.def"
#undef LOOPSCOPE_PART
};

static void add_folded(Scene& scene, const Part& part, const char* name, const Arrangement& arrangement,
                       const TextMeasure& measure, const Metrics& m) {
    Item chip = make_item(Role::note, "folded-" + std::string(part.id), 0, name);
    chip.sentence = std::string(name) + " is folded: click to bring it back.";
    const Rect& room = arrangement.chips;
    const float row = std::min(26 * m.scale, room.height), gap = m.gap * 0.6f;
    float width = measure.width(chip.name, m.heading, false) + 26 * m.scale, right = room.right(), top = room.y;
    if (const unsigned most = arrangement.chips_in_row; most > 0) {
        const std::size_t index = scene.folded.size(), count = std::size(parts) - arrangement.parts.size();
        const std::size_t in_row = std::min<std::size_t>(most, count);
        width = (room.width - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
        right = room.x + width + static_cast<float>(index % in_row) * (width + gap);
        top += static_cast<float>(index / in_row) * row;
    } else if (!scene.folded.empty()) {
        right = scene.folded.back().rect.x - gap;
    }
    chip.rect = {right - width, top + 1, width, row - 2};
    scene.folded.push_back(std::move(chip));
}

static void add_edges(Scene& scene) {
    const Region *heap = scene.find("heap"), *stack = scene.find("stack");
    if (heap) connect_to_heap(*heap, Role::property, *heap, scene.edges);
    if (heap && stack) connect_to_heap(*stack, Role::binding, *heap, scene.edges);
}

static std::string narrate(const Scene& scene, const Snapshot& snapshot) {
    return "Step " + std::to_string(snapshot.step) + " of " +
           std::to_string(std::max(snapshot.step, snapshot.last_step)) + ". " + scene.regions.front().sentence;
}

PartNames parts_in_use(const Snapshot& snapshot, std::span<const seen::Turn> turns) {
    PartNames used = {"why", "stack", "loop"};
    if (!snapshot.heap.empty()) used.insert("heap");
    if (!snapshot.apis.empty()) used.insert("apis");
    if (!turns.empty()) used.insert("timeline");
    for (const seen::Agent& agent : snapshot.agents) {
        if (!agent.microtasks.empty()) used.insert("microtasks");
        if (!agent.tasks.empty()) used.insert("tasks");
    }
    return used;
}

const Region* Scene::find(std::string_view id) const {
    for (const Region& region : regions)
        if (region.id == id) return &region;
    return nullptr;
}

Scene build_scene(const Snapshot& snapshot, std::span<const seen::Turn> turns, const Viewport& viewport,
                  const TextMeasure& measure) {
    const Metrics metrics(viewport);
    const seen::Agent& agent = snapshot.agents.empty() ? snapshot.current() : snapshot.agents.front();
    const SceneInput input{snapshot, turns, viewport, measure, metrics, agent, snapshot.agents.size() > 1};
    const bool plain = viewport.wording == Wording::plain;
    PartNames used = parts_in_use(snapshot, turns);
    used.insert(viewport.used.begin(), viewport.used.end());
    Arrangement arrangement = arrange(viewport, metrics, used);

    Scene scene;
    scene.width = viewport.width;
    scene.height = viewport.height;
    scene.step = snapshot.step;
    scene.badge_of_running = snapshot.current().running.token.badge;
    scene.regions.reserve(std::size(parts));
    for (const Part& part : parts) {
        const char* name = plain ? part.plain : part.precise;
        const auto place = arrangement.parts.find(part.id);
        if (place == arrangement.parts.end()) {
            add_folded(scene, part, name, arrangement, measure, metrics);
            continue;
        }
        const bool with_hint = arrangement.form == Form::diagram;
        const char* hint = !with_hint ? "" : plain ? part.plain_hint : part.precise_hint;
        Region& region = scene.regions.emplace_back(region_at(part.id, name, hint, place->second, metrics));
        region.slim = arrangement.slim.contains(part.id);
        part.build(input, region);
    }
    add_edges(scene);
    scene.enclosures = std::move(arrangement.enclosures);
    scene.splitters = std::move(arrangement.splitters);
    scene.narration = narrate(scene, snapshot);
    return scene;
}

} // namespace loopscope
