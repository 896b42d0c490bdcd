#include "engine/runtime/heap.h"

#include "engine/runtime/containers.h"
#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

using namespace loopscope;

namespace {

// Makes objects, strings, tables, garbage: a heap with everything in it.
void populate(TestAgent& t, int rounds, std::uint64_t seed) {
    Chance chance{seed};
    Agent& agent = t.agent;
    List& list = make_list(agent);
    t.root(0) = Value::cell(agent.heap.ref_of(&list));
    HashTable& table = make_hash_table(agent);
    t.root(1) = Value::cell(agent.heap.ref_of(&table));
    Value rope = t.text("start");
    for (int i = 0; i < rounds; ++i) {
        Object& object = t.make_object();
        for (std::uint32_t k = chance.below(6); k > 0; --k)
            t.put(object, "p" + std::to_string(chance.below(9)), Value::int32(i));
        Object& array = agent.make_array(chance.below(40));
        for (std::uint32_t k = chance.below(50); k > 0; --k) append_element(agent, array, Value::real(k * 0.5));
        t.put(object, "array", t.value(array));
        if (chance.below(2) == 0) push_back(agent, list, t.value(object));
        if (chance.below(3) == 0)
            table_set(agent, table, t.text("key" + std::to_string(chance.below(500))), t.value(object));
        if (chance.below(4) == 0 && list.header.count > 0) remove_at(agent, list, chance.below(list.header.count));
        rope = concatenate(agent, rope, t.text("a piece of some text that is not short")).value;
        if (chance.below(50) == 0) agent.heap.release(agent.heap.ref_of(&agent.make_bytes(chance.below(100'000))));
    }
    t.root(2) = rope;
}

bool same_bytes(const Heap& a, const Heap& b) {
    const auto first = a.live_ranges();
    const auto second = b.live_ranges();
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i].begin != second[i].begin || first[i].end != second[i].end) return false;
        if (std::memcmp(a.base() + first[i].begin, b.base() + first[i].begin, first[i].end - first[i].begin) != 0)
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("the same operations give the same arena, byte for byte") {
    TestAgent a, b;
    populate(a, 2000, 5);
    populate(b, 2000, 5);
    CHECK(same_bytes(a.heap(), b.heap()));
    CHECK(a.heap().hash() == b.heap().hash());
    a.heap().collect(nullptr);
    CHECK(a.heap().hash() != b.heap().hash());
    b.heap().collect(nullptr);
    CHECK(same_bytes(a.heap(), b.heap()));
    populate(a, 500, 6);
    populate(b, 500, 6);
    CHECK(same_bytes(a.heap(), b.heap()));
}

TEST_CASE("flipping any live byte changes the hash") {
    TestAgent t(4u << 20);
    populate(t, 20, 1);
    ArenaHeader& arena = t.heap().own_header();
    std::memset(t.heap().base() + arena.stack_begin, 0x5A, 512); // a stack with something on it
    arena.sp = arena.stack_begin + 512;
    const std::uint64_t whole = t.heap().hash();
    std::uint64_t missed = 0, flips = 0;
    for (const Heap::Range& range : t.heap().live_ranges()) {
        for (std::uint32_t at = range.begin; at < range.end; at += 1 + at % 199) {
            std::byte& byte = t.heap().base()[at];
            if (at >= offsetof(ArenaHeader, stack_begin) && at < offsetof(ArenaHeader, limit))
                continue; // the ranges themselves
            if (at >= offsetof(ArenaHeader, sp) && at < offsetof(ArenaHeader, fp)) continue;
            byte ^= std::byte{1};
            missed += t.heap().hash() == whole;
            byte ^= std::byte{1};
            if (++flips % 100 == 0) REQUIRE(t.heap().hash() == whole);
        }
    }
    CHECK(flips > 1500);
    CHECK(missed == 0);
}

TEST_CASE("a copy of the live bytes is the whole state") {
    TestAgent original, copy;
    populate(original, 500, 2);
    populate(copy, 900, 3); // something else lies there before
    copy.heap().collect(nullptr);
    for (const Heap::Range& range : original.heap().live_ranges()) {
        std::memcpy(copy.heap().base() + range.begin, original.heap().base() + range.begin, range.end - range.begin);
    }
    copy.heap().restored();
    CHECK(copy.heap().hash() == original.heap().hash());
    populate(original, 700, 4);
    populate(copy, 700, 4);
    original.heap().collect(nullptr);
    copy.heap().collect(nullptr);
    CHECK(same_bytes(original.heap(), copy.heap()));
}

TEST_CASE("cells of every size are zeroed, apart and used again") {
    TestAgent t;
    Heap& heap = t.heap();
    Chance chance{9};
    std::map<Ref, std::uint32_t> live; // cell -> bytes, filled with its own number
    for (int i = 0; i < 4000; ++i) {
        if (!live.empty() && chance.below(5) < 2) {
            const auto victim = std::next(live.begin(), chance.below(static_cast<std::uint32_t>(live.size())));
            const std::byte mark = static_cast<std::byte>(victim->first >> 4);
            const std::byte* bytes = heap.base() + victim->first + 8;
            REQUIRE(std::all_of(bytes, bytes + victim->second - 8, [&](std::byte b) { return b == mark; }));
            heap.release(victim->first);
            live.erase(victim);
            continue;
        }
        const std::uint32_t bytes = 9 + (chance.below(8) == 0 ? chance.below(60'000) : chance.below(700));
        const Ref ref = heap.allocate(CellKind::bytes, bytes);
        REQUIRE(ref % 16 == 0);
        REQUIRE(heap.room_of(ref) >= bytes);
        std::byte* content = heap.base() + ref + 1;
        REQUIRE(std::all_of(content, content + bytes - 1, [](std::byte b) { return b == std::byte{0}; }));
        std::memset(heap.base() + ref + 8, static_cast<int>(ref >> 4 & 0xFF), bytes - 8);
        const auto next = live.lower_bound(ref);
        if (next != live.end()) REQUIRE(ref + bytes <= next->first);
        if (next != live.begin()) REQUIRE(std::prev(next)->first + std::prev(next)->second <= ref);
        live[ref] = bytes;
    }
}

TEST_CASE("everything unreachable is collected, and the heap can be filled again and again") {
    TestAgent t(8u << 20);
    t.heap().collect(nullptr);
    const std::uint64_t empty = t.heap().header().live_bytes;
    const std::uint32_t end = t.heap().header().heap_end;
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 20'000; ++i) t.make_object();
        CHECK_FALSE(t.heap().exhausted());
        t.heap().collect(nullptr);
        CHECK(t.heap().header().live_bytes == empty);
        CHECK(t.heap().header().heap_end == end);
    }
}

TEST_CASE("beyond the limit a reserve lets the instruction end, and a collection helps when there is garbage") {
    TestAgent t(2u << 20);
    while (!t.heap().exhausted()) t.agent.make_values(100);
    CHECK(t.heap().wants_collection());
    CHECK_FALSE(t.heap().can_allocate(100'000));
    for (int i = 0; i < 50; ++i) t.agent.make_bytes(4000);
    t.heap().collect(nullptr);
    CHECK_FALSE(t.heap().exhausted());
    CHECK(t.heap().can_allocate(100'000));
    List& list = make_list(t.agent);
    t.root(0) = Value::cell(t.heap().ref_of(&list));
    for (int i = 0; i < 5 && !t.heap().exhausted(); ++i) { // blocks that lists have left may still be won back
        while (!t.heap().exhausted()) push_back(t.agent, list, Value::cell(t.heap().ref_of(&t.agent.make_values(100))));
        t.heap().collect(nullptr);
    }
    CHECK(t.heap().exhausted());
}

TEST_CASE("what did not fit and could not be refused ends the run at the next occasion") {
    TestAgent t;
    t.heap().fail();
    CHECK(t.heap().wants_collection());
    t.heap().collect(nullptr);
    CHECK(t.heap().exhausted());
}

TEST_CASE("a heap of many objects is collected quickly") {
    TestAgent t(128u << 20);
    Object& all = t.agent.make_array(0u);
    t.root(0) = t.value(all);
    constexpr int count = 250'000;
    for (int i = 0; i < count; ++i) {
        Object& object = t.make_object();
        for (const char* name : {"a", "b", "c", "d", "e"}) t.put(object, name, Value::int32(i));
        append_element(t.agent, all, t.value(object));
    }
    const auto begin = std::chrono::steady_clock::now();
    t.heap().collect(nullptr);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    const auto hash_begin = std::chrono::steady_clock::now();
    const std::uint64_t hash = t.heap().hash();
    const std::chrono::duration<double, std::milli> hashed = std::chrono::steady_clock::now() - hash_begin;
    MESSAGE("live MB: ", t.heap().header().live_bytes >> 20, ", collected in ms: ", took.count(),
            ", hashed in ms: ", hashed.count());
    CHECK(hash != 0);
    CHECK(t.heap().header().live_bytes > (16u << 20));
    CHECK(took.count() < 2000);
    Object& last = t.heap().at<Object>(t.read(all, key_from_index(t.agent, count - 1)));
    CHECK(t.read(last, "e") == Value::int32(count - 1));
}
