// What the files of the string implementation share: cells, views of them, hashes.
#pragma once

#include "engine/runtime/string.h"

namespace loopscope {

FlatString& make_latin1(Agent& agent, std::uint32_t length); // units are zero
FlatString& make_utf16(Agent& agent, std::uint32_t length);

inline bool is_interned(const CellHeader& header) {
    return header.kind != CellKind::rope && (header.flags & string_interned);
}

inline FlatView view_of(const FlatString& string) {
    if (string.header.kind == CellKind::latin1_string) return {string.latin1(), nullptr, string.header.count};
    return {nullptr, string.utf16(), string.header.count};
}

std::uint32_t hash_of_string(Agent& agent, Value string); // flattens; kept in the flat cell
std::uint32_t hash_view(FlatView view);

} // namespace loopscope
