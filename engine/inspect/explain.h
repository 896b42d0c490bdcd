// Why now, and why not yet: sentences made only of facts in the snapshot.
#pragma once

#include "engine/inspect/messages.h"
#include "engine/inspect/snapshot.h"

namespace loopscope {

// A line as sentences name it: "3", "3 of other.js", "1 of evaluated code".
std::string line_words(const Snapshot& snapshot, const SourcePlace& place);
// "T1 setTimeout"
std::string named(const seen::Api& api);
// What will be queued when it ends: "then a timer task"; empty where nothing will.
std::string what_follows(const seen::Api& api);
// One sentence for the moment: what runs or waits, and the rule that makes it so.
std::string explain_moment(const Snapshot& snapshot, Wording wording);
// The one sentence to show: the latest moment, with what was told instead of shown on the way to it, and what is held
// up meanwhile. Where no moment is known, why the machine is where it is.
// What never went on, when nothing goes on by itself any more; empty, or a sentence behind a space.
std::string explain_hanging(const Snapshot& snapshot, Wording wording);
std::string the_sentence(const Snapshot& snapshot, Wording wording);
// One sentence for what the next step does.
std::string explain_step(const Snapshot& snapshot, Wording wording);
// Fills why_not_yet of every waiting microtask and task.
void explain_waiting(Snapshot& snapshot, Wording wording);

} // namespace loopscope
