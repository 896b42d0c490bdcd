// Code as text, for people and for golden tests.
#pragma once

#include "engine/bytecode/executable.h"

#include <string>

namespace loopscope {

// One function after the other, outer ones first.
std::string print_listing(const Heap& heap, Ref executable);

} // namespace loopscope
