// Every fact of every sentence is compared with the state, along runs of the whole corpus.
#include "engine/host/json.h"
#include "engine/inspect/explain.h"
#include "engine/inspect/state_json.h"
#include "engine/inspect/token_words.h"
#include "engine/inspect/turns.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace loopscope;

#ifndef __has_feature // gcc, which does not build with sanitizers here
#define __has_feature(name) 0
#endif

namespace {

// How much is looked at: the first steps of each program, then now and then, since busy loops have millions. With
// LOOPSCOPE_EVERY_STEP (./check --long) every step of every program; with sanitizers, which are there for the memory
// and not for the words, fewer of fewer programs.
struct Sampling {
    std::uint64_t all_of_first = 150, stride = 97, most = 220, least_in_sum = 20'000;
    std::size_t every = 1; // program
};

Sampling sampling() {
    if (std::getenv("LOOPSCOPE_EVERY_STEP")) return {UINT64_MAX, 1, UINT64_MAX, 500'000, 1};
#if __has_feature(address_sanitizer)
    return {60, 197, 100, 3'000, 4};
#endif
    return {};
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (space && (line.empty() || line.back() == ' ')) continue;
        line += space ? ' ' : c;
    }
    return line;
}

bool quiet(Phase phase) {
    return phase == Phase::waiting || phase == Phase::parked || phase == Phase::idle || phase == Phase::finished ||
           phase == Phase::halted;
}

bool has(const std::string& sentence, const std::string& fact) { return sentence.find(fact) != std::string::npos; }

class Comparison {
public:
    Comparison(std::string name, const std::string& source, const Sampling& sampling)
        : sampling_(sampling), run_(source) {
        INFO(name);
        if (!run_.simulation) return;
        Driver driver(*run_.simulation, run_.host, options());
        driver.after_chunk = [&] { look(name); };
        driver.run_to_end();
    }
    std::uint64_t looks = 0;

private:
    static DriverOptions options() {
        DriverOptions options;
        options.chunk = 1;
        options.max_steps = 20'000;
        return options;
    }

    void look(const std::string& name) {
        const std::uint64_t step = run_.simulation->step_count();
        if (looks >= sampling_.most || (step > sampling_.all_of_first && step % sampling_.stride != 0)) return;
        ++looks;
        Look options;
        options.wording = step % 2 ? Wording::plain : Wording::precise;
        options.library_frames = true;
        const Snapshot snapshot = take_snapshot(*run_.simulation, options);
        CAPTURE(name);
        CAPTURE(step);
        CAPTURE(snapshot.doing);
        CAPTURE(snapshot.why);
        step_is_said(snapshot);
        moment_is_said(snapshot);
        waiting_is_said(snapshot);
        state_object_says_it(state_json(snapshot), snapshot);
    }

    void step_is_said(const Snapshot& snapshot) {
        const NextStep& next = snapshot.next;
        CHECK((next.message == Message::step_none) == quiet(snapshot.phase));
        CHECK(!snapshot.doing.empty());
        if (next.place.line == 0) return;
        CHECK(has(snapshot.doing, "Line " + std::to_string(next.place.line)));
        const auto& stack = snapshot.current().stack;
        const auto frame = std::find_if(stack.begin(), stack.end(), [](const seen::Frame& one) {
            return !one.library && one.kind != seen::FrameKind::native && one.place.line != 0;
        });
        REQUIRE(frame != stack.end());
        CHECK(next.place.line == frame->place.line);
        CHECK(next.place.start == frame->place.start);
        if (next.kind != NextStep::Kind::library && frame->kind != seen::FrameKind::module)
            CHECK(next.function == frame->name);
        code_is_the_source(next);
    }

    void code_is_the_source(const NextStep& next) {
        const auto& files = run_.simulation->scenario().files;
        if (next.place.source_id >= files.size()) return; // evaluated code, or a script from a blob: URL
        const std::string& source = files[next.place.source_id].second;
        const bool ascii =
            std::all_of(source.begin(), source.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
        if (!ascii || next.place.end > source.size()) return;
        const std::string range =
            one_line(std::string_view(source).substr(next.place.start, next.place.end - next.place.start));
        std::string code = next.code;
        if (const std::size_t cut = code.find("\u2026"); cut != std::string::npos) code.resize(cut);
        CHECK(range.substr(0, code.size()) == code);
        const auto first = 1 + std::count(source.begin(), source.begin() + next.place.start, '\n');
        const auto last = 1 + std::count(source.begin(), source.begin() + next.place.end, '\n');
        CHECK(next.place.line >= first);
        CHECK(next.place.line <= last);
    }

    static bool names_what_runs(const std::string& why, const seen::Running& running) {
        if (running.is(TurnKind::rendering)) return has(why, "a frame") || has(why, "Update the rendering");
        return has(why, in_words(running)) || has(why, capitalized(in_words(running))) || has(why, running.label);
    }

    static void moment_is_said(const Snapshot& snapshot) {
        CHECK(!snapshot.why.empty());
        if (has(snapshot.why, "both queues are empty"))
            for (const seen::Agent& agent : snapshot.agents) CHECK((agent.tasks.empty() && agent.microtasks.empty()));
        if (has(snapshot.why, "has left the stack") || has(snapshot.why, "left the stack:"))
            CHECK(snapshot.next.kind == NextStep::Kind::returned);
        if (has(snapshot.why, "has returned") || has(snapshot.why, "has completed;"))
            CHECK((snapshot.next.kind == NextStep::Kind::returned || snapshot.next.kind == NextStep::Kind::turn_end));
        if (has(snapshot.why, "Nothing has run yet")) CHECK(snapshot.step == 0);
        if (has(snapshot.why, "takes the first callback") || has(snapshot.why, "chooses a task"))
            CHECK(snapshot.current().running.id == 0);
        if (quiet(snapshot.phase)) return;
        const seen::Agent& agent = snapshot.current();
        if (!agent.stack.empty() && !agent.running.is(TurnKind::script) && snapshot.phase != Phase::script)
            CHECK(names_what_runs(snapshot.why, agent.running));
        if (agent.stack.empty() && snapshot.phase == Phase::microtasks && !agent.running.is(TurnKind::microtask) &&
            !agent.microtasks.empty())
            CHECK(has(snapshot.why, count_of(agent.microtasks.size(), "microtask")));
    }

    void waiting_is_said(const Snapshot& snapshot) const {
        const seen::Agent& agent = snapshot.current();
        for (std::size_t i = 0; i < agent.microtasks.size(); ++i) {
            CHECK(!agent.microtasks[i].why_not_yet.empty());
            if (i > 0) CHECK(has(agent.microtasks[i].why_not_yet, count_of(i, "microtask")));
        }
        for (std::size_t i = 0; i < agent.tasks.size(); ++i) {
            const std::string& why = agent.tasks[i].why_not_yet;
            CHECK(!why.empty());
            if (!agent.microtasks.empty()) CHECK(has(why, count_of(agent.microtasks.size(), "microtask")));
            else if (agent.stack.empty() && i > 0 && snapshot.current().running.id == 0)
                CHECK(has(why, count_of(i, "task")));
            if (has(why, "It is next.") || has(why, "next task to be chosen"))
                CHECK((agent.stack.empty() &&
                       (snapshot.current().running.id == 0 || snapshot.next.kind == NextStep::Kind::returned ||
                        snapshot.next.kind == NextStep::Kind::turn_end)));
        }
        if (agent.microtasks.empty() || agent.stack.empty() || snapshot.current().running.id == 0) return;
        const std::string& why = agent.microtasks.front().why_not_yet;
        for (const seen::Turn& turn : take_turns(*run_.simulation))
            if (turn.id == snapshot.current().running.id)
                CHECK(has(why, "has run for " + milliseconds(agent.time_ms - turn.from_ms)));
    }

    static void state_object_says_it(const std::string& text, const Snapshot& snapshot) {
        CHECK(has(text, "\"doing\":"));
        CHECK(has(text, "\"step\":" + std::to_string(snapshot.step)));
    }

    const Sampling sampling_;
    ProgramRun run_;
};

} // namespace

TEST_CASE("every fact of every sentence is the state's, along the corpus") {
    std::vector<std::filesystem::path> programs;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(LOOPSCOPE_SOURCE_DIR "/tests/corpus"))
        if (entry.path().extension() == ".js") programs.push_back(entry.path());
    std::sort(programs.begin(), programs.end());
    REQUIRE(programs.size() >= 122);
    std::uint64_t looks = 0;
    const Sampling sample = sampling();
    for (std::size_t i = 0; i < programs.size(); i += sample.every) {
        const auto& path = programs[i];
        std::ifstream file(path, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        looks += Comparison(path.filename().string(), text.str(), sample).looks;
    }
    CHECK(looks > sample.least_in_sum);
    MESSAGE(looks << " moments of " << programs.size() << " programs");
}
