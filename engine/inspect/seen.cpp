#include "engine/inspect/seen.h"

#include "engine/syntax/by_enum.h"

namespace loopscope {

std::string_view name_of(seen::ScopeKind kind) {
    static constexpr auto words =
        names_of<seen::ScopeKind>("global", "module", "function", "block", "catch", "class", "with");
    return words[kind];
}

std::string_view name_of(seen::FrameKind kind) {
    static constexpr auto words = names_of<seen::FrameKind>("global", "module", "function", "arrow", "method", "async",
                                                            "generator", "library", "native");
    return words[kind];
}

std::string_view name_of(const seen::Job& job) {
    static constexpr auto words = names_of<seen::JobKind>("reaction", "await", "thenable", "queueMicrotask", "");
    return job.kind == seen::JobKind::library ? std::string_view(job.steps) : words[job.kind];
}

std::string_view name_of(seen::ApiKind kind) {
    static constexpr auto words =
        names_of<seen::ApiKind>("setTimeout", "setInterval", "fetch", "XMLHttpRequest", "image", "geolocation",
                                "Worker", "addEventListener", "requestAnimationFrame");
    return words[kind];
}

std::string_view name_of(seen::ApiState state) {
    static constexpr auto words = names_of<seen::ApiState>("waiting", "headers", "body", "blocked", "done", "listening",
                                                           "starting", "its script runs", "running in parallel");
    return words[state];
}

std::string_view name_of(seen::PropertyKind kind) {
    static constexpr auto words = names_of<seen::PropertyKind>("data", "accessor", "element", "binding", "internal");
    return words[kind];
}

std::string_view name_of(seen::ObjectKind kind) {
    static constexpr auto words =
        names_of<seen::ObjectKind>("object", "array", "function", "promise", "map", "set", "error", "environment",
                                   "generator", "async function", "date", "regexp", "node");
    return words[kind];
}

std::string_view name_of(PromiseState state) {
    static constexpr NamesOf<PromiseState, 3> words = {"pending", "fulfilled", "rejected"};
    return words[state];
}

std::string_view name_of(TurnKind kind) {
    static constexpr NamesOf<TurnKind, 4> words = {"script", "task", "microtask", "rendering"};
    return words[kind];
}

std::string_view name_of(const seen::Running& running) {
    if (running.id == 0) return "";
    return running.is(TurnKind::task) ? task_source_name(running.source) : name_of(running.kind);
}

} // namespace loopscope
