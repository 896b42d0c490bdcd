// ECMA-262 10.1.6 [[DefineOwnProperty]].
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/property_storage.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"

namespace loopscope {

Completion array_length_of(Agent& agent, Value value, std::uint32_t& length, const char* problem);
bool accepts_new_property(const Heap& heap, const Object& object, PropertyKey key);

static std::uint32_t position_of(Agent& agent, const Object& object, PropertyKey key) {
    if (key.is_index() && !element_at(agent.heap, object, key.index()).is_hole()) return no_position;
    return find_property(agent.heap, shape_of(agent.heap, object), key);
}

static void store(Agent& agent, Object& object, PropertyKey key, std::uint32_t position, Value stored) {
    if (position == no_position) agent.heap.at<Values>(object.elements).items[key.index()] = stored;
    else agent.heap.at<Values>(object.slots).items[position] = stored;
}

// Properties that are not content of their object: an array's length, a string object's units and length.
static bool is_virtual(Agent& agent, const Object& object, PropertyKey key, std::uint32_t position) {
    return position == no_position && (!key.is_index() || element_at(agent.heap, object, key.index()).is_hole());
}

// Gives an existing property this content and these attributes.
static void replace(Agent& agent, Object& object, PropertyKey key, Value stored, std::uint8_t old,
                    std::uint8_t attributes) {
    std::uint32_t position = position_of(agent, object, key);
    if (is_virtual(agent, object, key, position)) {
        if (is_array(agent.heap, agent.value_of(object)) && stored.is_number()) {
            set_array_length(agent, object, to_uint32(stored.as_number()));
        }
        return;
    }
    if (old != attributes) position = set_attributes(agent, object, key, position, attributes);
    store(agent, object, key, position, stored);
}

static void define(Agent& agent, Object& object, PropertyKey key, const Lookup& found, Value stored,
                   std::uint8_t attributes) {
    if (found.kind == Lookup::Kind::absent) add_property(agent, object, key, stored, attributes);
    else replace(agent, object, key, stored, found.attributes, attributes);
}

void define_data(Agent& agent, Object& object, PropertyKey key, Value value, std::uint8_t attributes) {
    define(agent, object, key, get_own_property(agent, object, key), value, attributes & all_attributes);
}

void set_private_element(Agent& agent, Object& object, PropertyKey name, Value value, std::uint8_t attributes) {
    define(agent, object, name, find_private_element(agent.heap, object, name), value, attributes);
}

void set_private_accessor(Agent& agent, Object& object, PropertyKey name, Value getter, Value setter) {
    const Value pair = make_accessor_pair(agent, getter, setter);
    define(agent, object, name, find_private_element(agent.heap, object, name), pair, accessor);
}

void define_accessor(Agent& agent, Object& object, PropertyKey key, Value getter, Value setter,
                     std::uint8_t attributes) {
    const std::uint8_t own = low_byte((attributes & (enumerable | configurable)) | accessor);
    const Value pair = make_accessor_pair(agent, getter, setter);
    define(agent, object, key, get_own_property(agent, object, key), pair, own);
}

void define_refusal(Agent& agent, Object& object, PropertyKey key, Value reason, std::uint8_t attributes) {
    object.set_flag(object_refusal, true);
    const unsigned kept = attributes & (all_attributes | 7u << 5);
    define(agent, object, key, get_own_property(agent, object, key), reason, low_byte(kept | refusal));
}

bool create_data_property(Agent& agent, Object& object, PropertyKey key, Value value) {
    const Lookup found = get_own_property(agent, object, key);
    if (found.kind == Lookup::Kind::absent) {
        if (!accepts_new_property(agent.heap, object, key)) return false;
        add_property(agent, object, key, value, all_attributes);
        return true;
    }
    if (!(found.attributes & configurable)) return false;
    replace(agent, object, key, value, found.attributes, all_attributes);
    return true;
}

static std::uint8_t attributes_of(const PropertyDescriptor& descriptor, std::uint8_t old) {
    std::uint8_t attributes = old & all_attributes;
    const auto apply = [&](bool present, bool on, std::uint8_t bit) {
        if (present) attributes = low_byte(on ? attributes | bit : attributes & ~bit);
    };
    apply(descriptor.has_writable, descriptor.writable, writable);
    apply(descriptor.has_enumerable, descriptor.enumerable, enumerable);
    apply(descriptor.has_configurable, descriptor.configurable, configurable);
    return attributes;
}

static Value present_or(Value value, Value otherwise) { return value.is_hole() ? otherwise : value; }

static void add_described(Agent& agent, Object& object, PropertyKey key, const PropertyDescriptor& descriptor) {
    const std::uint8_t attributes = attributes_of(descriptor, 0);
    if (descriptor.is_accessor()) {
        define_accessor(agent, object, key, present_or(descriptor.get, Value::undefined()),
                        present_or(descriptor.set, Value::undefined()), attributes);
    } else {
        add_property(agent, object, key, present_or(descriptor.value, Value::undefined()), attributes);
    }
}

static bool is_generic(const PropertyDescriptor& descriptor) {
    return !descriptor.is_accessor() && !descriptor.is_data();
}

// ECMA-262 10.1.6.3 ValidateAndApplyPropertyDescriptor, step 5: what a non-configurable property still allows
static bool may_change(Agent& agent, const Lookup& current, const PropertyDescriptor& descriptor) {
    if (current.attributes & configurable) return true;
    if (descriptor.has_configurable && descriptor.configurable) return false;
    if (descriptor.has_enumerable && descriptor.enumerable != bool(current.attributes & enumerable)) return false;
    if (is_generic(descriptor)) return true;
    const bool is_accessor = current.kind == Lookup::Kind::accessor;
    if (descriptor.is_accessor() != is_accessor) return false;
    if (is_accessor) {
        return (descriptor.get.is_hole() || descriptor.get == current.getter) &&
               (descriptor.set.is_hole() || descriptor.set == current.setter);
    }
    if (current.attributes & writable) return true;
    if (descriptor.has_writable && descriptor.writable) return false;
    return descriptor.value.is_hole() || same_value(agent, descriptor.value, current.value);
}

// Step 6: applies the descriptor to the property that is there.
static void apply(Agent& agent, Object& object, PropertyKey key, const Lookup& current,
                  const PropertyDescriptor& descriptor) {
    const bool was_accessor = current.kind == Lookup::Kind::accessor;
    const std::uint8_t old = current.attributes;
    if (descriptor.is_accessor()) {
        const Value getter = present_or(descriptor.get, was_accessor ? current.getter : Value::undefined());
        const Value setter = present_or(descriptor.set, was_accessor ? current.setter : Value::undefined());
        const auto attributes = low_byte((attributes_of(descriptor, old) & ~writable) | accessor);
        replace(agent, object, key, make_accessor_pair(agent, getter, setter), old, attributes);
    } else if (was_accessor && descriptor.is_data()) {
        const std::uint8_t attributes = attributes_of(descriptor, old & ~(accessor | writable));
        replace(agent, object, key, present_or(descriptor.value, Value::undefined()), old, attributes);
    } else if (was_accessor) {
        const auto attributes = low_byte(attributes_of(descriptor, old) | accessor);
        const std::uint32_t position = position_of(agent, object, key);
        if (attributes != old) set_attributes(agent, object, key, position, attributes);
    } else {
        replace(agent, object, key, present_or(descriptor.value, current.value), old, attributes_of(descriptor, old));
    }
}

// ECMA-262 10.4.2.1 step 2 and 10.4.2.4: "length" of an array
static Completion define_length(Agent& agent, Object& array, const PropertyDescriptor& descriptor) {
    std::uint32_t length = array.array_length;
    if (!descriptor.value.is_hole())
        LOOPSCOPE_TRY_VOID(array_length_of(agent, descriptor.value, length, "Invalid array length"));
    const bool readonly = array.has_flag(object_length_readonly);
    if (descriptor.is_accessor() || (descriptor.has_configurable && descriptor.configurable) ||
        (descriptor.has_enumerable && descriptor.enumerable)) {
        return Completion::normal(Value::boolean(false));
    }
    if (readonly && (length != array.array_length || (descriptor.has_writable && descriptor.writable))) {
        return Completion::normal(Value::boolean(false));
    }
    const bool whole = length == array.array_length || set_array_length(agent, array, length);
    if (descriptor.has_writable && !descriptor.writable) array.set_flag(object_length_readonly, true);
    return Completion::normal(Value::boolean(whole));
}

// ECMA-262 10.4.4.2: a mapped argument follows its definition, and is unmapped by accessors and read-only ones.
static void define_mapped(Agent& agent, Object& object, PropertyKey key, const PropertyDescriptor& descriptor) {
    Value* mapped = mapped_argument(agent.heap, object, key);
    if (mapped == nullptr) return;
    if (!descriptor.value.is_hole()) *mapped = descriptor.value;
    if (descriptor.is_accessor() || (descriptor.has_writable && !descriptor.writable))
        unmap_argument(agent.heap, object, key);
}

// 10.4.5.3 [[DefineOwnProperty]] of typed arrays
static Completion define_element_of_view(Agent& agent, Object& array, std::int64_t index,
                                         const PropertyDescriptor& descriptor) {
    const bool refused = index < 0 || index >= view_length(agent.heap, array) ||
                         (descriptor.has_configurable && !descriptor.configurable) ||
                         (descriptor.has_enumerable && !descriptor.enumerable) || descriptor.is_accessor() ||
                         (descriptor.has_writable && !descriptor.writable);
    if (refused) return Completion::normal(Value::boolean(false));
    if (!descriptor.value.is_hole() && !typed_array_store(agent, array, index, descriptor.value))
        return Completion::fallback();
    return Completion::normal(Value::boolean(true));
}

Completion define_own_property(Agent& agent, Object& object, PropertyKey key, const PropertyDescriptor& descriptor) {
    if (object.object_class() == ObjectClass::array && key == agent.key(Name::length))
        return define_length(agent, object, descriptor);
    if (std::int64_t index; object.object_class() == ObjectClass::typed_array && is_numeric_key(agent.heap, key, index))
        return define_element_of_view(agent, object, index, descriptor);
    if (is_legacy_property(agent, object, key))
        return Completion::normal(Value::boolean(false)); // Web IDL, legacy platform objects, [[DefineOwnProperty]]
    const Lookup current = get_own_property(agent, object, key);
    if (current.kind == Lookup::Kind::proxy || current.kind == Lookup::Kind::exotic) return Completion::fallback();
    if (current.kind == Lookup::Kind::absent) {
        if (!accepts_new_property(agent.heap, object, key)) return Completion::normal(Value::boolean(false));
        if (!can_add_property(agent, object, key)) return Completion::collect();
        add_described(agent, object, key, descriptor);
        return Completion::normal(Value::boolean(true));
    }
    if (!may_change(agent, current, descriptor)) return Completion::normal(Value::boolean(false));
    apply(agent, object, key, current, descriptor);
    define_mapped(agent, object, key, descriptor);
    return Completion::normal(Value::boolean(true));
}

// ECMA-262 10.1.10.1 OrdinaryDelete
Completion delete_property(Agent& agent, Object& object, PropertyKey key) {
    const Lookup current = get_own_property(agent, object, key);
    if (std::int64_t index; object.object_class() == ObjectClass::typed_array && is_numeric_key(agent.heap, key, index))
        return Completion::normal(Value::boolean(current.kind == Lookup::Kind::absent));
    if (is_legacy_property(agent, object,
                           key)) // Web IDL, legacy platform objects, [[Delete]]; Chromium: a form says that it is gone
        return Completion::normal(Value::boolean(
            current.kind == Lookup::Kind::absent ||
            (!is_legacy_index(agent.heap, object, key) && has_legacy_flag(object, legacy_names_override))));
    if (current.kind == Lookup::Kind::proxy || current.kind == Lookup::Kind::exotic) return Completion::fallback();
    if (current.kind == Lookup::Kind::absent) return Completion::normal(Value::boolean(true));
    if (!(current.attributes & configurable)) return Completion::normal(Value::boolean(false));
    if (object.object_class() == ObjectClass::array && key == agent.key(Name::length))
        return Completion::normal(Value::boolean(false));
    remove_property(agent, object, key, position_of(agent, object, key));
    unmap_argument(agent.heap, object, key);
    return Completion::normal(Value::boolean(true));
}

} // namespace loopscope
