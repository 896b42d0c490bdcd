#include "engine/runtime/heap.h"

#include "engine/runtime/size_classes.h"

#include <algorithm>
#include <cstdlib>

namespace loopscope {

static constexpr std::uint32_t arena_magic = 0x3153504C; // "LPS1"
static constexpr std::uint32_t header_bytes = 4096;
static constexpr std::uint64_t first_collection = 4u << 20;
static_assert(sizeof(ArenaHeader) <= header_bytes);

// What 32-bit offsets reach, less the room beyond the limit.
static constexpr std::uint64_t largest_limit = (std::uint64_t{1} << 32) - (16u << 20);

static constexpr std::uint32_t round_up(std::uint32_t bytes, std::uint32_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

// Room beyond the limit, so that an instruction that has begun can end.
static std::uint32_t reserve_bytes(std::uint32_t limit) { return std::clamp(limit / 8, 1u << 20, 8u << 20); }

// A large malloc is addresses only, natively and in WebAssembly: memory is given when a page is first touched. The
// arenas of pages all take the same room of addresses, so that the next run fits where the last one was.
static std::byte* reserve_memory(std::uint32_t bytes) {
    constexpr std::uint32_t large = 96u << 20, room = 272u << 20;
    return static_cast<std::byte*>(std::malloc(bytes > large ? std::max(bytes, room) : bytes));
}

bool Heap::has_room(std::uint32_t bytes) {
    std::byte* const volatile memory = reserve_memory(bytes); // or the compiler takes both calls away
    std::free(memory);
    return memory != nullptr;
}

Heap::Heap(std::uint32_t arena_bytes, std::uint32_t stack_bytes) {
    const std::uint32_t heap_begin = round_up(header_bytes + stack_bytes, block_bytes);
    const std::uint64_t least = heap_begin + 16 * std::uint64_t{block_bytes};
    const std::uint64_t wanted = std::max<std::uint64_t>(arena_bytes / block_bytes * block_bytes, least);
    const auto limit = static_cast<std::uint32_t>(std::min(wanted, largest_limit));
    reserved_ = limit + reserve_bytes(limit);
    const std::uint32_t block_marks = reserved_ / block_bytes + 1, page_marks = reserved_ / page_bytes + 1;
    const std::uint32_t marks = round_up(block_marks + page_marks, page_bytes);
    memory_ = reserve_memory(marks + reserved_);
    if (memory_ == nullptr) std::abort();
    base_ = memory_ + marks;
    page_marks_ = block_marks + 1;
    forget_writes();
    std::memset(base_, 0, header_bytes);
    ArenaHeader& arena = own_header();
    arena.magic = arena_magic;
    arena.stack_begin = header_bytes;
    arena.stack_end = heap_begin;
    arena.heap_begin = arena.heap_end = heap_begin;
    arena.limit = limit;
    arena.sp = header_bytes;
    arena.next_id = 1;
    arena.collect_minimum = arena.collect_at = first_collection;
}

Heap::~Heap() { std::free(memory_); }

Ref Heap::allocate_slowly(CellKind kind, std::uint32_t bytes) {
    if (bytes > largest_small_cell) return allocate_large(kind, bytes);
    const unsigned size_class = class_of(bytes);
    std::uint32_t& list = own_header().free_lists[size_class];
    if (list == 0) thread_block(size_class);
    own_header().allocated_since_collection += class_bytes[size_class];
    return take_cell(list, kind);
}

Ref Heap::allocate_large(CellKind kind, std::uint32_t bytes) {
    const std::uint32_t blocks = (bytes + sizeof(BlockHeader) + block_bytes - 1) / block_bytes;
    const Ref first = take_blocks(blocks);
    at<BlockHeader>(first) = {block_large, blocks, bytes, 0};
    own_header().allocated_since_collection += std::uint64_t{blocks} * block_bytes;
    const Ref ref = first + sizeof(BlockHeader);
    at<CellHeader>(ref).kind = kind;
    return ref;
}

// Makes a new block of this class; its cells become the free list in address order.
void Heap::thread_block(unsigned size_class) {
    const std::uint32_t bytes = class_bytes[size_class];
    const Ref block = take_blocks(1);
    at<BlockHeader>(block) = {block_small, 1, bytes, 0};
    const Ref first = block + sizeof(BlockHeader);
    const Ref last = first + (cells_in_block(bytes) - 1) * bytes;
    for (Ref cell = first; cell < last; cell += bytes) at<FreeCell>(cell).next = cell + bytes;
    own_header().free_lists[size_class] = first;
}

void Heap::clear(Ref begin, std::uint32_t bytes) {
    note_range(begin, bytes);
    std::memset(base_ + begin, 0, bytes);
}

void Heap::collect_if_exhausted() {
    if (exhausted()) own_header().collect_at = 0;
}

// First fit among the free runs (whose bytes are all zero but their headers), else new blocks at the end.
Ref Heap::take_blocks(std::uint32_t count) {
    std::uint32_t* link = &own_header().free_blocks;
    while (*link != 0) {
        const Ref first = *link;
        BlockHeader& run = at<BlockHeader>(first);
        if (run.blocks >= count) {
            if (run.blocks > count) {
                const Ref rest = first + count * block_bytes;
                at<BlockHeader>(rest) = {block_free, run.blocks - count, 0, run.next};
                *link = rest;
            } else {
                *link = run.next;
            }
            own_header().free_block_count -= count;
            collect_if_exhausted(); // beyond the limit only free runs are room
            return first;
        }
        link = &run.next;
    }
    return take_fresh_blocks(count);
}

Ref Heap::take_fresh_blocks(std::uint32_t count) {
    ArenaHeader& arena = own_header();
    const std::uint64_t end = arena.heap_end + std::uint64_t{count} * block_bytes;
    if (end > reserved_) std::abort(); // callers of large cells ask can_allocate() first; the reserve covers small ones
    const Ref first = arena.heap_end;
    arena.heap_end = static_cast<std::uint32_t>(end);
    // What lies beyond heap_end may be left over from before a restored checkpoint (or never cleared by malloc).
    clear(first, count * block_bytes);
    collect_if_exhausted();
    return first;
}

bool Heap::has_run(std::uint32_t count) const {
    for (std::uint32_t run = header().free_blocks; run != 0; run = at<BlockHeader>(run).next) {
        if (at<BlockHeader>(run).blocks >= count) return true;
    }
    return false;
}

bool Heap::can_allocate(std::uint64_t bytes) const {
    const std::uint64_t blocks = (bytes + sizeof(BlockHeader) + block_bytes - 1) / block_bytes;
    if (header().heap_end + blocks * block_bytes <= header().limit) return true;
    return blocks <= header().free_block_count && has_run(static_cast<std::uint32_t>(blocks));
}

bool Heap::exhausted() const {
    const ArenaHeader& arena = header();
    return arena.failed != 0 || arena.heap_end - arena.free_block_count * block_bytes > arena.limit;
}

std::uint32_t Heap::room_of(Ref ref) const {
    const BlockHeader& block = block_of(ref);
    return block.state == block_large ? block.blocks * block_bytes - std::uint32_t{sizeof(BlockHeader)}
                                      : block.cell_bytes;
}

void Heap::release(Ref ref) {
    ArenaHeader& arena = own_header();
    const BlockHeader& block = block_of(ref);
    std::uint64_t freed;
    if (block.state == block_large) {
        freed = std::uint64_t{block.blocks} * block_bytes;
        free_run(ref - sizeof(BlockHeader), block.blocks);
    } else {
        freed = block.cell_bytes;
        clear(ref, block.cell_bytes);
        std::uint32_t& list = arena.free_lists[class_of(block.cell_bytes)];
        at<FreeCell>(ref).next = list;
        list = ref;
    }
    arena.allocated_since_collection -= std::min(arena.allocated_since_collection, freed);
}

// Puts blocks back into the list of free runs, joined with their neighbours.
void Heap::free_run(Ref first, std::uint32_t count) {
    clear(first, count * block_bytes);
    own_header().free_block_count += count;
    Ref before = 0;
    Ref after = header().free_blocks;
    while (after != 0 && after < first) {
        before = after;
        after = at<BlockHeader>(after).next;
    }
    BlockHeader& run = at<BlockHeader>(first);
    run = {block_free, count, 0, after};
    if (after != 0 && first + count * block_bytes == after) {
        run.blocks += at<BlockHeader>(after).blocks;
        run.next = at<BlockHeader>(after).next;
        at<BlockHeader>(after) = {};
    }
    if (before == 0) {
        own_header().free_blocks = first;
        return;
    }
    BlockHeader& previous = at<BlockHeader>(before);
    previous.next = first;
    if (before + previous.blocks * block_bytes == first) {
        previous.blocks += run.blocks;
        previous.next = run.next;
        run = {};
    }
}

std::vector<Heap::Range> Heap::live_ranges() const {
    const ArenaHeader& arena = header();
    return {{0, sizeof(ArenaHeader)}, {arena.stack_begin, arena.sp}, {arena.heap_begin, arena.heap_end}};
}

static constexpr std::uint64_t hash_multiplier = 0xD6E8FEB86659FD93u;

// A bijection of the lane for each word and of the word for each lane: no single change can be lost.
static std::uint64_t absorb(std::uint64_t lane, std::uint64_t word) {
    lane = (lane ^ word) * hash_multiplier;
    return lane ^ (lane >> 32);
}

static std::uint64_t word_at(const std::byte* bytes, std::size_t index) {
    std::uint64_t word;
    std::memcpy(&word, bytes + index * 8, 8);
    return word;
}

// Four lanes, independent of each other, so that a processor can overlap them.
std::uint64_t Heap::hash() const {
    std::uint64_t a = 1, b = 2, c = 3, d = 4;
    for (const Range& range : live_ranges()) {
        const std::byte* bytes = base_ + range.begin;
        const std::size_t words = (range.end - range.begin) / 8;
        std::size_t i = 0;
        for (; i + 4 <= words; i += 4) {
            a = absorb(a, word_at(bytes, i));
            b = absorb(b, word_at(bytes, i + 1));
            c = absorb(c, word_at(bytes, i + 2));
            d = absorb(d, word_at(bytes, i + 3));
        }
        for (; i < words; ++i) a = absorb(a, word_at(bytes, i));
        a = absorb(a, range.end);
    }
    return absorb(absorb(absorb(a, b), c), d);
}

void Heap::restored() { mark_bits_.clear(); }

void Heap::restored(const ArenaHeader& limits) {
    own_header().limit = limits.limit;
    own_header().stack_end = limits.stack_end;
    restored();
}

} // namespace loopscope
