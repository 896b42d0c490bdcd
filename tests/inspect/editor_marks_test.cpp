#include "engine/inspect/editor_marks.h"
#include "tests/scene/sample_snapshot.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

static Scenario one_file() {
    Scenario scenario;
    scenario.files = {{"main.js", ""}};
    scenario.starts = {FileStart{}};
    return scenario;
}

static const EditorMark* mark(const std::vector<EditorMark>& marks, std::string_view badge) {
    const auto found =
        std::find_if(marks.begin(), marks.end(), [badge](const EditorMark& one) { return one.token.badge == badge; });
    return found == marks.end() ? nullptr : &*found;
}

TEST_CASE("each token stands at one line, where it is nearest to running, in its own colour") {
    Snapshot snapshot = sample_snapshot();
    snapshot.agents[0].tasks[0].token = make_token(6, "T2"); // waits as a timer too
    snapshot.agents[0].tasks[0].place = snapshot.apis[2].place;
    const auto marks = editor_marks(one_file(), snapshot);
    REQUIRE(mark(marks, "P1"));
    CHECK(mark(marks, "P1")->state == EditorMark::State::running);
    CHECK(mark(marks, "P1")->line == 7);
    CHECK(mark(marks, "P1")->token.family == Family::microtask);
    REQUIRE(mark(marks, "T2"));
    CHECK(mark(marks, "T2")->state == EditorMark::State::queued);
    REQUIRE(mark(marks, "P2"));
    CHECK(mark(marks, "P2")->state == EditorMark::State::promise);
    CHECK(mark(marks, "E1")->token.family == Family::event);
    CHECK_FALSE(mark(marks, "T1")); // it is done
    CHECK(std::count_if(marks.begin(), marks.end(), [](const auto& one) { return one.token.badge == "T2"; }) == 1);
}

TEST_CASE("places are those of the text with all files, and a file that is not in it has none") {
    Scenario scenario = one_file();
    scenario.files.push_back({"other.js", ""});
    scenario.starts.push_back({100, 9, true});
    const SourcePlace place = in_editor(scenario, {1, 5, 8, 2, 3});
    CHECK(place.line == 11);
    CHECK(place.start == 105);
    CHECK(place.column == 3);
    scenario.starts[1].written = false;
    CHECK(in_editor(scenario, {1, 5, 8, 2, 3}).line == 0);
    CHECK(in_editor(scenario, {7, 5, 8, 2, 3}).line == 0);
    CHECK(running_in_editor(scenario, sample_snapshot()).line == 13);
}
