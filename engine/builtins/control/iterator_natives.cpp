// Iterators whose steps run no user code, fast paths over them, and the tables that library sources use.
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/interpreter/iteration.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

static Object* instance(Agent& agent, Value value, ObjectClass object_class) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return object.object_class() == object_class ? &object : nullptr;
}

// The `next` of a built-in iterator, as far as no user code can run.
static Completion next_of(Agent& agent, Object& iterator) {
    Value value;
    bool done = false;
    LOOPSCOPE_TRY_VOID(built_in_iterator_step(agent, iterator, value, done));
    const Object& result = create_iterator_result(agent, done ? Value::undefined() : value, done);
    return Completion::normal(agent.value_of(result));
}

// ECMA-262 23.1.5.2.1 %ArrayIteratorPrototype%.next over a plain array
static Completion array_iterator_next(Agent& agent, const NativeCall& call) {
    Object* iterator = instance(agent, call.this_value, ObjectClass::array_iterator);
    return iterator ? next_of(agent, *iterator) : Completion::fallback();
}

// ECMA-262 24.1.5.2.1 %MapIteratorPrototype%.next
static Completion map_iterator_next(Agent& agent, const NativeCall& call) {
    Object* iterator = instance(agent, call.this_value, ObjectClass::map_iterator);
    if (!iterator) return incompatible(agent, "Map Iterator.prototype.next", call.this_value);
    return next_of(agent, *iterator);
}

// ECMA-262 24.2.6.2.1 %SetIteratorPrototype%.next
static Completion set_iterator_next(Agent& agent, const NativeCall& call) {
    Object* iterator = instance(agent, call.this_value, ObjectClass::set_iterator);
    if (!iterator) return incompatible(agent, "Set Iterator.prototype.next", call.this_value);
    return next_of(agent, *iterator);
}

// ECMA-262 22.1.5.1.1 %StringIteratorPrototype%.next
static Completion string_iterator_next(Agent& agent, const NativeCall& call) {
    Object* iterator = instance(agent, call.this_value, ObjectClass::string_iterator);
    if (!iterator) return incompatible(agent, "String Iterator.prototype.next", call.this_value);
    return next_of(agent, *iterator);
}

// Whether nobody can notice that an array is read at once instead of through its iterator.
static bool iterates_plainly(Agent& agent, Object& array) {
    if (!is_fast_array(agent, array)) return false;
    const Lookup method = lookup(agent, array, agent.key(WellKnownSymbol::iterator));
    if (method.kind != Lookup::Kind::data || !(method.value == agent.intrinsic(Intrinsic::ArrayValues))) return false;
    Object& prototype = agent.heap.at<Object>(agent.intrinsic(Intrinsic::ArrayIteratorPrototype));
    const Lookup next = get_own_property(agent, prototype, agent.key(Name::next));
    return next.kind == Lookup::Kind::data && next.value == agent.intrinsic(Intrinsic::ArrayIteratorNext);
}

// %listFromPlainIterable(value): a new array with what iteration would give, or undefined when it must really be
// iterated.
static Completion list_from_plain_iterable(Agent& agent, const NativeCall& call) {
    Object* array = instance(agent, call.argument(0), ObjectClass::array);
    if (!array || array->array_length > most_elements || !iterates_plainly(agent, *array)) return Completion::normal();
    Object& list = agent.make_array();
    if (!reserve_elements(agent, list, array->array_length)) return Completion::collect();
    for (std::uint32_t i = 0; i < array->array_length; ++i) {
        const Value element = element_at(agent.heap, *array, i);
        append_element(agent, list, element.is_hole() ? Value::undefined() : element);
    }
    return Completion::normal(agent.value_of(list));
}

// %callSite(value): "number 3", "undefined", "object null", "object", as V8 speaks of what stood in a call.
static Completion call_site(Agent& agent, const NativeCall& call) {
    const Value value = call.argument(0);
    std::string text = value.is_undefined() ? "undefined" : type_of(agent.heap, value);
    if (value.is_string()) text += " \"" + describe(agent, value) + "\"";
    else if (value.is_null() || value.is_boolean() || value.is_number()) text += " " + describe(agent, value);
    return Completion::normal(string_from_utf8(agent, text));
}

// %newTable(), %tableGet(table, key), %tableSet(table, key, value): a table for library sources.
static Completion new_table(Agent& agent, const NativeCall&) {
    Object& holder = agent.make_object(ObjectClass::foreign, Value::null(), 1);
    holder.internal()[0] = Value::cell(agent.heap.ref_of(&make_hash_table(agent)));
    return Completion::normal(agent.value_of(holder));
}

// ECMA-262 7.4.6 IteratorNext, step 3
static Completion require_iterator_result(Agent& agent, const NativeCall& call) {
    const Value result = call.argument(0);
    if (result.is_object()) return Completion::normal();
    return agent.throw_type_error("Iterator result " + describe(agent, result) + " is not an object");
}

static HashTable& table_argument(Agent& agent, const NativeCall& call) {
    return agent.heap.at<HashTable>(agent.heap.at<Object>(call.argument(0)).internal()[0]);
}

static Completion get_from_table(Agent& agent, const NativeCall& call) {
    const Value found = table_get(agent, table_argument(agent, call), call.argument(1));
    return Completion::normal(found.is_hole() ? Value::undefined() : found);
}

static Completion set_in_table(Agent& agent, const NativeCall& call) {
    table_set(agent, table_argument(agent, call), call.argument(1), call.argument(2));
    return Completion::normal();
}

static constexpr NativeSpec iterator_specs[] = {
    {"ArrayIterator.prototype", "next", array_iterator_next, "", 0, native_fast_path, "ECMA-262 23.1.5.2.1"},
    {"MapIterator.prototype", "next", map_iterator_next, "", 0, 0, "ECMA-262 24.1.5.2.1"},
    {"SetIterator.prototype", "next", set_iterator_next, "", 0, 0, "ECMA-262 24.2.6.2.1"},
    {"StringIterator.prototype", "next", string_iterator_next, "", 0, 0, "ECMA-262 22.1.5.1.1"},
    {"", "listFromPlainIterable", list_from_plain_iterable, "", 1, native_intrinsic, ""},
    {"", "requireIteratorResult", require_iterator_result, "", 1, native_intrinsic, "ECMA-262 7.4.6"},
    {"", "callSite", call_site, "", 1, native_intrinsic, ""},
    {"", "newTable", new_table, "", 0, native_intrinsic, ""},
    {"", "tableGet", get_from_table, "", 2, native_intrinsic, ""},
    {"", "tableSet", set_in_table, "", 3, native_intrinsic, ""},
};

NativeList iterator_natives() { return iterator_specs; }

} // namespace loopscope
