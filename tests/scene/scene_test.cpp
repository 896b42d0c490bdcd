#include "tests/scene/sample_snapshot.h"

#include <doctest/doctest.h>

#include <set>

using namespace loopscope;

static Scene sample_scene(float width, float height) {
    Viewport viewport;
    viewport.width = width;
    viewport.height = height;
    return build_scene(sample_snapshot(), sample_turns(), viewport, EvenMeasure{});
}

static bool inside(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x - 0.5f && inner.right() <= outer.right() + 0.5f && inner.y >= outer.y - 0.5f && inner.bottom() <= outer.bottom() + 0.5f;
}

static bool overlap(const Rect& a, const Rect& b) {
    return a.x + 0.5f < b.right() && b.x + 0.5f < a.right() && a.y + 0.5f < b.bottom() && b.y + 0.5f < a.bottom();
}

static const Item* item(const Scene& scene, std::string_view id) {
    for (const Region& region : scene.regions)
        for (const Item& candidate : region.items)
            if (candidate.id == id) return &candidate;
    return nullptr;
}

TEST_CASE("regions lie inside the picture and never on one another, at every size") {
    for (const auto& [width, height] : {std::pair{840.f, 740.f}, {1440.f, 1000.f}, {700.f, 900.f}, {390.f, 620.f}}) {
        const Scene scene = sample_scene(width, height);
        CAPTURE(width);
        for (const Region& a : scene.regions) {
            CAPTURE(a.id);
            CHECK(inside(a.rect, {0, 0, width, height}));
            CHECK(a.rect.width > 40);
            CHECK(a.rect.height > 20);
            for (const Region& b : scene.regions)
                if (&a != &b) CHECK_FALSE(overlap(a.rect, b.rect));
        }
    }
}

TEST_CASE("every part of the machine is a region with a name and a sentence") {
    const Scene scene = sample_scene(840, 740);
    for (const char* id : {"why", "stack", "heap", "apis", "loop", "microtasks", "tasks", "timeline"}) {
        const Region* region = scene.find(id);
        REQUIRE_MESSAGE(region, id);
        CHECK_FALSE(region->name.empty());
        CHECK_FALSE(region->sentence.empty());
    }
}

TEST_CASE("item ids are unique") {
    std::set<std::string> ids;
    const Scene scene = sample_scene(840, 740);
    for (const Region& region : scene.regions)
        for (const Item& each : region.items) CHECK_MESSAGE(ids.insert(each.id).second, each.id);
}

TEST_CASE("the same callback is one token in the Web APIs and in the queue") {
    const Scene scene = sample_scene(840, 740);
    const Item *timer = item(scene, "api-3"), *task = item(scene, "token-23");
    REQUIRE(timer);
    REQUIRE(task);
    CHECK(timer->token.id == task->token.id);
    CHECK(timer->token.badge == task->token.badge);
    CHECK(timer->family == task->family);
    CHECK(task->state == TokenState::queued);
}

TEST_CASE("a variable that holds an object is joined to it by an edge") {
    const Scene scene = sample_scene(840, 740);
    bool found = false;
    for (const Edge& edge : scene.edges) found |= edge.from == "frame-31/who" && edge.to == "object-4";
    CHECK(found);
}

TEST_CASE("a fulfilled promise without reactions says so") {
    const Scene scene = sample_scene(840, 740);
    const Item* promise = item(scene, "object-7");
    REQUIRE(promise);
    CHECK(promise->sentence.find("no reactions") != std::string::npos);
}

TEST_CASE("objects keep their places when another is made") {
    Viewport viewport;
    Snapshot before = sample_snapshot(), after = before;
    HeapObjectView fresh;
    fresh.id = 99;
    fresh.title = "Array(3)";
    after.heap.push_back(fresh);
    const Scene a = build_scene(before, {}, viewport, EvenMeasure{}), b = build_scene(after, {}, viewport, EvenMeasure{});
    for (const char* id : {"object-2", "object-4", "object-7", "object-8"}) {
        CHECK(item(a, id)->rect.x == item(b, id)->rect.x);
        CHECK(item(a, id)->rect.y == item(b, id)->rect.y);
    }
}

TEST_CASE("a queue of ten thousand is counted, not drawn whole") {
    Snapshot snapshot = sample_snapshot();
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        JobView job;
        job.id = 1000 + i;
        job.label = "job";
        snapshot.agents.front().microtasks.push_back(job);
    }
    const Scene scene = build_scene(snapshot, {}, Viewport{}, EvenMeasure{});
    const Region* queue = scene.find("microtasks");
    CHECK(queue->items.size() < 400);
    CHECK(queue->hidden + 240 == 10'001);
    CHECK(queue->sentence.find("10001") != std::string::npos);
}

TEST_CASE("plain and precise wording name the same parts differently") {
    Viewport precise;
    precise.wording = Wording::precise;
    const Scene scene = build_scene(sample_snapshot(), {}, precise, EvenMeasure{});
    CHECK(scene.find("stack")->name == "Execution context stack");
    CHECK(scene.find("tasks")->name == "Task queues");
    const Scene plain = sample_scene(840, 740);
    CHECK(plain.find("tasks")->name == "Callback queue");
}
