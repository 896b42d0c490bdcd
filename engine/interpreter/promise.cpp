#include "engine/interpreter/promise.h"

#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/site.h"
#include "engine/interpreter/suspension.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/note.h"
#include "engine/syntax/casts.h"

namespace loopscope {

bool is_promise(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).object_class() == ObjectClass::promise;
}

PromiseState promise_state(const Object& promise) { return promise.slot(PromiseSlot::state).as_enum<PromiseState>(); }

Object& make_promise(Agent& agent, Value prototype) {
    Object& promise = agent.make_object(ObjectClass::promise, prototype, enum_count<PromiseSlot>);
    promise.slot(PromiseSlot::state) = Value::int32(PromiseState::pending);
    promise.slot(PromiseSlot::is_handled) = Value::boolean(false);
    note_site(agent, promise.id());
    return promise;
}
Object& make_promise(Agent& agent) { return make_promise(agent, agent.intrinsic(Intrinsic::PromisePrototype)); }

// --- settling --------------------------------------------------------------------------------------------------------

// What PromiseSlot::reactions holds, in order.
template <class Visit> static void each_reaction(const Heap& heap, Value reactions, Visit visit) {
    if (!reactions.is_cell()) return;
    if (heap.kind_of(reactions.as_ref()) == CellKind::record) return visit(CellOf<PromiseReaction>(reactions.as_ref()));
    const List& list = heap.at<List>(reactions);
    for (std::uint32_t i = 0; i < list.header.count; ++i) visit(CellOf<PromiseReaction>(item(heap, list, i).as_ref()));
}

// 27.2.2.1 NewPromiseReactionJob
static void enqueue_reaction_job(Agent& agent, CellOf<PromiseReaction> reaction, Value argument, bool rejected) {
    PromiseReactionJob& job = agent.make_record<PromiseReactionJob>();
    job.reaction = reaction;
    job.argument = argument;
    job.rejected = rejected;
    if (agent.hooks.enqueue_promise_job) agent.hooks.enqueue_promise_job(agent, job);
}

// 27.2.1.8 TriggerPromiseReactions
static void trigger_reactions(Agent& agent, Value reactions, Value argument, bool rejected) {
    each_reaction(agent.heap, reactions,
                  [&](CellOf<PromiseReaction> reaction) { enqueue_reaction_job(agent, reaction, argument, rejected); });
}

static std::uint64_t count_of_reactions(const Heap& heap, Value reactions) {
    if (!reactions.is_cell()) return 0;
    return heap.kind_of(reactions.as_ref()) == CellKind::record ? 1 : heap.at<List>(reactions).header.count;
}

static void settle(Agent& agent, Object& promise, PromiseState state, Value result) {
    const Value reactions = promise.slot(PromiseSlot::reactions);
    const bool just_made = promise.id() + 1 == agent.heap.header().next_id; // and settled from the first
    if (!just_made)
        note(agent, TraceKind::promise_settled,
             state == PromiseState::rejected ? SettledAs::rejected : SettledAs::fulfilled, promise.id(), {},
             count_of_reactions(agent.heap, reactions));
    promise.slot(PromiseSlot::state) = Value::int32(state);
    promise.slot(PromiseSlot::result) = result;
    promise.slot(PromiseSlot::reactions) = Value::undefined();
    const bool rejected = state == PromiseState::rejected;
    if (rejected && !promise.slot(PromiseSlot::is_handled).is_true() && agent.hooks.promise_rejection_tracker)
        agent.hooks.promise_rejection_tracker(agent, agent.value_of(promise), false);
    trigger_reactions(agent, reactions, result, rejected);
}

void fulfill_promise(Agent& agent, Object& promise, Value value) {
    settle(agent, promise, PromiseState::fulfilled, value);
}
void reject_promise(Agent& agent, Object& promise, Value reason) {
    settle(agent, promise, PromiseState::rejected, reason);
}

void enqueue_thenable_job(Agent& agent, Value promise, Value thenable, Value then) {
    PromiseResolveThenableJob& job = agent.make_record<PromiseResolveThenableJob>();
    job.promise = promise;
    job.thenable = thenable;
    job.then = then;
    if (agent.hooks.enqueue_promise_job) agent.hooks.enqueue_promise_job(agent, job);
}

Completion resolve_promise(Agent& agent, Object& promise, Value resolution) {
    const Value self = agent.value_of(promise);
    if (resolution == self) {
        const Completion error = agent.throw_type_error("Chaining cycle detected for promise #<Promise>");
        if (error.type != CompletionType::throws) return error;
        reject_promise(agent, promise, error.value);
        return Completion::normal();
    }
    if (!resolution.is_object()) {
        fulfill_promise(agent, promise, resolution);
        return Completion::normal();
    }
    const Lookup then = lookup(agent, agent.heap.at<Object>(resolution), agent.key(Name::then));
    if (then.kind != Lookup::Kind::absent && then.kind != Lookup::Kind::data) return Completion::fallback();
    if (then.kind == Lookup::Kind::data && is_callable(agent.heap, then.value)) {
        enqueue_thenable_job(agent, self, resolution, then.value);
    } else {
        fulfill_promise(agent, promise, resolution);
    }
    return Completion::normal();
}

Completion promise_resolve(Agent& agent, Value constructor, Value value) {
    if (is_promise(agent.heap, value)) {
        const Lookup found = lookup(agent, agent.heap.at<Object>(value), agent.key(Name::constructor));
        if (found.kind != Lookup::Kind::data && found.kind != Lookup::Kind::absent) return Completion::fallback();
        if (found.kind == Lookup::Kind::data && found.value == constructor) return Completion::normal(value);
    }
    if (!(constructor == agent.intrinsic(Intrinsic::Promise))) return Completion::fallback();
    if (value.is_object()) {
        const Lookup then = lookup(agent, agent.heap.at<Object>(value), agent.key(Name::then));
        if (then.kind != Lookup::Kind::absent && then.kind != Lookup::Kind::data) return Completion::fallback();
    }
    Object& promise = make_promise(agent);
    LOOPSCOPE_TRY_VOID(resolve_promise(agent, promise, value));
    return Completion::normal(agent.value_of(promise));
}

// --- reactions -------------------------------------------------------------------------------------------------------

static void add_reaction(Agent& agent, Object& promise, const PromiseReaction& reaction) {
    Value& reactions = promise.slot(PromiseSlot::reactions);
    const Value added = agent.heap.cell_of(reaction);
    if (reactions.is_undefined()) {
        reactions = added;
        return;
    }
    if (agent.heap.kind_of(reactions.as_ref()) == CellKind::record) {
        List& list = make_list(agent);
        push_back(agent, list, reactions);
        reactions = agent.heap.cell_of(list);
    }
    push_back(agent, agent.heap.at<List>(reactions), added);
}

void perform_promise_then(Agent& agent, Object& promise, Value on_fulfilled, Value on_rejected,
                          const PromiseCapability& capability) {
    PromiseReaction& reaction = agent.make_record<PromiseReaction>();
    reaction.on_fulfilled = on_fulfilled;
    reaction.on_rejected = on_rejected;
    reaction.promise = capability.promise;
    reaction.resolve = capability.resolve;
    reaction.reject = capability.reject;
    reaction.continuation_data = interpreter_state(agent).continuation_data;
    const PromiseState state = promise_state(promise);
    if (state == PromiseState::pending) {
        add_reaction(agent, promise, reaction);
        if (agent.hooks.promise_reaction_waits) agent.hooks.promise_reaction_waits(agent, reaction, promise.id());
    } else {
        const bool rejected = state == PromiseState::rejected;
        if (rejected && !promise.slot(PromiseSlot::is_handled).is_true() && agent.hooks.promise_rejection_tracker)
            agent.hooks.promise_rejection_tracker(agent, agent.value_of(promise), true);
        enqueue_reaction_job(agent, agent.heap.cell_of(reaction), promise.slot(PromiseSlot::result), rejected);
    }
    promise.slot(PromiseSlot::is_handled) = Value::boolean(true);
}

std::vector<CellOf<PromiseReaction>> waiting_reactions(const Heap& heap, const Object& promise) {
    std::vector<CellOf<PromiseReaction>> result;
    each_reaction(heap, promise.slot(PromiseSlot::reactions),
                  [&](CellOf<PromiseReaction> reaction) { result.push_back(reaction); });
    return result;
}

bool is_await(const Heap& heap, const PromiseReaction& reaction) {
    return reaction.on_fulfilled.is_object() && !is_callable(heap, reaction.on_fulfilled);
}

// --- jobs ------------------------------------------------------------------------------------------------------------

// A reaction without handler, whose promise is settled directly: done at once where no user code can run.
static bool pass_on(Agent& agent, Value promise, Value argument, bool rejected) {
    if (!promise.is_object()) return true;
    Object& derived = agent.heap.at<Object>(promise);
    if (rejected) {
        reject_promise(agent, derived, argument);
        return true;
    }
    return resolve_promise(agent, derived, argument).ok();
}

static void run_reaction_job(Agent& agent, const PromiseReactionJob& job) {
    const PromiseReaction& reaction = agent.heap.at(job.reaction);
    const Value handler = job.rejected ? reaction.on_rejected : reaction.on_fulfilled;
    if (is_await(agent.heap, reaction))
        return enter_awaiting(agent, agent.heap.at<Object>(handler), job.rejected, job.argument);
    if (handler.is_undefined() && reaction.resolve.is_undefined() &&
        pass_on(agent, reaction.promise, job.argument, job.rejected))
        return;
    const Value arguments[] = {handler,          job.argument,     Value::boolean(job.rejected),
                               reaction.promise, reaction.resolve, reaction.reject};
    enter(agent, agent.intrinsic(Intrinsic::PromiseReactionJob), Value::undefined(), arguments);
}

void run_job(Agent& agent, const Record& job) {
    if (const auto* reaction = as<PromiseReactionJob>(job)) {
        own_interpreter_state(agent).continuation_data = agent.heap.at(reaction->reaction).continuation_data;
        return run_reaction_job(agent, *reaction);
    }
    own_interpreter_state(agent).continuation_data = Value::undefined();
    const auto& thenable = static_cast<const PromiseResolveThenableJob&>(job);
    const Value arguments[] = {thenable.promise, thenable.thenable, thenable.then};
    enter(agent, agent.intrinsic(Intrinsic::PromiseResolveThenableJob), Value::undefined(), arguments);
}

} // namespace loopscope
