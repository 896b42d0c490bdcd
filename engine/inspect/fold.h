// What plain words fold: work of the browser's own that the program neither asked for nor hears. Precise words show all
// of it.
#pragma once

#include "engine/event_loop/task.h"
#include "engine/inspect/moments.h"

namespace loopscope {

// What a task is to who reads plain words.
enum class Fold : std::uint8_t {
    none,       // the program's own, or heard by it
    page_ready, // the end of the document and its events: one grey token
    unheard,    // an event for which there is no listener: not shown
};
Fold fold_of(const Agent& agent, const Task& task);
// Library steps that call nothing of the program, as in the loading of an image.
bool is_folded(const Agent& agent, const Record& microtask);
// Whether plain words leave out what happened; of the end of the document they tell the beginning.
bool is_folded(const Simulation& simulation, const Happening& happening);

// 'click': of a task for what the visitor does; empty for others.
std::string type_of_event(const Agent& agent, const Task& task);

} // namespace loopscope
