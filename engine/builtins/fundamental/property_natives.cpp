// The essential internal methods as operations for library sources: fast paths for everything but proxies, and the
// small intrinsics around descriptor records. ECMA-262 6.1.7.2
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/fundamental/descriptor.h"
#include "engine/builtins/natives.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/string.h"

namespace loopscope {

static Completion key_argument(Agent& agent, const NativeCall& call, std::uint32_t i, PropertyKey& key) {
    if (call.argument(i).is_object()) return Completion::fallback();
    return to_property_key(agent, call.argument(i), key);
}

static Completion own_keys(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    Object& list = agent.make_array();
    for (const PropertyKey key : own_property_keys(agent.heap, *object)) {
        if (agent.heap.exhausted()) return Completion::collect();
        append_element(agent, list, key.is_symbol() ? key.value : key_to_value(agent, key));
    }
    return Completion::normal(agent.value_of(list));
}

static Completion refuse_read(Agent& agent, PropertyKey key, const Lookup& found) {
    const std::string name = key.is_symbol() ? "a symbol" : to_utf8(agent.heap, key_to_value(agent, key));
    return agent.refuse(name, to_utf8(agent.heap, found.value));
}

static Completion get_own_property_record(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    const Lookup found = get_own_property(agent, *object, key);
    switch (found.kind) {
    case Lookup::Kind::absent: return Completion::normal();
    case Lookup::Kind::refusal: return refuse_read(agent, key, found);
    case Lookup::Kind::data:
    case Lookup::Kind::accessor: return Completion::normal(descriptor_record(agent, descriptor_from_lookup(found)));
    default: return Completion::fallback();
    }
}

static Completion define_own_property_record(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    const PropertyDescriptor descriptor = descriptor_from_record(agent, agent.heap.at<Object>(call.argument(2)));
    return define_own_property(agent, *object, key, descriptor);
}

static Completion create_data(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    PropertyDescriptor descriptor;
    descriptor.value = call.argument(2);
    descriptor.has_writable = descriptor.writable = true;
    descriptor.has_enumerable = descriptor.enumerable = true;
    descriptor.has_configurable = descriptor.configurable = true;
    return define_own_property(agent, *object, key, descriptor);
}

static Completion create_data_or_throw(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(create_data(agent, call), done);
    return done.is_true() ? Completion::normal() : Completion::fallback();
}

static Completion get_prototype(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    return Completion::normal(get_prototype_of(agent.heap, *object));
}

static Completion set_prototype(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    // 10.4.7 Immutable Prototype Exotic Objects
    if (agent.value_of(*object) == agent.intrinsic(Intrinsic::ObjectPrototype))
        return Completion::normal(Value::boolean(get_prototype_of(agent.heap, *object) == call.argument(1)));
    return Completion::normal(Value::boolean(set_prototype_of(agent, *object, call.argument(1))));
}

// %legacyProblem(object, key): why it can't be defined; undefined where that is the language's business
static Completion legacy_problem_of(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    if (!object || !is_legacy_property(agent, *object, key)) return Completion::normal();
    return Completion::normal(string_from_utf8(agent, legacy_problem(agent, call.argument(0), key, LegacyAct::define)));
}

static Completion prevent_extensions_of(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    if (is_legacy_platform_object(*object))
        return Completion::normal(Value::boolean(false)); // Web IDL, legacy platform objects, [[PreventExtensions]]
    prevent_extensions(agent, *object);
    return Completion::normal(Value::boolean(true));
}

static Completion is_extensible(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    return Completion::normal(Value::boolean(object->has_flag(object_extensible)));
}

static Completion delete_own(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    return delete_property(agent, *object, key);
}

static Completion has_own(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    return Completion::normal(Value::boolean(has_own_property(agent, *object, key)));
}

static Completion is_enumerable_own(Agent& agent, const NativeCall& call) {
    Object* object = plain_object(agent, call.argument(0));
    if (!object) return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    const Lookup found = get_own_property(agent, *object, key);
    if (found.kind == Lookup::Kind::proxy || found.kind == Lookup::Kind::exotic) return Completion::fallback();
    return Completion::normal(Value::boolean(found.kind != Lookup::Kind::absent && (found.attributes & enumerable)));
}

// [[Get]] with a receiver. A getter is a pending call, and its result is ours.
static Completion ordinary_get(Agent& agent, const NativeCall& call) {
    Object& object = agent.heap.at<Object>(call.argument(0));
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    const Lookup found = lookup(agent, object, key);
    switch (found.kind) {
    case Lookup::Kind::absent: return Completion::normal();
    case Lookup::Kind::data: return Completion::normal(found.value);
    case Lookup::Kind::refusal: return refuse_read(agent, key, found);
    case Lookup::Kind::accessor:
        if (!found.getter.is_object()) return Completion::normal();
        agent.pending_call = {found.getter, call.argument(2), {}, 0};
        return Completion::call();
    default: return Completion::fallback();
    }
}

// [[Set]] with a receiver; only the everyday case, where the receiver is the object itself and no setter answers.
static Completion ordinary_set(Agent& agent, const NativeCall& call) {
    if (!(call.argument(0) == call.argument(3)) || !plain_object(agent, call.argument(0)))
        return Completion::fallback();
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    const Completion done = set(agent, call.argument(0), key, call.argument(2));
    return done.type == CompletionType::call ? Completion::fallback() : done;
}

static Completion get_method(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 1, key));
    if (call.argument(0).is_nullish()) return Completion::fallback();
    const Completion found = get(agent, call.argument(0), key);
    if (!found.ok()) return found.type == CompletionType::call ? Completion::fallback() : found;
    if (found.value.is_nullish()) return Completion::normal();
    return is_callable(agent.heap, found.value) ? found : Completion::fallback();
}

static Completion to_descriptor(Agent& agent, const NativeCall& call) {
    PropertyDescriptor descriptor;
    LOOPSCOPE_TRY_VOID(to_property_descriptor(agent, call.argument(0), descriptor));
    return Completion::normal(descriptor_record(agent, descriptor));
}

static Completion from_descriptor(Agent& agent, const NativeCall& call) {
    if (call.argument(0).is_undefined()) return Completion::normal();
    return Completion::normal(
        from_property_descriptor(agent, descriptor_from_record(agent, agent.heap.at<Object>(call.argument(0)))));
}

static Completion new_record(Agent& agent, const NativeCall&) {
    return Completion::normal(agent.value_of(agent.make_object(ObjectClass::ordinary, Value::null())));
}

static Completion data_descriptor(Agent& agent, const NativeCall& call) {
    PropertyDescriptor descriptor;
    descriptor.value = call.argument(0);
    descriptor.has_writable = descriptor.writable = true;
    descriptor.has_enumerable = descriptor.enumerable = true;
    descriptor.has_configurable = descriptor.configurable = true;
    return Completion::normal(descriptor_record(agent, descriptor));
}

static Completion value_descriptor(Agent& agent, const NativeCall& call) {
    PropertyDescriptor descriptor;
    descriptor.value = call.argument(0);
    return Completion::normal(descriptor_record(agent, descriptor));
}

// 7.3.25: spread of an object without accessors copies at once.
static Completion copy_data_properties(Agent& agent, const NativeCall& call) {
    Object& target = agent.heap.at<Object>(call.argument(0));
    if (call.argument(1).is_nullish()) return Completion::normal(call.argument(0));
    Object* source = plain_object(agent, call.argument(1));
    if (!source || source->has_flag(object_exotic)) return Completion::fallback();
    const Object& excluded = agent.heap.at<Object>(call.argument(2));
    const std::vector<PropertyKey> keys = own_property_keys(agent.heap, *source);
    for (const PropertyKey key : keys)
        if (get_own_property(agent, *source, key).kind != Lookup::Kind::data) return Completion::fallback();
    for (const PropertyKey key : keys) {
        const Lookup found = get_own_property(agent, *source, key);
        if (!(found.attributes & enumerable)) continue;
        bool skip = false;
        for (std::uint32_t i = 0; i < excluded.array_length && !skip; ++i) {
            PropertyKey other;
            LOOPSCOPE_TRY_VOID(to_property_key(agent, agent.heap.at<Values>(excluded.elements).items[i], other));
            skip = other == key;
        }
        if (!skip) define_data(agent, target, key, found.value);
    }
    return Completion::normal(call.argument(0));
}

// 7.3.24 GetFunctionRealm and the last step of 10.1.14.
static Completion realm_intrinsic(Agent& agent, const NativeCall& call) {
    Value function = call.argument(0);
    for (;;) {
        const Object& object = agent.heap.at<Object>(function);
        if (object.object_class() == ObjectClass::bound_function) {
            function = object.slot(BoundSlot::target);
        } else if (object.object_class() == ObjectClass::proxy) {
            if (object.internal()[1].is_null())
                return agent.throw_type_error("Cannot perform 'get' on a proxy that has been revoked");
            function = object.internal()[0];
        } else {
            break;
        }
    }
    const Object& object = agent.heap.at<Object>(function);
    const auto index = static_cast<unsigned>(*agent.natives->intrinsic_at(to_utf8(agent.heap, call.argument(1))));
    if (object.object_class() != ObjectClass::function || !object.slot(FunctionSlot::realm).is_cell())
        return Completion::normal(agent.intrinsic(static_cast<Intrinsic>(index)));
    const Realm& realm = agent.heap.at<Realm>(object.slot(FunctionSlot::realm));
    const Values& intrinsics = agent.heap.at(realm.intrinsics);
    return Completion::normal(intrinsics.items[index]);
}

static Completion bound_target(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.heap.at<Object>(call.argument(0)).slot(BoundSlot::target));
}

static Completion property_key(Agent& agent, const NativeCall& call) {
    if (call.argument(0).is_string() || call.argument(0).is_symbol()) return Completion::normal(call.argument(0));
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(key_argument(agent, call, 0, key));
    return Completion::normal(key_to_value(agent, key));
}

static constexpr NativeSpec property_specs[] = {
    {"%", "ToPropertyKey", property_key, "", 1, native_fast_path, "ECMA-262 7.1.19"},
    {"%", "OwnKeys", own_keys, "", 1, native_fast_path, "ECMA-262 10.1.11"},
    {"%", "GetOwnProperty", get_own_property_record, "", 2, native_fast_path, "ECMA-262 10.1.5"},
    {"%", "DefineOwnProperty", define_own_property_record, "", 3, native_fast_path, "ECMA-262 10.1.6"},
    {"%", "CreateDataProperty", create_data, "", 3, native_fast_path, "ECMA-262 7.3.5"},
    {"%", "CreateDataOrThrow", create_data_or_throw, "", 3, native_fast_path, "ECMA-262 7.3.6"},
    {"%", "GetPrototypeOf", get_prototype, "", 1, native_fast_path, "ECMA-262 10.1.1"},
    {"%", "SetPrototypeOf", set_prototype, "", 2, native_fast_path, "ECMA-262 10.1.2"},
    {"", "legacyProblem", legacy_problem_of, "", 2, native_intrinsic,
     "Web IDL, legacy platform objects, [[DefineOwnProperty]]"},
    {"%", "PreventExtensions", prevent_extensions_of, "", 1, native_fast_path, "ECMA-262 10.1.4"},
    {"%", "IsExtensible", is_extensible, "", 1, native_fast_path, "ECMA-262 10.1.3"},
    {"%", "DeleteProperty", delete_own, "", 2, native_fast_path, "ECMA-262 10.1.10"},
    {"%", "HasOwnProperty", has_own, "", 2, native_fast_path, "ECMA-262 7.3.12"},
    {"%", "IsEnumerableOwn", is_enumerable_own, "", 2, native_fast_path, ""},
    {"%", "OrdinaryGet", ordinary_get, "", 3, native_fast_path, "ECMA-262 10.1.8"},
    {"%", "OrdinarySet", ordinary_set, "", 4, native_fast_path, "ECMA-262 10.1.9"},
    {"%", "GetMethod", get_method, "", 2, native_fast_path, "ECMA-262 7.3.10"},
    {"%", "ToPropertyDescriptor", to_descriptor, "", 1, native_fast_path, "ECMA-262 6.2.6.5"},
    {"%", "CopyDataProperties", copy_data_properties, "", 3, native_fast_path, "ECMA-262 7.3.25"},
    {"", "fromPropertyDescriptor", from_descriptor, "", 1, native_intrinsic, "ECMA-262 6.2.6.4"},
    {"", "newRecord", new_record, "", 0, native_intrinsic, ""},
    {"", "dataDescriptor", data_descriptor, "", 1, native_intrinsic, ""},
    {"", "valueDescriptor", value_descriptor, "", 1, native_intrinsic, ""},
    {"", "realmIntrinsic", realm_intrinsic, "", 2, native_intrinsic, "ECMA-262 7.3.24"},
    {"", "boundTarget", bound_target, "", 1, native_intrinsic, ""},
};

NativeList property_natives() { return property_specs; }

} // namespace loopscope
