// Workers under laws 1 and 2: a run with several agents is the same however it is stepped, stopped, sought through, or
// answered.
#include "engine/host/random.h"
#include "tests/support/program.h"

#include "engine/inspect/snapshot.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

namespace {

constexpr std::string_view busy = R"(
const workers = [];
let sum = 0;
for (let i = 0; i < 3; i++) {
  const worker = new Worker('worker.js', { name: 'w' + i });
  worker.onmessage = ({ data }) => {
    console.log('page', data.name, data.value);
    if (++sum % 4 === 0) worker.terminate();
    else worker.postMessage(data.value);
  };
  worker.postMessage(i);
  workers.push(worker);
}
setTimeout(() => { for (let i = 0; i < 20000; i++) sum += 0; console.log('page was busy'); }, 27);
let text = '';
for (let i = 0; i < 3000; i++) text += i;
new Worker('closes.js').onmessage = ({ data }) => console.log(data.length, performance.now() < 1000);
// @file worker.js
let count = 0;
onmessage = ({ data }) => {
  let value = data;
  for (let i = 0; i < 700 * (data + 1); i++) value += i % 3;
  Promise.resolve().then(() => { if (performance.now() < 0) postMessage('never'); });
  setTimeout(() => postMessage({ name, value: value % 17, count: ++count, list: [Math.random() < 2, new Date(0)] }), data % 5);
};
// @file closes.js
postMessage('x'.repeat(5000) + String(Array.from({ length: 2000 }, (_, i) => i * i).length));
setTimeout(() => { postMessage(new Uint8Array(3000)); close(); }, 10);
)";

constexpr std::string_view with_requests = R"(
const worker = new Worker('worker.js');
worker.onmessage = ({ data }) => console.log('worker says', data);
fetch('/a').then((response) => response.text()).then((text) => { console.log('page got', text.length); worker.postMessage('go'); });
setTimeout(() => fetch('/b').then(() => console.log('b'), () => console.log('no b')), 26);
setInterval(() => { for (let i = 0; i < 300; i++); }, 3);
// @file worker.js
onmessage = () => fetch('/c').then((response) => response.text()).then((text) => postMessage(text.length));
for (let round = 0; round < 6; round++) setTimeout(() => { let n = 0; for (let i = 0; i < 30000; i++) n += i; postMessage(round); }, round * 4);
)";

Scenario scenario_of(std::string_view source) {
    Scenario scenario = scenario_from_program(source);
    for (const char* url : {"/a", "/b", "/c"}) scenario.mocks.push_back({"", url, 200, {}, "text of it", 33, ""});
    return scenario;
}

// At most `most` steps at a time, by a log, to `end`.
class Replaying {
public:
    Replaying(const Scenario& scenario, const InputLog& log) : host_(log) {
        SourceProblem problem;
        simulation = Simulation::load(scenario, host_, problem);
    }

    void to(std::uint64_t end, std::uint64_t most) {
        for (;;) {
            while (!host_.done() && host_.next_step() == simulation->step_count()) simulation->deliver(host_.take());
            const std::uint64_t before = simulation->step_count();
            if (before >= end) return;
            const std::uint64_t stop = host_.done() ? end : std::min(end, host_.next_step());
            simulation->run(std::min(most, stop - before));
            REQUIRE(simulation->step_count() > before);
        }
    }

    std::unique_ptr<Simulation> simulation;

private:
    ReplayHost host_;
};

void check_travel(std::string_view source) {
    const Scenario scenario = scenario_of(source);
    ProgramRun run(scenario);
    run.to_end();
    Simulation& simulation = *run.simulation;
    const std::uint64_t last = simulation.last_step();
    REQUIRE(last > 1000);

    Replaying small(scenario, simulation.log()), large(scenario, simulation.log());
    std::vector<std::pair<std::uint64_t, std::uint64_t>> hashes; // by step
    for (std::uint64_t step = 0; step <= last; step += 1 + last / 97) {
        small.to(step, 1);
        large.to(step, UINT64_MAX);
        hashes.emplace_back(step, small.simulation->state_hash());
        REQUIRE(large.simulation->state_hash() == hashes.back().second);
    }
    Random random{7};
    for (int jump = 0; jump < 60; ++jump) {
        const auto& [step, hash] = hashes[random.below(hashes.size())];
        REQUIRE(simulation.seek(step));
        CHECK(simulation.state_hash() == hash);
    }
}

// A visitor who lets the run go in pieces of any size, and an outside whose answers come in when they like.
std::string printed_slowly(const Scenario& scenario, std::uint64_t seed) {
    ProgramRun run(scenario);
    Simulation& simulation = *run.simulation;
    Random random{seed};
    std::vector<HostInput> held;
    for (int idle = 0; idle < 100;) {
        const std::uint64_t before = simulation.step_count();
        const std::size_t inputs = simulation.log().inputs.size();
        simulation.run(1 + random.below(random.below(10) ? 100 : 20'000));
        for (HostInput& answer : run.host.take_answers()) held.push_back(std::move(answer));
        const auto earliest = std::min_element(held.begin(), held.end(),
                                               [](const auto& a, const auto& b) { return a.time_ns < b.time_ns; });
        const auto deadline = simulation.next_deadline();
        std::int64_t until = deadline ? *deadline : 0;
        if (!held.empty()) until = std::min(until, earliest->time_ns);
        if (deadline && random.below(3) == 0 && (held.empty() || until < earliest->time_ns)) {
            simulation.deliver({HostInputType::advance, 0, until, -1, {}});
        } else if (!held.empty() && random.below(4) == 0) {
            simulation.deliver(std::move(*earliest));
            held.erase(earliest);
        }
        idle = simulation.step_count() == before && simulation.log().inputs.size() == inputs && held.empty() ? idle + 1
                                                                                                             : 0;
        if (simulation.now_ns() > 260'000'000) break; // the interval goes on for ever
    }
    return run.printed();
}

std::string printed_in(std::string_view main, std::string_view worker) {
    return printed_by(std::string(main) + "\n// @file worker.js\n" + std::string(worker));
}

} // namespace

TEST_CASE("a run with workers is the same in steps of one and of many, and wherever it is sought") {
    check_travel(busy);
}

TEST_CASE("a run with workers that ask the outside is the same however late the answers come") {
    Scenario scenario = scenario_of(with_requests);
    const std::string first = printed_slowly(scenario, 1);
    CHECK(first.find("worker says 10") != first.npos);
    for (std::uint64_t seed = 2; seed < 8; ++seed) {
        CAPTURE(seed);
        const std::string other = printed_slowly(scenario, seed);
        const std::size_t both = std::min(first.size(), other.size());
        CHECK(other.substr(0, both) == first.substr(0, both));
    }
}

TEST_CASE("branching from a step before a worker began runs it again") {
    ProgramRun run(busy);
    run.to_end();
    const std::string printed = run.printed();
    REQUIRE(run.simulation->seek(run.simulation->last_step() / 10));
    run.simulation->branch_here();
    run.to_end();
    CHECK(run.printed() == printed);
}

TEST_CASE("a snapshot has an entry for each agent, the page first") {
    ProgramRun run(busy);
    std::size_t most = 0;
    bool two_stacks = false, worker_steps = false;
    Simulation& simulation = *run.simulation;
    Driver driver(simulation, run.host, {60'000, 1'000'000, 200});
    driver.after_chunk = [&] {
        const Snapshot snapshot = take_snapshot(simulation, {});
        REQUIRE(snapshot.agents.size() == simulation.agents().size());
        REQUIRE(snapshot.current_agent < snapshot.agents.size());
        CHECK(snapshot.agents[0].name == "page");
        most = std::max(most, snapshot.agents.size());
        worker_steps = worker_steps || snapshot.current_agent > 0;
        std::size_t running = 0;
        for (const seen::Agent& agent : snapshot.agents) running += !agent.stack.empty();
        two_stacks = two_stacks || running > 1;
    };
    driver.run_to_end();
    CHECK(most == 5);
    CHECK(two_stacks);
    CHECK(worker_steps);
}

TEST_CASE("a worker's clock begins with it, and its chance is its own") {
    CHECK(printed_in("new Worker('worker.js').onmessage = ({ data }) => console.log(data.now < 5, data.origin > "
                     "performance.timeOrigin, "
                     "Math.abs(data.date - Date.now()) < 50, data.random !== Math.random());",
                     "postMessage({ now: performance.now(), origin: performance.timeOrigin, date: Date.now(), random: "
                     "Math.random() });") == "true true true true\n");
}

TEST_CASE("there are at most eight workers at once") {
    ProgramRun run("for (let i = 0; i < 9; i++) { new Worker('w.js'); console.log(i); }\n// @file w.js\n");
    run.to_end();
    CHECK(run.ending == Ending::halted);
    CHECK(run.simulation->halt().kind == Halt::Kind::operation_limit);
    CHECK(run.simulation->halt().reason.find("8 workers") != std::string::npos);
    CHECK(printed_by("let n = 0; function next() { const w = new Worker('w.js'); w.onmessage = () => { w.terminate(); "
                     "if (++n < 20) next(); "
                     "else console.log(n); }; } next();\n// @file w.js\npostMessage(1);") == "20\n");
}

TEST_CASE("what a worker can't do is refused by name, and ends the run") {
    const auto refusal = [](std::string_view worker) {
        ProgramRun run("new Worker('w.js').postMessage(1);\n// @file w.js\n" + std::string(worker));
        run.to_end();
        CHECK(run.ending == Ending::halted);
        return run.simulation->halt().subject;
    };
    CHECK(refusal("new Worker('w.js');") == "Worker");
    CHECK(refusal("postMessage(1, [new MessageChannel().port1]);") == "posting a MessagePort to another agent");
}
