// ECMA-262 10.1.8 [[Get]]: where a property is found, without running code.
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/property_storage.h"
#include "engine/runtime/string.h"
#include "engine/runtime/typed_array.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static Lookup data_lookup(const Heap& heap, const Object& object, Value value, std::uint8_t attributes) {
    Lookup found;
    found.kind = Lookup::Kind::data;
    found.attributes = attributes;
    found.value = value;
    found.holder = heap.ref_of(&object);
    return found;
}

static Lookup special_lookup(const Heap& heap, const Object& object, Lookup::Kind kind) {
    Lookup found;
    found.kind = kind;
    found.holder = heap.ref_of(&object);
    return found;
}

Lookup lookup_at(const Heap& heap, const Object& object, const Shape& shape, std::uint32_t position) {
    const std::uint32_t attributes = entry_at(heap, shape, position).attributes;
    const Value stored = heap.at<Values>(object.slots).items[position];
    Lookup found = data_lookup(heap, object, stored, static_cast<std::uint8_t>(attributes));
    found.slot = position;
    found.in_slots = !is_dictionary(shape);
    if (attributes & refusal) {
        found.kind = Lookup::Kind::refusal;
    } else if (attributes & accessor) {
        const Values& pair = heap.at<Values>(stored);
        found.kind = Lookup::Kind::accessor;
        found.getter = pair.items[0];
        found.setter = pair.items[1];
        found.value = Value::undefined();
    }
    return found;
}

static Lookup ordinary_own(const Heap& heap, const Object& object, PropertyKey key) {
    const Shape& shape = shape_of(heap, object);
    if (key.is_index()) {
        const Value element = element_at(heap, object, key.index());
        if (!element.is_hole()) return data_lookup(heap, object, element, all_attributes);
        if (!(shape.header.flags & shape_has_index_keys)) return {};
    }
    const std::uint32_t position = find_property(heap, shape, key);
    return position == no_position ? Lookup{} : lookup_at(heap, object, shape, position);
}

// ECMA-262 10.4.3.5 StringGetOwnProperty
static Lookup string_own(Agent& agent, const Object& object, PropertyKey key) {
    const Value string = object.internal()[0];
    if (key.is_index() && key.index() < length_of(agent.heap, string)) {
        return data_lookup(agent.heap, object, string_from_unit(agent, flatten(agent, string)[key.index()]),
                           enumerable);
    }
    if (key == agent.key(Name::length)) {
        return data_lookup(agent.heap, object, Value::number(length_of(agent.heap, string)), 0);
    }
    return ordinary_own(agent.heap, object, key);
}

// ECMA-262 10.4.4.1: a mapped argument's value is its variable's.
static Lookup arguments_own(Agent& agent, Object& object, PropertyKey key) {
    Lookup found = ordinary_own(agent.heap, object, key);
    if (Value* mapped = mapped_argument(agent.heap, object, key)) found.value = *mapped;
    return found;
}

static Lookup supported_name(const Heap& heap, const Object& object, PropertyKey key) {
    const Value names = object.slot(LegacySlot::names);
    if (!names.is_object()) return {};
    const Lookup found = ordinary_own(heap, heap.at<Object>(names), key);
    if (found.kind == Lookup::Kind::absent) return {};
    return data_lookup(heap, object, found.value, low_byte((found.attributes & enumerable) | configurable));
}

// Web IDL, legacy platform objects: [[GetOwnProperty]], LegacyPlatformObjectGetOwnProperty
static Lookup legacy_own(Agent& agent, const Object& object, PropertyKey key) {
    const Heap& heap = agent.heap;
    if (is_legacy_index(heap, object, key)) {
        const Object& items = heap.at<Object>(object.slot(LegacySlot::items));
        const Value item = key.is_index() ? element_at(heap, items, key.index()) : Value::hole();
        return item.is_hole() ? Lookup{} : data_lookup(heap, object, item, enumerable | configurable);
    }
    if (has_legacy_flag(object, legacy_names_override))
        if (const Lookup named = supported_name(heap, object, key); named.kind != Lookup::Kind::absent) return named;
    const Lookup own = ordinary_own(heap, object, key);
    if (own.kind != Lookup::Kind::absent) return own;
    const Lookup named = supported_name(heap, object, key);
    if (named.kind == Lookup::Kind::absent) return {};
    const Value prototype = shape_of(heap, object).prototype; // 3.9.6 named property visibility
    const bool shadowed =
        prototype.is_object() && lookup(agent, agent.heap.at<Object>(prototype), key).kind != Lookup::Kind::absent;
    return shadowed ? Lookup{} : named;
}

bool is_legacy_property(Agent& agent, const Object& object, PropertyKey key) {
    if (!is_legacy_platform_object(object)) return false;
    if (is_legacy_index(agent.heap, object, key)) return true;
    if (supported_name(agent.heap, object, key).kind == Lookup::Kind::absent) return false;
    return has_legacy_flag(object, legacy_names_override) ||
           ordinary_own(agent.heap, object, key).kind == Lookup::Kind::absent;
}

static Lookup exotic_own(Agent& agent, Object& object, PropertyKey key) {
    switch (object.object_class()) {
    case ObjectClass::platform: return legacy_own(agent, object, key);
    case ObjectClass::proxy: return special_lookup(agent.heap, object, Lookup::Kind::proxy);
    case ObjectClass::string_object: return string_own(agent, object, key);
    case ObjectClass::arguments: return arguments_own(agent, object, key);
    case ObjectClass::typed_array: {
        std::int64_t index;
        return is_numeric_key(agent.heap, key, index) ? typed_array_own(agent, object, key, index)
                                                      : ordinary_own(agent.heap, object, key);
    }
    default: return special_lookup(agent.heap, object, Lookup::Kind::exotic);
    }
}

Lookup get_own_property(Agent& agent, Object& object, PropertyKey key) {
    if (object.has_flag(object_exotic)) return exotic_own(agent, object, key);
    if (object.object_class() == ObjectClass::array && key == agent.key(Name::length)) {
        const std::uint8_t attributes = object.has_flag(object_length_readonly) ? 0 : writable;
        return data_lookup(agent.heap, object, Value::number(object.array_length), attributes);
    }
    return ordinary_own(agent.heap, object, key);
}

Lookup find_private_element(const Heap& heap, const Object& object, PropertyKey name) {
    return ordinary_own(heap, object, name);
}

Lookup lookup(Agent& agent, Object& object, PropertyKey key) {
    for (Object* holder = &object;;) {
        const Lookup found = get_own_property(agent, *holder, key);
        if (found.kind != Lookup::Kind::absent) return found;
        std::int64_t index; // 10.4.5.5: an index that is not there is on no prototype either
        if (holder->object_class() == ObjectClass::typed_array && is_numeric_key(agent.heap, key, index)) return found;
        const Value prototype = shape_of(agent.heap, *holder).prototype;
        if (!prototype.is_object()) return found;
        holder = &agent.heap.at<Object>(prototype);
    }
}

Value prototype_for_primitive(Agent& agent, Value primitive) {
    if (primitive.is_string()) return agent.intrinsic(Intrinsic::StringPrototype);
    if (primitive.is_number()) return agent.intrinsic(Intrinsic::NumberPrototype);
    if (primitive.is_boolean()) return agent.intrinsic(Intrinsic::BooleanPrototype);
    if (primitive.is_symbol()) return agent.intrinsic(Intrinsic::SymbolPrototype);
    if (primitive.is_bigint()) return agent.intrinsic(Intrinsic::BigIntPrototype);
    return Value::hole();
}

Completion call_getter(Agent& agent, Value getter, Value receiver) {
    if (!getter.is_object()) return Completion::normal();
    agent.pending_call = {};
    agent.pending_call.callee = getter;
    agent.pending_call.this_value = receiver;
    return Completion::call();
}

Completion refuse_property(Agent& agent, PropertyKey key, Value reason) {
    const Value name = key.is_symbol() ? agent.heap.at<Symbol>(key.value).description : key_to_value(agent, key);
    return agent.refuse(name.is_string() ? to_utf8(agent.heap, name) : "Symbol()",
                        reason.is_string() ? to_utf8(agent.heap, reason) : "");
}

static Completion result_of(Agent& agent, const Lookup& found, PropertyKey key, Value receiver) {
    switch (found.kind) {
    case Lookup::Kind::absent: return Completion::normal();
    case Lookup::Kind::data: return Completion::normal(found.value);
    case Lookup::Kind::accessor: return call_getter(agent, found.getter, receiver);
    case Lookup::Kind::refusal: return refuse_property(agent, key, found.value);
    case Lookup::Kind::proxy:
    case Lookup::Kind::exotic: return Completion::fallback();
    }
    return Completion::normal();
}

static Completion get_from_string(Agent& agent, Value string, PropertyKey key, bool& done) {
    done = true;
    if (key == agent.key(Name::length)) return Completion::normal(Value::number(length_of(agent.heap, string)));
    if (key.is_index() && key.index() < length_of(agent.heap, string)) {
        if (!can_flatten(agent, string)) return Completion::collect();
        return Completion::normal(string_from_unit(agent, flatten(agent, string)[key.index()]));
    }
    done = false;
    return Completion::normal();
}

// ECMA-262 7.3.2 Get, 7.3.3 GetV
Completion get(Agent& agent, Value base, PropertyKey key) {
    Value start = base;
    if (!base.is_object()) {
        bool done = false;
        if (base.is_string()) {
            const Completion own = get_from_string(agent, base, key, done);
            if (done) return own;
        }
        start = prototype_for_primitive(agent, base);
        if (!start.is_object()) return agent.throw_type_error("Cannot read properties of undefined or null");
    }
    return result_of(agent, lookup(agent, agent.heap.at<Object>(start), key), key, base);
}

Completion get(Agent& agent, Object& object, Name name) { return get(agent, agent.value_of(object), agent.key(name)); }

bool has_own_property(Agent& agent, Object& object, PropertyKey key) {
    return get_own_property(agent, object, key).kind != Lookup::Kind::absent;
}

} // namespace loopscope
