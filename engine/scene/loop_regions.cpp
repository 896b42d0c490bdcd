#include "engine/scene/regions.h"

#include <algorithm>
#include <string_view>

namespace loopscope {

namespace {

struct Phase {
    std::string_view id, plain, precise;
    Family family;
};
// Around the ring, clockwise from the top right, in the order of HTML's processing model.
constexpr Phase phases[] = {
    {"microtasks", "microtasks", "microtask checkpoint", Family::microtask},
    {"rendering", "render", "update the rendering", Family::rendering},
    {"waiting", "idle", "wait", Family::neutral},
    {"task", "task", "run a task", Family::timer},
};

std::string_view phase_on_ring(std::string_view phase) {
    if (phase == "script") return "task";
    if (phase == "rejections") return "microtasks";
    if (phase == "parked" || phase == "halted") return "task";
    if (phase == "idle" || phase == "finished") return "waiting";
    return phase;
}

float along(const Rect& lane, double at, double from, double to) {
    return lane.x + static_cast<float>((at - from) / std::max(1e-9, to - from)) * lane.width;
}

unsigned lane_of(const TurnView& turn) {
    if (turn.kind == "microtask") return 1;
    return turn.kind == "script" ? 0 : 2;
}

Family family_of_turn(const TurnView& turn) {
    if (!turn.token.badge.empty()) return family_of_badge(turn.token.badge);
    if (turn.kind == "microtask") return Family::microtask;
    return turn.kind == "script" ? Family::sync : turn.kind == "rendering" ? Family::rendering : Family::event;
}

} // namespace

void build_loop(const SceneInput& input, Region& region) {
    const Snapshot& snapshot = input.snapshot;
    const bool plain = input.viewport.wording == Wording::plain;
    const std::string_view now = phase_on_ring(snapshot.phase);
    Item ring = make_item(Role::ring, "ring", snapshot.running_id, "Event loop");
    ring.detail = snapshot.phase;
    ring.value = "tick " + std::to_string(snapshot.turn);
    ring.token = snapshot.running_token;
    // The longest label stands to the right of the ring: it gets the room that is left over.
    const float room = region.rect.width < 180 ? 0 : (plain ? 62 : 118) * input.metrics.scale;
    const float side = std::max(90.0f, std::min(region.rect.width - room * 0.55f, region.rect.height));
    const float x = std::max(region.rect.x, region.rect.x + (region.rect.width - room * 0.55f - side) / 2);
    ring.rect = {x, region.rect.y + (region.rect.height - side) / 2, side, side};
    const Rect rect = ring.rect;
    const auto parent = static_cast<std::uint32_t>(region.items.size());
    region.items.push_back(std::move(ring));
    for (const Phase& phase : phases) {
        Item arc = make_item(Role::phase, "phase-" + std::string(phase.id), 0, std::string(plain ? phase.plain : phase.precise));
        arc.family = phase.family;
        arc.emphasized = phase.id == now;
        arc.parent = parent;
        arc.rect = rect;
        arc.sentence = arc.name + (arc.emphasized ? ": here now" : "");
        if (arc.emphasized) region.family = phase.family;
        region.items.push_back(std::move(arc));
    }
    region.active = snapshot.phase != "finished" && snapshot.phase != "halted" && snapshot.phase != "idle";
    region.sentence = "Phase: " + snapshot.phase + ", tick " + std::to_string(snapshot.turn) + ".";
}

void build_timeline(const SceneInput& input, Region& region) {
    const Metrics& m = input.metrics;
    const Snapshot& snapshot = input.snapshot;
    region.empty = "Every turn of the loop will be drawn here.";
    const float label = 52 * m.scale, lanes = 3;
    const Rect area{region.content.x + label, region.content.y, std::max(1.0f, region.content.width - label), region.content.height};
    const float height = area.height / lanes;
    const char* names[] = {"stack", "micro", "tasks"};
    for (unsigned lane = 0; lane < 3; ++lane) {
        Item name = make_item(Role::note, std::string("lane-") + names[lane], 0, names[lane]);
        name.rect = {region.content.x, area.y + height * static_cast<float>(lane), label, height};
        region.items.push_back(std::move(name));
    }
    // By steps, not by time: waits of seconds would leave nothing to see of the turns between them.
    const double last = static_cast<double>(std::max<std::uint64_t>({snapshot.last_step, snapshot.step, 1}));
    const float least = 2.5f * m.scale;
    for (const TurnView& turn : input.turns) {
        Item bar = make_item(Role::turn, "turn-" + std::to_string(turn.id), turn.id, turn.label);
        bar.family = family_of_turn(turn);
        bar.token = turn.token;
        bar.origin_step = turn.from_step;
        bar.emphasized = snapshot.step >= turn.from_step && snapshot.step <= turn.to_step;
        bar.sentence = turn.label + ", steps " + std::to_string(turn.from_step) + " to " + std::to_string(turn.to_step) + ", at " + milliseconds(turn.from_ms) + ".";
        const float x = along(area, static_cast<double>(turn.from_step), 0, last), right = along(area, static_cast<double>(turn.to_step), 0, last);
        const float y = area.y + height * static_cast<float>(lane_of(turn));
        bar.rect = {x, y + height * 0.2f, std::max(least, right - x), height * 0.6f};
        region.items.push_back(std::move(bar));
    }
    Item now = make_item(Role::note, "now", 0, "step " + std::to_string(snapshot.step));
    now.emphasized = true;
    now.rect = {along(area, static_cast<double>(snapshot.step), 0, last), area.y, 0, area.height};
    region.items.push_back(std::move(now));
    region.content_height = area.height;
    region.sentence = count_of(input.turns.size(), "turn") + " so far; now at step " + std::to_string(snapshot.step) + ", " + milliseconds(snapshot.time_ms) + ".";
}

} // namespace loopscope
