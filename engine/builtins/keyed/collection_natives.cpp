// ECMA-262 24.1 Map, 24.2 Set, 24.3 WeakMap, 24.4 WeakSet, 26.1 WeakRef, 26.2 FinalizationRegistry: what calls nothing
// back.
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/interpreter/iteration.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/finalization.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static Object* instance(Agent& agent, Value value, ObjectClass object_class) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return object.object_class() == object_class ? &object : nullptr;
}

static HashTable& table_of(Agent& agent, const Object& collection) {
    return agent.heap.at<HashTable>(collection.internal()[0]);
}

// 24.5.1 CanonicalizeKeyedCollectionKey
static Value canonical(Value key) {
    return key.is_double() && key.as_double() == 0 ? Value::int32(0)
           : key.is_double()                       ? Value::number(key.as_double())
                                                   : key;
}

static Completion add_entry(Agent& agent, Object& collection, Value key, Value value) {
    HashTable& table = table_of(agent, collection);
    if (!table_can_add(agent.heap, table)) return Completion::collect();
    table_set(agent, table, canonical(key), value);
    return Completion::normal(agent.value_of(collection));
}

// The methods that Map, Set, WeakMap and WeakSet share: same steps, other brand.
struct Collection {
    ObjectClass object_class;
    const char* name;
};
static constexpr Collection map_kind{ObjectClass::map, "Map"};
static constexpr Collection set_kind{ObjectClass::set, "Set"};
static constexpr Collection weak_map_kind{ObjectClass::weak_map, "WeakMap"};
static constexpr Collection weak_set_kind{ObjectClass::weak_set, "WeakSet"};

static std::string method_name(const Collection& kind, std::string_view method) {
    return std::string(kind.name) + ".prototype." + std::string(method);
}

template <const Collection& kind> static Completion has(Agent& agent, const NativeCall& call) {
    Object* collection = instance(agent, call.this_value, kind.object_class);
    if (!collection) return incompatible(agent, method_name(kind, "has"), call.this_value);
    const Value found = table_get(agent, table_of(agent, *collection), canonical(call.argument(0)));
    return Completion::normal(Value::boolean(!found.is_hole()));
}

template <const Collection& kind> static Completion get_value(Agent& agent, const NativeCall& call) {
    Object* collection = instance(agent, call.this_value, kind.object_class);
    if (!collection) return incompatible(agent, method_name(kind, "get"), call.this_value);
    const Value found = table_get(agent, table_of(agent, *collection), canonical(call.argument(0)));
    return Completion::normal(found.is_hole() ? Value::undefined() : found);
}

template <const Collection& kind> static Completion remove(Agent& agent, const NativeCall& call) {
    Object* collection = instance(agent, call.this_value, kind.object_class);
    if (!collection) return incompatible(agent, method_name(kind, "delete"), call.this_value);
    return Completion::normal(
        Value::boolean(table_delete(agent, table_of(agent, *collection), canonical(call.argument(0)))));
}

template <const Collection& kind> static Completion clear_all(Agent& agent, const NativeCall& call) {
    Object* collection = instance(agent, call.this_value, kind.object_class);
    if (!collection) return incompatible(agent, method_name(kind, "clear"), call.this_value);
    table_clear(agent, table_of(agent, *collection));
    return Completion::normal();
}

template <const Collection& kind> static Completion size(Agent& agent, const NativeCall& call) {
    Object* collection = instance(agent, call.this_value, kind.object_class);
    if (!collection) return incompatible(agent, "get " + method_name(kind, "size"), call.this_value);
    return Completion::normal(Value::number(table_of(agent, *collection).header.count));
}

static Completion map_set(Agent& agent, const NativeCall& call) {
    Object* map = instance(agent, call.this_value, ObjectClass::map);
    if (!map) return incompatible(agent, "Map.prototype.set", call.this_value);
    return add_entry(agent, *map, call.argument(0), call.argument(1));
}

static Completion set_add(Agent& agent, const NativeCall& call) {
    Object* set = instance(agent, call.this_value, ObjectClass::set);
    if (!set) return incompatible(agent, "Set.prototype.add", call.this_value);
    return add_entry(agent, *set, call.argument(0), call.argument(0));
}

// 24.1.5.1 CreateMapIterator, 24.2.6.1 CreateSetIterator
static Completion make_iterator(Agent& agent, const Object& collection, bool is_set, IterationKind kind) {
    Object& iterator = agent.make_object(is_set ? ObjectClass::set_iterator : ObjectClass::map_iterator,
                                         is_set ? Intrinsic::SetIteratorPrototype : Intrinsic::MapIteratorPrototype,
                                         enum_count<TableIteratorSlot>);
    iterator.slot(TableIteratorSlot::table) = collection.internal()[0];
    iterator.slot(TableIteratorSlot::position) = Value::int32(0);
    iterator.slot(TableIteratorSlot::kind) = Value::int32(kind);
    return Completion::normal(agent.value_of(iterator));
}

template <const Collection& collection_kind, IterationKind kind>
static Completion iterate(Agent& agent, const NativeCall& call) {
    Object* collection = instance(agent, call.this_value, collection_kind.object_class);
    constexpr std::string_view names[] = {"keys", "values", "entries"};
    if (!collection)
        return incompatible(agent, method_name(collection_kind, names[static_cast<std::size_t>(kind)]),
                            call.this_value);
    return make_iterator(agent, *collection, collection_kind.object_class == ObjectClass::set, kind);
}

// %newCollection(prototype, "map"): with an empty table.
static Completion new_collection(Agent& agent, const NativeCall& call) {
    const std::string name = to_utf8(agent.heap, call.argument(1));
    const ObjectClass object_class = name == "map"        ? ObjectClass::map
                                     : name == "set"      ? ObjectClass::set
                                     : name == "weak_map" ? ObjectClass::weak_map
                                                          : ObjectClass::weak_set;
    const bool weak = name != "map" && name != "set";
    Object& made = agent.make_object(object_class, call.argument(0), 2);
    made.internal()[0] = Value::cell(agent.heap.ref_of(&make_hash_table(agent, weak)));
    return Completion::normal(agent.value_of(made));
}

// %collectionSet(map, key, value), %collectionHas(set, key), %collectionDelete(set, key), %collectionSize(set)
static Completion collection_set(Agent& agent, const NativeCall& call) {
    return add_entry(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1), call.argument(2));
}
static Completion collection_has(Agent& agent, const NativeCall& call) {
    HashTable& table = table_of(agent, agent.heap.at<Object>(call.argument(0)));
    return Completion::normal(Value::boolean(!table_get(agent, table, canonical(call.argument(1))).is_hole()));
}
static Completion collection_delete(Agent& agent, const NativeCall& call) {
    HashTable& table = table_of(agent, agent.heap.at<Object>(call.argument(0)));
    return Completion::normal(Value::boolean(table_delete(agent, table, canonical(call.argument(1)))));
}
static Completion collection_size(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::number(table_of(agent, agent.heap.at<Object>(call.argument(0))).header.count));
}

// %collectionNext(collection, position): the position of the first entry at or after this one, or -1.
static Completion collection_next(Agent& agent, const NativeCall& call) {
    auto position = call.argument(1).as_uint32();
    Value key, value;
    const bool found =
        table_next(agent.heap, table_of(agent, agent.heap.at<Object>(call.argument(0))), position, key, value);
    return Completion::normal(found ? Value::number(position) : Value::int32(-1));
}

// %collectionKey(collection, position), %collectionValue(collection, position)
static Completion collection_entry(Agent& agent, const NativeCall& call, bool of_key) {
    auto position = call.argument(1).as_uint32();
    Value key, value;
    table_next(agent.heap, table_of(agent, agent.heap.at<Object>(call.argument(0))), position, key, value);
    return Completion::normal(of_key ? key : value);
}
static Completion collection_key(Agent& agent, const NativeCall& call) { return collection_entry(agent, call, true); }
static Completion collection_value(Agent& agent, const NativeCall& call) {
    return collection_entry(agent, call, false);
}

// --- weak ones -------------------------------------------------------------------------------------------------------

// 9.14 CanBeHeldWeakly
static bool can_be_held_weakly(const Agent& agent, Value value) {
    if (value.is_object()) return true;
    return value.is_symbol() && !(agent.heap.at<Symbol>(value).header.flags & symbol_registered);
}

static Completion held_weakly(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(can_be_held_weakly(agent, call.argument(0))));
}

static Completion weak_map_set(Agent& agent, const NativeCall& call) {
    Object* map = instance(agent, call.this_value, ObjectClass::weak_map);
    if (!map) return incompatible(agent, "WeakMap.prototype.set", call.this_value);
    if (!can_be_held_weakly(agent, call.argument(0)))
        return agent.throw_type_error("Invalid value used as weak map key");
    return add_entry(agent, *map, call.argument(0), call.argument(1));
}

static Completion weak_set_add(Agent& agent, const NativeCall& call) {
    Object* set = instance(agent, call.this_value, ObjectClass::weak_set);
    if (!set) return incompatible(agent, "WeakSet.prototype.add", call.this_value);
    if (!can_be_held_weakly(agent, call.argument(0))) return agent.throw_type_error("Invalid value used in weak set");
    return add_entry(agent, *set, call.argument(0), Value::boolean(true));
}

// 9.11 AddToKeptObjects
static void keep(Agent& agent, Value value) { add_to_kept_objects(agent, value); }

// %newWeakRef(prototype, target). 26.1.1.1
static Completion new_weak_ref(Agent& agent, const NativeCall& call) {
    Object& made = agent.make_object(ObjectClass::weak_ref, call.argument(0), 1);
    made.internal()[0] = call.argument(1);
    keep(agent, call.argument(1));
    return Completion::normal(agent.value_of(made));
}

// 26.1.3.2 WeakRef.prototype.deref
static Completion weak_ref_deref(Agent& agent, const NativeCall& call) {
    Object* reference = instance(agent, call.this_value, ObjectClass::weak_ref);
    if (!reference) return incompatible(agent, "WeakRef.prototype.deref", call.this_value);
    const Value target = reference->internal()[0];
    if (target.is_object() || target.is_symbol()) keep(agent, target);
    return Completion::normal(target.is_hole() ? Value::undefined() : target);
}

// %newRegistry(prototype, callback). 26.2.1.1
static Completion new_registry(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.value_of(make_registry(agent, call.argument(0), call.argument(1))));
}

// %registerTarget(registry, target, held value, token)
static Completion register_in(Agent& agent, const NativeCall& call) {
    register_target(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1), call.argument(2),
                    call.argument(3));
    return Completion::normal();
}

// %unregisterToken(registry, token)
static Completion unregister_in(Agent& agent, const NativeCall& call) {
    return Completion::normal(
        Value::boolean(unregister_token(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1))));
}

// %takeDeadCell(registry): a list with its held value, or undefined
static Completion take_dead(Agent& agent, const NativeCall& call) {
    const Value held = take_dead_cell(agent, agent.heap.at<Object>(call.argument(0)));
    if (held.is_hole()) return Completion::normal();
    return Completion::normal(agent.value_of(agent.make_array(std::span<const Value>(&held, 1))));
}

// %beginCleanup(registry): [[CleanupCallback]]; its job waits no longer
static Completion begin_cleanup(Agent& agent, const NativeCall& call) {
    Object& registry = agent.heap.at<Object>(call.argument(0));
    registry.slot(RegistrySlot::queued) = Value::boolean(false);
    return Completion::normal(registry.slot(RegistrySlot::callback));
}

// %continueCleanup(registry): another job for what is left
static Completion continue_cleanup(Agent& agent, const NativeCall& call) {
    enqueue_cleanup(agent, agent.heap.at<Object>(call.argument(0)));
    return Completion::normal();
}

static constexpr NativeSpec collection_specs[] = {
    {"Map.prototype", "get", get_value<map_kind>, ".", 1, 0, "ECMA-262 24.1.3.6"},
    {"Map.prototype", "set", map_set, ".", 2, 0, "ECMA-262 24.1.3.11"},
    {"Map.prototype", "has", has<map_kind>, ".", 1, 0, "ECMA-262 24.1.3.7"},
    {"Map.prototype", "delete", remove<map_kind>, ".", 1, 0, "ECMA-262 24.1.3.3"},
    {"Map.prototype", "clear", clear_all<map_kind>, ".", 0, 0, "ECMA-262 24.1.3.1"},
    {"Map.prototype", "entries", iterate<map_kind, IterationKind::entries>, ".", 0, 0, "ECMA-262 24.1.3.4"},
    {"Map.prototype", "keys", iterate<map_kind, IterationKind::keys>, ".", 0, 0, "ECMA-262 24.1.3.8"},
    {"Map.prototype", "size", size<map_kind>, ".", 0, native_getter, "ECMA-262 24.1.3.10"},
    {"Map.prototype", "values", iterate<map_kind, IterationKind::values>, ".", 0, 0, "ECMA-262 24.1.3.11"},
    {"Set.prototype", "has", has<set_kind>, ".", 1, 0, "ECMA-262 24.2.4.8"},
    {"Set.prototype", "add", set_add, ".", 1, 0, "ECMA-262 24.2.4.1"},
    {"Set.prototype", "delete", remove<set_kind>, ".", 1, 0, "ECMA-262 24.2.4.4"},
    {"Set.prototype", "clear", clear_all<set_kind>, ".", 0, 0, "ECMA-262 24.2.4.2"},
    {"Set.prototype", "entries", iterate<set_kind, IterationKind::entries>, ".", 0, 0, "ECMA-262 24.2.4.6"},
    {"Set.prototype", "size", size<set_kind>, ".", 0, native_getter, "ECMA-262 24.2.4.14"},
    {"Set.prototype", "values", iterate<set_kind, IterationKind::values>, ".", 0, 0, "ECMA-262 24.2.4.17"},
    {"WeakMap.prototype", "delete", remove<weak_map_kind>, ".", 1, 0, "ECMA-262 24.3.3.2"},
    {"WeakMap.prototype", "get", get_value<weak_map_kind>, ".", 1, 0, "ECMA-262 24.3.3.3"},
    {"WeakMap.prototype", "set", weak_map_set, ".", 2, 0, "ECMA-262 24.3.3.7"},
    {"WeakMap.prototype", "has", has<weak_map_kind>, ".", 1, 0, "ECMA-262 24.3.3.4"},
    {"WeakSet.prototype", "delete", remove<weak_set_kind>, ".", 1, 0, "ECMA-262 24.4.3.3"},
    {"WeakSet.prototype", "has", has<weak_set_kind>, ".", 1, 0, "ECMA-262 24.4.3.4"},
    {"WeakSet.prototype", "add", weak_set_add, ".", 1, 0, "ECMA-262 24.4.3.1"},
    {"WeakRef.prototype", "deref", weak_ref_deref, ".", 0, 0, "ECMA-262 26.1.3.2"},
    {"", "newCollection", new_collection, "", 2, native_intrinsic, ""},
    {"", "collectionSet", collection_set, "", 3, native_intrinsic, ""},
    {"", "collectionHas", collection_has, "", 2, native_intrinsic, ""},
    {"", "collectionDelete", collection_delete, "", 2, native_intrinsic, ""},
    {"", "collectionSize", collection_size, "", 1, native_intrinsic, ""},
    {"", "collectionNext", collection_next, "", 2, native_intrinsic, ""},
    {"", "collectionKey", collection_key, "", 2, native_intrinsic, ""},
    {"", "collectionValue", collection_value, "", 2, native_intrinsic, ""},
    {"", "canBeHeldWeakly", held_weakly, "", 1, native_intrinsic, "ECMA-262 9.13"},
    {"", "newWeakRef", new_weak_ref, "", 2, native_intrinsic, ""},
    {"", "newRegistry", new_registry, "", 2, native_intrinsic, ""},
    {"", "registerTarget", register_in, "", 4, native_intrinsic, ""},
    {"", "unregisterToken", unregister_in, "", 2, native_intrinsic, ""},
    {"", "takeDeadCell", take_dead, "", 1, native_intrinsic, ""},
    {"", "beginCleanup", begin_cleanup, "", 1, native_intrinsic, ""},
    {"", "continueCleanup", continue_cleanup, "", 1, native_intrinsic, ""},
};

NativeList collection_natives() { return collection_specs; }

} // namespace loopscope
