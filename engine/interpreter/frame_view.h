// Looking at frames: for stack traces, messages and the picture. Reading never changes anything.
#pragma once

#include "engine/bytecode/executable.h"
#include "engine/interpreter/frame.h"
#include "engine/runtime/agent.h"
#include "engine/syntax/source_text.h"

#include <string>
#include <vector>

namespace loopscope {

// Where a binding's value is kept: an imported name's is in another module's environment.
inline const Value* imported_slot(const Heap& heap, const Value* slot) {
    if (!slot->is_cell()) return slot;
    const Values& import = heap.at<Values>(*slot);
    return &heap.at<Environment>(import[ImportField::environment]).slots[import[ImportField::slot].as_int32()];
}

struct FrameView {
    Ref frame = 0;
    std::uint32_t id = 0;
    FrameKind kind = FrameKind::bytecode;
    bool library = false; // ours: hidden from stack traces
    bool constructing = false;
    bool has_position = false;
    std::uint32_t source_id = 0;
    std::uint32_t code_offset = 0;    // of the instruction that runs next, or waits for the frame above
    std::uint32_t start = 0, end = 0; // range of the node it belongs to, UTF-16 units
    std::uint32_t point = 0;          // where a stack trace points
    std::uint16_t position_flags = 0;
    std::uint16_t node_kind = 0;
    std::uint32_t line = 0, column = 0; // of `point`, from 1
    std::uint32_t cause = 0;
    Ref operands_end = 0; // where the frame above begins, or the top of the stack
    std::uint64_t step = 0;
    Value function; // object, or undefined (scripts, entries)
    Value this_value;
    Value name;        // string; may be empty
    Value source_name; // string or undefined
};

// Running frame first. Between steps the running frame's position is that of its next instruction; while an instruction
// runs (stack traces) that of the instruction itself.
std::vector<FrameView> frame_views(const Agent& agent, bool between_steps = false, std::size_t at_most = SIZE_MAX);

FrameView frame_view(const Agent& agent, Ref frame, bool next_instruction);

// The names in sight of a frame and their values, innermost scope first. `value` may be the uninitialized marker.
struct BindingView {
    Value name; // string
    Value value;
    std::uint32_t flags = 0;     // BindingFlag
    bool in_environment = false; // else the frame keeps it
};
// Names that the library or the machine keeps are nothing to see.
inline bool is_shown(const BindingView& binding) {
    return !(binding.flags & binding_hidden) && !binding.value.is_hole() && !binding.value.is_cell();
}
struct ScopeView {
    std::int32_t kind = 0; // syntax ScopeKind
    Ref environment = 0;   // 0: the names are kept in the frame
    std::uint32_t id = 0;  // the environment's, 0 none
    std::vector<BindingView> bindings;
};
// The scopes of a frame at the given code offset (FrameView::code_offset): its own first, then those that its function
// closes over.
std::vector<ScopeView> scope_views(const Agent& agent, const FrameView& view);
// The names that an environment itself keeps; none where it has no description (object environments, the library's).
ScopeView scope_view(const Heap& heap, const Environment& environment);
// The values that are being worked with: sub-expressions already evaluated, oldest first.
std::vector<Value> operand_views(const Agent& agent, const FrameView& view);

// The position that holds for a code offset, or null.
const Position* position_at(const Heap& heap, const Executable& executable, std::uint32_t code_offset);
LineColumn line_and_column(const Heap& heap, const Executable& executable, std::uint32_t offset);

} // namespace loopscope
