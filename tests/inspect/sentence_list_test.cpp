// Every kind of sentence that the corpus gives rise to, as it is read: tests/golden/sentences.txt, with an example of
// each, in plain and in precise words. It is there to be read from top to bottom, and names the programs that it was
// taken from, so that a new one changes nothing in it. To take it anew, from the whole corpus:
// LOOPSCOPE_WRITE_SENTENCES=1 loopscope_tests -tc="the list of sentences*"
#include "engine/inspect/moment_watch.h"
#include "engine/inspect/moment_words.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace loopscope;

namespace {

// Of one program.
constexpr std::size_t most_moments = 60, most_steps = 120, every_step = 4;

struct Example {
    std::string plain, precise;
};

class SentenceList {
public:
    // Whether the program has given a kind of sentence that was not in the list.
    bool read(const std::filesystem::path& path) {
        const std::size_t before = examples_.size();
        follow(path);
        return examples_.size() > before;
    }

    std::string text() const {
        std::string text;
        std::string section;
        for (const auto& [key, example] : examples_) {
            if (key.first != section) text += "\n## " + key.first + "\n";
            section = key.first;
            text += example.plain + "\n";
            if (example.precise != example.plain) text += "    " + example.precise + "\n";
        }
        return text;
    }

private:
    void follow(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        Scenario scenario = scenario_from_program(text.str());
        scenario.ready_at_body = true;
        ProgramRun run(scenario);
        if (!run.simulation) return;
        StopMark before = mark_of(*run.simulation);
        std::uint64_t seen = 0;
        std::size_t moments = 0;
        DriverOptions options;
        options.chunk = 1;
        options.max_steps = 6'000;
        Driver driver(*run.simulation, run.host, options);
        driver.after_chunk = [&] {
            const std::uint64_t step = run.simulation->step_count();
            if (step == seen) return;
            seen = step;
            const auto happened = happenings_at(*run.simulation, before, mark_after(*run.simulation, before));
            before = mark_of(*run.simulation);
            if (!happened.empty() && moments++ < most_moments) note_moment(*run.simulation, happened);
            if (step < most_steps && step % every_step == 0) note_step(*run.simulation);
        };
        driver.run_to_end();
    }

    using Sentence = std::string (*)(const Snapshot&);

    static Snapshot look(const Simulation& simulation, Wording wording) {
        return take_snapshot(simulation, {.wording = wording, .console_from = UINT32_MAX});
    }

    void note_moment(const Simulation& simulation, const std::vector<Happening>& happened) {
        const auto told = [&](Wording wording) {
            return moment_in_words(simulation, look(simulation, wording), happened, wording).sentence;
        };
        const std::string section = "moment: " + std::string(moment_name(happened.front().kind));
        const auto [entry, fresh] = examples_.try_emplace({section, told(Wording::pattern)});
        if (fresh) entry->second = {told(Wording::plain), told(Wording::precise)};
    }

    void note_step(const Simulation& simulation) {
        const Snapshot patterns = look(simulation, Wording::pattern);
        note(simulation, patterns, "what the next step does", [](const Snapshot& snapshot) { return snapshot.doing; });
        note(simulation, patterns, "why", [](const Snapshot& snapshot) { return snapshot.why; });
        note(simulation, patterns, "why not yet", [](const Snapshot& snapshot) {
            const seen::Agent& agent = snapshot.current();
            return !agent.tasks.empty()        ? agent.tasks.back().why_not_yet
                   : !agent.microtasks.empty() ? agent.microtasks.back().why_not_yet
                                               : std::string();
        });
    }

    void note(const Simulation& simulation, const Snapshot& patterns, const char* section, Sentence sentence) {
        const std::string pattern = sentence(patterns);
        if (pattern.empty()) return;
        const auto [entry, fresh] = examples_.try_emplace({section, pattern});
        if (fresh)
            entry->second = {sentence(look(simulation, Wording::plain)), sentence(look(simulation, Wording::precise))};
    }

    std::map<std::pair<std::string, std::string>, Example> examples_;
};

} // namespace

static const std::string root = LOOPSCOPE_SOURCE_DIR "/";

static std::vector<std::string> whole_corpus() {
    std::vector<std::string> programs;
    for (const char* folder : {"tests/corpus", "web/scenarios"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root + folder))
            if (entry.path().extension() == ".js") programs.push_back(entry.path().string().substr(root.size()));
    std::sort(programs.begin(), programs.end());
    return programs;
}

static std::string list_from(const std::vector<std::string>& programs) {
    SentenceList list;
    std::string head;
    for (const std::string& program : programs)
        if (std::filesystem::exists(root + program) && list.read(root + program)) head += "# " + program + "\n";
    return head + list.text();
}

TEST_CASE("the list of sentences is the one that was read") {
    const std::string path = root + "tests/golden/sentences.txt";
    if (std::getenv("LOOPSCOPE_WRITE_SENTENCES")) std::ofstream(path, std::ios::binary) << list_from(whole_corpus());
    std::ifstream file(path, std::ios::binary);
    std::stringstream golden;
    golden << file.rdbuf();
    std::vector<std::string> programs;
    for (std::string line; std::getline(golden, line) && line.starts_with("# ");) programs.push_back(line.substr(2));
    CHECK(programs.size() > 30);
    CHECK(list_from(programs) == golden.str());
}
