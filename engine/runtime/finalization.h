// FinalizationRegistry objects: who waits for the end of what. ECMA-262 26.2, 9.10
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

enum class RegistrySlot : unsigned {
    cells,    // cell List of cells Values by RegistryCell
    dead,     // cell List: those whose target is gone
    callback, // [[CleanupCallback]]
    queued,   // boolean: its cleanup job waits
    count
};
enum class RegistryCell : unsigned {
    weak, // cell Values, weak: target (hole when it is gone), unregister token or undefined
    held, // [[HeldValue]]
    count
};

Object& make_registry(Agent& agent, Value prototype, Value callback);
void register_target(Agent& agent, Object& registry, Value target, Value held, Value token);
bool unregister_token(Agent& agent, Object& registry, Value token);
// Takes out the first cell whose target is gone: its held value, or hole when there is none.
Value take_dead_cell(Agent& agent, Object& registry);
// Asks the host for the cleanup job of this registry, if there are dead cells and no job waits already.
void enqueue_cleanup(Agent& agent, Object& registry);
// When garbage has been collected: finds the dead cells of all registries, and asks.
void find_dead_cells(Agent& agent);

// What a WeakRef was asked for stays alive until the present job is over.
void add_to_kept_objects(Agent& agent, Value value); // 9.10.5 AddToKeptObjects
void clear_kept_objects(Agent& agent);               // 9.10.4 ClearKeptObjects

} // namespace loopscope
