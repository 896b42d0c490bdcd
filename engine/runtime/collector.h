// Mark and sweep, between instructions. Everything it needs while it works lies outside the arena.
#pragma once

#include "engine/runtime/agent.h"
#include "engine/runtime/containers.h"

namespace loopscope {

class Collector {
public:
    explicit Collector(Heap& heap);
    void mark_roots(Heap::StackVisitor visit_stack);
    void mark_everything_reachable();
    void clear_weak_references();
    void sweep();

private:
    void mark(Ref ref);
    void mark(Value value) {
        if (value.is_reference()) mark(value.as_ref());
    }
    void mark_all(const Value* values, std::uint32_t count);
    bool mark_only(Ref ref); // without what is inside; true when it was not marked before
    bool is_marked(Ref ref) const;
    bool is_dead(Value value) const { return value.is_reference() && !is_marked(value.as_ref()); }
    void drain();
    void visit(Ref ref);
    void visit_object(const Object& object);
    void visit_table(Ref ref);
    bool mark_ephemerons();
    void prune_ref_set(Ref set);
    void prune_transitions(Shape& shape);
    void prune_weak_table(HashTable& table);
    void clear_weak_ref(Object& object);
    void sweep_block(Ref block);
    void add_free_cell(Ref cell, std::uint32_t bytes, unsigned size_class);
    void link_tail(unsigned size_class, Ref cell);
    void add_free_run(Ref first, std::uint32_t blocks);
    void finish_free_runs();

    Heap& heap_;
    const Ref heap_begin_;
    std::vector<std::uint64_t>& bits_;
    std::vector<Ref> pending_;
    std::vector<Ref> weak_tables_;
    std::vector<Ref> weak_objects_; // WeakRefs and weak Values
    std::vector<Ref> shapes_;       // with transitions
    Ref tails_[size_classes];       // where the last free cell of a class keeps its link
    Ref last_run_ = 0;
    std::uint64_t live_bytes_ = 0;
};

} // namespace loopscope
