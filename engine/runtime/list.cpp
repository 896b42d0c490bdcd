// Lists of values in the arena, with a quick front.
#include "engine/runtime/containers.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint32_t first_list_capacity = 7;

static std::uint32_t capacity_of(const Heap& heap, const List& list) {
    return list.storage == 0 ? 0 : heap.at<Values>(list.storage).header.count;
}

static Value& slot(Heap& heap, const List& list, std::uint32_t position) {
    Values& storage = heap.at<Values>(list.storage);
    std::uint32_t at = list.head + position;
    if (at >= storage.header.count) at -= storage.header.count;
    return storage.items[at];
}

static void grow(Agent& agent, List& list) {
    Heap& heap = agent.heap;
    const std::uint32_t capacity = capacity_of(heap, list);
    Values& larger = agent.make_values(capacity == 0 ? first_list_capacity : capacity * 2 + 1);
    for (std::uint32_t i = 0; i < list.header.count; ++i) larger.items[i] = slot(heap, list, i);
    if (list.storage != 0) heap.release(list.storage);
    list.storage = heap.ref_of(&larger);
    list.head = 0;
}

List& make_list(Agent& agent) { return agent.heap.at<List>(agent.heap.allocate(CellKind::list, sizeof(List))); }

void push_back(Agent& agent, List& list, Value value) {
    const std::uint32_t capacity = capacity_of(agent.heap, list);
    if (list.header.count == capacity) {
        const std::uint64_t bytes = sizeof(CellHeader) + (capacity * std::uint64_t{2} + 1) * sizeof(Value);
        if (bytes > Heap::small_limit && !agent.heap.can_allocate(bytes)) return agent.heap.fail();
        grow(agent, list);
    }
    ++list.header.count;
    slot(agent.heap, list, list.header.count - 1) = value;
}

Value pop_front(Agent& agent, List& list) {
    Value& first = slot(agent.heap, list, 0);
    const Value value = first;
    first = Value::undefined(); // nothing is kept alive by a place that was left
    if (++list.head == capacity_of(agent.heap, list)) list.head = 0;
    if (--list.header.count == 0) list.head = 0;
    return value;
}

void insert_at(Agent& agent, List& list, std::uint32_t position, Value value) {
    const std::uint32_t before = list.header.count;
    push_back(agent, list, value);
    if (list.header.count == before) return;
    for (std::uint32_t i = before; i > position; --i) slot(agent.heap, list, i) = slot(agent.heap, list, i - 1);
    slot(agent.heap, list, position) = value;
}

Value remove_at(Agent& agent, List& list, std::uint32_t position) {
    if (position == 0) return pop_front(agent, list);
    const Value value = slot(agent.heap, list, position);
    const std::uint32_t last = list.header.count - 1;
    for (std::uint32_t i = position; i < last; ++i) slot(agent.heap, list, i) = slot(agent.heap, list, i + 1);
    slot(agent.heap, list, last) = Value::undefined();
    --list.header.count;
    return value;
}

Value item(const Heap& heap, const List& list, std::uint32_t position) {
    const Values& storage = heap.at<Values>(list.storage);
    std::uint32_t at = list.head + position;
    if (at >= storage.header.count) at -= storage.header.count;
    return storage.items[at];
}

void set_item(Heap& heap, List& list, std::uint32_t position, Value value) { slot(heap, list, position) = value; }

void clear(Agent& agent, List& list) {
    if (list.storage != 0) agent.heap.release(list.storage);
    list.storage = 0;
    list.head = 0;
    list.header.count = 0;
}

} // namespace loopscope
