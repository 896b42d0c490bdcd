// The properties of one object, below descriptors and exotic behaviour: where they are kept, and changing that.
#pragma once

#include "engine/runtime/property.h"
#include "engine/runtime/shape.h"

namespace loopscope {

inline Shape& shape_of(Heap& heap, const Object& object) { return heap.at<Shape>(object.shape); }
inline const Shape& shape_of(const Heap& heap, const Object& object) { return heap.at<Shape>(object.shape); }
inline bool is_dictionary(const Shape& shape) { return shape.header.flags & shape_dictionary; }

// An accessor property's slot holds a cell Values with these.
enum class AccessorSlot : unsigned { getter, setter, count };
Value make_accessor_pair(Agent& agent, Value getter, Value setter);

// Whether one more property of this key certainly fits into the heap now (big tables may not).
bool can_add_property(const Agent& agent, const Object& object, PropertyKey key);
// A property that is not there yet, in the elements or in a slot. `stored`: the value, accessor pair or refusal's
// reason.
void add_property(Agent& agent, Object& object, PropertyKey key, Value stored, std::uint8_t attributes);
// What add_property does once the shape is known (an inline cache's): `shape` has one property more than the object's
// own.
void add_property_with_shape(Agent& agent, Object& object, Ref shape, Value stored);
// Other attributes for an existing property; `position` is its position in the table or no_position for an element.
// Returns its (new) position.
std::uint32_t set_attributes(Agent& agent, Object& object, PropertyKey key, std::uint32_t position,
                             std::uint8_t attributes);
void remove_property(Agent& agent, Object& object, PropertyKey key, std::uint32_t position);

} // namespace loopscope
