#include "engine/web_apis/web_apis.h"

#include "engine/builtins/realm.h"
#include "engine/runtime/containers.h"

namespace loopscope {

std::vector<NativeList> web_api_natives() {
    return {event_loop_natives(), console_natives(), timer_natives(), performance_natives()};
}

void install_web_apis(Agent& agent) {
    agent.heap.root(root_console_counts) = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    agent.heap.root(root_console_timers) = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    for (const LibrarySource& source : library_sources()) {
        if (source.name.starts_with("web_apis/")) run_library_source(agent, source);
    }
}

} // namespace loopscope
