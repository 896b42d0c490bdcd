#include "engine/inspect/look/apis.h"

#include "engine/event_loop/listeners.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/rendering.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"
#include "engine/event_loop/workers.h"
#include "engine/host/json.h"
#include "engine/inspect/look/queues.h"
#include "engine/inspect/value_text.h"
#include "engine/runtime/string.h"

namespace loopscope {

// What has no letter.
static Family family_of_kind(seen::ApiKind kind) {
    switch (kind) {
    case seen::ApiKind::set_timeout:
    case seen::ApiKind::set_interval: return Family::timer;
    case seen::ApiKind::fetch:
    case seen::ApiKind::xml_http_request:
    case seen::ApiKind::image:
    case seen::ApiKind::geolocation: return Family::network;
    case seen::ApiKind::animation_frame: return Family::rendering;
    default: return Family::event;
    }
}

static seen::Api api_of(const Agent& agent, const Record& record, seen::ApiKind kind) {
    seen::Api api;
    api.id = record.id;
    api.agent = agent.id;
    api.token = token_of(*agent.trace, record.id, family_of_kind(kind));
    api.kind = kind;
    api.origin = origin_of(record);
    api.made = made_at(agent, record.id);
    return api;
}

static void add_callback(const Agent& agent, Value callback, seen::Api& api) {
    api.place = place_of_function(agent, callback);
    if (callback.is_object()) api.callback_id = agent.heap.at<Object>(callback).id();
}

static std::string label_at(const Agent& agent, Value string, const Look& look) {
    return string.is_string() ? to_utf8(agent.heap, string, look.text_limit) : std::string();
}

static seen::Api look_at_timer(const Agent& agent, const Timer& timer) {
    seen::Api api = api_of(agent, timer, timer.repeats ? seen::ApiKind::set_interval : seen::ApiKind::set_timeout);
    api.label = label_of_callback(agent, timer.handler, timer.handler.is_string() ? "a string of code" : "callback");
    api.answers = TaskSource::timer;
    api.due_ms = milliseconds_from_ns(timer.due_ns);
    api.applied_ms = milliseconds_from_ns(timer.delay_ns);
    api.started_at_ms = milliseconds_from_ns(timer.started_ns);
    api.asked_ms = timer.asked_ms;
    api.nesting_level = static_cast<std::uint32_t>(timer.nesting);
    add_callback(agent, timer.handler, api);
    return api;
}

seen::ApiKind kind_of_operation(std::string_view name) {
    if (name == "XMLHttpRequest") return seen::ApiKind::xml_http_request;
    if (name == "image") return seen::ApiKind::image;
    if (name == "geolocation") return seen::ApiKind::geolocation;
    return seen::ApiKind::fetch;
}

static seen::ApiState seen_state(OperationState state) {
    switch (state) {
    case OperationState::headers: return seen::ApiState::headers;
    case OperationState::body: return seen::ApiState::body;
    case OperationState::blocked: return seen::ApiState::blocked;
    case OperationState::waiting: break;
    }
    return seen::ApiState::waiting;
}

static seen::Api look_at_operation(const Agent& agent, const Operation& operation, const Look& look) {
    seen::Api api = api_of(agent, operation, kind_of_operation(label_at(agent, operation.api, look)));
    api.label = label_at(agent, operation.label, look);
    api.state = seen_state(operation.state);
    api.started_at_ms = milliseconds_from_ns(operation.started_ns);
    api.answers = operation.source;
    return api;
}

static seen::Api look_at_worker(const Agent& agent, const Worker& worker, const Look& look) {
    seen::Api api = api_of(agent, worker, seen::ApiKind::worker);
    api.label = label_at(agent, worker.file, look);
    if (api.label.empty()) api.label = label_at(agent, worker.url, look);
    api.state = !worker.started ? seen::ApiState::starting
                : worker.ready  ? seen::ApiState::in_parallel
                                : seen::ApiState::script_runs;
    api.started_at_ms = milliseconds_from_ns(worker.created_ns);
    return api;
}

static seen::Api look_at_listener(const Agent& agent, const Listener& listener, const Look& look) {
    seen::Api api = api_of(agent, listener, seen::ApiKind::listener);
    api.label = label_at(agent, listener.label, look);
    api.state = seen::ApiState::listening;
    api.heard = listener.heard;
    add_callback(agent, listener.callback, api);
    return api;
}

static seen::Api look_at_frame_callback(const Agent& agent, const FrameCallback& record) {
    seen::Api api = api_of(agent, record, seen::ApiKind::animation_frame);
    api.label = label_of_callback(agent, record.callback, "frame callback");
    api.due_ms = milliseconds_from_ns(loop_state(agent).next_frame_ns);
    add_callback(agent, record.callback, api);
    return api;
}

void look_at_apis(const Agent& agent, const Look& look, Snapshot& snapshot) {
    const Heap& heap = agent.heap;
    const LoopState& loop = loop_state(agent);
    Window timers(look), operations(look), workers(look), listeners(look), frames(look);
    const auto add = [&](Window& window, std::uint32_t id, auto look_at) {
        if (window.shows(id)) snapshot.apis.push_back(look_at());
    };
    for (const Timer& timer : items(heap, heap.at(loop.timers)))
        add(timers, timer.id, [&] { return look_at_timer(agent, timer); });
    for (const Task& task : items(heap, task_queue(agent, TaskSource::timer)))
        if (is_on_its_way(agent, task))
            add(timers, task.token, [&] { return look_at_timer(agent, heap.at<Timer>(task.callable)); });
    each(heap, heap.at(loop.operations), [&](const Operation& operation) {
        add(operations, operation.id, [&] { return look_at_operation(agent, operation, look); });
    });
    each(heap, heap.at(loop.workers),
         [&](const Worker& worker) { add(workers, worker.id, [&] { return look_at_worker(agent, worker, look); }); });
    each(heap, heap.at(loop.listeners), [&](const Listener& listener) {
        add(listeners, listener.id, [&] { return look_at_listener(agent, listener, look); });
    });
    for (const FrameCallback& callback : items(heap, heap.at(loop.frame_callbacks)))
        add(frames, callback.id, [&] { return look_at_frame_callback(agent, callback); });
    for (const Window* window : {&timers, &operations, &workers, &listeners, &frames})
        snapshot.apis_beyond += window->beyond();
    snapshot.listeners_beyond += listeners.beyond();
}

} // namespace loopscope
