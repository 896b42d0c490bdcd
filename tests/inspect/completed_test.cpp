// The value beside the line.
#include "engine/inspect/completed.h"
#include "engine/inspect/stopping.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace loopscope;

namespace {

std::string text_of(const seen::Completed& completed) { return completed.code + " = " + completed.value.text; }

// All that is said along a run, instruction by instruction.
std::vector<std::string> said(std::string_view source) {
    ProgramRun run(source);
    REQUIRE(run.simulation);
    std::vector<std::string> texts;
    while (run.simulation->run(1) == RunStatus::stepped) {
        const auto completed = completed_expression(*run.simulation, 80);
        if (completed) texts.push_back(text_of(*completed));
    }
    return texts;
}

bool says(const std::vector<std::string>& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

} // namespace

TEST_CASE("names, properties, operators and calls become their values, inner ones first") {
    const auto texts = said("const user = {name: 'Ada'}; const twice = (x) => x + x; twice(user.name.length + 1) * 2;");
    for (const std::string text : {"user.name = 'Ada'", "user.name.length = 3", "user.name.length + 1 = 4", "x + x = 8",
                                   "twice(user.name.length + 1) = 8", "twice(user.name.length + 1) * 2 = 16"})
        CHECK_MESSAGE(says(texts, text), text);
}

TEST_CASE("literals are not said twice") {
    for (const std::string& text : said("const a = 1, b = 'two', c = true;")) FAIL(text);
}

TEST_CASE("where two ways meet, the value is not given to the expression of the other one") {
    const auto texts = said("const no = 0, other = 5; const r = no && other; const s = no ? other : no;");
    CHECK(says(texts, "no = 0"));
    CHECK_FALSE(says(texts, "other = 0"));
}

TEST_CASE("what an await brings is said when the function goes on") {
    CHECK(says(said("async function f() { const v = await Promise.resolve(7); return v; } f();"),
               "await Promise.resolve(7) = 7"));
}

TEST_CASE("a value in a catch clause is not that of the expression before it") {
    const auto texts = said("let x = 3; try { x; null.y; } catch { x; }");
    CHECK_FALSE(says(texts, "null.y = 3"));
}

TEST_CASE("objects of the library go by their names") {
    const auto texts = said("console.log(Math, JSON);");
    for (const std::string text : {"console = console", "Math = Math", "JSON = JSON"})
        CHECK_MESSAGE(says(texts, text), text);
}
