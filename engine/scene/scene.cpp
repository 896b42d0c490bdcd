#include "engine/scene/scene.h"

#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

namespace {

constexpr float narrow_below = 620;

struct Places {
    Rect why, stack, heap, apis, loop, microtasks, tasks, timeline;
};

// The diagram that courses draw: engine (stack, heap) and Web APIs on top, the loop between them and the queues below.
Places place_wide(const Viewport& viewport, const Metrics& m) {
    Places p;
    const float g = m.gap, w = viewport.width - 2 * g, h = viewport.height - 2 * g;
    p.why = {g, g, w, 42 * m.scale};
    p.timeline = {g, g + h - 92 * m.scale, w, 92 * m.scale};
    const float top = p.why.bottom() + g, bottom = p.timeline.y - g;
    const float queues = std::clamp((bottom - top) * 0.36f, 190 * m.scale, 330 * m.scale);
    const float upper = bottom - top - queues - g;
    const float apis = std::clamp(w * 0.31f, 190.0f, 420 * m.scale);
    const float stack = std::clamp(w * 0.25f, 150.0f, 330 * m.scale);
    p.stack = {g, top, stack, upper};
    p.heap = {p.stack.right() + g, top, w - stack - apis - 2 * g, upper};
    p.apis = {p.heap.right() + g, top, apis, upper};
    const float lower = top + upper + g, ring = std::min(queues, w * 0.3f);
    p.loop = {g, lower, ring, queues};
    const float half = (queues - g) / 2, x = p.loop.right() + g;
    p.microtasks = {x, lower, g + w - x, half};
    p.tasks = {x, lower + half + g, g + w - x, half};
    return p;
}

// A phone: the same reading order from top to bottom, two columns where both fit.
Places place_narrow(const Viewport& viewport, const Metrics& m) {
    Places p;
    const float g = m.gap * 0.8f, w = viewport.width - 2 * g, h = viewport.height;
    p.why = {g, g, w, 58 * m.scale};
    const float rest = h - p.why.bottom() - 5 * g - 64 * m.scale;
    const float first = rest * 0.34f, second = rest * 0.3f, half = (w - g) / 2;
    p.stack = {g, p.why.bottom() + g, half, first};
    p.heap = {p.stack.right() + g, p.stack.y, half, first};
    const float queue = (second - g) / 2, y = p.stack.bottom() + g;
    const float ring = std::min(second, w * 0.36f);
    p.loop = {g, y, ring, second};
    p.microtasks = {p.loop.right() + g, y, w - ring - g, queue};
    p.tasks = {p.microtasks.x, y + queue + g, w - ring - g, queue};
    p.apis = {g, y + second + g, w, rest - first - second};
    p.timeline = {g, p.apis.bottom() + g, w, h - p.apis.bottom() - 2 * g};
    return p;
}

Region region_at(const char* id, std::string name, std::string hint, Rect rect, const Metrics& metrics) {
    Region region;
    region.id = id;
    region.name = std::move(name);
    region.hint = std::move(hint);
    region.rect = rect;
    place_content(region, metrics);
    return region;
}

std::string narrate(const Scene& scene, const Snapshot& snapshot) {
    return "Step " + std::to_string(snapshot.step) + " of " + std::to_string(std::max(snapshot.step, snapshot.last_step)) + ". " +
           scene.regions.front().sentence;
}

} // namespace

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

Item make_item(Role role, std::string id, std::uint32_t entity, std::string name) {
    Item item;
    item.role = role;
    item.id = std::move(id);
    item.entity = entity;
    item.name = std::move(name);
    return item;
}

Scene build_scene(const Snapshot& snapshot, std::span<const TurnView> turns, const Viewport& viewport, const TextMeasure& measure) {
    const Metrics metrics(viewport);
    static const AgentView no_agent;
    const AgentView& agent = snapshot.current_agent < snapshot.agents.size() ? snapshot.agents[snapshot.current_agent] : no_agent;
    const SceneInput input{snapshot, turns, viewport, measure, metrics, agent};
    const bool narrow = viewport.width < narrow_below, plain = viewport.wording == Wording::plain;
    const Places p = narrow ? place_narrow(viewport, metrics) : place_wide(viewport, metrics);

    Scene scene;
    scene.width = viewport.width;
    scene.height = viewport.height;
    scene.badge_of_running = snapshot.running_token.badge;
    scene.regions.reserve(8);
    const auto add = [&](const char* id, const char* name, const char* hint, Rect rect) -> Region& {
        scene.regions.push_back(region_at(id, name, narrow ? "" : hint, rect, metrics));
        return scene.regions.back();
    };
    build_why(input, add("why", "Why now?", "", p.why));
    Region& stack = add("stack", plain ? "Call stack" : "Execution context stack", "top first", p.stack);
    build_stack(input, stack);
    Region& heap = add("heap", "Heap", plain ? "where objects live" : "objects, environment records", p.heap);
    build_heap(input, heap, scene.edges);
    connect_bindings(stack, heap, scene.edges);
    build_apis(input, add("apis", "Web APIs", plain ? "the browser, meanwhile" : "operations in parallel, listeners", p.apis));
    build_loop(input, add("loop", "Event loop", "", p.loop));
    build_microtasks(input, add("microtasks", "Microtask queue", "first in, first out · all of them, before any callback", p.microtasks));
    build_tasks(input, add("tasks", plain ? "Callback queue" : "Task queues", plain ? "first in, first out · one a tick" : "one per task source, in the order of choice", p.tasks));
    build_timeline(input, add("timeline", "Timeline", "", p.timeline));
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
