// What the agents of a run are to one another: a page owns its dedicated workers, and only messages cross.
// HTML 10.2 Workers; ECMA-262 9.8 Agent Clusters.
//
// Everything here is a function of the run, so nothing of it is in the input log.
#pragma once

#include "engine/event_loop/event_loop.h"

namespace loopscope {

inline constexpr std::uint32_t page_agent_id = 1;

// What an agent is told by another one, or by its own clock: arrivals of these types.
enum class AgentMessage : std::int32_t {
    worker_start, // the owner's: the script of its worker has come, it can be run
    worker_ready, // the worker's script has run
    data,         // postMessage: packed values
    error,        // an uncaught exception of the worker: packed values
};
inline constexpr std::int32_t first_agent_message = 100; // beyond every HostInputType
static_assert(static_cast<int>(HostInputType::count) < first_agent_message);

// A worker as its owner knows it; its id is the worker's agent's.
enum class WorkerField : unsigned {
    url,     // string
    file,    // string: the name of the scenario's file; of a blob: URL made up
    text,    // string: what the blob: URL leads to; undefined for a file
    name,    // string: what the program called it
    module,  // boolean
    started, // boolean: it has an agent
    ready,   // boolean: its script has run, and its owner knows it
    created, // program time, ns
    waiting, // cell List: messages posted before it was ready
    count
};

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
    // HTML 10.2.4 Run a worker: a new agent whose first task is the script.
    virtual WorkerProblem start_worker(Agent& owner, const Record& worker) = 0;
    // Arrives at the other agent at the sender's present program time.
    virtual void post(Agent& from, std::uint32_t to, AgentMessage message, Value data) = 0;
    // HTML 10.2.4 Terminate a worker: it is gone at once.
    virtual void end_worker(std::uint32_t id) = 0;
    // The file that an address leads to, by its place in the scenario; its text.
    virtual std::optional<ModuleSource> file(std::string_view url) const = 0;
};

// Makes the record and lets the script arrive as a file does; the worker starts in a task of its owner.
// `text`: of a script that is no file of the scenario, or undefined.
Record& create_worker(Agent& owner, Value url, Value name, bool module, Value text);
Record* find_worker(Agent& owner, std::uint32_t id);
// To a worker, whether it has started or not.
void post_to_worker(Agent& owner, Record& worker, Value data);
// The task of the worker's start.
WorkerProblem start_worker(Agent& owner, Record& worker);
// Chromium: until the owner has been told that the script has run, it keeps its messages; now they go out.
void worker_is_ready(Agent& owner, Record& worker);
// What the owner does when a worker has ended, or must.
void forget_worker(Agent& owner, std::uint32_t id);

} // namespace loopscope
