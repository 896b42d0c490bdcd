// Code made from text while the program runs. ECMA-262 19.2.1
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

// Indirect eval: the text as a function to be called with the global this value.
Completion evaluate_globally(Agent& agent, Value source);
// A script, in the same way. 16.1.6 ScriptEvaluation
Completion script_of_text(Agent& agent, Value source);

} // namespace loopscope
