// Laws 1 and 2: however late and in whatever pieces the outside's answers reach a run, it prints the same; and its log,
// replayed at full speed or sought through, gives its states.
#include "engine/host/random.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

namespace {

constexpr std::string_view two_aborts = R"(
const a = new AbortController(), b = new AbortController();
fetch('/one', { signal: a.signal }).catch(e => console.log('one', e.name));
setTimeout(() => a.abort(), 10);
fetch('/two', { signal: b.signal }).then(r => { setTimeout(() => b.abort(), 2); return r.text(); })
  .then(t => console.log('two', t), e => console.log('two', e.name));
)";

constexpr std::string_view many_kinds = R"(
console.log('start');
const image = new Image();
image.onload = () => console.log('image');
image.onerror = () => console.log('no image');
image.src = '/dog.png';
for (let i = 0; i < 3; i++) fetch('/data' + i).then(r => r.text()).then(t => console.log('data', i, t.length));
setTimeout(() => console.log('timer 15'), 15);
let count = 0;
const ticks = setInterval(() => { console.log('tick', ++count); if (count === 6) clearInterval(ticks); }, 8);
requestAnimationFrame(() => requestAnimationFrame(() => console.log('second frame')));
fetch('https://elsewhere.example/').then(() => console.log('never'));
(async () => {
  for (let i = 0; i < 3; i++) { await new Promise(r => setTimeout(r, 7)); await fetch('/more' + i); console.log('more', i); }
})();
let text = ''; for (let i = 0; i < 20000; i++) text += i; // long enough for a collection
console.log(text.length);
)";

constexpr std::string_view aborts_in_flight = R"(
for (let i = 1; i < 8; i++) {
  const controller = new AbortController();
  fetch('/' + i, { signal: controller.signal }).then(r => r.text()).then(() => console.log('got', i), e => console.log(i, e.name));
  setTimeout(() => controller.abort(), i * 5);
}
)";

// A visitor who lets the run go in pieces of any size, and an outside whose answers come in when they like.
class Dawdler {
public:
    Dawdler(ProgramRun& run, std::uint64_t seed) : run_(run), random_{seed} {}

    void to_end() {
        for (int idle = 0; idle < 200;) {
            const std::uint64_t before = simulation().step_count();
            const std::size_t inputs = simulation().log().inputs.size();
            const RunStatus status = simulation().run(1 + random_.below(random_.below(20) ? 40 : 40'000));
            for (HostInput& answer : run_.host.take_answers()) held_.push_back(std::move(answer));
            REQUIRE(status != RunStatus::halted);
            if (random_.below(4) == 0) give_one();
            if (random_.below(3) == 0) pass_time();
            idle = simulation().step_count() == before && simulation().log().inputs.size() == inputs ? idle + 1 : 0;
        }
    }

private:
    Simulation& simulation() { return *run_.simulation; }

    auto earliest() {
        return std::min_element(held_.begin(), held_.end(),
                                [](const HostInput& a, const HostInput& b) { return a.time_ns < b.time_ns; });
    }

    void give_one() {
        if (held_.empty()) return;
        const auto next = earliest();
        simulation().deliver(std::move(*next));
        held_.erase(next);
    }

    // No further than where the next answer that is held back came.
    void pass_time() {
        const auto deadline = simulation().next_deadline();
        if (!deadline) return;
        std::int64_t until = *deadline;
        if (random_.below(2)) until = (simulation().now_ns() + until) / 2;
        if (!held_.empty()) until = std::min(until, earliest()->time_ns);
        if (until > simulation().now_ns() || held_.empty())
            simulation().deliver({HostInputType::advance, 0, until, -1, {}});
    }

    ProgramRun& run_;
    Random random_;
    std::vector<HostInput> held_;
};

void check_program(std::string_view source) {
    ProgramRun quick(source);
    quick.to_end();
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        ProgramRun slow(source);
        Dawdler(slow, seed).to_end();
        CHECK(slow.printed() == quick.printed());
        const std::uint64_t hash = slow.simulation->state_hash();

        ReplayHost host(slow.simulation->log());
        SourceProblem problem;
        const auto replayed = Simulation::load(scenario_from_program(source), host, problem);
        Driver(*replayed, host, DriverOptions()).run_to_end();
        CHECK(replayed->step_count() == slow.simulation->step_count());
        CHECK(replayed->state_hash() == hash);

        Random random{seed};
        const std::uint64_t last = slow.simulation->last_step();
        for (int jump = 0; jump < 5; ++jump) REQUIRE(slow.simulation->seek(random.below(last)));
        REQUIRE(slow.simulation->seek(last));
        CHECK(slow.simulation->state_hash() == hash);
    }
}

} // namespace

TEST_CASE("late answers, pauses and small steps change nothing: requests aborted before and between their answers") {
    check_program(two_aborts);
}

TEST_CASE("late answers, pauses and small steps change nothing: many kinds of operations at once") {
    check_program(many_kinds);
}

TEST_CASE("late answers, pauses and small steps change nothing: some aborted while their answers are under way") {
    check_program(aborts_in_flight);
}
