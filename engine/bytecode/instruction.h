// What can be read off the instruction table: names, operand layouts, sizes, and what an instruction does to the stack.
#pragma once

#include "engine/bytecode/executable.h"

#include <cstring>

namespace loopscope {

const char* op_name(Op op);
const char* op_operands(Op op);   // one letter for each operand (ops.def)
const char* op_stack_text(Op op); // "a b -> v"
std::uint32_t op_size(Op op);     // opcode and operands, in bytes

// One decoded instruction. Jumps are given as absolute targets.
struct Instruction {
    static constexpr unsigned maximum_operands = 3;
    Op op;
    std::uint32_t offset;
    std::uint32_t size;
    unsigned operand_count;
    std::uint32_t operands[maximum_operands];
};
Instruction decode(const std::uint8_t* code, std::uint32_t offset);

// How many operands an instruction takes, and leaves: when execution goes on behind it, and at its jump targets.
struct StackEffect {
    std::uint32_t pops;
    std::uint32_t pushes;
    std::uint32_t jump_pushes[2];
};
StackEffect stack_effect(Op op, const std::uint32_t* operands);
// Whether execution never goes on behind it.
bool ends_flow(Op op);

} // namespace loopscope
