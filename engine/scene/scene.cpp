#include "engine/scene/scene.h"

#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"

#include <algorithm>

namespace loopscope {

namespace {

constexpr float narrow_below = 620;

struct Places {
    Rect why, stack, heap, apis, loop, microtasks, tasks, timeline;
    std::vector<Enclosure> enclosures;
};

// The diagram that courses draw: engine (stack, heap) and Web APIs on top, the loop between them and the queues below, all
// of it the JavaScript runtime.
Places place_wide(const Viewport& viewport, const Metrics& m) {
    Places p;
    const float g = m.gap, caption = 22 * m.scale;
    const Rect all{g, g, viewport.width - 2 * g, viewport.height - 2 * g};
    p.why = {all.x, all.y, all.width, 42 * m.scale};
    p.timeline = {all.x, all.bottom() - 88 * m.scale, all.width, 88 * m.scale};
    const Rect runtime{all.x, p.why.bottom() + g, all.width, p.timeline.y - p.why.bottom() - 2 * g};
    const Rect inner{runtime.x + g, runtime.y + caption, runtime.width - 2 * g, runtime.height - caption - g};
    const float queues = std::clamp(inner.height * 0.36f, 170 * m.scale, 330 * m.scale);
    const float upper = inner.height - queues - g;
    const float apis = std::clamp(inner.width * 0.3f, 190.0f, 420 * m.scale);
    const Rect engine{inner.x, inner.y, inner.width - apis - g, upper};
    const float stack = std::clamp(engine.width * 0.36f, 150.0f, 330 * m.scale), pad = 8 * m.scale;
    p.stack = {engine.x + pad, engine.y + caption, stack, upper - caption - pad};
    p.heap = {p.stack.right() + pad, p.stack.y, engine.right() - p.stack.right() - 2 * pad, p.stack.height};
    p.apis = {engine.right() + g, inner.y, apis, upper};
    const float lower = inner.y + upper + g, ring = std::min(queues + 66 * m.scale, inner.width * 0.34f);
    p.loop = {inner.x, lower, ring, queues};
    const float half = (queues - g) / 2, x = p.loop.right() + g;
    p.microtasks = {x, lower, inner.right() - x, half};
    p.tasks = {x, lower + half + g, inner.right() - x, half};
    p.enclosures = {{"JavaScript runtime", runtime}, {"JavaScript engine", engine}};
    return p;
}

// A phone: the same reading order from top to bottom, two columns where both fit.
Places place_narrow(const Viewport& viewport, const Metrics& m) {
    Places p;
    const float g = m.gap * 0.8f, w = viewport.width - 2 * g, h = viewport.height;
    p.why = {g, g, w, 58 * m.scale};
    const float rest = h - p.why.bottom() - 5 * g - 58 * m.scale;
    const float second = std::max(rest * 0.34f, 2 * (m.heading_height + m.token_height + 24 * m.scale) + g);
    const float first = (rest - second) * 0.52f, half = (w - g) / 2;
    p.stack = {g, p.why.bottom() + g, half, first};
    p.heap = {p.stack.right() + g, p.stack.y, half, first};
    const float queue = (second - g) / 2, y = p.stack.bottom() + g;
    const float ring = std::min(second, w * 0.38f);
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
    scene.enclosures = p.enclosures;
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
