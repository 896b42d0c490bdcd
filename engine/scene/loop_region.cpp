// The event loop's ring: its phases, what holds it up, the loops of workers.
#include "engine/scene/regions.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <string_view>

namespace loopscope {

static constexpr float ring_share = 0.72f; // of its square, with its thickness
static constexpr float least_radius_with_labels = 52;

namespace {

struct Arc {
    RingPart part;
    std::string_view id, plain, precise;
    Family family;
};

} // namespace

static constexpr Arc arcs[] = {
    {RingPart::microtasks, "microtasks", "microtasks", "microtask checkpoint", Family::microtask},
    {RingPart::rendering, "rendering", "render", "update the rendering", Family::rendering},
    {RingPart::waiting, "waiting", "idle", "wait", Family::neutral},
    {RingPart::task, "task", "task", "run a task", Family::timer},
};

// Between two turns, with a task that can be taken at once: the loop is about to choose, it does not wait.
static bool task_is_next(const SceneInput& input) {
    return input.agent.phase == Phase::waiting && !input.snapshot.gate_closed && !input.agent.tasks.empty();
}

static RingPart part_of_ring(Phase phase) {
    switch (phase) {
    case Phase::script:
    case Phase::task:
    case Phase::parked:
    case Phase::halted: break;
    case Phase::microtasks:
    case Phase::rejections: return RingPart::microtasks;
    case Phase::rendering: return RingPart::rendering;
    case Phase::waiting:
    case Phase::idle:
    case Phase::finished: return RingPart::waiting;
    }
    return RingPart::task;
}

namespace {

struct RingPlace {
    Rect rect;
    bool with_labels;
};

} // namespace

// The square around the ring, whose labels stand outside: it is as large as height and labels allow.
static RingPlace place_ring(const SceneInput& input, const Rect& region) {
    const Metrics& m = input.metrics;
    const bool plain = input.viewport.wording == Wording::plain;
    const auto label = [&](unsigned i) {
        return input.measure.width(plain ? arcs[i].plain : arcs[i].precise, m.small, false) + 18 * m.scale;
    };
    const float right = label(0), left = std::max(label(2), label(3));
    const float bare = std::min(region.width, region.height);
    const float roomy = std::min(region.height, (region.width - left - right) / ring_share);
    if (roomy * ring_share < 2 * least_radius_with_labels)
        return {{region.x + (region.width - bare) / 2, region.y + (region.height - bare) / 2, bare, bare}, false};
    const float spare = region.width - left - right - roomy * ring_share;
    const float centre = region.x + left + spare / 2 + roomy * ring_share / 2;
    return {{centre - roomy / 2, region.y + (region.height - roomy) / 2, roomy, roomy}, true};
}

// Each worker has a loop of its own: a line says where it is.
static void add_other_loops(const SceneInput& input, Region& region, std::uint32_t parent) {
    float y = region.rect.y; // beside the ring, above its words
    for (std::size_t i = 1; i < input.snapshot.agents.size(); ++i) {
        const seen::Agent& agent = input.snapshot.agents[i];
        const std::string phase(phase_name(agent.phase));
        Item loop = make_item(Role::note, "loop-agent-" + std::to_string(agent.id), 0, agent.name + ": " + phase);
        loop.emphasized = i == input.snapshot.current_agent;
        loop.family = Family::sync;
        loop.parent = parent;
        loop.rect = {region.content.x, y, region.content.width, input.metrics.row};
        loop.sentence = "The loop of " + agent.name + ": " + phase + ", tick " + std::to_string(agent.turn) + ".";
        region.items.push_back(std::move(loop));
        y += input.metrics.row;
    }
}

void build_loop(const SceneInput& input, Region& region) {
    const Snapshot& snapshot = input.snapshot;
    const bool plain = input.viewport.wording == Wording::plain;
    const seen::Agent& agent = input.agent;
    const bool choosing = task_is_next(input);
    const RingPart now = choosing ? RingPart::task : part_of_ring(agent.phase);
    const std::string phase(phase_name(agent.phase)), tick = "tick " + std::to_string(agent.turn);
    Item ring = make_item(Role::ring, "ring", agent.running.id, "Event loop");
    ring.detail = choosing ? "next task" : phase;
    ring.value = tick;
    ring.token = agent.running.token;
    Rect above = region.rect; // a line below it is kept for what is held up
    above.height -= input.metrics.row;
    const RingPlace place = place_ring(input, above);
    ring.rect = place.rect;
    const Rect rect = ring.rect;
    const auto parent = size32(region.items);
    region.items.push_back(std::move(ring));
    for (const Arc& part : arcs) {
        Item arc =
            make_item(Role::phase, "phase-" + std::string(part.id), 0, std::string(plain ? part.plain : part.precise));
        arc.family = part.family;
        if (place.with_labels) arc.detail = arc.name;
        arc.ring_part = part.part;
        arc.emphasized = part.part == now;
        arc.parent = parent;
        arc.rect = rect;
        arc.sentence = arc.name + (!arc.emphasized ? "" : choosing ? ": next" : ": here now");
        if (arc.emphasized) region.family = part.family;
        region.items.push_back(std::move(arc));
    }
    if (!snapshot.held_up.empty()) {
        Item starved =
            make_item(Role::note, "starved", 0, snapshot.held_up + " waits " + milliseconds(snapshot.held_up_ms));
        starved.family = Family::error;
        starved.emphasized = true;
        starved.parent = parent;
        starved.progress = static_cast<float>(std::min(1.0, snapshot.held_up_ms / 1000)); // how badly
        starved.rect = {region.rect.x, above.bottom(), region.rect.width, input.metrics.row};
        starved.sentence = "Held up: " + starved.name + '.';
        region.items.push_back(std::move(starved));
    }
    if (input.several) add_other_loops(input, region, parent);
    region.active =
        snapshot.phase != Phase::finished && snapshot.phase != Phase::halted && snapshot.phase != Phase::idle;
    region.sentence = "Phase: " + (choosing ? "choosing the next task" : phase) + ", " + tick + ".";
    for (const Item& item : region.items)
        if (item.role == Role::note) region.sentence += " " + item.sentence;
}

} // namespace loopscope
