// How a value is written inside a message, in V8's way and without running user code: `undefined`, `#<Promise>`,
// `[object Array]`, `Symbol(a)`, a function's source text.
#pragma once

#include "engine/runtime/agent.h"

#include <string>
#include <string_view>

namespace loopscope {

std::string describe(Agent& agent, Value value);
// Throws V8's TypeError of a method that was called on the wrong kind of receiver; `method`: "Map.prototype.get".
Completion incompatible(Agent& agent, std::string_view method, Value receiver);
// ECMA-262 20.2.3.5 Function.prototype.toString without its check.
std::string function_source(Agent& agent, const Object& function);
// What Error.prototype.toString gives when name and message are plain data; used for messages and the console.
std::string describe_error(Agent& agent, Object& error);

// The name of the object's constructor, "Object" when it has none.
std::string constructor_name(Agent& agent, Object& object);

} // namespace loopscope
