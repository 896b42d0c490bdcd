// Looking into a module namespace object without running anything: for the console.
#pragma once

#include "engine/runtime/object.h"

#include <optional>

namespace loopscope {

struct Agent;

// The value of an export, when `proxy` is a namespace object (module.js makes them as proxies); a hole while it is not
// initialized. Nothing for other proxies, and for names that it does not export.
std::optional<Value> namespace_export(Agent& agent, Object& proxy, PropertyKey key);

} // namespace loopscope
