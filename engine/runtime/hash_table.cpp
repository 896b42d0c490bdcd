// ECMA-262 24.5.1: tables that keep the order of insertion, and iterators that survive changes.
#include "engine/runtime/bigint.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/ref_set.h"
#include "engine/runtime/string_cells.h"

#include <algorithm>

namespace loopscope {

// A link is a word that the collector takes for a tiny double: the next older entry of the bucket + 1 (28 bits) above
// the entry's position (32 bits).
struct TableEntry {
    Value key;
    Value value;
    std::uint64_t link;
    std::uint32_t older() const { return static_cast<std::uint32_t>(link >> 32); }
    std::uint32_t position() const { return static_cast<std::uint32_t>(link); }
};
static_assert(sizeof(TableEntry) == 3 * sizeof(Value));

static constexpr std::uint32_t first_capacity = 8;
static constexpr std::uint32_t most_entries = 1u << 27;
static constexpr std::uint32_t no_entry = UINT32_MAX;

static TableEntry* entries_of(Heap& heap, const HashTable& table) {
    return reinterpret_cast<TableEntry*>(heap.at<Values>(table.entries).items);
}
static const TableEntry* entries_of(const Heap& heap, const HashTable& table) {
    return reinterpret_cast<const TableEntry*>(heap.at<Values>(table.entries).items);
}
static std::uint32_t* buckets_of(Heap& heap, const HashTable& table) {
    return reinterpret_cast<std::uint32_t*>(heap.at<Bytes>(table.buckets).items);
}

// Equal keys (SameValueZero) have equal hashes.
static std::uint32_t hash_of_key(Agent& agent, Value key) {
    if (key.is_string()) return hash_of_string(agent, key);
    if (key.is_number()) return mix_hash(Value::number(key.as_number() + 0.0).bits());
    if (key.is_bigint()) return bigint_hash(agent.heap, key);
    return mix_hash(key.bits());
}

static std::uint32_t find(Agent& agent, const HashTable& table, Value key) {
    if (table.header.count == 0) return no_entry;
    const TableEntry* entries = entries_of(agent.heap, table);
    const std::uint32_t bucket = hash_of_key(agent, key) & (table.capacity - 1);
    for (std::uint32_t next = buckets_of(agent.heap, table)[bucket]; next != 0;) {
        const TableEntry& entry = entries[next - 1];
        if (entry.key == key || (!entry.key.is_hole() && same_value_zero(agent, entry.key, key))) return next - 1;
        next = entry.older();
    }
    return no_entry;
}

HashTable& make_hash_table(Agent& agent, bool weak_keys) {
    HashTable& table = agent.heap.at<HashTable>(agent.heap.allocate(CellKind::hash_table, sizeof(HashTable)));
    if (weak_keys) table.header.flags = table_weak_keys;
    return table;
}

static void append(Agent& agent, HashTable& table, Value key, Value value, std::uint32_t position) {
    std::uint32_t& bucket = buckets_of(agent.heap, table)[hash_of_key(agent, key) & (table.capacity - 1)];
    entries_of(agent.heap, table)[table.used++] = {key, value, std::uint64_t{bucket} << 32 | position};
    bucket = table.used;
}

static void make_storage(Agent& agent, HashTable& table, std::uint32_t capacity) {
    table.entries = agent.heap.ref_of(&agent.make_values(capacity * 3));
    table.buckets = agent.heap.ref_of(&agent.make_bytes(capacity * 4));
    table.capacity = capacity;
    table.used = 0;
}

static std::uint32_t wanted_capacity(const HashTable& table) {
    if (table.capacity == 0) return first_capacity;
    if (table.header.count > table.capacity / 4 * 3) return table.capacity * 2;
    return table.header.count < table.capacity / 8 && table.capacity > first_capacity ? table.capacity / 2
                                                                                      : table.capacity;
}

// New storage without the deleted entries. Positions stay unless the numbers themselves have run out.
static void rebuild(Agent& agent, HashTable& table) {
    Heap& heap = agent.heap;
    const Ref old_entries = table.entries;
    const Ref old_buckets = table.buckets;
    const std::uint32_t old_used = table.used;
    make_storage(agent, table, wanted_capacity(table));
    if (old_entries == 0) return;
    const bool renumber = table.next_position > UINT32_MAX - 1;
    if (renumber) table.next_position = 0;
    for (std::uint32_t i = 0; i < old_used; ++i) {
        const TableEntry entry = reinterpret_cast<const TableEntry*>(heap.at<Values>(old_entries).items)[i];
        if (entry.key.is_hole()) continue;
        append(agent, table, entry.key, entry.value, renumber ? table.next_position++ : entry.position());
    }
    heap.release(old_entries);
    heap.release(old_buckets);
}

static bool is_full(const HashTable& table) {
    return table.used == table.capacity || table.next_position == UINT32_MAX;
}

bool table_can_add(const Heap& heap, const HashTable& table) {
    if (!is_full(table)) return true;
    const std::uint64_t capacity = wanted_capacity(table);
    if (capacity > most_entries) return false;
    return capacity * 28 < Heap::small_limit || heap.can_allocate(capacity * 28 + 2 * Heap::block_bytes);
}

Value table_get(Agent& agent, HashTable& table, Value key) {
    const std::uint32_t found = find(agent, table, key);
    return found == no_entry ? Value::hole() : entries_of(agent.heap, table)[found].value;
}

void table_set(Agent& agent, HashTable& table, Value key, Value value) {
    if (key.is_number()) key = Value::number(key.as_number() + 0.0); // CanonicalizeKeyedCollectionKey: no -0
    const std::uint32_t found = find(agent, table, key);
    if (found != no_entry) {
        entries_of(agent.heap, table)[found].value = value;
        return;
    }
    if (is_full(table)) {
        if (!table_can_add(agent.heap, table)) return agent.heap.fail();
        rebuild(agent, table);
    }
    append(agent, table, key, value, table.next_position++);
    ++table.header.count;
}

void table_drop_entry(Heap& heap, HashTable& table, std::uint32_t entry) {
    TableEntry& dropped = entries_of(heap, table)[entry];
    dropped.key = Value::hole();
    dropped.value = Value::hole();
    --table.header.count;
}

bool table_delete(Agent& agent, HashTable& table, Value key) {
    const std::uint32_t found = find(agent, table, key);
    if (found == no_entry) return false;
    table_drop_entry(agent.heap, table, found);
    return true;
}

void table_clear(Agent& agent, HashTable& table) {
    if (table.entries == 0) return;
    agent.heap.release(table.entries);
    agent.heap.release(table.buckets);
    table.entries = table.buckets = 0;
    table.used = table.capacity = table.header.count = 0;
}

// The first entry at or after a position: mostly where it would be had nothing been deleted, else by halving.
static std::uint32_t entry_from(const TableEntry* entries, std::uint32_t used, std::uint32_t position) {
    if (used == 0 || position <= entries[0].position()) return 0;
    const std::uint32_t guess = position - entries[0].position();
    if (guess < used && entries[guess].position() == position) return guess;
    const TableEntry* end = entries + std::min(guess, used);
    const auto before = [](const TableEntry& entry, std::uint32_t wanted) { return entry.position() < wanted; };
    return static_cast<std::uint32_t>(std::lower_bound(entries, end, position, before) - entries);
}

bool table_next(const Heap& heap, const HashTable& table, std::uint32_t& position, Value& key, Value& value) {
    if (table.entries == 0) return false;
    const TableEntry* entries = entries_of(heap, table);
    for (std::uint32_t i = entry_from(entries, table.used, position); i < table.used; ++i) {
        if (entries[i].key.is_hole()) continue;
        position = entries[i].position();
        key = entries[i].key;
        value = entries[i].value;
        return true;
    }
    return false;
}

} // namespace loopscope
