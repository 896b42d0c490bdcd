// What the page may ask, by name: a JSON command in, a JSON answer out (web/contract/commands.def lists them).
#pragma once

#include "web/app/app.h"

namespace loopscope {

std::string answer_command(App& app, std::string_view json);
// One answer of the page's host. Problems are reported on stderr and change nothing.
void take_delivery(App& app, std::string_view json);

} // namespace loopscope
