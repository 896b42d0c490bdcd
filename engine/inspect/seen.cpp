#include "engine/inspect/seen.h"

#include "engine/syntax/by_enum.h"

namespace loopscope {

std::string_view name_of(seen::ScopeKind kind) {
    static constexpr NamesOf<seen::ScopeKind> words = {"global", "module", "function", "block",
                                                       "catch",  "class",  "with"};
    return words[kind];
}

std::string_view name_of(seen::FrameKind kind) {
    static constexpr NamesOf<seen::FrameKind> words = {"global", "module",    "function", "arrow", "method",
                                                       "async",  "generator", "library",  "native"};
    return words[kind];
}

std::string_view name_of(const seen::Job& job) {
    static constexpr NamesOf<seen::JobKind> words = {"reaction", "await", "thenable", "queueMicrotask", ""};
    return job.kind == seen::JobKind::library ? std::string_view(job.steps) : words[job.kind];
}

std::string_view name_of(seen::ApiKind kind) {
    static constexpr NamesOf<seen::ApiKind> words = {
        "setTimeout",       "setInterval",          "fetch", "XMLHttpRequest", "image", "geolocation", "Worker",
        "addEventListener", "requestAnimationFrame"};
    return words[kind];
}

std::string_view name_of(seen::ApiState state) {
    static constexpr NamesOf<seen::ApiState> words = {"waiting",
                                                      "headers",
                                                      "body",
                                                      "blocked",
                                                      "done",
                                                      "listening",
                                                      "starting",
                                                      "its script runs",
                                                      "running in parallel"};
    return words[state];
}

std::string_view name_of(seen::PropertyKind kind) {
    static constexpr NamesOf<seen::PropertyKind> words = {"data", "accessor", "element", "binding", "internal"};
    return words[kind];
}

std::string_view name_of(seen::ObjectKind kind) {
    static constexpr NamesOf<seen::ObjectKind> words = {
        "object",      "array",     "function",       "promise", "map",    "set", "error",
        "environment", "generator", "async function", "date",    "regexp", "node"};
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
