#include "engine/inspect/completed.h"

#include "engine/bytecode/instruction.h"
#include "engine/inspect/next_step.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/simulation.h"

namespace loopscope {

static constexpr bool gives_value[] = {
#define LOOPSCOPE_OP(name, operands, stack, text) false,
#define LOOPSCOPE_VALUE_OP(name, operands, stack, text) true,
#include "engine/bytecode/ops.def"
#undef LOOPSCOPE_OP
};

static bool jumps_to(const Instruction& instruction, std::uint32_t offset) {
    const char* letters = op_operands(instruction.op);
    for (unsigned i = 0; i < instruction.operand_count; ++i)
        if (letters[i] == 'j' && instruction.operands[i] == offset) return true;
    return false;
}

static bool handles_at(const Heap& heap, const Executable& executable, std::uint32_t offset) {
    if (!executable.handlers) return false;
    const Bytes& bytes = heap.at<Bytes>(executable.handlers);
    const auto* handlers = reinterpret_cast<const Handler*>(bytes.items);
    for (std::size_t i = 0; i < bytes.header.count / sizeof(Handler); ++i)
        if (handlers[i].target == offset) return true;
    return false;
}

// The instruction that ends where `offset` begins, if that is the only way there.
static std::optional<Instruction> only_predecessor(const Heap& heap, const Executable& executable,
                                                   std::uint32_t offset) {
    const Bytes& code = heap.at<Bytes>(executable.code);
    if (handles_at(heap, executable, offset)) return std::nullopt;
    std::optional<Instruction> before;
    for (std::uint32_t at = 0; at < code.header.count;) {
        const Instruction instruction = decode(code.items, at);
        if (jumps_to(instruction, offset)) return std::nullopt;
        at += instruction.size;
        if (at == offset) before = instruction;
    }
    return before;
}

std::optional<seen::Completed> completed_expression(const Simulation& simulation, std::uint32_t text_limit) {
    const Agent& agent = simulation.agent();
    const std::vector<FrameView> frames = frame_views(agent, true, 1);
    if (frames.empty() || frames.front().kind != FrameKind::bytecode || frames.front().library) return std::nullopt;
    const FrameView& frame = frames.front();
    const Executable& executable = agent.heap.at<Executable>(agent.heap.at<Frame>(frame.frame).executable);
    const auto before = only_predecessor(agent.heap, executable, frame.code_offset);
    if (!before || !gives_value[static_cast<unsigned>(before->op)]) return std::nullopt;
    const Position* position = position_at(agent.heap, executable, before->offset);
    const std::vector<Value> operands = operand_views(agent, frame);
    if (!position || position->flags & position_hidden || operands.empty()) return std::nullopt;
    const Value value = operands.back();
    if (value.is_cell() || value.is_hole() || value.is_uninitialized()) return std::nullopt;
    seen::Completed completed;
    completed.code = code_of(agent.heap, executable, position->start, position->end);
    completed.value = look_at_value(agent, value, text_limit);
    const LineColumn place = line_and_column(agent.heap, executable, position->start);
    completed.place = {frame.source_id, position->start, position->end, place.line, place.column};
    return completed;
}

} // namespace loopscope
