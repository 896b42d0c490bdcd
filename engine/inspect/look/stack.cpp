#include "engine/inspect/look/stack.h"

#include "engine/inspect/look/scopes.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"

namespace loopscope {

static bool is_module_code(const Agent& agent, const FrameView& frame) {
    if (!frame.function.is_object() || frame.kind != FrameKind::bytecode) return false;
    const Value executable = agent.heap.at<Object>(frame.function).slot(FunctionSlot::executable);
    return executable.is_cell() && (agent.heap.at<Executable>(executable).flags & executable_module);
}

static seen::FrameKind kind_of_frame(const Agent& agent, const FrameView& frame) {
    if (frame.kind == FrameKind::native) return seen::FrameKind::native;
    if (frame.library) return seen::FrameKind::library;
    if (!frame.function.is_object()) return seen::FrameKind::global;
    if (is_module_code(agent, frame)) return seen::FrameKind::module;
    const Value flags = agent.heap.at<Object>(frame.function).slot(FunctionSlot::flags);
    const auto bits = flags.as_index();
    if (bits & function_generator) return seen::FrameKind::generator;
    if (bits & function_async) return seen::FrameKind::async;
    if (bits & function_arrow) return seen::FrameKind::arrow;
    return bits & function_method ? seen::FrameKind::method : seen::FrameKind::function;
}

static std::string name_of_frame(const Agent& agent, const FrameView& frame) {
    if (!frame.function.is_object()) return "global code";
    if (is_module_code(agent, frame)) return "module code";
    const std::string name = name_of_function(agent, agent.heap.at<Object>(frame.function));
    return name.empty() ? "(anonymous)" : name;
}

static seen::Frame look_at_frame(const Agent& agent, const FrameView& frame, const Look& look) {
    seen::Frame seen;
    seen.id = frame.id;
    seen.token = token_of_call(*agent.trace, frame.cause, frame.step, Family::sync);
    seen.library = frame.library;
    seen.kind = kind_of_frame(agent, frame);
    seen.name = name_of_frame(agent, frame);
    seen.place = {frame.source_id, frame.start, frame.end, frame.line, frame.column};
    seen.defined = place_of_function(agent, frame.function);
    seen.origin = {frame.step, frame.cause};
    seen.scopes = look_at_scopes(agent, frame, look);
    return seen;
}

std::vector<seen::Frame> look_at_stack(const Agent& agent, const Look& look) {
    std::vector<seen::Frame> stack;
    for (const FrameView& frame : frame_views(agent, true)) {
        if (frame.kind == FrameKind::entry || (frame.library && !look.library_frames)) continue;
        stack.push_back(look_at_frame(agent, frame, look));
    }
    return stack;
}

} // namespace loopscope
