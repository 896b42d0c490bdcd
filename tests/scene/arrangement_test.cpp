// The picture as the visitor has arranged it.
#include "engine/scene/metrics.h"
#include "tests/scene/sample_snapshot.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

constexpr const char* foldable[] = {"stack", "heap", "apis", "loop", "microtasks", "tasks", "timeline"};
// The picture's room in windows of 1280x800, 1920x1080, ..., down to a frame of 360x300; upright telephones; with the
// words below it; beside a program of 80 columns.
constexpr std::pair<float, float> sizes[] = {{840, 740}, {1440, 1000}, {700, 900}, {390, 620}, {640, 680}, {836, 420},
                                             {828, 290}, {684, 310},   {574, 740}, {374, 370}, {344, 222}, {348, 176}};

bool inside(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x - 0.5f && inner.right() <= outer.right() + 0.5f && inner.y >= outer.y - 0.5f &&
           inner.bottom() <= outer.bottom() + 0.5f;
}

bool overlap(const Rect& a, const Rect& b) {
    return a.x + 0.5f < b.right() && b.x + 0.5f < a.right() && a.y + 0.5f < b.bottom() && b.y + 0.5f < a.bottom();
}

Scene scene_of(float width, float height, const Layout& layout) {
    Viewport viewport;
    viewport.width = width;
    viewport.height = height;
    viewport.layout = layout;
    return build_scene(sample_snapshot(), sample_turns(), viewport, EvenMeasure{});
}

float area(const Scene& scene) {
    float sum = 0;
    for (const Region& region : scene.regions) sum += region.rect.width * region.rect.height;
    return sum;
}

float least_height(const Region& region, const Metrics& m) {
    if (region.slim) return m.heading_height - 0.5f;
    if (region.id == "microtasks" || region.id == "tasks") return flat_queue(m) - 0.5f;
    return region.id == "why" ? 40 : 64;
}

void lies_well(const Scene& scene) {
    Viewport viewport;
    viewport.width = scene.width;
    viewport.height = scene.height;
    const Metrics metrics(viewport);
    for (const Region& a : scene.regions) {
        CAPTURE(a.id);
        CHECK(inside(a.rect, {0, 0, scene.width, scene.height}));
        CHECK(a.rect.width > 100);
        CHECK(a.rect.height > least_height(a, metrics));
        if (!a.slim) CHECK(inside(a.content, a.rect));
        for (const Region& b : scene.regions)
            if (&a != &b) CHECK_FALSE(overlap(a.rect, b.rect));
        for (const Item& chip : scene.folded) CHECK_FALSE(overlap(a.rect, chip.rect));
    }
    for (const Item& chip : scene.folded) CHECK(inside(chip.rect, {0, 0, scene.width, scene.height}));
}

} // namespace

TEST_CASE(
    "whatever is folded, the rest shares the room, nothing overlaps, and each folded part has its name to come back") {
    for (const auto& [width, height] : sizes)
        for (unsigned bits = 0; bits < 1u << std::size(foldable); ++bits) {
            Layout layout;
            for (unsigned i = 0; i < std::size(foldable); ++i)
                if (bits >> i & 1) layout.folded.insert(foldable[i]);
            CAPTURE(width);
            CAPTURE(bits);
            const Scene scene = scene_of(width, height, layout);
            lies_well(scene);
            CHECK(scene.folded.size() >= layout.folded.size());
            CHECK(scene.regions.size() + scene.folded.size() == 1 + std::size(foldable));
            if (bits + 1 != 1u << std::size(foldable)) CHECK(area(scene) > width * height * 0.42f);
        }
}

TEST_CASE("a splitter moves the border between two parts, within bounds") {
    const Scene before = scene_of(1280, 800, {});
    REQUIRE(before.splitters.size() == share_count);
    Layout layout;
    layout.shares[static_cast<unsigned>(Share::stack)] = 0.6f;
    CHECK(scene_of(1280, 800, layout).find("stack")->rect.width > before.find("stack")->rect.width * 1.4f);
    for (const auto& [width, height] : sizes)
        for (unsigned share = 0; share < share_count; ++share)
            for (const float extreme : {0.001f, 1.0f}) {
                Layout far;
                far.shares[share] = extreme;
                lies_well(scene_of(width, height, far));
            }
}

TEST_CASE("a splitter stands where its share says, so that dragging follows the pointer") {
    const Scene scene = scene_of(1280, 800, {});
    for (const Splitter& splitter : scene.splitters) {
        const float at = splitter.upright ? splitter.rect.x : splitter.rect.y;
        const float share = (at - splitter.begin) / splitter.length;
        const bool from_end = splitter.share == Share::apis || splitter.share == Share::queues;
        CHECK(std::abs((from_end ? 1 - share : share) - Layout{}.of(splitter.share)) < 0.03f);
    }
}

TEST_CASE("where not all parts have their least size, heap and timeline fold first, and what was brought back stays") {
    const Scene low = scene_of(684, 310, {});
    CHECK(low.find("heap") == nullptr);
    CHECK(low.find("timeline") == nullptr);
    for (const char* part : {"stack", "apis", "loop", "microtasks", "tasks"}) CHECK(low.find(part) != nullptr);
    CHECK(scene_of(840, 740, {}).folded.empty());
    for (const auto& [width, height] : sizes)
        for (const char* part : foldable) {
            Layout layout;
            layout.front = part;
            const Scene scene = scene_of(width, height, layout);
            CAPTURE(part);
            CHECK(scene.find(part) != nullptr);
            lies_well(scene);
        }
}

TEST_CASE("a part that has had nothing to show is one line, and keeps its room once it had something") {
    Snapshot snapshot = sample_snapshot();
    snapshot.apis.clear();
    snapshot.heap.clear();
    snapshot.agents.front().microtasks.clear();
    for (const auto& [width, height] : {std::pair{840.0f, 740.0f}, {390.0f, 900.0f}}) {
        Viewport viewport;
        viewport.width = width;
        viewport.height = height;
        const Scene scene = build_scene(snapshot, {}, viewport, EvenMeasure{});
        const Metrics metrics(viewport);
        lies_well(scene);
        for (const char* part : {"apis", "heap", "microtasks", "timeline"}) {
            CAPTURE(part);
            REQUIRE(scene.find(part) != nullptr);
            CHECK(scene.find(part)->slim);
            CHECK(scene.find(part)->rect.height <= metrics.heading_height);
            CHECK(scene.find(part)->items.empty());
        }
        CHECK_FALSE(scene.find("tasks")->slim);
        viewport.used = {"apis"};
        CHECK_FALSE(build_scene(snapshot, {}, viewport, EvenMeasure{}).find("apis")->slim);
    }
}

TEST_CASE("a queue is one row: those for whom there is no room are counted at its end") {
    Snapshot snapshot = sample_snapshot();
    std::vector<seen::Job>& jobs = snapshot.agents.front().microtasks;
    REQUIRE_FALSE(jobs.empty());
    const seen::Job one = jobs.front();
    for (const auto& [width, height] : sizes)
        for (const unsigned count : {1u, 2u, 5u, 40u, 1000u}) {
            jobs.assign(count, one);
            for (unsigned i = 0; i < count; ++i) jobs[i].id = 1000 + i;
            Viewport viewport;
            viewport.width = width;
            viewport.height = height;
            const Scene scene = build_scene(snapshot, sample_turns(), viewport, EvenMeasure{});
            const Region* queue = scene.find("microtasks");
            if (!queue) continue;
            CAPTURE(width);
            CAPTURE(count);
            unsigned shown = 0;
            const Item *before = nullptr, *more = nullptr;
            for (const Item& item : queue->items) {
                if (item.id == "microtasks-more") more = &item;
                if (item.role != Role::token || item.behind) continue;
                ++shown;
                CHECK(inside(item.rect, queue->content));
                if (before) CHECK(item.rect.x >= before->rect.right());
                if (before) CHECK(item.rect.y == before->rect.y);
                before = &item;
            }
            CHECK(shown >= 1);
            CHECK((more != nullptr) == (shown < count));
            if (!more) continue;
            CHECK(more->name == '+' + std::to_string(count - shown));
            CHECK(inside(more->rect, queue->content));
            CHECK(more->rect.x >= before->rect.right());
        }
}
