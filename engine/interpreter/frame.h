// Frames: the execution contexts on the machine stack. ECMA-262 9.4 Execution Contexts.
//
// The stack is one region of the arena and grows upwards. A call's operands become the callee's arguments in place:
//
//   ... caller's operands | this | callee | argument 0 .. n-1 (at least parameter_count) | Frame | locals | operands ->
//   sp
//
// When a frame ends, the stack is cut to `this`, and its result goes to the caller as `return_mode` says.
#pragma once

#include "engine/bytecode/executable.h"

namespace loopscope {

enum class FrameKind : std::uint8_t {
    bytecode,
    native, // a leaf whose arguments are being coerced, one after the other
    entry,  // bottom: the event loop called; ending it hands the completion to the loop
};

// What becomes of the value with which a frame returns.
enum class ReturnMode : std::uint8_t {
    push,       // onto the caller's operands; the caller's instruction is complete
    discard,    // setters
    keep_value, // setters in expressions: drop the result; what the instruction left stays
    construct,  // as [[Construct]]: an object stays, else this
    replace,    // into the caller's operand `operand` below the top; the caller's instruction runs again
    to_boolean, // pushed as a boolean
    to_negated_boolean,
    to_host, // to whoever entered (event loop)
};

struct Frame {
    std::uint32_t caller;         // offset of the caller's Frame, 0 at the bottom
    std::uint32_t base;           // offset of `this`
    std::uint32_t argument_count; // as given by the caller
    std::uint32_t pc;             // offset in the code of the next instruction
    Ref executable;               // Executable; 0 for native frames
    Ref environment;              // current lexical environment, 0 none
    Ref activation;               // generator or async state object to which this frame belongs, 0 none
    std::uint32_t id;             // its name for the picture
    std::uint64_t step;           // the step that pushed it
    Value new_target;             // undefined for calls
    FrameKind kind;
    ReturnMode return_mode;
    std::uint16_t operand;
    std::uint32_t flags;    // FrameFlag
    std::uint32_t cause;    // id of the turn in which it was made
    std::uint32_t coercion; // native frames: how many coercions are done
};
enum FrameFlag : std::uint32_t {
    frame_construct = 1,
    frame_resumed = 2,          // put back from a saved activation
    frame_awaits_prototype = 4, // native: [[Construct]] waits for new.target.prototype
    frame_coerced = 8,          // native: coercions are done, the leaf itself must be tried again
};
static_assert(sizeof(Frame) == 64);

} // namespace loopscope
