#include "engine/bytecode/instruction.h"

namespace loopscope {

namespace {

struct OpRow {
    const char* name;
    const char* operands;
    const char* stack;
    std::uint8_t pops;   // words before the arrow
    std::uint8_t pushes; // words behind it, up to the first bar
    std::uint8_t second; // words behind the bar
};

constexpr bool is_blank(char c) { return c == ' '; }

// Counts the words of "a b -> v" before the arrow, behind it, and behind a bar.
constexpr OpRow row_of(const char* name, const char* operands, const char* stack) {
    OpRow row{name, operands, stack, 0, 0, 0};
    std::uint8_t* part = &row.pops;
    for (const char* at = stack; *at;) {
        if (is_blank(*at)) {
            ++at;
        } else if (at[0] == '-' && at[1] == '>') {
            if (part == &row.pops) part = &row.pushes;
            at += 2;
        } else if (at[0] == '|' && is_blank(at[1])) {
            part = &row.second;
            ++at;
        } else {
            (*part)++;
            while (*at && !is_blank(*at)) at++;
        }
    }
    return row;
}

constexpr OpRow rows[] = {
#define LOOPSCOPE_OP(name, operands, stack, text) row_of(#name, operands, stack),
#include "engine/bytecode/ops.def"
#undef LOOPSCOPE_OP
};

constexpr std::uint32_t operand_size(char letter) {
    switch (letter) {
    case 'b': return 1;
    case 'w':
    case 'n':
    case 'c': return 2;
    default: return 4;
    }
}

const OpRow& row(Op op) { return rows[static_cast<unsigned>(op)]; }

} // namespace

const char* op_name(Op op) { return row(op).name; }
const char* op_operands(Op op) { return row(op).operands; }
const char* op_stack_text(Op op) { return row(op).stack; }

std::uint32_t op_size(Op op) {
    std::uint32_t size = 1;
    for (const char* letter = row(op).operands; *letter; ++letter) size += operand_size(*letter);
    return size;
}

Instruction decode(const std::uint8_t* code, std::uint32_t offset) {
    Instruction instruction{};
    instruction.op = static_cast<Op>(code[offset]);
    instruction.offset = offset;
    instruction.size = op_size(instruction.op);
    std::uint32_t at = offset + 1;
    for (const char* letter = op_operands(instruction.op); *letter; ++letter) {
        std::uint32_t value = 0;
        for (std::uint32_t byte = 0; byte < operand_size(*letter); ++byte)
            value |= std::uint32_t{code[at++]} << (8 * byte);
        if (*letter == 'j') value += offset + instruction.size;
        instruction.operands[instruction.operand_count++] = value;
    }
    return instruction;
}

StackEffect stack_effect(Op op, const std::uint32_t* operands) {
    const OpRow& r = row(op);
    switch (op) {
    case Op::pick: return {0, 1, {0, 0}};
    case Op::jump_if_true_keep:
    case Op::jump_if_false_keep:
    case Op::jump_if_not_nullish_keep:
    case Op::jump_if_not_undefined_keep: return {1, 0, {1, 0}};
    case Op::jump_if_nullish:
    case Op::jump_if_hole: return {1, 1, {1, 0}};
    case Op::fast_iterator_step: return {0, 0, {1, 0}};
    case Op::for_in_step: return {1, 2, {1, 0}};
    case Op::call:
    case Op::construct:
    case Op::call_eval: return {2 + operands[0], 1, {0, 0}};
    case Op::call_native: return {operands[1], 1, {0, 0}};
    case Op::concatenate: return {operands[0], 1, {0, 0}};
    case Op::copy_data_properties: return {2 + operands[0], 1, {0, 0}};
    default: return {r.pops, r.pushes, {r.second, r.second}};
    }
}

bool ends_flow(Op op) {
    switch (op) {
    case Op::jump:
    case Op::return_value:
    case Op::throw_value:
    case Op::throw_error:
    case Op::throw_constant_assignment:
    case Op::async_end:
    case Op::async_generator_end: return true;
    default: return false;
    }
}

} // namespace loopscope
