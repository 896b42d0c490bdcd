#include "engine/web_apis/web_apis.h"

#include "engine/builtins/function_object.h"
#include "engine/builtins/realm.h"
#include "engine/event_loop/rendering.h"
#include "engine/web_apis/web_apis_state.h"
#include "engine/web_apis/web_intrinsics.h"

#include <algorithm>

namespace loopscope {

// Web IDL, [Exposed]: everything is made in every realm, as the sources lean on one another. The owner's side of
// workers is a window's alone, and a worker's realm hides at last what a worker hasn't.
static constexpr std::string_view owners_side = "web_apis/workers/worker.js";
static constexpr std::string_view scope_of_workers = "web_apis/workers/worker_scope.js";

static std::vector<const LibrarySource*> sources_of(Exposure exposure) {
    const bool worker = exposure == Exposure::worker;
    std::vector<const LibrarySource*> sources = sources_in_order("web_apis/");
    const auto move_to_end = std::stable_partition(
        sources.begin(), sources.end(), [](const LibrarySource* source) { return source->name != scope_of_workers; });
    if (!worker) sources.erase(move_to_end, sources.end());
    std::erase_if(sources, [&](const LibrarySource* source) { return worker && source->name == owners_side; });
    return sources;
}

static constexpr IntrinsicName of_the_web[] = {
#define LOOPSCOPE_INTRINSIC(identifier, path) {#identifier, path},
#include "engine/web_apis/intrinsics.def"
#undef LOOPSCOPE_INTRINSIC
};

NativeTable all_natives() {
    std::vector<NativeList> lists = builtin_natives();
    const NativeList ours[] = {event_loop_natives(),      console_natives(),     timer_natives(),
                               animation_frame_natives(), performance_natives(), dom_natives(),
                               html_parser_natives(),     fetch_natives(),       url_natives(),
                               encoding_natives(),        worker_natives(),      storage_natives()};
    lists.insert(lists.end(), std::begin(ours), std::end(ours));
    std::vector<IntrinsicName> names;
    for (const std::string_view step : library_step_names) names.push_back({step, ""});
    names.insert(names.end(), std::begin(of_the_web), std::end(of_the_web));
    return assemble_natives(lists, names);
}

void install_web_apis(Agent& agent, Exposure exposure) {
    WebApisState& state = agent.heap.make_state<WebApisState>();
    state.console_counts = agent.heap.cell_of(make_hash_table(agent));
    state.console_timers = agent.heap.cell_of(make_hash_table(agent));
    Object& global = agent.heap.at<Object>(agent.global_object());
    // HTML, Accessing other browsing contexts: a page without frames is its own parent and top.
    for (const std::string_view name : {"window", "top"})
        define_data(agent, global, key_from_spec(agent, name), agent.global_object(), enumerable);
    for (const std::string_view name : {"self", "frames", "parent"})
        define_data(agent, global, key_from_spec(agent, name), agent.global_object());
    for (const LibrarySource* source : sources_of(exposure)) {
        run_library_source(agent, *source);
        if (agent.halt.kind != Halt::Kind::none) return;
    }
    install_interface_table(agent);
    if (exposure == Exposure::worker) install_worker_table(agent);
    forget_rendering(agent); // an empty document needs no frame
}

} // namespace loopscope
