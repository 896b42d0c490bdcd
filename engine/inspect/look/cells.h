// Every object of a heap, for looks that no name of the program leads to. Only of a small heap; of a big one, none.
#pragma once

#include "engine/runtime/object.h"
#include "engine/runtime/size_classes.h"

namespace loopscope {

template <class Visit> void each_small_object(const Heap& heap, Visit visit) {
    constexpr std::uint32_t small_heap = 8u << 20;
    const ArenaHeader& arena = heap.header();
    if (arena.heap_end - arena.heap_begin > small_heap) return;
    for (Ref block = arena.heap_begin; block < arena.heap_end;) {
        const BlockHeader& header = heap.at<BlockHeader>(block);
        const Ref first = block + sizeof(BlockHeader);
        const Ref end =
            header.state == block_small ? first + cells_in_block(header.cell_bytes) * header.cell_bytes : first;
        for (Ref cell = first; cell < end; cell += header.cell_bytes)
            if (heap.kind_of(cell) == CellKind::object) visit(cell, heap.at<Object>(cell));
        block += header.blocks * Heap::block_bytes;
    }
}

} // namespace loopscope
