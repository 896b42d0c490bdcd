// What happens when objects that somebody waits for are gone. ECMA-262 9.10 to 9.13, HTML,
// HostEnqueueFinalizationRegistryCleanupJob
#include "tests/support/program.h"

#include "engine/host/replay_host.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

// Tasks that leave more garbage behind than a heap takes without a collection.
const std::string fill = R"(
    let rounds = 0;
    function fill(done) {
        const junk = [];
        for (let i = 0; i < 2000; i++) junk.push(new Array(100).fill(i));
        if (++rounds < 20) setTimeout(fill, 0, done);
        else done();
    })";

const std::string program = fill + R"(
    const registry = new FinalizationRegistry((held) => {
        console.log('gone', held);
        queueMicrotask(() => console.log('microtask', held));
        if (held === 'b') throw new Error('in a cleanup');
    });
    const token = {};
    const kept = { name: 'kept' };
    (function () {
        for (const name of ['a', 'b', 'c']) registry.register({ name }, name);
        registry.register(Symbol('s'), 'symbol');
        registry.register({}, 'unregistered', token);
        registry.register(kept, 'kept');
    })();
    console.log(registry.unregister(token), registry.unregister(token));
    setTimeout(fill, 0, () => console.log(kept.name));)";

} // namespace

TEST_CASE("a cleanup callback gets what was held for each object that is gone, in a task of its own") {
    CHECK(printed_by(program) == "true false\ngone a\ngone b\nUncaught Error: in a cleanup\nmicrotask a\nmicrotask b\n"
                                 "gone c\ngone symbol\nmicrotask c\nmicrotask symbol\nkept\n");
}

TEST_CASE("a registry that is gone itself calls nothing") {
    CHECK(printed_by(fill +
                     "new FinalizationRegistry(() => console.log('never')).register({}, 1); setTimeout(fill, 0, () => "
                     "console.log('end'));") == "end\n");
}

TEST_CASE("what a WeakRef was asked for lives until the job is over, and not longer") {
    CHECK(printed_by(fill + R"(
        const weak = new WeakRef({ name: 'target' });
        for (let i = 0; i < 4000; i++) 'x'.repeat(20000 + i);
        console.log(weak.deref().name);
        setTimeout(fill, 0, () => console.log(weak.deref()));)") == "target\nundefined\n");
}

TEST_CASE("cleanup jobs come at the same steps again, forwards and backwards") {
    ProgramRun run(program);
    run.to_end();
    const std::uint64_t last = run.simulation->last_step(), hash = run.simulation->state_hash();
    ReplayHost host(run.simulation->log());
    SourceProblem problem;
    const auto replayed = Simulation::load(scenario_from_program(program), host, problem);
    Driver(*replayed, host, DriverOptions()).run_to_end();
    CHECK(replayed->state_hash() == hash);
    for (const std::uint64_t step : {last / 2, last / 3, last * 9 / 10, last}) REQUIRE(run.simulation->seek(step));
    CHECK(run.simulation->state_hash() == hash);
}
