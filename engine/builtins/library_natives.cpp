// What library sources are written with: definitions (%methods, %constructor, %define...), and the small operations of
// the specification that never call back. README.md of this folder documents them.
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/interpreter/frame.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/exotic.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <cassert>
#include <cmath>

namespace loopscope {

static Object& object_argument(Agent& agent, const NativeCall& call, std::uint32_t i) {
    return agent.heap.at<Object>(call.argument(i));
}

static std::string text_argument(Agent& agent, const NativeCall& call, std::uint32_t i) {
    return to_utf8(agent.heap, call.argument(i));
}

// --- definitions, run while a realm is made ------------------------------------------------------------------------

static void attach_fast_path(Agent& agent, Object& function, std::string_view holder, std::string_view name) {
    const NativeTable& table = *agent.natives;
    for (std::size_t i = 0; i < table.specs.size(); ++i) {
        const NativeSpec& spec = table.specs[i];
        if (!(spec.flags & native_fast_path) || spec.holder != holder || spec.name != name) continue;
        function.slot(FunctionSlot::native) = Value::index(i);
        return;
    }
}

static std::string spec_name(Agent& agent, PropertyKey key) {
    if (!key.is_symbol()) return to_utf8(agent.heap, key_to_value(agent, key));
    const std::string description = to_utf8(agent.heap, agent.heap.at<Symbol>(key.value).description);
    return "@@" + description.substr(description.find('.') + 1);
}

static Completion holder_argument(Agent& agent, const NativeCall& call, Value& holder, std::string& path) {
    holder = call.argument(0);
    if (holder.is_string()) {
        path = to_utf8(agent.heap, holder);
        holder = holder_from_path(agent, path);
    }
    if (!holder.is_object()) return agent.throw_type_error("no such holder: " + path);
    return Completion::normal();
}

// %methods(holder, {...}): each member becomes a method or accessor of the holder, not enumerable.
static Completion methods(Agent& agent, const NativeCall& call) {
    Value holder_value;
    std::string path;
    LOOPSCOPE_TRY_VOID(holder_argument(agent, call, holder_value, path));
    Object& holder = agent.heap.at<Object>(holder_value);
    Object& literal = object_argument(agent, call, 1);
    for (const PropertyKey key : own_property_keys(agent.heap, literal)) {
        const Lookup member = get_own_property(agent, literal, key);
        if (member.kind == Lookup::Kind::accessor) {
            const std::string name = spec_name(agent, key);
            if (member.getter.is_object()) attach_fast_path(agent, agent.heap.at<Object>(member.getter), path, name);
            define_accessor(agent, holder, key, member.getter, member.setter, configurable);
        } else {
            attach_fast_path(agent, agent.heap.at<Object>(member.value), path, spec_name(agent, key));
            define_data(agent, holder, key, member.value, writable | configurable);
        }
    }
    return Completion::normal();
}

// %constructor(name, function, parent, owner): wires constructor, prototype, intrinsic and the property of the global
// object, or of the owner. The library's constructors make their objects themselves (from new.target), so the machine
// must not: they count as derived.
static Completion constructor(Agent& agent, const NativeCall& call) {
    const std::string name = text_argument(agent, call, 0);
    Object& function = object_argument(agent, call, 1);
    function.set_flag(object_constructor, true);
    function.slot(FunctionSlot::flags) = Value::int32(function.slot(FunctionSlot::flags).as_int32() | function_derived |
                                                      function_library | function_strict);
    const Lookup length = get_own_property(agent, function, agent.key(Name::length));
    set_function_name_and_length(agent, function, intern(agent, name), static_cast<unsigned>(length.value.as_number()));
    attach_fast_path(agent, function, "", name);
    const Value parent = call.argument(2);
    Value prototype = holder_from_path(agent, name + ".prototype");
    if (!prototype.is_object()) {
        Value parent_prototype = agent.intrinsic(Intrinsic::ObjectPrototype);
        if (parent.is_object()) {
            LOOPSCOPE_TRY(get(agent, agent.heap.at<Object>(parent), Name::prototype), inherited);
            parent_prototype = inherited;
        }
        prototype = agent.value_of(agent.make_object(ObjectClass::ordinary, parent_prototype));
        if (const auto intrinsic = agent.natives->intrinsic_at(name + ".prototype"))
            agent.set_intrinsic(*intrinsic, prototype);
    }
    if (parent.is_object()) set_prototype_of(agent, function, parent);
    define_data(agent, function, agent.key(Name::prototype), prototype, 0);
    const bool fixed = name == "GeneratorFunction" || name == "AsyncGeneratorFunction" || name == "AsyncFunction";
    const bool hidden = fixed || name == "TypedArray";
    if (name != "Iterator") // whose "constructor" is an accessor (27.1.4.1)
        define_data(agent, agent.heap.at<Object>(prototype), agent.key(Name::constructor), call.argument(1),
                    fixed ? configurable : writable | configurable);
    if (const auto intrinsic = agent.natives->intrinsic_at(name)) agent.set_intrinsic(*intrinsic, call.argument(1));
    const Value owner = call.argument(3).is_object() ? call.argument(3) : agent.global_object();
    if (!hidden)
        define_data(agent, agent.heap.at<Object>(owner), key_from_spec(agent, name), call.argument(1),
                    writable | configurable);
    for (std::uint32_t i = 0; i < agent.natives->specs.size(); ++i) { // its leaves, which could not be installed before
        const NativeSpec& spec = agent.natives->specs[i];
        if (spec.holder == name && !(spec.flags & (native_intrinsic | native_fast_path))) install_native(agent, i);
    }
    return Completion::normal();
}

// %define(name, value): what library sources and the machine then reach as %name.
static Completion define(Agent& agent, const NativeCall& call) {
    const std::string name = text_argument(agent, call, 0);
    const auto intrinsic = agent.natives->intrinsic_named(name);
    if (!intrinsic) return agent.throw_type_error("no such intrinsic: " + name);
    agent.set_intrinsic(*intrinsic, call.argument(1));
    if (!call.argument(1).is_object()) return Completion::normal();
    Object& function = object_argument(agent, call, 1);
    if (!function.callable()) return Completion::normal();
    const Lookup length = get_own_property(agent, function, agent.key(Name::length));
    set_function_name_and_length(agent, function, intern(agent, name), static_cast<unsigned>(length.value.as_number()));
    attach_fast_path(agent, function, "%", name);
    return Completion::normal();
}

// %remember(name, value): %define for something that has its name already.
static Completion remember(Agent& agent, const NativeCall& call) {
    const std::string name = text_argument(agent, call, 0);
    const auto intrinsic = agent.natives->intrinsic_named(name);
    if (!intrinsic) return agent.throw_type_error("no such intrinsic: " + name);
    agent.set_intrinsic(*intrinsic, call.argument(1));
    return Completion::normal();
}

// %alias(holder, existing key, new key, name): the same function object under another key.
static Completion alias(Agent& agent, const NativeCall& call) {
    Value holder_value;
    std::string path;
    LOOPSCOPE_TRY_VOID(holder_argument(agent, call, holder_value, path));
    Object& holder = agent.heap.at<Object>(holder_value);
    PropertyKey from, to;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(1), from));
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(2), to));
    const Lookup found = get_own_property(agent, holder, from);
    define_data(agent, holder, to, found.value, writable | configurable);
    return Completion::normal();
}

// %constants(holder, {...}): values that can be neither written, listed nor redefined.
static Completion constants(Agent& agent, const NativeCall& call) {
    Value holder_value;
    std::string path;
    LOOPSCOPE_TRY_VOID(holder_argument(agent, call, holder_value, path));
    Object& literal = object_argument(agent, call, 1);
    for (const PropertyKey key : own_property_keys(agent.heap, literal))
        define_data(agent, agent.heap.at<Object>(holder_value), key, get_own_property(agent, literal, key).value, 0);
    return Completion::normal();
}

// %readOnly(holder, key): the property can no longer be written (the methods that stand for operators).
static Completion read_only(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(1), key));
    Object& holder = object_argument(agent, call, 0);
    define_data(agent, holder, key, get_own_property(agent, holder, key).value, configurable);
    return Completion::normal();
}

// --- types and conversions -----------------------------------------------------------------------------------------

static Completion is_object(Agent&, const NativeCall& call) {
    return Completion::normal(Value::boolean(call.argument(0).is_object()));
}

static Completion is_callable_value(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(is_callable(agent.heap, call.argument(0))));
}

static Completion is_constructor_value(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(is_constructor(agent.heap, call.argument(0))));
}

// ECMA-262 7.2.2 IsArray; chains of proxies are walked here.
static Completion is_array_value(Agent& agent, const NativeCall& call) {
    Value value = call.argument(0);
    while (value.is_object() && agent.heap.at<Object>(value).object_class() == ObjectClass::proxy) {
        const Object& proxy = agent.heap.at<Object>(value);
        if (proxy.internal()[1].is_null())
            return agent.throw_type_error("Cannot perform 'IsArray' on a proxy that has been revoked");
        value = proxy.internal()[0];
    }
    return Completion::normal(Value::boolean(is_array(agent.heap, value)));
}

static constexpr std::string_view class_names[] = {"ordinary",
                                                   "array",
                                                   "function",
                                                   "bound_function",
                                                   "error",
                                                   "boolean_object",
                                                   "number_object",
                                                   "string_object",
                                                   "symbol_object",
                                                   "bigint_object",
                                                   "arguments",
                                                   "promise",
                                                   "map",
                                                   "set",
                                                   "map_iterator",
                                                   "set_iterator",
                                                   "array_iterator",
                                                   "string_iterator",
                                                   "regexp_string_iterator",
                                                   "generator",
                                                   "async_generator",
                                                   "async_function_state",
                                                   "date",
                                                   "regexp",
                                                   "weak_map",
                                                   "weak_set",
                                                   "weak_ref",
                                                   "finalization_registry",
                                                   "proxy",
                                                   "array_buffer",
                                                   "typed_array",
                                                   "data_view",
                                                   "module_namespace",
                                                   "iterator_helper",
                                                   "wrap_for_valid_iterator",
                                                   "async_from_sync_iterator",
                                                   "for_in_iterator",
                                                   "disposable_stack",
                                                   "async_disposable_stack",
                                                   "global",
                                                   "platform",
                                                   "foreign"};
static_assert(std::size(class_names) == ordinal(ObjectClass::foreign) + 1);

// %isClass(value, "map"): the brand check of built-ins.
static Completion is_class(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_object()) return Completion::normal(Value::boolean(false));
    const auto index = static_cast<std::size_t>(object_argument(agent, call, 0).object_class());
    const FlatView name = flatten(agent, call.argument(1));
    const std::string_view text(reinterpret_cast<const char*>(name.latin1), name.length);
    return Completion::normal(Value::boolean(class_names[index] == text));
}

// %newObject(prototype, "iterator_helper", slots): an object with internal slots.
static Completion new_object(Agent& agent, const NativeCall& call) {
    const std::string name = text_argument(agent, call, 1);
    for (std::size_t i = 0; i < std::size(class_names); ++i) {
        if (class_names[i] != name) continue;
        const auto slots = static_cast<unsigned>(call.argument(2).as_int32());
        Object& made = agent.make_object(static_cast<ObjectClass>(i), call.argument(0), slots);
        return Completion::normal(agent.value_of(made));
    }
    return agent.throw_type_error("no such class: " + name);
}

static Completion get_slot(Agent& agent, const NativeCall& call) {
    return Completion::normal(object_argument(agent, call, 0).internal()[call.argument(1).as_int32()]);
}

static Completion set_slot(Agent& agent, const NativeCall& call) {
    object_argument(agent, call, 0).internal()[call.argument(1).as_int32()] = call.argument(2);
    return Completion::normal();
}

static Completion to_object_value(Agent& agent, const NativeCall& call) {
    if (call.argument(0).is_nullish()) return agent.throw_type_error("Cannot convert undefined or null to object");
    return to_object(agent, call.argument(0));
}

// %thisObject(value, "Array.prototype.map"): ToObject(this value) with the method's name in the message.
static Completion this_object(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_nullish()) return to_object(agent, call.argument(0));
    return agent.throw_type_error(text_argument(agent, call, 1) + " called on null or undefined");
}

static Completion to_integer(Agent&, const NativeCall& call) {
    return Completion::normal(Value::number(to_integer_or_infinity(call.argument(0).as_number())));
}

static Completion to_length_value(Agent&, const NativeCall& call) {
    return Completion::normal(Value::number(to_length(call.argument(0).as_number())));
}

// %relativeIndex(number, length): a position counted from the end when negative, within 0..length.
static Completion relative_index(Agent&, const NativeCall& call) {
    const double relative = to_integer_or_infinity(call.argument(0).as_number());
    const double length = call.argument(1).as_number();
    return Completion::normal(
        Value::number(relative < 0 ? std::fmax(length + relative, 0) : std::fmin(relative, length)));
}

static Completion same_value_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(same_value(agent, call.argument(0), call.argument(1))));
}

static Completion same_value_zero_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(Value::boolean(same_value_zero(agent, call.argument(0), call.argument(1))));
}

// --- the running library function ------------------------------------------------------------------------------------

static const Frame& running_frame(const Agent& agent) { return agent.heap.at<Frame>(agent.heap.header().fp); }

static Completion argument_count(Agent& agent, const NativeCall&) {
    return Completion::normal(Value::number(running_frame(agent).argument_count));
}

static Value frame_argument(const Agent& agent, std::uint32_t i) {
    const Frame& frame = running_frame(agent);
    if (i >= frame.argument_count) return Value::undefined();
    return agent.heap.at<Value>(frame.base + (2 + i) * static_cast<std::uint32_t>(sizeof(Value)));
}

static Completion argument_at(Agent& agent, const NativeCall& call) {
    return Completion::normal(frame_argument(agent, call.argument(0).as_index()));
}

// %argumentsFrom(i): the arguments from the i-th on, as a new array.
static Completion arguments_from(Agent& agent, const NativeCall& call) {
    Object& array = agent.make_array();
    const std::uint32_t count = running_frame(agent).argument_count;
    for (auto i = call.argument(0).as_index(); i < count; ++i) append_element(agent, array, frame_argument(agent, i));
    return Completion::normal(agent.value_of(array));
}

// --- arrays of our own ---------------------------------------------------------------------------------------------

static Completion append(Agent& agent, const NativeCall& call) {
    append_element(agent, object_argument(agent, call, 0), call.argument(1));
    return Completion::normal();
}

// %makeLegacy(platform object with room for it, LegacyFlag): %setSlot gives it its items (1) and
// names (2) after. Web IDL, legacy platform objects
static Completion make_legacy(Agent& agent, const NativeCall& call) {
    Object& object = object_argument(agent, call, 0);
    assert(object.internal_count() == enum_count<LegacySlot>);
    object.slot(LegacySlot::flags) = call.argument(1);
    object.set_flag(object_exotic, true);
    return Completion::normal();
}

// %listIncludes(list, value): a list of our own, by strict equality
static Completion list_includes(Agent& agent, const NativeCall& call) {
    const Object& list = object_argument(agent, call, 0);
    for (std::uint32_t i = 0; i < list.array_length; ++i)
        if (is_strictly_equal(agent, element_at(agent.heap, list, i), call.argument(1)))
            return Completion::normal(Value::boolean(true));
    return Completion::normal(Value::boolean(false));
}

// %setElement(list, i, value): an own data property, whatever stands on the prototypes.
static Completion set_element(Agent& agent, const NativeCall& call) {
    PropertyKey key;
    LOOPSCOPE_TRY_VOID(to_property_key(agent, call.argument(1), key));
    define_data(agent, object_argument(agent, call, 0), key, call.argument(2));
    return Completion::normal();
}

// --- throwing ------------------------------------------------------------------------------------------------------

static Completion describe_value(Agent& agent, const NativeCall& call) {
    return Completion::normal(string_from_utf8(agent, describe(agent, call.argument(0))));
}

// %constructorName(object): "'Point'", for messages.
static Completion constructor_name_of(Agent& agent, const NativeCall& call) {
    return Completion::normal(
        string_from_utf8(agent, "'" + constructor_name(agent, object_argument(agent, call, 0)) + "'"));
}

static Completion throw_type_error(Agent& agent, const NativeCall& call) {
    return agent.throw_type_error(text_argument(agent, call, 0));
}
static Completion throw_range_error(Agent& agent, const NativeCall& call) {
    return agent.throw_range_error(text_argument(agent, call, 0));
}
static Completion throw_reference_error(Agent& agent, const NativeCall& call) {
    return agent.throw_reference_error(text_argument(agent, call, 0));
}
static Completion throw_syntax_error(Agent& agent, const NativeCall& call) {
    return agent.throw_syntax_error(text_argument(agent, call, 0));
}

// %refuse(subject, reason): law 7.
static Completion refuse(Agent& agent, const NativeCall& call) {
    return agent.refuse(text_argument(agent, call, 0), text_argument(agent, call, 1));
}

static constexpr NativeSpec library_specs[] = {
    {"", "methods", methods, "", 2, native_intrinsic, ""},
    {"", "constructor", constructor, "", 4, native_intrinsic, ""},
    {"", "define", define, "", 2, native_intrinsic, ""},
    {"", "remember", remember, "", 2, native_intrinsic, ""},
    {"", "alias", alias, "", 3, native_intrinsic, ""},
    {"", "readOnly", read_only, "", 2, native_intrinsic, ""},
    {"", "constants", constants, "", 2, native_intrinsic, ""},
    {"", "isObject", is_object, "", 1, native_intrinsic, "ECMA-262 6.1.7"},
    {"", "isCallable", is_callable_value, "", 1, native_intrinsic, "ECMA-262 7.2.3"},
    {"", "isConstructor", is_constructor_value, "", 1, native_intrinsic, "ECMA-262 7.2.4"},
    {"", "isArray", is_array_value, "", 1, native_intrinsic, "ECMA-262 7.2.2"},
    {"", "isClass", is_class, "", 2, native_intrinsic, ""},
    {"", "newObject", new_object, "", 3, native_intrinsic, ""},
    {"", "slot", get_slot, "", 2, native_intrinsic, ""},
    {"", "setSlot", set_slot, "", 3, native_intrinsic, ""},
    {"", "toObject", to_object_value, "", 1, native_intrinsic, "ECMA-262 7.1.18"},
    {"", "thisObject", this_object, "", 2, native_intrinsic, "ECMA-262 7.1.18"},
    {"", "toIntegerOrInfinity", to_integer, "", 1, native_intrinsic, "ECMA-262 7.1.5"},
    {"", "toLength", to_length_value, "", 1, native_intrinsic, "ECMA-262 7.1.20"},
    {"", "relativeIndex", relative_index, "", 2, native_intrinsic, ""},
    {"", "sameValue", same_value_of, "", 2, native_intrinsic, "ECMA-262 7.2.10"},
    {"", "sameValueZero", same_value_zero_of, "", 2, native_intrinsic, "ECMA-262 7.2.10"},
    {"", "argumentCount", argument_count, "", 0, native_intrinsic, ""},
    {"", "argument", argument_at, "", 1, native_intrinsic, ""},
    {"", "argumentsFrom", arguments_from, "", 1, native_intrinsic, ""},
    {"", "append", append, "", 2, native_intrinsic, ""},
    {"", "makeLegacy", make_legacy, "", 2, native_intrinsic, "Web IDL, legacy platform objects"},
    {"", "listIncludes", list_includes, "", 2, native_intrinsic, ""},
    {"", "setElement", set_element, "", 3, native_intrinsic, ""},
    {"", "describe", describe_value, "", 1, native_intrinsic, ""},
    {"", "constructorName", constructor_name_of, "", 1, native_intrinsic, ""},
    {"", "throwTypeError", throw_type_error, "", 1, native_intrinsic, ""},
    {"", "throwRangeError", throw_range_error, "", 1, native_intrinsic, ""},
    {"", "throwReferenceError", throw_reference_error, "", 1, native_intrinsic, ""},
    {"", "throwSyntaxError", throw_syntax_error, "", 1, native_intrinsic, ""},
    {"", "refuse", refuse, "", 2, native_intrinsic, ""},
};

NativeList library_natives() { return library_specs; }

} // namespace loopscope
