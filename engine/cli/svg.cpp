#include "engine/cli/commands.h"

#include <cstdio>

namespace loopscope {

int write_svg(const Arguments&) {
    std::fprintf(stderr, "loopscope: svg is not built yet\n");
    return status_usage;
}

} // namespace loopscope
