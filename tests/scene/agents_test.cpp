// Where there is a worker the regions of stack and queues have a section for each agent; where there is none, nothing
// is different.
#include "engine/scene/scene.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

namespace {

Scene scene_of(const Simulation& simulation) {
    Look options;
    options.heap = true;
    const auto turns = take_turns(simulation);
    return build_scene(take_snapshot(simulation, options), turns, Viewport(), average_measure());
}

bool has_item(const Region& region, std::string_view name) {
    return std::any_of(region.items.begin(), region.items.end(), [&](const Item& item) { return item.name == name; });
}

std::size_t frames_of(const Region& region) {
    return static_cast<std::size_t>(std::count_if(region.items.begin(), region.items.end(),
                                                  [](const Item& item) { return item.role == Role::frame; }));
}

constexpr std::string_view program = R"(
const worker = new Worker('worker.js', { name: 'second' });
const end = performance.now() + 40;
setTimeout(function blocks() { const end = performance.now() + 10; while (performance.now() < end) ; }, 25);
// @file worker.js
function works(n) { setTimeout(works, 0, n); for (let i = 0; i < n; i++) ; }
works(2000);
)";

} // namespace

TEST_CASE("without a worker no agent is named") {
    ProgramRun run("setTimeout(() => {}, 0); Promise.resolve().then(() => {}); (function f() { for (let i = 0; i < 9; "
                   "i++) ; })();");
    run.simulation->run(60);
    const Scene scene = scene_of(*run.simulation);
    for (const Region& region : scene.regions) {
        for (const Item& item : region.items) CHECK(item.id.find("-agent-") == std::string::npos);
    }
    CHECK(frames_of(*scene.find("stack")) > 0);
}

TEST_CASE("both stacks stand in the stack's region, each below its agent's name") {
    ProgramRun run(program);
    bool side_by_side = false, queued = false;
    Driver driver(*run.simulation, run.host, {40, 400'000, 200});
    driver.after_chunk = [&] {
        if (run.simulation->agents().size() < 2) return;
        const Scene scene = scene_of(*run.simulation);
        const Region& stack = *scene.find("stack");
        CHECK(has_item(stack, "page"));
        CHECK(has_item(stack, "worker.js (second)"));
        CHECK(stack.sentence.find("worker.js (second): ") != std::string::npos);
        side_by_side = side_by_side || (has_item(stack, "blocks") && has_item(stack, "works"));
        queued =
            queued || (has_item(*scene.find("tasks"), "worker.js (second)") && scene.find("tasks")->content_height > 0);
        float below = 0;
        for (const Item& item : stack.items) {
            if (item.role != Role::frame && item.role != Role::note) continue;
            CHECK(item.rect.y >= below);
            below = item.rect.bottom();
        }
    };
    driver.run_to_end();
    CHECK(side_by_side);
    CHECK(queued);
}
