// The text of a debugger's question, as code of a frame that has stopped.
#include "engine/interpreter/evaluate.h"
#include "engine/interpreter/frame_view.h"
#include "engine/runtime/string.h"
#include "engine/syntax/scope.h"

#include <algorithm>
#include <set>

namespace loopscope {

namespace {

// What the frame itself keeps, and nothing captures: in a record of its own, so that the text finds it by name.
struct FrameNames {
    std::vector<BindingView> kept;        // by the frame
    std::vector<std::u16string> privates; // with '#'
};

} // namespace

static FrameNames names_in_frame(const Agent& agent, const FrameView& view) {
    FrameNames names;
    std::set<std::uint64_t> seen;
    for (const ScopeView& scope : scope_views(agent, view)) {
        for (const BindingView& binding : scope.bindings) {
            const std::u16string text = to_u16(agent.heap, binding.name);
            if (text.starts_with(u'#')) names.privates.push_back(text);
            if (seen.insert(binding.name.bits()).second && !binding.in_environment && !binding.value.is_hole())
                names.kept.push_back(binding);
        }
    }
    return names;
}

// An arrow function's `this` is that of the function around it, which keeps it where an arrow function uses it.
static bool has_own_this(const Heap& heap, const FrameView& view) {
    return !(heap.at<Executable>(heap.at<Frame>(view.frame).executable).flags & executable_arrow);
}

static Ref record_of(Agent& agent, const FrameView& view, std::vector<BindingView> kept) {
    if (has_own_this(agent.heap, view) && !view.this_value.is_hole())
        kept.push_back({intern(agent, std::u16string_view(u"this")), view.this_value, binding_lexical, false});
    Values& scope = agent.make_values(static_cast<std::uint32_t>(scope_header_values + 3 * kept.size()));
    const auto count = static_cast<std::int32_t>(kept.size());
    const std::int32_t head[scope_header_values] = {static_cast<std::int32_t>(ScopeKind::block), -1, 0, 0, count};
    for (unsigned i = 0; i < scope_header_values; ++i) scope.items[i] = Value::int32(head[i]);
    Environment& record =
        agent.make_environment(EnvironmentKind::declarative, agent.heap.at<Frame>(view.frame).environment,
                               static_cast<std::uint32_t>(count), Value::cell(agent.heap.ref_of(&scope)));
    for (std::int32_t i = 0; i < count; ++i) {
        const BindingView& binding = kept[static_cast<std::size_t>(i)];
        Value* item = scope.items + scope_header_values + 3 * i;
        item[0] = binding.name;
        item[1] = Value::int32(static_cast<std::int32_t>(BindingPlace::environment) | i << 4);
        item[2] = Value::int32(static_cast<std::int32_t>(binding.flags));
        record.slots[i] = binding.value;
    }
    return agent.heap.ref_of(&record);
}

Completion evaluate_in_frame(Agent& agent, Value source, const FrameView& view) {
    FrameNames names = names_in_frame(agent, view);
    const Ref record = record_of(agent, view, std::move(names.kept));
    return evaluate_in_record(agent, source, record, std::move(names.privates));
}

} // namespace loopscope
