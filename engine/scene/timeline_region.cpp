// The timeline: every turn so far, in lanes.
#include "engine/scene/regions.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static constexpr float name_width = 52, axis_height = 15;
static constexpr double least_total = 48; // a short run grows from the left; only a long one is pressed together
static constexpr double wait_weight = 3;  // program time in which nothing ran, however long
static constexpr double long_wait_ms = 0.5;

// The workers' turns have a lane of their own, once there are some.
static unsigned lanes_of(std::span<const seen::Turn> turns) {
    return std::any_of(turns.begin(), turns.end(), [](const seen::Turn& turn) { return turn.agent != page_agent_id; })
               ? 4
               : 3;
}

static unsigned lane_of(const seen::Turn& turn) {
    if (turn.agent != page_agent_id) return 3;
    if (turn.kind == TurnKind::microtask) return 1;
    return turn.kind == TurnKind::script ? 0 : 2;
}

namespace {

struct Stretch { // of the axis, in weights
    double from, to;
    bool after_wait;
};

} // namespace

// Turn by turn: neither by time, where waits of seconds leave nothing to see of what runs between them, nor by steps
// alone, where one long loop does the same. A turn is as wide as its steps have digits, so to say.
static std::vector<Stretch> stretches_of(std::span<const seen::Turn> turns) {
    std::vector<Stretch> stretches;
    double at = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const seen::Turn& turn = turns[i];
        const bool after_wait = i > 0 && turn.from_ms - turns[i - 1].to_ms > long_wait_ms;
        if (after_wait) at += wait_weight;
        const double width = 1.5 + std::log2(1.0 + static_cast<double>(turn.to_step - turn.from_step));
        stretches.push_back({at, at + width, after_wait});
        at += width + 0.4;
    }
    return stretches;
}

// Where a step stands: inside its turn by its share of the turn's steps, between two turns at the end of the former.
static double weight_of_step(std::span<const seen::Turn> turns, const std::vector<Stretch>& stretches,
                             std::uint64_t step) {
    double at = 0;
    for (std::size_t i = 0; i < turns.size() && step >= turns[i].from_step; ++i) {
        const std::uint64_t steps = std::max<std::uint64_t>(1, turns[i].to_step - turns[i].from_step);
        const double share = std::min(1.0, static_cast<double>(step - turns[i].from_step) / static_cast<double>(steps));
        at = stretches[i].from + share * (stretches[i].to - stretches[i].from);
    }
    return at;
}

static void add_lanes(Region& region, const Rect& area, float label, unsigned lanes) {
    const char* names[] = {"stack", "micro", "tasks", "worker"};
    const float height = area.height / static_cast<float>(lanes);
    for (unsigned lane = 0; lane < lanes; ++lane) {
        Item name = make_item(Role::note, std::string("lane-") + names[lane], 0, names[lane]);
        name.rect = {region.content.x, area.y + height * static_cast<float>(lane), label, height};
        region.items.push_back(std::move(name));
    }
}

// Program time at the first turn and after each wait, where there is room for the words.
static void add_times(const SceneInput& input, Region& region, const Rect& area, const std::vector<Stretch>& stretches,
                      double scale) {
    const Metrics& m = input.metrics;
    float free_from = area.x;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (i > 0 && !stretches[i].after_wait) continue;
        const float x = area.x + static_cast<float>(stretches[i].from * scale);
        std::string words = milliseconds(input.turns[i].from_ms);
        const float width = input.measure.width(words, m.heading, false);
        if (x < free_from || x + width > area.right()) continue;
        Item time = make_item(Role::note, "time-" + std::to_string(input.turns[i].id), 0, std::move(words));
        time.rect = {x, area.bottom(), width, axis_height * m.scale};
        free_from = time.rect.right() + m.gap;
        region.items.push_back(std::move(time));
    }
}

void build_timeline(const SceneInput& input, Region& region) {
    const Metrics& m = input.metrics;
    const Snapshot& snapshot = input.snapshot;
    region.empty = "Every turn of the loop will be drawn here.";
    region.sentence = count_of(input.turns.size(), "turn") + " so far; now at step " + std::to_string(snapshot.step) +
                      ", " + milliseconds(snapshot.time_ms) + ".";
    if (region.slim) return;
    const float label = name_width * m.scale, axis = axis_height * m.scale;
    const Rect area{region.content.x + label, region.content.y, std::max(1.0f, region.content.width - label),
                    std::max(1.0f, region.content.height - axis)};
    const unsigned lanes = lanes_of(input.turns);
    add_lanes(region, area, label, lanes);
    const std::vector<Stretch> stretches = stretches_of(input.turns);
    const double total = std::max(least_total, stretches.empty() ? 0.0 : stretches.back().to),
                 scale = area.width / total;
    add_times(input, region, area, stretches, scale);
    const float height = area.height / static_cast<float>(lanes);
    for (std::size_t i = 0; i < input.turns.size(); ++i) {
        const seen::Turn& turn = input.turns[i];
        Item bar = make_item(Role::turn, "turn-" + std::to_string(turn.id), turn.id, turn.label);
        bar.family = turn.token.family;
        bar.token = turn.token;
        bar.origin_step = turn.from_step;
        bar.emphasized = snapshot.step >= turn.from_step && snapshot.step <= turn.to_step;
        bar.sentence = turn.label + ", steps " + std::to_string(turn.from_step) + " to " +
                       std::to_string(turn.to_step) + ", at " + milliseconds(turn.from_ms) + ".";
        const auto width = static_cast<float>((stretches[i].to - stretches[i].from) * scale);
        bar.rect = {area.x + static_cast<float>(stretches[i].from * scale),
                    area.y + height * static_cast<float>(lane_of(turn)) + height * 0.12f, std::max(2.0f, width),
                    height * 0.76f};
        region.items.push_back(std::move(bar));
    }
    Item now = make_item(Role::note, "now", 0, "step " + std::to_string(snapshot.step));
    now.emphasized = true;
    now.rect = {area.x + static_cast<float>(weight_of_step(input.turns, stretches, snapshot.step) * scale), area.y, 0,
                area.height};
    region.items.push_back(std::move(now));
    region.content_height = region.content.height;
}

} // namespace loopscope
