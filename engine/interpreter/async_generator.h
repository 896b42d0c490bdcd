// The queue of requests of an async generator. ECMA-262 27.6.3
#pragma once

#include "engine/interpreter/suspension.h"

namespace loopscope {

// 27.6.3.1 AsyncGeneratorRequest Records
struct AsyncGeneratorRequest : Record {
    static constexpr RecordKind kind = RecordKind::async_generator_request;
    static constexpr std::uint32_t references = 2;
    Value value; // [[Completion]]'s
    Value promise;
    ResumeMode mode; // [[Completion]]'s kind
    std::uint32_t unused;
};

Signal async_generator_yield(Machine& m);
Signal async_generator_suspend(Machine& m);
Signal async_generator_end(Machine& m, bool thrown);
// 27.6.3.9 AsyncGeneratorAwaitReturn: the value of a return request that met an ended generator has settled.
Signal return_was_awaited(Machine& m, Object& generator, bool rejected, Value value);

// Natives of the machine.
Completion async_generator_next(Agent& agent, const NativeCall& call);   // 27.6.1.2
Completion async_generator_return(Agent& agent, const NativeCall& call); // 27.6.1.3
Completion async_generator_throw(Agent& agent, const NativeCall& call);  // 27.6.1.4
// What the library needs for the steps that can run user code.
Completion async_generator_drain(Agent& agent, const NativeCall& call);
Completion async_generator_request(Agent& agent, const NativeCall& call);
Completion async_generator_take(Agent& agent, const NativeCall& call);
Completion async_generator_awaits(Agent& agent, const NativeCall& call);

} // namespace loopscope
