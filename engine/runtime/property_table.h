// Property tables: keys in order of creation, with hash chains beside them. Only runtime/shape.cpp changes them.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

Ref make_table(Agent& agent, std::uint32_t capacity);
void append_entry(PropertyTable& table, PropertyKey key, std::uint32_t attributes);
Ref copy_table(Agent& agent, const PropertyTable& table, std::uint32_t count, std::uint32_t capacity);
// The first `count` entries of `table` (0: none) and a new one behind them: in place when nobody else has appended,
// else a copy.
Ref table_with(Agent& agent, Ref table, std::uint32_t count, PropertyKey key, std::uint32_t attributes);
// Among the first `count` entries.
std::uint32_t find_entry(const PropertyTable& table, PropertyKey key, std::uint32_t count);

} // namespace loopscope
