// HTML, Timers and Microtask queuing, the parts that programs call.
#include "engine/event_loop/timers.h"

#include "engine/event_loop/task_queue.h"

#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/web_apis.h"

namespace loopscope {

static CellOf<Values> values_of(Agent& agent, const Value* values, std::uint32_t count) {
    if (count == 0) return {};
    Values& cell = agent.make_values(count);
    for (std::uint32_t i = 0; i < count; ++i) cell.items[i] = values[i];
    return agent.heap.cell_of(cell);
}

static Completion handle_of(const Timer& timer) { return Completion::normal(Value::int32(timer.handle)); }

// The fast path: a function, and a delay that is a number or missing.
template <bool repeat> static Completion set_timer_fast(Agent& agent, const NativeCall& call) {
    const Value handler = call.argument(0), timeout = call.argument(1);
    if (!is_callable(agent.heap, handler) || !(timeout.is_number() || timeout.is_undefined()))
        return Completion::fallback();
    const std::int32_t delay = timeout.is_undefined() ? 0 : to_int32(timeout.as_number());
    const CellOf<Values> rest =
        call.count > 2 ? values_of(agent, call.arguments + 2, call.count - 2) : CellOf<Values>();
    return handle_of(set_timer(agent, handler, delay, rest, repeat));
}

// %setTimer(handler: function or string, timeout: int32, arguments: array, repeat)
static Completion set_timer_converted(Agent& agent, const NativeCall& call) {
    Object& list = agent.heap.at<Object>(call.argument(2));
    std::vector<Value> rest;
    for (std::uint32_t i = 0; i < list.array_length; ++i)
        rest.push_back(get_own_property(agent, list, key_from_index(agent, i)).value);
    const CellOf<Values> arguments = values_of(agent, rest.data(), size32(rest));
    return handle_of(set_timer(agent, call.argument(0), to_int32(call.argument(1).as_number()), arguments,
                               call.argument(3).is_true()));
}

static Completion clear_timer_fast(Agent& agent, const NativeCall& call) {
    const Value handle = call.argument(0);
    if (!handle.is_number() && !handle.is_nullish()) return Completion::fallback();
    if (handle.is_number()) clear_timer(agent, to_int32(handle.as_number()));
    return Completion::normal();
}

static Completion queue_microtask_fast(Agent& agent, const NativeCall& call) {
    if (!is_callable(agent.heap, call.argument(0))) return Completion::fallback();
    queue_microtask(agent, string_from_utf8(agent, "queueMicrotask"), call.argument(0));
    return Completion::normal();
}

static constexpr NativeSpec timers_specs[] = {
    {"", "setTimeout", set_timer_fast<false>, ".", 1, native_fast_path, "HTML, Timers"},
    {"", "setInterval", set_timer_fast<true>, ".", 1, native_fast_path, "HTML, Timers"},
    {"", "clearTimeout", clear_timer_fast, ".", 0, native_fast_path, "HTML, Timers"},
    {"", "clearInterval", clear_timer_fast, ".", 0, native_fast_path, "HTML, Timers"},
    {"", "queueMicrotask", queue_microtask_fast, ".", 1, native_fast_path, "HTML, Microtask queuing"},
    {"", "setTimer", set_timer_converted, "", 4, native_intrinsic, "HTML, Timers"},
};

NativeList timer_natives() { return timers_specs; }

} // namespace loopscope
