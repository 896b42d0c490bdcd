// What people paste that is not JavaScript: HTML, JSX, TypeScript, JSON, a console's prompt, characters that nobody
// sees.
#pragma once

#include "engine/syntax/source_text.h"

#include <string>

namespace loopscope {

// One friendly sentence on the text in which a syntax error stands at `offset`; empty when it looks like nothing known.
std::string pasted_hint(const SourceText& source, std::uint32_t offset);

} // namespace loopscope
