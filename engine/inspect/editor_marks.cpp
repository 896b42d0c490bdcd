#include "engine/inspect/editor_marks.h"

#include "engine/syntax/by_enum.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace loopscope {

std::string_view name_of(EditorMark::State state) {
    static constexpr auto words = names_of<EditorMark::State>("promise", "waiting", "queued", "running");
    return words[state];
}

SourcePlace in_editor(const Scenario& scenario, SourcePlace place) {
    if (!place.line || place.source_id >= scenario.starts.size()) return {};
    const FileStart& start = scenario.starts[place.source_id];
    if (!start.written) return {};
    place.start += start.units;
    place.end += start.units;
    place.line += start.lines;
    return place;
}

SourcePlace running_in_editor(const Scenario& scenario, const Snapshot& snapshot) {
    for (const seen::Frame& frame : snapshot.current().stack) {
        const SourcePlace place = in_editor(scenario, frame.place);
        if (!frame.library && place.line) return place;
    }
    return {};
}

// From the farthest to the nearest.
static std::vector<EditorMark> all_marks(const Scenario& scenario, const Snapshot& snapshot) {
    std::vector<EditorMark> marks;
    const auto add = [&](const auto& each, EditorMark::State state) {
        const SourcePlace place = in_editor(scenario, each.place);
        if (place.line && !each.token.badge.empty()) marks.push_back({place.line, each.token, state});
    };
    for (const seen::HeapObject& object : snapshot.heap)
        for (const seen::Reaction& reaction : object.reactions) add(reaction, EditorMark::State::promise);
    for (const seen::Api& api : snapshot.apis)
        if (api.state != seen::ApiState::done) add(api, EditorMark::State::waiting);
    for (const seen::Agent& agent : snapshot.agents) {
        for (const seen::Task& task : agent.tasks) add(task, EditorMark::State::queued);
        for (const seen::Job& job : agent.microtasks) add(job, EditorMark::State::queued);
        for (const seen::Frame& frame : agent.stack) add(frame, EditorMark::State::running);
    }
    return marks;
}

std::vector<EditorMark> editor_marks(const Scenario& scenario, const Snapshot& snapshot) {
    const std::vector<EditorMark> all = all_marks(scenario, snapshot);
    std::vector<EditorMark> marks;
    std::set<std::string_view> shown;
    for (auto mark = all.rbegin(); mark != all.rend(); ++mark)
        if (shown.insert(mark->token.badge).second) marks.push_back(*mark);
    std::reverse(marks.begin(), marks.end());
    return marks;
}

} // namespace loopscope
