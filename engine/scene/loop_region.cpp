#include "engine/scene/regions.h"

#include <algorithm>
#include <string_view>

namespace loopscope {

static constexpr float ring_share = 0.72f; // of its square, with its thickness
static constexpr float least_radius_with_labels = 52;

namespace {

struct Phase {
    std::string_view id, plain, precise;
    Family family;
};

} // namespace

// Around the ring, clockwise from the top right, in the order of HTML's processing model.
static constexpr Phase phases[] = {
    {"microtasks", "microtasks", "microtask checkpoint", Family::microtask},
    {"rendering", "render", "update the rendering", Family::rendering},
    {"waiting", "idle", "wait", Family::neutral},
    {"task", "task", "run a task", Family::timer},
};

// Between two turns, with a task that can be taken at once: the loop is about to choose, it does not wait.
static bool task_is_next(const SceneInput& input, std::string_view phase) {
    return phase == "waiting" && !input.snapshot.gate_closed && !input.agent.tasks.empty();
}

static std::string_view phase_on_ring(std::string_view phase) {
    if (phase == "script") return "task";
    if (phase == "rejections") return "microtasks";
    if (phase == "parked" || phase == "halted") return "task";
    if (phase == "idle" || phase == "finished") return "waiting";
    return phase;
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
        return input.measure.width(plain ? phases[i].plain : phases[i].precise, m.small, false) + 18 * m.scale;
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
        const AgentView& agent = input.snapshot.agents[i];
        Item loop = make_item(Role::note, "loop-agent-" + std::to_string(agent.id), 0, agent.name + ": " + agent.phase);
        loop.emphasized = i == input.snapshot.current_agent;
        loop.family = Family::sync;
        loop.parent = parent;
        loop.rect = {region.content.x, y, region.content.width, input.metrics.row};
        loop.sentence = "The loop of " + agent.name + ": " + agent.phase + ", tick " + std::to_string(agent.turn) + ".";
        region.items.push_back(std::move(loop));
        y += input.metrics.row;
    }
}

void build_loop(const SceneInput& input, Region& region) {
    const Snapshot& snapshot = input.snapshot;
    const bool plain = input.viewport.wording == Wording::plain;
    const std::string& phase_here = input.several ? input.agent.phase : snapshot.phase;
    const std::uint64_t tick = input.several ? input.agent.turn : snapshot.turn;
    const bool choosing = task_is_next(input, phase_here);
    const std::string_view now = choosing ? "task" : phase_on_ring(phase_here);
    Item ring =
        make_item(Role::ring, "ring", input.several ? input.agent.running_id : snapshot.running_id, "Event loop");
    ring.detail = choosing ? "next task" : phase_here;
    ring.value = "tick " + std::to_string(tick);
    ring.token = input.several ? input.agent.running_token : snapshot.running_token;
    Rect above = region.rect; // a line below it is kept for what is held up
    above.height -= input.metrics.row;
    const RingPlace place = place_ring(input, above);
    ring.rect = place.rect;
    const Rect rect = ring.rect;
    const auto parent = static_cast<std::uint32_t>(region.items.size());
    region.items.push_back(std::move(ring));
    for (const Phase& phase : phases) {
        Item arc = make_item(Role::phase, "phase-" + std::string(phase.id), 0,
                             std::string(plain ? phase.plain : phase.precise));
        arc.family = phase.family;
        if (place.with_labels) arc.detail = arc.name;
        arc.emphasized = phase.id == now;
        arc.parent = parent;
        arc.rect = rect;
        arc.sentence = arc.name + (!arc.emphasized ? "" : choosing ? ": next" : ": here now");
        if (arc.emphasized) region.family = phase.family;
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
    region.active = snapshot.phase != "finished" && snapshot.phase != "halted" && snapshot.phase != "idle";
    region.sentence =
        "Phase: " + (choosing ? "choosing the next task" : phase_here) + ", tick " + std::to_string(tick) + ".";
    for (const Item& item : region.items)
        if (item.role == Role::note) region.sentence += " " + item.sentence;
}

} // namespace loopscope
