// Moments are what the trace and the state say, no more and no less, along runs of the corpus.
#include "engine/inspect/explain.h"
#include "engine/inspect/moment_words.h"
#include "engine/inspect/stopping.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace loopscope;

namespace {

struct Told {
    Moment moment;
    std::vector<Happening> happened;
};

// Every moment of a run, from its beginning to its end.
std::vector<Told> moments_of(ProgramRun& run, Wording wording, std::size_t most = 400) {
    std::vector<Told> all;
    StopMark before = mark_of(*run.simulation);
    std::uint64_t seen = run.simulation->step_count();
    DriverOptions options;
    options.chunk = 1;
    options.max_steps = 60'000;
    Driver driver(*run.simulation, run.host, options);
    driver.after_chunk = [&] {
        if (run.simulation->step_count() == seen || all.size() >= most) return;
        seen = run.simulation->step_count();
        const StopMark now = mark_after(*run.simulation, before);
        const auto happened = happenings_at(*run.simulation, before, now);
        CHECK(is_moment(*run.simulation, before, now) == !happened.empty());
        before = mark_of(*run.simulation);
        if (happened.empty()) return;
        const Snapshot snapshot = take_snapshot(*run.simulation, {.wording = wording});
        all.push_back({moment_in_words(*run.simulation, snapshot, happened, wording), happened});
    };
    driver.run_to_end();
    return all;
}

std::vector<std::string> sentences_of(std::string_view source) {
    ProgramRun run(source);
    REQUIRE(run.simulation);
    std::vector<std::string> sentences;
    for (const Told& told : moments_of(run, Wording::plain)) sentences.push_back(told.moment.sentence);
    return sentences;
}

// A console's text is the program's own.
std::string without_shown_text(const std::string& sentence) {
    const std::size_t begin = sentence.find("“"), end = sentence.rfind("”");
    return begin == std::string::npos || end < begin ? sentence : sentence.substr(0, begin) + sentence.substr(end);
}

// The sentences contain these texts, in this order.
void tells(std::string_view source, const std::vector<std::string>& texts) {
    const auto sentences = sentences_of(source);
    auto at = sentences.begin();
    for (const std::string& text : texts) {
        at = std::find_if(at, sentences.end(), [&](const std::string& one) { return one.find(text) != one.npos; });
        std::string all;
        for (const std::string& one : sentences) all += one + '\n';
        REQUIRE_MESSAGE(at != sentences.end(), "not told in its place: " << text << "\n" << all);
    }
}

} // namespace

TEST_CASE("a timer is handed to the browser, becomes due, and its callback runs when the stack is empty") {
    tells("setTimeout(function late() { console.log('late'); }, 20); console.log('first');",
          {"The script begins", "setTimeout gave the browser the timer T1, due in 20 ms.", "shows “first”",
           "The script has ended, and the stack is empty.", "The browser waits for T1", "T1 is due",
           "goes on the stack: T1", "shows “late”", "T1 has ended, and the stack is empty", "the program is over."});
}

TEST_CASE("await takes the function off the stack and a microtask brings it back") {
    tells("async function inner() { await null; console.log('back'); } inner(); console.log('on');",
          {"inner goes on the stack", "await takes inner off the stack", "The script goes on in line 1", "shows “on”",
           "Before anything else, the microtask A1", "goes on it: A1", "shows “back”"});
}

TEST_CASE("a reaction waits on its promise until that is settled") {
    tells("let done; const p = new Promise((r) => { done = r; });\np.then(() => 1);\ndone(5);",
          {"the callback P1 waits for it", "A promise is fulfilled, so P1", "goes on it: P1"});
}

TEST_CASE("a promise that is settled already puts the callback straight into the queue") {
    tells("Promise.resolve(1).then(() => 2);", {"its callback P1 goes straight into the microtask queue"});
}

TEST_CASE("a moment names the browser's function whose call it is") {
    ProgramRun run("setTimeout(() => console.info('late'), 5); Promise.resolve().then(() => 1); fetch('x');\n"
                   "document.addEventListener('click', () => 1);");
    REQUIRE(run.simulation);
    std::vector<std::string> calls;
    for (const Told& told : moments_of(run, Wording::plain))
        if (!told.moment.call.empty()) calls.push_back(told.moment.call);
    CHECK(calls == std::vector<std::string>{"setTimeout", "then", "fetch", "addEventListener", "console.info"});
}

TEST_CASE("what a listener and a frame callback do goes by their letters, on the stack and in the console") {
    ProgramRun run("window.addEventListener('ping', () => 1);\n"
                   "requestAnimationFrame(() => { console.log('painted'); });\n"
                   "document.addEventListener('click', () => { console.log('clicked'); });\n"
                   "// @input 20 click body");
    REQUIRE(run.simulation);
    moments_of(run, Wording::plain);
    const Snapshot snapshot = take_snapshot(*run.simulation, {});
    REQUIRE(snapshot.console.size() >= 1);
    CHECK(snapshot.console[0].token.badge == "R1");
}

TEST_CASE("errors are thrown, caught and reported") {
    tells("try { throw new Error('x'); } catch (e) { console.log(e.message); }\nundefined_name;",
          {"The script catches the error", "shows “x”", "Nobody caught the error"});
}

TEST_CASE("a timer that becomes due while the stack is busy is told") {
    tells("setTimeout(() => {}, 1); const end = performance.now() + 3; while (performance.now() < end);",
          {"setTimeout gave the browser", "A timer is due, but the stack is not empty"});
}

TEST_CASE(
    "every turn, handing over, await, settling, arrival, line and report of the corpus is a moment, and no other") {
    std::size_t programs = 0, told = 0;
    std::map<MomentKind, std::size_t> kinds;
    std::set<std::filesystem::path> all; // in an order that is the same everywhere
    for (const auto& entry : std::filesystem::recursive_directory_iterator(LOOPSCOPE_SOURCE_DIR "/tests/corpus"))
        if (entry.path().extension() == ".js") all.insert(entry.path());
    for (const auto& path : all) {
        if (programs++ % 6 != 0) continue; // the page's tests play all lessons
        std::ifstream file(path);
        std::stringstream text;
        text << file.rdbuf();
        ProgramRun run(text.str());
        if (!run.simulation) continue;
        CAPTURE(path.filename().string());
        const auto moments = moments_of(run, programs % 2 ? Wording::plain : Wording::precise);
        std::map<std::uint64_t, std::size_t> at; // moments by step
        std::set<std::uint32_t> turns;           // that were told when their code was on the stack
        for (const Told& one : moments) {
            const std::string ours = without_shown_text(one.moment.sentence);
            CHECK(!std::regex_search(ours, std::regex("\\{[a-z]+\\}"))); // every fact is filled in
            CHECK(ours.find("  ") == std::string::npos);
            CHECK(!one.moment.sentence.empty());
            ++at[one.moment.step];
            for (const Happening& each : one.happened)
                if (each.kind == MomentKind::microtask_taken || each.kind == MomentKind::task_taken)
                    turns.insert(each.id);
            ++kinds[one.moment.kind];
            ++told;
        }
        if (moments.size() >= 400) continue; // longer than what is looked at
        const Trace& trace = run.simulation->trace();
        for (const TraceRecord& record : trace.records()) {
            const bool is_told = record.kind != TraceKind::turn_ended && record.kind != TraceKind::input &&
                                 record.kind != TraceKind::rendering && record.kind != TraceKind::called &&
                                 record.kind != TraceKind::operation_ended;
            const bool later = record.kind == TraceKind::turn_began && turns.contains(record.id);
            if (is_told) CHECK_MESSAGE((later || at.contains(record.step)), "no moment at step " << record.step);
        }
    }
    CHECK(programs > 200);
    CHECK(told > 1'000);
    for (const MomentKind kind : {MomentKind::script_begins, MomentKind::task_taken, MomentKind::microtask_taken,
                                  MomentKind::timer_set, MomentKind::await_suspends, MomentKind::console_line})
        CHECK(kinds[kind] > 10);
}
