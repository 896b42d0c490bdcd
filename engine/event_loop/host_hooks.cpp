#include "engine/event_loop/host_hooks.h"

#include "engine/event_loop/rejected_promises.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/turns.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/note.h"
#include "engine/runtime/string.h"

namespace loopscope {

static char letter_of(const Agent& agent, const PromiseReaction& reaction) {
    return is_await(agent.heap, reaction) ? 'A' : 'P';
}

// A reaction is the same token on its promise, in the queue and on the stack.
static void note_waiting_reaction(Agent& agent, const PromiseReaction& reaction, std::uint32_t promise) {
    if (!traces(agent)) return;
    const char letter = letter_of(agent, reaction);
    agent.trace->note_token(reaction.id, reaction.id, letter);
    note(agent, TraceKind::reaction_waits, letter == 'A' ? ReactionKind::await : ReactionKind::then, reaction.id, {},
         promise);
}

// The letter of a microtask's token, and the id of the first thing that stood for it.
static void note_token_of_job(Agent& agent, const Record& job) {
    if (!agent.trace || !agent.trace->recording) return;
    const auto* settled = as<PromiseReactionJob>(job);
    if (!settled) return agent.trace->note_token(job.id, job.id, as<Microtask>(job) ? 'M' : 'P');
    const PromiseReaction& reaction = agent.heap.at(settled->reaction);
    agent.trace->note_token(job.id, reaction.id, letter_of(agent, reaction));
}

// https://html.spec.whatwg.org/#hostenqueuepromisejob
static void enqueue_promise_job(Agent& agent, Record& job) {
    note_token_of_job(agent, job);
    push_back(agent, agent.heap.at(loop_state(agent).microtask_queue), job);
    trace_turn(agent, TraceKind::queued, TurnKind::microtask, job.id, job.cause);
}

// https://html.spec.whatwg.org/#hostenqueuefinalizationregistrycleanupjob
static void enqueue_finalization_cleanup(Agent& agent, Value registry) {
    Values& arguments = agent.make_values(1, registry);
    queue_task(agent, TaskSource::javascript_engine, string_from_utf8(agent, "FinalizationRegistry"),
               TaskSteps::callback, agent.intrinsic(Intrinsic::CleanupFinalizationRegistry), Value::undefined(),
               agent.heap.cell_of(arguments));
}

void install_host_hooks(Agent& agent) {
    agent.hooks.enqueue_promise_job = enqueue_promise_job;
    agent.hooks.enqueue_finalization_cleanup = enqueue_finalization_cleanup;
    agent.hooks.promise_reaction_waits = note_waiting_reaction;
    agent.hooks.promise_rejection_tracker = promise_rejection_tracker;
}

} // namespace loopscope
