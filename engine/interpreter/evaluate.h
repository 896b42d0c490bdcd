// Code made from text while the program runs. ECMA-262 19.2.1
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

// Indirect eval: the text as a function to be called with the global this value.
Completion evaluate_globally(Agent& agent, Value source);
// The text as code of a frame that has stopped, for a debugger: a function to be called with the frame's this value.
struct FrameView;
Completion evaluate_in_frame(Agent& agent, Value source, const FrameView& frame);
// The same with the names of an environment, and the private names that are in sight, with '#'.
Completion evaluate_in_record(Agent& agent, Value source, Ref environment, std::vector<std::u16string> private_names);
// A script, in the same way. 16.1.6 ScriptEvaluation
Completion script_of_text(Agent& agent, Value source);

} // namespace loopscope
