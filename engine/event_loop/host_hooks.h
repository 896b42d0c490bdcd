// What ECMA-262 leaves to its host, as HTML does it. HTML, JavaScript specification host hooks:
// https://html.spec.whatwg.org/#javascript-specification-host-hooks
#pragma once

#include "engine/runtime/agent.h"

namespace loopscope {

void install_host_hooks(Agent& agent);

} // namespace loopscope
