#include "engine/runtime/property_storage.h"

#include "engine/runtime/elements.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

Value make_accessor_pair(Agent& agent, Value getter, Value setter) {
    Values& pair = agent.make_values(enum_count<AccessorSlot>);
    pair.items[0] = getter;
    pair.items[1] = setter;
    return Value::cell(agent.heap.ref_of(&pair));
}

bool can_add_property(const Agent& agent, const Object& object, PropertyKey) {
    const std::uint64_t count = shape_of(agent.heap, object).header.count;
    if (count < 1024) return true;
    // The table doubles when it is full, the slots when they are.
    return agent.heap.can_allocate(count * 2 * (sizeof(PropertyEntry) + 4) + 64) &&
           agent.heap.can_allocate(count * 2 * 8);
}

static void become_dictionary(Agent& agent, Object& object) {
    object.shape = agent.heap.ref_of(&make_dictionary(agent, shape_of(agent.heap, object)));
}

// Slot capacities that fill a size class: 3, 5, 9, 15, 31, then doubling.
static std::uint32_t slot_capacity(std::uint32_t needed) {
    constexpr std::uint32_t steps[] = {3, 5, 9, 15, 31, 63, 125};
    for (const std::uint32_t step : steps) {
        if (needed <= step) return step;
    }
    return (needed + needed / 2) | 1;
}

static void store_slot(Agent& agent, Object& object, std::uint32_t position, Value value) {
    Heap& heap = agent.heap;
    const std::uint32_t capacity = object.slots == 0 ? 0 : heap.at<Values>(object.slots).header.count;
    if (position >= capacity) {
        Values& slots = agent.make_values(slot_capacity(position + 1));
        if (object.slots != 0) {
            std::copy_n(heap.at<Values>(object.slots).items, capacity, slots.items);
            heap.release(object.slots);
        }
        object.slots = heap.ref_of(&slots);
    }
    heap.at<Values>(object.slots).items[position] = value;
}

static void compact_if_sparse(Agent& agent, Object& object) {
    Shape& shape = shape_of(agent.heap, object);
    if (shape.deleted <= 8 || shape.deleted <= shape.header.count / 2) return;
    dictionary_compact(agent, shape, &agent.heap.at<Values>(object.slots));
}

static void add_slot(Agent& agent, Object& object, PropertyKey key, Value stored, std::uint8_t attributes) {
    Shape* shape = &shape_of(agent.heap, object);
    if (!is_dictionary(*shape) && (key.is_index() || shape->header.count >= most_shared_properties)) {
        become_dictionary(agent, object);
        shape = &shape_of(agent.heap, object);
    }
    std::uint32_t position;
    if (is_dictionary(*shape)) {
        compact_if_sparse(agent, object);
        position = dictionary_add(agent, *shape, key, attributes);
    } else {
        position = shape->header.count;
        shape = &extend_shape(agent, *shape, key, attributes);
        object.shape = agent.heap.ref_of(shape);
    }
    store_slot(agent, object, position, stored);
}

void add_property_with_shape(Agent& agent, Object& object, Ref shape, Value stored) {
    object.shape = shape;
    store_slot(agent, object, agent.heap.at<Shape>(shape).header.count - 1, stored);
}

void add_property(Agent& agent, Object& object, PropertyKey key, Value stored, std::uint8_t attributes) {
    if (key.is_index()) {
        const std::uint32_t index = key.index();
        if (object.object_class() == ObjectClass::array && index >= object.array_length)
            object.array_length = index + 1;
        if (attributes == all_attributes && is_near(agent.heap, object, index) &&
            put_element(agent, object, index, stored))
            return;
    } else if (object.object_class() == ObjectClass::array && key.is_string()) {
        const FlatString& string = agent.heap.at<FlatString>(key.value);
        if ((string.header.flags & string_is_index) && string.index >= object.array_length)
            object.array_length = string.index + 1;
    }
    add_slot(agent, object, key, stored, attributes);
}

std::uint32_t set_attributes(Agent& agent, Object& object, PropertyKey key, std::uint32_t position,
                             std::uint8_t attributes) {
    if (position == no_position) {
        Value& element = agent.heap.at<Values>(object.elements).items[key.index()];
        const Value stored = element;
        element = Value::hole();
        add_slot(agent, object, key, stored, attributes);
        return find_property(agent.heap, shape_of(agent.heap, object), key);
    }
    object.shape = agent.heap.ref_of(&shape_with_attributes(agent, shape_of(agent.heap, object), position, attributes));
    return position;
}

void remove_property(Agent& agent, Object& object, PropertyKey key, std::uint32_t position) {
    Heap& heap = agent.heap;
    if (position == no_position) {
        heap.at<Values>(object.elements).items[key.index()] = Value::hole();
        return;
    }
    heap.at<Values>(object.slots).items[position] = Value::undefined();
    const Shape& shape = shape_of(heap, object);
    if (!is_dictionary(shape) && position + 1 == shape.header.count) {
        object.shape = shape.parent;
        return;
    }
    if (!is_dictionary(shape)) become_dictionary(agent, object);
    dictionary_remove(agent, shape_of(heap, object), position);
}

} // namespace loopscope
