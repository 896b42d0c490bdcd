// Properties in the machine: inline caches, and what goes beyond them.
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/machine.h"
#include "engine/runtime/exotic.h"

namespace loopscope {

// --- inline caches ---------------------------------------------------------------------------------------------------

static bool is_dictionary(Machine& m, Ref shape) { return m.at<Shape>(shape).header.flags & shape_dictionary; }

// What a String object has of its own is its length and its units, which no cache is asked for.
static bool is_opaque(const Object& object) {
    return object.has_flag(object_exotic) && object.object_class() != ObjectClass::string_object;
}

// Remembers where a data property was found, if everything on the way to it is held by shapes that never change in
// place.
static void remember(Machine& m, InlineCache& cache, const Object& receiver, const Lookup& found) {
    if (!found.in_slots || is_opaque(receiver) || is_dictionary(m, receiver.shape)) return;
    InlineCache learned;
    learned.shape = receiver.shape;
    learned.slot = found.slot;
    const Object* at = &receiver;
    while (m.ref_of(at) != found.holder) {
        const Value prototype = m.at<Shape>(at->shape).prototype;
        if (learned.hops == std::size(learned.shapes) || !prototype.is_object()) return;
        at = &m.object(prototype);
        if (is_opaque(*at) || is_dictionary(m, at->shape)) return;
        learned.shapes[learned.hops++] = at->shape;
    }
    learned.holder = found.holder;
    cache = learned;
}

// Remembers a store that added a property: nobody on the prototype chain had a say in it, and won't while their shapes
// stay.
static void remember_addition(Machine& m, InlineCache& cache, const Object& receiver, Ref shape_before) {
    if (receiver.has_flag(object_exotic) || is_dictionary(m, shape_before) || is_dictionary(m, receiver.shape)) return;
    if (m.at<Shape>(receiver.shape).parent != shape_before) return;
    InlineCache learned;
    learned.shape = shape_before;
    learned.new_shape = receiver.shape;
    learned.slot = m.at<Shape>(receiver.shape).header.count - 1;
    for (Value at = m.at<Shape>(shape_before).prototype; at.is_object();) {
        const Object& prototype = m.object(at);
        if (learned.hops == std::size(learned.shapes) || prototype.has_flag(object_exotic) ||
            is_dictionary(m, prototype.shape))
            return;
        learned.shapes[learned.hops++] = prototype.shape;
        at = m.at<Shape>(prototype.shape).prototype;
    }
    cache = learned;
}

// --- [[Get]] ---------------------------------------------------------------------------------------------------------

static Signal push_result(Machine& m, Value value, unsigned pops) {
    m.sp -= pops;
    *m.sp++ = value;
    return Signal::go_on;
}

static Signal get_from_lookup(Machine& m, const Lookup& found, Value receiver, PropertyKey key, unsigned pops) {
    switch (found.kind) {
    case Lookup::Kind::absent: return push_result(m, Value::undefined(), pops);
    case Lookup::Kind::data: return push_result(m, found.value, pops);
    case Lookup::Kind::accessor:
        if (!found.getter.is_object()) return push_result(m, Value::undefined(), pops);
        m.sp -= pops;
        return call_function(m, found.getter, receiver, {});
    case Lookup::Kind::refusal:
        return abrupt(m, m.agent.refuse(render_key(m.agent, key), to_utf8(m.heap, found.value)));
    case Lookup::Kind::proxy:
        m.sp -= pops;
        return call_library(m, Intrinsic::ProxyGet,
                            {Value::object(found.holder), key_to_value(m.agent, key), receiver});
    case Lookup::Kind::exotic: break;
    }
    const Completion completion = get(m.agent, receiver, key);
    return completion.ok() ? push_result(m, completion.value, pops) : abrupt(m, completion);
}

Signal get_and_push(Machine& m, Value base, PropertyKey key, unsigned pops) {
    if (base.is_nullish() && key == m.agent.key(WellKnownSymbol::iterator))
        return throw_type_error(m, describe_operand(m.agent, base) +
                                       " is not iterable (cannot read property Symbol(Symbol.iterator))");
    if (base.is_object()) return get_from_lookup(m, lookup(m.agent, m.object(base), key), base, key, pops);
    if (base.is_nullish()) return throw_nullish_read(m, base, render_key(m.agent, key));
    if (base.is_string()) {
        const std::uint32_t length = length_of(m.heap, base);
        if (key == m.agent.key(Name::length)) return push_result(m, Value::number(length), pops);
        if (key.is_index() && key.index() < length)
            return push_result(m, string_from_unit(m.agent, flatten(m.agent, base)[key.index()]), pops);
    }
    const Value prototype = prototype_for_primitive(m.agent, base);
    return get_from_lookup(m, lookup(m.agent, m.object(prototype), key), base, key, pops);
}

Signal get_property(Machine& m, Value name, InlineCache& cache, bool keep_object) {
    const Value base = m.sp[-1];
    const PropertyKey key = key_from_interned(m.heap, name);
    const unsigned pops = keep_object ? 0 : 1;
    if (base.is_string() && key != m.agent.key(Name::length)) {
        Object& prototype = m.object(m.agent.intrinsic(Intrinsic::StringPrototype));
        const Lookup found = lookup(m.agent, prototype, key);
        if (found.kind == Lookup::Kind::data) {
            remember(m, cache, prototype, found);
            return push_result(m, found.value, pops);
        }
    }
    if (!base.is_object()) return get_and_push(m, base, key, pops);
    const Object& object = m.object(base);
    const Lookup found = lookup(m.agent, m.object(base), key);
    if (found.kind == Lookup::Kind::data) {
        remember(m, cache, object, found);
        return push_result(m, found.value, pops);
    }
    return get_from_lookup(m, found, base, key, pops);
}

// Makes a property key of an operand. Not ready: an object is being made primitive, and the instruction runs again.
Signal operand_to_property_key(Machine& m, unsigned below_top, PropertyKey& key, bool& ready) {
    const Value operand = m.sp[-1 - static_cast<int>(below_top)];
    ready = false;
    if (operand.is_object()) return to_primitive(m, below_top, Name::string);
    const Completion completion = to_property_key(m.agent, operand, key);
    if (!completion.ok()) return abrupt(m, completion);
    ready = true;
    return Signal::go_on;
}

static std::string render_raw_key(Machine& m, Value key) {
    PropertyKey converted;
    if (key.is_object() || !to_property_key(m.agent, key, converted).ok()) return {};
    return render_key(m.agent, converted);
}

Signal check_base(Machine& m) {
    const std::string key = render_raw_key(m, m.sp[-1]);
    return throw_nullish_read(m, m.sp[-2], key);
}

Signal get_element(Machine& m, bool keep_object) {
    const Value base = m.sp[-2];
    if (base.is_nullish() && m.sp[-1] == m.agent.symbol(WellKnownSymbol::iterator))
        return get_and_push(m, base, PropertyKey{m.sp[-1]}, 2);
    if (base.is_nullish()) return throw_nullish_read(m, base, render_raw_key(m, m.sp[-1]));
    PropertyKey key;
    bool ready;
    const Signal signal = operand_to_property_key(m, 0, key, ready);
    if (!ready) return signal;
    return get_and_push(m, base, key, keep_object ? 1 : 2);
}

Signal get_super(Machine& m) {
    PropertyKey key;
    bool ready;
    const Signal signal = operand_to_property_key(m, 0, key, ready);
    if (!ready) return signal;
    const Value receiver = m.sp[-3];
    const Value prototype = m.sp[-2];
    if (!prototype.is_object()) return throw_nullish_read(m, prototype, render_key(m.agent, key));
    return get_from_lookup(m, lookup(m.agent, m.object(prototype), key), receiver, key, 3);
}

// --- [[Set]] ---------------------------------------------------------------------------------------------------------

// Why an assignment failed, in V8's words.
static Signal throw_failed_set(Machine& m, Value base, PropertyKey key) {
    const std::string name = render_key(m.agent, key);
    if (base.is_object() && is_legacy_property(m.agent, m.object(base), key))
        return throw_type_error(m, legacy_problem(m.agent, base, key, LegacyAct::set));
    const bool of_string = base.is_string() && (key == m.agent.key(Name::length) ||
                                                (key.is_index() && key.index() < length_of(m.heap, base)));
    if (of_string)
        return throw_type_error(m, "Cannot assign to read only property '" + name + "' of string '" +
                                       render_value(m.agent, base) + "'");
    if (!base.is_object())
        return throw_type_error(m, "Cannot create property '" + name + "' on " + type_of(m.heap, base) + " '" +
                                       render_value(m.agent, base) + "'");
    const Lookup found = lookup(m.agent, m.object(base), key);
    if (found.kind == Lookup::Kind::accessor)
        return throw_type_error(m, "Cannot set property " + name + " of " + render_object(m.agent, base) +
                                       " which has only a getter");
    if (found.kind == Lookup::Kind::data)
        return throw_type_error(m, "Cannot assign to read only property '" + name + "' of " + type_of(m.heap, base) +
                                       " '" + render_object(m.agent, base) + "'");
    return throw_type_error(m, "Cannot add property " + name + ", object is not extensible");
}

static Signal keep_top(Machine& m, Value value, unsigned pops) {
    m.sp -= pops;
    *m.sp++ = value;
    return Signal::go_on;
}

// Pops `pops` operands, leaves the value that was assigned.
static Signal set_on(Machine& m, Value base, PropertyKey key, Value value, bool strict, unsigned pops) {
    if (base.is_nullish()) return throw_nullish_write(m, base, render_key(m.agent, key));
    const Completion completion = set(m.agent, base, key, value);
    switch (completion.type) {
    case CompletionType::normal:
        if (completion.value.is_false() && strict) return throw_failed_set(m, base, key);
        return keep_top(m, value, pops);
    case CompletionType::call: keep_top(m, value, pops); return call_pending(m, ReturnMode::keep_value);
    case CompletionType::fallback: {
        const Value start = base.is_object() ? base : prototype_for_primitive(m.agent, base);
        const Lookup found = lookup(m.agent, m.object(start), key);
        const Value holder = found.holder ? Value::object(found.holder) : start;
        keep_top(m, value, pops);
        if (m.object(start).object_class() ==
            ObjectClass::platform) // Web IDL, legacy platform objects, [[Set]]: its indexed property setter
            return call_library(m, Intrinsic::SetLegacyItem, {start, key_to_value(m.agent, key), value},
                                ReturnMode::keep_value);
        return call_library(m, Intrinsic::ProxySet,
                            {holder, key_to_value(m.agent, key), value, base, Value::boolean(strict)},
                            ReturnMode::keep_value);
    }
    default: return abrupt(m, completion);
    }
}

Signal set_property(Machine& m, Value name, bool strict, InlineCache& cache) {
    const Value base = m.sp[-2];
    const Value value = m.sp[-1];
    const PropertyKey key = key_from_interned(m.heap, name);
    if (!base.is_object()) return set_on(m, base, key, value, strict, 2);
    Object& object = m.object(base);
    const Ref shape_before = object.shape;
    const Lookup own = get_own_property(m.agent, object, key);
    if (own.kind == Lookup::Kind::data && own.in_slots && (own.attributes & writable)) {
        Lookup found = own;
        found.holder = base.as_ref();
        remember(m, cache, object, found);
        m.at<Values>(object.slots).items[own.slot] = value;
        return keep_top(m, value, 2);
    }
    const Signal signal = set_on(m, base, key, value, strict, 2);
    if (own.kind == Lookup::Kind::absent && object.shape != shape_before)
        remember_addition(m, cache, object, shape_before);
    return signal;
}

Signal set_element(Machine& m, bool strict) {
    const Value base = m.sp[-3];
    if (base.is_nullish()) {
        const std::string key = m.sp[-2].is_object() ? render_object(m.agent, m.sp[-2]) : render_raw_key(m, m.sp[-2]);
        return throw_nullish_write(m, base, key);
    }
    PropertyKey key;
    bool ready;
    const Signal signal = operand_to_property_key(m, 1, key, ready);
    if (!ready) return signal;
    return set_on(m, base, key, m.sp[-1], strict, 3);
}

Signal set_super(Machine& m, bool strict) {
    PropertyKey key;
    bool ready;
    const Signal signal = operand_to_property_key(m, 1, key, ready);
    if (!ready) return signal;
    const Value receiver = m.sp[-4];
    const Value prototype = m.sp[-3];
    const Value value = m.sp[-1];
    if (!prototype.is_object()) return throw_nullish_write(m, Value::null(), render_key(m.agent, key));
    {
        const Lookup found = lookup(m.agent, m.object(prototype), key);
        if (found.kind == Lookup::Kind::accessor) {
            if (!found.setter.is_object()) {
                if (strict) return throw_failed_set(m, prototype, key);
                return keep_top(m, value, 4);
            }
            keep_top(m, value, 4);
            return call_function(m, found.setter, receiver, {value}, ReturnMode::keep_value);
        }
        if (found.kind == Lookup::Kind::data && !(found.attributes & writable)) {
            if (strict) return throw_failed_set(m, prototype, key);
            return keep_top(m, value, 4);
        }
        if (found.kind == Lookup::Kind::proxy) {
            keep_top(m, value, 4);
            return call_library(
                m, Intrinsic::ProxySet,
                {Value::object(found.holder), key_to_value(m.agent, key), value, receiver, Value::boolean(strict)},
                ReturnMode::keep_value);
        }
    }
    // 10.1.9.2 from step 2.c on: the property is made or changed on the receiver itself
    if (!receiver.is_object()) return keep_top(m, value, 4);
    Object& object = m.object(receiver);
    const Lookup own = get_own_property(m.agent, object, key);
    PropertyDescriptor descriptor;
    descriptor.value = value;
    if (own.kind == Lookup::Kind::absent) {
        descriptor.has_writable = descriptor.has_enumerable = descriptor.has_configurable = true;
        descriptor.writable = descriptor.enumerable = descriptor.configurable = true;
    } else if (own.kind == Lookup::Kind::accessor || !(own.attributes & writable)) {
        if (strict) return throw_failed_set(m, receiver, key);
        return keep_top(m, value, 4);
    }
    const Completion completion = define_own_property(m.agent, object, key, descriptor);
    if (!completion.ok()) return abrupt(m, completion);
    if (completion.value.is_false() && strict) return throw_failed_set(m, receiver, key);
    return keep_top(m, value, 4);
}

// --- [[Delete]], [[HasProperty]], instanceof -------------------------------------------------------------------------

// delete object.key: the object is the lowest of `pops` operands; key a hole when it is the operand above.
Signal delete_from(Machine& m, bool strict, Value name, unsigned pops) {
    const Value base = m.sp[-static_cast<int>(pops)];
    if (base.is_nullish()) return throw_type_error(m, "Cannot convert undefined or null to object");
    PropertyKey key;
    if (name.is_hole()) {
        bool ready;
        const Signal signal = operand_to_property_key(m, 0, key, ready);
        if (!ready) return signal;
    } else {
        key = key_from_interned(m.heap, name);
    }
    const Completion wrapped = to_object(m.agent, base);
    if (!wrapped.ok()) return abrupt(m, wrapped);
    Object& object = m.object(wrapped.value);
    if (object.object_class() == ObjectClass::proxy) {
        m.sp -= pops;
        return call_library(m, Intrinsic::ProxyDelete,
                            {wrapped.value, key_to_value(m.agent, key), Value::boolean(strict)},
                            ReturnMode::to_boolean);
    }
    const Completion completion = delete_property(m.agent, object, key);
    if (!completion.ok()) return abrupt(m, completion);
    if (completion.value.is_false() && strict && is_legacy_property(m.agent, object, key))
        return throw_type_error(m, legacy_problem(m.agent, wrapped.value, key, LegacyAct::remove));
    if (completion.value.is_false() && strict)
        return throw_type_error(m, "Cannot delete property '" + render_key(m.agent, key) + "' of " +
                                       (base.is_string() ? "[object String]" : render_object(m.agent, base)));
    return push_result(m, completion.value, pops);
}

Signal has_property(Machine& m) {
    const Value target = m.sp[-1];
    if (!target.is_object()) {
        const Value key = m.sp[-2];
        const std::string shown = key.is_object() ? render_object(m.agent, key) : render_value(m.agent, key);
        return throw_type_error(m, "Cannot use 'in' operator to search for '" + shown + "' in " +
                                       render_value(m.agent, target));
    }
    PropertyKey key;
    bool ready;
    const Signal signal = operand_to_property_key(m, 1, key, ready);
    if (!ready) return signal;
    const Lookup found = lookup(m.agent, m.object(target), key);
    if (found.kind == Lookup::Kind::proxy) {
        m.sp -= 2;
        return call_library(m, Intrinsic::ProxyHas, {Value::object(found.holder), key_to_value(m.agent, key)},
                            ReturnMode::to_boolean);
    }
    return push_result(m, Value::boolean(found.kind != Lookup::Kind::absent), 2);
}

// 13.10.2 InstanceofOperator; the library does what the ordinary case leaves over.
Signal instance_of(Machine& m) {
    const Value target = m.sp[-1];
    if (!target.is_object()) return throw_type_error(m, "Right-hand side of 'instanceof' is not an object");
    const Object& constructor = m.object(target);
    const Lookup method = lookup(m.agent, m.object(target), m.agent.key(WellKnownSymbol::has_instance));
    // Function.prototype[@@hasInstance] can't be changed: found there, it is the standard's own.
    const bool ordinary = method.kind == Lookup::Kind::data && constructor.object_class() == ObjectClass::function &&
                          method.holder == m.agent.intrinsic(Intrinsic::FunctionPrototype).as_ref();
    if (method.kind == Lookup::Kind::absent && !constructor.callable())
        return throw_type_error(m, "Right-hand side of 'instanceof' is not callable");
    const Lookup prototype = lookup(m.agent, m.object(target), m.agent.key(Name::prototype));
    if (ordinary && prototype.kind == Lookup::Kind::data && prototype.value.is_object()) {
        Value at = m.sp[-2];
        while (at.is_object()) {
            if (m.object(at).object_class() == ObjectClass::proxy) break;
            at = get_prototype_of(m.heap, m.object(at));
            if (at == prototype.value) return push_result(m, Value::boolean(true), 2);
        }
        if (!at.is_object()) return push_result(m, Value::boolean(false), 2);
    }
    const Value value = m.sp[-2];
    m.sp -= 2;
    return call_library(m, Intrinsic::InstanceofOperator, {value, target}, ReturnMode::to_boolean);
}

} // namespace loopscope
