// The visitor's arrangement of the picture, as the page keeps it: {"stack": 0.4, "folded": ["timeline"]}.
#pragma once

#include "engine/host/json.h"
#include "engine/scene/layout.h"

namespace loopscope {

// What is not known or out of range is left as it comes.
Layout read_layout(const Json& json);
std::string layout_json(const Layout& layout);

} // namespace loopscope
