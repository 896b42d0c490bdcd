// Fast paths of Array.prototype for plain arrays, on which nothing can be observed. Everything else is array.js.
#include "engine/builtins/charge.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/species.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property.h"

#include <algorithm>
#include <cmath>

namespace loopscope {

static Object* fast_array(Agent& agent, Value value) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return object.object_class() == ObjectClass::array && is_fast_array(agent, object) ? &object : nullptr;
}

// One that may also be changed at will.
static Object* open_array(Agent& agent, Value value) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return is_open_array(agent, object) ? &object : nullptr;
}

static bool is_dense(const Agent& agent, const Object& array) {
    if (array.array_length > elements_capacity(agent.heap, array)) return false;
    for (std::uint32_t i = 0; i < array.array_length; ++i)
        if (element_at(agent.heap, array, i).is_hole()) return false;
    return true;
}

static Value read_element(const Agent& agent, const Object& array, std::uint32_t index) {
    const Value value = element_at(agent.heap, array, index);
    return value.is_hole() ? Value::undefined() : value;
}

// A number argument as a position from the start or the end; false when it would have to be converted.
static bool relative_position(const NativeCall& call, std::uint32_t i, std::uint32_t length, std::uint32_t missing,
                              std::uint32_t& position) {
    const Value value = call.argument(i);
    if (value.is_undefined()) {
        position = missing;
        return true;
    }
    if (!value.is_number()) return false;
    const double relative = to_integer_or_infinity(value.as_number());
    const double at = relative < 0 ? std::fmax(length + relative, 0) : std::fmin(relative, length);
    position = static_cast<std::uint32_t>(at);
    return true;
}

// ECMA-262 23.1.3.23 Array.prototype.push
static Completion array_push(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array || array->array_length > most_elements - call.count) return Completion::fallback();
    if (call.count > 1 && !reserve_elements(agent, *array, array->array_length + call.count))
        return Completion::collect();
    for (std::uint32_t i = 0; i < call.count; ++i) append_element(agent, *array, call.arguments[i]);
    return Completion::normal(Value::number(array->array_length));
}

// ECMA-262 23.1.3.22 Array.prototype.pop
static Completion array_pop(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array) return Completion::fallback();
    if (array->array_length == 0) return Completion::normal();
    const Value last = read_element(agent, *array, array->array_length - 1);
    set_array_length(agent, *array, array->array_length - 1);
    return Completion::normal(last);
}

// ECMA-262 23.1.3.27 Array.prototype.shift
static Completion array_shift(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array) return Completion::fallback();
    const std::uint32_t length = array->array_length;
    if (length == 0) return Completion::normal();
    if (length > elements_capacity(agent.heap, *array)) return Completion::fallback();
    Value* items = agent.heap.at<Values>(array->elements).items;
    const Value first = read_element(agent, *array, 0);
    std::copy(items + 1, items + length, items);
    items[length - 1] = Value::hole();
    set_array_length(agent, *array, length - 1);
    charge(agent, length);
    return Completion::normal(first);
}

// ECMA-262 23.1.3.37 Array.prototype.unshift
static Completion array_unshift(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array) return Completion::fallback();
    const std::uint32_t length = array->array_length;
    if (length > elements_capacity(agent.heap, *array) || length > most_elements - call.count)
        return Completion::fallback();
    if (call.count == 0) return Completion::normal(Value::number(length));
    const std::uint32_t wanted = length + call.count;
    if (wanted > elements_capacity(agent.heap, *array) && !reserve_elements(agent, *array, wanted + wanted / 2))
        return Completion::collect();
    Value* items = agent.heap.at<Values>(array->elements).items;
    std::copy_backward(items, items + length, items + wanted);
    std::copy(call.arguments, call.arguments + call.count, items);
    array->array_length = wanted;
    charge(agent, wanted);
    return Completion::normal(Value::number(wanted));
}

static Completion array_species_create(Agent& agent, const NativeCall& call) {
    const Value original = call.argument(0);
    const double length = call.argument(1).as_number();
    if (length >= most_holes || !is_array(agent.heap, original)) return Completion::fallback();
    if (!has_plain_species(agent, agent.heap.at<Object>(original), Intrinsic::Array)) return Completion::fallback();
    Object& array = agent.make_array();
    set_array_length(agent, array, static_cast<std::uint32_t>(length));
    return Completion::normal(agent.value_of(array));
}

// Copies of [begin, end) into a new array; holes stay holes.
static Completion copy_range(Agent& agent, const Object& source, std::uint32_t begin, std::uint32_t end, Value& made) {
    Object& array = agent.make_array();
    const std::uint32_t count = end > begin ? end - begin : 0;
    if (!reserve_elements(agent, array, count)) return Completion::collect();
    for (std::uint32_t i = 0; i < count; ++i)
        agent.heap.at<Values>(array.elements).items[i] = element_at(agent.heap, source, begin + i);
    array.array_length = count;
    charge(agent, count);
    made = agent.value_of(array);
    return Completion::normal(made);
}

// ECMA-262 23.1.3.28 Array.prototype.slice
static Completion array_slice(Agent& agent, const NativeCall& call) {
    Object* array = fast_array(agent, call.this_value);
    if (!array || array->array_length > most_elements || !has_plain_species(agent, *array, Intrinsic::Array))
        return Completion::fallback();
    std::uint32_t begin, end;
    if (!relative_position(call, 0, array->array_length, 0, begin)) return Completion::fallback();
    if (!relative_position(call, 1, array->array_length, array->array_length, end)) return Completion::fallback();
    Value made;
    return copy_range(agent, *array, begin, end, made);
}

// ECMA-262 23.1.3.31 Array.prototype.splice
static Completion array_splice(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array || call.count == 0 || !has_plain_species(agent, *array, Intrinsic::Array)) return Completion::fallback();
    const std::uint32_t length = array->array_length;
    if (length > elements_capacity(agent.heap, *array)) return Completion::fallback();
    std::uint32_t begin;
    if (!relative_position(call, 0, length, 0, begin)) return Completion::fallback();
    std::uint32_t removed = length - begin;
    if (call.count > 1) {
        if (!call.argument(1).is_number()) return Completion::fallback();
        const double asked = to_integer_or_infinity(call.argument(1).as_number());
        removed = asked < 0 ? 0 : static_cast<std::uint32_t>(std::fmin(asked, removed));
    }
    const std::uint32_t added = call.count > 2 ? call.count - 2 : 0;
    const std::uint32_t new_length = length - removed + added;
    if (new_length > most_elements) return Completion::fallback();
    if (new_length > elements_capacity(agent.heap, *array) &&
        !reserve_elements(agent, *array, new_length + new_length / 2))
        return Completion::collect();
    Value result;
    LOOPSCOPE_TRY_VOID(copy_range(agent, *array, begin, begin + removed, result));
    if (new_length > 0 || length > 0) {
        Value* items = agent.heap.at<Values>(array->elements).items;
        const Value* tail = items + begin + removed;
        if (added > removed) std::copy_backward(tail, static_cast<const Value*>(items + length), items + new_length);
        else std::copy(tail, static_cast<const Value*>(items + length), items + begin + added);
        for (std::uint32_t i = new_length; i < length; ++i) items[i] = Value::hole();
        std::copy(call.arguments + 2, call.arguments + 2 + added, items + begin);
    }
    if (new_length < length) set_array_length(agent, *array, new_length);
    array->array_length = new_length;
    charge(agent, length);
    return Completion::normal(result);
}

// ECMA-262 23.1.3.2 Array.prototype.concat, when every item is a plain array or no object
static Completion array_concat(Agent& agent, const NativeCall& call) {
    Object* first = fast_array(agent, call.this_value);
    if (!first || !has_plain_species(agent, *first, Intrinsic::Array)) return Completion::fallback();
    const auto spreads = [&](Value value) {
        Object* array = fast_array(agent, value);
        return array && is_dense(agent, *array) &&
               lookup(agent, *array, agent.key(WellKnownSymbol::is_concat_spreadable)).kind == Lookup::Kind::absent;
    };
    if (!spreads(call.this_value)) return Completion::fallback();
    std::uint64_t total = first->array_length;
    for (std::uint32_t i = 0; i < call.count; ++i) {
        if (call.arguments[i].is_object() && !spreads(call.arguments[i])) return Completion::fallback();
        total += call.arguments[i].is_object() ? agent.heap.at<Object>(call.arguments[i]).array_length : 1;
    }
    if (total > most_elements) return Completion::fallback();
    Object& result = agent.make_array();
    if (!reserve_elements(agent, result, static_cast<std::uint32_t>(total))) return Completion::collect();
    std::uint32_t n = 0;
    const auto put = [&](Value value) { agent.heap.at<Values>(result.elements).items[n++] = value; };
    const auto put_all = [&](Value value) {
        const Object& array = agent.heap.at<Object>(value);
        for (std::uint32_t i = 0; i < array.array_length; ++i) put(element_at(agent.heap, array, i));
    };
    put_all(call.this_value);
    for (std::uint32_t i = 0; i < call.count; ++i) {
        if (call.arguments[i].is_object()) put_all(call.arguments[i]);
        else put(call.arguments[i]);
    }
    result.array_length = n;
    charge(agent, n);
    return Completion::normal(agent.value_of(result));
}

// Comparing with a long text may be long for each element: array.js does it element by element.
static bool is_long_text(const Agent& agent, Value value) {
    return value.is_string() && length_of(agent.heap, value) > 4096;
}

// ECMA-262 23.1.3.17 Array.prototype.indexOf
static Completion array_index_of(Agent& agent, const NativeCall& call) {
    const Object* array = fast_array(agent, call.this_value);
    std::uint32_t begin;
    if (!array || is_long_text(agent, call.argument(0)) || !relative_position(call, 1, array->array_length, 0, begin))
        return Completion::fallback();
    const std::uint32_t end = std::min(array->array_length, elements_capacity(agent.heap, *array));
    charge(agent, end);
    for (std::uint32_t i = begin; i < end; ++i) {
        const Value element = element_at(agent.heap, *array, i);
        if (!element.is_hole() && is_strictly_equal(agent, element, call.argument(0)))
            return Completion::normal(Value::number(i));
    }
    return Completion::normal(Value::int32(-1));
}

// ECMA-262 23.1.3.16 Array.prototype.includes
static Completion array_includes(Agent& agent, const NativeCall& call) {
    const Object* array = fast_array(agent, call.this_value);
    std::uint32_t begin;
    if (!array || is_long_text(agent, call.argument(0)) || !relative_position(call, 1, array->array_length, 0, begin))
        return Completion::fallback();
    const std::uint32_t end = std::min(array->array_length, elements_capacity(agent.heap, *array));
    charge(agent, end);
    for (std::uint32_t i = begin; i < end; ++i)
        if (same_value_zero(agent, read_element(agent, *array, i), call.argument(0)))
            return Completion::normal(Value::boolean(true));
    const bool trailing_holes = begin < array->array_length && end < array->array_length;
    return Completion::normal(Value::boolean(trailing_holes && call.argument(0).is_undefined()));
}

// ECMA-262 23.1.3.26 Array.prototype.reverse
static Completion array_reverse(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array || !is_dense(agent, *array)) return Completion::fallback();
    if (array->array_length == 0) return Completion::normal(call.this_value);
    Value* items = agent.heap.at<Values>(array->elements).items;
    std::reverse(items, items + array->array_length);
    charge(agent, array->array_length);
    return Completion::normal(call.this_value);
}

// ECMA-262 23.1.3.7 Array.prototype.fill
static Completion array_fill(Agent& agent, const NativeCall& call) {
    Object* array = open_array(agent, call.this_value);
    if (!array || array->array_length > most_elements) return Completion::fallback();
    std::uint32_t begin, end;
    if (!relative_position(call, 1, array->array_length, 0, begin)) return Completion::fallback();
    if (!relative_position(call, 2, array->array_length, array->array_length, end)) return Completion::fallback();
    if (end > elements_capacity(agent.heap, *array) && !reserve_elements(agent, *array, array->array_length))
        return Completion::collect();
    if (begin < end) {
        Value* items = agent.heap.at<Values>(array->elements).items;
        std::fill(items + begin, items + end, call.argument(0));
    }
    charge(agent, end);
    return Completion::normal(call.this_value);
}

// ECMA-262 23.1.3.1 Array.prototype.at
static Completion array_at(Agent& agent, const NativeCall& call) {
    const Object* array = fast_array(agent, call.this_value);
    if (!array || !call.argument(0).is_number()) return Completion::fallback();
    const double relative = to_integer_or_infinity(call.argument(0).as_number());
    const double at = relative < 0 ? array->array_length + relative : relative;
    if (at < 0 || at >= array->array_length) return Completion::normal();
    return Completion::normal(read_element(agent, *array, static_cast<std::uint32_t>(at)));
}

static constexpr NativeSpec array_specs[] = {
    {"%", "ArraySpeciesCreate", array_species_create, "", 2, native_fast_path, "ECMA-262 10.4.2.3"},
    {"Array.prototype", "at", array_at, "", 1, native_fast_path, "ECMA-262 23.1.3.1"},
    {"Array.prototype", "concat", array_concat, "", 1, native_fast_path, "ECMA-262 23.1.3.2"},
    {"Array.prototype", "fill", array_fill, "", 1, native_fast_path, "ECMA-262 23.1.3.7"},
    {"Array.prototype", "includes", array_includes, "", 1, native_fast_path, "ECMA-262 23.1.3.16"},
    {"Array.prototype", "indexOf", array_index_of, "", 1, native_fast_path, "ECMA-262 23.1.3.17"},
    {"Array.prototype", "pop", array_pop, "", 0, native_fast_path, "ECMA-262 23.1.3.22"},
    {"Array.prototype", "push", array_push, "", 1, native_fast_path, "ECMA-262 23.1.3.23"},
    {"Array.prototype", "reverse", array_reverse, "", 0, native_fast_path, "ECMA-262 23.1.3.26"},
    {"Array.prototype", "shift", array_shift, "", 0, native_fast_path, "ECMA-262 23.1.3.27"},
    {"Array.prototype", "slice", array_slice, "", 2, native_fast_path, "ECMA-262 23.1.3.28"},
    {"Array.prototype", "splice", array_splice, "", 2, native_fast_path, "ECMA-262 23.1.3.31"},
    {"Array.prototype", "unshift", array_unshift, "", 1, native_fast_path, "ECMA-262 23.1.3.37"},
};

NativeList array_natives() { return array_specs; }

} // namespace loopscope
