#include "engine/runtime/shape.h"

#include "engine/runtime/property_table.h"
#include "engine/runtime/ref_set.h"
#include "engine/syntax/casts.h"

namespace loopscope {

std::uint32_t root_shape_hash(Value prototype) { return mix_hash(prototype.bits()); }

std::uint32_t transition_hash(Value key, std::uint32_t attributes) {
    return mix_hash(key.bits() + attributes * 0x51ED27u);
}

std::uint8_t shape_flags_of(PropertyKey key, std::uint32_t attributes) {
    std::uint8_t flags = 0;
    if (attributes & (accessor | refusal)) flags |= shape_has_accessor;
    if (!(attributes & writable)) flags |= shape_has_readonly;
    if (key.is_index()) flags |= shape_has_index_keys;
    return flags;
}

static Shape& make_shape(Agent& agent, Value prototype) {
    Shape& shape = agent.heap.at<Shape>(agent.heap.allocate(CellKind::shape, sizeof(Shape)));
    shape.prototype = prototype;
    shape.transitions = Value::undefined();
    shape.key = Value::hole();
    return shape;
}

Shape& root_shape(Agent& agent, Value prototype) {
    Heap& heap = agent.heap;
    CellOf<Bytes>& roots = agent.own_state().root_shapes;
    const Ref found = ref_set_find(heap, roots.ref(), root_shape_hash(prototype),
                                   [&](Ref ref) { return heap.at<Shape>(ref).prototype == prototype; });
    if (found != 0) return heap.at<Shape>(found);
    Shape& shape = make_shape(agent, prototype);
    roots = CellOf<Bytes>(ref_set_add(agent, roots.ref(), heap.ref_of(&shape)));
    return shape;
}

std::uint32_t find_property(const Heap& heap, const Shape& shape, PropertyKey key) {
    if (shape.header.count == 0) return no_position;
    return find_entry(heap.at<PropertyTable>(shape.table), key, shape.header.count);
}

static bool is_transition(const Shape& child, PropertyKey key, std::uint32_t attributes) {
    return child.key == key.value && child.attributes == attributes;
}

static Ref find_transition(Heap& heap, const Shape& shape, PropertyKey key, std::uint32_t attributes) {
    if (shape.transitions.is_undefined()) return 0;
    const Ref ref = shape.transitions.as_ref();
    if (heap.kind_of(ref) == CellKind::shape) return is_transition(heap.at<Shape>(ref), key, attributes) ? ref : 0;
    return ref_set_find(heap, ref, transition_hash(key.value, attributes),
                        [&](Ref child) { return is_transition(heap.at<Shape>(child), key, attributes); });
}

static void add_transition(Agent& agent, Shape& shape, Ref child) {
    if (shape.transitions.is_undefined()) {
        shape.transitions = Value::cell(child);
        return;
    }
    Ref set = shape.transitions.as_ref();
    if (agent.heap.kind_of(set) == CellKind::shape) {
        const Ref only = set;
        set = make_ref_set(agent, 8);
        ref_set_insert(agent.heap, ref_set_view(agent.heap, set), only);
    }
    shape.transitions = Value::cell(ref_set_add(agent, set, child));
}

Shape& extend_shape(Agent& agent, Shape& shape, PropertyKey key, std::uint32_t attributes) {
    if (const Ref found = find_transition(agent.heap, shape, key, attributes)) return agent.heap.at<Shape>(found);
    Shape& child = make_shape(agent, shape.prototype);
    child.parent = agent.heap.ref_of(&shape);
    child.key = key.value;
    child.attributes = attributes;
    child.header.flags = low_byte(shape.header.flags | shape_flags_of(key, attributes));
    child.header.count = shape.header.count + 1;
    child.table = table_with(agent, shape.table, shape.header.count, key, attributes);
    add_transition(agent, shape, agent.heap.ref_of(&child));
    return child;
}

Shape& shape_with_prototype(Agent& agent, Shape& shape, Value prototype) {
    if (shape.header.flags & shape_dictionary) {
        shape.prototype = prototype;
        return shape;
    }
    Shape* result = &root_shape(agent, prototype);
    for (std::uint32_t i = 0; i < shape.header.count; ++i) {
        const PropertyEntry entry = entry_at(agent.heap, shape, i);
        result = &extend_shape(agent, *result, {entry.key}, entry.attributes);
    }
    return *result;
}

Shape& shape_with_attributes(Agent& agent, Shape& shape, std::uint32_t position, std::uint32_t attributes) {
    if (shape.header.flags & shape_dictionary) {
        dictionary_set_attributes(agent, shape, position, attributes);
        return shape;
    }
    Shape* result = &root_shape(agent, shape.prototype);
    for (std::uint32_t i = 0; i < shape.header.count; ++i) {
        const PropertyEntry entry = entry_at(agent.heap, shape, i);
        result = &extend_shape(agent, *result, {entry.key}, i == position ? attributes : entry.attributes);
    }
    return *result;
}

Shape& make_dictionary(Agent& agent, const Shape& shape) {
    Shape& dictionary = make_shape(agent, shape.prototype);
    dictionary.header.flags = low_byte(shape.header.flags | shape_dictionary);
    dictionary.header.count = shape.header.count;
    if (shape.table != 0) {
        const PropertyTable& table = agent.heap.at<PropertyTable>(shape.table);
        dictionary.table = copy_table(agent, table, shape.header.count, table.capacity);
    }
    return dictionary;
}

std::uint32_t dictionary_add(Agent& agent, Shape& shape, PropertyKey key, std::uint32_t attributes) {
    const Ref old = shape.table;
    shape.table = table_with(agent, old, shape.header.count, key, attributes);
    if (old != 0 && old != shape.table) agent.heap.release(old);
    shape.header.flags = low_byte(shape.header.flags | shape_flags_of(key, attributes));
    return shape.header.count++;
}

void dictionary_remove(Agent& agent, Shape& shape, std::uint32_t position) {
    PropertyEntry& entry = agent.heap.at<PropertyTable>(shape.table).entries()[position];
    entry.key = Value::hole();
    entry.attributes = 0;
    ++shape.deleted;
}

void dictionary_set_attributes(Agent& agent, Shape& shape, std::uint32_t position, std::uint32_t attributes) {
    PropertyEntry& entry = agent.heap.at<PropertyTable>(shape.table).entries()[position];
    entry.attributes = attributes;
    shape.header.flags = low_byte(shape.header.flags | shape_flags_of({entry.key}, attributes));
}

void dictionary_compact(Agent& agent, Shape& shape, Values* slots) {
    Heap& heap = agent.heap;
    const Ref old = shape.table;
    const PropertyTable& table = heap.at<PropertyTable>(old);
    std::uint8_t flags = low_byte(shape.header.flags & (shape_dictionary | shape_is_prototype));
    std::uint32_t kept = 0;
    Ref compact = make_table(agent, table.capacity);
    for (std::uint32_t i = 0; i < shape.header.count; ++i) {
        const PropertyEntry& entry = table.entries()[i];
        if (entry.key.is_hole()) continue;
        append_entry(heap.at<PropertyTable>(compact), {entry.key}, entry.attributes);
        flags |= shape_flags_of({entry.key}, entry.attributes);
        slots->items[kept++] = slots->items[i];
    }
    for (std::uint32_t i = kept; i < shape.header.count; ++i) slots->items[i] = Value::undefined();
    heap.release(old);
    shape.table = compact;
    shape.header.count = kept;
    shape.header.flags = flags;
    shape.deleted = 0;
}

} // namespace loopscope
