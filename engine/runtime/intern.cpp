// Strings that are property keys are kept once.
#include "engine/runtime/hash_text.h"
#include "engine/runtime/ref_set.h"
#include "engine/runtime/string_cells.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

static bool has_units(const FlatString& string, FlatView view) {
    if (string.header.count != view.length) return false;
    const FlatView own = view_of(string);
    if (own.latin1 && view.latin1) return std::equal(own.latin1, own.latin1 + own.length, view.latin1);
    if (own.utf16 && view.utf16) return std::equal(own.utf16, own.utf16 + own.length, view.utf16);
    for (std::uint32_t i = 0; i < view.length; ++i) {
        if (own[i] != view[i]) return false;
    }
    return true;
}

static Ref find_interned(Agent& agent, FlatView view, std::uint32_t hash) {
    return ref_set_find(agent.heap, agent.state().interned_strings.ref(), hash, [&](Ref ref) {
        const FlatString& string = agent.heap.at<FlatString>(ref);
        return string.hash == hash && has_units(string, view);
    });
}

// Makes a flat string whose hash is known the interned one of its text.
static Value add_interned(Agent& agent, Ref ref) {
    FlatString& string = agent.heap.at<FlatString>(ref);
    string.header.flags = low_byte(string.header.flags | string_interned);
    if (const auto index = array_index(view_of(string))) {
        string.header.flags = low_byte(string.header.flags | string_is_index);
        string.index = *index;
    }
    CellOf<Bytes>& table = agent.own_state().interned_strings;
    table = CellOf<Bytes>(ref_set_add(agent, table.ref(), ref));
    return Value::string(ref);
}

Value intern(Agent& agent, Value string) {
    if (is_interned(agent.heap.at<CellHeader>(string))) return string;
    const std::uint32_t hash = hash_of_string(agent, string);
    Ref ref = string.as_ref();
    if (agent.heap.kind_of(ref) == CellKind::rope) ref = agent.heap.at<RopeString>(ref).left;
    if (is_interned(agent.heap.at<CellHeader>(ref))) return Value::string(ref);
    if (const Ref found = find_interned(agent, view_of(agent.heap.at<FlatString>(ref)), hash))
        return Value::string(found);
    return add_interned(agent, ref);
}

static Value intern_view(Agent& agent, FlatView view) {
    const std::uint32_t hash = hash_view(view);
    if (const Ref found = find_interned(agent, view, hash)) return Value::string(found);
    const Value string = view.latin1
                             ? string_from_latin1(agent, {reinterpret_cast<const char*>(view.latin1), view.length})
                             : string_from_units(agent, {view.utf16, view.length});
    agent.heap.at<FlatString>(string).hash = hash;
    return add_interned(agent, string.as_ref());
}

Value intern(Agent& agent, std::string_view utf8) {
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return byte_of(c) < 128; });
    if (!ascii) return intern(agent, string_from_utf8(agent, utf8));
    return intern_view(agent, latin1_view(utf8));
}

Value intern(Agent& agent, std::u16string_view units) {
    return intern_view(agent, {nullptr, units.data(), size32(units)});
}

} // namespace loopscope
