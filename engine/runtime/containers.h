// Lists and hash tables in the arena: the only containers for state that a step can change.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

List& make_list(Agent& agent);
void push_back(Agent& agent, List& list, Value value);
Value pop_front(Agent& agent, List& list);                        // the list must not be empty
void insert_at(Agent& agent, List& list, std::uint32_t position, Value value);
Value remove_at(Agent& agent, List& list, std::uint32_t position);
Value item(const Heap& heap, const List& list, std::uint32_t position);
void set_item(Heap& heap, List& list, std::uint32_t position, Value value);
void clear(Agent& agent, List& list);

// Insertion-ordered table with stable positions under iteration (ECMA-262 24.1.3.5 needs that): entries are appended,
// deleted ones leave a hole until the table is rebuilt; `epoch`-safe iteration is by position with adjust_position.
// Keys compare by SameValueZero (strings by content; hashed by content).
struct HashTable {
    CellHeader header;       // count = live entries; flags bit 0: keys are weak (collector removes dead ones)
    Ref entries;             // Values: key, value, chain (int32) triplets in insertion order
    Ref buckets;             // Bytes: u32 positions + 1
    std::uint32_t used;      // entries used, deleted ones included
    std::uint32_t capacity;  // of entries
    std::uint32_t rebuilds;  // how often positions were renumbered
    std::uint32_t unused;
    Ref previous;            // reserved
    Ref reserved;
};
HashTable& make_hash_table(Agent& agent, bool weak_keys = false);
Value table_get(Agent& agent, HashTable& table, Value key);       // hole when absent
void table_set(Agent& agent, HashTable& table, Value key, Value value);
bool table_delete(Agent& agent, HashTable& table, Value key);
void table_clear(Agent& agent, HashTable& table);
// The first live entry at or after `position`; false at the end. Iterators keep a position; deletions leave holes and
// the table renumbers only through rebuild notices kept in the table, so a live iterator never skips or repeats.
bool table_next(const Heap& heap, const HashTable& table, std::uint32_t& position, Value& key, Value& value);

} // namespace loopscope
