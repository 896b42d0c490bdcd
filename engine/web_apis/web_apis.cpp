#include "engine/web_apis/web_apis.h"

#include "engine/builtins/function_object.h"
#include "engine/builtins/realm.h"
#include "engine/event_loop/event_loop.h"
#include "engine/runtime/containers.h"

#include <algorithm>

namespace loopscope {

// Each after those whose interfaces it extends; the others follow by name.
static constexpr std::string_view in_order[] = {
    "platform_objects",
    "pair_iterators",
    "events",
    "event_target",
    "abort",
    "nodes",
    "tree_changes",
    "mutation_observer",
    "collections",
    "character_data",
    "parent_node",
    "attributes",
    "elements",
    "html_text",
    "token_list",
    "style_values",
    "style",
    "selectors",
    "document",
    "document_names",
    "html_elements",
    "html_forms",
    "html_input",
    "html_activation",
    "focus",
    "images",
    "geometry",
    "resize_observer",
    "user_events",
    "page_life",
    "buffers",
    "encoding",
    "crypto",
    "url_search_params",
    "url",
    "blob",
    "form_data",
};

static std::string_view name_of(const LibrarySource& source) {
    const std::string_view file = source.name.substr(source.name.rfind('/') + 1);
    return file.substr(0, file.size() - 3); // without ".js"
}

static bool is_in_order(std::string_view name) {
    return std::find(std::begin(in_order), std::end(in_order), name) != std::end(in_order);
}

// Web IDL 3.3.7: everything is made in every realm, as the sources lean on one another; a worker's then hides what it
// hasn't.
static constexpr std::string_view scope_of_workers = "worker_scope", owners_side = "worker";

static std::vector<const LibrarySource*> sources_in_order(Exposure exposure) {
    const bool worker = exposure == Exposure::worker;
    const std::vector<const LibrarySource*> all = library_sources_below("web_apis/");
    std::vector<const LibrarySource*> sources;
    for (const std::string_view name : in_order) {
        for (const LibrarySource* source : all)
            if (name_of(*source) == name) sources.push_back(source);
    }
    for (const LibrarySource* source : all)
        if (!is_in_order(name_of(*source)) && name_of(*source) != scope_of_workers &&
            !(worker && name_of(*source) == owners_side))
            sources.push_back(source);
    for (const LibrarySource* source : all)
        if (worker && name_of(*source) == scope_of_workers) sources.push_back(source);
    return sources;
}

std::vector<NativeList> web_api_natives() {
    return {event_loop_natives(), console_natives(), timer_natives(),    performance_natives(), dom_natives(),
            fetch_natives(),      url_natives(),     encoding_natives(), worker_natives()};
}

void install_web_apis(Agent& agent, Exposure exposure) {
    agent.heap.root(root_console_counts) = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    agent.heap.root(root_console_timers) = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    Object& global = agent.heap.at<Object>(agent.global_object());
    // HTML 7.2.2.2 Accessing other browsing contexts: a page without frames is its own parent and top.
    for (const std::string_view name : {"window", "top"})
        define_data(agent, global, key_from_spec(agent, name), agent.global_object(), enumerable);
    for (const std::string_view name : {"self", "frames", "parent"})
        define_data(agent, global, key_from_spec(agent, name), agent.global_object());
    for (const LibrarySource* source : sources_in_order(exposure)) {
        run_library_source(agent, *source);
        if (agent.halt.kind != Halt::Kind::none) return;
    }
    install_interface_table(agent);
    if (exposure == Exposure::worker) install_worker_table(agent);
    agent.heap.counter(counter_rendering_wanted) = 0; // an empty document needs no frame
}

} // namespace loopscope
