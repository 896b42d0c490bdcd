// The picture as the visitor has arranged it.
#include "tests/scene/sample_snapshot.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

constexpr const char* foldable[] = {"stack", "heap", "apis", "loop", "microtasks", "tasks", "timeline"};
constexpr std::pair<float, float> sizes[] = {{840, 740}, {1440, 1000}, {700, 900}, {390, 620}};

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

void lies_well(const Scene& scene) {
    for (const Region& a : scene.regions) {
        CAPTURE(a.id);
        CHECK(inside(a.rect, {0, 0, scene.width, scene.height}));
        CHECK(a.rect.width > 40);
        CHECK(a.rect.height > 20);
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
            CHECK(scene.folded.size() == layout.folded.size());
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
