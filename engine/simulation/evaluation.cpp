// A question to a run that has stopped, answered on a copy: all arenas are as they were before when it is answered, and
// neither the trace nor the outside has heard of it.
#include "engine/interpreter/evaluate.h"
#include "engine/interpreter/frame_view.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"
#include "engine/syntax/utf8.h"
#include "engine/web_apis/console/inspect_value.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint64_t most_steps = 300'000;
static constexpr std::uint64_t most_work_ns = 50'000'000; // in long leaves
static constexpr std::size_t longest_text = 2'000;

using Kind = Evaluation::Kind;

static std::string text_of(Agent& agent, Value value, std::string& refused) {
    InspectResult shown = show_value(agent, value);
    refused = shown.refused;
    return shortened(shown.text, longest_text);
}

static Evaluation thrown(Agent& agent, Value value) {
    std::string refused;
    std::string text = text_of(agent, value, refused);
    const bool is_error = value.is_object() && agent.heap.at<Object>(value).object_class() == ObjectClass::error;
    return {Kind::thrown, is_error ? text.substr(0, text.find('\n')) : text};
}

static Evaluation not_answered(const Agent& agent) {
    if (agent.halt.kind == Halt::Kind::none) return {Kind::refused, "It can't be answered here."};
    const std::string& subject = agent.halt.subject;
    return {Kind::refused, subject.empty() ? agent.halt.reason : subject + ": " + agent.halt.reason};
}

// The innermost frame of the program; none: the global code.
static std::optional<FrameView> frame_of_program(const Agent& agent) {
    std::vector<FrameView> views = frame_views(agent, true);
    const auto found = std::find_if(views.begin(), views.end(), [](const FrameView& view) { return !view.library; });
    if (found == views.end()) return std::nullopt;
    return *found;
}

static Completion code_of(Agent& agent, std::string_view expression, const std::optional<FrameView>& frame) {
    const Value source = string_from_utf8(agent, "(" + std::string(expression) + "\n)");
    return frame ? evaluate_in_frame(agent, source, *frame) : evaluate_globally(agent, source);
}

static Evaluation answer(Agent& agent, std::string_view expression) {
    const std::optional<FrameView> frame = frame_of_program(agent);
    Completion code = code_of(agent, expression, frame);
    if (code.type == CompletionType::collect) {
        collect_garbage(agent);
        code = code_of(agent, expression, frame);
    }
    if (code.type == CompletionType::throws) {
        Evaluation problem = thrown(agent, code.value);
        problem.kind = Kind::refused; // no code has run
        return problem;
    }
    if (!code.ok()) return not_answered(agent);
    enter(agent, code.value, frame ? frame->this_value : agent.realm().global_this, {});
    const std::uint64_t end = agent.heap.header().step + most_steps;
    StepResult result = StepResult::stepped;
    while (result == StepResult::stepped && agent.heap.header().step < end && agent.work < agent.work_limit)
        result = run(agent, end - agent.heap.header().step);
    if (result == StepResult::stepped) return {Kind::refused, "It takes too long."};
    if (result == StepResult::parked) return {Kind::refused, "It needs an answer from outside."};
    if (result == StepResult::halted) return not_answered(agent);
    const EntryCompletion completion = entry_completion(agent);
    if (completion.thrown) return thrown(agent, completion.value);
    Evaluation value{Kind::value, {}, to_boolean(agent.heap, completion.value)};
    std::string refused;
    value.text = text_of(agent, completion.value, refused);
    if (!refused.empty()) return {Kind::refused, refused + " can't be shown truthfully yet."};
    return value;
}

Evaluation Simulation::evaluate(std::string_view expression) {
    set_present(false);
    const Checkpoint before = agents_->copy(checkpoints_, inputs_applied_);
    const auto next = std::find_if(agents_->list().begin(), agents_->list().end(),
                                   [&](const auto& agent) { return agent.get() == &agents_->next(); });
    Agent& agent = **next;
    agent.stop_when_collected = false;
    agent.work = 0;
    agent.work_limit = most_work_ns;
    const Evaluation answered = answer(agent, expression);
    agent.work_limit = UINT64_MAX;
    agent.interrupted = false;
    agents_->restore(checkpoints_, before);
    checkpoints_.forget(before);
    set_present(step_count() == last_step_);
    return answered;
}

} // namespace loopscope
