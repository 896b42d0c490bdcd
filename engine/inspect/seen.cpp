#include "engine/inspect/seen.h"

#include <iterator>

namespace loopscope {

template <class Kind, std::size_t n> static std::string_view word(const std::string_view (&words)[n], Kind kind) {
    return words[static_cast<std::size_t>(kind)];
}

template <class Kind> static constexpr std::size_t count_of_kinds() { return static_cast<std::size_t>(Kind::count); }

std::string_view name_of(seen::ScopeKind kind) {
    static constexpr std::string_view words[] = {"global", "module", "function", "block", "catch", "class", "with"};
    static_assert(std::size(words) == count_of_kinds<seen::ScopeKind>());
    return word(words, kind);
}

std::string_view name_of(seen::FrameKind kind) {
    static constexpr std::string_view words[] = {"global", "module",    "function", "arrow", "method",
                                                 "async",  "generator", "library",  "native"};
    static_assert(std::size(words) == count_of_kinds<seen::FrameKind>());
    return word(words, kind);
}

std::string_view name_of(const seen::Job& job) {
    static constexpr std::string_view words[] = {"reaction", "await", "thenable", "queueMicrotask", ""};
    static_assert(std::size(words) == count_of_kinds<seen::JobKind>());
    return job.kind == seen::JobKind::library ? std::string_view(job.steps) : word(words, job.kind);
}

std::string_view name_of(seen::ApiKind kind) {
    static constexpr std::string_view words[] = {
        "setTimeout",       "setInterval",          "fetch", "XMLHttpRequest", "image", "geolocation", "Worker",
        "addEventListener", "requestAnimationFrame"};
    static_assert(std::size(words) == count_of_kinds<seen::ApiKind>());
    return word(words, kind);
}

std::string_view name_of(seen::ApiState state) {
    static constexpr std::string_view words[] = {"waiting",
                                                 "headers",
                                                 "body",
                                                 "blocked",
                                                 "done",
                                                 "listening",
                                                 "starting",
                                                 "its script runs",
                                                 "running in parallel"};
    static_assert(std::size(words) == count_of_kinds<seen::ApiState>());
    return word(words, state);
}

std::string_view name_of(seen::PropertyKind kind) {
    static constexpr std::string_view words[] = {"data", "accessor", "element", "binding", "internal"};
    static_assert(std::size(words) == count_of_kinds<seen::PropertyKind>());
    return word(words, kind);
}

std::string_view name_of(seen::ObjectKind kind) {
    static constexpr std::string_view words[] = {"object", "array",  "function",    "promise",   "map",
                                                 "set",    "error",  "environment", "generator", "async function",
                                                 "date",   "regexp", "node"};
    static_assert(std::size(words) == count_of_kinds<seen::ObjectKind>());
    return word(words, kind);
}

std::string_view name_of(PromiseState state) {
    static constexpr std::string_view words[] = {"pending", "fulfilled", "rejected"};
    return word(words, state);
}

std::string_view name_of(TurnKind kind) {
    static constexpr std::string_view words[] = {"script", "task", "microtask", "rendering"};
    return word(words, kind);
}

std::string_view name_of(const seen::Running& running) {
    if (running.id == 0) return "";
    return running.is(TurnKind::task) ? task_source_name(running.source) : name_of(running.kind);
}

} // namespace loopscope
