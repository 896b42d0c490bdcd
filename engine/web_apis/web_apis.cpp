#include "engine/web_apis/web_apis.h"

#include "engine/builtins/function_object.h"
#include "engine/builtins/realm.h"
#include "engine/event_loop/event_loop.h"
#include "engine/runtime/containers.h"

namespace loopscope {

std::vector<NativeList> web_api_natives() {
    return {event_loop_natives(), console_natives(), timer_natives(), performance_natives(), dom_natives(),
            fetch_natives()};
}

void install_web_apis(Agent& agent) {
    agent.heap.root(root_console_counts) = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    agent.heap.root(root_console_timers) = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    Object& global = agent.heap.at<Object>(agent.global_object());
    // HTML 7.2.2.2 Accessing other browsing contexts: a page without frames is its own parent and top.
    for (const std::string_view name : {"window", "top"})
        define_data(agent, global, key_from_spec(agent, name), agent.global_object(), enumerable);
    for (const std::string_view name : {"self", "frames", "parent"})
        define_data(agent, global, key_from_spec(agent, name), agent.global_object());
    for (const LibrarySource& source : library_sources()) {
        if (source.name.starts_with("web_apis/")) run_library_source(agent, source);
        if (agent.halt.kind != Halt::Kind::none) return;
    }
    agent.heap.counter(counter_rendering_wanted) = 0; // an empty document needs no frame
}

} // namespace loopscope
