// What the picture shows of the heap.
#include "engine/inspect/snapshot.h"
#include "tests/support/program.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace loopscope;

namespace {

Snapshot end_of(std::string_view source) {
    ProgramRun run(source);
    run.to_end();
    Look options;
    options.heap = true;
    return take_snapshot(*run.simulation, options);
}

} // namespace

TEST_CASE("a promise that nobody holds is there, fulfilled and without reactions") {
    const Snapshot snapshot =
        end_of("console.log('1st'); Promise.resolve('third'); setTimeout(() => console.log('4th'), 0);");
    const auto promise = std::find_if(snapshot.heap.begin(), snapshot.heap.end(),
                                      [](const auto& object) { return object.kind == seen::ObjectKind::promise; });
    REQUIRE(promise != snapshot.heap.end());
    CHECK(promise->promise == PromiseState::fulfilled);
    CHECK(promise->reactions.empty());
    REQUIRE(promise->properties.size() == 1);
    CHECK(promise->properties[0].value.text == "'third'");
}

TEST_CASE("ids of a program's objects are small, and elements of its document are objects like others") {
    Scenario scenario = scenario_from_program("const img = document.querySelector('img'); const list = [img];");
    scenario.html = "<img>";
    ProgramRun run(scenario);
    run.to_end();
    Look options;
    options.heap = true;
    const Snapshot snapshot = take_snapshot(*run.simulation, options);
    REQUIRE(snapshot.heap.size() >= 2);
    for (const seen::HeapObject& object : snapshot.heap) CHECK((object.id < 1'000 || seen::is_global_card(object.id)));
}

namespace {

const seen::HeapObject* thing(const Snapshot& snapshot, std::string_view title) {
    for (const seen::HeapObject& object : snapshot.heap)
        if (object.title == title) return &object;
    return nullptr;
}

const seen::HeapObject* thing(const Snapshot& snapshot, std::uint32_t id) {
    for (const seen::HeapObject& object : snapshot.heap)
        if (object.id == id) return &object;
    return nullptr;
}

} // namespace

TEST_CASE("a closure leads to the scope that it keeps, with the values of now, and that to the next one outwards") {
    const Snapshot snapshot = end_of("function counter(step) { let count = 0; return function next() { count += step; "
                                     "const read = () => count; return read; }; }\n"
                                     "const next = counter(5); const reader = next();");
    const seen::HeapObject* next = thing(snapshot, "ƒ next");
    REQUIRE(next);
    const seen::HeapObject* scope = thing(snapshot, next->environment_id);
    REQUIRE(scope);
    CHECK(scope->kind == seen::ObjectKind::environment);
    REQUIRE(scope->properties.size() == 2);
    CHECK(scope->properties[0].name == "step");
    CHECK(scope->properties[0].value.text == "5");
    CHECK(scope->properties[1].name == "count");
    CHECK(scope->properties[1].value.text == "5");
    // next()'s own scope keeps no name of the program: the arrow function leads to the one that does.
    CHECK(thing(snapshot, "ƒ read")->environment_id == scope->id);
    CHECK(snapshot.heap_environments == 1);
}

TEST_CASE("a function of the top level closes over nothing but the global names, which have a card of their own") {
    const Snapshot snapshot = end_of("const upper = () => 1;");
    REQUIRE(thing(snapshot, "ƒ upper"));
    CHECK(thing(snapshot, "ƒ upper")->environment_id == seen::script_scope_id(1));
    CHECK(snapshot.heap_environments == 0);
}

TEST_CASE("each round of a loop has a scope of its own") {
    const Snapshot snapshot = end_of("const all = []; for (let i = 0; i < 3; i++) all.push(() => i);");
    CHECK(snapshot.heap_environments == 3);
}

TEST_CASE("a reaction is the same token while it waits on its promise and when it is a microtask") {
    ProgramRun run("const p = new Promise((resolve) => setTimeout(resolve, 5)); p.then(function later() {}); "
                   "Promise.resolve().then(() => {});");
    Look options;
    options.heap = true;
    Token waiting, queued;
    DriverOptions steps;
    steps.chunk = 1;
    Driver driver(*run.simulation, run.host, steps);
    driver.after_chunk = [&] {
        const Snapshot snapshot = take_snapshot(*run.simulation, options);
        for (const seen::HeapObject& object : snapshot.heap)
            if (!object.reactions.empty()) waiting = object.reactions.front().token;
        for (const seen::Job& job : snapshot.agents.front().microtasks)
            if (job.label == "later") queued = job.token;
    };
    driver.run_to_end();
    CHECK(waiting.badge == "P1");
    CHECK(queued.badge == "P1");
    CHECK(queued.id == waiting.id);
}

TEST_CASE("what the library keeps for itself is not shown, whatever waits in the queues") {
    ProgramRun run("const img = document.createElement('img'); img.src = 'a.png'; img.onload = function loaded() {}; "
                   "fetch('data:,x').then(function got() {});");
    std::set<std::string> titles;
    Look options;
    options.heap = true;
    run.to_end();
    const std::uint64_t last = run.simulation->last_step();
    for (std::uint64_t step = 0; step <= last; step += 7) {
        REQUIRE(run.simulation->seek(step));
        for (const seen::HeapObject& object : take_snapshot(*run.simulation, options).heap) titles.insert(object.title);
    }
    for (const char* own : {"HTMLImageElement", "\u0192 loaded", "\u0192 got", "Promise", "Response", "script scope"})
        titles.erase(own);
    std::string others;
    for (const std::string& title : titles) others += title + ' ';
    CHECK(others == "");
}

TEST_CASE("a var of the script has a home, which the closures over it lead to") {
    const Snapshot snapshot = end_of("const list = [];\nfor (var i = 0; i < 3; i++) list.push(() => i);");
    const seen::HeapObject* global = thing(snapshot, seen::global_object_id(1));
    REQUIRE(global);
    REQUIRE(global->properties.size() == 1);
    CHECK(global->properties[0].name == "i");
    CHECK(global->properties[0].value.text == "3");
    const seen::HeapObject* scope = thing(snapshot, seen::script_scope_id(1));
    REQUIRE(scope);
    CHECK(scope->properties[0].name == "list");
    CHECK(scope->environment_id == global->id);
    unsigned closures = 0;
    for (const seen::HeapObject& object : snapshot.heap)
        if (object.kind == seen::ObjectKind::function) closures += object.environment_id == scope->id;
    CHECK(closures == 3);
}

TEST_CASE("promises say where they were made and what they wait for, so that a chain is one") {
    const Snapshot snapshot = end_of("const first = new Promise(() => {});\n"
                                     "const second = first.then(() => 1);\n"
                                     "async function main() {\n  await second;\n}\nconst third = main();");
    std::vector<const seen::HeapObject*> promises;
    for (const seen::HeapObject& object : snapshot.heap)
        if (object.kind == seen::ObjectKind::promise) promises.push_back(&object);
    std::sort(promises.begin(), promises.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    REQUIRE(promises.size() == 3);
    CHECK(promises[0]->made.place.line == 1);
    CHECK(promises[1]->made.place.line == 2);
    CHECK(promises[2]->made.place.line == 3);
    CHECK(promises[2]->made.called_from.line == 6);
    CHECK(promises[0]->waits_for_id == 0);
    CHECK(promises[1]->waits_for_id == promises[0]->id);
    CHECK(promises[2]->waits_for_id == promises[1]->id);
}
