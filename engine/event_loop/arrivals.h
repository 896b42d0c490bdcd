// What comes from outside the agent, the host's answers and the messages of other agents: each waits for its time and
// then joins a task queue.
//
// Chromium: what arrives at the time at which a timer is due is queued before the timer's task.
#pragma once

#include "engine/event_loop/loop_state.h"
#include "engine/host/host.h"

namespace loopscope {

// What an agent is told by another one, or by its own clock.
enum class AgentMessage : std::uint8_t {
    worker_start, // the owner's: the script of its worker has come, it can be run
    worker_ready, // the worker's script has run
    data,         // postMessage: packed values
    error,        // an uncaught exception of the worker: packed values
    broadcast,    // what one says to all: packed values
    count
};

struct Arrival : Record {
    static constexpr RecordKind kind = RecordKind::arrival;
    static constexpr std::uint32_t references = 1;
    enum class From : std::uint8_t { host, agent };

    Value data; // string, or undefined
    std::int64_t time_ns;
    std::uint32_t target; // operation or parked request; the worker that a message is about
    From from;
    HostInputType type;   // of the host's
    AgentMessage message; // of another agent's
    std::uint8_t unused;
};

// One answer of the host, or the promise how far time may go. Its time must be known (Simulation::deliver sees to
// that).
void deliver_input(Agent& agent, const HostInput& input);
void add_message(Agent& agent, AgentMessage message, std::uint32_t worker, std::int64_t time_ns, Value data);
// Answers, messages and timers whose time has come go to their queues, in the order of their times.
bool something_is_due(const Agent& agent);
void join_due(Agent& agent);

void trace_input(const Agent& agent, const HostInput& input);

} // namespace loopscope
