// What a moment says about the program's text as the editor shows it, with all files of the program in one text: where
// it runs, and the lines from which something will come back.
#pragma once

#include "engine/host/scenario.h"
#include "engine/inspect/snapshot.h"

namespace loopscope {

// A place in that text; line 0: it is in no file of it.
SourcePlace in_editor(const Scenario& scenario, SourcePlace place);
// The innermost expression of the program that runs; line 0: none does.
SourcePlace running_in_editor(const Scenario& scenario, const Snapshot& snapshot);

struct EditorMark {
    enum class State : std::uint8_t { promise, waiting, queued, running, count };
    std::uint32_t line;
    Token token;
    State state;
};
std::string_view name_of(EditorMark::State state);
// Each token stands once, where it is nearest to running.
std::vector<EditorMark> editor_marks(const Scenario& scenario, const Snapshot& snapshot);

} // namespace loopscope
