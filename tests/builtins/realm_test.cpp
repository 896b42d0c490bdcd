#include "tests/builtins/realm.h"

#include <doctest/doctest.h>

using namespace loopscope;

TEST_CASE("making a realm runs every library source to its end") {
    TestRealm realm;
    CHECK(realm.agent->halt.kind == Halt::Kind::none);
    CHECK(realm.agent->halt.reason == "");
}

TEST_CASE("two realms made in the same way have the same bytes") {
    TestRealm a, b;
    CHECK(a.agent->heap.hash() == b.agent->heap.hash());
}

TEST_CASE("a realm loaded from a start image has the bytes of the one that it was taken from, and runs") {
    TestRealm original;
    const StartImage image = make_start_image(*original.agent);
    TestRealm loaded;
    loaded.run("var changed = [1, 2, 3].map(x => x + 1);");
    load_start_image(*loaded.agent, image);
    CHECK(loaded.agent->heap.hash() == original.agent->heap.hash());
    CHECK(loaded.run("print(typeof changed, [1, 2].join()); print([1, 2].join())") == "undefined\n1,2\n");
}

TEST_CASE("library functions look built in") {
    TestRealm realm;
    CHECK(realm.run("print([].map.toString())") == "function map() { [native code] }\n");
    CHECK(realm.run("print('prototype' in [].map)") == "false\n");
    CHECK(realm.run("try { new [].map() } catch (e) { print(e.name) }") == "TypeError\n");
    CHECK(realm.run("print([].map.length + ' ' + [].map.name)") == "1 map\n");
}

TEST_CASE("nothing of the library's own is a global, and programs that patch prototypes do not reach it") {
    TestRealm realm;
    CHECK(realm.run("print(typeof lengthOf + typeof callable)") == "undefinedundefined\n");
    CHECK(realm.run("Array.prototype[Symbol.iterator] = null; Array.prototype.push = null; "
                    "Object.defineProperty(Object.prototype, '0',"
                    "{ set() { print('seen') }, configurable: true }); print([3, 1, 2].sort((a, b) => a - b).join());"
                    "print(Object.entries({ a: 1 }).length)") == "1,2,3\n1\n");
}
