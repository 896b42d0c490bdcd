// Built-ins that move frames and so belong to the machine: calling, constructing, resuming generators.
//
// They are called like every native, but may rearrange the stack from agent.call_site.base on and answer pushed(), with
// call_site.again set when what then lies at base is to be called.
#pragma once

#include "engine/runtime/native.h"

#include <span>

namespace loopscope {

// In one fixed order, for the table of natives:
//   %call(f, this, ...arguments)  %apply(f, this, list)  %construct(f, list, newTarget): lists are dense arrays of ours
//   %createDynamicFunction(kind, strings, newTarget)
//   Function.prototype.call, and the fast paths of Function.prototype.apply, Reflect.apply, Reflect.construct
//   Generator.prototype and AsyncGenerator.prototype: next, return, throw
std::span<const NativeSpec> interpreter_natives();

} // namespace loopscope
