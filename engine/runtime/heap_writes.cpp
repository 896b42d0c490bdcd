// Where the arena may have been written: what checkpoints need not look at. No part of a run.
#include "engine/runtime/heap.h"

namespace loopscope {

void Heap::note_range(Ref begin, std::uint32_t bytes) {
    for (Ref page = begin / page_bytes; page * std::uint64_t{page_bytes} < std::uint64_t{begin} + bytes; ++page)
        note_write(page * page_bytes);
}

std::uint64_t Heap::forget_writes() {
    std::memset(memory_, 0, static_cast<std::size_t>(base_ - memory_));
    return ++writes_forgotten_;
}

std::vector<std::uint8_t> Heap::written_pages() const {
    constexpr std::uint32_t pages_in_block = block_bytes / page_bytes;
    const ArenaHeader& arena = header();
    std::vector<std::uint8_t> pages(arena.heap_end / page_bytes);
    const auto block_mark = [&](Ref ref) {
        return base_[-1 - static_cast<std::ptrdiff_t>(ref / block_bytes)] != std::byte{0};
    };
    const auto note = [&](Ref begin, Ref end) {
        for (Ref page = begin / page_bytes; page * page_bytes < end; ++page) pages[page] = 1;
    };
    note(0, sizeof(ArenaHeader));
    // Registers write to the stack past every mark, and it may have been higher meanwhile than it is now.
    note(arena.stack_begin, arena.stack_end);
    for (Ref block = arena.heap_begin; block < arena.heap_end;) {
        const std::uint32_t blocks = read<BlockHeader>(block).blocks;
        const std::uint32_t first = block / page_bytes, count = blocks * pages_in_block;
        const bool whole = block_mark(block);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t page = first + i;
            pages[page] = whole || block_mark(page * page_bytes) ||
                          base_[-page_marks_ - static_cast<std::ptrdiff_t>(page)] != std::byte{0};
        }
        block += blocks * block_bytes;
    }
    return pages;
}

} // namespace loopscope
