// How the console writes values: the corpus's show(v), inspect(v) and format(args). Runs no code of the program, and
// needs no recursion however deep a value is.
#pragma once

#include "engine/runtime/agent.h"

#include <span>
#include <string>

namespace loopscope {

// Five levels are printed.
inline constexpr std::size_t inspect_depth = 5;

struct InspectResult {
    std::string text;
    std::string refused; // not empty: what can't be written truthfully (a proxy)
};

InspectResult inspect_value(Agent& agent, Value value);
InspectResult show_value(Agent& agent, Value value); // a string as it is
InspectResult format_values(Agent& agent, std::span<const Value> data);
// Position of the first argument that a %d, %i or %f must turn into a string by code of the program; -1: none.
int format_argument_needing_code(Agent& agent, std::span<const Value> data);

} // namespace loopscope
