// Tasks and microtasks. HTML, Definitions of event loops: https://html.spec.whatwg.org/#definitions-3
//
// Chromium: which sources share a priority is its choice (task_queue.cpp). The sources of scheduler.postTask and
// scheduler.yield are Prioritized Task Scheduling's; "idle" stands for requestIdleCallback.
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

// https://html.spec.whatwg.org/#task-source; each has a queue of its own.
enum class TaskSource : std::uint8_t {
    user_interaction,
    timer,
    posted_message,
    dom_manipulation,
    networking,
    user_blocking, // scheduler.postTask's priorities
    user_visible,
    background,
    user_blocking_continuation, // scheduler.yield's
    user_visible_continuation,
    background_continuation,
    idle,
    javascript_engine,
    count
};
std::string_view task_source_name(TaskSource source);
std::optional<TaskSource> task_source_from_name(std::string_view name);

enum class TaskSteps : std::uint8_t {
    script,   // the program itself
    callback, // call a function of the program; errors are reported
    library,  // run library steps, which call callbacks themselves (between prepare and clean up after running script)
    timer,    // callable is a Timer
};

struct Task : Record {
    static constexpr RecordKind kind = RecordKind::task;
    static constexpr std::uint32_t references = 4;
    Value label; // string
    Value callable;
    Value this_value;
    CellOf<Values> arguments;
    std::int64_t queued_at_ns; // program time when it became ready
    std::uint64_t sequence;
    std::uint32_t token; // id of the first thing that stood for it: a timer, a request; or its own
    TaskSource source;
    TaskSteps steps;
    std::uint16_t unused;
};

struct Microtask : Record {
    static constexpr RecordKind kind = RecordKind::microtask;
    static constexpr std::uint32_t references = 3;
    Value label; // string
    Value callable;
    CellOf<Values> arguments;
    bool library; // library steps, which call callbacks themselves
    std::uint8_t unused[7];
};

} // namespace loopscope
