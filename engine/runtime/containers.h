// Lists and hash tables in the arena: the only containers for state that a step can change.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

List& make_list(Agent& agent);
void push_back(Agent& agent, List& list, Value value);
Value pop_front(Agent& agent, List& list); // the list must not be empty
void insert_at(Agent& agent, List& list, std::uint32_t position, Value value);
Value remove_at(Agent& agent, List& list, std::uint32_t position);
Value item(const Heap& heap, const List& list, std::uint32_t position);
void set_item(Heap& heap, List& list, std::uint32_t position, Value value);
void clear(Agent& agent, List& list);

// A list all of whose items are cells of one type.
template <class T> struct ListOf : List {};
template <class T> CellOf<ListOf<T>> make_list_of(Agent& agent) {
    return CellOf<ListOf<T>>(agent.heap.ref_of(&make_list(agent)));
}
template <class T> void push_back(Agent& agent, ListOf<T>& list, const T& cell) {
    push_back(agent, list, Value(agent.heap.cell_of(cell)));
}
template <class T> void insert_at(Agent& agent, ListOf<T>& list, std::uint32_t position, const T& cell) {
    insert_at(agent, list, position, Value(agent.heap.cell_of(cell)));
}
template <class T> T& pop_front(Agent& agent, ListOf<T>& list) {
    return agent.heap.at<T>(pop_front(agent, static_cast<List&>(list)));
}
template <class T> T& item(Heap& heap, const ListOf<T>& list, std::uint32_t position) {
    return heap.at<T>(item(heap, static_cast<const List&>(list), position));
}
template <class T> const T& item(const Heap& heap, const ListOf<T>& list, std::uint32_t position) {
    return heap.at<T>(item(heap, static_cast<const List&>(list), position));
}
// Null when it is empty.
template <class T> const T* front(const Heap& heap, const ListOf<T>& list) {
    return list.header.count > 0 ? &item(heap, list, 0) : nullptr;
}
// In order: for (const Timer& timer : items(heap, timers)) ...
template <class T> struct ItemRange {
    struct Iterator {
        const Heap& heap;
        const ListOf<T>& list;
        std::uint32_t position;
        const T& operator*() const { return item(heap, list, position); }
        Iterator& operator++() { return ++position, *this; }
        bool operator!=(const Iterator& end) const { return position != end.position; }
    };
    const Heap& heap;
    const ListOf<T>& list;
    Iterator begin() const { return {heap, list, 0}; }
    Iterator end() const { return {heap, list, list.header.count}; }
};
template <class T> ItemRange<T> items(const Heap& heap, const ListOf<T>& list) { return {heap, list}; }

// Insertion-ordered table. Keys compare by SameValueZero (strings by content; hashed by content).
//
// A position is an entry's place in the order of all insertions that the table has ever seen: it never changes,
// whatever is deleted, cleared or rebuilt. So an iterator is a table and a position, nothing else (ECMA-262 24.1.3.5
// holds by itself: what is added later is visited, what is deleted is not, and nothing twice).
struct HashTable {
    CellHeader header;      // count = live entries; flags: HashTableFlag
    Ref entries;            // Values: triplets key (hole: deleted), value, link in insertion order; 0 while never used
    Ref buckets;            // Bytes: u32 entry number + 1
    std::uint32_t used;     // entries used, deleted ones included
    std::uint32_t capacity; // of entries; a power of two, as many buckets
    std::uint32_t next_position; // of the next insertion
    std::uint32_t unused;
};
enum HashTableFlag : std::uint8_t { table_weak_keys = 1 }; // ephemerons: the collector removes entries with dead keys
HashTable& make_hash_table(Agent& agent, bool weak_keys = false);
Value table_get(Agent& agent, HashTable& table, Value key); // hole when absent
void table_set(Agent& agent, HashTable& table, Value key, Value value);
bool table_delete(Agent& agent, HashTable& table, Value key);
void table_clear(Agent& agent, HashTable& table);
// The first live entry at or after `position`, which is set to its position; false at the end (then `position` stays).
// To go on the caller adds one. An iterator that has reached the end must drop its table (it stays at the end for
// ever).
bool table_next(const Heap& heap, const HashTable& table, std::uint32_t& position, Value& key, Value& value);
// Whether one more entry fits into the heap now: leaves ask before they add to a table that programs can make large.
bool table_can_add(const Heap& heap, const HashTable& table);

// A table from ids to cells of one type.
template <class T> struct TableOf : HashTable {};
template <class T> CellOf<TableOf<T>> make_table_of(Agent& agent) {
    return CellOf<TableOf<T>>(agent.heap.ref_of(&make_hash_table(agent)));
}
template <class T> void add(Agent& agent, TableOf<T>& table, std::uint32_t id, const T& cell) {
    table_set(agent, table, Value::number(id), agent.heap.cell_of(cell));
}
template <class T> T* find(Agent& agent, TableOf<T>& table, std::uint32_t id) {
    const Value found = table_get(agent, table, Value::number(id));
    return found.is_cell() ? &agent.heap.at<T>(found) : nullptr;
}
template <class T> bool remove(Agent& agent, TableOf<T>& table, std::uint32_t id) {
    return table_delete(agent, table, Value::number(id));
}
// In the order of insertion.
template <class T, class Visit> void each(const Heap& heap, const TableOf<T>& table, Visit visit) {
    Value key, value;
    for (std::uint32_t position = 0; table_next(heap, table, position, key, value); ++position)
        visit(heap.at<T>(value));
}

// The collector's: drops the entries with these keys (no rebuild).
void table_drop_entry(Heap& heap, HashTable& table, std::uint32_t entry);

} // namespace loopscope
