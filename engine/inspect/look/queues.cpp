#include "engine/inspect/look/queues.h"

#include "engine/bytecode/executable.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"
#include "engine/host/json.h"
#include "engine/inspect/fold.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/string.h"

namespace loopscope {

static std::string words(const Agent& agent, Value string, const Look& look) {
    return string.is_string() ? to_utf8(agent.heap, string, look.text_limit) : std::string();
}

static std::uint32_t id_of_object(const Agent& agent, Value value) {
    return value.is_object() ? agent.heap.at<Object>(value).id() : 0;
}

// 'work goes on': what is suspended, by the name of its function.
static std::string activation_label(const Agent& agent, Value activation, const Look& look) {
    const Value saved = agent.heap.at<Object>(activation).slot(ActivationSlot::saved);
    if (!saved.is_cell()) return "async function goes on";
    const Value executable = agent.heap.at<Values>(saved)[SavedField::executable];
    const std::string name =
        executable.is_cell() ? words(agent, agent.heap.at<Executable>(executable).name, look) : std::string();
    return (name.empty() ? "async function" : name) + " goes on";
}

// Its callback.
static Value look_at_reaction_job(const Agent& agent, const PromiseReactionJob& job, const Look& look,
                                  seen::Job& seen) {
    const PromiseReaction& reaction = agent.heap.at(job.reaction);
    const Value callback = job.rejected ? reaction.on_rejected : reaction.on_fulfilled;
    const bool awaits = is_await(agent.heap, reaction);
    const bool own = place_of_function(agent, callback).line != 0; // otherwise the library's, or none
    const char* unnamed = own            ? job.rejected ? "catch callback" : "then callback"
                          : job.rejected ? "passes the error on"
                                         : "passes the value on";
    seen.promise_id = id_of_object(agent, reaction.promise);
    seen.kind = awaits ? seen::JobKind::await : seen::JobKind::reaction;
    seen.label = awaits ? activation_label(agent, callback, look) : label_of_callback(agent, callback, unnamed);
    return callback;
}

static Value look_at_microtask(const Agent& agent, const Microtask& microtask, const Look& look, seen::Job& seen) {
    seen.steps = words(agent, microtask.label, look);
    seen.kind = microtask.library ? seen::JobKind::library : seen::JobKind::queue_microtask;
    seen.label = label_of_callback(agent, microtask.callable, seen.steps + " callback");
    return microtask.callable;
}

seen::Job look_at_job(const Agent& agent, const Record& job, const Look& look) {
    seen::Job seen;
    seen.id = job.id;
    seen.token = token_of(*agent.trace, job.id, Family::microtask);
    seen.origin = origin_of(job);
    Value callback;
    if (const auto* reaction = as<PromiseReactionJob>(job)) {
        callback = look_at_reaction_job(agent, *reaction, look, seen);
    } else if (const auto* microtask = as<Microtask>(job)) {
        callback = look_at_microtask(agent, *microtask, look, seen);
    } else if (const auto* thenable = as<PromiseResolveThenableJob>(job)) {
        callback = thenable->then;
        seen.kind = seen::JobKind::thenable;
        seen.label =
            is_promise(agent.heap, thenable->thenable) ? "follows the inner promise" : "calls the object's then";
    }
    seen.callback_id = id_of_object(agent, callback);
    seen.place = place_of_function(agent, callback);
    return seen;
}

// What has no token by itself is coloured by where it comes from.
static Family family_of_source(TaskSource source) {
    switch (source) {
    case TaskSource::timer: return Family::timer;
    case TaskSource::networking:
    case TaskSource::dom_manipulation: return Family::network;
    case TaskSource::idle: return Family::rendering;
    default: return Family::event;
    }
}

seen::Task look_at_task(const Agent& agent, const Task& task, const Look& look) {
    seen::Task seen;
    seen.id = task.id;
    seen.source = task.source;
    seen.token = token_of(*agent.trace, task.id, family_of_source(seen.source));
    seen.label = words(agent, task.label, look);
    if (const std::string type = type_of_event(agent, task); !type.empty()) seen.label = type;
    if (look.folds && fold_of(agent, task) == Fold::page_ready) {
        seen.label = "page ready";
        seen.folded = true;
        seen.token.family = Family::neutral;
    }
    seen.queued_at_ms = milliseconds_from_ns(task.queued_at_ns);
    seen.origin = origin_of(task);
    seen.made = made_at(agent, task.token);
    const Value callback = task.steps == TaskSteps::timer ? agent.heap.at<Timer>(task.callable).handler : task.callable;
    seen.place = place_of_function(agent, callback);
    seen.callback_id = id_of_object(agent, callback);
    if (seen.place.line != 0) seen.label = label_of_callback(agent, callback, seen.label + " callback");
    return seen;
}

bool is_on_its_way(const Agent& agent, const Task& task) {
    return task.steps == TaskSteps::timer && agent.heap.at<Timer>(task.callable).step() == agent.heap.header().step;
}

void look_at_microtasks(const Agent& agent, const Look& look, seen::Agent& seen) {
    Window window(look);
    for (const Record& job : items(agent.heap, agent.heap.at(loop_state(agent).microtask_queue)))
        if ((!look.folds || !is_folded(agent, job)) && window.shows(job.id))
            seen.microtasks.push_back(look_at_job(agent, job, look));
    seen.microtasks_beyond = window.beyond();
}

void look_at_tasks(const Agent& agent, const Look& look, seen::Agent& seen) {
    Window window(look);
    for (const Task* task : tasks_in_order(agent)) {
        if (is_on_its_way(agent, *task) || (look.folds && fold_of(agent, *task) == Fold::unheard)) continue;
        if (window.shows(task->id)) seen.tasks.push_back(look_at_task(agent, *task, look));
    }
    seen.tasks_beyond = window.beyond();
}

} // namespace loopscope
