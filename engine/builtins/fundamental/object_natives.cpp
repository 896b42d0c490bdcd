// ECMA-262 20.1 Object Objects: the leaves and fast paths of object.js.
#include "engine/builtins/fundamental/descriptor.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

// ECMA-262 20.1.2.15 Object.is
static Completion object_is(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(same_value(agent, call.argument(0), call.argument(1))));
}

// ECMA-262 20.1.3.7 Object.prototype.valueOf
static Completion object_value_of(Agent&, const NativeCall& call) { return Completion::normal(call.this_value); }

static Completion set_integrity(Agent& agent, const NativeCall& call) {
    Object& object = agent.heap.at<Object>(call.argument(0));
    if (is_legacy_platform_object(object))
        return Completion::normal(Value::boolean(false)); // Web IDL, legacy platform objects, [[PreventExtensions]]
    return Completion::normal(Value::boolean(set_integrity_level(agent, object, call.argument(1).as_boolean())));
}

static Completion test_integrity(Agent& agent, const NativeCall& call) {
    const Object& object = agent.heap.at<Object>(call.argument(0));
    return Completion::normal(Value::boolean(test_integrity_level(agent, object, call.argument(1).as_boolean())));
}

// ECMA-262 20.1.3.6 Object.prototype.toString, steps 5 to 14
static std::string_view builtin_tag_of(const Object& object) {
    switch (object.object_class()) {
    case ObjectClass::arguments: return "Arguments";
    case ObjectClass::error: return "Error";
    case ObjectClass::boolean_object: return "Boolean";
    case ObjectClass::number_object: return "Number";
    case ObjectClass::string_object: return "String";
    case ObjectClass::date: return "Date";
    case ObjectClass::regexp: return "RegExp";
    default: return object.callable() ? "Function" : "Object";
    }
}

static Completion builtin_tag(Agent& agent, const NativeCall& call) {
    return Completion::normal(intern(agent, builtin_tag_of(agent.heap.at<Object>(call.argument(0)))));
}

// Enumerable own string keys of an object on which nothing can be observed; nothing when it isn't one.
static std::optional<std::vector<PropertyKey>> plain_keys(Agent& agent, Value value) {
    const Object* object = plain_object(agent, value);
    if (!object || object->has_flag(object_exotic)) return std::nullopt;
    std::vector<PropertyKey> keys;
    for (const PropertyKey key : own_property_keys(agent.heap, *object)) {
        if (key.is_symbol()) continue;
        const Lookup found = get_own_property(agent, agent.heap.at<Object>(value), key);
        if (found.kind != Lookup::Kind::data) return std::nullopt;
        if (found.attributes & enumerable) keys.push_back(key);
    }
    return keys;
}

enum class Listing { keys, values, entries };

static Completion list_properties(Agent& agent, Value value, Listing listing) {
    const auto keys = plain_keys(agent, value);
    if (!keys) return Completion::fallback();
    Object& list = agent.make_array(size32(*keys));
    set_array_length(agent, list, 0);
    for (const PropertyKey key : *keys) {
        if (agent.heap.exhausted()) return Completion::collect();
        Value item = key_to_value(agent, key);
        if (listing != Listing::keys) {
            const Value found = get_own_property(agent, agent.heap.at<Object>(value), key).value;
            if (listing == Listing::values) {
                item = found;
            } else {
                const Value pair[] = {item, found};
                item = agent.value_of(agent.make_array(pair));
            }
        }
        append_element(agent, list, item);
    }
    return Completion::normal(agent.value_of(list));
}

static Completion object_keys(Agent& agent, const NativeCall& call) {
    return list_properties(agent, call.argument(0), Listing::keys);
}
static Completion object_values(Agent& agent, const NativeCall& call) {
    return list_properties(agent, call.argument(0), Listing::values);
}
static Completion object_entries(Agent& agent, const NativeCall& call) {
    return list_properties(agent, call.argument(0), Listing::entries);
}

static Completion has_own_property_of(Agent& agent, Value object_value, Value key_value) {
    Object* object = plain_object(agent, object_value);
    if (!object || key_value.is_object()) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, key_value, key));
    return Completion::normal(Value::boolean(has_own_property(agent, *object, key)));
}

static Completion prototype_has_own_property(Agent& agent, const NativeCall& call) {
    return has_own_property_of(agent, call.this_value, call.argument(0));
}
static Completion object_has_own(Agent& agent, const NativeCall& call) {
    return has_own_property_of(agent, call.argument(0), call.argument(1));
}

static constexpr NativeSpec object_specs[] = {
    {"Object", "is", object_is, "...", 2, 0, "ECMA-262 20.1.2.15"},
    {"Object", "keys", object_keys, "", 1, native_fast_path, "ECMA-262 20.1.2.19"},
    {"Object", "values", object_values, "", 1, native_fast_path, "ECMA-262 20.1.2.24"},
    {"Object", "entries", object_entries, "", 1, native_fast_path, "ECMA-262 20.1.2.5"},
    {"Object", "hasOwn", object_has_own, "", 2, native_fast_path, "ECMA-262 20.1.2.14"},
    {"Object.prototype", "hasOwnProperty", prototype_has_own_property, "", 1, native_fast_path, "ECMA-262 20.1.3.2"},
    {"Object.prototype", "valueOf", object_value_of, "o", 0, 0, "ECMA-262 20.1.3.7"},
    {"", "setIntegrityLevel", set_integrity, "", 2, native_intrinsic, "ECMA-262 7.3.15"},
    {"", "testIntegrityLevel", test_integrity, "", 2, native_intrinsic, "ECMA-262 7.3.16"},
    {"", "builtinTag", builtin_tag, "", 1, native_intrinsic, "ECMA-262 20.1.3.6"},
};

NativeList object_natives() { return object_specs; }

} // namespace loopscope
