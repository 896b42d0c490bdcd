// Dedicated workers, seen by their owner and by themselves. HTML, Dedicated workers and the Worker interface:
// https://html.spec.whatwg.org/#dedicated-workers-and-the-worker-interface
//
// Chromium: the owner starts its worker in a task, so an owner that blocks holds the start up; messages wait at the
// owner until it knows that the worker's script has run. Program time: a script arrives 25 ms after `new Worker`,
// whatever its length.
#pragma once

#include "engine/event_loop/agent_cluster.h"
#include "engine/event_loop/loop_state.h"

namespace loopscope {

// A worker as its owner knows it; its id is the worker's agent's.
struct Worker : Record {
    static constexpr RecordKind kind = RecordKind::worker;
    static constexpr std::uint32_t references = 5;
    Value url;            // string
    Value file;           // string: the name of the scenario's file; made up for a blob: URL
    Value text;           // string: what the blob: URL leads to; undefined for a file
    Value name;           // string: what the program called it
    CellOf<List> waiting; // messages posted before it was ready
    std::int64_t created_ns;
    bool module;
    bool started; // it has an agent
    bool ready;   // its script has run, and its owner knows it
    std::uint8_t unused[5];
};

// --- the owner's -----------------------------------------------------------------------------------------------------
// Makes the record and lets the script arrive as a file does; the worker starts in a task of its owner.
// `text`: of a script that is not a file of the scenario, or undefined.
const Worker& create_worker(Agent& owner, Value url, Value name, bool module, Value text);
Worker* find_worker(Agent& owner, std::uint32_t id);
std::uint32_t worker_count(const Agent& owner);
// To a worker, whether it has started or not.
void post_to_worker(Agent& owner, Worker& worker, Value data);
// The task of the worker's start.
WorkerProblem start_worker(Agent& owner, Worker& worker);
// The owner has been told that the script has run: the messages that wait go out.
void worker_is_ready(Agent& owner, Worker& worker);
// What the owner does when a worker has ended, or must.
void forget_worker(Agent& owner, std::uint32_t id);

// --- the worker's ----------------------------------------------------------------------------------------------------
// What its global object is called by the program, and the address of its script.
void set_worker_global(Agent& worker, Value name, Value url);
// A turn of it has ended: true when that was the one that ran its script.
bool note_ready(Agent& worker);
// https://html.spec.whatwg.org/#close-a-worker: it ends after the present task.
void close_worker(Agent& worker);

} // namespace loopscope
