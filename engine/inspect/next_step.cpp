#include "engine/inspect/next_step.h"

#include "engine/bytecode/instruction.h"
#include "engine/event_loop/program_time.h"
#include "engine/event_loop/task_queue.h"
#include "engine/host/json.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"
#include "engine/syntax/utf8.h"

namespace loopscope {

static constexpr std::uint32_t longest_code = 48;

std::string code_of(const Heap& heap, const Executable& executable, std::uint32_t start, std::uint32_t end) {
    const std::u16string whole = to_u16(heap, executable.source_text);
    std::u16string line;
    for (std::uint32_t at = start; at < end && at < whole.size(); ++at) {
        const bool space = whole[at] == u' ' || whole[at] == u'\n' || whole[at] == u'\r' || whole[at] == u'\t';
        if (space && (line.empty() || line.back() == u' ')) continue;
        const bool pair = whole[at] >= 0xD800 && whole[at] < 0xDC00;
        if (line.size() >= longest_code - pair) {
            line += u'\u2026';
            break;
        }
        line += space ? u' ' : whole[at];
    }
    return utf8_of_utf16(line);
}

namespace {

constexpr std::uint32_t longest_name = 40;

// An instruction without a message is an error of the compiler.
Message message_of(Op op) {
    switch (op) {
#define LOOPSCOPE_OP(name, operands, stack, text)                                                                      \
    case Op::name: return Message::op_##name;
#include "engine/bytecode/ops.def"
#undef LOOPSCOPE_OP
    case Op::count: break;
    }
    return Message::step_none;
}

struct StageWords {
    Message message;
    NextStep::Kind kind;
};

StageWords words_of(Stage stage) {
    switch (stage) {
    case Stage::begin: return {Message::step_begin, NextStep::Kind::begin};
    case Stage::running: return {Message::step_running, NextStep::Kind::running};
    case Stage::returned: return {Message::step_returned, NextStep::Kind::returned};
    case Stage::turn_end: return {Message::step_turn_end, NextStep::Kind::turn_end};
    case Stage::choose: return {Message::step_choose, NextStep::Kind::choose};
    }
    return {Message::step_none, NextStep::Kind::none};
}

std::string function_of_frame(const Agent& agent, const FrameView& frame) {
    if (!frame.function.is_object()) return "global code";
    const std::string name = name_of_function(agent, agent.heap.at<Object>(frame.function));
    return name.empty() ? "(anonymous)" : name;
}

SourcePlace place_of(const FrameView& frame) {
    return {frame.source_id, frame.start, frame.end, frame.line, frame.column};
}

const Executable& executable_of(const Heap& heap, const FrameView& frame) {
    return heap.at<Executable>(heap.at<Frame>(frame.frame).executable);
}

void add_operands(const Heap& heap, const Executable& executable, const Instruction& instruction, NextStep& next) {
    const char* letters = op_operands(instruction.op);
    for (unsigned i = 0; i < instruction.operand_count; ++i) {
        if (letters[i] == 'n') next.count = instruction.operands[i];
        if (letters[i] != 'k' || !next.name.empty()) continue;
        const Value constant = heap.at<Values>(executable.constants).items[instruction.operands[i]];
        if (constant.is_string()) next.name = to_utf8(heap, constant, longest_name);
    }
}

NextStep step_of_program(const Agent& agent, const FrameView& frame) {
    const Executable& executable = executable_of(agent.heap, frame);
    const Instruction instruction = decode(agent.heap.at<Bytes>(executable.code).items, frame.code_offset);
    NextStep next;
    next.message = message_of(instruction.op);
    next.kind = NextStep::Kind::instruction;
    next.function = function_of_frame(agent, frame);
    next.place = place_of(frame);
    next.code = code_of(agent.heap, executable, frame.start, frame.end);
    add_operands(agent.heap, executable, instruction, next);
    return next;
}

bool of_program(const FrameView& frame) {
    return frame.kind == FrameKind::bytecode && !frame.library && frame.has_position && frame.line != 0;
}

// The library works for the innermost frame of the program, if one is below it.
NextStep step_of_library(const Agent& agent, const std::vector<FrameView>& frames) {
    NextStep next;
    next.kind = NextStep::Kind::library;
    next.message = Message::step_library_alone;
    next.function = function_of_frame(agent, frames.front());
    for (const FrameView& frame : frames) {
        if (!of_program(frame)) continue;
        next.message = Message::step_library;
        next.place = place_of(frame);
        next.code = code_of(agent.heap, executable_of(agent.heap, frame), frame.start, frame.end);
        break;
    }
    return next;
}

// Something came while the loop waited, and nothing older holds it back: the loop goes on by itself.
bool goes_on(const Simulation& simulation) {
    const Agent& agent = simulation.agent();
    return simulation.phase() == Phase::waiting && choose_task_queue(agent) && gate_is_open(agent, agent.now_ns());
}

bool ended(Phase phase) {
    return phase == Phase::halted || phase == Phase::finished || phase == Phase::idle || phase == Phase::waiting ||
           phase == Phase::parked;
}

} // namespace

NextStep next_step(const Simulation& simulation) {
    const Agent& agent = simulation.agent();
    NextStep next;
    if (ended(simulation.phase()) && !goes_on(simulation)) return next;
    const std::vector<FrameView> frames = frame_views(agent, true);
    if (frames.empty()) {
        const StageWords words = words_of(loop_state(agent).stage);
        next.message = words.message;
        next.kind = words.kind;
    } else if (frames.front().kind == FrameKind::entry) {
        next.message = Message::step_entry;
        next.kind = NextStep::Kind::entry;
    } else if (of_program(frames.front())) {
        next = step_of_program(agent, frames.front());
    } else {
        next = step_of_library(agent, frames);
    }
    return next;
}

} // namespace loopscope
