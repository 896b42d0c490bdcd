// Concatenated strings are trees until somebody reads them; they are flattened without recursion.
#include "engine/runtime/string_cells.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/utf8.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint32_t longest_copied = 24; // a rope node would be no smaller
static constexpr std::uint8_t rope_is_latin1 = 1;

static bool is_latin1(const Heap& heap, Value string) {
    const CellHeader& header = heap.at<CellHeader>(string);
    return header.kind == CellKind::latin1_string || (header.kind == CellKind::rope && (header.flags & rope_is_latin1));
}

// The flat cell of a string that is flat or a flattened rope, else null.
static const FlatString* flat_cell(const Heap& heap, Ref ref) {
    if (heap.kind_of(ref) == CellKind::rope) {
        const RopeString& rope = heap.at<RopeString>(ref);
        if (rope.right != 0) return nullptr;
        ref = rope.left;
    }
    return &heap.at<FlatString>(ref);
}

// Writes the string's units from the end to the beginning. Ropes mostly grow at their right end, so that the
// right side is short; it is written first and the left side stays in the loop.
template <class Unit> static void write_units(const Heap& heap, Ref ref, Unit* end) {
    std::vector<Ref> pending{ref};
    while (!pending.empty()) {
        const Ref next = pending.back();
        pending.pop_back();
        if (const FlatString* flat = flat_cell(heap, next)) {
            const FlatView view = view_of(*flat);
            end -= view.length;
            if (view.latin1) std::copy(view.latin1, view.latin1 + view.length, end);
            else std::copy(view.utf16, view.utf16 + view.length, end);
            continue;
        }
        const RopeString& rope = heap.at<RopeString>(next);
        pending.push_back(rope.left);
        pending.push_back(rope.right);
    }
}

static std::uint64_t flat_bytes(std::uint64_t length, bool latin1) {
    return sizeof(FlatString) + (latin1 ? length : length * 2);
}

static bool fits(const Agent& agent, std::uint64_t bytes) {
    return bytes <= Heap::small_limit || agent.heap.can_allocate(bytes);
}

bool can_flatten(const Agent& agent, Value string) {
    if (flat_cell(agent.heap, string.as_ref()) != nullptr) return true;
    return fits(agent, flat_bytes(length_of(agent.heap, string), is_latin1(agent.heap, string)));
}

static Ref make_flat(Agent& agent, Ref ref) {
    const std::uint32_t length = agent.heap.at<CellHeader>(ref).count;
    if (is_latin1(agent.heap, Value::string(ref))) {
        FlatString& flat = make_latin1(agent, length);
        write_units(agent.heap, ref, flat.latin1() + length);
        return agent.heap.ref_of(&flat);
    }
    FlatString& flat = make_utf16(agent, length);
    write_units(agent.heap, ref, flat.utf16() + length);
    return agent.heap.ref_of(&flat);
}

FlatView flatten(Agent& agent, Value string) {
    if (const FlatString* flat = flat_cell(agent.heap, string.as_ref())) return view_of(*flat);
    if (!can_flatten(agent, string)) {
        agent.heap.fail();
        return view_of(agent.heap.at<FlatString>(agent.name(Name::empty)));
    }
    RopeString& rope = agent.heap.at<RopeString>(string);
    rope.left = make_flat(agent, string.as_ref());
    rope.right = 0;
    return view_of(agent.heap.at<FlatString>(rope.left));
}

static Value join_short(Agent& agent, Value left, Value right, std::uint32_t length) {
    const FlatView a = flatten(agent, left);
    const FlatView b = flatten(agent, right);
    if (a.latin1 && b.latin1) {
        FlatString& string = make_latin1(agent, length);
        std::copy(a.latin1, a.latin1 + a.length, string.latin1());
        std::copy(b.latin1, b.latin1 + b.length, string.latin1() + a.length);
        return Value::string(agent.heap.ref_of(&string));
    }
    char16_t units[longest_copied];
    for (std::uint32_t i = 0; i < a.length; ++i) units[i] = a[i];
    for (std::uint32_t i = 0; i < b.length; ++i) units[a.length + i] = b[i];
    return string_from_units(agent, {units, length});
}

Completion concatenate(Agent& agent, Value left, Value right) {
    const std::uint64_t left_length = length_of(agent.heap, left);
    const std::uint64_t length = left_length + length_of(agent.heap, right);
    if (left_length == length) return Completion::normal(left);
    if (left_length == 0) return Completion::normal(right);
    if (length > agent.string_limit) return agent.throw_range_error("Invalid string length");
    if (length <= longest_copied)
        return Completion::normal(join_short(agent, left, right, static_cast<std::uint32_t>(length)));
    RopeString& rope = agent.heap.at<RopeString>(agent.heap.allocate(CellKind::rope, sizeof(RopeString)));
    rope.header.count = static_cast<std::uint32_t>(length);
    if (is_latin1(agent.heap, left) && is_latin1(agent.heap, right)) rope.header.flags = rope_is_latin1;
    rope.left = left.as_ref();
    rope.right = right.as_ref();
    return Completion::normal(Value::string(agent.heap.ref_of(&rope)));
}

std::u16string to_u16(const Heap& heap, Value string) {
    std::u16string units(length_of(heap, string), u'\0');
    write_units(heap, string.as_ref(), units.data() + units.size());
    return units;
}

// The first units, left to right; stops as soon as there are enough.
static std::u16string first_units(const Heap& heap, Ref ref, std::uint32_t most) {
    std::u16string units;
    std::vector<Ref> pending{ref};
    while (!pending.empty() && units.size() < most) {
        const Ref next = pending.back();
        pending.pop_back();
        if (const FlatString* flat = flat_cell(heap, next)) {
            const FlatView view = view_of(*flat);
            const auto count = std::min<std::uint32_t>(view.length, most - size32(units));
            for (std::uint32_t i = 0; i < count; ++i) units += view[i];
            continue;
        }
        const RopeString& rope = heap.at<RopeString>(next);
        pending.push_back(rope.right);
        pending.push_back(rope.left);
    }
    return units;
}

std::string to_utf8(const Heap& heap, Value string, std::uint32_t max_units) {
    if (length_of(heap, string) <= max_units) return utf8_of_utf16(to_u16(heap, string));
    return utf8_of_utf16(first_units(heap, string.as_ref(), max_units));
}

} // namespace loopscope
