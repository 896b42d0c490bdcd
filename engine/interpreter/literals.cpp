// Instructions of array, object and template literals.
#include "engine/interpreter/machine.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/exotic.h"
#include "engine/syntax/casts.h"

// Objects, arrays, templates, arguments. ECMA-262 13.2
namespace loopscope {

// 7.3.7 CreateDataPropertyOrThrow: object key v -> object
static Signal define_element(Machine& m, Value target, PropertyKey key, Value value, unsigned pops) {
    Object& object = m.object(target);
    if (object.object_class() == ObjectClass::proxy) {
        m.sp -= pops;
        return call_library(m, Intrinsic::CreateDataOrThrow, {target, key_to_value(m.agent, key), value},
                            ReturnMode::discard);
    }
    PropertyDescriptor descriptor;
    descriptor.value = value;
    descriptor.has_writable = descriptor.writable = descriptor.has_enumerable = descriptor.enumerable = true;
    descriptor.has_configurable = descriptor.configurable = true;
    const Completion completion = define_own_property(m.agent, object, key, descriptor);
    if (!completion.ok()) return abrupt(m, completion);
    if (completion.value.is_false()) {
        const bool present = has_own_property(m.agent, object, key);
        if (present) return throw_type_error(m, "Cannot redefine property: " + render_key(m.agent, key));
        return throw_type_error(m, "Cannot define property " + render_key(m.agent, key) + ", object is not extensible");
    }
    m.sp -= pops;
    return Signal::go_on;
}

// %CreateDataOrThrow of the library, where it is not a simple store
Signal create_data_property(Machine& m) {
    const Value object = m.sp[-3], key = m.sp[-2], value = m.sp[-1];
    m.sp -= 3;
    return call_library(m, Intrinsic::CreateDataOrThrow, {object, key, value});
}

// 7.3.25 CopyDataProperties: target source excluded... -> target. The library does what may run user code.
static Signal copy_data_properties(Machine& m, unsigned count) {
    Agent& agent = m.agent;
    Value* operands = m.sp - count - 2;
    const Value target = operands[0], source = operands[1];
    if (source.is_nullish()) {
        m.sp = operands + 1;
        return Signal::go_on;
    }
    const Completion wrapped = to_object(agent, source);
    if (!wrapped.ok()) return abrupt(m, wrapped);
    Object& from = m.object(wrapped.value);
    bool plain = from.object_class() != ObjectClass::proxy &&
                 !(m.at<Shape>(from.shape).header.flags & shape_has_accessor) &&
                 (!from.has_flag(object_exotic) || from.object_class() == ObjectClass::string_object);
    if (!plain) {
        for (unsigned i = 0; i < count; ++i) { // as the library compares them: strings and symbols
            PropertyKey key;
            if (to_property_key(agent, operands[2 + i], key).ok()) operands[2 + i] = key_to_value(agent, key);
        }
        const Value excluded = Value::object(m.ref_of(&agent.make_array(std::span<const Value>(operands + 2, count))));
        m.sp = operands + 1;
        return call_library(m, Intrinsic::CopyDataProperties, {target, source, excluded}, ReturnMode::discard);
    }
    Object& to = m.object(target);
    for (const PropertyKey key : own_property_keys(m.heap, from)) {
        bool skip = false;
        for (unsigned i = 0; i < count && !skip; ++i) {
            PropertyKey excluded;
            skip = to_property_key(agent, operands[2 + i], excluded).ok() && excluded == key;
        }
        if (skip) continue;
        const Lookup own = get_own_property(agent, from, key);
        if (own.kind == Lookup::Kind::data && (own.attributes & enumerable))
            create_data_property(agent, to, key, own.value);
    }
    m.sp = operands + 1;
    return Signal::go_on;
}

// 13.2.8.4 GetTemplateObject: one for each place in the source and realm
static Signal template_object(Machine& m, Value site) {
    Agent& agent = m.agent;
    CellOf<HashTable>& map = agent.realm().template_map;
    if (!map) map = m.heap.cell_of(make_hash_table(agent));
    HashTable& table = m.heap.at(map);
    const Value known = table_get(agent, table, site);
    if (!known.is_hole()) {
        *m.sp++ = known;
        return Signal::go_on;
    }
    const Values& strings = m.at<Values>(site);
    const std::uint32_t count = strings.header.count / 2;
    Object& cooked = agent.make_array(std::span<const Value>(strings.items, count));
    Object& raw = agent.make_array(std::span<const Value>(strings.items + count, count));
    set_integrity_level(agent, raw, true);
    define_data(agent, cooked, agent.key(Name::raw), Value::object(m.ref_of(&raw)), 0);
    set_integrity_level(agent, cooked, true);
    const Value object = Value::object(m.ref_of(&cooked));
    table_set(agent, table, site, object);
    *m.sp++ = object;
    return Signal::go_on;
}

static Object& make_arguments(Machine& m, std::uint8_t flags, unsigned slots) {
    Agent& agent = m.agent;
    Object& object = agent.make_object(ObjectClass::arguments, Intrinsic::ObjectPrototype, slots, flags);
    const std::uint32_t count = m.frame->argument_count;
    for (std::uint32_t i = 0; i < count; ++i) define_data(agent, object, key_from_index(agent, i), m.arguments()[i]);
    define_data(agent, object, agent.key(Name::length), Value::number(count), writable | configurable);
    const Lookup values =
        lookup(agent, m.object(agent.intrinsic(Intrinsic::ArrayPrototype)), agent.key(WellKnownSymbol::iterator));
    define_data(agent, object, agent.key(WellKnownSymbol::iterator), values.value, writable | configurable);
    return object;
}

// 10.4.4.6 CreateUnmappedArgumentsObject, 10.4.4.7 CreateMappedArgumentsObject
static Signal arguments_object(Machine& m, bool mapped, Value map) {
    Agent& agent = m.agent;
    Object& object = make_arguments(m, object_extensible, mapped ? enum_count<ArgumentsSlot> : 0);
    if (!mapped) {
        const Value thrower = agent.intrinsic(Intrinsic::ThrowTypeError);
        define_accessor(agent, object, agent.key(Name::callee), thrower, thrower, 0);
    } else {
        define_data(agent, object, agent.key(Name::callee), m.base()[1], writable | configurable);
        const Values& slots = m.at<Values>(map);
        Values& mapping = agent.make_values(m.frame->argument_count);
        bool any = false;
        for (std::uint32_t i = 0; i < mapping.header.count && i < slots.header.count; ++i) {
            mapping.items[i] = slots.items[i];
            any = any || slots.items[i].is_int32();
        }
        if (any) {
            object.slot(ArgumentsSlot::environment) = Value::cell(m.frame->environment);
            object.slot(ArgumentsSlot::mapping) = Value::cell(m.ref_of(&mapping));
            object.set_flag(object_exotic, true);
        }
    }
    *m.sp++ = Value::object(m.ref_of(&object));
    return Signal::go_on;
}

static Signal rest_array(Machine& m, std::uint32_t from) {
    const std::uint32_t count = m.frame->argument_count;
    const std::uint32_t first = from < count ? from : count;
    Object& array = m.agent.make_array(std::span<const Value>(m.arguments() + first, count - first));
    *m.sp++ = Value::object(m.ref_of(&array));
    return Signal::go_on;
}

static Signal append(Machine& m, Value value, unsigned pops) {
    Object& array = m.object(m.sp[-1 - static_cast<int>(pops)]);
    append_element(m.agent, array, value);
    m.sp -= pops;
    return Signal::go_on;
}

static Signal new_regexp(Machine& m, Value pattern, Value flags) {
    const Value constructor = m.agent.intrinsic(Intrinsic::RegExp);
    if (!constructor.is_object()) return abrupt(m, m.agent.refuse("RegExp", "Regular expressions can't be run yet."));
    Value* base = m.sp;
    *m.sp++ = constructor;
    *m.sp++ = constructor;
    *m.sp++ = pattern;
    *m.sp++ = flags;
    return construct(m, base);
}

Signal literal_operation(Machine& m, Op op, const std::uint8_t* operands) {
    switch (op) {
    case Op::new_object: {
        Object& object = m.agent.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype);
        *m.sp++ = Value::object(m.ref_of(&object));
        return Signal::go_on;
    }
    case Op::new_array: {
        Object& array = m.agent.make_array();
        *m.sp++ = Value::object(m.ref_of(&array));
        return Signal::go_on;
    }
    case Op::append: return append(m, m.sp[-1], 1);
    case Op::append_hole: {
        Object& array = m.object(m.sp[-1]);
        set_array_length(m.agent, array, array.array_length + 1);
        return Signal::go_on;
    }
    case Op::define_field:
        return define_element(
            m, m.sp[-2], key_from_interned(m.heap, m.constants[read_operand<std::uint32_t>(operands)]), m.sp[-1], 1);
    case Op::define_element: {
        PropertyKey key;
        const Completion completion = to_property_key(m.agent, m.sp[-2], key);
        if (!completion.ok()) return abrupt(m, completion);
        return define_element(m, m.sp[-3], key, m.sp[-1], 2);
    }
    case Op::set_literal_prototype: {
        const Value prototype = *--m.sp;
        if (prototype.is_object() || prototype.is_null()) set_prototype_of(m.agent, m.object(m.sp[-1]), prototype);
        return Signal::go_on;
    }
    case Op::copy_data_properties: return copy_data_properties(m, read_operand<std::uint16_t>(operands));
    case Op::template_object: return template_object(m, m.constants[read_operand<std::uint32_t>(operands)]);
    case Op::new_regexp:
        return new_regexp(m, m.constants[read_operand<std::uint32_t>(operands)],
                          m.constants[read_operand<std::uint32_t>(operands + 4)]);
    case Op::arguments_object:
        return arguments_object(m, operands[0] != 0, m.constants[read_operand<std::uint32_t>(operands + 1)]);
    default: // rest_array
        return rest_array(m, read_operand<std::uint16_t>(operands));
    }
}

} // namespace loopscope
