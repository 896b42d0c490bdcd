// Exotic objects whose internal methods differ only in what they keep: mapped arguments (ECMA-262 10.4.4) and legacy
// platform objects (Web IDL, legacy platform objects).
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

// Legacy platform objects (class platform with object_exotic): what the library says that they support. Programs can
// neither change nor delete it.
enum class LegacySlot : unsigned {
    state,
    items, // the indexed properties: an array of ours, or undefined
    names, // the named properties: an object without prototype, or undefined; those that are enumerable are so here
    flags, // int32: LegacyFlag
    count
};
enum LegacyFlag : std::int32_t {
    legacy_names_override = 1, // [LegacyOverrideBuiltIns]
    legacy_hides_names = 4,    // Chromium lists them nowhere: a form's
    legacy_sets_items = 2,     // there is an indexed property setter, which is the library's
};
bool is_legacy_platform_object(const Object& object);
bool is_array_index(const Heap& heap, PropertyKey key);
// Whether such an object has indexed properties and the key is one, whether or not there is something at it.
bool is_legacy_index(const Heap& heap, const Object& object, PropertyKey key);
bool has_legacy_flag(const Object& object, LegacyFlag flag);
// Whether the key is the library's: an index, or a supported name that no property of the object's own stands before.
bool is_legacy_property(Agent& agent, const Object& object, PropertyKey key);

// Shared by lookup.cpp and the files of the other internal methods.
Completion call_getter(Agent& agent, Value getter, Value receiver);
Completion refuse_property(Agent& agent, PropertyKey key, Value reason);
Lookup lookup_at(const Heap& heap, const Object& object, const Shape& shape, std::uint32_t position);

} // namespace loopscope
