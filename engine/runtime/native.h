// Built-ins written in C++: leaves, which take coerced arguments and never call back; fast paths of library functions;
// and intrinsics, which library sources reach as %name(...).
#pragma once

#include "engine/runtime/agent.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace loopscope {

struct NativeCall {
    // [[Construct]]: the prototype for the new object, already got from new_target; hole when that has no object there,
    // so that the constructor's own intrinsic prototype is to be taken. 10.1.14 GetPrototypeFromConstructor
    Value this_value;
    Value callee;
    Value new_target;       // undefined for calls
    const Value* arguments; // on the machine stack
    std::uint32_t count;
    Value argument(std::uint32_t i) const { return i < count ? arguments[i] : Value::undefined(); }
};
using NativeFunction = Completion (*)(Agent& agent, const NativeCall& call);

enum NativeFlag : std::uint8_t {
    native_constructor = 1, // may be called with new
    native_fast_path = 2,   // belongs to a library function of the same name; may answer fallback() before any effect
    native_intrinsic = 4,   // only for library sources: %name(...)
    native_getter = 8,
    native_setter = 16,
    native_construct_only = 32, // TypeError without new
    native_machine = 64,        // the machine's own (interpreter/machine_natives.h): moves frames, uses agent.call_site
};

// `coercions`: what the machine does to this and the arguments, in this order, before the leaf is called (objects by
// frames). First character: this; then one for each argument:
//   .  as it is    s ToString    n ToNumber    N ToNumeric    i ToIntegerOrInfinity    l ToLength    I ToIndex
//   u ToUint32   w ToInt32   k ToPropertyKey   p ToPrimitive, hint number   o ToObject   c RequireObjectCoercible, then
//   ToString
// A '?' after a character: only when the argument is not undefined. Example padStart: "cls?".
// Absent arguments are supplied (and counted) up to the last coercion that is neither '.' nor has a '?'. Fast paths of
// library functions and intrinsics take their arguments as they are. A leaf that answers call() is done: what the
// pending call returns is its result.
struct NativeSpec {
    std::string_view holder; // "Array.prototype", "Math", "" for globals and intrinsics
    std::string_view name;   // "push", "@@iterator", "abs"
    NativeFunction function;
    std::string_view coercions;
    std::uint8_t length;
    std::uint8_t flags;
    std::string_view clause; // "ECMA-262 23.1.3.23"
};

// What library sources may write as %name beside natives: an object of the realm (intrinsics.def). The path is where it
// stands in the global object ("Array.prototype"); a record of a source has none.
struct IntrinsicName {
    std::string_view identifier;
    std::string_view path;
};

// All natives, in one fixed order (the index is state: FunctionSlot::native), and all intrinsics in the order of
// Intrinsic, those of the event loop, of the Web and the records of sources behind the language's.
struct NativeTable {
    std::vector<NativeSpec> specs;
    // Of a function, by the number that it keeps.
    const NativeSpec& spec_of(Value number) const { return specs[number.as_index()]; }
    std::vector<IntrinsicName> intrinsics;
    std::unordered_map<std::string_view, Intrinsic> by_identifier, by_path; // looked up only

    std::optional<Intrinsic> intrinsic_named(std::string_view identifier) const;
    // "Array.prototype" or "ArrayPrototype"
    std::optional<Intrinsic> intrinsic_at(std::string_view path) const;
};

} // namespace loopscope
