// ECMA-262 10.4.2 Array Exotic Objects: making, growing, and when one is plain enough for a fast path.
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property_storage.h"

#include <algorithm>

namespace loopscope {

bool is_array(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).object_class() == ObjectClass::array;
}

// Deletes the indexed properties in the table from `length` on, the highest first; returns the length that could be
// reached.
static std::uint32_t truncate_table(Agent& agent, Object& array, std::uint32_t length) {
    struct Indexed {
        std::uint32_t index;
        PropertyKey key;
        std::uint32_t attributes;
    };
    std::vector<Indexed> doomed;
    const Shape& shape = shape_of(agent.heap, array);
    for (std::uint32_t i = 0; i < shape.header.count; ++i) {
        const PropertyEntry& entry = entry_at(agent.heap, shape, i);
        const PropertyKey key{entry.key};
        if (key.is_index() && key.index() >= length) doomed.push_back({key.index(), key, entry.attributes});
        if (!key.is_string()) continue;
        const FlatString& string = agent.heap.at<FlatString>(key.value);
        if ((string.header.flags & string_is_index) && string.index >= length)
            doomed.push_back({string.index, key, entry.attributes});
    }
    std::sort(doomed.begin(), doomed.end(), [](const Indexed& a, const Indexed& b) { return a.index > b.index; });
    for (const Indexed& property : doomed) {
        if (!(property.attributes & configurable)) return property.index + 1;
        remove_property(agent, array, property.key,
                        find_property(agent.heap, shape_of(agent.heap, array), property.key));
    }
    return length;
}

// ECMA-262 10.4.2.4 ArraySetLength from step 13
bool set_array_length(Agent& agent, Object& array, std::uint32_t length) {
    std::uint32_t reached = length;
    const bool shorter = length < array.array_length;
    const bool may_have_table =
        (shape_of(agent.heap, array).header.flags & shape_dictionary) || array.array_length > 0x7FFFFFFF;
    if (shorter && may_have_table) reached = truncate_table(agent, array, length);
    if (shorter) truncate_elements(agent, array, reached);
    array.array_length = reached;
    return reached == length;
}

static bool has_indexed(const Heap& heap, const Object& object) {
    if (object.has_flag(object_exotic)) return true;
    if (shape_of(heap, object).header.flags & shape_has_index_keys) return true;
    const std::uint32_t capacity = elements_capacity(heap, object);
    for (std::uint32_t i = 0; i < capacity; ++i) {
        if (!element_at(heap, object, i).is_hole()) return true;
    }
    return false;
}

static bool has_hole(const Heap& heap, const Object& array) {
    if (array.array_length > elements_capacity(heap, array)) return true;
    const Value* items = array.elements == 0 ? nullptr : heap.at<Values>(array.elements).items;
    return std::any_of(items, items + array.array_length, [](Value item) { return item.is_hole(); });
}

static bool inherits_indexed(const Heap& heap, const Object& array) {
    Value ancestor = get_prototype_of(heap, array);
    for (; ancestor.is_object(); ancestor = get_prototype_of(heap, heap.at<Object>(ancestor))) {
        if (has_indexed(heap, heap.at<Object>(ancestor))) return true;
    }
    return false;
}

static bool is_plain_array(const Heap& heap, const Object& array) {
    return array.object_class() == ObjectClass::array && !array.has_flag(object_exotic) &&
           !(shape_of(heap, array).header.flags & shape_has_index_keys);
}

bool is_fast_array(const Agent& agent, const Object& array) {
    const Heap& heap = agent.heap;
    return is_plain_array(heap, array) && (!inherits_indexed(heap, array) || !has_hole(heap, array));
}

bool is_open_array(const Agent& agent, const Object& array) {
    return is_plain_array(agent.heap, array) && array.has_flag(object_extensible) &&
           !array.has_flag(object_length_readonly) && !inherits_indexed(agent.heap, array);
}

void append_element(Agent& agent, Object& array, Value value) {
    const std::uint32_t index = array.array_length;
    if (is_near(agent.heap, array, index)) {
        if (!put_element(agent, array, index, value)) {
            agent.heap.fail();
            return;
        }
        array.array_length = index + 1;
        return;
    }
    add_property(agent, array, key_from_index(agent, index), value, all_attributes);
}

} // namespace loopscope
