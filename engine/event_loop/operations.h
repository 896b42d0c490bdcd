// What the browser does meanwhile: operations in parallel, and answers without which an instruction cannot end.
// HTML, In parallel: https://html.spec.whatwg.org/#in-parallel
//
// Program time: an operation takes as long as it really took, from when it was asked for; nothing is added for the way
// between processes, which in Chromium takes part of a millisecond.
#pragma once

#include "engine/event_loop/loop_state.h"
#include "engine/host/host.h"

namespace loopscope {

enum class OperationState : std::uint8_t {
    waiting, // for a first answer
    headers,
    body,
    blocked, // there will be no answer before the visitor gives one
};
std::string_view operation_state_name(OperationState state);

struct Operation : Record {
    static constexpr RecordKind kind = RecordKind::operation;
    static constexpr std::uint32_t references = 3;
    Value api;   // string: "fetch", "image"...
    Value label; // string: what was asked for
    Value steps; // library function (operation id, type, data): runs as a task for each answer
    std::int64_t started_ns;
    std::int64_t answered_ns; // when its last answer arrives
    TaskSource source;        // where its answers are queued
    OperationState state;
    bool in_gate; // program time waits for it
    std::uint8_t unused[5];
};

struct OperationRequest {
    HostRequestKind kind;
    Value api, label;
    TaskSource source;
    Value steps;
    std::string_view json;
};
// The request goes to the host; each answer becomes a task that calls the steps. Its id; halt() at the limit.
Completion start_operation(Agent& agent, const OperationRequest& request);
void abort_operation(Agent& agent, std::uint32_t id);
void end_operation(Agent& agent, std::uint32_t id);
Operation* find_operation(Agent& agent, std::uint32_t id);
std::uint32_t operation_count(const Agent& agent);
// Program time no longer waits for it.
void leave_gate(Agent& agent, Operation& operation);
// How many may be under way at once.
void set_operation_limit(Agent& agent, std::uint32_t limit);

void request_from_host(Agent& agent, HostRequestKind kind, std::uint32_t id, std::string_view json);

// --- answers that an instruction needs now ---------------------------------------------------------------------------
struct ParkAnswer {
    HostInputType type = HostInputType::fail;
    Value data; // string: JSON text
};
// The answer, once it is there: the instruction is run again for it.
// Usage: if (auto answer = take_park_answer(agent)) ... else return park(agent, kind, json).
std::optional<ParkAnswer> take_park_answer(Agent& agent);
Completion park(Agent& agent, HostRequestKind kind, std::string_view json);
// The answer is there: the instruction is run again when the agent steps next.
void answer_parked(Agent& agent, const Arrival& answer);
bool waits_for_park_answer(const Agent& agent);

} // namespace loopscope
