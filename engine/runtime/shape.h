// Shapes and their property tables: how names become positions. See Shape and PropertyTable in runtime/object.h.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

inline constexpr std::uint32_t most_shared_properties = 128; // beyond, an object gets a dictionary shape of its own
inline constexpr std::uint32_t no_position = UINT32_MAX;

std::uint32_t root_shape_hash(Value prototype);
std::uint32_t transition_hash(Value key, std::uint32_t attributes);

Shape& root_shape(Agent& agent, Value prototype);
// Position of the key among the shape's properties, or no_position.
std::uint32_t find_property(const Heap& heap, const Shape& shape, PropertyKey key);
inline const PropertyEntry& entry_at(const Heap& heap, const Shape& shape, std::uint32_t position) {
    return heap.at<PropertyTable>(shape.table).entries()[position];
}
// The child that adds this property (made when there is none yet). Not for dictionaries.
Shape& extend_shape(Agent& agent, Shape& shape, PropertyKey key, std::uint32_t attributes);
// A shape with the same properties, but another prototype or with the attributes of one property changed.
Shape& shape_with_prototype(Agent& agent, Shape& shape, Value prototype);
Shape& shape_with_attributes(Agent& agent, Shape& shape, std::uint32_t position, std::uint32_t attributes);
// A dictionary of the same properties that belongs to one object alone.
Shape& make_dictionary(Agent& agent, const Shape& shape);
// Dictionaries are changed in place.
std::uint32_t dictionary_add(Agent& agent, Shape& shape, PropertyKey key, std::uint32_t attributes);
void dictionary_remove(Agent& agent, Shape& shape, std::uint32_t position);
void dictionary_set_attributes(Agent& agent, Shape& shape, std::uint32_t position, std::uint32_t attributes);
// Drops the holes of a dictionary; moves the values in `slots` along with them.
void dictionary_compact(Agent& agent, Shape& shape, Values* slots);
// The flags that a property brings to its shape.
std::uint8_t shape_flags_of(PropertyKey key, std::uint32_t attributes);

} // namespace loopscope
