// Writes the instructions of one function: encoding, jumps, constants, handlers, positions, and the depth of the
// operands.
#pragma once

#include "engine/bytecode/instruction.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/casts.h"

#include <unordered_map>
#include <vector>

namespace loopscope {

// A place in the code that jumps may name before it is known.
struct Label {
    std::uint32_t index = UINT32_MAX;
};

// A range of code that a handler protects; it may have gaps, where a way out of it runs its own clean-up.
struct ProtectedRegion {
    std::uint32_t index = UINT32_MAX;
};

class CodeBuilder {
public:
    // --- positions: what the next instructions belong to
    void at(const Node* node) { at(node->start, node->end, node->start, node->kind); }
    void at(const Node* node, std::uint32_t point) { at(node->start, node->end, point, node->kind); }
    void at(std::uint32_t start, std::uint32_t end, std::uint32_t point, NodeKind kind);
    void completes() { once_ |= position_completes; } // the next instruction gives the value of its node
    void calls() { once_ |= position_call; }
    void begin_statement() { once_ |= position_statement; }
    void hide() { ++hidden_; }
    void show() { --hidden_; }

    // --- instructions. Operands in the order of ops.def; inline caches are numbered here and left out.
    void emit(Op op, std::uint32_t first = 0, std::uint32_t second = 0, std::uint32_t third = 0);
    void jump(Op op, Label label) { emit(op, label.index); }
    void emit_constant(Value value);
    void emit_integer(std::int32_t value) { emit(Op::integer, static_cast<std::uint32_t>(value)); }
    std::uint32_t constant(Value value); // index; equal bits share one

    Label new_label();
    void bind(Label label); // forward jumps end here
    Label bind_new();       // a label for jumps backwards
    void reach_from_below(Label label) {
        labels_[label.index].depth = depth_;
        reachable_ = true;
    } // a loop's body: its test comes later
    bool is_used(Label label) const { return labels_[label.index].depth != unknown; }

    std::uint32_t depth() const { return depth_; }
    void set_depth(std::uint32_t depth) { depth_ = depth; }
    bool reachable() const { return reachable_; }
    void set_unreachable() { reachable_ = false; }
    std::uint32_t offset() const { return size32(code_); }

    // --- handlers
    ProtectedRegion protect(std::uint32_t depth); // starts here; a throw cuts the operands to this depth
    std::uint32_t depth_of(ProtectedRegion region) const { return regions_[region.index].depth; }
    void suspend(ProtectedRegion region); // a gap begins
    void resume(ProtectedRegion region);
    void end_protection(ProtectedRegion region);
    void begin_handler(ProtectedRegion region); // here: the exception is on the stack

    // --- frame
    std::uint32_t new_local(); // a temporary; free_local gives it back
    void free_local() { --next_local_; }
    void reserve_locals(std::uint32_t count);
    std::uint32_t local_count() const { return local_count_; }
    std::uint32_t next_local() const { return next_local_; }

    // What doesn't fit the encoding: too many locals, caches...
    const char* overflow() const { return overflow_; }

    // Lays everything into the arena's cells of `executable`.
    void finish(Agent& agent, Executable& executable);

private:
    static constexpr std::uint32_t unknown = UINT32_MAX;
    struct LabelState {
        std::uint32_t offset = unknown;
        std::uint32_t depth = unknown;
    };
    struct Fixup {
        std::uint32_t label;
        std::uint32_t at;
        std::uint32_t end; // of the instruction
    };
    struct Range {
        std::uint32_t begin, end, region;
    };
    struct Region {
        std::uint32_t depth;
        std::uint32_t target;
        std::uint32_t open; // where the present range began, or unknown
        std::uint32_t order;
    };
    static constexpr std::uint32_t most_caches = 0xFFFF;
    bool emit_without_cache(Op op, std::uint32_t key, std::uint32_t strict);
    void put(std::uint32_t value, unsigned bytes);
    void note_position();
    void note_jump(std::uint32_t label, std::uint32_t depth);
    void close_range(ProtectedRegion region);
    void fix_jumps();

    std::vector<std::uint8_t> code_;
    std::vector<Value> constants_;
    std::unordered_map<std::uint64_t, std::uint32_t> constant_index_; // looked up only, never iterated
    std::vector<Position> positions_;
    std::vector<LabelState> labels_;
    std::vector<Fixup> fixups_;
    std::vector<Region> regions_;
    std::vector<Range> ranges_;
    Position position_{};
    std::uint16_t once_ = 0;
    unsigned hidden_ = 0;
    std::uint32_t depth_ = 0;
    std::uint32_t maximum_depth_ = 0;
    std::uint32_t next_local_ = 0;
    std::uint32_t local_count_ = 0;
    std::uint32_t cache_count_ = 0;
    std::uint32_t ended_regions_ = 0;
    bool reachable_ = true;
    const char* overflow_ = nullptr;
};

} // namespace loopscope
