// Moments: the steps at which something happens that the runtime's picture is about. Between two of them the program
// only computes.
//
// They are read off the trace and the state, never written: a moment is a function of the step and the one before it.
#pragma once

#include "engine/runtime/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

class Simulation;
struct StopMark;

enum class MomentKind : std::uint8_t {
#define LOOPSCOPE_MOMENT(kind, weight) kind,
#include "engine/inspect/moments.def"
#undef LOOPSCOPE_MOMENT
    count
};
enum class Weight : std::uint8_t { passing, beat, key };
std::string_view moment_name(MomentKind kind);
std::string_view weight_name(Weight weight);
Weight weight_of(MomentKind kind);

// A moment in words (moment_words.h).
struct Moment {
    MomentKind kind = MomentKind::over;
    Weight weight = Weight::passing;
    std::uint64_t step = 0;
    std::vector<std::uint32_t> subjects; // ids of the tokens, promises and frames that it is about
    std::string sentence;                // what has just happened, then what is next
    std::string call;                    // the browser's function whose call it is: 'setTimeout', 'console.log'
};

// One thing that happened, as the trace or the state has it. What `id` and `amount` are depends on the kind, as in
// TraceKind: a promise and its microtasks, a reaction and its promise...
struct Happening {
    MomentKind kind = MomentKind::over;
    std::uint32_t agent = 1;
    std::uint32_t id = 0;
    std::uint64_t amount = 0;
    std::uint32_t what = 0;  // SettledAs, Phase...
    std::uint32_t label = 0; // Trace::label(...)
    Ref executable = 0;      // of the frame that has left the stack; 0: not known
};

// All that happened in the step that led to the present state, by kind; empty: no moment. `before` is the mark of the
// state one step earlier, `now` that of the agent which took the step (mark_after).
std::vector<Happening> happenings_at(const Simulation& simulation, const StopMark& before, const StopMark& now);
// The same question without the answer's details: whether there is any.
bool is_moment(const Simulation& simulation, const StopMark& before, const StopMark& now);
// The last step before this one of which the trace alone says that it is a moment.
std::optional<std::uint64_t> latest_traced_moment(const Simulation& simulation, std::uint64_t before);

} // namespace loopscope
