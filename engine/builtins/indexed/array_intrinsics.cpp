// What array.js is written with: joining, sorting by text, iterators, the constructor's parts.
#include "engine/builtins/builtins_state.h"
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/text_builder.h"
#include "engine/interpreter/iteration.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

static Completion new_array(Agent& agent, const NativeCall& call) {
    return Completion::normal(agent.value_of(agent.make_object(ObjectClass::array, call.argument(0))));
}

// 10.4.2.3 step 4: the Array constructor of another realm.
static Completion is_foreign_array_constructor(Agent& agent, const NativeCall& call) {
    const Object& function = agent.heap.at<Object>(call.argument(0));
    if (function.object_class() != ObjectClass::function || !function.slot(FunctionSlot::realm).is_cell())
        return Completion::normal(Value::boolean(false));
    const Realm& realm = agent.heap.at<Realm>(function.slot(FunctionSlot::realm));
    const Values& intrinsics = agent.heap.at(realm.intrinsics);
    const bool foreign = &realm != &agent.realm() && intrinsics[Intrinsic::Array] == call.argument(0);
    return Completion::normal(Value::boolean(foreign));
}

// 23.1.5.1 CreateArrayIterator: %newArrayIterator(object, kind)
static Completion new_array_iterator(Agent& agent, const NativeCall& call) {
    Object& iterator = agent.make_object(ObjectClass::array_iterator, Intrinsic::ArrayIteratorPrototype,
                                         enum_count<ArrayIteratorSlot>);
    iterator.slot(ArrayIteratorSlot::iterated) = call.argument(0);
    iterator.slot(ArrayIteratorSlot::next_index) = Value::int32(0);
    iterator.slot(ArrayIteratorSlot::kind) = call.argument(1);
    return Completion::normal(agent.value_of(iterator));
}

// --- join ------------------------------------------------------------------------------------------------------------

static Object& join_stack(Agent& agent) {
    Value& stack = own_builtins_state(agent).join_stack;
    if (!stack.is_object()) stack = agent.value_of(agent.make_array());
    return agent.heap.at<Object>(stack);
}

// Like V8: false when this array is being joined already (a cycle gives the empty text).
static Completion enter_join(Agent& agent, const NativeCall& call) {
    Object& stack = join_stack(agent);
    for (std::uint32_t i = 0; i < stack.array_length; ++i)
        if (element_at(agent.heap, stack, i) == call.argument(0)) return Completion::normal(Value::boolean(false));
    append_element(agent, stack, call.argument(0));
    return Completion::normal(Value::boolean(true));
}

static Completion leave_join(Agent& agent, const NativeCall&) {
    Object& stack = join_stack(agent);
    set_array_length(agent, stack, stack.array_length - 1);
    return Completion::normal();
}

static Completion join_all(Agent& agent, const Object& list, Value separator) {
    TextBuilder text;
    const FlatView between = flatten(agent, separator);
    for (std::uint32_t i = 0; i < list.array_length; ++i) {
        if (i) text.append(between);
        const Value element = element_at(agent.heap, list, i);
        if (element.is_hole() || element.is_nullish()) continue;
        LOOPSCOPE_TRY(to_string(agent, element), part);
        text.append(flatten(agent, part));
        if (text.length() > agent.string_limit) return agent.throw_range_error("Invalid string length");
    }
    charge(agent, text.length() + list.array_length);
    return text.finish(agent);
}

// %joinStrings(list, separator)
static Completion join_strings(Agent& agent, const NativeCall& call) {
    return join_all(agent, agent.heap.at<Object>(call.argument(0)), call.argument(1));
}

// array.js joins what is longer piece by piece.
static constexpr std::uint32_t most_joined_at_once = 1u << 16;

// ECMA-262 23.1.3.18 Array.prototype.join of a plain array of primitives
static Completion array_join(Agent& agent, const NativeCall& call) {
    if (!is_array(agent.heap, call.this_value)) return Completion::fallback();
    const Object& array = agent.heap.at<Object>(call.this_value);
    if (!is_fast_array(agent, array) || array.array_length > most_elements) return Completion::fallback();
    if (!call.argument(0).is_undefined() && !call.argument(0).is_string()) return Completion::fallback();
    const std::uint64_t between = call.argument(0).is_string() ? length_of(agent.heap, call.argument(0)) : 1;
    const bool too_long = array.array_length && (array.array_length - 1) * between > agent.string_limit;
    if (array.array_length > most_joined_at_once && !too_long) return Completion::fallback();
    const std::uint32_t end = std::min(array.array_length, elements_capacity(agent.heap, array));
    charge(agent, end);
    for (std::uint32_t i = 0; i < end; ++i) {
        const Value element = element_at(agent.heap, array, i);
        if (element.is_object() || element.is_symbol()) return Completion::fallback();
    }
    if (too_long) return agent.throw_range_error("Invalid string length");
    return join_all(agent, array, call.argument(0).is_string() ? call.argument(0) : string_from_latin1(agent, ","));
}

// --- sort ------------------------------------------------------------------------------------------------------------

// %sortByStrings(list, keys): the list in the order of its keys; equal ones stay as they are.
static Completion sort_by_strings(Agent& agent, const NativeCall& call) {
    const Object& list = agent.heap.at<Object>(call.argument(0));
    const Object& keys = agent.heap.at<Object>(call.argument(1));
    std::vector<std::uint32_t> order(list.array_length);
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::uint32_t i = 0; i < order.size(); ++i) flatten(agent, element_at(agent.heap, keys, i));
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return compare_strings(agent, element_at(agent.heap, keys, a), element_at(agent.heap, keys, b)) < 0;
    });
    Object& sorted = agent.make_array();
    if (!reserve_elements(agent, sorted, list.array_length)) return Completion::collect();
    for (const std::uint32_t i : order) append_element(agent, sorted, element_at(agent.heap, list, i));
    charge(agent, std::uint64_t{list.array_length} * 10);
    return Completion::normal(agent.value_of(sorted));
}

// ECMA-262 23.1.3.41 Array.prototype[@@unscopables]
static Completion define_unscopables(Agent& agent, const NativeCall&) {
    Object& list = agent.make_object(ObjectClass::ordinary, Value::null());
    for (const std::string_view name :
         {"at", "copyWithin", "entries", "fill", "find", "findIndex", "findLast", "findLastIndex", "flat", "flatMap",
          "includes", "keys", "toReversed", "toSorted", "toSpliced", "values"})
        define_data(agent, list, key_from_interned(agent.heap, intern(agent, name)), Value::boolean(true));
    Object& prototype = agent.heap.at<Object>(agent.intrinsic(Intrinsic::ArrayPrototype));
    define_data(agent, prototype, agent.key(WellKnownSymbol::unscopables), agent.value_of(list), configurable);
    return Completion::normal();
}

static constexpr NativeSpec array_intrinsics_specs[] = {
    {"Array.prototype", "join", array_join, "", 1, native_fast_path, "ECMA-262 23.1.3.18"},
    {"", "newArray", new_array, "", 1, native_intrinsic, "ECMA-262 10.4.2.2"},
    {"", "isForeignArrayConstructor", is_foreign_array_constructor, "", 1, native_intrinsic, "ECMA-262 10.4.2.3"},
    {"", "newArrayIterator", new_array_iterator, "", 2, native_intrinsic, "ECMA-262 23.1.5.1"},
    {"", "enterJoin", enter_join, "", 1, native_intrinsic, ""},
    {"", "leaveJoin", leave_join, "", 1, native_intrinsic, ""},
    {"", "joinStrings", join_strings, "", 2, native_intrinsic, ""},
    {"", "sortByStrings", sort_by_strings, "", 2, native_intrinsic, ""},
    {"", "defineUnscopables", define_unscopables, "", 0, native_intrinsic, "ECMA-262 23.1.3.41"},
};

NativeList array_intrinsics() { return array_intrinsics_specs; }

} // namespace loopscope
