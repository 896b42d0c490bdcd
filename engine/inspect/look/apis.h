// What the browser does meanwhile: timers, operations, workers, listeners, frame callbacks.
#pragma once

#include "engine/inspect/look/window.h"

namespace loopscope {

void look_at_apis(const Agent& agent, const Look& look, Snapshot& snapshot);
// Of an operation that the library starts, by its name there. The test of this file knows them all.
seen::ApiKind kind_of_operation(std::string_view name);

} // namespace loopscope
