// Strings: flat Latin-1 or UTF-16, ropes for concatenation, an intern table for names. ECMA-262 6.1.4.
//
// Reading for display must use the `const Heap&` functions: they never flatten, hash or intern (watching changes
// nothing).
#pragma once

#include "engine/runtime/agent.h"

#include <optional>
#include <string>

namespace loopscope {

// --- making -------------------------------------------------------------------------------------------------------
Value string_from_utf8(Agent& agent, std::string_view utf8); // ill-formed bytes become U+FFFD
Value string_from_latin1(Agent& agent, std::string_view latin1);
Value string_from_units(Agent& agent, std::u16string_view units); // chooses Latin-1 when it fits
Value string_from_unit(Agent& agent, char16_t unit);
// Concatenation: a rope when long. collect() when there is no room; throws RangeError "Invalid string length" beyond
// the limit.
Completion concatenate(Agent& agent, Value left, Value right);
Completion substring(Agent& agent, Value string, std::uint32_t begin, std::uint32_t end);

// --- interning ----------------------------------------------------------------------------------------------------
Value intern(Agent& agent, Value string);
Value intern(Agent& agent, std::string_view utf8);
Value intern(Agent& agent, std::u16string_view units);

// --- reading ------------------------------------------------------------------------------------------------------
std::uint32_t length_of(const Heap& heap, Value string);
// A flat view; flattens ropes in place (iteratively), so only for the machine.
struct FlatView {
    const std::uint8_t* latin1 = nullptr; // exactly one is set
    const char16_t* utf16 = nullptr;
    std::uint32_t length = 0;
    char16_t operator[](std::uint32_t i) const { return latin1 ? latin1[i] : utf16[i]; }
};
FlatView flatten(Agent& agent, Value string);
bool is_latin1(const FlatView& text);
std::string latin1_bytes(const FlatView& text); // of one that is Latin-1
std::string latin1_bytes(const FlatView& text, std::uint32_t begin, std::uint32_t end);
FlatView latin1_view(std::string_view bytes); // of the bytes where they lie
// Whether there is room for the flat copy; if not, a leaf answers Completion::collect() before it does anything.
bool can_flatten(const Agent& agent, Value string);
std::u16string to_u16(const Heap& heap, Value string); // copies; ropes are walked with an explicit stack
std::string to_utf8(const Heap& heap, Value string,
                    std::uint32_t max_units = UINT32_MAX); // lone surrogates become U+FFFD
bool strings_equal(Agent& agent, Value a, Value b);
int compare_strings(Agent& agent, Value a, Value b); // by code unit: <0, 0, >0

// --- numbers and text (double-conversion) ---------------------------------------------------------------------------
std::string number_to_text(double number, unsigned radix = 10); // ECMA-262 6.1.6.1.20 Number::toString
Value number_to_string(Agent& agent, double number);
double text_to_number(FlatView text); // ECMA-262 7.1.4.1.1 StringToNumber
std::optional<std::uint32_t> array_index(FlatView text);

} // namespace loopscope
