// The library code that is itself JavaScript (.js files below engine/builtins and engine/web_apis), embedded by the
// build.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace loopscope {

struct LibrarySource {
    std::string_view name; // the path below engine/, such as "builtins/indexed/array.js"
    std::string_view text;
};

// Sorted by name.
std::span<const LibrarySource> library_sources();

// Those below a folder ("builtins/"), by the names of their files.
std::vector<const LibrarySource*> library_sources_below(std::string_view folder);

} // namespace loopscope
