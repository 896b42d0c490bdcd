// The library code that is itself JavaScript (.js files below engine/builtins and engine/web_apis), embedded by the
// build.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

struct LibrarySource {
    std::string_view name; // the path below engine/, such as "builtins/indexed/array.js"
    std::string_view text;
};

// Sorted by name.
std::span<const LibrarySource> library_sources();

// What a source's first statement, uses(...), names.
std::vector<std::string_view> uses_of(const LibrarySource& source);
// The text without that statement; its lines stay where they are.
std::string program_of(const LibrarySource& source);
// Those below a folder ("builtins/"), each after those that it uses, else by name.
std::vector<const LibrarySource*> sources_in_order(std::string_view folder);

} // namespace loopscope
