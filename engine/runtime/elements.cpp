#include "engine/runtime/elements.h"

#include <algorithm>

namespace loopscope {

static std::uint64_t element_bytes(std::uint64_t count) { return sizeof(CellHeader) + count * sizeof(Value); }

// The elements move into a new cell of this capacity.
static void move_elements(Agent& agent, Object& object, std::uint32_t capacity) {
    Values& values = agent.make_values(capacity, Value::hole());
    if (object.elements != 0) {
        const Values& old = agent.heap.at<Values>(object.elements);
        std::copy_n(old.items, std::min(old.header.count, capacity), values.items);
        agent.heap.release(object.elements);
    }
    object.elements = agent.heap.ref_of(&values);
}

bool reserve_elements(Agent& agent, Object& object, std::uint32_t capacity) {
    if (capacity <= elements_capacity(agent.heap, object)) return true;
    if (capacity > most_elements) return false;
    if (element_bytes(capacity) > Heap::small_limit && !agent.heap.can_allocate(element_bytes(capacity))) return false;
    move_elements(agent, object, capacity);
    return true;
}

bool is_near(const Heap& heap, const Object& object, std::uint32_t index) {
    return index < most_elements && index <= elements_capacity(heap, object) * std::uint64_t{2} + 64;
}

// Capacities that fill a size class: 8 bytes of header, then values.
static std::uint32_t grown_capacity(std::uint32_t old, std::uint32_t needed) {
    const std::uint32_t wanted = std::max({needed, old + old / 2 + 2, std::uint32_t{3}});
    return (wanted + 2) / 2 * 2 - 1;
}

bool put_element(Agent& agent, Object& object, std::uint32_t index, Value value) {
    const std::uint32_t old = elements_capacity(agent.heap, object);
    if (index >= old) {
        const std::uint32_t capacity = std::min(grown_capacity(old, index + 1), most_elements);
        if (!reserve_elements(agent, object, capacity) && !reserve_elements(agent, object, index + 1)) return false;
    }
    agent.heap.at<Values>(object.elements).items[index] = value;
    return true;
}

void truncate_elements(Agent& agent, Object& object, std::uint32_t length) {
    const std::uint32_t capacity = elements_capacity(agent.heap, object);
    if (length >= capacity) return;
    if (length == 0) {
        agent.heap.release(object.elements);
        object.elements = 0;
        return;
    }
    if (length < capacity / 4 && element_bytes(length) <= Heap::small_limit) {
        move_elements(agent, object, grown_capacity(0, length));
    }
    Values& values = agent.heap.at<Values>(object.elements);
    if (length < values.header.count)
        std::fill(values.items + length, values.items + values.header.count, Value::hole());
}

} // namespace loopscope
