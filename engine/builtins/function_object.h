// Function objects for natives, and the names by which library code speaks of holders and keys.
#pragma once

#include "engine/runtime/native.h"
#include "engine/runtime/property.h"

namespace loopscope {

// "@@iterator" is the well-known symbol, anything else a string.
PropertyKey key_from_spec(Agent& agent, std::string_view name);

// The intrinsic object whose path is `path` ("Array.prototype"); hole when there is none. "" is the global object.
Value holder_from_path(Agent& agent, std::string_view path);

// ECMA-262 10.3.4 CreateBuiltinFunction, for entry `index` of the agent's table of natives.
Object& make_native_function(Agent& agent, std::uint32_t index, Value name, unsigned length);

// ECMA-262 10.2.9 SetFunctionName: "[Symbol.iterator]" for symbols, with an optional "get" or "set" in front.
Value function_name(Agent& agent, PropertyKey key, std::string_view prefix = {});
void set_function_name_and_length(Agent& agent, Object& function, Value name, unsigned length);

// Defines the native on its holder: a method, getter, setter or global function.
void install_native(Agent& agent, std::uint32_t index);

} // namespace loopscope
