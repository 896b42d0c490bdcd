// Plain words fold the browser's own work, and nothing that the program hears.
#include "engine/inspect/moment_watch.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

namespace {

// The sentences of a run whose script stands at the end of the body, as in the page.
std::vector<std::string> plain_sentences(std::string_view source) {
    Scenario scenario = scenario_from_program(source);
    scenario.ready_at_body = true;
    ProgramRun run(scenario);
    REQUIRE(run.simulation);
    MomentWatch watch(true);
    watch.begin(*run.simulation);
    std::vector<std::string> sentences;
    std::uint64_t seen = 0;
    DriverOptions options;
    options.chunk = 1;
    Driver driver(*run.simulation, run.host, options);
    driver.after_chunk = [&] {
        if (run.simulation->step_count() == seen) return;
        seen = run.simulation->step_count();
        if (!watch.look(*run.simulation)) return;
        watch.tell(*run.simulation);
        sentences.push_back(watch.told(Wording::plain)->sentence);
    };
    driver.run_to_end();
    return sentences;
}

bool any_says(const std::vector<std::string>& sentences, std::string_view part) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

} // namespace

TEST_CASE("the end of the document and its events are one sentence when nobody listens") {
    const auto sentences = plain_sentences("setTimeout(() => console.log('on time'), 1);");
    CHECK(any_says(sentences, "Page ready"));
    CHECK(any_says(sentences, "T1 is due"));
    for (const char* folded : {"end of the document", "DOMContentLoaded", "load"}) CHECK(!any_says(sentences, folded));
}

TEST_CASE("who listens for the document's events sees them") {
    const auto sentences = plain_sentences("document.addEventListener('DOMContentLoaded', () => console.log('in'));");
    CHECK(any_says(sentences, "has its turn: the DOMContentLoaded event"));
    CHECK(!any_says(sentences, "Page ready"));
}

TEST_CASE("a timer of 0 ms is with the browser first, then in the queue") {
    const auto sentences = plain_sentences("setTimeout(() => 1, 0);\nconsole.log('on');");
    const auto set = std::find_if(sentences.begin(), sentences.end(),
                                  [](const std::string& one) { return one.find("timer T1, due in 0 ms") != one.npos; });
    REQUIRE(set != sentences.end());
    REQUIRE(std::next(set) != sentences.end());
    CHECK(std::next(set)->find("T1 is due, so its callback goes into the callback queue.") == 0);
}
