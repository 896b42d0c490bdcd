// What the agents of a run are to one another: a page owns its dedicated workers, and only messages cross.
// HTML, Workers; ECMA-262 9.7 Agent Clusters.
//
// Everything here is a function of the run, so nothing of it is in the input log.
#pragma once

#include "engine/event_loop/arrivals.h"

namespace loopscope {

inline constexpr std::uint32_t page_agent_id = 1;

// Why a worker could not begin.
struct WorkerProblem {
    enum class Kind : std::uint8_t { none, missing, syntax, refused } kind = Kind::none;
    std::string message; // "SyntaxError: Unexpected token '}'"
    std::uint32_t line = 0, column = 0;
};

class AgentCluster {
public:
    virtual ~AgentCluster() = default;
    // How many there may be at once.
    virtual std::uint32_t most_workers() const = 0;
    // Whether the memory for another one could be had now.
    virtual bool has_room_for_worker() const = 0;
    // HTML, Run a worker: a new agent whose first task is the script.
    virtual WorkerProblem start_worker(Agent& owner, const Worker& worker) = 0;
    // Arrives at the other agent at the sender's present program time.
    virtual void post(Agent& from, std::uint32_t to, AgentMessage message, Value data) = 0;
    // To all other agents. https://html.spec.whatwg.org/#broadcasting-to-other-browsing-contexts
    virtual void broadcast(Agent& from, Value data) = 0;
    virtual bool is_alone() const = 0;
    // HTML, Terminate a worker: it is gone at once.
    virtual void end_worker(std::uint32_t id) = 0;
    // The file that an address leads to, by its place in the scenario; its text.
    virtual std::optional<ModuleSource> file(std::string_view url) const = 0;
};

} // namespace loopscope
