// High Resolution Time: the program's clock.
#include "engine/event_loop/program_time.h"

#include "engine/host/json.h"
#include "engine/web_apis/web_apis.h"
#include "engine/web_apis/web_intrinsics.h"

namespace loopscope {

// Since the global object was made: a worker's clock begins with it.
static double since_origin(Agent& agent) {
    return milliseconds_from_ns(read_clock(agent) - loop_state(agent).time_origin_ns);
}

// performance.now() of the performance object itself
static Completion now(Agent& agent, const NativeCall& call) {
    if (call.this_value != agent.intrinsic(intrinsic_of(WebIntrinsic::thePerformance))) return Completion::fallback();
    return Completion::normal(Value::number(since_origin(agent)));
}

// %programTime(): in ms; reading the clock costs time
static Completion program_time(Agent& agent, const NativeCall&) {
    return Completion::normal(Value::number(since_origin(agent)));
}

static Completion time_origin(Agent& agent, const NativeCall&) {
    return Completion::normal(
        Value::number(milliseconds_from_ns(agent.time().epoch_ns + loop_state(agent).time_origin_ns)));
}

static constexpr NativeSpec performance_specs[] = {
    {"Performance.prototype", "now", now, ".", 0, native_fast_path, "High Resolution Time 7"},
    {"", "programTime", program_time, "", 0, native_intrinsic, "High Resolution Time 4"},
    {"", "timeOrigin", time_origin, "", 0, native_intrinsic, "High Resolution Time 4"},
};

NativeList performance_natives() { return performance_specs; }

} // namespace loopscope
