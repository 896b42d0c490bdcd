#include "engine/inspect/look/apis.h"

#include "engine/host/json.h"
#include "engine/inspect/value_text.h"
#include "engine/runtime/containers.h"
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
    return api;
}

static void add_callback(const Agent& agent, Value callback, seen::Api& api) {
    api.place = place_of_function(agent, callback);
    if (callback.is_object()) api.callback_id = agent.heap.at<Object>(callback).id();
}

static std::string label_at(const Agent& agent, Value string, const Look& look) {
    return string.is_string() ? to_utf8(agent.heap, string, look.text_limit) : std::string();
}

static double at_ms(Value ns) { return milliseconds_from_ns(ns_of(ns)); }

template <class Visit> static void each_in_list(const Agent& agent, unsigned root, Visit visit) {
    const List& list = agent.heap.at<List>(agent.heap.root(root));
    for (std::uint32_t i = 0; i < list.header.count; ++i) visit(agent.heap.at<Record>(item(agent.heap, list, i)));
}

template <class Visit> static void each_in_table(const Agent& agent, unsigned root, Visit visit) {
    const HashTable& table = agent.heap.at<HashTable>(agent.heap.root(root));
    std::uint32_t position = 0;
    Value key, value;
    for (; table_next(agent.heap, table, position, key, value); ++position) visit(agent.heap.at<Record>(value));
}

static seen::Api look_at_timer(const Agent& agent, const Record& timer) {
    const bool repeats = field(timer, TimerField::repeat).is_true();
    const Value handler = field(timer, TimerField::handler);
    seen::Api api = api_of(agent, timer, repeats ? seen::ApiKind::set_interval : seen::ApiKind::set_timeout);
    api.label = label_of_callback(agent, handler, handler.is_string() ? "a string of code" : "callback");
    api.answers = TaskSource::timer;
    api.due_ms = at_ms(field(timer, TimerField::due));
    api.applied_ms = at_ms(field(timer, TimerField::delay));
    api.started_at_ms = at_ms(field(timer, TimerField::started));
    api.asked_ms = field(timer, TimerField::asked).as_number();
    api.nesting_level = static_cast<std::uint32_t>(field(timer, TimerField::nesting).as_int32());
    add_callback(agent, handler, api);
    return api;
}

seen::ApiKind kind_of_operation(std::string_view name) {
    if (name == "XMLHttpRequest") return seen::ApiKind::xml_http_request;
    if (name == "image") return seen::ApiKind::image;
    if (name == "geolocation") return seen::ApiKind::geolocation;
    return seen::ApiKind::fetch;
}

// Its answers name it: until the first it waits, and after the last it is no longer there.
static seen::ApiState state_of_operation(std::string_view name) {
    for (const seen::ApiState state : {seen::ApiState::headers, seen::ApiState::body, seen::ApiState::blocked})
        if (name == name_of(state)) return state;
    return seen::ApiState::waiting;
}

static seen::Api look_at_operation(const Agent& agent, const Record& operation, const Look& look) {
    const std::string name = label_at(agent, field(operation, OperationField::api), look);
    seen::Api api = api_of(agent, operation, kind_of_operation(name));
    api.label = label_at(agent, field(operation, OperationField::label), look);
    api.state = state_of_operation(label_at(agent, field(operation, OperationField::state), look));
    api.started_at_ms = at_ms(field(operation, OperationField::started));
    api.answers = static_cast<TaskSource>(field(operation, OperationField::source).as_int32());
    return api;
}

static seen::Api look_at_worker(const Agent& agent, const Record& worker, const Look& look) {
    const bool started = field(worker, WorkerField::started).is_true();
    const bool ready = field(worker, WorkerField::ready).is_true();
    seen::Api api = api_of(agent, worker, seen::ApiKind::worker);
    api.label = label_at(agent, field(worker, WorkerField::file), look);
    if (api.label.empty()) api.label = label_at(agent, field(worker, WorkerField::url), look);
    api.state = !started ? seen::ApiState::starting : ready ? seen::ApiState::in_parallel : seen::ApiState::script_runs;
    api.started_at_ms = at_ms(field(worker, WorkerField::created));
    return api;
}

static seen::Api look_at_listener(const Agent& agent, const Record& listener, const Look& look) {
    seen::Api api = api_of(agent, listener, seen::ApiKind::listener);
    api.label = label_at(agent, field(listener, ListenerField::label), look);
    api.state = seen::ApiState::listening;
    api.heard = static_cast<std::uint32_t>(field(listener, ListenerField::heard).as_int32());
    add_callback(agent, field(listener, ListenerField::callback), api);
    return api;
}

static seen::Api look_at_frame_callback(const Agent& agent, const Record& record) {
    const Value callback = field(record, FrameCallbackField::callback);
    seen::Api api = api_of(agent, record, seen::ApiKind::animation_frame);
    api.label = label_of_callback(agent, callback, "frame callback");
    api.due_ms = milliseconds_from_ns(agent.heap.counter(counter_next_frame_ns));
    add_callback(agent, callback, api);
    return api;
}

void look_at_apis(const Agent& agent, const Look& look, std::vector<seen::Api>& apis) {
    each_in_list(agent, root_timers, [&](const Record& timer) { apis.push_back(look_at_timer(agent, timer)); });
    each_in_table(agent, root_operations,
                  [&](const Record& operation) { apis.push_back(look_at_operation(agent, operation, look)); });
    each_in_table(agent, root_workers,
                  [&](const Record& worker) { apis.push_back(look_at_worker(agent, worker, look)); });
    each_in_table(agent, root_listeners,
                  [&](const Record& listener) { apis.push_back(look_at_listener(agent, listener, look)); });
    each_in_list(agent, root_frame_callbacks,
                 [&](const Record& callback) { apis.push_back(look_at_frame_callback(agent, callback)); });
}

} // namespace loopscope
