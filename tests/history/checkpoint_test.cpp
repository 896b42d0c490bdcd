#include "engine/builtins/builtins_state.h"
#include "engine/history/checkpoint.h"

#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

#include <cstring>

using namespace loopscope;

namespace {

// A list of objects, which keeps them alive and is long enough for a large cell.
struct Crowd {
    TestAgent t;
    std::vector<Ref> objects;
    Object& array;

    explicit Crowd(std::uint32_t count) : array(t.agent.make_array()) {
        own_builtins_state(t.agent).join_stack = t.value(array);
        for (std::uint32_t i = 0; i < count; ++i) {
            Object& object = t.make_object();
            t.put(object, "n", Value::int32(static_cast<std::int32_t>(i)));
            append_element(t.agent, array, t.value(object));
            objects.push_back(t.heap().ref_of(&object));
        }
    }
    void step(std::uint64_t number) { t.heap().own_header().step = number; }
    void change(std::uint32_t i) { t.put(t.heap().at<Object>(objects[i]), "n", Value::int32(-1)); }
};

} // namespace

TEST_CASE("a checkpoint keeps what was written since the one before, and nothing else") {
    Crowd crowd(20'000);
    Checkpoints checkpoints(64u << 20);
    crowd.step(1);
    checkpoints.take(crowd.t.agent, 0);
    const std::size_t all = checkpoints.bytes();
    crowd.change(100);
    crowd.change(15'000);
    crowd.step(2);
    checkpoints.take(crowd.t.agent, 0);
    CHECK(checkpoints.bytes() - all <= 4 * checkpoint_page_bytes);
    CHECK(checkpoints.bytes() > all);
}

TEST_CASE("what is put back is the whole arena, however little differed") {
    Crowd crowd(5'000);
    Checkpoints checkpoints(64u << 20);
    std::vector<std::uint64_t> hashes;
    for (std::uint32_t i = 0; i < 5; ++i) {
        crowd.step(i + 1);
        hashes.push_back(crowd.t.heap().hash());
        checkpoints.take(crowd.t.agent, 0);
        crowd.change(i * 900);
    }
    for (const std::uint64_t step : {3u, 1u, 5u, 2u, 4u, 4u}) {
        checkpoints.restore(checkpoints.nearest(step)->arenas[0], crowd.t.agent);
        CHECK(crowd.t.heap().hash() == hashes[step - 1]);
        crowd.change(4'000); // between two jumps anything may happen
    }
}

TEST_CASE("a stack that was popped and pushed elsewhere since is put back") {
    TestAgent t;
    Heap& heap = t.heap();
    Checkpoints checkpoints(64u << 20);
    const std::uint32_t low = heap.header().sp, high = low + 3 * checkpoint_page_bytes;
    const auto push_to = [&](std::uint32_t top, std::byte value) {
        std::memset(heap.base() + heap.header().sp, static_cast<int>(value), top - heap.header().sp);
        heap.own_header().sp = top;
    };
    push_to(high, std::byte{1});
    checkpoints.take(t.agent, 0);
    const std::uint64_t before = heap.hash();
    heap.own_header().sp = low;
    push_to(high, std::byte{2});
    heap.own_header().sp = low; // what was written above is nothing that lives now
    checkpoints.restore(checkpoints.nearest(0)->arenas[0], t.agent);
    CHECK(heap.hash() == before);
}

TEST_CASE("two histories of one arena do not trust each other's marks") {
    Crowd crowd(2'000);
    Checkpoints one(64u << 20), other(64u << 20);
    crowd.step(1);
    one.take(crowd.t.agent, 0);
    const std::uint64_t before = crowd.t.heap().hash();
    crowd.change(7);
    crowd.step(2);
    other.take(crowd.t.agent, 0);
    one.restore(one.nearest(1)->arenas[0], crowd.t.agent);
    CHECK(crowd.t.heap().hash() == before);
}

TEST_CASE("a checkpoint that is due waits for a collection, but not for ever") {
    Crowd crowd(10);
    Agent& agent = crowd.t.agent;
    Checkpoints checkpoints(64u << 20);
    checkpoints.take(agent, 0);
    const std::uint64_t due = checkpoints.next_stop(agent, 0);
    CHECK_FALSE(agent.stop_when_collected);
    CHECK_FALSE(checkpoints.wants(agent, due));
    const std::uint64_t latest = checkpoints.next_stop(agent, due);
    CHECK(agent.stop_when_collected);
    CHECK(latest > due);
    CHECK(checkpoints.wants(agent, latest));
    agent.collected = true;
    CHECK(checkpoints.wants(agent, due + 1));
}

TEST_CASE("pages that nobody holds any more are taken again") {
    PageStore store;
    std::byte bytes[checkpoint_page_bytes] = {};
    const PageStore::Page first = store.keep(bytes);
    bytes[0] = std::byte{1};
    const PageStore::Page second = store.keep(bytes);
    CHECK(store.bytes() == 2 * checkpoint_page_bytes);
    store.hold(first);
    store.let_go(first);
    CHECK(store.bytes() == 2 * checkpoint_page_bytes);
    store.let_go(first);
    CHECK(store.bytes() == checkpoint_page_bytes);
    bytes[0] = std::byte{2};
    CHECK(store.keep(bytes) == first);
    CHECK(store.bytes_of(second)[0] == std::byte{1});
}
