#include "engine/runtime/containers.h"
#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

using Machine = TestAgent;

} // namespace

TEST_CASE("own keys come as indices ascending, then strings, then symbols") {
    Machine machine;
    Object& object = machine.make_object();
    define_data(machine.agent, object, machine.agent.key(WellKnownSymbol::iterator), Value::int32(1));
    for (const char* name : {"b", "4294967294", "7", "a", "1000000", "2147483647", "2147483646", "4294967295", "0"}) {
        CHECK(machine.put(object, name, Value::int32(1)));
    }
    CHECK(machine.keys(object) == "0 7 1000000 2147483646 2147483647 4294967294 b a 4294967295 symbol");
}

TEST_CASE("objects that get the same names in the same order share a shape") {
    Machine machine;
    Object& first = machine.make_object();
    Object& second = machine.make_object();
    for (Object* object : {&first, &second}) {
        machine.put(*object, "x", Value::int32(1));
        machine.put(*object, "y", Value::int32(2));
    }
    CHECK(first.shape == second.shape);
    machine.put(second, "z", Value::int32(3));
    machine.put(first, "w", Value::int32(4));
    CHECK(first.shape != second.shape);
    CHECK(machine.read(first, "w") == Value::int32(4));
    CHECK(machine.read(first, "z").is_undefined());
    CHECK(machine.read(second, "z") == Value::int32(3));
    CHECK(machine.read(second, "w").is_undefined());
}

TEST_CASE("deleting and adding many properties keeps order and values") {
    Machine machine;
    Object& object = machine.make_object();
    for (int i = 0; i < 300; ++i) machine.put(object, "p" + std::to_string(i), Value::int32(i));
    for (int i = 0; i < 300; ++i) {
        if (i % 3 != 0)
            CHECK(delete_property(machine.agent, object, machine.key("p" + std::to_string(i))).value.is_true());
    }
    for (int i = 0; i < 300; ++i) {
        const Value value = machine.read(object, "p" + std::to_string(i));
        CHECK((i % 3 == 0 ? value == Value::int32(i) : value.is_undefined()));
    }
    machine.put(object, "p1", Value::int32(-1));
    const auto keys = own_property_keys(machine.agent.heap, object);
    CHECK(keys.size() == 101);
    CHECK(keys.back() == machine.key("p1"));
}

TEST_CASE("an array's length follows its indices and cuts them") {
    Machine machine;
    Object& array = machine.agent.make_array(0u);
    machine.put(array, "4", Value::int32(5));
    CHECK(array.array_length == 5);
    machine.put(array, "100000", Value::int32(6));
    CHECK(array.array_length == 100001);
    CHECK(machine.keys(array) == "4 100000 length");
    machine.put(array, "length", Value::int32(3));
    CHECK(machine.keys(array) == "length");
    PropertyDescriptor fixed;
    fixed.value = Value::int32(1);
    CHECK(define_own_property(machine.agent, array, machine.key("1"), fixed).value.is_true());
    machine.put(array, "2", Value::int32(2));
    CHECK_FALSE(machine.put(array, "length", Value::int32(0)));
    CHECK(machine.keys(array) == "1 length");
    CHECK(array.array_length == 2);
}

TEST_CASE("frozen objects refuse changes and test as frozen") {
    Machine machine;
    Object& object = machine.make_object();
    machine.put(object, "x", Value::int32(1));
    machine.put(object, "3", Value::int32(1));
    CHECK(set_integrity_level(machine.agent, object, true));
    CHECK(test_integrity_level(machine.agent, object, true));
    CHECK_FALSE(machine.put(object, "x", Value::int32(2)));
    CHECK_FALSE(machine.put(object, "3", Value::int32(2)));
    CHECK_FALSE(machine.put(object, "y", Value::int32(2)));
    CHECK(machine.read(object, "x") == Value::int32(1));
    CHECK(machine.read(object, "3") == Value::int32(1));
    CHECK(delete_property(machine.agent, object, machine.key("x")).value.is_false());
}

TEST_CASE("a map's iterator sees what is added while it runs, and nothing twice") {
    Machine machine;
    HashTable& table = make_hash_table(machine.agent);
    for (int i = 0; i < 10; ++i) table_set(machine.agent, table, Value::int32(i), Value::int32(i * i));
    std::vector<int> seen;
    std::uint32_t position = 0;
    Value key, value;
    while (table_next(machine.agent.heap, table, position, key, value)) {
        ++position;
        const int i = key.as_int32();
        seen.push_back(i);
        table_delete(machine.agent, table, Value::int32(i));
        table_delete(machine.agent, table, Value::int32(i + 1));
        if (i < 40) table_set(machine.agent, table, Value::int32(i + 100), Value::undefined());
        if (i == 4)
            table_clear(machine.agent, table), table_set(machine.agent, table, Value::real(7), Value::undefined());
    }
    CHECK(seen == std::vector<int>{0, 2, 4, 7, 107});
}

TEST_CASE("what an array or a string object only seems to hold cannot be replaced") {
    Machine machine;
    Object& array = machine.agent.make_array(3u);
    define_data(machine.agent, array, machine.key("length"), Value::int32(1));
    CHECK(array.array_length == 1);
    CHECK_FALSE(create_data_property(machine.agent, array, machine.key("length"), Value::int32(7)));
    const Value wrapped = to_object(machine.agent, machine.text("abc")).value;
    Object& string = machine.heap().at<Object>(wrapped);
    PropertyDescriptor same;
    same.value = machine.text("b");
    CHECK(define_own_property(machine.agent, string, machine.key("1"), same).value.is_true());
    same.value = machine.text("x");
    CHECK(define_own_property(machine.agent, string, machine.key("1"), same).value.is_false());
    CHECK_FALSE(machine.put(string, "1", Value::int32(1)));
    CHECK(machine.put(string, "5", Value::int32(1)));
    CHECK(machine.put(string, "name", Value::int32(1)));
    CHECK(machine.keys(string) == "0 1 2 5 length name");
    CHECK(delete_property(machine.agent, string, machine.key("0")).value.is_false());
}

TEST_CASE("a mapped argument is its variable until that ends") {
    Machine machine;
    Agent& agent = machine.agent;
    Environment& environment = agent.make_environment(EnvironmentKind::function, 0, 2, Value::undefined());
    environment.slots[0] = Value::int32(10);
    environment.slots[1] = Value::int32(11);
    Values& mapping = agent.make_values(2);
    mapping.items[0] = Value::int32(1);
    mapping.items[1] = Value::int32(0);
    Object& arguments = agent.make_object(ObjectClass::arguments, Value::null(), 2, object_extensible | object_exotic);
    arguments.internal()[0] = Value::cell(agent.heap.ref_of(&environment));
    arguments.internal()[1] = Value::cell(agent.heap.ref_of(&mapping));
    for (const char* index : {"0", "1", "2"}) define_data(agent, arguments, machine.key(index), Value::int32(0));
    CHECK(machine.read(arguments, "0") == Value::int32(11));
    CHECK(machine.put(arguments, "1", Value::int32(5)));
    CHECK(environment.slots[0] == Value::int32(5));
    CHECK(machine.put(arguments, "2", Value::int32(6)));
    PropertyDescriptor fixed;
    fixed.has_writable = true;
    CHECK(define_own_property(agent, arguments, machine.key("0"), fixed).value.is_true());
    environment.slots[1] = Value::int32(99);
    CHECK(machine.read(arguments, "0") == Value::int32(11));
    CHECK(delete_property(agent, arguments, machine.key("1")).value.is_true());
    CHECK(machine.put(arguments, "1", Value::int32(7)));
    CHECK(environment.slots[0] == Value::int32(5));
}
