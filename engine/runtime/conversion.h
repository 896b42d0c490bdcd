// Type conversion and comparison of primitives. ECMA-262 7.1, 7.2.
// Objects must have been made primitive before (the machine does that with frames): given one, these return fallback().
#pragma once

#include "engine/runtime/agent.h"

#include <string>

namespace loopscope {

bool to_boolean(const Heap& heap, Value value);         // 7.1.2
Completion to_numeric(Agent& agent, Value primitive);   // 7.1.3: number or bigint
Completion to_number(Agent& agent, Value primitive);    // 7.1.4: TypeError for symbols and bigints
Completion to_string(Agent& agent, Value primitive);    // 7.1.17: TypeError for symbols
Completion to_object(Agent& agent, Value value);        // 7.1.18: TypeError for undefined and null
double to_integer_or_infinity(double number);           // 7.1.5 after ToNumber
std::int32_t to_int32(double number);                   // 7.1.6
std::uint32_t to_uint32(double number);                 // 7.1.7
double to_length(double number);                        // 7.1.20 after ToNumber
bool is_strictly_equal(Agent& agent, Value a, Value b); // 7.2.15
bool same_value(Agent& agent, Value a, Value b);        // 7.2.10
bool same_value_zero(Agent& agent, Value a, Value b);   // 7.2.11
// 7.2.14 IsLooselyEqual of two values; fallback when one is an object that needs ToPrimitive.
Completion is_loosely_equal(Agent& agent, Value a, Value b);
bool is_callable(const Heap& heap, Value value);              // 7.2.3
bool is_constructor(const Heap& heap, Value value);           // 7.2.4
std::string type_with_article(const Heap& heap, Value value); // "a number", "an object": as V8 writes it
const char* type_of(const Heap& heap, Value value);           // 13.5.3: "undefined", "object", "function"...

} // namespace loopscope
