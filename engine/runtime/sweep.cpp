// The sweep: free runs of a block, and what becomes of finished blocks.
#include "engine/runtime/collector.h"
#include "engine/runtime/size_classes.h"

#include <algorithm>

namespace loopscope {

// Rebuilds all free lists in address order, so that what follows does not depend on the order of death.
void Collector::sweep() {
    ArenaHeader& arena = heap_.own_header();
    for (unsigned i = 0; i < size_classes; ++i) {
        arena.free_lists[i] = 0;
        tails_[i] = heap_.ref_of(&arena.free_lists[i]);
    }
    arena.free_blocks = 0;
    arena.free_block_count = 0;
    for (Ref block = arena.heap_begin; block < arena.heap_end;) {
        const BlockHeader header = heap_.read<BlockHeader>(block);
        if (header.state == block_free) {
            add_free_run(block, header.blocks);
        } else if (header.state == block_small) {
            sweep_block(block);
        } else if (is_marked(block + sizeof(BlockHeader))) {
            live_bytes_ += std::uint64_t{header.blocks} * Heap::block_bytes;
        } else {
            heap_.clear(block, header.blocks * Heap::block_bytes);
            add_free_run(block, header.blocks);
        }
        block += header.blocks * Heap::block_bytes;
    }
    for (unsigned i = 0; i < size_classes; ++i) link_tail(i, 0);
    finish_free_runs();
    arena.live_bytes = live_bytes_;
    arena.allocated_since_collection = 0;
    arena.collect_at = std::max(arena.collect_minimum, live_bytes_);
    ++arena.collections;
}

void Collector::add_free_cell(Ref cell, std::uint32_t bytes, unsigned size_class) {
    if (heap_.kind_of(cell) != CellKind::free) std::memset(&heap_.at<FreeCell>(cell), 0, bytes);
    link_tail(size_class, cell);
    tails_[size_class] = cell + offsetof(FreeCell, next);
}

// What was linked so before is not written again: the block counts as unchanged.
void Collector::link_tail(unsigned size_class, Ref cell) {
    const Ref tail = tails_[size_class];
    if (heap_.read<Ref>(tail) != cell) heap_.at<Ref>(tail) = cell;
}

void Collector::sweep_block(Ref block) {
    const std::uint32_t bytes = heap_.read<BlockHeader>(block).cell_bytes;
    const Ref first = block + sizeof(BlockHeader);
    const Ref end = first + cells_in_block(bytes) * bytes;
    std::uint32_t live = 0;
    for (Ref cell = first; cell < end; cell += bytes) live += is_marked(cell);
    if (live == 0) {
        heap_.clear(block, Heap::block_bytes);
        return add_free_run(block, 1);
    }
    live_bytes_ += live * bytes;
    const unsigned size_class = class_of(bytes);
    for (Ref cell = first; cell < end; cell += bytes) {
        if (!is_marked(cell)) add_free_cell(cell, bytes, size_class);
    }
}

// Blocks are visited in address order: a run grows as long as free blocks follow each other.
void Collector::add_free_run(Ref first, std::uint32_t blocks) {
    heap_.own_header().free_block_count += blocks;
    BlockHeader* last = last_run_ == 0 ? nullptr : &heap_.at<BlockHeader>(last_run_);
    if (last != nullptr && last_run_ + last->blocks * Heap::block_bytes == first) {
        heap_.at<BlockHeader>(first) = {};
        last->blocks += blocks;
        return;
    }
    heap_.at<BlockHeader>(first) = {block_free, blocks, 0, 0};
    (last == nullptr ? heap_.own_header().free_blocks : last->next) = first;
    last_run_ = first;
}

// What is free at the end is given back: the next blocks come from there as new ones.
void Collector::finish_free_runs() {
    ArenaHeader& arena = heap_.own_header();
    if (last_run_ == 0) return;
    const std::uint32_t blocks = heap_.at<BlockHeader>(last_run_).blocks;
    if (last_run_ + blocks * Heap::block_bytes != arena.heap_end) return;
    Ref* link = &arena.free_blocks;
    while (*link != last_run_) link = &heap_.at<BlockHeader>(*link).next;
    *link = 0;
    arena.heap_end = last_run_;
    arena.free_block_count -= blocks;
}

} // namespace loopscope
