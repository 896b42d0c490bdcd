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

// What the source gives to others stands in a record, which they read as %name: the name of its file.
std::string_view record_name(const LibrarySource& source);
// What a source's first lines, uses(...), name.
std::vector<std::string_view> uses_of(const LibrarySource& source);
// The text without those; its lines stay where they are.
std::string program_of(const LibrarySource& source);
// Those below a folder ("builtins/"), each after those that it uses, else by name.
std::vector<const LibrarySource*> sources_in_order(std::string_view folder);

} // namespace loopscope
