// The library code that is itself JavaScript (engine/builtins/*.js, engine/web_apis/*.js), embedded by the build.
#pragma once

#include <span>
#include <string_view>

namespace loopscope {

struct LibrarySource {
    std::string_view name; // the path below engine/, such as "builtins/array.js"
    std::string_view text;
};

// Sorted by name.
std::span<const LibrarySource> library_sources();

} // namespace loopscope
