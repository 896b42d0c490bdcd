#include "engine/runtime/collector.h"

#include "engine/runtime/containers.h"
#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

struct Graph : TestAgent {
    void collect() { heap().collect(nullptr); }
    bool alive(Value value) { return heap().kind_of(value.as_ref()) != CellKind::free; }
};

} // namespace

TEST_CASE("what is reachable through every kind of cell stays") {
    Graph g;
    Agent& agent = g.agent;
    const auto fresh = [&] { return g.value(g.make_object()); };
    std::vector<Value> kept;
    const auto keep = [&](Value value) { return kept.push_back(value), value; };
    Object& object = g.make_object(keep(fresh()));
    g.put(object, "named", keep(fresh()));
    g.put(object, "0", keep(fresh()));
    g.put(object, "123456789", keep(fresh()));
    define_accessor(agent, object, g.key("accessor"), keep(fresh()), keep(fresh()), enumerable);
    Symbol& symbol = agent.make_symbol(keep(g.text("a description of some length")));
    g.put(object, PropertyKey{keep(Value::symbol(g.heap().ref_of(&symbol)))}, keep(fresh()));
    Environment& outer = agent.make_environment(EnvironmentKind::declarative, 0, 1, Value::undefined());
    outer.slots[0] = keep(fresh());
    Environment& inner =
        agent.make_environment(EnvironmentKind::declarative, g.heap().ref_of(&outer), 1, keep(fresh()));
    inner.slots[0] = g.value(object);
    Record& record = agent.make_record(RecordKind::other, 1, sizeof(Record) + sizeof(Value));
    record.followed()[0] = Value::cell(g.heap().ref_of(&inner));
    HashTable& table = make_hash_table(agent);
    table_set(agent, table, keep(fresh()), Value::cell(g.heap().ref_of(&record)));
    List& list = make_list(agent);
    push_back(agent, list, Value::cell(g.heap().ref_of(&table)));
    push_back(agent, list,
              concatenate(agent, keep(g.text("the left side of a rope")), keep(g.text("the right side of it"))).value);
    g.root(0) = Value::cell(g.heap().ref_of(&list));
    const Value garbage = fresh();
    g.collect();
    CHECK_FALSE(g.alive(garbage));
    for (const Value value : kept) CHECK(g.alive(value));
    CHECK(g.read(object, "named") == kept[1]);
    CHECK(g.utf8(item(g.heap(), list, 1)) == "the left side of a ropethe right side of it");
}

TEST_CASE("strings nobody uses leave the intern table; those in use stay the same string") {
    Graph g;
    Object& object = g.make_object();
    g.root(0) = g.value(object);
    g.put(object, "a name that lives", Value::int32(1));
    const Value living = intern(g.agent, "a name that lives");
    const Value dying = intern(g.agent, "a name that dies");
    g.collect();
    CHECK_FALSE(g.alive(dying));
    CHECK(intern(g.agent, "a name that lives") == living);
    CHECK(g.read(object, "a name that lives") == Value::int32(1));
    CHECK(g.utf8(intern(g.agent, "a name that dies")) == "a name that dies");
}

TEST_CASE("shapes without objects are pruned from their parents") {
    Graph g;
    Object& survivor = g.make_object();
    g.root(0) = g.value(survivor);
    g.put(survivor, "x", Value::int32(1));
    const Shape& base = g.heap().at<Shape>(survivor.shape);
    for (int i = 0; i < 50; ++i) {
        Object& branch = g.make_object();
        g.put(branch, "x", Value::int32(1));
        g.put(branch, "branch" + std::to_string(i), Value::int32(i));
    }
    g.collect();
    CHECK(g.heap().at<Shape>(base.parent).transitions.is_cell());
    Object& again = g.make_object();
    g.put(again, "x", Value::int32(1));
    CHECK(again.shape == survivor.shape);
    for (int i = 0; i < 50; ++i) g.put(again, "branch" + std::to_string(i), Value::int32(i));
    CHECK(g.read(again, "branch49") == Value::int32(49));
}

TEST_CASE("a weak table's value lives as long as its key") {
    Graph g;
    HashTable& table = make_hash_table(g.agent, true);
    g.root(0) = Value::cell(g.heap().ref_of(&table));
    const Value first = g.value(g.make_object());
    const Value second = g.value(g.make_object());
    const Value third = g.value(g.make_object());
    const Value dead = g.value(g.make_object());
    table_set(g.agent, table, third, g.text("the end of a chain of keys"));
    table_set(g.agent, table, second, third);
    table_set(g.agent, table, first, second);
    table_set(g.agent, table, dead, dead); // refers to its own key
    g.root(1) = first;
    g.collect();
    CHECK(table.header.count == 3);
    CHECK_FALSE(g.alive(dead));
    CHECK(g.utf8(table_get(g.agent, table, third)) == "the end of a chain of keys");
    g.root(1) = Value::undefined();
    g.collect();
    CHECK(table.header.count == 0);
    CHECK_FALSE(g.alive(third));
}

TEST_CASE("weak references let go") {
    Graph g;
    Object& reference = g.agent.make_object(ObjectClass::weak_ref, Value::null(), 1);
    g.root(0) = g.value(reference);
    reference.internal()[0] = g.value(g.make_object());
    g.root(1) = reference.internal()[0];
    Values& weak = g.agent.make_values(2);
    weak.header.flags = values_weak;
    weak.items[0] = g.value(g.make_object());
    weak.items[1] = g.root(1);
    g.root(2) = Value::cell(g.heap().ref_of(&weak));
    g.collect();
    CHECK(reference.internal()[0] == g.root(1));
    CHECK(weak.items[0].is_hole());
    CHECK(weak.items[1] == g.root(1));
    g.root(1) = Value::undefined();
    g.collect();
    CHECK(reference.internal()[0].is_undefined());
}

TEST_CASE("a chain of a million objects is marked without recursion") {
    TestAgent t(256u << 20);
    Value chain = Value::null();
    const PropertyKey next = t.key("next");
    for (int i = 0; i < 1'000'000; ++i) {
        Object& link = t.make_object();
        t.put(link, next, chain);
        chain = t.value(link);
    }
    t.root(0) = chain;
    t.heap().collect(nullptr);
    int length = 0;
    for (; chain.is_object(); chain = t.read(t.heap().at<Object>(chain), next)) ++length;
    CHECK(length == 1'000'000);
}
