// What library sources of this folder call to queue, to wait and to ask.
#include "engine/builtins/function_object.h"
#include "engine/event_loop/listeners.h"
#include "engine/event_loop/operations.h"
#include "engine/event_loop/rejected_promises.h"
#include "engine/event_loop/rendering.h"
#include "engine/event_loop/running_script.h"
#include "engine/event_loop/task_queue.h"
#include "engine/event_loop/timers.h"
#include "engine/host/json.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/trace/trace.h"
#include "engine/web_apis/web_apis.h"
#include "engine/web_apis/web_apis_state.h"

#include <cassert>
#include <charconv>

namespace loopscope {

static std::uint32_t id_argument(const NativeCall& call, std::uint32_t i) { return call.argument(i).as_uint32(); }

static CellOf<Values> cell_values(Agent& agent, Value array_value) {
    if (!array_value.is_object()) return {};
    Object& array = agent.heap.at<Object>(array_value);
    if (array.array_length == 0) return {};
    Values& cell = agent.make_values(array.array_length);
    for (std::uint32_t i = 0; i < array.array_length; ++i)
        cell.items[i] = get_own_property(agent, array, key_from_index(agent, i)).value;
    return agent.heap.cell_of(cell);
}

// A library source that names no source of HTML's is at fault; it is noticed when the realm is made, or in its tests.
static TaskSource source_argument(Agent& agent, const NativeCall& call, std::uint32_t i) {
    const auto source = task_source_from_name(to_utf8(agent.heap, call.argument(i)));
    assert(source);
    return source.value_or(TaskSource::dom_manipulation);
}

// %globalObject(name, object): a global of this name, as Web IDL's namespaces and attributes are.
static Completion global_object(Agent& agent, const NativeCall& call) {
    const std::string name = to_utf8(agent.heap, call.argument(0));
    define_data(agent, agent.heap.at<Object>(agent.global_object()), key_from_spec(agent, name), call.argument(1),
                writable | configurable);
    return Completion::normal();
}

static Completion prepare(Agent& agent, const NativeCall&) {
    prepare_to_run_script(agent);
    return Completion::normal();
}

static Completion clean_up(Agent& agent, const NativeCall&) { return clean_up_after_running_script(agent); }

// %queueTask(source, label, steps, arguments): library steps, which prepare and clean up around each callback. Its id.
static Completion queue_library_task(Agent& agent, const NativeCall& call) {
    const TaskSource source = source_argument(agent, call, 0);
    const std::int64_t ready = source == TaskSource::idle ? next_idle_period(agent) : agent.now_ns();
    const Task& task = queue_task(agent, source, call.argument(1), TaskSteps::library, call.argument(2), {},
                                  cell_values(agent, call.argument(3)), ready);
    return Completion::normal(Value::number(task.id));
}

// %dequeueTask(id): whether it was still waiting.
static Completion dequeue_task_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(dequeue_task(agent, id_argument(call, 0))));
}

// %moveTask(id, source): to another queue, at the place of its age; whether it was still waiting
static Completion move_task_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(move_task(agent, id_argument(call, 0), source_argument(agent, call, 1))));
}

// %queueMicrotaskCallback(callback): errors are reported
static Completion queue_callback_microtask(Agent& agent, const NativeCall& call) {
    queue_microtask(agent, string_from_utf8(agent, "queueMicrotask"), call.argument(0));
    return Completion::normal();
}

// %queueLibraryMicrotask(label, steps, arguments)
static Completion queue_library_microtask(Agent& agent, const NativeCall& call) {
    queue_microtask(agent, call.argument(0), call.argument(1), cell_values(agent, call.argument(2)), true);
    return Completion::normal();
}

static std::optional<HostRequestKind> kind_argument(Agent& agent, const NativeCall& call) {
    return request_kind_from_name(to_utf8(agent.heap, call.argument(0)));
}

// %startOperation(kind, api, label, source, steps, JSON text): its id
static Completion start(Agent& agent, const NativeCall& call) {
    const auto kind = kind_argument(agent, call);
    if (!kind) return agent.throw_type_error("no such request");
    const std::string json = to_utf8(agent.heap, call.argument(5));
    return start_operation(
        agent, {*kind, call.argument(1), call.argument(2), source_argument(agent, call, 3), call.argument(4), json});
}

static Completion abort(Agent& agent, const NativeCall& call) {
    abort_operation(agent, id_argument(call, 0));
    return Completion::normal();
}

// %askHost(kind, JSON text): the run parks until the answer is there; [type, JSON text]
static Completion ask_host(Agent& agent, const NativeCall& call) {
    if (const auto answer = take_park_answer(agent)) {
        const Value pair[] = {string_from_utf8(agent, input_type_name(answer->type)), answer->data};
        return Completion::normal(agent.value_of(agent.make_array(pair)));
    }
    const auto kind = kind_argument(agent, call);
    if (!kind) return agent.throw_type_error("no such request");
    return park(agent, *kind, to_utf8(agent.heap, call.argument(1)));
}

// %tellHost(kind, JSON text): nothing comes back
static constexpr std::uint64_t most_told_bytes = 32 << 20; // they are kept, so that an earlier step can be shown

static Completion tell_host(Agent& agent, const NativeCall& call) {
    const auto kind = kind_argument(agent, call);
    if (!kind) return agent.throw_type_error("no such request");
    std::string text = to_utf8(agent.heap, call.argument(1));
    std::uint64_t& told = own_web_apis_state(agent).told_bytes;
    told += text.size();
    if (told > most_told_bytes)
        return agent.limit(Halt::Kind::operation_limit,
                           "The program has changed its document by more than 32 MB in all.");
    agent.note_work(2'000 + text.size() * 10); // whoever shows it has work too
    request_from_host(agent, *kind, 0, std::move(text));
    return Completion::normal();
}

// %addListener(label, callback): the id under which the picture shows it
static Completion add_listener_record(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(add_listener(agent, call.argument(0), call.argument(1)).id));
}

static Completion remove_listener_record(Agent& agent, const NativeCall& call) {
    remove_listener(agent, id_argument(call, 0));
    return Completion::normal();
}

static Completion listener_heard(Agent& agent, const NativeCall& call) {
    note_heard(agent, id_argument(call, 0));
    return Completion::normal();
}

static Completion promise_is_handled(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.heap.at<Object>(call.argument(0)).slot(PromiseSlot::is_handled));
}

static Completion promise_reason(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.heap.at<Object>(call.argument(0)).slot(PromiseSlot::result));
}

static Completion note_outstanding(Agent& agent, const NativeCall& call) {
    add_outstanding_rejection(agent, call.argument(0));
    return Completion::normal();
}

namespace {
struct ThrownPlace {
    std::uint32_t line, column;
    std::string source; // as stack traces name it
};
} // namespace

// The place in the first line of a stack trace that has one: "    at f (main.js:3:7)"
static bool place_in_stack(std::string_view stack, ThrownPlace& place) {
    static constexpr std::string_view mark = "\n    at ";
    for (std::size_t at = stack.find(mark); at != std::string_view::npos; at = stack.find(mark, at + 1)) {
        std::string_view text = stack.substr(at + 1, stack.find('\n', at + 1) - at - 1);
        if (text.ends_with(')')) text.remove_suffix(1);
        std::uint32_t numbers[2] = {};
        int found = 0;
        for (; found < 2; ++found) {
            const std::size_t colon = text.rfind(':');
            if (colon == std::string_view::npos) break;
            const std::string_view digits = text.substr(colon + 1);
            if (std::from_chars(digits.data(), digits.data() + digits.size(), numbers[found]).ptr !=
                digits.data() + digits.size())
                break;
            text = text.substr(0, colon);
        }
        if (found < 2) continue;
        const std::size_t bracket = text.rfind('(');
        place = {numbers[1], numbers[0], std::string(text.substr(bracket == std::string_view::npos ? 7 : bracket + 1))};
        return true;
    }
    return false;
}

// %thrownPlace(error): [line, column, source]: of an Error where it was made, as Chromium has it; of anything else
// where the program threw it last and did not catch it. What says that a text can't become code has its place in that
// text, which has no name: null.
static Completion thrown_place(Agent& agent, const NativeCall& call) {
    const InterpreterState& state = interpreter_state(agent);
    if (state.unparsed.is_cell()) {
        const Values& unparsed = agent.heap.at<Values>(state.unparsed);
        const Value place[] = {unparsed.items[1], unparsed.items[2], Value::null()};
        if (unparsed.items[0] == call.argument(0)) return Completion::normal(agent.value_of(agent.make_array(place)));
    }
    ThrownPlace place{state.thrown_line, state.thrown_column, {}};
    if (state.thrown_source.is_string()) place.source = to_utf8(agent.heap, state.thrown_source, 4096);
    if (call.argument(0).is_object() && agent.heap.at<Object>(call.argument(0)).object_class() == ObjectClass::error) {
        const Lookup stack =
            get_own_property(agent, agent.heap.at<Object>(call.argument(0)), key_from_spec(agent, "stack"));
        if (stack.kind == Lookup::Kind::data && stack.value.is_string())
            place_in_stack(to_utf8(agent.heap, stack.value, 4096), place);
    }
    const Value values[] = {Value::number(place.line), Value::number(place.column),
                            string_from_utf8(agent, place.source)};
    return Completion::normal(agent.value_of(agent.make_array(values)));
}

// %noteCaller(): an error thrown now is noted at the place where the program called the library
static Completion note_caller(Agent& agent, const NativeCall&) {
    for (const FrameView& view : frame_views(agent)) {
        if (view.library || !view.has_position) continue;
        note_thrown_at(agent, view.source_name, view.line, view.column);
        break;
    }
    return Completion::normal();
}

// %continuationData(), %setContinuationData(value): what the promise jobs that are made now will find
static Completion get_continuation_data(Agent& agent, const NativeCall&) {
    return Completion::normal(continuation_data(agent));
}
static Completion put_continuation_data(Agent& agent, const NativeCall& call) {
    set_continuation_data(agent, call.argument(0));
    return Completion::normal();
}

static Completion clear_timer_of(Agent& agent, const NativeCall& call) {
    clear_timer(agent, call.argument(0).as_int32());
    return Completion::normal();
}

static Completion want_frame(Agent& agent, const NativeCall&) {
    want_rendering(agent);
    return Completion::normal();
}

static Completion idle_deadline_of(Agent& agent, const NativeCall&) {
    return Completion::normal(Value::number(milliseconds_from_ns(idle_deadline(agent))));
}

static constexpr NativeSpec event_loop_specs[] = {
    {"", "globalObject", global_object, "", 2, native_intrinsic, ""},
    {"", "prepareToRunScript", prepare, "", 0, native_intrinsic, "HTML, Calling scripts"},
    {"", "cleanUpAfterRunningScript", clean_up, "", 0, native_intrinsic, "HTML, Calling scripts"},
    {"", "queueTask", queue_library_task, "", 4, native_intrinsic, "HTML, Queuing tasks"},
    {"", "dequeueTask", dequeue_task_of, "", 1, native_intrinsic, "HTML, Queuing tasks"},
    {"", "moveTask", move_task_of, "", 2, native_intrinsic, "Prioritized Task Scheduling 2.3"},
    {"", "queueMicrotaskCallback", queue_callback_microtask, "", 1, native_intrinsic, "HTML, Microtask queuing"},
    {"", "queueLibraryMicrotask", queue_library_microtask, "", 3, native_intrinsic, "HTML, Queuing tasks"},
    {"", "startOperation", start, "", 7, native_intrinsic, "HTML, Parallelism"},
    {"", "abortOperation", abort, "", 1, native_intrinsic, ""},
    {"", "askHost", ask_host, "", 2, native_intrinsic, ""},
    {"", "tellHost", tell_host, "", 2, native_intrinsic, ""},
    {"", "addListener", add_listener_record, "", 2, native_intrinsic, ""},
    {"", "removeListener", remove_listener_record, "", 1, native_intrinsic, ""},
    {"", "listenerHeard", listener_heard, "", 1, native_intrinsic, ""},
    {"", "promiseIsHandled", promise_is_handled, "", 1, native_intrinsic, "HTML, Unhandled promise rejections"},
    {"", "promiseReason", promise_reason, "", 1, native_intrinsic, "HTML, Unhandled promise rejections"},
    {"", "noteOutstandingRejection", note_outstanding, "", 1, native_intrinsic, "HTML, Unhandled promise rejections"},
    {"", "thrownPlace", thrown_place, "", 1, native_intrinsic, "HTML, Runtime script errors"},
    {"", "noteCaller", note_caller, "", 0, native_intrinsic, "HTML, Runtime script errors"},
    {"", "continuationData", get_continuation_data, "", 0, native_intrinsic, "Prioritized Task Scheduling 2.5"},
    {"", "setContinuationData", put_continuation_data, "", 1, native_intrinsic, "Prioritized Task Scheduling 2.5"},
    {"", "clearTimeoutOf", clear_timer_of, "", 1, native_intrinsic, "HTML, Timers"},
    {"", "idleDeadline", idle_deadline_of, "", 0, native_intrinsic, "HTML, Update the rendering"},
    {"", "wantRendering", want_frame, "", 0, native_intrinsic, "HTML, Update the rendering"},
};

NativeList event_loop_natives() { return event_loop_specs; }

} // namespace loopscope
