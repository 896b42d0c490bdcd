// Modules between a scenario's files. ECMA-262 16.2
#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string printed_by_files(Files files) {
    Scenario scenario;
    scenario.files = std::move(files);
    ProgramRun run(scenario);
    if (run.simulation) run.to_end();
    return run.printed();
}

} // namespace

TEST_CASE("imports are live, hoisted functions work before their module has run, and what is imported runs first") {
    CHECK(printed_by_files(
              {{"main.js", "import { count, add } from './counter.js'; console.log(count); add(); console.log(count);"
                           "try { count = 1; } catch (e) { console.log(e.message); }"},
               {"counter.js", "console.log('counter'); export let count = 0; export function add() { count++; }"}}) ==
          "counter\n0\n1\nAssignment to constant variable.\n");
    CHECK(
        printed_by_files(
            {{"main.js", "import { b } from './b.js'; export function a() { return 'a' + typeof b; } console.log(b()); "
                         "export let late = 1;"},
             {"b.js",
              "import { a, late } from './main.js'; export const b = () => a() + '!'; console.log(a()); try { late; } "
              "catch (e) { console.log(e.message); }"}}) ==
        "afunction\nCannot access 'late' before initialization\nafunction!\n");
}

TEST_CASE("an await at the top level holds back those that import it, and nobody else") {
    CHECK(printed_by_files(
              {{"main.js", "import './slow.js'; import './quick.js'; console.log('main');"},
               {"slow.js",
                "console.log('slow'); await new Promise(r => setTimeout(r, 20)); console.log('slow goes on');"},
               {"quick.js", "console.log('quick'); setTimeout(() => console.log('timer'), 5);"}}) ==
          "slow\nquick\ntimer\nslow goes on\nmain\n");
}

TEST_CASE("namespaces list their names in order, are sealed, and know values as they are now") {
    CHECK(printed_by_files(
              {{"main.js",
                "import * as all from './lib/all.js'; console.log(Object.keys(all).join(), all.default, all.x, "
                "Object.isSealed(all), Object.prototype.toString.call(all)); all.set(5); console.log(all.x, 'y' in "
                "all);"},
               {"lib/all.js",
                "export * from './more.js'; export default 'd'; export let x = 1; export const set = v => { x = v; };"},
               {"lib/more.js", "export const more = 2, x = 'hidden';"}}) ==
          "default,more,set,x d 1 true [object Module]\n5 false\n");
}

TEST_CASE("import() comes by a task, and fails as a promise does") {
    CHECK(printed_by_files(
              {{"main.js",
                "import('./late.js').then(m => console.log(m.v)); import('./none.js').catch(e => console.log(e.name));"
                "Promise.resolve().then(() => console.log('microtask')); console.log('end');"},
               {"late.js", "export const v = import.meta.url;"}}) ==
          "end\nmicrotask\nhttp://127.0.0.1/late.js\nTypeError\n");
}

TEST_CASE("a JSON module exports its value as default, and one type of module is not the other") {
    CHECK(printed_by_files(
              {{"main.js",
                "import data from './data.json' with { type: 'json' };"
                "const same = await import('./data.json', { with: { type: 'json' } });"
                "console.log(data.list[1], same.default === data, Object.keys(same).join());"
                "for (const options of [{ type: 'text' }, { kind: 'json' }])"
                "  await import('./data.json', { with: options }).catch((error) => console.log(`${error.name}: "
                "${error.message}`));"
                "await import('./bad.json', { with: { type: 'json' } }).catch((error) => console.log(error.name));"},
               {"data.json", "{ \"list\": [1, 2] }"},
               {"bad.json", "{"}}) == "2 true default\nTypeError: \"text\" is not a valid module type.\nTypeError: "
                                      "Invalid attribute key \"kind\".\nSyntaxError\n");
}

TEST_CASE("what is not exported, and what throws, is said as a browser says it") {
    CHECK(printed_by_files(
              {{"main.js", "import { nothing } from './a.js'; console.log('never');"}, {"a.js", "export {};"}}) ==
          "Uncaught SyntaxError: The requested module './a.js' does not provide an export named 'nothing'\n");
    CHECK(printed_by_files({{"main.js", "import './a.js'; console.log('never');"},
                            {"a.js", "throw new Error('early');"}}) == "Uncaught Error: early\n");
}
