#include "engine/bytecode/code_builder.h"

#include "engine/syntax/casts.h"

#include <algorithm>
#include <cassert>

namespace loopscope {

void CodeBuilder::at(std::uint32_t start, std::uint32_t end, std::uint32_t point, NodeKind kind) {
    position_.start = start;
    position_.end = end;
    position_.point = point;
    position_.node_kind = static_cast<std::uint16_t>(kind);
}

void CodeBuilder::note_position() {
    position_.offset = offset();
    // A statement starts, for whoever steps through it, at its first instruction that is not hidden.
    const unsigned waits = hidden_ ? once_ & position_statement : 0;
    position_.flags = static_cast<std::uint16_t>((once_ & ~waits) | (hidden_ ? position_hidden : 0));
    once_ = static_cast<std::uint16_t>(waits);
    if (!positions_.empty()) {
        const Position& last = positions_.back();
        // A completed value or a statement's start is told of one instruction only.
        const bool lasting = !(last.flags & (position_completes | position_statement | position_call)) ||
                             last.offset == position_.offset;
        if (lasting && last.start == position_.start && last.end == position_.end && last.point == position_.point &&
            last.flags == position_.flags && last.node_kind == position_.node_kind)
            return;
    }
    positions_.push_back(position_);
}

void CodeBuilder::put(std::uint32_t value, unsigned bytes) {
    if (bytes < 4 && value >> (8 * bytes)) overflow_ = "a function with too many variables, names or arguments";
    for (unsigned byte = 0; byte < bytes; ++byte) code_.push_back(low_byte(value >> (8 * byte)));
}

void CodeBuilder::note_jump(std::uint32_t label, std::uint32_t depth) {
    if (!reachable_) return;
    LabelState& state = labels_[label];
    assert(state.depth == unknown || state.depth == depth);
    state.depth = depth;
}

// Caches are numbered by 16 bits. A function with more places than that has the rest of them without: the same, found
// by key or by name. False: the instruction has no cache.
bool CodeBuilder::emit_without_cache(Op op, std::uint32_t key, std::uint32_t strict) {
    switch (op) {
    case Op::get_property: emit(Op::constant, key); return emit(Op::get_element), true;
    case Op::get_method: emit(Op::constant, key); return emit(Op::get_element_method), true;
    case Op::set_property:
        emit(Op::constant, key);
        emit(Op::swap);
        return emit(Op::set_element, strict), true;
    case Op::define_field:
        emit(Op::constant, key);
        emit(Op::swap);
        return emit(Op::define_element), true;
    case Op::get_global: return emit(Op::get_name, key), true;
    case Op::typeof_global: return emit(Op::typeof_name, key), true;
    case Op::put_global: return emit(Op::put_name, key, strict), true;
    default: return false;
    }
}

void CodeBuilder::emit(Op op, std::uint32_t first, std::uint32_t second, std::uint32_t third) {
    if (cache_count_ == most_caches && emit_without_cache(op, first, second)) return;
    note_position();
    const std::uint32_t given[] = {first, second, third};
    const std::uint32_t end = offset() + op_size(op);
    const StackEffect effect = stack_effect(op, given);
    assert(!reachable_ || depth_ >= effect.pops);
    const std::uint32_t below = depth_ >= effect.pops ? depth_ - effect.pops : 0;
    code_.push_back(static_cast<std::uint8_t>(op));
    unsigned next = 0, jumps = 0;
    for (const char* letter = op_operands(op); *letter; ++letter) {
        switch (*letter) {
        case 'c': put(cache_count_++, 2); break;
        case 'b': put(given[next++], 1); break;
        case 'w':
        case 'n': put(given[next++], 2); break;
        case 'j':
            note_jump(given[next], below + effect.jump_pushes[jumps++]);
            fixups_.push_back({given[next++], offset(), end});
            put(0, 4);
            break;
        default: put(given[next++], 4); break;
        }
    }
    depth_ = below + effect.pushes;
    maximum_depth_ = std::max(maximum_depth_, std::max(depth_, below + effect.jump_pushes[0]));
    if (ends_flow(op)) reachable_ = false;
}

std::uint32_t CodeBuilder::constant(Value value) {
    const auto [place, added] = constant_index_.try_emplace(value.bits(), size32(constants_));
    if (added) constants_.push_back(value);
    return place->second;
}

void CodeBuilder::emit_constant(Value value) {
    if (value.is_int32()) return emit_integer(value.as_int32());
    if (value.is_undefined()) return emit(Op::undefined);
    emit(Op::constant, constant(value));
}

Label CodeBuilder::new_label() {
    labels_.push_back({});
    return {size32(labels_) - 1};
}

void CodeBuilder::bind(Label label) {
    LabelState& state = labels_[label.index];
    assert(state.offset == unknown);
    assert(state.depth == unknown || !reachable_ || state.depth == depth_);
    state.offset = offset();
    if (state.depth != unknown) {
        depth_ = state.depth;
        reachable_ = true;
    } else if (reachable_) {
        state.depth = depth_;
    }
}

Label CodeBuilder::bind_new() {
    const Label label = new_label();
    bind(label);
    return label;
}

// --- handlers

ProtectedRegion CodeBuilder::protect(std::uint32_t depth) {
    regions_.push_back({depth, unknown, offset(), 0});
    return {size32(regions_) - 1};
}

void CodeBuilder::close_range(ProtectedRegion region) {
    Region& state = regions_[region.index];
    if (state.open != unknown && state.open < offset()) ranges_.push_back({state.open, offset(), region.index});
    state.open = unknown;
}

void CodeBuilder::suspend(ProtectedRegion region) { close_range(region); }

void CodeBuilder::resume(ProtectedRegion region) { regions_[region.index].open = offset(); }

void CodeBuilder::end_protection(ProtectedRegion region) {
    close_range(region);
    regions_[region.index].order = ended_regions_++;
}

void CodeBuilder::begin_handler(ProtectedRegion region) {
    Region& state = regions_[region.index];
    state.target = offset();
    depth_ = state.depth + 1;
    maximum_depth_ = std::max(maximum_depth_, depth_);
    reachable_ = true;
}

// --- frame

std::uint32_t CodeBuilder::new_local() {
    const std::uint32_t local = next_local_++;
    local_count_ = std::max(local_count_, next_local_);
    return local;
}

void CodeBuilder::reserve_locals(std::uint32_t count) {
    next_local_ = std::max(next_local_, count);
    local_count_ = std::max(local_count_, next_local_);
}

void CodeBuilder::fix_jumps() {
    for (const Fixup& fixup : fixups_) {
        // A jump that nobody can reach may name a place that was never written: it goes nowhere.
        const std::uint32_t target = labels_[fixup.label].offset == unknown ? fixup.end : labels_[fixup.label].offset;
        const std::uint32_t distance = target - fixup.end;
        for (unsigned byte = 0; byte < 4; ++byte) code_[fixup.at + byte] = low_byte(distance >> (8 * byte));
    }
}

void CodeBuilder::finish(Agent& agent, Executable& executable) {
    fix_jumps();
    if (cache_count_ > 0xFFFF || local_count_ > 0xFFFF) overflow_ = "a function with too many variables or names";
    // Innermost first: a region inside another ended before it. Its ranges keep their order.
    std::stable_sort(ranges_.begin(), ranges_.end(), [this](const Range& a, const Range& b) {
        return regions_[a.region].order < regions_[b.region].order;
    });
    std::vector<Handler> handlers;
    for (const Range& range : ranges_) {
        const Region& region = regions_[range.region];
        if (region.target != unknown) handlers.push_back({range.begin, range.end, region.target, region.depth});
    }
    executable.local_count = local_count_;
    executable.operand_count = maximum_depth_;
    executable.inline_cache_count = cache_count_;
    executable.inline_cache_begin = agent.number_inline_caches(cache_count_);
    const auto bytes_of = [&agent](const void* data, std::size_t size) -> Ref {
        Bytes& bytes = agent.make_bytes(static_cast<std::uint32_t>(size));
        if (size) std::memcpy(bytes.items, data, size);
        return agent.heap.ref_of(&bytes);
    };
    executable.code = bytes_of(code_.data(), code_.size());
    executable.handlers = bytes_of(handlers.data(), handlers.size() * sizeof(Handler));
    executable.positions = bytes_of(positions_.data(), positions_.size() * sizeof(Position));
    Values& constants = agent.make_values(size32(constants_));
    for (std::size_t i = 0; i < constants_.size(); ++i) constants.items[i] = constants_[i];
    executable.constants = agent.heap.ref_of(&constants);
}

} // namespace loopscope
