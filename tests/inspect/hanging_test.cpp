// The end is honest: what never went on is named, with its line.
#include "engine/inspect/moment_watch.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

// What is said when nothing goes on by itself any more.
std::string end_of(std::string_view source) {
    ProgramRun run(source);
    REQUIRE(run.simulation);
    DriverOptions options;
    Driver(*run.simulation, run.host, options).run_to_end();
    MomentWatch watch;
    seek_with_moment(*run.simulation, run.simulation->step_count(), watch);
    REQUIRE(watch.told(Wording::plain));
    return watch.told(Wording::plain)->sentence;
}

void says(std::string_view source, std::string_view part) {
    const std::string sentence = end_of(source);
    CHECK_MESSAGE(sentence.find(part) != std::string::npos, sentence);
}

} // namespace

TEST_CASE("an await that hangs is named at the end, with its line") {
    says("async function main() {\n  await new Promise(() => {});\n}\nmain();",
         "But this never went on: main waits in line 2 for a promise.");
}

TEST_CASE("a resolve that was forgotten leaves the function that waits") {
    says("function ask() { return new Promise((resolve) => { setTimeout(() => console.log('ready'), 5); }); }\n"
         "async function main() {\n  console.log(await ask());\n}\nmain();",
         "main waits in line 3 for a promise");
}

TEST_CASE("an event that never comes may still come") {
    says("const heard = new Promise((resolve) => document.addEventListener('keydown', resolve));\n"
         "async function main() { await heard; }\nmain();",
         "So far this has not gone on: main waits in line 2 for a promise.");
}

TEST_CASE("two promises that wait for one another are both named") {
    says("let b;\nconst a = (async function first() { await null; await b; })();\n"
         "b = (async function second() { await a; })();\na.then(() => 1);",
         "first waits in line 2 for a promise, second waits in line 3 for a promise and the callback P1 of line 4");
}

TEST_CASE("a program of which nothing hangs ends without a word of it") {
    const std::string sentence = end_of("Promise.resolve(1).then(() => 2); async function f() { await 1; } f();");
    CHECK(sentence == "Everything has run: the program is over.");
}
