// Unicode's tables (libunicode): case, normalisation, white space, and an order of words for people.
#pragma once

#include "engine/runtime/string.h"

namespace loopscope {

bool is_white_space_or_line_terminator(char16_t unit); // ECMA-262 12.2, 12.3

enum class LetterCase { upper = 0, lower = 1 };
Completion convert_case(Agent& agent, Value string, LetterCase to); // by code points, with SpecialCasing

// ECMA-262 22.1.3.15: form is NFC, NFD, NFKC or NFKD, else RangeError.
Completion normalize_text(Agent& agent, Value string, std::string_view form);

// ECMA-402 10.3: like the root collation for letters, digits and punctuation: letters first without case and accents,
// then accents, then lower case before upper case. -1, 0 or 1.
int compare_for_people(Agent& agent, Value a, Value b);

} // namespace loopscope
