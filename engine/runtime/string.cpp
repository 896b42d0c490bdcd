#include "engine/runtime/string.h"

#include "engine/runtime/hash_text.h"
#include "engine/runtime/string_cells.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/utf8.h"

#include <algorithm>

namespace loopscope {

FlatString& make_latin1(Agent& agent, std::uint32_t length) {
    const Ref ref =
        agent.heap.allocate(CellKind::latin1_string, static_cast<std::uint32_t>(sizeof(FlatString) + length));
    FlatString& string = agent.heap.at<FlatString>(ref);
    string.header.count = length;
    return string;
}

FlatString& make_utf16(Agent& agent, std::uint32_t length) {
    const Ref ref =
        agent.heap.allocate(CellKind::utf16_string, static_cast<std::uint32_t>(sizeof(FlatString) + length * 2));
    FlatString& string = agent.heap.at<FlatString>(ref);
    string.header.count = length;
    return string;
}

static Value value_of(Agent& agent, FlatString& string) { return Value::string(agent.heap.ref_of(&string)); }

// Leaves that make large strings ask can_allocate() first; for the others the reserve must do, or the run ends.
static bool has_room(Agent& agent, std::uint64_t bytes) {
    if (bytes + sizeof(FlatString) <= Heap::small_limit || agent.heap.can_allocate(bytes + sizeof(FlatString)))
        return true;
    agent.heap.fail();
    return false;
}

Value string_from_latin1(Agent& agent, std::string_view latin1) {
    if (!has_room(agent, latin1.size())) return agent.name(Name::empty);
    FlatString& string = make_latin1(agent, size32(latin1));
    if (!latin1.empty()) std::memcpy(string.latin1(), latin1.data(), latin1.size());
    return value_of(agent, string);
}

static bool fits_latin1(std::u16string_view units) {
    char16_t all = 0;
    for (const char16_t unit : units) all |= unit;
    return all < 256;
}

Value string_from_units(Agent& agent, std::u16string_view units) {
    const auto length = size32(units);
    const bool narrow = fits_latin1(units);
    if (!has_room(agent, narrow ? units.size() : units.size() * 2)) return agent.name(Name::empty);
    if (narrow) {
        FlatString& string = make_latin1(agent, length);
        std::copy(units.begin(), units.end(), string.latin1());
        return value_of(agent, string);
    }
    FlatString& string = make_utf16(agent, length);
    std::copy(units.begin(), units.end(), string.utf16());
    return value_of(agent, string);
}

Value string_from_utf8(Agent& agent, std::string_view utf8) {
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return byte_of(c) < 128; });
    return ascii ? string_from_latin1(agent, utf8) : string_from_units(agent, utf16_of_utf8(utf8));
}

Value string_from_unit(Agent& agent, char16_t unit) {
    if (unit < 256) return agent.heap.at(agent.state().single_unit_strings).items[unit];
    return string_from_units(agent, {&unit, 1});
}

Completion substring(Agent& agent, Value string, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t length = length_of(agent.heap, string);
    end = std::min(end, length);
    if (begin >= end) return Completion::normal(agent.name(Name::empty));
    if (begin == 0 && end == length) return Completion::normal(string);
    const std::uint32_t count = end - begin;
    if (!can_flatten(agent, string)) return Completion::collect();
    if (count > Heap::small_limit / 4 && !agent.heap.can_allocate(std::uint64_t{count} * 2 + sizeof(FlatString))) {
        return Completion::collect();
    }
    const FlatView view = flatten(agent, string);
    if (count == 1) return Completion::normal(string_from_unit(agent, view[begin]));
    if (view.latin1 == nullptr) return Completion::normal(string_from_units(agent, {view.utf16 + begin, count}));
    return Completion::normal(string_from_latin1(agent, {reinterpret_cast<const char*>(view.latin1) + begin, count}));
}

std::uint32_t length_of(const Heap& heap, Value string) { return heap.at<CellHeader>(string).count; }

static bool equal_views(FlatView a, FlatView b) {
    if (a.length != b.length) return false;
    if (a.latin1 != nullptr && b.latin1 != nullptr) return std::memcmp(a.latin1, b.latin1, a.length) == 0;
    if (a.utf16 != nullptr && b.utf16 != nullptr) return std::memcmp(a.utf16, b.utf16, a.length * std::size_t{2}) == 0;
    for (std::uint32_t i = 0; i < a.length; ++i) {
        if (a[i] != b[i]) return false;
    }
    return true;
}

bool strings_equal(Agent& agent, Value a, Value b) {
    if (a == b) return true;
    const Heap& heap = agent.heap;
    const CellHeader& first = heap.at<CellHeader>(a);
    const CellHeader& second = heap.at<CellHeader>(b);
    if (first.count != second.count) return false;
    if (is_interned(first) && is_interned(second)) return false;
    const FlatView left = flatten(agent, a); // one after the other: each may make a string
    const FlatView right = flatten(agent, b);
    return equal_views(left, right);
}

int compare_strings(Agent& agent, Value a, Value b) {
    if (a == b) return 0;
    const FlatView first = flatten(agent, a);
    const FlatView second = flatten(agent, b);
    const std::uint32_t common = std::min(first.length, second.length);
    for (std::uint32_t i = 0; i < common; ++i) {
        if (first[i] != second[i]) return first[i] < second[i] ? -1 : 1;
    }
    return first.length == second.length ? 0 : first.length < second.length ? -1 : 1;
}

std::uint32_t hash_of_string(Agent& agent, Value string) {
    Ref ref = string.as_ref();
    if (agent.heap.kind_of(ref) == CellKind::rope) {
        flatten(agent, string);
        ref = agent.heap.at<RopeString>(ref).left;
    }
    FlatString& flat = agent.heap.at<FlatString>(ref);
    if (flat.hash == 0) flat.hash = hash_view(view_of(flat));
    return flat.hash;
}

std::uint32_t hash_view(FlatView view) {
    return view.latin1 ? hash_units(view.latin1, view.length) : hash_units(view.utf16, view.length);
}

bool is_latin1(const FlatView& text) {
    for (std::uint32_t i = 0; i < text.length; ++i)
        if (text[i] > 0xFF) return false;
    return true;
}

std::string latin1_bytes(const FlatView& text) { return latin1_bytes(text, 0, text.length); }

std::string latin1_bytes(const FlatView& text, std::uint32_t begin, std::uint32_t end) {
    std::string bytes(end - begin, '\0');
    for (std::uint32_t i = begin; i < end; ++i) bytes[i - begin] = static_cast<char>(text[i]);
    return bytes;
}

FlatView latin1_view(std::string_view bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), nullptr, size32(bytes)};
}

} // namespace loopscope
