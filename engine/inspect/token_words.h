// Tokens as sentences call them: "T1 setTimeout callback", "A1 (main)", "the click event".
#pragma once

#include "engine/inspect/seen.h"

namespace loopscope {

std::string in_words(const std::string& badge, const std::string& label);
// What has no letter is called by what it brings.
std::string in_words(const seen::Task& task);
std::string in_words(const seen::Running& running);
// 'the script', 'the function of line 7', 'main'
std::string function_in_words(const std::string& name, const std::string& line);
// 'R1', 'R1 and R2', 'R1, R2, R3, R4 and 2 more'
std::string list_in_words(const std::vector<std::string>& names);
// A sentence may begin with 'the ...'.
std::string capitalized(std::string sentence);

} // namespace loopscope
