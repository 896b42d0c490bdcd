// What libregexp does not know, said in what it knows: the v flag, modifiers, one name for groups of several
// alternatives. ECMA-262 22.2.1 Patterns
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

struct PatternFlags {
    bool ignore_case = false, multiline = false, dot_all = false;
    bool unicode = false; // u or v
    bool sets = false;    // v
};

struct RegexpTranslation {
    std::u16string source;
    PatternFlags flags;                // for the library: without `sets`
    std::vector<std::u16string> names; // of captures 1..: those that the source names
    std::string error, refusal;
};

// Whether the pattern has (?ims-ims: ...).
bool has_modifiers(std::u16string_view source);
// The nesting of the pattern has been bounded before.
RegexpTranslation translate_regexp(std::u16string_view source, PatternFlags flags);

} // namespace loopscope
