#include "engine/interpreter/promise.h"

#include "engine/interpreter/suspension.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/note.h"

namespace loopscope {

bool is_promise(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).object_class() == ObjectClass::promise;
}

PromiseState promise_state(const Object& promise) {
    return static_cast<PromiseState>(promise.slot(PromiseSlot::state).as_int32());
}

Object& make_promise(Agent& agent, Value prototype) {
    Object& promise = agent.make_object(ObjectClass::promise, prototype, static_cast<unsigned>(PromiseSlot::count));
    promise.slot(PromiseSlot::state) = Value::int32(static_cast<std::int32_t>(PromiseState::pending));
    promise.slot(PromiseSlot::is_handled) = Value::boolean(false);
    return promise;
}
Object& make_promise(Agent& agent) { return make_promise(agent, agent.intrinsic(Intrinsic::PromisePrototype)); }

// --- settling
// ---------------------------------------------------------------------------------------------------------------

// 27.2.2.1 NewPromiseReactionJob
static void enqueue_reaction_job(Agent& agent, Value reaction, Value argument, bool rejected) {
    Record& job = agent.make_record(static_cast<unsigned>(InterpreterRecord::promise_reaction_job),
                                    static_cast<unsigned>(ReactionJobField::count));
    job.fields[static_cast<unsigned>(ReactionJobField::reaction)] = reaction;
    job.fields[static_cast<unsigned>(ReactionJobField::argument)] = argument;
    job.fields[static_cast<unsigned>(ReactionJobField::rejected)] = Value::boolean(rejected);
    if (agent.hooks.enqueue_promise_job) agent.hooks.enqueue_promise_job(agent, Value::cell(agent.heap.ref_of(&job)));
}

// 27.2.1.8 TriggerPromiseReactions
static void trigger_reactions(Agent& agent, Value reactions, Value argument, bool rejected) {
    if (!reactions.is_cell()) return;
    if (agent.heap.kind_of(reactions.as_ref()) == CellKind::record) {
        enqueue_reaction_job(agent, reactions, argument, rejected);
        return;
    }
    const List& list = agent.heap.at<List>(reactions);
    for (std::uint32_t i = 0; i < list.header.count; ++i)
        enqueue_reaction_job(agent, item(agent.heap, list, i), argument, rejected);
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
    promise.slot(PromiseSlot::state) = Value::int32(static_cast<std::int32_t>(state));
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
    Record& job = agent.make_record(static_cast<unsigned>(InterpreterRecord::promise_resolve_thenable_job),
                                    static_cast<unsigned>(ThenableJobField::count));
    job.fields[static_cast<unsigned>(ThenableJobField::promise)] = promise;
    job.fields[static_cast<unsigned>(ThenableJobField::thenable)] = thenable;
    job.fields[static_cast<unsigned>(ThenableJobField::then)] = then;
    if (agent.hooks.enqueue_promise_job) agent.hooks.enqueue_promise_job(agent, Value::cell(agent.heap.ref_of(&job)));
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
    LS_TRY_VOID(resolve_promise(agent, promise, value));
    return Completion::normal(agent.value_of(promise));
}

// --- reactions
// ----------------------------------------------------------------------------------------------------------------

static void add_reaction(Agent& agent, Object& promise, Value reaction) {
    Value& reactions = promise.slot(PromiseSlot::reactions);
    if (reactions.is_undefined()) {
        reactions = reaction;
        return;
    }
    if (agent.heap.kind_of(reactions.as_ref()) == CellKind::record) {
        List& list = make_list(agent);
        push_back(agent, list, reactions);
        reactions = Value::cell(agent.heap.ref_of(&list));
    }
    push_back(agent, agent.heap.at<List>(reactions), reaction);
}

void perform_promise_then(Agent& agent, Object& promise, Value on_fulfilled, Value on_rejected,
                          const PromiseCapability& capability) {
    Record& record = agent.make_record(static_cast<unsigned>(InterpreterRecord::promise_reaction),
                                       static_cast<unsigned>(ReactionField::count));
    record.fields[static_cast<unsigned>(ReactionField::on_fulfilled)] = on_fulfilled;
    record.fields[static_cast<unsigned>(ReactionField::on_rejected)] = on_rejected;
    record.fields[static_cast<unsigned>(ReactionField::promise)] = capability.promise;
    record.fields[static_cast<unsigned>(ReactionField::resolve)] = capability.resolve;
    record.fields[static_cast<unsigned>(ReactionField::reject)] = capability.reject;
    const Value reaction = Value::cell(agent.heap.ref_of(&record));
    const PromiseState state = promise_state(promise);
    if (state == PromiseState::pending) {
        add_reaction(agent, promise, reaction);
        if (agent.hooks.promise_reaction_waits) agent.hooks.promise_reaction_waits(agent, reaction, promise.id());
    } else {
        const bool rejected = state == PromiseState::rejected;
        if (rejected && !promise.slot(PromiseSlot::is_handled).is_true() && agent.hooks.promise_rejection_tracker)
            agent.hooks.promise_rejection_tracker(agent, agent.value_of(promise), true);
        enqueue_reaction_job(agent, reaction, promise.slot(PromiseSlot::result), rejected);
    }
    promise.slot(PromiseSlot::is_handled) = Value::boolean(true);
}

std::vector<Ref> waiting_reactions(const Heap& heap, const Object& promise) {
    std::vector<Ref> result;
    const Value reactions = promise.slot(PromiseSlot::reactions);
    if (!reactions.is_cell()) return result;
    if (heap.kind_of(reactions.as_ref()) == CellKind::record) {
        result.push_back(reactions.as_ref());
        return result;
    }
    const List& list = heap.at<List>(reactions);
    for (std::uint32_t i = 0; i < list.header.count; ++i) result.push_back(item(heap, list, i).as_ref());
    return result;
}

// --- jobs
// -----------------------------------------------------------------------------------------------------------------------

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

static void run_reaction_job(Agent& agent, const Record& job) {
    const auto field = [&](ReactionJobField f) { return job.fields[static_cast<unsigned>(f)]; };
    const Record& reaction = agent.heap.at<Record>(field(ReactionJobField::reaction));
    const auto part = [&](ReactionField f) { return reaction.fields[static_cast<unsigned>(f)]; };
    const bool rejected = field(ReactionJobField::rejected).is_true();
    const Value argument = field(ReactionJobField::argument);
    const Value handler = part(rejected ? ReactionField::on_rejected : ReactionField::on_fulfilled);
    if (handler.is_object() && !is_callable(agent.heap, handler)) {
        enter_awaiting(agent, agent.heap.at<Object>(handler), rejected, argument);
        return;
    }
    const Value promise = part(ReactionField::promise), resolve = part(ReactionField::resolve),
                reject = part(ReactionField::reject);
    if (handler.is_undefined() && resolve.is_undefined() && pass_on(agent, promise, argument, rejected)) return;
    const Value arguments[] = {handler, argument, Value::boolean(rejected), promise, resolve, reject};
    enter(agent, agent.intrinsic(Intrinsic::PromiseReactionJob), Value::undefined(), arguments);
}

void run_job(Agent& agent, Record& job) {
    if (static_cast<InterpreterRecord>(job.header.small) == InterpreterRecord::promise_reaction_job) {
        run_reaction_job(agent, job);
        return;
    }
    enter(agent, agent.intrinsic(Intrinsic::PromiseResolveThenableJob), Value::undefined(),
          std::span<const Value>(job.fields, static_cast<unsigned>(ThenableJobField::count)));
}

} // namespace loopscope
