#include "engine/scene/metrics.h"
#include "engine/scene/scene_json.h"
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
    return inner.x >= outer.x - 0.5f && inner.right() <= outer.right() + 0.5f && inner.y >= outer.y - 0.5f &&
           inner.bottom() <= outer.bottom() + 0.5f;
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

TEST_CASE("the lanes of the timeline are as high as their names, on a phone too") {
    for (const auto& [width, height] : {std::pair{840.f, 740.f}, {390.f, 620.f}}) {
        const Scene scene = sample_scene(width, height);
        const Item* lane = item(scene, "lane-stack");
        REQUIRE(lane);
        CHECK(lane->rect.height >= Metrics(Viewport{}).small);
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
    seen::HeapObject fresh;
    fresh.id = 99;
    fresh.title = "Array(3)";
    after.heap.push_back(fresh);
    const Scene a = build_scene(before, {}, viewport, EvenMeasure{}),
                b = build_scene(after, {}, viewport, EvenMeasure{});
    for (const char* id : {"object-2", "object-4", "object-7", "object-8"}) {
        CHECK(item(a, id)->rect.x == item(b, id)->rect.x);
        CHECK(item(a, id)->rect.y == item(b, id)->rect.y);
    }
}

TEST_CASE("a queue of ten thousand is counted, not drawn whole") {
    Snapshot snapshot = sample_snapshot();
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        seen::Job job;
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

TEST_CASE("of ten thousand requests the first hundreds are put into words, and how many more there are") {
    Snapshot snapshot = sample_snapshot();
    const seen::Api request = snapshot.apis[0];
    snapshot.apis.clear();
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        snapshot.apis.push_back(request);
        snapshot.apis.back().id = 100 + i;
    }
    Viewport viewport;
    CHECK(build_scene(snapshot, {}, viewport, EvenMeasure{}).find("apis")->hidden == 9'600);
    CHECK(scene_to_json(build_scene(snapshot, {}, viewport, EvenMeasure{})).find("\"more\":9600") != std::string::npos);
    viewport.heap_scroll = 0; // the picture, which scrolls
    CHECK(build_scene(snapshot, {}, viewport, EvenMeasure{}).find("apis")->hidden == 0);
}

TEST_CASE("of ten thousand frames the topmost hundreds are put into words, and how many more there are") {
    Snapshot snapshot = sample_snapshot();
    auto& stack = snapshot.agents.front().stack;
    stack.resize(10'000, stack.front());
    Viewport viewport;
    const Scene words = build_scene(snapshot, {}, viewport, EvenMeasure{});
    CHECK(words.find("stack")->hidden == 9'600);
    CHECK(words.find("stack")->sentence.find("10000 frames") != std::string::npos);
    viewport.heap_scroll = 0; // the picture, which scrolls
    CHECK(build_scene(snapshot, {}, viewport, EvenMeasure{}).find("stack")->hidden == 0);
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

TEST_CASE("global names stand in the lowest frame and are not repeated above it") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents.front().globals.bindings.push_back({"everywhere", {seen::ValueKind::number, "1", 0}});
    REQUIRE(snapshot.agents.front().stack.size() == 2);
    const Scene scene = build_scene(snapshot, {}, Viewport{}, EvenMeasure{});
    const auto& stack = snapshot.agents.front().stack;
    CHECK_FALSE(item(scene, "frame-" + std::to_string(stack.front().id) + "/everywhere"));
    CHECK(item(scene, "frame-" + std::to_string(stack.back().id) + "/everywhere"));
}

TEST_CASE("the timeline goes turn by turn: a short turn stays visible beside a long one, and times stand after waits") {
    std::vector<seen::Turn> turns(3);
    const std::uint64_t ends[] = {1'000'000, 1'000'004, 1'000'009};
    std::uint64_t from = 0;
    for (unsigned i = 0; i < 3; ++i) {
        turns[i].id = i + 1;
        turns[i].kind = i ? TurnKind::task : TurnKind::script;
        turns[i].from_step = from;
        turns[i].to_step = from = ends[i];
        turns[i].from_ms = turns[i].to_ms = i == 2 ? 1000 : 100;
    }
    Snapshot snapshot = sample_snapshot();
    snapshot.step = snapshot.last_step = 1'000'002;
    const Scene scene = build_scene(snapshot, turns, Viewport{}, EvenMeasure{});
    CHECK(item(scene, "turn-2")->rect.width > item(scene, "turn-1")->rect.width / 10);
    CHECK_FALSE(item(scene, "time-2")); // it follows at once
    REQUIRE(item(scene, "time-3"));
    CHECK(item(scene, "time-3")->name == "1000 ms");
    CHECK(item(scene, "turn-3")->rect.x > item(scene, "turn-2")->rect.right() + 5);
    const Item *now = item(scene, "now"), *second = item(scene, "turn-2");
    CHECK(now->rect.x > second->rect.x);
    CHECK(now->rect.x < second->rect.right());
}

TEST_CASE("between two turns the ring shows that a task is next, and that the loop waits only when it does") {
    Snapshot snapshot = sample_snapshot();
    snapshot.phase = snapshot.agents[0].phase = Phase::waiting;
    snapshot.gate_closed = false;
    REQUIRE_FALSE(snapshot.agents[0].tasks.empty());
    const auto here = [&](std::string_view id) {
        return item(build_scene(snapshot, {}, Viewport{}, EvenMeasure{}), id)->emphasized;
    };
    CHECK(here("phase-task"));
    CHECK_FALSE(here("phase-waiting"));
    snapshot.gate_closed = true; // an answer may come that goes before the task
    CHECK(here("phase-waiting"));
    snapshot.gate_closed = false;
    snapshot.agents[0].tasks.clear();
    CHECK(here("phase-waiting"));
}

TEST_CASE("what is held up stands under the ring, with how long") {
    Snapshot snapshot = sample_snapshot();
    snapshot.held_up = "a timer";
    snapshot.held_up_ms = 120;
    const Scene scene = build_scene(snapshot, {}, Viewport{}, EvenMeasure{});
    REQUIRE(item(scene, "starved"));
    CHECK(item(scene, "starved")->name == "a timer waits 120 ms");
    CHECK(inside(item(scene, "starved")->rect, scene.find("loop")->rect));
    CHECK_FALSE(overlap(item(scene, "starved")->rect, item(scene, "ring")->rect)); // nor the labels inside of it
    CHECK(scene.find("loop")->sentence.find("a timer waits 120 ms") != std::string::npos);
    CHECK_FALSE(item(sample_scene(840, 740), "starved"));
}

TEST_CASE("of ten thousand objects those near the place that is looked at are made, and the way there is as long as "
          "all of them") {
    Snapshot snapshot = sample_snapshot();
    snapshot.heap.clear();
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        seen::HeapObject object;
        object.id = i + 1;
        object.title = "Object";
        object.changed = i == 9'000;
        snapshot.heap.push_back(object);
    }
    snapshot.heap_total = 10'000;
    Viewport viewport;
    viewport.heap_scroll = 0;
    const Scene top = build_scene(snapshot, {}, viewport, EvenMeasure{});
    const Region* heap = top.find("heap");
    CHECK(heap->items.size() < 200);
    CHECK(item(top, "object-1"));
    CHECK(heap->hidden == 0);
    CHECK(heap->content_height > 50'000);
    viewport.heap_scroll = heap->focus_y; // what the step changed
    const Scene there = build_scene(snapshot, {}, viewport, EvenMeasure{});
    REQUIRE(item(there, "object-9001"));
    CHECK(item(there, "object-9001")->rect.y == doctest::Approx(heap->content.y + heap->focus_y));
    CHECK_FALSE(item(there, "object-1"));
    CHECK(there.find("heap")->content_height == heap->content_height);
}

TEST_CASE("a folded object keeps its title and its place, and says that it can be unfolded") {
    Viewport viewport;
    const Scene open = build_scene(sample_snapshot(), {}, viewport, EvenMeasure{});
    REQUIRE(item(open, "object-4/name"));
    viewport.folded_objects = {4};
    const Scene folded = build_scene(sample_snapshot(), {}, viewport, EvenMeasure{});
    CHECK_FALSE(item(folded, "object-4/name"));
    CHECK(item(folded, "object-4")->rect.x == item(open, "object-4")->rect.x);
    CHECK(item(folded, "object-4")->value == "+");
    CHECK(item(open, "object-4")->value == "-");
    CHECK(item(folded, "object-4")->rect.height < item(open, "object-4")->rect.height);
}

TEST_CASE("a stack without the program's code is not called empty while the library works") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents.front().stack.clear();
    snapshot.next.kind = NextStep::Kind::library;
    CHECK(build_scene(snapshot, {}, Viewport{}, EvenMeasure{}).find("stack")->sentence ==
          "Nothing of the program: the library works for what has its turn.");
    snapshot.next.kind = NextStep::Kind::choose;
    CHECK(build_scene(snapshot, {}, Viewport{}, EvenMeasure{}).find("stack")->sentence.starts_with("Empty: "));
}
