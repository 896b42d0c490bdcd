#include "engine/interpreter/iteration.h"

#include "engine/interpreter/machine.h"
#include "engine/runtime/containers.h"
#include "engine/syntax/casts.h"

#include <unordered_set>

namespace loopscope {

// Its shape is kept, as it would be found again for each of this realm.
Object& create_iterator_result(Agent& agent, Value value, bool done) {
    Value& shape = own_interpreter_state(agent).iterator_result_shape;
    if (!shape.is_cell() || agent.heap.at<Shape>(shape).prototype != agent.intrinsic(Intrinsic::ObjectPrototype)) {
        Object& result = agent.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype);
        define_data(agent, result, agent.key(Name::value), value);
        define_data(agent, result, agent.key(Name::done), Value::boolean(done));
        shape = Value::cell(result.shape);
        return result;
    }
    Object& result = agent.make_object_with_shape(ObjectClass::ordinary, agent.heap.at<Shape>(shape));
    Values& slots = agent.make_values(3);
    slots.items[0] = value;
    slots.items[1] = Value::boolean(done);
    result.slots = agent.heap.ref_of(&slots);
    return result;
}

static Value entry_of(Agent& agent, IterationKind kind, Value key, Value value) {
    if (kind == IterationKind::keys) return key;
    if (kind == IterationKind::values) return value;
    const Value pair[] = {key, value};
    return agent.value_of(agent.make_array(pair));
}

// 23.1.5.1 CreateArrayIterator, its closure's turn
static Completion array_step(Agent& agent, Object& iterator, Value& value, bool& done) {
    const Value iterated = iterator.slot(ArrayIteratorSlot::iterated);
    if (iterated.is_undefined()) {
        done = true;
        return Completion::normal();
    }
    Object& array = agent.heap.at<Object>(iterated);
    const bool is_arguments = array.object_class() == ObjectClass::arguments && !array.has_flag(object_exotic);
    if (array.object_class() != ObjectClass::array && !is_arguments) return Completion::fallback();
    std::uint32_t length = array.array_length;
    if (is_arguments) {
        const Lookup own = get_own_property(agent, array, agent.key(Name::length));
        if (own.kind != Lookup::Kind::data || !own.value.is_int32()) return Completion::fallback();
        length = own.value.as_index();
    }
    const auto index = iterator.slot(ArrayIteratorSlot::next_index).as_uint32();
    if (index >= length) {
        iterator.slot(ArrayIteratorSlot::iterated) = Value::undefined();
        done = true;
        return Completion::normal();
    }
    const auto kind = iterator.slot(ArrayIteratorSlot::kind).as_enum<IterationKind>();
    Value element;
    if (kind != IterationKind::keys) {
        element = Value::hole();
        if (array.elements) {
            const Values& elements = agent.heap.at<Values>(array.elements);
            if (index < elements.header.count) element = elements.items[index];
        }
        if (element.is_hole()) {
            const Lookup found = lookup(agent, array, key_from_index(agent, index));
            if (found.kind != Lookup::Kind::absent && found.kind != Lookup::Kind::data) return Completion::fallback();
            element = found.kind == Lookup::Kind::data ? found.value : Value::undefined();
        }
    }
    iterator.slot(ArrayIteratorSlot::next_index) = Value::number(index + 1);
    value = entry_of(agent, kind, Value::number(index), element);
    return Completion::normal();
}

static Completion table_step(Agent& agent, Object& iterator, Value& value, bool& done) {
    const Value cell = iterator.slot(TableIteratorSlot::table);
    if (!cell.is_cell()) {
        done = true;
        return Completion::normal();
    }
    auto position = iterator.slot(TableIteratorSlot::position).as_index();
    Value key, item;
    if (!table_next(agent.heap, agent.heap.at<HashTable>(cell), position, key, item)) {
        iterator.slot(TableIteratorSlot::table) = Value::undefined();
        done = true;
        return Completion::normal();
    }
    iterator.slot(TableIteratorSlot::position) = Value::index(position + 1);
    const bool is_set = iterator.object_class() == ObjectClass::set_iterator;
    value = entry_of(agent, iterator.slot(TableIteratorSlot::kind).as_enum<IterationKind>(), key, is_set ? key : item);
    return Completion::normal();
}

static Completion string_step(Agent& agent, Object& iterator, Value& value, bool& done) {
    const Value string = iterator.slot(StringIteratorSlot::string);
    if (!string.is_string()) {
        done = true;
        return Completion::normal();
    }
    const FlatView text = flatten(agent, string);
    const auto position = iterator.slot(StringIteratorSlot::position).as_index();
    if (position >= text.length) {
        iterator.slot(StringIteratorSlot::string) = Value::undefined();
        done = true;
        return Completion::normal();
    }
    const char16_t unit = text[position];
    std::uint32_t units = 1;
    if ((unit & 0xFC00) == 0xD800 && position + 1 < text.length && (text[position + 1] & 0xFC00) == 0xDC00) units = 2;
    if (units == 1) {
        value = string_from_unit(agent, unit);
    } else {
        const char16_t pair[] = {unit, text[position + 1]};
        value = string_from_units(agent, std::u16string_view(pair, 2));
    }
    iterator.slot(StringIteratorSlot::position) = Value::index(position + units);
    return Completion::normal();
}

Completion built_in_iterator_step(Agent& agent, Object& iterator, Value& value, bool& done) {
    done = false;
    switch (iterator.object_class()) {
    case ObjectClass::array_iterator: return array_step(agent, iterator, value, done);
    case ObjectClass::map_iterator:
    case ObjectClass::set_iterator: return table_step(agent, iterator, value, done);
    case ObjectClass::string_iterator: return string_step(agent, iterator, value, done);
    default: return Completion::fallback();
    }
}

// --- instructions ----------------------------------------------------------------------------------------------------

static bool is_built_in_next(Machine& m, const Object& iterator, Value next) {
    std::string_view holder;
    switch (iterator.object_class()) {
    case ObjectClass::array_iterator: holder = "ArrayIterator.prototype"; break;
    case ObjectClass::map_iterator: holder = "MapIterator.prototype"; break;
    case ObjectClass::set_iterator: holder = "SetIterator.prototype"; break;
    case ObjectClass::string_iterator: holder = "StringIterator.prototype"; break;
    default: return false;
    }
    if (!next.is_object() || m.object(next).object_class() != ObjectClass::function) return false;
    const Value native = m.object(next).slot(FunctionSlot::native);
    if (!native.is_int32()) return false;
    const NativeSpec& spec = m.agent.natives->spec_of(native);
    return spec.name == "next" && spec.holder == holder;
}

static Signal fast_iterator_step(Machine& m, const std::uint8_t* operands) {
    const std::uint16_t local = read_operand<std::uint16_t>(operands);
    const auto take = read_operand<std::int32_t>(operands + 2);
    const auto end = read_operand<std::int32_t>(operands + 6);
    const Value iterator = m.locals[local];
    if (iterator.is_hole()) {
        m.pc += end;
        return Signal::go_on;
    }
    if (!iterator.is_object() || !is_built_in_next(m, m.object(iterator), m.locals[local + 1])) return Signal::go_on;
    Value value;
    bool done = false;
    const Completion completion = built_in_iterator_step(m.agent, m.object(iterator), value, done);
    if (completion.type == CompletionType::fallback) return Signal::go_on;
    if (!completion.ok()) return abrupt(m, completion);
    if (done) {
        m.pc += end;
    } else {
        *m.sp++ = value;
        m.pc += take;
    }
    return Signal::go_on;
}

// v -> v method
static Signal throw_not_iterable(Machine& m, IteratorUse use, Value value) {
    if (use == IteratorUse::async && value.is_nullish())
        return throw_nullish_read(m, value, "Symbol(Symbol.asyncIterator)");
    if (use == IteratorUse::last_argument && !value.is_nullish())
        return throw_type_error(m, "Spread syntax requires ...iterable[Symbol.iterator] to be a function");
    std::string text = render_iterated(m, use);
    if (use == IteratorUse::property && value.is_nullish())
        return throw_type_error(m, "Cannot destructure property 'Symbol(Symbol.iterator)' of '" + text + "' as it is " +
                                       (value.is_null() ? "null." : "undefined."));
    if (use == IteratorUse::property)
        return throw_type_error(m, text + " is not iterable (cannot read property Symbol(Symbol.iterator))");
    if (use == IteratorUse::last_argument)
        return throw_type_error(m, text + " is not iterable (cannot read property " +
                                       (value.is_null() ? "null)" : "undefined)"));
    if (use == IteratorUse::sync_of_async)
        return throw_type_error(m, text.empty() ? "undefined is not a function" : text + " is not async iterable");
    if (!text.empty()) return throw_type_error(m, text + " is not iterable");
    return throw_type_error(m, describe_operand(m.agent, value) +
                                   " is not iterable (cannot read property Symbol(Symbol.iterator))");
}

static Signal get_iterator_method(Machine& m, IteratorUse use) {
    const Value value = m.sp[-1];
    const bool is_async = use == IteratorUse::async;
    const PropertyKey key = m.agent.key(is_async ? WellKnownSymbol::async_iterator : WellKnownSymbol::iterator);
    if (value.is_nullish()) return throw_not_iterable(m, use, value);
    const Value start = value.is_object() ? value : prototype_for_primitive(m.agent, value);
    const Lookup found = lookup(m.agent, m.object(start), key);
    if (found.kind == Lookup::Kind::accessor || found.kind == Lookup::Kind::proxy ||
        found.kind == Lookup::Kind::refusal)
        return get_and_push(m, value, key, 0);
    const Value method = found.kind == Lookup::Kind::data ? found.value : Value::undefined();
    const bool is_absent_async = is_async && method.is_nullish();
    if (!is_absent_async && !is_callable(m.heap, method)) return throw_not_iterable(m, use, value);
    *m.sp++ = method;
    return Signal::go_on;
}

static Signal check_object(Machine& m, unsigned what) {
    const Value value = m.sp[-1];
    if (value.is_object()) return Signal::go_on;
    switch (what) {
    case 0: return throw_type_error(m, "Result of the Symbol.iterator method is not an object");
    case 1: return throw_type_error(m, "Iterator result " + render_value(m.agent, value) + " is not an object");
    default: return throw_type_error(m, "Result of the Symbol.asyncIterator method is not an object");
    }
}

// --- for-in. 14.7.5.9 EnumerateObjectProperties ----------------------------------------------------------------------

enum class ForInSlot : unsigned {
    object,
    keys, // cell Values; an array where the library found them, and asks for each again: there is a proxy
    position,
    found, // the library's: the next key, null at the end, undefined before it has looked
    count
};

// False: a proxy is met, and nothing has happened.
static bool enumerable_keys(Machine& m, Value object, std::vector<Value>& keys) {
    std::unordered_set<std::uint64_t> seen; // asked, never listed
    for (Value at = object; at.is_object(); at = get_prototype_of(m.heap, m.object(at))) {
        Object& holder = m.object(at);
        if (holder.object_class() == ObjectClass::proxy) return false;
        for (const PropertyKey key : own_property_keys(m.heap, holder)) {
            if (key.is_symbol()) continue;
            const Lookup own = get_own_property(m.agent, holder, key);
            if (own.kind == Lookup::Kind::absent || !seen.insert(key.value.bits()).second) continue;
            if (own.attributes & enumerable) keys.push_back(key_to_value(m.agent, key));
        }
    }
    return true;
}

static Signal for_in_iterator(Machine& m) {
    Agent& agent = m.agent;
    const Value value = m.sp[-1];
    std::vector<Value> keys;
    Value object;
    if (!value.is_nullish()) {
        const Completion wrapped = to_object(agent, value);
        if (!wrapped.ok()) return abrupt(m, wrapped);
        object = wrapped.value;
        if (!enumerable_keys(m, object, keys)) {
            --m.sp;
            return call_library(m, Intrinsic::EnumerateObjectProperties, {object});
        }
    }
    Object& iterator = agent.make_object(ObjectClass::for_in_iterator, Value::null(), enum_count<ForInSlot>);
    Values& list = agent.make_values(size32(keys));
    for (std::size_t i = 0; i < keys.size(); ++i) list.items[i] = keys[i];
    iterator.slot(ForInSlot::object) = object;
    iterator.slot(ForInSlot::keys) = Value::cell(m.ref_of(&list));
    iterator.slot(ForInSlot::position) = Value::int32(0);
    m.sp[-1] = Value::object(m.ref_of(&iterator));
    return Signal::go_on;
}

// The library finds the next key, then the instruction runs again.
static Signal for_in_step_with_proxy(Machine& m, Object& iterator, const std::uint8_t* operands) {
    Value& found = iterator.slot(ForInSlot::found);
    if (found.is_undefined()) {
        const auto length = static_cast<std::uint16_t>(m.pc - m.start);
        return call_library(m, Intrinsic::NextEnumerated, {m.sp[-1]}, ReturnMode::replace,
                            static_cast<std::uint16_t>(length << 8));
    }
    if (found.is_null()) {
        m.pc += read_operand<std::int32_t>(operands);
        return Signal::go_on;
    }
    *m.sp++ = found;
    found = Value::undefined();
    return Signal::go_on;
}

static Signal for_in_step(Machine& m, const std::uint8_t* operands) {
    Object& iterator = m.object(m.sp[-1]);
    if (iterator.slot(ForInSlot::keys).is_object()) return for_in_step_with_proxy(m, iterator, operands);
    const Values& keys = m.at<Values>(iterator.slot(ForInSlot::keys));
    auto position = iterator.slot(ForInSlot::position).as_index();
    while (position < keys.header.count) {
        const Value name = keys.items[position++];
        PropertyKey key;
        const Completion completion = to_property_key(m.agent, name, key);
        if (!completion.ok()) return abrupt(m, completion);
        // deleted meanwhile: not visited
        if (lookup(m.agent, m.object(iterator.slot(ForInSlot::object)), key).kind == Lookup::Kind::absent) continue;
        iterator.slot(ForInSlot::position) = Value::index(position);
        *m.sp++ = name;
        return Signal::go_on;
    }
    iterator.slot(ForInSlot::position) = Value::index(position);
    m.pc += read_operand<std::int32_t>(operands);
    return Signal::go_on;
}

Signal iteration_operation(Machine& m, Op op, const std::uint8_t* operands) {
    switch (op) {
    case Op::fast_iterator_step: return fast_iterator_step(m, operands);
    case Op::get_iterator_method: return get_iterator_method(m, static_cast<IteratorUse>(operands[0]));
    case Op::check_object: return check_object(m, operands[0]);
    case Op::for_in_iterator: return for_in_iterator(m);
    default: return for_in_step(m, operands);
    }
}

} // namespace loopscope
