// The arena and its cells: where everything lives that a step can change.
//
//   offset 0        ArenaHeader: free lists, the machine's registers, what each folder keeps
//   stack_begin     the machine stack (frames and operands), grows upwards, fixed maximum
//   heap_begin      blocks of 16 KiB: a size class each, or a run of blocks for one large cell
//
// One contiguous reservation that never moves, so a C++ reference to a cell stays good; cells never move either.
// Nothing is freed while an instruction runs: collect() is called between instructions only, so C++ needs no rooting.
// Everything below is deterministic: the same calls give the same offsets and the same bytes, on every machine.
// Mark bits lie outside; they are the collector's own.
//
// Whoever asks for a cell by at() may write to it: its block is marked as written, so that a checkpoint knows where to
// look (history/). Hot paths that only read use read(), and those that write one word of a large cell note_write().
#pragma once

#include "engine/runtime/cell.h"

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace loopscope {

// What a folder keeps for as long as the run lasts: a struct of its own, in the same form as a record (runtime/cell.h):
//
//     struct LoopState {
//         static constexpr auto area = &ArenaHeader::event_loop;
//         static constexpr std::uint32_t references = 2; // how many Values or CellOf come first
//         ...
//     };
//
// Heap::state<LoopState>() is where it lies. Only its folder writes it, by Heap::own_state
// (tests/house/owners.test.mjs).
template <std::size_t size> struct StateArea {
    std::uint64_t references; // how many of the words the collector follows
    std::uint64_t words[size];
};

inline constexpr unsigned size_classes = 32;

struct ArenaHeader {
    std::uint32_t magic;
    std::uint32_t stack_begin, stack_end; // reserved region of the machine stack
    std::uint32_t heap_begin, heap_end;   // heap_end: first block never used so far (the high-water mark)
    std::uint32_t limit;                  // arena size the scenario allows
    std::uint32_t free_lists[size_classes];
    std::uint32_t free_blocks;      // list of runs of free blocks, in address order
    std::uint32_t free_block_count; // how many blocks are in them
    std::uint32_t failed;  // an allocation that nobody could refuse did not fit even into the reserve: the run must end
    std::uint32_t next_id; // the run's one counter of ids, from 1
    std::uint64_t allocated_since_collection;
    std::uint64_t collect_at;      // bytes of allocation that trigger the next collection
    std::uint64_t collect_minimum; // collect_at is never less (tests make it tiny)
    std::uint64_t live_bytes;      // after the last collection
    std::uint64_t collections;
    std::uint64_t step; // steps taken: the machine's own clock
    // registers of the machine (interpreter/frame.h)
    std::uint32_t sp; // first free byte of the stack
    std::uint32_t fp; // the running frame's header, 0 when the stack is empty
    std::uint32_t depth;
    std::uint32_t cause;      // id of the turn (task or microtask) that runs now; becomes the origin of what it makes
    StateArea<24> runtime;    // runtime/agent.h
    StateArea<8> interpreter; // interpreter/interpreter.h
    StateArea<8> builtins;    // builtins/builtins_state.h
    StateArea<64> event_loop; // event_loop/loop_state.h
    StateArea<8> web_apis;    // web_apis/web_apis_state.h
};
static_assert(std::has_unique_object_representations_v<ArenaHeader>); // no padding

// What a block of the heap begins with. Cells of a small block follow at once; a large cell lies at block + 16.
struct BlockHeader {
    std::uint32_t state;      // BlockState
    std::uint32_t blocks;     // length of the run that begins here (small blocks: 1)
    std::uint32_t cell_bytes; // size of its cells; large: size of its one cell as asked for
    std::uint32_t next;       // free runs: the next one
};
enum BlockState : std::uint32_t { block_free, block_small, block_large };
static_assert(sizeof(BlockHeader) == 16);

// A free cell is all zero but for the link.
struct FreeCell {
    CellHeader header;
    std::uint32_t next;
    std::uint32_t unused;
};

class Heap {
public:
    // Reserves `arena_bytes` (untouched pages cost nothing) with `stack_bytes` of it for the machine stack.
    Heap(std::uint32_t arena_bytes, std::uint32_t stack_bytes);
    ~Heap();
    // Whether so much memory could be had now.
    static bool has_room(std::uint32_t bytes);
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;

    // The registers are the interpreter's to write, the rest is this folder's; all others read.
    ArenaHeader& own_header() { return *reinterpret_cast<ArenaHeader*>(base_); }
    const ArenaHeader& header() const { return *reinterpret_cast<const ArenaHeader*>(base_); }
    // For the folder that owns it, by its own_..._state(); all others read.
    template <class S> S& own_state() { return *reinterpret_cast<S*>((own_header().*S::area).words); }
    template <class S> const S& state() const { return *reinterpret_cast<const S*>((header().*S::area).words); }
    // Begins it: what the collector follows is undefined, plain data is zero.
    template <class S> S& make_state() {
        static_assert(std::has_unique_object_representations_v<S> && std::is_trivially_copyable_v<S>);
        static_assert(sizeof(S) <= sizeof((header().*S::area).words) && S::references * sizeof(Value) <= sizeof(S));
        (own_header().*S::area).references = S::references;
        S& state = own_state<S>();
        for (unsigned i = 0; i < S::references; ++i) reinterpret_cast<Value*>(&state)[i] = Value::undefined();
        return state;
    }
    std::byte* base() { return base_; }
    const std::byte* base() const { return base_; }

    template <class T> T& at(Ref ref) {
        note_block(base_, ref);
        return *reinterpret_cast<T*>(base_ + ref);
    }
    template <class T> const T& at(Ref ref) const { return read<T>(ref); }
    template <class T> T& at(Value value) { return at<T>(value.as_ref()); }
    template <class T> const T& at(Value value) const { return read<T>(value.as_ref()); }
    // Only to look.
    template <class T> const T& read(Ref ref) const { return *reinterpret_cast<const T*>(base_ + ref); }
    template <class T> const T& read(Value value) const { return read<T>(value.as_ref()); }
    template <class T> T& at(CellOf<T> cell) { return at<T>(cell.ref()); }
    template <class T> const T& at(CellOf<T> cell) const { return at<T>(cell.ref()); }
    template <class T> CellOf<T> cell_of(const T& cell) const { return CellOf<T>(ref_of(&cell)); }
    Ref ref_of(const void* cell) const { return static_cast<Ref>(static_cast<const std::byte*>(cell) - base_); }
    CellKind kind_of(Ref ref) const { return read<CellHeader>(ref).kind; }

    // A zeroed cell of `bytes` (header included). Never fails for cells up to `small_limit`: beyond the scenario's
    // limit it takes from a reserve and raises `exhausted()`, which ends the run after the instruction unless a
    // collection helps.
    Ref allocate(CellKind kind, std::uint32_t bytes) {
        ArenaHeader& arena = own_header();
        const unsigned size_class = (bytes - 1) >> 4;
        if (size_class < exact_classes) {
            if (arena.free_lists[size_class]) {
                arena.allocated_since_collection += (size_class + 1) * 16;
                return take_cell(arena.free_lists[size_class], kind);
            }
        }
        return allocate_slowly(kind, bytes);
    }
    static constexpr std::uint32_t small_limit = 64 * 1024;
    static constexpr std::uint32_t block_bytes = 16 * 1024;
    static constexpr unsigned exact_classes = 16; // classes of 16, 32 ... 256 bytes; larger ones are spaced wider
    // Whether a (large) cell of `bytes` fits now. If not, the caller returns Completion::collect() *before any side
    // effect*: the machine collects and runs the instruction again; if it still doesn't fit, the run halts with the
    // heap limit.
    bool can_allocate(std::uint64_t bytes) const;
    // Gives a cell back at once. Only for cells that nothing can refer to any more.
    void release(Ref ref);
    // How many bytes the cell at `ref` really occupies (its size class): growing within it needs no new cell.
    std::uint32_t room_of(Ref ref) const;
    // For an allocation that can neither fail nor be repeated, and did not fit: ends the run after this instruction.
    void fail() {
        own_header().failed = 1;
        own_header().collect_at = 0;
    }

    std::uint32_t new_id() { return own_header().next_id++; }
    void number_from(std::uint32_t id) { own_header().next_id = id; }
    void count_steps_from(std::uint64_t step) { own_header().step = step; }
    bool wants_collection() const { return header().allocated_since_collection >= header().collect_at; }
    bool exhausted() const;
    void want_collection() { own_header().collect_at = header().allocated_since_collection; }
    // Marks from what the folders keep and from the stack, which the interpreter knows how to walk, then sweeps; only
    // between instructions.
    using StackVisitor = void (*)(Heap&, void (*mark)(void* context, Value), void* context);
    void collect(StackVisitor visit_stack);

    // --- the arena as a whole: for checkpoints and hashes ------------------------------------------------------------
    // The ranges that are live: header, stack up to sp, heap up to heap_end. Offsets and lengths in bytes.
    struct Range {
        std::uint32_t begin, end;
    };
    std::vector<Range> live_ranges() const;
    std::uint64_t hash() const; // of all live ranges; every live byte counts
    // After the bytes were replaced by a checkpoint's: forget what lies outside (mark bits).
    void restored();
    // After they were replaced by those of an arena with other limits: these remain.
    void restored(const ArenaHeader& limits);

    // --- which pages may have been written since forget_writes() (heap_writes.cpp) -----------------------------------
    // Marks lie below the arena, downwards: one byte for each block, then one for each page. A block's mark stands for
    // the whole large cell that begins in it.
    static constexpr std::uint32_t page_bytes = 4096;
    static void note_block(std::byte* base, Ref ref) {
        base[-1 - static_cast<std::ptrdiff_t>(ref / block_bytes)] = std::byte{1};
    }
    // One word of a large cell was written, and nothing else of it.
    void note_write(Ref at) { base_[-page_marks_ - static_cast<std::ptrdiff_t>(at / page_bytes)] = std::byte{1}; }
    void note_range(Ref begin, std::uint32_t bytes);
    // By page of the arena, for all live bytes: 1 if it may differ from what it was.
    std::vector<std::uint8_t> written_pages() const;
    // Begins anew; how often that has been done names the moment.
    std::uint64_t forget_writes();
    std::uint64_t writes_forgotten() const { return writes_forgotten_; }

private:
    friend class Collector;

    Ref take_cell(std::uint32_t& list, CellKind kind) {
        const Ref ref = list;
        FreeCell& cell = at<FreeCell>(ref); // marks the block: what is made now is written without asking again
        list = cell.next;
        cell.next = 0;
        cell.header.kind = kind;
        return ref;
    }
    BlockHeader& block_of(Ref ref) { return at<BlockHeader>(ref & ~(block_bytes - 1)); }
    const BlockHeader& block_of(Ref ref) const { return read<BlockHeader>(ref & ~(block_bytes - 1)); }
    void clear(Ref begin, std::uint32_t bytes);
    Ref allocate_slowly(CellKind kind, std::uint32_t bytes);
    Ref allocate_large(CellKind kind, std::uint32_t bytes);
    void thread_block(unsigned size_class);
    Ref take_blocks(std::uint32_t count);
    Ref take_fresh_blocks(std::uint32_t count);
    void collect_if_exhausted();
    void free_run(Ref first, std::uint32_t count);
    bool has_run(std::uint32_t count) const;

    std::byte* memory_ = nullptr; // the marks of writes, then the arena
    std::byte* base_ = nullptr;
    std::uint32_t reserved_ = 0;
    std::uint64_t writes_forgotten_ = 0;
    std::ptrdiff_t page_marks_ = 0; // the first page's lies so far below the arena
    std::vector<std::uint64_t> mark_bits_;
};

} // namespace loopscope
