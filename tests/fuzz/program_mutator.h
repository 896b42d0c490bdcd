// Changes programs as syntax trees: statements and expressions change places, are wrapped in callbacks, promises and
// loops, or come from another program. What no longer parses is tried again, so most of what comes out runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope {

// The program with one to three changes; `other` is a program to take pieces from. The same text comes back where
// nothing that was tried can be parsed.
std::string mutate_program(std::string_view program, std::string_view other, unsigned seed);

} // namespace loopscope
