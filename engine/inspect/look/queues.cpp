#include "engine/inspect/look/queues.h"

#include "engine/bytecode/executable.h"
#include "engine/host/json.h"
#include "engine/inspect/value_text.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/containers.h"
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
    const Value executable = agent.heap.at<Values>(saved).items[static_cast<unsigned>(SavedField::executable)];
    const std::string name =
        executable.is_cell() ? words(agent, agent.heap.at<Executable>(executable).name, look) : std::string();
    return (name.empty() ? "async function" : name) + " goes on";
}

// Its callback.
static Value look_at_reaction_job(const Agent& agent, const Record& job, const Look& look, seen::Job& seen) {
    const Record& reaction = agent.heap.at<Record>(field(job, ReactionJobField::reaction));
    const bool rejected = field(job, ReactionJobField::rejected).is_true();
    const Value callback = field(reaction, rejected ? ReactionField::on_rejected : ReactionField::on_fulfilled);
    const bool awaits = callback.is_object() && !agent.heap.at<Object>(callback).callable();
    const char* unnamed = !callback.is_object() ? "pass on" : rejected ? "catch callback" : "then callback";
    seen.promise_id = id_of_object(agent, field(reaction, ReactionField::promise));
    seen.kind = awaits ? seen::JobKind::await : seen::JobKind::reaction;
    seen.label = awaits ? activation_label(agent, callback, look) : label_of_callback(agent, callback, unnamed);
    return callback;
}

static Value look_at_microtask(const Agent& agent, const Record& microtask, const Look& look, seen::Job& seen) {
    const Value callback = field(microtask, MicrotaskField::callable);
    seen.steps = words(agent, field(microtask, MicrotaskField::label), look);
    seen.kind =
        field(microtask, MicrotaskField::library).is_true() ? seen::JobKind::library : seen::JobKind::queue_microtask;
    seen.label = label_of_callback(agent, callback, seen.steps + " callback");
    return callback;
}

seen::Job look_at_job(const Agent& agent, const Record& job, const Look& look) {
    seen::Job seen;
    seen.id = job.id;
    seen.token = token_of(*agent.trace, job.id, Family::microtask);
    seen.origin = origin_of(job);
    Value callback;
    switch (static_cast<InterpreterRecord>(job.header.small)) {
    case InterpreterRecord::promise_reaction_job: callback = look_at_reaction_job(agent, job, look, seen); break;
    case InterpreterRecord::promise_resolve_thenable_job:
        callback = field(job, ThenableJobField::then);
        seen.kind = seen::JobKind::thenable;
        seen.label = "call then of the thenable";
        break;
    default: callback = look_at_microtask(agent, job, look, seen); break;
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

seen::Task look_at_task(const Agent& agent, const Record& task, const Look& look) {
    seen::Task seen;
    seen.id = task.id;
    seen.source = static_cast<TaskSource>(field(task, TaskField::source).as_int32());
    seen.token = token_of(*agent.trace, task.id, family_of_source(seen.source));
    seen.label = words(agent, field(task, TaskField::label), look);
    seen.queued_at_ms = milliseconds_from_ns(ns_of(field(task, TaskField::queued_at)));
    seen.origin = origin_of(task);
    Value callback = field(task, TaskField::callable);
    if (callback.is_cell()) callback = field(agent.heap.at<Record>(callback), TimerField::handler);
    seen.place = place_of_function(agent, callback);
    seen.callback_id = id_of_object(agent, callback);
    if (seen.place.line != 0) seen.label = label_of_callback(agent, callback, seen.label + " callback");
    return seen;
}

std::vector<seen::Job> look_at_microtasks(const Agent& agent, const Look& look) {
    const Heap& heap = agent.heap;
    const List& queue = heap.at<List>(heap.root(root_microtask_queue));
    std::vector<seen::Job> jobs;
    for (std::uint32_t i = 0; i < queue.header.count; ++i)
        jobs.push_back(look_at_job(agent, heap.at<Record>(item(heap, queue, i)), look));
    return jobs;
}

std::vector<seen::Task> look_at_tasks(const Agent& agent, const Look& look) {
    std::vector<seen::Task> tasks;
    for (const Ref ref : tasks_in_order(agent)) tasks.push_back(look_at_task(agent, agent.heap.at<Record>(ref), look));
    return tasks;
}

} // namespace loopscope
