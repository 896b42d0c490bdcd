#include "engine/inspect/fold.h"

#include "engine/event_loop/listeners.h"
#include "engine/event_loop/running_script.h"
#include "engine/event_loop/task_queue.h"
#include "engine/host/json.h"
#include "engine/inspect/stopping.h"
#include "engine/runtime/string.h"
#include "engine/simulation.h"

#include <algorithm>
#include <array>

namespace loopscope {

static constexpr std::size_t longest_label = 80;

static std::string text_of(const Agent& agent, Value string) {
    return string.is_string() ? to_utf8(agent.heap, string, longest_label) : std::string();
}

// A listener is labelled by its target and the event's type: 'button click'. `on_page`: on the document or the window.
template <class Types> static bool listens(const Agent& agent, const Types& types, bool on_page = false) {
    bool found = false;
    each(agent.heap, agent.heap.at(loop_state(agent).listeners), [&](const Listener& listener) {
        const std::string label = text_of(agent, listener.label);
        const std::size_t space = label.rfind(' ');
        const std::string_view type = std::string_view(label).substr(space + 1);
        const std::string target = label.substr(0, space == std::string::npos ? 0 : space);
        if (on_page && target != "window" && target != "document") return;
        found = found || std::find(types.begin(), types.end(), type) != types.end();
    });
    return found;
}

static bool is_of_document(const Task& task, std::string_view label) {
    return task.steps == TaskSteps::library && task.source == TaskSource::dom_manipulation &&
           (label == end_of_document || label == "DOMContentLoaded" || label == "load");
}

std::string type_of_event(const Agent& agent, const Task& task) {
    if (task.source != TaskSource::user_interaction || task.steps != TaskSteps::library || !task.arguments) return {};
    const auto arguments = items_of(agent.heap, task.arguments);
    if (arguments.size() < 3 || !arguments[2].is_string()) return {};
    JsonError error;
    const auto data = parse_json(to_utf8(agent.heap, arguments[2]), error);
    const Json* type = data ? data->find("type") : nullptr;
    return type ? type->string : std::string();
}

// One move of the visitor's may have other events follow: those of keys, focus and forms count as heard when anything
// is.
static bool is_heard(const Agent& agent, const std::string& type) {
    if (listens(agent, std::array<std::string_view, 1>{type})) return true;
    constexpr std::array<std::string_view, 4> alone = {"pointerdown", "pointerup", "pointermove", "mousemove"};
    if (std::find(alone.begin(), alone.end(), type) != alone.end()) return false;
    constexpr std::array<std::string_view, 14> followers = {
        "focus", "blur",   "focusin", "focusout",    "input",      "change",  "submit",
        "reset", "toggle", "select",  "beforeinput", "hashchange", "invalid", "beforetoggle"};
    return listens(agent, followers) ||
           (type.starts_with("key") && agent.heap.at(loop_state(agent).listeners).header.count);
}

Fold fold_of(const Agent& agent, const Task& task) {
    if (task.steps != TaskSteps::library) return Fold::none;
    if (is_of_document(task, text_of(agent, task.label))) {
        constexpr std::array<std::string_view, 4> types = {"readystatechange", "DOMContentLoaded", "load", "pageshow"};
        return listens(agent, types, true) ? Fold::none : Fold::page_ready;
    }
    const std::string type = type_of_event(agent, task);
    return type.empty() || is_heard(agent, type) ? Fold::none : Fold::unheard;
}

bool is_folded(const Agent& agent, const Record& microtask) {
    const auto* steps = as<Microtask>(microtask);
    return steps && steps->library && text_of(agent, steps->label) != "mutation observers";
}

static const Task* waiting_task(const Agent& agent, std::uint32_t id) {
    for (const Task* task : tasks_in_order(agent))
        if (task->id == id) return task;
    return nullptr;
}

static bool is_folded_microtask(const Agent& agent, std::uint32_t id) {
    const LoopState& loop = loop_state(agent);
    if (loop.current_microtask && agent.heap.at(loop.current_microtask).id == id)
        return is_folded(agent, agent.heap.at(loop.current_microtask));
    for (const Record& job : items(agent.heap, agent.heap.at(loop.microtask_queue)))
        if (job.id == id) return is_folded(agent, job);
    return false;
}

// What has its turn, also when it has just left the stack.
static bool is_turn_folded(const Agent& agent) {
    const LoopState& loop = loop_state(agent);
    if (loop.current_microtask) return is_folded(agent, agent.heap.at(loop.current_microtask));
    return loop.current_task && fold_of(agent, agent.heap.at(loop.current_task)) != Fold::none;
}

static bool begins_page_ready(const Agent& agent) {
    return text_of(agent, agent.heap.at(loop_state(agent).current_task).label) == end_of_document;
}

// A promise that the library made beside a callback, and that nobody waits for.
static bool settles_unheard(const Agent& agent, const Happening& happening) {
    const bool fulfilled = static_cast<SettledAs>(happening.what) == SettledAs::fulfilled;
    return fulfilled && happening.amount == 0 && !runs_program(agent.heap);
}

bool is_folded(const Simulation& simulation, const Happening& happening) {
    const Agent& agent = agent_of(simulation, happening.agent);
    if (agent.id != happening.agent) return false;
    switch (happening.kind) {
    case MomentKind::microtask_queued:
    case MomentKind::microtask_taken: return is_folded_microtask(agent, happening.id);
    case MomentKind::task_queued: {
        const Task* task = waiting_task(agent, happening.id);
        return task && fold_of(agent, *task) != Fold::none;
    }
    case MomentKind::task_taken: return is_turn_folded(agent) && !begins_page_ready(agent);
    case MomentKind::stack_empty: return is_turn_folded(agent);
    case MomentKind::promise_settled: return settles_unheard(agent, happening);
    default: return false;
    }
}

} // namespace loopscope
