// What a class definition keeps for later: computed keys of fields and private methods, in a record of their own.
#pragma once

#include "engine/syntax/ast.h"

#include <vector>

namespace loopscope {

struct ClassPlan {
    static constexpr std::uint32_t no_slot = UINT32_MAX;
    ClassNode* node = nullptr;
    Scope hidden;                     // a scope that is nowhere in the source: its record holds the slots
    std::vector<std::uint32_t> slots; // by element: its slot in that record, for a computed key or a private method
    std::vector<std::uint32_t> names; // by element: slot for a private name that otherwise lives in the frame
    bool has_instance_elements = false;
    bool has_static_elements = false;
};

} // namespace loopscope
