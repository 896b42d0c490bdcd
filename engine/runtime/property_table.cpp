#include "engine/runtime/property_table.h"

#include "engine/runtime/ref_set.h"
#include "engine/runtime/shape.h"

namespace loopscope {

static constexpr std::uint32_t first_table_capacity = 4;

static std::uint32_t bucket_of(const PropertyTable& table, PropertyKey key) {
    return mix_hash(key.value.bits()) & (table.capacity - 1);
}

Ref make_table(Agent& agent, std::uint32_t capacity) {
    const std::uint32_t bytes = sizeof(PropertyTable) + capacity * (sizeof(PropertyEntry) + sizeof(std::uint32_t));
    const Ref ref = agent.heap.allocate(CellKind::property_table, bytes);
    agent.heap.at<PropertyTable>(ref).capacity = capacity;
    return ref;
}

void append_entry(PropertyTable& table, PropertyKey key, std::uint32_t attributes) {
    std::uint32_t& bucket = table.buckets()[bucket_of(table, key)];
    const std::uint32_t position = table.header.count++;
    table.entries()[position] = {key.value, attributes, bucket};
    bucket = position + 1;
}

Ref copy_table(Agent& agent, const PropertyTable& table, std::uint32_t count, std::uint32_t capacity) {
    const Ref ref = make_table(agent, capacity);
    PropertyTable& copy = agent.heap.at<PropertyTable>(ref);
    for (std::uint32_t i = 0; i < count; ++i) {
        const PropertyEntry& entry = table.entries()[i];
        if (!entry.key.is_hole()) {
            append_entry(copy, {entry.key}, entry.attributes);
        } else {
            copy.entries()[copy.header.count++] = {Value::hole(), 0, 0}; // positions must stay
        }
    }
    return ref;
}

Ref table_with(Agent& agent, Ref table, std::uint32_t count, PropertyKey key, std::uint32_t attributes) {
    if (table == 0) {
        table = make_table(agent, first_table_capacity);
    } else {
        const PropertyTable& old = agent.heap.at<PropertyTable>(table);
        const bool full = count == old.capacity;
        if (full || old.header.count != count)
            table = copy_table(agent, old, count, full ? old.capacity * 2 : old.capacity);
    }
    append_entry(agent.heap.at<PropertyTable>(table), key, attributes);
    return table;
}

std::uint32_t find_entry(const PropertyTable& table, PropertyKey key, std::uint32_t count) {
    for (std::uint32_t next = table.buckets()[bucket_of(table, key)]; next != 0;) {
        const PropertyEntry& entry = table.entries()[next - 1];
        if (entry.key == key.value && next <= count) return next - 1;
        next = entry.next;
    }
    return no_position;
}

} // namespace loopscope
