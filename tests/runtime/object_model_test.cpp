// Random operations on an object, against a model that is plainly right.
#include "tests/runtime/test_agent.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace loopscope;

namespace {

struct ModelProperty {
    std::string key;
    std::int32_t value;
    std::uint8_t attributes;
};

// Own properties in order of creation; arrays have a length too.
struct Model {
    std::vector<ModelProperty> properties;
    bool is_array = false;
    std::uint32_t length = 0;
    bool extensible = true;

    ModelProperty* find(const std::string& key) {
        for (ModelProperty& property : properties) {
            if (property.key == key) return &property;
        }
        return nullptr;
    }
    static std::optional<std::uint32_t> index_of(const std::string& key) {
        return array_index(
            {reinterpret_cast<const std::uint8_t*>(key.data()), nullptr, static_cast<std::uint32_t>(key.size())});
    }
    bool put(const std::string& key, std::int32_t value) {
        if (ModelProperty* property = find(key)) {
            if (!(property->attributes & writable)) return false;
            property->value = value;
            return true;
        }
        return add(key, value, all_attributes);
    }
    bool add(const std::string& key, std::int32_t value, std::uint8_t attributes) {
        if (!extensible) return false;
        if (const auto index = index_of(key); is_array && index) length = std::max(length, *index + 1);
        properties.push_back({key, value, attributes});
        return true;
    }
    bool define(const std::string& key, std::int32_t value, std::uint8_t attributes) {
        ModelProperty* property = find(key);
        if (!property) return add(key, value, attributes);
        if (!(property->attributes & configurable)) {
            const bool same = attributes == property->attributes && value == property->value;
            const bool narrows = (property->attributes & writable) && (attributes | writable) == property->attributes;
            if (!same && !narrows) return false;
        }
        property->value = value;
        property->attributes = attributes;
        return true;
    }
    bool remove(const std::string& key) {
        ModelProperty* property = find(key);
        if (!property) return true;
        if (!(property->attributes & configurable)) return false;
        properties.erase(properties.begin() + (property - properties.data()));
        return true;
    }
    bool set_length(std::uint32_t wanted) {
        while (length > wanted) {
            ModelProperty* highest = nullptr;
            std::uint32_t best = 0;
            for (ModelProperty& property : properties) {
                const auto index = index_of(property.key);
                if (index && *index >= wanted && (!highest || *index > best)) highest = &property, best = *index;
            }
            if (!highest) break;
            if (!(highest->attributes & configurable)) {
                length = best + 1;
                return false;
            }
            properties.erase(properties.begin() + (highest - properties.data()));
        }
        length = wanted;
        return true;
    }
    void freeze(bool frozen) {
        extensible = false;
        for (ModelProperty& property : properties) {
            property.attributes =
                static_cast<std::uint8_t>(property.attributes & ~(frozen ? configurable | writable : configurable));
        }
    }
    std::string keys() const {
        std::vector<std::pair<std::uint32_t, std::string>> indices;
        std::string names = is_array ? " length" : "";
        for (const ModelProperty& property : properties) {
            if (const auto index = index_of(property.key)) indices.push_back({*index, property.key});
            else names += ' ' + property.key;
        }
        std::sort(indices.begin(), indices.end());
        std::string list;
        for (const auto& entry : indices) list += ' ' + entry.second;
        list += names;
        return list.empty() ? list : list.substr(1);
    }
};

struct Pair {
    TestAgent t{32u << 20};
    Object* object = nullptr;
    Model model;
    Chance chance;

    explicit Pair(std::uint64_t seed, bool array) : chance{seed} {
        object = array ? &t.agent.make_array(0u) : &t.make_object();
        model.is_array = array;
        t.root(0) = t.value(*object);
        t.heap().own_header().collect_minimum = 1;
    }
    std::string random_key() {
        switch (chance.below(5)) {
        case 0: return std::to_string(chance.below(40));
        case 1: return std::to_string(chance.below(40) * 1000);
        case 2: return std::to_string(4294967290u + chance.below(10));
        default: return "name" + std::to_string(chance.below(model.properties.size() > 100 ? 300 : 20));
        }
    }
    std::uint8_t random_attributes() {
        return static_cast<std::uint8_t>(chance.below(3) ? all_attributes : chance.below(8));
    }
    bool define(const std::string& key, std::int32_t value, std::uint8_t attributes) {
        PropertyDescriptor descriptor;
        descriptor.value = Value::int32(value);
        descriptor.has_writable = descriptor.has_enumerable = descriptor.has_configurable = true;
        descriptor.writable = attributes & writable;
        descriptor.enumerable = attributes & enumerable;
        descriptor.configurable = attributes & configurable;
        return define_own_property(t.agent, *object, t.key(key), descriptor).value.is_true();
    }
    void operate() {
        const std::string key = random_key();
        const auto value = static_cast<std::int32_t>(chance.below(1000));
        const std::uint32_t choice = chance.below(100);
        if (choice < 50) {
            REQUIRE(t.put(*object, key, Value::int32(value)) == model.put(key, value));
        } else if (choice < 62) {
            const std::uint8_t attributes = random_attributes();
            REQUIRE(define(key, value, attributes) == model.define(key, value, attributes));
        } else if (choice < 90) {
            REQUIRE(delete_property(t.agent, *object, t.key(key)).value.is_true() == model.remove(key));
        } else if (choice < 94 && model.is_array) {
            const std::uint32_t length = chance.below(60);
            REQUIRE(t.put(*object, "length", Value::number(length)) == model.set_length(length));
        } else if (choice < 96) {
            t.heap().collect(nullptr);
        } else if (choice == 96) {
            const Value prototype = t.value(t.make_object());
            REQUIRE(set_prototype_of(t.agent, *object, prototype) == model.extensible);
        }
    }
    void compare() {
        REQUIRE(t.keys(*object) == model.keys());
        if (model.is_array) REQUIRE(object->array_length == model.length);
        for (const ModelProperty& property : model.properties) {
            const Lookup found = get_own_property(t.agent, *object, t.key(property.key));
            REQUIRE(found.kind == Lookup::Kind::data);
            REQUIRE(found.value == Value::int32(property.value));
            REQUIRE(found.attributes == property.attributes);
        }
    }
};

} // namespace

TEST_CASE("objects behave as a list of properties would") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Pair pair(seed, seed % 2 == 0);
        for (int i = 0; i < 400; ++i) {
            pair.operate();
            if (i % 20 == 0) pair.compare();
        }
        const bool frozen = seed % 4 < 2;
        set_integrity_level(pair.t.agent, *pair.object, frozen);
        pair.model.freeze(frozen);
        pair.compare();
        CHECK(test_integrity_level(pair.t.agent, *pair.object, false));
    }
}

TEST_CASE("objects with many properties behave as a list would") {
    Pair pair(99, false);
    for (int i = 0; i < 400; ++i) {
        const std::string key = "many" + std::to_string(i);
        pair.t.put(*pair.object, key, Value::int32(i));
        pair.model.put(key, i);
    }
    for (int i = 0; i < 3000; ++i) {
        pair.operate();
        if (i % 100 == 0) pair.compare();
    }
    pair.compare();
}

TEST_CASE("a definition may leave out what stays as it is") {
    TestAgent t;
    Object& object = t.make_object();
    PropertyDescriptor only_value;
    only_value.value = Value::int32(1);
    CHECK(define_own_property(t.agent, object, t.key("x"), only_value).value.is_true());
    CHECK(get_own_property(t.agent, object, t.key("x")).attributes == 0);
    only_value.value = Value::real(1.0);
    CHECK(define_own_property(t.agent, object, t.key("x"), only_value).value.is_true()); // SameValue
    only_value.value = Value::real(-0.0);
    CHECK(define_own_property(t.agent, object, t.key("x"), only_value).value.is_false());

    define_data(t.agent, object, t.key("y"), Value::int32(2));
    PropertyDescriptor getter;
    getter.get = t.value(object);
    CHECK(define_own_property(t.agent, object, t.key("y"), getter).value.is_true());
    Lookup found = get_own_property(t.agent, object, t.key("y"));
    CHECK(found.kind == Lookup::Kind::accessor);
    CHECK(found.attributes == (enumerable | configurable | accessor));
    CHECK(found.setter.is_undefined());
    const Completion read = get(t.agent, t.value(object), t.key("y"));
    CHECK(read.type == CompletionType::call);
    CHECK(t.agent.pending_call.this_value == t.value(object));
    PropertyDescriptor hidden;
    hidden.has_enumerable = true;
    CHECK(define_own_property(t.agent, object, t.key("y"), hidden).value.is_true());
    CHECK(get_own_property(t.agent, object, t.key("y")).getter == t.value(object));
    PropertyDescriptor back;
    back.has_writable = back.writable = true;
    CHECK(define_own_property(t.agent, object, t.key("y"), back).value.is_true());
    found = get_own_property(t.agent, object, t.key("y"));
    CHECK(found.kind == Lookup::Kind::data);
    CHECK(found.value.is_undefined());
    CHECK(found.attributes == (writable | configurable));
}

TEST_CASE("a refusal answers as if it were there, but reading it halts by name") {
    TestAgent t;
    Object& object = t.make_object();
    define_refusal(t.agent, object, t.key("Intl"), t.text("Intl comes later."), writable | configurable);
    CHECK(has_own_property(t.agent, object, t.key("Intl")));
    CHECK(get(t.agent, t.value(object), t.key("Intl")).type == CompletionType::halt);
    CHECK(t.agent.halt.subject == "Intl");
    CHECK(t.agent.halt.reason == "Intl comes later.");
}
