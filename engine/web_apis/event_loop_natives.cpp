// What library sources of this folder call to queue, to wait and to ask.
#include "engine/event_loop/event_loop.h"

#include "engine/builtins/function_object.h"
#include "engine/host/json.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/web_apis.h"

namespace loopscope {

namespace {

std::uint32_t id_argument(const NativeCall& call, std::uint32_t i) {
    return static_cast<std::uint32_t>(call.argument(i).as_number());
}

Value cell_values(Agent& agent, Value array_value) {
    if (!array_value.is_object()) return Value::undefined();
    Object& array = agent.heap.at<Object>(array_value);
    if (array.array_length == 0) return Value::undefined();
    Values& cell = agent.make_values(array.array_length);
    for (std::uint32_t i = 0; i < array.array_length; ++i)
        cell.items[i] = get_own_property(agent, array, key_from_index(agent, i)).value;
    return Value::cell(agent.heap.ref_of(&cell));
}

TaskSource source_argument(Agent& agent, const NativeCall& call, std::uint32_t i) {
    const std::string name = to_utf8(agent.heap, call.argument(i));
    for (unsigned source = 0; source < static_cast<unsigned>(TaskSource::count); ++source) {
        if (task_source_name(static_cast<TaskSource>(source)) == name) return static_cast<TaskSource>(source);
    }
    return TaskSource::dom_manipulation;
}

// %globalObject(name, object): a global of this name, as Web IDL's namespaces and attributes are.
Completion global_object(Agent& agent, const NativeCall& call) {
    const std::string name = to_utf8(agent.heap, call.argument(0));
    define_data(agent, agent.heap.at<Object>(agent.global_object()), key_from_spec(agent, name), call.argument(1),
                writable | configurable);
    return Completion::normal();
}

Completion prepare(Agent& agent, const NativeCall&) {
    prepare_to_run_script(agent);
    return Completion::normal();
}

Completion clean_up(Agent& agent, const NativeCall&) { return clean_up_after_running_script(agent); }

// %queueTask(source, label, steps, arguments): library steps, which prepare and clean up around each callback. Its id.
Completion queue_library_task(Agent& agent, const NativeCall& call) {
    const Record& task = queue_task(agent, source_argument(agent, call, 0), call.argument(1), TaskSteps::library,
                                    call.argument(2), {}, cell_values(agent, call.argument(3)));
    return Completion::normal(Value::number(task.id));
}

// %queueCallbackTask(source, label, callback, this, arguments): one call of the program's function. Its id.
Completion queue_callback_task(Agent& agent, const NativeCall& call) {
    const Record& task = queue_task(agent, source_argument(agent, call, 0), call.argument(1), TaskSteps::callback,
                                    call.argument(2), call.argument(3), cell_values(agent, call.argument(4)));
    return Completion::normal(Value::number(task.id));
}

// %dequeueTask(id): whether it was still waiting.
Completion dequeue_task(Agent& agent, const NativeCall& call) {
    for (unsigned source = 0; source < static_cast<unsigned>(TaskSource::count); ++source) {
        List& queue = task_queue(agent, static_cast<TaskSource>(source));
        for (std::uint32_t i = 0; i < queue.header.count; ++i) {
            if (agent.heap.at<Record>(item(agent.heap, queue, i)).id != id_argument(call, 0)) continue;
            remove_at(agent, queue, i);
            return Completion::normal(Value::boolean(true));
        }
    }
    return Completion::normal(Value::boolean(false));
}

// %queueMicrotaskCallback(callback): errors are reported
Completion queue_callback_microtask(Agent& agent, const NativeCall& call) {
    queue_microtask(agent, string_from_utf8(agent, "queueMicrotask"), call.argument(0));
    return Completion::normal();
}

// %queueLibraryMicrotask(label, steps, arguments)
Completion queue_library_microtask(Agent& agent, const NativeCall& call) {
    queue_microtask(agent, call.argument(0), call.argument(1), cell_values(agent, call.argument(2)), true);
    return Completion::normal();
}

std::optional<HostRequestKind> kind_argument(Agent& agent, const NativeCall& call) {
    const std::string name = to_utf8(agent.heap, call.argument(0));
    for (int kind = 0; kind <= static_cast<int>(HostRequestKind::dom); ++kind) {
        if (request_kind_name(static_cast<HostRequestKind>(kind)) == name) return static_cast<HostRequestKind>(kind);
    }
    return std::nullopt;
}

// %startOperation(kind, api, label, source, steps, subject, JSON text): its id
Completion start(Agent& agent, const NativeCall& call) {
    const auto kind = kind_argument(agent, call);
    if (!kind) return agent.throw_type_error("no such request");
    return start_operation(agent, *kind, call.argument(1), call.argument(2), source_argument(agent, call, 3),
                           call.argument(4), call.argument(5), to_utf8(agent.heap, call.argument(6)));
}

// %operationSubject(id): what it was started for; undefined when it has ended
Completion operation_subject(Agent& agent, const NativeCall& call) {
    const Record* operation = find_operation(agent, id_argument(call, 0));
    return Completion::normal(operation ? field(*operation, OperationField::subject) : Value::undefined());
}

Completion end(Agent& agent, const NativeCall& call) {
    end_operation(agent, id_argument(call, 0));
    return Completion::normal();
}

Completion abort(Agent& agent, const NativeCall& call) {
    abort_operation(agent, id_argument(call, 0));
    return Completion::normal();
}

// %askHost(kind, JSON text): the run parks until the answer is there; [type, JSON text]
Completion ask_host(Agent& agent, const NativeCall& call) {
    if (const auto answer = take_park_answer(agent)) {
        const Value pair[] = {string_from_utf8(agent, input_type_name(answer->type)), answer->data};
        return Completion::normal(Value::object(agent.heap.ref_of(&agent.make_array(pair))));
    }
    const auto kind = kind_argument(agent, call);
    return park(agent, kind.value_or(HostRequestKind::dialog), to_utf8(agent.heap, call.argument(1)));
}

// %tellHost(kind, JSON text): nothing comes back
Completion tell_host(Agent& agent, const NativeCall& call) {
    if (const auto kind = kind_argument(agent, call))
        request_from_host(agent, *kind, 0, to_utf8(agent.heap, call.argument(1)));
    return Completion::normal();
}

// %addListener(label, callback): the id under which the picture shows it
Completion add_listener_record(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(add_listener(agent, call.argument(0), call.argument(1)).id));
}

Completion remove_listener_record(Agent& agent, const NativeCall& call) {
    remove_listener(agent, id_argument(call, 0));
    return Completion::normal();
}

Completion listener_heard(Agent& agent, const NativeCall& call) {
    note_heard(agent, id_argument(call, 0));
    return Completion::normal();
}

Completion promise_is_handled(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.heap.at<Object>(call.argument(0)).slot(PromiseSlot::is_handled));
}

Completion promise_reason(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.heap.at<Object>(call.argument(0)).slot(PromiseSlot::result));
}

Completion note_outstanding(Agent& agent, const NativeCall& call) {
    push_back(agent, agent.heap.at<List>(agent.heap.root(root_outstanding_rejections)), call.argument(0));
    return Completion::normal();
}

Completion clear_timer_of(Agent& agent, const NativeCall& call) {
    clear_timer(agent, call.argument(0).as_int32());
    return Completion::normal();
}

// %requestFrame(callback): its handle
Completion request_frame(Agent& agent, const NativeCall& call) {
    Heap& heap = agent.heap;
    Record& record = agent.make_record(static_cast<unsigned>(LoopRecord::frame_callback),
                                       static_cast<unsigned>(FrameCallbackField::count));
    const Value handle = Value::number(static_cast<double>(heap.counter(counter_next_frame_handle)++));
    field(record, FrameCallbackField::handle) = handle;
    field(record, FrameCallbackField::callback) = call.argument(0);
    push_back(agent, heap.at<List>(heap.root(root_frame_callbacks)), Value::cell(heap.ref_of(&record)));
    if (agent.trace) agent.trace->note_token(record.id, record.id, 'R');
    want_rendering(agent);
    return Completion::normal(handle);
}

Completion cancel_frame(Agent& agent, const NativeCall& call) {
    Heap& heap = agent.heap;
    for (const unsigned root : {root_frame_callbacks, root_running_frame_callbacks}) {
        List& list = heap.at<List>(heap.root(root));
        for (std::uint32_t i = list.header.count; i > 0; --i) {
            if (field(heap.at<Record>(item(heap, list, i - 1)), FrameCallbackField::handle) == call.argument(0))
                remove_at(agent, list, i - 1);
        }
    }
    return Completion::normal();
}

// %beginFrame(): the callbacks asked for so far are this frame's
Completion begin_frame(Agent& agent, const NativeCall&) {
    std::swap(agent.heap.root(root_frame_callbacks), agent.heap.root(root_running_frame_callbacks));
    return Completion::normal();
}

Completion take_frame_callback(Agent& agent, const NativeCall&) {
    List& list = agent.heap.at<List>(agent.heap.root(root_running_frame_callbacks));
    if (list.header.count == 0) return Completion::normal();
    return Completion::normal(field(agent.heap.at<Record>(pop_front(agent, list)), FrameCallbackField::callback));
}

Completion want_frame(Agent& agent, const NativeCall&) {
    want_rendering(agent);
    return Completion::normal();
}

constexpr std::uint8_t own = native_intrinsic;
constexpr NativeSpec specs[] = {
    {"", "globalObject", global_object, "", 2, own, ""},
    {"", "prepareToRunScript", prepare, "", 0, own, "HTML 8.1.4.4"},
    {"", "cleanUpAfterRunningScript", clean_up, "", 0, own, "HTML 8.1.4.4"},
    {"", "queueTask", queue_library_task, "", 4, own, "HTML 8.1.7.2"},
    {"", "queueCallbackTask", queue_callback_task, "", 5, own, "HTML 8.1.7.2"},
    {"", "dequeueTask", dequeue_task, "", 1, own, "HTML 8.1.7.2"},
    {"", "queueMicrotaskCallback", queue_callback_microtask, "", 1, own, "HTML 8.8"},
    {"", "queueLibraryMicrotask", queue_library_microtask, "", 3, own, "HTML 8.1.7.2"},
    {"", "startOperation", start, "", 7, own, "HTML 2.1.1"},
    {"", "operationSubject", operation_subject, "", 1, own, ""},
    {"", "endOperation", end, "", 1, own, ""},
    {"", "abortOperation", abort, "", 1, own, ""},
    {"", "askHost", ask_host, "", 2, own, ""},
    {"", "tellHost", tell_host, "", 2, own, ""},
    {"", "addListener", add_listener_record, "", 2, own, ""},
    {"", "removeListener", remove_listener_record, "", 1, own, ""},
    {"", "listenerHeard", listener_heard, "", 1, own, ""},
    {"", "promiseIsHandled", promise_is_handled, "", 1, own, "HTML 8.1.4.8"},
    {"", "promiseReason", promise_reason, "", 1, own, "HTML 8.1.4.8"},
    {"", "noteOutstandingRejection", note_outstanding, "", 1, own, "HTML 8.1.4.8"},
    {"", "clearTimeoutOf", clear_timer_of, "", 1, own, "HTML 8.7"},
    {"", "requestFrame", request_frame, "", 1, own, "HTML 8.10"},
    {"", "cancelFrame", cancel_frame, "", 1, own, "HTML 8.10"},
    {"", "beginFrame", begin_frame, "", 0, own, "HTML 8.10"},
    {"", "takeFrameCallback", take_frame_callback, "", 0, own, "HTML 8.10"},
    {"", "wantRendering", want_frame, "", 0, own, "HTML 8.1.7.3"},
};

} // namespace

NativeList event_loop_natives() { return specs; }

} // namespace loopscope
