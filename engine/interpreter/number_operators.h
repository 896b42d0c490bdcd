// Arithmetic of numbers and BigInts, without conversions. ECMA-262 6.1.6
#pragma once

#include "engine/bytecode/executable.h"

namespace loopscope {

Value number_operation(Op op, double left, double right);
Completion bigint_operation(Agent& agent, Op op, Value left, Value right);
Completion bigint_unary_operation(Agent& agent, Op op, Value operand);
Completion bigint_comparison(Agent& agent, Op op, Value left, Value right); // one is a BigInt, the other any primitive

} // namespace loopscope
