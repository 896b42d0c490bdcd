// ECMA-262 10.1.9 [[Set]], as far as no code runs.
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/property_storage.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static bool is_typed_array(const Heap& heap, Value value) {
    return heap.at<Object>(value).object_class() == ObjectClass::typed_array;
}

static Completion call_setter(Agent& agent, Value setter, Value receiver, Value value) {
    if (!setter.is_object()) return Completion::normal(Value::boolean(false));
    agent.pending_call = {};
    agent.pending_call.callee = setter;
    agent.pending_call.this_value = receiver;
    agent.pending_call.arguments[0] = value;
    agent.pending_call.argument_count = 1;
    return Completion::call();
}

// The value of an array's "length" as an integer: RangeError with the text of the problem when it is none.
Completion array_length_of(Agent& agent, Value value, std::uint32_t& length, const char* problem) {
    if (value.is_object()) return Completion::fallback();
    LOOPSCOPE_TRY(to_number(agent, value), number);
    length = to_uint32(number.as_number());
    if (length != number.as_number()) return agent.throw_range_error(problem);
    return Completion::normal();
}

// ECMA-262 10.4.2.4 ArraySetLength, from an assignment
static Completion assign_length(Agent& agent, Object& array, Value value) {
    std::uint32_t length = 0;
    constexpr const char* problem = "Failed to set the 'length' property on 'Array': Invalid array length";
    LOOPSCOPE_TRY_VOID(array_length_of(agent, value, length, problem));
    if (array.has_flag(object_length_readonly)) return Completion::normal(Value::boolean(false));
    return Completion::normal(Value::boolean(set_array_length(agent, array, length)));
}

static Completion write_own(Agent& agent, Object& object, PropertyKey key, const Lookup& found, Value value) {
    Heap& heap = agent.heap;
    if (object.object_class() == ObjectClass::array && key == agent.key(Name::length))
        return assign_length(agent, object, value);
    if (Value* mapped = mapped_argument(heap, object, key)) *mapped = value;
    if (key.is_index() && !element_at(heap, object, key.index()).is_hole()) {
        heap.at<Values>(object.elements).items[key.index()] = value;
    } else {
        heap.at<Values>(object.slots).items[found.slot] = value;
    }
    return Completion::normal(Value::boolean(true));
}

// Room for one more property; what cannot be had now is asked for before anything changes.
static bool has_room(Agent& agent, Object& object, PropertyKey key) {
    if (key.is_index() && is_near(agent.heap, object, key.index())) {
        const std::uint64_t capacity = elements_capacity(agent.heap, object);
        if (key.index() < capacity) return true;
        const std::uint64_t bytes = (key.index() + std::uint64_t{8}) * sizeof(Value);
        return bytes <= Heap::small_limit / 2 || agent.heap.can_allocate(bytes + 64);
    }
    return can_add_property(agent, object, key);
}

// Whether the object may get a new property of this key. ECMA-262 10.4.2.1 for arrays.
bool accepts_new_property(const Heap& heap, const Object& object, PropertyKey key) {
    if (!object.has_flag(object_extensible) || is_legacy_index(heap, object, key)) return false;
    if (object.object_class() != ObjectClass::array || !object.has_flag(object_length_readonly)) return true;
    if (key.is_index()) return key.index() < object.array_length;
    if (!key.is_string()) return true;
    const FlatString& string = heap.at<FlatString>(key.value);
    return !(string.header.flags & string_is_index) || string.index < object.array_length;
}

static Completion add_new(Agent& agent, Object& object, PropertyKey key, Value value) {
    if (!accepts_new_property(agent.heap, object, key)) return Completion::normal(Value::boolean(false));
    if (!has_room(agent, object, key)) return Completion::collect();
    add_property(agent, object, key, value, all_attributes);
    return Completion::normal(Value::boolean(true));
}

// Web IDL, [Replaceable], and functions that a program overwrites: a property of its own stands in place of what
// is refused.
static Completion replace_refusal(Agent& agent, Object& object, PropertyKey key, const Lookup& found, Value value) {
    if (!has_room(agent, object, key)) return Completion::collect();
    define_data(agent, object, key, value, low_byte(found.attributes & all_attributes));
    return Completion::normal(Value::boolean(true));
}

// 10.4.5.6 [[Set]] of a typed array further up, step 1.b.ii: an index that it has not is written nowhere.
static bool ends_at_typed_array(const Heap& heap, const Object& object, PropertyKey key) {
    for (Value at = get_prototype_of(heap, object); at.is_object(); at = get_prototype_of(heap, heap.at<Object>(at))) {
        std::int64_t index;
        if (is_typed_array(heap, at) && is_numeric_key(heap, key, index)) return true;
    }
    return false;
}

// ECMA-262 10.1.9.2 OrdinarySetWithOwnDescriptor, where the receiver is the object on which the search began
Completion set(Agent& agent, Value receiver, PropertyKey key, Value value) {
    const Value start = receiver.is_object() ? receiver : prototype_for_primitive(agent, receiver);
    if (!start.is_object()) return agent.throw_type_error("Cannot set properties of undefined or null");
    if (receiver.is_string() &&
        (key == agent.key(Name::length) || (key.is_index() && key.index() < length_of(agent.heap, receiver)))) {
        return Completion::normal(Value::boolean(false));
    }
    if (std::int64_t index; is_typed_array(agent.heap, start) && is_numeric_key(agent.heap, key, index)) {
        Object& array = agent.heap.at<Object>(start);
        if (start == receiver)
            return typed_array_store(agent, array, index, value) ? Completion::normal(Value::boolean(true))
                                                                 : Completion::fallback();
        if (index < 0 || index >= view_length(agent.heap, array)) return Completion::normal(Value::boolean(true));
    }
    if (has_legacy_flag(agent.heap.at<Object>(start), legacy_sets_items) && is_array_index(agent.heap, key))
        return Completion::fallback();
    const Lookup found = lookup(agent, agent.heap.at<Object>(start), key);
    switch (found.kind) {
    case Lookup::Kind::proxy:
    case Lookup::Kind::exotic: return Completion::fallback();
    case Lookup::Kind::accessor: return call_setter(agent, found.setter, receiver, value);
    case Lookup::Kind::refusal:
        if (!(found.attributes & writable)) return refuse_property(agent, key, found.value);
        if (found.holder == receiver.as_ref())
            return replace_refusal(agent, agent.heap.at<Object>(receiver), key, found, value);
        break;
    case Lookup::Kind::data:
        if (!(found.attributes & writable)) return Completion::normal(Value::boolean(false));
        break;
    case Lookup::Kind::absent:
        if (ends_at_typed_array(agent.heap, agent.heap.at<Object>(start), key))
            return Completion::normal(Value::boolean(true));
        break;
    }
    if (!receiver.is_object()) return Completion::normal(Value::boolean(false));
    Object& object = agent.heap.at<Object>(receiver);
    if (found.kind == Lookup::Kind::data && found.holder == receiver.as_ref())
        return write_own(agent, object, key, found, value);
    return add_new(agent, object, key, value);
}

} // namespace loopscope
