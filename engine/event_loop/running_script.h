// How the loop enters code, and what is done around it. HTML, Calling scripts:
// https://html.spec.whatwg.org/#calling-scripts
#pragma once

#include "engine/event_loop/loop_state.h"

namespace loopscope {

// The program's code runs, with nothing else on the stack.
void enter_callback(Agent& agent, Value callable, Value this_value, std::span<const Value> arguments);
// As a classic script: https://html.spec.whatwg.org/#run-a-classic-script
void enter_program(Agent& agent, Ref executable);
// Library steps, which call the program's callbacks themselves.
void enter_steps(Agent& agent, Value callable, std::span<const Value> arguments);
// https://html.spec.whatwg.org/#report-an-exception: the library fires the event and writes to the console.
void enter_report(Agent& agent, Value error);

std::span<const Value> items_of(const Heap& heap, CellOf<Values> values);

// --- for library steps that call back --------------------------------------------------------------------------------
// https://html.spec.whatwg.org/#prepare-to-run-script
void prepare_to_run_script(Agent& agent);
// https://html.spec.whatwg.org/#clean-up-after-running-script
// normal: go on; park: a microtask checkpoint first, then this instruction runs again.
Completion clean_up_after_running_script(Agent& agent);

} // namespace loopscope
