#include "engine/bytecode/verifier.h"
#include "tests/builtins/realm.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace loopscope;

namespace {

// A console for primitives.
const char* const console = R"(globalThis.console = { log(...values) {
  print(values.map(v => typeof v === 'bigint' ? v + 'n' : String(v)).join(' '));
} };)";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string expected(const std::string& source) {
    static constexpr std::string_view mark = "// expect: ";
    std::string text, line;
    std::istringstream lines(source);
    while (std::getline(lines, line))
        if (line.starts_with(mark)) text += line.substr(mark.size()) + "\n";
    return text;
}

} // namespace

// What they print was checked with a browser's engine.
TEST_CASE("the programs of the language print what they promise") {
    unsigned count = 0;
    const std::filesystem::path programs = std::filesystem::path(LOOPSCOPE_SOURCE_DIR) / "tests/programs/language";
    for (const auto& entry : std::filesystem::directory_iterator(programs)) {
        CAPTURE(entry.path().filename().string());
        const std::string source = read(entry.path());
        TestRealm realm;
        REQUIRE(realm.run(console) == "");
        CHECK(realm.run(source) == expected(source));
        ++count;
    }
    CHECK(count >= 7);
}
