#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

#include <doctest/doctest.h>

using namespace loopscope;

namespace {

struct Machine {
    Agent agent{16u << 20, 100};
    Object& make() { return agent.make_object(ObjectClass::ordinary, Value::null()); }
    PropertyKey key(std::string_view text) { return key_from_interned(agent.heap, intern(agent, text)); }
    std::string keys(const Object& object) {
        std::string text;
        for (const PropertyKey key : own_property_keys(agent.heap, object)) {
            if (!text.empty()) text += ' ';
            text += key.is_symbol() ? "symbol" : to_utf8(agent.heap, key_to_value(agent, key));
        }
        return text;
    }
    bool put(Object& object, std::string_view name, Value value) {
        const Completion done = set(agent, Value::object(agent.heap.ref_of(&object)), key(name), value);
        return done.ok() && done.value.is_true();
    }
    Value read(Object& object, std::string_view name) {
        return get(agent, Value::object(agent.heap.ref_of(&object)), key(name)).value;
    }
};

} // namespace

TEST_CASE("own keys come as indices ascending, then strings, then symbols") {
    Machine machine;
    Object& object = machine.make();
    define_data(machine.agent, object, machine.agent.key(WellKnownSymbol::iterator), Value::int32(1));
    for (const char* name : {"b", "4294967294", "7", "a", "1000000", "2147483647", "2147483646", "4294967295", "0"}) {
        CHECK(machine.put(object, name, Value::int32(1)));
    }
    CHECK(machine.keys(object) == "0 7 1000000 2147483646 2147483647 4294967294 b a 4294967295 symbol");
}

TEST_CASE("objects that get the same names in the same order share a shape") {
    Machine machine;
    Object& first = machine.make();
    Object& second = machine.make();
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
    Object& object = machine.make();
    for (int i = 0; i < 300; ++i) machine.put(object, "p" + std::to_string(i), Value::int32(i));
    for (int i = 0; i < 300; ++i) {
        if (i % 3 != 0) CHECK(delete_property(machine.agent, object, machine.key("p" + std::to_string(i))).value.is_true());
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
    Object& object = machine.make();
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
        if (i == 4) table_clear(machine.agent, table), table_set(machine.agent, table, Value::real(7), Value::undefined());
    }
    CHECK(seen == std::vector<int>{0, 2, 4, 7, 107});
}
