// Dense indexed properties: a Values cell from index 0, holes marked. All of them are writable, enumerable and
// configurable; indexed properties with other attributes, or far away from the others, live in the object's dictionary
// table. An index is in one of the two places; a hole here means "look there, if the shape has index keys".
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

inline constexpr std::uint32_t most_holes = 1u << 20; // of an array that was only given a length
inline constexpr std::uint32_t most_elements = 1u << 28;

inline std::uint32_t elements_capacity(const Heap& heap, const Object& object) {
    return object.elements == 0 ? 0 : heap.at<Values>(object.elements).header.count;
}
inline Value element_at(const Heap& heap, const Object& object, std::uint32_t index) {
    return index < elements_capacity(heap, object) ? heap.at<Values>(object.elements).items[index] : Value::hole();
}
// Makes room for `capacity` elements at least; false (nothing changed) when they don't fit in the heap now.
[[nodiscard]] bool reserve_elements(Agent& agent, Object& object, std::uint32_t capacity);
// Whether a new element at `index` belongs here rather than into the table.
bool is_near(const Heap& heap, const Object& object, std::uint32_t index);
// Stores at `index`, growing; false (nothing changed) when there is no room. The index must be near.
[[nodiscard]] bool put_element(Agent& agent, Object& object, std::uint32_t index, Value value);
// Gives back room beyond `length` when much of it is unused, and makes what is left of it holes.
void truncate_elements(Agent& agent, Object& object, std::uint32_t length);

} // namespace loopscope
