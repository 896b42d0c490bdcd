// Values in a few words, for the picture. Reads only: nothing is flattened, interned or called.
#pragma once

#include "engine/inspect/seen.h"
#include "engine/runtime/agent.h"

namespace loopscope {

seen::Value look_at_value(const Agent& agent, Value value, std::uint32_t text_limit);
std::string title_of_object(const Agent& agent, const Object& object); // 'Object', 'Array(3)', 'ƒ greet', 'Promise'
seen::ObjectKind kind_of_object(const Object& object);
std::string name_of_function(const Agent& agent, const Object& function); // own data property "name", or empty
// A callback by its name, or by other words where it has none.
std::string label_of_callback(const Agent& agent, Value callback, std::string_view otherwise);
SourcePlace place_of_function(const Agent& agent, Value function);
// The value of an own or inherited data property; undefined when there is none, or where code would run.
Value peek_property(const Agent& agent, const Object& object, PropertyKey key);
seen::Origin origin_of(const Record& record);
seen::Made made_at(const Agent& agent, std::uint32_t id);

} // namespace loopscope
