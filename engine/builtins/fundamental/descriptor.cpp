#include "engine/builtins/fundamental/descriptor.h"

#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"

namespace loopscope {

bool is_plain(const Object& object) {
    return object.object_class() != ObjectClass::proxy && object.object_class() != ObjectClass::module_namespace;
}

Object* plain_object(Agent& agent, Value value) {
    if (!value.is_object()) return nullptr;
    Object& object = agent.heap.at<Object>(value);
    return is_plain(object) ? &object : nullptr;
}

static Value fill(Agent& agent, Object& target, const PropertyDescriptor& from) {
    const auto put = [&](Name name, Value value) { define_data(agent, target, agent.key(name), value); };
    if (!from.value.is_hole()) put(Name::value, from.value);
    if (from.has_writable) put(Name::writable, Value::boolean(from.writable));
    if (!from.get.is_hole()) put(Name::get, from.get);
    if (!from.set.is_hole()) put(Name::set, from.set);
    if (from.has_enumerable) put(Name::enumerable, Value::boolean(from.enumerable));
    if (from.has_configurable) put(Name::configurable, Value::boolean(from.configurable));
    return agent.value_of(target);
}

Value descriptor_record(Agent& agent, const PropertyDescriptor& descriptor) {
    return fill(agent, agent.make_object(ObjectClass::ordinary, Value::null()), descriptor);
}

Value from_property_descriptor(Agent& agent, const PropertyDescriptor& descriptor) {
    return fill(agent, agent.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype), descriptor);
}

PropertyDescriptor descriptor_from_record(Agent& agent, Object& record) {
    PropertyDescriptor descriptor;
    const auto field = [&](Name name) {
        const Lookup found = get_own_property(agent, record, agent.key(name));
        return found.kind == Lookup::Kind::data ? found.value : Value::hole();
    };
    const auto attribute = [&](Name name, bool& has, bool& value) {
        const Value found = field(name);
        has = !found.is_hole();
        value = has && to_boolean(agent.heap, found);
    };
    descriptor.value = field(Name::value);
    descriptor.get = field(Name::get);
    descriptor.set = field(Name::set);
    attribute(Name::writable, descriptor.has_writable, descriptor.writable);
    attribute(Name::enumerable, descriptor.has_enumerable, descriptor.enumerable);
    attribute(Name::configurable, descriptor.has_configurable, descriptor.configurable);
    return descriptor;
}

PropertyDescriptor descriptor_from_lookup(const Lookup& found) {
    PropertyDescriptor descriptor;
    descriptor.has_enumerable = descriptor.has_configurable = true;
    descriptor.enumerable = found.attributes & enumerable;
    descriptor.configurable = found.attributes & configurable;
    if (found.kind == Lookup::Kind::accessor) {
        descriptor.get = found.getter;
        descriptor.set = found.setter;
    } else {
        descriptor.value = found.value;
        descriptor.has_writable = true;
        descriptor.writable = found.attributes & writable;
    }
    return descriptor;
}

Completion to_property_descriptor(Agent& agent, Value attributes, PropertyDescriptor& descriptor) {
    if (!attributes.is_object())
        return agent.throw_type_error("Property description must be an object: " + describe(agent, attributes));
    Object& object = agent.heap.at<Object>(attributes);
    Value found[6];
    constexpr Name fields[] = {Name::enumerable, Name::configurable, Name::value, Name::writable, Name::get, Name::set};
    for (unsigned i = 0; i < 6; ++i) {
        const Lookup field = lookup(agent, object, agent.key(fields[i]));
        if (field.kind == Lookup::Kind::absent) found[i] = Value::hole();
        else if (field.kind == Lookup::Kind::data) found[i] = field.value;
        else return Completion::fallback();
    }
    const auto attribute = [&](Value value, bool& has, bool& is) {
        has = !value.is_hole();
        is = has && to_boolean(agent.heap, value);
    };
    attribute(found[0], descriptor.has_enumerable, descriptor.enumerable);
    attribute(found[1], descriptor.has_configurable, descriptor.configurable);
    attribute(found[3], descriptor.has_writable, descriptor.writable);
    descriptor.value = found[2];
    descriptor.get = found[4];
    descriptor.set = found[5];
    const auto good = [&](Value function) {
        return function.is_hole() || function.is_undefined() || is_callable(agent.heap, function);
    };
    if (!good(descriptor.get))
        return agent.throw_type_error("Getter must be a function: " + describe(agent, descriptor.get));
    if (!good(descriptor.set))
        return agent.throw_type_error("Setter must be a function: " + describe(agent, descriptor.set));
    if (descriptor.is_accessor() && descriptor.is_data())
        return agent.throw_type_error(
            "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, " +
            describe(agent, attributes));
    return Completion::normal();
}

} // namespace loopscope
