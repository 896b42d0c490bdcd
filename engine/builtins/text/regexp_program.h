// Compiled regular expressions (libregexp) and the cache that holds them, outside the arena: rebuilt on demand.
//
// The state of a run knows only source and flags. One match is one step with a counted budget.
#pragma once

#include "engine/runtime/agent.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loopscope {

struct RegexpProgram {
    std::vector<std::uint8_t> code;
    std::uint32_t capture_count = 0;      // the whole match included
    std::vector<std::string> group_names; // of captures 1.., empty for unnamed ones; empty when no group has a name
    std::string error;                    // V8's words; empty when it is good
    bool refused = false;                 // right ECMAScript that the library doesn't take
};

// What the matcher is given while it works: how often it may still ask (every 10,000 of its own steps).
struct MatchBudget {
    std::uint64_t asks_left;
};

struct RegexpCache {
    std::unordered_map<std::u16string, RegexpProgram> programs; // by flags, '/', source; never iterated
};

// Checks and compiles; `flags` are valid letters. Does not look into any cache.
RegexpProgram compile_regexp(std::u16string_view source, std::u16string_view flags);

// For the parser's option: why this literal is an error ("Unterminated group"), or nothing.
std::string validate_regexp(std::u16string_view source, std::u16string_view flags);

// The program of this source and flags, from the agent's cache.
const RegexpProgram& regexp_program(Agent& agent, Value source, Value flags);

} // namespace loopscope
