#include "engine/inspect/look/hanging.h"

#include "engine/bytecode/executable.h"
#include "engine/inspect/look/cells.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/promise.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"

#include <algorithm>

namespace loopscope {

// Where an activation was taken off the stack; none: it is the library's, or it has ended.
static std::optional<seen::Hanging> suspended(const Agent& agent, const Object& activation) {
    const Heap& heap = agent.heap;
    const Value cell = activation.slot(ActivationSlot::saved);
    if (!cell.is_cell()) return std::nullopt;
    const Values& saved = heap.at<Values>(cell);
    const Executable& executable = heap.at<Executable>(saved[SavedField::executable]);
    if (executable.flags & executable_library) return std::nullopt;
    const auto pc = saved[SavedField::pc].as_index();
    const Position* position = position_at(heap, executable, pc ? pc - 1 : 0);
    if (!position) return std::nullopt;
    const LineColumn at = line_and_column(heap, executable, position->point);
    seen::Hanging hanging;
    hanging.id = activation.id();
    hanging.name = executable.name.is_string() ? to_utf8(heap, executable.name, 60) : std::string();
    if (hanging.name.empty()) hanging.name = "an async function";
    hanging.place = {executable.source_id, position->start, position->end, at.line, at.column};
    return hanging;
}

static std::optional<seen::Hanging> waiting_callback(const Agent& agent, const PromiseReaction& reaction) {
    const Value callback = reaction.on_fulfilled.is_object() ? reaction.on_fulfilled : reaction.on_rejected;
    const SourcePlace place = place_of_function(agent, callback);
    if (place.line == 0) return std::nullopt; // the library's, or a result that is passed on
    seen::Hanging hanging;
    hanging.id = reaction.id;
    hanging.callback = true;
    hanging.name = badge_of(agent.trace->token(reaction.id));
    hanging.place = place;
    return hanging;
}

std::vector<seen::Hanging> look_at_hanging(const Agent& agent) {
    const Heap& heap = agent.heap;
    std::vector<seen::Hanging> all;
    each_small_object(heap, [&](Ref, const Object& object) {
        if (object.object_class() != ObjectClass::promise || promise_state(object) != PromiseState::pending) return;
        for (const CellOf<PromiseReaction> cell : waiting_reactions(heap, object)) {
            const PromiseReaction& reaction = heap.at(cell);
            auto hanging = is_await(heap, reaction) ? suspended(agent, heap.at<Object>(reaction.on_fulfilled))
                                                    : waiting_callback(agent, reaction);
            if (!hanging) continue;
            hanging->promise_id = object.id();
            hanging->made = made_at(agent, object.id());
            all.push_back(std::move(*hanging));
        }
    });
    std::sort(all.begin(), all.end(), [](const seen::Hanging& a, const seen::Hanging& b) {
        return a.callback != b.callback ? b.callback : a.id < b.id;
    });
    return all;
}

// "Error: no": a message of one line, or the value.
static std::string reason_in_words(const Agent& agent, Value reason) {
    constexpr std::uint32_t longest = 60;
    if (!reason.is_object() || agent.heap.at<Object>(reason).object_class() != ObjectClass::error)
        return look_at_value(agent, reason, longest).text;
    const Object& error = agent.heap.at<Object>(reason);
    const Value name = peek_property(agent, error, agent.key(Name::name));
    const Value message = peek_property(agent, error, agent.key(Name::message));
    const std::string text = message.is_string() ? to_utf8(agent.heap, message, longest) : std::string();
    const std::string kind = name.is_string() ? to_utf8(agent.heap, name, longest) : "Error";
    return text.empty() ? kind : kind + ": " + text;
}

std::vector<seen::Unhandled> look_at_unhandled(const Agent& agent) {
    std::vector<seen::Unhandled> all;
    const List& list = agent.heap.at(loop_state(agent).outstanding_rejections);
    for (std::uint32_t i = 0; i < list.header.count; ++i) {
        const Object& promise = agent.heap.at<Object>(item(agent.heap, list, i));
        all.push_back(
            {promise.id(), made_at(agent, promise.id()), reason_in_words(agent, promise.slot(PromiseSlot::result))});
    }
    return all;
}

} // namespace loopscope
