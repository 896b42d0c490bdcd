#include "engine/inspect/turn_code.h"

#include "engine/bytecode/executable.h"
#include "engine/event_loop/loop_state.h"
#include "engine/event_loop/task.h"
#include "engine/event_loop/timers.h"
#include "engine/inspect/stopping.h"
#include "engine/interpreter/promise.h"
#include "engine/interpreter/suspension.h"

namespace loopscope {

static Ref unless_library(const Heap& heap, Value executable) {
    if (!executable.is_cell()) return 0;
    const auto& code = heap.at<Executable>(executable);
    return code.flags & executable_library ? 0 : executable.as_ref();
}

static Ref code_of_function(const Agent& agent, Value value) {
    if (!value.is_object()) return 0;
    const Object& function = agent.heap.at<Object>(value);
    if (function.object_class() == ObjectClass::bound_function) {
        const Value target = function.slot(BoundSlot::target); // which may be bound itself: told as the browser's step
        const Object& inner = agent.heap.at<Object>(target);
        return inner.object_class() == ObjectClass::function ? code_of_function(agent, target) : 0;
    }
    if (function.object_class() != ObjectClass::function) return 0;
    return unless_library(agent.heap, function.slot(FunctionSlot::executable));
}

static Ref code_of_activation(const Agent& agent, Value activation) {
    const Value saved = agent.heap.at<Object>(activation).slot(ActivationSlot::saved);
    if (!saved.is_cell()) return 0;
    return unless_library(agent.heap, agent.heap.at<Values>(saved)[SavedField::executable]);
}

static TurnCode code_of_microtask(const Agent& agent, const Record& job) {
    TurnCode code{job.id, TurnKind::microtask, 0, false};
    if (const auto* reaction_job = as<PromiseReactionJob>(job)) {
        const PromiseReaction& reaction = agent.heap.at(reaction_job->reaction);
        const Value callback = reaction_job->rejected ? reaction.on_rejected : reaction.on_fulfilled;
        code.goes_on = is_await(agent.heap, reaction);
        code.executable = code.goes_on ? code_of_activation(agent, callback) : code_of_function(agent, callback);
    } else if (const auto* microtask = as<Microtask>(job)) {
        code.executable = code_of_function(agent, microtask->callable);
    } else if (const auto* thenable = as<PromiseResolveThenableJob>(job)) {
        code.executable = code_of_function(agent, thenable->then);
    }
    return code;
}

TurnCode turn_code(const Agent& agent) {
    const LoopState& loop = loop_state(agent);
    if (loop.current_microtask) return code_of_microtask(agent, agent.heap.at(loop.current_microtask));
    if (!loop.current_task) return {};
    const Task& task = agent.heap.at(loop.current_task);
    const Value callback = task.steps == TaskSteps::timer ? agent.heap.at<Timer>(task.callable).handler : task.callable;
    return {task.id, TurnKind::task, code_of_function(agent, callback), false};
}

bool has_entered(const TurnCode& code, const StopMark& before, const StopMark& now) {
    constexpr std::uint32_t right_above_entry = 2; // frames: nothing of the library stands between
    if (code.id == 0 || before.agent != now.agent || before.program_frame != 0) return false;
    if (now.program_frame == 0 || now.frame != now.program_frame) return false;
    return code.goes_on ? now.depth <= right_above_entry : code.executable != 0 && code.executable == now.executable;
}

} // namespace loopscope
