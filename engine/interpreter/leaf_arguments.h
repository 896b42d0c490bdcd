// The arguments of a leaf: the coercions that it declares (runtime/native.h), performed in order on the stack.
#pragma once

#include "engine/runtime/native.h"

namespace loopscope {

struct CoercionResult {
    enum class Kind : std::uint8_t { done, needs_primitive, abrupt };
    Kind kind = Kind::done;
    Completion completion;      // abrupt
    Name hint = Name::default_; // needs_primitive: of the operand at `at`
};

// How many arguments there must be before coercing: up to the last that is coerced even when absent.
std::uint32_t arguments_supplied(std::string_view coercions);
// base: this, callee, arguments up to end. `at`: 0 is this, n the n-th argument; where to go on, and where it stopped.
// `made_primitive`: what lies at `at` was an object until now, so undefined there is a value, no absent argument.
CoercionResult coerce_operands(Agent& agent, const NativeSpec& spec, Value* base, Value* end, std::uint32_t& at,
                               bool made_primitive);

} // namespace loopscope
