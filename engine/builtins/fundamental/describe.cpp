#include "engine/builtins/fundamental/describe.h"

#include "engine/bytecode/executable.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

static Value data_or_undefined(Agent& agent, Object& object, PropertyKey key) {
    const Lookup found = lookup(agent, object, key);
    return found.kind == Lookup::Kind::data ? found.value : Value::undefined();
}

std::string function_source(Agent& agent, const Object& function) {
    if (function.object_class() == ObjectClass::function) {
        const Value executable_value = function.slot(FunctionSlot::executable);
        if (executable_value.is_cell()) {
            const Executable& executable = agent.heap.at<Executable>(executable_value);
            if (!(executable.flags & executable_library)) {
                const std::u16string source = to_u16(agent.heap, executable.source_text);
                const std::u16string part = source.substr(executable.start, executable.end - executable.start);
                return to_utf8(agent.heap, string_from_units(agent, part));
            }
        }
    }
    std::string name;
    Lookup found;
    if (!function.has_flag(object_exotic))
        found = get_own_property(agent, const_cast<Object&>(function), agent.key(Name::name));
    if (found.kind == Lookup::Kind::data && found.value.is_string()) name = to_utf8(agent.heap, found.value);
    return "function " + name + "() { [native code] }";
}

std::string describe_error(Agent& agent, Object& object) {
    // A DOMException keeps them in its state.
    Object& error =
        object.object_class() == ObjectClass::platform ? agent.heap.at<Object>(object.internal()[0]) : object;
    const Value name = data_or_undefined(agent, error, agent.key(Name::name));
    const Value message = data_or_undefined(agent, error, agent.key(Name::message));
    const std::string name_text = name.is_undefined() ? "Error" : describe(agent, name);
    const std::string message_text = message.is_undefined() ? "" : describe(agent, message);
    if (name_text.empty()) return message_text;
    return message_text.empty() ? name_text : name_text + ": " + message_text;
}

std::string constructor_name(Agent& agent, Object& object) {
    const Value constructor = data_or_undefined(agent, object, agent.key(Name::constructor));
    if (!constructor.is_object()) return "Object";
    Object& function = agent.heap.at<Object>(constructor);
    if (!function.callable() || function.object_class() == ObjectClass::proxy) return "Object";
    const Lookup name = get_own_property(agent, function, agent.key(Name::name));
    const bool named =
        name.kind == Lookup::Kind::data && name.value.is_string() && length_of(agent.heap, name.value) > 0;
    return named ? to_utf8(agent.heap, name.value) : "Object";
}

static std::string builtin_tag(Agent& agent, Object& object) {
    const Value tag = data_or_undefined(agent, object, agent.key(WellKnownSymbol::to_string_tag));
    if (tag.is_string()) return to_utf8(agent.heap, tag);
    switch (object.object_class()) {
    case ObjectClass::array: return "Array";
    case ObjectClass::function:
    case ObjectClass::bound_function: return "Function";
    case ObjectClass::error: return "Error";
    case ObjectClass::boolean_object: return "Boolean";
    case ObjectClass::number_object: return "Number";
    case ObjectClass::string_object: return "String";
    case ObjectClass::arguments: return "Arguments";
    case ObjectClass::date: return "Date";
    case ObjectClass::regexp: return "RegExp";
    default: return "Object";
    }
}

static std::string describe_object(Agent& agent, Object& object) {
    if (object.object_class() == ObjectClass::proxy)
        return object.callable() ? "function () { [native code] }" : "#<Object>";
    if (object.callable()) return function_source(agent, object);
    if (object.object_class() == ObjectClass::error) return describe_error(agent, object);
    const Value to_string_function = data_or_undefined(agent, object, agent.key(Name::to_string));
    if (to_string_function.is_object()) {
        Object& object_prototype = agent.heap.at<Object>(agent.intrinsic(Intrinsic::ObjectPrototype));
        const Lookup standard = get_own_property(agent, object_prototype, agent.key(Name::to_string));
        if (standard.kind == Lookup::Kind::data && standard.value == to_string_function)
            return "#<" + constructor_name(agent, object) + ">";
    }
    return "[object " + builtin_tag(agent, object) + "]";
}

std::string describe(Agent& agent, Value value) {
    if (value.is_object()) return describe_object(agent, agent.heap.at<Object>(value));
    if (value.is_symbol()) {
        const Value description = agent.heap.at<Symbol>(value).description;
        return "Symbol(" + (description.is_string() ? to_utf8(agent.heap, description) : std::string()) + ")";
    }
    const Completion text = to_string(agent, value);
    return text.ok() ? to_utf8(agent.heap, text.value) : "?";
}

Completion incompatible(Agent& agent, std::string_view method, Value receiver) {
    return agent.throw_type_error("Method " + std::string(method) + " called on incompatible receiver " +
                                  describe(agent, receiver));
}

} // namespace loopscope
