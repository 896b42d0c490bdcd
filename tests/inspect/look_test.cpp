// What one looks at: Web APIs, tokens, names, the console from a line on.
#include "engine/builtins/library_sources.h"
#include "engine/inspect/look/apis.h"
#include "engine/inspect/look/console.h"
#include "engine/inspect/moment_watch.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

namespace {

Snapshot after(std::string_view source, std::uint64_t steps) {
    ProgramRun run(source);
    REQUIRE(run.simulation);
    run.simulation->run(steps);
    return take_snapshot(*run.simulation, {});
}

const seen::Api* api_of(const Snapshot& snapshot, seen::ApiKind kind) {
    const auto found = std::find_if(snapshot.apis.begin(), snapshot.apis.end(),
                                    [kind](const seen::Api& api) { return api.kind == kind; });
    return found == snapshot.apis.end() ? nullptr : &*found;
}

// The names that the library gives the operations it starts: the second argument of %startOperation.
std::vector<std::string> operation_names() {
    std::vector<std::string> names;
    constexpr std::string_view call = "%startOperation(";
    for (const LibrarySource& source : library_sources()) {
        const std::string_view text = source.text;
        for (std::size_t at = text.find(call); at != std::string_view::npos; at = text.find(call, at + 1)) {
            const std::size_t first = text.find('\'', text.find(',', at)) + 1;
            names.emplace_back(text.substr(first, text.find('\'', first) - first));
        }
    }
    return names;
}

} // namespace

TEST_CASE("every operation that the library starts has a kind of its own name") {
    const std::vector<std::string> names = operation_names();
    CHECK(names.size() >= 4);
    for (const std::string& name : names) CHECK(name_of(kind_of_operation(name)) == name);
}

TEST_CASE("a thing in the Web APIs has the colour of its letter, whatever it is called") {
    const Snapshot snapshot =
        after("setTimeout(() => {}, 50); fetch('a'); const r = new XMLHttpRequest(); r.open('GET', "
              "'b'); r.send(); document.addEventListener('click', () => {}); "
              "requestAnimationFrame(() => {}); for (;;) ;",
              9'000);
    for (const auto& [kind, badge, family] : {std::tuple{seen::ApiKind::set_timeout, "T1", Family::timer},
                                              {seen::ApiKind::fetch, "F1", Family::network},
                                              {seen::ApiKind::xml_http_request, "F2", Family::network},
                                              {seen::ApiKind::listener, "E1", Family::event},
                                              {seen::ApiKind::animation_frame, "R1", Family::rendering}}) {
        const seen::Api* api = api_of(snapshot, kind);
        REQUIRE_MESSAGE(api, badge);
        CHECK(api->token.badge == badge);
        CHECK(api->token.family == family);
    }
}

TEST_CASE("global names are looked at once, for all frames of the stack") {
    const Snapshot snapshot =
        after("let everywhere = 7; function f(n) { if (n) f(n - 1); else for (;;) ; } f(20);", 3'000);
    const seen::Agent& page = snapshot.current();
    REQUIRE(page.stack.size() > 20);
    for (const seen::Frame& frame : page.stack)
        for (const seen::Scope& scope : frame.scopes) CHECK(scope.kind != seen::ScopeKind::global);
    const auto& names = page.globals.bindings;
    const auto found =
        std::find_if(names.begin(), names.end(), [](const seen::Binding& one) { return one.name == "everywhere"; });
    REQUIRE(found != names.end());
    CHECK(found->value.text == "7");
}

TEST_CASE("the console is read from a line on, as it is at the step that is looked at") {
    ProgramRun run("for (let i = 0; i < 5; i++) console.log(i);");
    run.to_end();
    CHECK(console_total(*run.simulation) == 5);
    const auto lines = look_at_console(*run.simulation, 3);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "3");
    CHECK(look_at_console(*run.simulation, 9).empty());
    run.simulation->seek(1);
    CHECK(console_total(*run.simulation) == 0);
}

TEST_CASE("of what waits in one place the first 500 are looked at, and all are counted") {
    ProgramRun run(
        "for (let i = 0; i < 700; i++) {\n  setTimeout(() => {}, 1000);\n  Promise.resolve().then(() => {});\n}\n"
        "setTimeout(() => {}, 5000);\nfor (;;);");
    REQUIRE(run.simulation);
    run.simulation->run(200'000);
    const Snapshot snapshot = take_snapshot(*run.simulation, Look{});
    CHECK(snapshot.apis.size() == 500);
    CHECK(snapshot.apis_total() == 701);
    CHECK(snapshot.current().microtasks.size() == 500);
    CHECK(snapshot.current().microtasks_total() == 700);
}

TEST_CASE("what has just been made is told, however much waits before it") {
    ProgramRun run("for (let i = 0; i < 700; i++) setTimeout(() => {}, 1000);\nsetTimeout(() => {}, 5000);");
    REQUIRE(run.simulation);
    MomentWatch watch;
    watch.begin(*run.simulation);
    std::string last;
    while (run.simulation->run(1) == RunStatus::stepped && run.simulation->phase() == Phase::script)
        if (watch.look(*run.simulation) && watch.kind() == MomentKind::timer_set) {
            watch.tell(*run.simulation);
            last = watch.told(Wording::plain)->sentence;
        }
    CHECK_MESSAGE(last.find("5000 ms") != std::string::npos, last);
}
