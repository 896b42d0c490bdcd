// An open-addressed set of cells in one Bytes cell: interned strings, root shapes, transitions. Its members are held
// weakly: the collector takes the dead ones out. Where a member lies depends only on what was inserted, removed and
// collected.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

// The words of the Bytes cell: how many members, then slots (a power of two) with a Ref or 0.
struct RefSetView {
    std::uint32_t* words;
    std::uint32_t capacity;
    std::uint32_t& count() { return words[0]; }
    std::uint32_t* slots() { return words + 2; }
};

inline RefSetView ref_set_view(Heap& heap, Ref set) {
    Bytes& bytes = heap.at<Bytes>(set);
    return {reinterpret_cast<std::uint32_t*>(bytes.items), bytes.header.count / 4 - 2};
}

Ref make_ref_set(Agent& agent, std::uint32_t capacity);

// The member with this hash for which `matches(ref)` holds, or 0.
template <class Matches> Ref ref_set_find(Heap& heap, Ref set, std::uint32_t hash, Matches matches) {
    RefSetView view = ref_set_view(heap, set);
    const std::uint32_t mask = view.capacity - 1;
    for (std::uint32_t i = hash & mask;; i = (i + 1) & mask) {
        const Ref member = view.slots()[i];
        if (member == 0 || matches(member)) return member;
    }
}

// The hash that decides where a cell lies (interned string, or shape by its last transition or its prototype).
std::uint32_t ref_set_hash(const Heap& heap, Ref member);
// Adds a member that is not in it; returns the set, which is a new cell when it had to grow.
[[nodiscard]] Ref ref_set_add(Agent& agent, Ref set, Ref member);
void ref_set_insert(Heap& heap, RefSetView view, Ref member); // room is known to be there

inline std::uint32_t mix_hash(std::uint64_t bits) {
    bits *= 0x9E3779B97F4A7C15u;
    return static_cast<std::uint32_t>(bits >> 32);
}

} // namespace loopscope
