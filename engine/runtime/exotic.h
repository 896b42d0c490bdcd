// Exotic objects whose internal methods differ only in what they keep: mapped arguments. ECMA-262 10.4.4
#pragma once

#include "engine/runtime/property.h"

namespace loopscope {

// Mapped arguments (class arguments with object_exotic): where the variable of an argument lives.
enum class ArgumentsSlot : unsigned {
    environment, // cell Environment with the parameters' slots
    mapping, // cell Values of its own: for each argument that was given the slot (int32), or undefined when it is not
             // (or no longer) mapped. The values given lie in the elements as well
    count
};
// The variable behind argument `key`, or null when it is not mapped.
Value* mapped_argument(Heap& heap, const Object& arguments, PropertyKey key);
void unmap_argument(Heap& heap, const Object& arguments, PropertyKey key);

// Shared by lookup.cpp and the files of the other internal methods.
Completion call_getter(Agent& agent, Value getter, Value receiver);
Completion refuse_property(Agent& agent, PropertyKey key, Value reason);
Lookup lookup_at(const Heap& heap, const Object& object, const Shape& shape, std::uint32_t position);

} // namespace loopscope
