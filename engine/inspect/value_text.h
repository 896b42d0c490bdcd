// Values in a few words, for the picture. Reads only: nothing is flattened, interned or called.
#pragma once

#include "engine/inspect/snapshot.h"
#include "engine/runtime/agent.h"

namespace loopscope {

ValueView view_of_value(const Agent& agent, Value value, std::uint32_t text_limit);
std::string title_of_object(const Agent& agent, const Object& object);    // 'Object', 'Array(3)', 'ƒ greet', 'Promise'
std::string kind_of_object(const Object& object);                         // object, array, function, promise...
std::string name_of_function(const Agent& agent, const Object& function); // own data property "name", or empty
SourcePlace place_of_function(const Agent& agent, Value function);
// The value of an own or inherited data property; undefined when there is none, or where code would run.
Value peek_property(const Agent& agent, const Object& object, PropertyKey key);

} // namespace loopscope
