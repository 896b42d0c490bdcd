// Law 2, as a reader meets it: going back by moments from the end gives the same sentences in reverse, and the same
// states; and the pace, which looks at every step, changes none of them.
#include "engine/inspect/showing.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace loopscope;

namespace {

struct Seen {
    std::uint64_t step, hash;
    std::string sentence;
};

Scenario lesson(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    Scenario scenario = scenario_from_program(text.str());
    scenario.html = "<img alt=picture><button>Click me</button>";
    scenario.ready_at_body = true;
    return scenario;
}

DriverOptions one_step_at_a_time() {
    DriverOptions options;
    options.chunk = 1;
    options.max_steps = 12'000;
    return options;
}

constexpr std::size_t most_moments = 120; // of one lesson

std::vector<Seen> forward(ProgramRun& run) {
    std::vector<Seen> all;
    MomentWatch watch(true);
    Showing showing(watch);
    watch.begin(*run.simulation);
    showing.restart();
    std::uint64_t at = 0;
    Driver driver(*run.simulation, run.host, one_step_at_a_time());
    driver.after_chunk = [&] {
        if (run.simulation->step_count() == at) return;
        at = run.simulation->step_count();
        const bool moment = watch.look(*run.simulation);
        showing.after_step(*run.simulation, moment);
        if (!moment || all.size() >= most_moments) return;
        watch.tell(*run.simulation);
        all.push_back({at, run.simulation->state_hash(), watch.told(Wording::plain)->sentence});
    };
    driver.run_to_end();
    return all;
}

// Then the step's state is that with the input, and the way forward was looked at before it came.
bool came_from_outside(const Simulation& simulation, std::uint64_t step) {
    const auto& records = simulation.trace().records();
    return std::any_of(records.begin(), records.end(), [&](const TraceRecord& record) {
        return record.kind == TraceKind::input && record.step == step;
    });
}

} // namespace

TEST_CASE("back by moments from the end of every lesson: the same sentences in reverse, the same states") {
    std::size_t lessons = 0;
    for (const auto& entry : std::filesystem::directory_iterator(LOOPSCOPE_SOURCE_DIR "/web/scenarios")) {
        if (entry.path().extension() != ".js") continue;
        ++lessons;
        CAPTURE(entry.path().filename().string());
        ProgramRun run(lesson(entry.path()));
        REQUIRE(run.simulation);
        const std::vector<Seen> all = forward(run);
        REQUIRE(all.size() > 1);
        MomentWatch watch(true);
        for (auto seen = all.rbegin(); seen != all.rend(); ++seen) {
            seek_with_moment(*run.simulation, seen->step, watch);
            REQUIRE(watch.told(Wording::plain));
            CHECK(watch.told(Wording::plain)->sentence == seen->sentence);
            CHECK(watch.told(Wording::plain)->step == seen->step);
            if (!came_from_outside(*run.simulation, seen->step)) CHECK(run.simulation->state_hash() == seen->hash);
        }
    }
    CHECK(lessons >= 17);
}

TEST_CASE("a run that is paced ends as one that nobody watches") {
    for (const char* name : {"31-microtask-basics", "37-async-await", "12-busy-loop", "50-animation-frame"}) {
        CAPTURE(name);
        const std::string path = std::string(LOOPSCOPE_SOURCE_DIR) + "/web/scenarios/" + name + ".scenario.js";
        REQUIRE(std::filesystem::exists(path));
        ProgramRun watched(lesson(path)), alone(lesson(path));
        forward(watched);
        DriverOptions options;
        options.max_steps = 12'000;
        Driver(*alone.simulation, alone.host, options).run_to_end();
        const std::uint64_t step = std::min(watched.simulation->step_count(), alone.simulation->step_count());
        watched.simulation->seek(step);
        alone.simulation->seek(step);
        CHECK(watched.simulation->state_hash() == alone.simulation->state_hash());
    }
}
