#include "engine/interpreter/frame_view.h"

#include "engine/runtime/string.h"

#include <algorithm>

namespace loopscope {

const Position* position_at(const Heap& heap, const Executable& executable, std::uint32_t code_offset) {
    if (!executable.positions) return nullptr;
    const Bytes& bytes = heap.at<Bytes>(executable.positions);
    const auto* positions = reinterpret_cast<const Position*>(bytes.items);
    std::size_t low = 0, high = bytes.header.count / sizeof(Position);
    while (low < high) { // the last one that begins at or before the offset
        const std::size_t middle = (low + high) / 2;
        if (positions[middle].offset <= code_offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low ? &positions[low - 1] : nullptr;
}

// Among the lines that the executable knows; the library's, which are not kept, are counted.
LineColumn line_and_column(const Heap& heap, const Executable& executable, std::uint32_t offset) {
    LineColumn result;
    if (executable.lines) {
        const Bytes& bytes = heap.at<Bytes>(executable.lines);
        const auto* starts = reinterpret_cast<const std::uint32_t*>(bytes.items);
        const auto* after = std::upper_bound(starts, starts + bytes.header.count / sizeof(std::uint32_t), offset);
        if (after == starts) return {1, 1}; // in the head (CompileOptions::head_lines)
        result.line = static_cast<std::uint32_t>(after - starts);
        result.column = offset - after[-1] + 1;
        return result;
    }
    if (!executable.source_text.is_string()) return result;
    return SourceText::from_utf16(to_u16(heap, executable.source_text)).position(offset);
}

static FrameView view_of(const Heap& heap, const Frame& frame, bool next_instruction) {
    FrameView view;
    view.frame = heap.ref_of(&frame);
    view.id = frame.id;
    view.kind = frame.kind;
    view.constructing = frame.flags & frame_construct;
    view.cause = frame.cause;
    view.step = frame.step;
    const auto* base = &heap.at<Value>(frame.base);
    view.this_value = base[0];
    view.function = base[1].is_object() ? base[1] : Value::undefined();
    if (frame.kind != FrameKind::bytecode) {
        view.library = true;
        return view;
    }
    const Executable& e = heap.at<Executable>(frame.executable);
    view.library = e.flags & executable_library;
    view.source_id = e.source_id;
    view.name = e.name;
    view.source_name = e.source_name;
    view.code_offset = next_instruction || frame.pc == 0 ? frame.pc : frame.pc - 1;
    if (const Position* position = position_at(heap, e, view.code_offset)) {
        view.has_position = true;
        view.start = position->start;
        view.end = position->end;
        view.point = position->point;
        view.position_flags = position->flags;
        view.node_kind = position->node_kind;
        const LineColumn place = line_and_column(heap, e, position->point);
        view.line = place.line;
        view.column = place.column;
    }
    return view;
}

FrameView frame_view(const Agent& agent, Ref frame, bool next_instruction) {
    FrameView view = view_of(agent.heap, agent.heap.at<Frame>(frame), next_instruction);
    view.operands_end = agent.heap.header().sp;
    for (Ref at = agent.heap.header().fp; at && at != frame; at = agent.heap.at<Frame>(at).caller)
        view.operands_end = agent.heap.at<Frame>(at).base;
    return view;
}

std::vector<FrameView> frame_views(const Agent& agent, bool between_steps, std::size_t at_most) {
    std::vector<FrameView> views;
    Ref end = agent.heap.header().sp;
    for (Ref at = agent.heap.header().fp; at && views.size() < at_most; at = agent.heap.at<Frame>(at).caller) {
        views.push_back(view_of(agent.heap, agent.heap.at<Frame>(at), between_steps && views.empty()));
        views.back().operands_end = end;
        end = agent.heap.at<Frame>(at).base;
    }
    return views;
}

// `frame` may be null: then only what the environment keeps is there.
static Value value_at(const Heap& heap, const Frame* frame, const Environment* environment, std::int32_t where) {
    const std::int32_t position = where >> 4;
    switch (static_cast<BindingPlace>(where & 15)) {
    case BindingPlace::local: return frame ? reinterpret_cast<const Value*>(frame + 1)[position] : Value::hole();
    case BindingPlace::argument: return frame ? (&heap.at<Value>(frame->base))[2 + position] : Value::hole();
    default:
        if (!environment || static_cast<std::uint32_t>(position) >= environment->header.count) return Value::hole();
        return *imported_slot(heap, &environment->slots[position]);
    }
}

static ScopeView scope_view(const Heap& heap, const Frame* frame, const Values& description,
                            const Environment* environment) {
    ScopeView view;
    view.kind = description.items[0].as_int32() & scope_kind_bits;
    if (environment) {
        view.environment = heap.ref_of(environment);
        view.id = environment->id;
    }
    for (std::uint32_t i = scope_header_values; i + 2 < description.header.count; i += 3) {
        BindingView binding;
        binding.name = description.items[i];
        binding.value = value_at(heap, frame, environment, description.items[i + 1].as_int32());
        binding.flags = description.items[i + 2].as_index();
        const auto place = static_cast<BindingPlace>(description.items[i + 1].as_int32() & 15);
        binding.in_environment = place == BindingPlace::environment;
        view.bindings.push_back(binding);
    }
    return view;
}

ScopeView scope_view(const Heap& heap, const Environment& environment) {
    if (!environment.scope.is_cell()) return {};
    return scope_view(heap, nullptr, heap.at<Values>(environment.scope), &environment);
}

std::vector<ScopeView> scope_views(const Agent& agent, const FrameView& frame_view) {
    std::vector<ScopeView> views;
    const Heap& heap = agent.heap;
    const Frame& frame = heap.at<Frame>(frame_view.frame);
    if (frame.kind != FrameKind::bytecode) return views;
    const Executable& e = heap.at<Executable>(frame.executable);
    Ref environment = frame.environment;
    if (e.scopes) {
        // The innermost description around the offset, then outwards; those with slots go together with the
        // environments.
        const Values& scopes = heap.at<Values>(e.scopes);
        std::int32_t innermost = -1;
        for (std::uint32_t i = 0; i < scopes.header.count; ++i) {
            const Values& d = heap.at<Values>(scopes.items[i]);
            if (d.items[2].as_index() <= frame_view.code_offset && frame_view.code_offset < d.items[3].as_index())
                innermost = static_cast<std::int32_t>(i); // inner descriptions come after outer ones
        }
        for (std::int32_t i = innermost; i >= 0;) {
            const Values& d = heap.at<Values>(scopes.items[i]);
            const Environment* here = nullptr;
            if (environment) {
                const Environment& candidate = heap.at<Environment>(environment);
                if (candidate.scope == scopes.items[i]) {
                    here = &candidate;
                    environment = candidate.parent;
                }
            }
            views.push_back(scope_view(heap, &frame, d, here));
            i = d.items[1].as_int32();
        }
    }
    for (Ref at = environment; at; at = heap.at<Environment>(at).parent) {
        const Environment& outer = heap.at<Environment>(at);
        if (outer.scope.is_cell()) views.push_back(scope_view(heap, outer));
    }
    return views;
}

std::vector<Value> operand_views(const Agent& agent, const FrameView& view) {
    const Heap& heap = agent.heap;
    const Frame& frame = heap.at<Frame>(view.frame);
    const auto* first = reinterpret_cast<const Value*>(&frame + 1);
    if (frame.kind == FrameKind::bytecode) first += heap.at<Executable>(frame.executable).local_count;
    const auto* last = &heap.at<Value>(view.operands_end);
    return first < last ? std::vector<Value>(first, last) : std::vector<Value>();
}

} // namespace loopscope
