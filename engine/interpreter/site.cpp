#include "engine/interpreter/site.h"

#include "engine/interpreter/frame_view.h"
#include "engine/runtime/note.h"

namespace loopscope {

// The innermost frame of the program from here downwards, 0: none.
static Ref program_frame_from(const Heap& heap, Ref at) {
    for (; at; at = heap.at<Frame>(at).caller) {
        const Frame& frame = heap.at<Frame>(at);
        const bool code = frame.kind == FrameKind::bytecode && frame.executable;
        if (code && !(heap.at<Executable>(frame.executable).flags & executable_library)) break;
    }
    return at;
}

static TraceSite::Place place_of(const Heap& heap, Ref at) {
    const Frame& frame = heap.at<Frame>(at);
    const Executable& executable = heap.at<Executable>(frame.executable);
    const Position* position = position_at(heap, executable, frame.pc ? frame.pc - 1 : 0);
    if (!position) return {};
    const LineColumn point = line_and_column(heap, executable, position->point);
    return {executable.source_id, position->start, position->end, point.line, point.column};
}

void note_site(Agent& agent, std::uint32_t id) {
    if (!traces(agent)) return;
    const Ref frame = program_frame_from(agent.heap, agent.heap.header().fp);
    if (!frame) return;
    TraceSite site;
    site.step = agent.heap.header().step;
    site.made = place_of(agent.heap, frame);
    if (const Ref caller = program_frame_from(agent.heap, agent.heap.at<Frame>(frame).caller))
        site.called = place_of(agent.heap, caller);
    agent.trace->note_site(id, site);
}

} // namespace loopscope
