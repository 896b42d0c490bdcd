#include "engine/syntax/parser.h"
#include "engine/syntax/print_tree.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace loopscope;

namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// With LOOPSCOPE_REBASELINE in the environment the listings are written anew.
void compare_with_golden(const std::string& name, bool scopes) {
    std::string base = std::string(LOOPSCOPE_SOURCE_DIR) + "/tests/syntax/golden/" + name;
    ParseOptions options;
    if (name == "module") options.goal = ParseGoal::module;
    std::string source = read_file(base + ".js");
    REQUIRE(!source.empty());
    ParseResult result = parse(SourceText::from_utf8(source), options);
    CAPTURE(name);
    if (!result) FAIL(result.error->line << ":" << result.error->column << " " << result.error->message);
    std::string listing = scopes ? print_scopes(*result.tree) : print_tree(*result.tree);
    std::string path = base + (scopes ? ".scopes.txt" : ".tree.txt");
    if (getenv("LOOPSCOPE_REBASELINE")) std::ofstream(path, std::ios::binary) << listing;
    CHECK(listing == read_file(path));
}

} // namespace

TEST_CASE("every production gives its tree") {
    for (const char* name : {"literals", "expressions", "statements", "classes", "module"})
        compare_with_golden(name, false);
}

TEST_CASE("every name is found in its scope") {
    for (const char* name : {"scopes", "classes", "module", "statements"}) compare_with_golden(name, true);
}
