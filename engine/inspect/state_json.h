// The state object, version 1: what window.loopscope.state(), the embed protocol and `run --states` give. Documented in
// web/page/README.md.
#pragma once

#include "engine/host/json_writer.h"
#include "engine/inspect/snapshot.h"

namespace loopscope {

enum class StateDetail : std::uint8_t {
    brief, // the run's own facts; agents, apis and console are empty
    whole,
    with_heap
};
// Its members, into an object that is open: who shows the run may add its own.
void write_state(JsonWriter& out, const Snapshot& snapshot, StateDetail detail);
std::string state_json(const Snapshot& snapshot, StateDetail detail = StateDetail::whole);

} // namespace loopscope
