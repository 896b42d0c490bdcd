// Descriptor records: property descriptors as library sources hold them, objects without a prototype whose own data
// properties are the descriptor's fields. ECMA-262 6.2.6
#pragma once

#include "engine/runtime/property.h"

namespace loopscope {

Value descriptor_record(Agent& agent, const PropertyDescriptor& descriptor);
PropertyDescriptor descriptor_from_record(Agent& agent, Object& record);
// A property that was found, as a full descriptor (data and accessor only).
PropertyDescriptor descriptor_from_lookup(const Lookup& found);
// 6.2.6.4 FromPropertyDescriptor: an ordinary object.
Value from_property_descriptor(Agent& agent, const PropertyDescriptor& descriptor);
// 6.2.6.5 ToPropertyDescriptor where no user code can run; fallback() otherwise.
Completion to_property_descriptor(Agent& agent, Value attributes, PropertyDescriptor& descriptor);

// An object on which the internal methods run no user code and that runtime/property.h knows whole.
bool is_plain(const Object& object);
Object* plain_object(Agent& agent, Value value); // null when it isn't one

} // namespace loopscope
