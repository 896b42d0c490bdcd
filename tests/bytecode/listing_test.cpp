#include "engine/bytecode/listing.h"
#include "engine/bytecode/verifier.h"
#include "tests/bytecode/compiling.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path goldens = std::filesystem::path(LOOPSCOPE_SOURCE_DIR) / "tests/golden/bytecode";

} // namespace

// LOOPSCOPE_UPDATE_GOLDENS=1 writes them anew; read the difference before it is committed.
TEST_CASE("each golden program compiles to the listing that lies beside it") {
    unsigned count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(goldens)) {
        if (entry.path().extension() != ".js") continue;
        CAPTURE(entry.path().filename().string());
        loopscope::Compiling compiling(read(entry.path()));
        REQUIRE(compiling.compiled());
        CHECK(loopscope::verify(compiling.agent.heap, compiling.result.executable) == "");
        const std::string listing = loopscope::print_listing(compiling.agent.heap, compiling.result.executable);
        std::filesystem::path golden = entry.path();
        golden.replace_extension(".txt");
        if (std::getenv("LOOPSCOPE_UPDATE_GOLDENS")) std::ofstream(golden) << listing;
        CHECK(listing == read(golden));
        ++count;
    }
    CHECK(count >= 6);
}
