// The shape of the tree (engine/README.md): who may include whom, and what the engine may not know at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// A folder of engine/ may include itself and what stands to its left.
constexpr std::array engine_order{
    std::string_view{"syntax"},   std::string_view{"host"},       std::string_view{"trace"},
    std::string_view{"runtime"},  std::string_view{"bytecode"},   std::string_view{"interpreter"},
    std::string_view{"builtins"}, std::string_view{"event_loop"}, std::string_view{"web_apis"},
    std::string_view{"history"},  std::string_view{"simulation"}, std::string_view{"inspect"},
    std::string_view{"scene"},    std::string_view{"cli"}};
// What web/ may include of the engine.
constexpr std::array public_doors{std::string_view{"simulation"}, std::string_view{"host"}, std::string_view{"trace"},
                                  std::string_view{"inspect"}, std::string_view{"scene"}};
// Within web/: how it is drawn knows no view, and a view knows no app.
constexpr std::array web_order{std::string_view{"contract"}, std::string_view{"draw"}, std::string_view{"views"},
                               std::string_view{"host"}, std::string_view{"app"}};
// The screen, the browser, real time and chance have no way into the engine but its Host; the command line is a
// program.
constexpr std::array forbidden_in_engine{
    std::string_view{"SDL"},        std::string_view{"imgui"},     std::string_view{"GL"},
    std::string_view{"emscripten"}, std::string_view{"chrono"},    std::string_view{"ctime"},
    std::string_view{"time.h"},     std::string_view{"sys/"},      std::string_view{"unistd.h"},
    std::string_view{"random"},     std::string_view{"thread"},    std::string_view{"iostream"},
    std::string_view{"fstream"},    std::string_view{"exception"}, std::string_view{"typeinfo"}};

template <size_t n> size_t place_in(const std::array<std::string_view, n>& order, std::string_view name) {
    return static_cast<size_t>(std::find(order.begin(), order.end(), name) - order.begin());
}

// "engine/runtime/value.h" is of "runtime", "engine/simulation.h" of "simulation".
std::string_view part_of(std::string_view path) {
    path.remove_prefix(path.find('/') + 1);
    return path.substr(0, path.find_first_of("/."));
}

// Why this file may not include that, or nothing. A system header's name is without its brackets.
std::string why_not(std::string_view file, std::string_view included, bool system) {
    bool in_engine = file.starts_with("engine/");
    if (system) {
        if (!in_engine || part_of(file) == "cli") return "";
        for (std::string_view name : forbidden_in_engine) {
            if (included.starts_with(name)) return "the engine may not know this";
        }
        return "";
    }
    if (included.starts_with("engine/")) {
        size_t theirs = place_in(engine_order, part_of(included));
        if (theirs == engine_order.size()) return "not a folder of the table";
        if (in_engine) {
            size_t ours = place_in(engine_order, part_of(file));
            if (ours == engine_order.size()) return "this file is in no folder of the table";
            return theirs <= ours ? "" : "it stands to the right";
        }
        return place_in(public_doors, part_of(included)) < public_doors.size() ? "" : "not one of the engine's doors";
    }
    if (included.starts_with("web/")) {
        if (in_engine) return "the engine does not know the page";
        return place_in(web_order, part_of(included)) <= place_in(web_order, part_of(file)) ? ""
                                                                                            : "it stands to the right";
    }
    return "not relative to the repository's root";
}

struct Include {
    std::string name;
    bool system;
};

std::vector<Include> includes_of(const std::filesystem::path& path) {
    std::vector<Include> found;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) continue;
        size_t open = line.find_first_of("<\"", hash + 8);
        if (open == std::string::npos) continue;
        size_t close = line.find_first_of(">\"", open + 1);
        found.push_back({line.substr(open + 1, close - open - 1), line[open] == '<'});
    }
    return found;
}

std::vector<std::string> sources_below(const char* folder) {
    std::vector<std::string> files;
    std::filesystem::path root = LOOPSCOPE_SOURCE_DIR;
    if (!std::filesystem::exists(root / folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        std::string ending = entry.path().extension().string();
        if (ending == ".h" || ending == ".cpp" || ending == ".def") {
            files.push_back(entry.path().lexically_relative(root).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

TEST_CASE("a folder includes only itself and what stands to its left") {
    size_t seen = 0;
    for (const char* folder : {"engine", "web"}) {
        for (const std::string& file : sources_below(folder)) {
            for (const Include& include : includes_of(LOOPSCOPE_SOURCE_DIR "/" + file)) {
                std::string reason = why_not(file, include.name, include.system);
                CHECK_MESSAGE(reason.empty(), file << " includes " << include.name << ": " << reason);
                ++seen;
            }
        }
    }
    CHECK(seen > 20);
}

TEST_CASE("the table of includes finds what breaks it") {
    CHECK(why_not("engine/syntax/lexer.cpp", "engine/runtime/value.h", false) != "");
    CHECK(why_not("engine/runtime/heap.cpp", "engine/web_apis/timers.h", false) != "");
    CHECK(why_not("engine/runtime/heap.cpp", "engine/bytecode/executable.h", false) != "");
    CHECK(why_not("engine/scene/tokens.cpp", "web/draw/theme.h", false) != "");
    CHECK(why_not("engine/runtime/heap.cpp", "heap.h", false) != "");
    CHECK(why_not("engine/helpers/strings.cpp", "engine/syntax/ast.h", false) != "");
    CHECK(why_not("engine/event_loop/program_time.cpp", "chrono", true) != "");
    CHECK(why_not("engine/scene/layout.cpp", "imgui.h", true) != "");
    CHECK(why_not("web/views/stack.cpp", "engine/runtime/heap.h", false) != "");
    CHECK(why_not("web/draw/theme.cpp", "web/views/stack.h", false) != "");

    CHECK(why_not("engine/runtime/heap.cpp", "engine/runtime/heap.h", false) == "");
    CHECK(why_not("engine/interpreter/step.cpp", "engine/bytecode/ops.def", false) == "");
    CHECK(why_not("engine/simulation.h", "engine/history/checkpoint.h", false) == "");
    CHECK(why_not("engine/cli/main.cpp", "fstream", true) == "");
    CHECK(why_not("engine/runtime/string.h", "string_view", true) == "");
    CHECK(why_not("web/app/main.cpp", "engine/simulation.h", false) == "");
    CHECK(why_not("web/app/main.cpp", "imgui.h", true) == "");
}

TEST_CASE("no source file is longer than 800 lines") {
    for (const char* folder : {"engine", "web", "tests"}) {
        for (const std::string& file : sources_below(folder)) {
            std::ifstream stream(LOOPSCOPE_SOURCE_DIR "/" + file);
            auto lines = std::count(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>(), '\n');
            CHECK_MESSAGE(lines <= 800, file << " has " << lines << " lines");
        }
    }
}
