// The core of promises: records, settling, reactions, jobs. ECMA-262 27.2.1, 27.2.2, 27.2.5.4.1.
// What calls user code (then getters, handlers, foreign capabilities) is library JavaScript
// (builtins/control/promise.js).
#pragma once

#include "engine/interpreter/interpreter.h"

namespace loopscope {

// Internal slots of ObjectClass::promise.
enum class PromiseSlot : unsigned {
    state,      // int32: PromiseState
    result,     // value or reason
    reactions,  // undefined, one cell PromiseReaction, or a cell List of them; undefined once settled
    is_handled, // boolean
    count
};
enum class PromiseState : std::int32_t { pending, fulfilled, rejected };

// 27.2.1.2 PromiseReaction Records. The standard keeps one for each way of settling; ours holds both handlers.
struct PromiseReaction : Record {
    static constexpr RecordKind kind = RecordKind::promise_reaction;
    static constexpr std::uint32_t references = 6;
    Value on_fulfilled; // callable; undefined: the value passes through; an activation object (async function or async
                        // generator): await
    Value on_rejected;  // the same
    Value promise;      // capability's promise, or undefined (await)
    Value resolve; // capability's functions; both undefined when `promise` is of the intrinsic kind and its resolving
    Value reject;  // functions were never handed out: then it is settled directly
    Value continuation_data;
};

// 27.2.2.1 NewPromiseReactionJob: what HostEnqueuePromiseJob gets.
struct PromiseReactionJob : Record {
    static constexpr RecordKind kind = RecordKind::promise_reaction_job;
    static constexpr std::uint32_t references = 2;
    CellOf<PromiseReaction> reaction;
    Value argument;
    bool rejected;
    std::uint8_t unused[7];
};

// 27.2.2.2 NewPromiseResolveThenableJob
struct PromiseResolveThenableJob : Record {
    static constexpr RecordKind kind = RecordKind::promise_resolve_thenable_job;
    static constexpr std::uint32_t references = 3;
    Value promise;
    Value thenable;
    Value then;
};

struct PromiseCapability {
    Value promise; // undefined: none
    Value resolve; // undefined: intrinsic, see PromiseReaction::resolve
    Value reject;
};

bool is_promise(const Heap& heap, Value value);
PromiseState promise_state(const Object& promise);
// A pending promise.
Object& make_promise(Agent& agent, Value prototype);
Object& make_promise(Agent& agent); // of %Promise.prototype%

void fulfill_promise(Agent& agent, Object& promise, Value value); // 27.2.1.4
void reject_promise(Agent& agent, Object& promise, Value reason); // 27.2.1.7
// 27.2.1.3.2 Promise Resolve Functions from step 7 on. fallback(): user code would have to run (a `then` getter, a
// proxy); nothing has changed, and the library's ResolvePromise(promise, resolution) does it.
Completion resolve_promise(Agent& agent, Object& promise, Value resolution);
// 27.2.4.7.1 PromiseResolve. fallback(): the library's PromiseResolve(constructor, value) does it.
Completion promise_resolve(Agent& agent, Value constructor, Value value);
// 27.2.5.4.1 PerformPromiseThen; handlers that are not callable must have become undefined.
void perform_promise_then(Agent& agent, Object& promise, Value on_fulfilled, Value on_rejected,
                          const PromiseCapability& capability);
void enqueue_thenable_job(Agent& agent, Value promise, Value thenable, Value then);
// The reactions that wait on a pending promise, in order: for the picture.
std::vector<CellOf<PromiseReaction>> waiting_reactions(const Heap& heap, const Object& promise);
// Whether the reaction lets an async function or async generator go on.
bool is_await(const Heap& heap, const PromiseReaction& reaction);

// Enters what a PromiseReactionJob or PromiseResolveThenableJob stands for:
//  - await: the suspended activation goes on;
//  - reaction: library function PromiseReactionJob(handler, argument, rejected, promise, resolve, reject), where
//  handler is
//    undefined for "pass on", and resolve/reject are undefined when `promise` is to be settled directly
//    (%ResolvePromise(promise, v) / %RejectPromise(promise, reason)); without user code to run it is done here, at
//    once, and nothing is entered (stack_is_empty stays true);
//  - thenable: library function PromiseResolveThenableJob(promise, thenable, then).
void run_job(Agent& agent, const Record& job);

} // namespace loopscope
