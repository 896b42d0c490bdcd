// What the next step does: the instruction that comes next, or the loop's own step, with the facts its sentence needs.
#pragma once

#include "engine/inspect/messages.h"
#include "engine/inspect/seen.h"

namespace loopscope {

class Simulation;

struct NextStep {
    enum class Kind : std::uint8_t {
        none, // the machine rests
        instruction,
        library, // works for what has its turn
        entry,   // of a callback
        begin,   // the rest are the loop's own: Stage
        running,
        returned,
        turn_end,
        choose
    };
    Kind kind = Kind::none;
    Message message = Message::step_none; // that says it
    std::string function;                 // whose frame it is
    std::string name;                     // the name or property that the instruction is about
    std::string code;                     // the expression it belongs to, shortened
    std::uint32_t count = 0;              // arguments of a call
    SourcePlace place;
};

NextStep next_step(const Simulation& simulation);
// The beginning of a range of the source, on one line.
std::string code_of(const Heap& heap, const Executable& executable, std::uint32_t start, std::uint32_t end);

} // namespace loopscope
