#include "engine/builtins/library_sources.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace loopscope;

TEST_CASE("the embedded library scripts are sorted by name") {
    auto by_name = [](const LibrarySource& a, const LibrarySource& b) { return a.name < b.name; };
    CHECK(std::is_sorted(library_sources().begin(), library_sources().end(), by_name));
}

TEST_CASE("an embedded library script is the file, byte for byte") {
    for (const LibrarySource& source : library_sources()) {
        CAPTURE(source.name);
        std::ifstream file(std::string(LOOPSCOPE_SOURCE_DIR "/engine/") + std::string(source.name), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        CHECK(text.str() == source.text);
    }
}
