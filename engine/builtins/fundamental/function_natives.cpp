// ECMA-262 20.2 Function Objects: toString, bind, and the properties that every function is made with.
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/interpreter/frame.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <cmath>

namespace loopscope {

// ECMA-262 20.2.3: Function.prototype is itself a function that accepts anything and answers undefined.
static Completion function_prototype(Agent&, const NativeCall&) { return Completion::normal(); }

// ECMA-262 20.2.3.5 Function.prototype.toString
static Completion function_to_string(Agent& agent, const NativeCall& call) {
    if (!is_callable(agent.heap, call.this_value))
        return agent.throw_type_error("Function.prototype.toString requires that 'this' be a Function");
    const Object& function = agent.heap.at<Object>(call.this_value);
    if (function.object_class() == ObjectClass::proxy || function.object_class() == ObjectClass::bound_function)
        return Completion::normal(string_from_utf8(agent, "function () { [native code] }"));
    return Completion::normal(string_from_utf8(agent, function_source(agent, function)));
}

// ECMA-262 10.4.1.3 BoundFunctionCreate
static Object& bind_function(Agent& agent, Value target, Value bound_this, const Value* arguments,
                             std::uint32_t count) {
    const Object& function = agent.heap.at<Object>(target);
    std::uint8_t flags = object_extensible | object_callable;
    if (function.has_flag(object_constructor)) flags |= object_constructor;
    const Value prototype = get_prototype_of(agent.heap, function);
    Object& bound = agent.make_object(ObjectClass::bound_function, prototype, enum_count<BoundSlot>, flags);
    bound.slot(BoundSlot::target) = target;
    bound.slot(BoundSlot::bound_this) = bound_this;
    Values& values = agent.make_values(count);
    for (std::uint32_t i = 0; i < count; ++i) values.items[i] = arguments[i];
    bound.slot(BoundSlot::bound_arguments) = Value::cell(agent.heap.ref_of(&values));
    return bound;
}

// %bindFunction(target, this, list)
static Completion bind_with_list(Agent& agent, const NativeCall& call) {
    const Object& list = agent.heap.at<Object>(call.argument(2));
    const Value* items = list.array_length ? agent.heap.at<Values>(list.elements).items : nullptr;
    Object& bound = bind_function(agent, call.argument(0), call.argument(1), items, list.array_length);
    return Completion::normal(agent.value_of(bound));
}

static void define_name_and_length(Agent& agent, Object& function, Value name, Value length) {
    define_data(agent, function, agent.key(Name::length), length, configurable);
    define_data(agent, function, agent.key(Name::name), name, configurable);
}

// %setFunctionName(function, name, length)
static Completion set_function_name(Agent& agent, const NativeCall& call) {
    Object& function = agent.heap.at<Object>(call.argument(0));
    define_name_and_length(agent, function, intern(agent, call.argument(1)), call.argument(2));
    return Completion::normal();
}

// ECMA-262 20.2.3.2 Function.prototype.bind, when neither "length" nor "name" runs user code
static Completion function_bind(Agent& agent, const NativeCall& call) {
    if (!is_callable(agent.heap, call.this_value)) return Completion::fallback();
    Object& target = agent.heap.at<Object>(call.this_value);
    if (target.object_class() == ObjectClass::proxy) return Completion::fallback();
    const Lookup length = get_own_property(agent, target, agent.key(Name::length));
    const Lookup name = lookup(agent, target, agent.key(Name::name));
    const auto harmless = [](const Lookup& found) {
        return found.kind == Lookup::Kind::absent || found.kind == Lookup::Kind::data;
    };
    if (!harmless(length) || !harmless(name)) return Completion::fallback();
    const std::uint32_t count = call.count > 1 ? call.count - 1 : 0;
    Object& bound = bind_function(agent, call.this_value, call.argument(0), call.arguments + 1, count);
    double bound_length = 0;
    if (length.kind == Lookup::Kind::data && length.value.is_number())
        bound_length = std::fmax(0, to_integer_or_infinity(length.value.as_number()) - count);
    Value bound_name = intern(agent, "bound ");
    if (name.kind == Lookup::Kind::data && name.value.is_string()) {
        LOOPSCOPE_TRY(concatenate(agent, bound_name, name.value), joined);
        bound_name = joined; // a chain of bound functions shares its names as ropes
    }
    define_name_and_length(agent, bound, bound_name, Value::number(bound_length));
    return Completion::normal(agent.value_of(bound));
}

// ECMA-262 20.2.3.6: Function.prototype[@@hasInstance] can't be replaced.
static Completion define_has_instance(Agent& agent, const NativeCall& call) {
    Object& function = agent.heap.at<Object>(call.argument(0));
    set_function_name_and_length(agent, function, intern(agent, "[Symbol.hasInstance]"), 1);
    Object& prototype = agent.heap.at<Object>(agent.intrinsic(Intrinsic::FunctionPrototype));
    define_data(agent, prototype, agent.key(WellKnownSymbol::has_instance), call.argument(0), 0);
    return Completion::normal();
}

// %article(value): "a string", "an object"... as V8 writes it.
static Completion article(Agent& agent, const NativeCall& call) {
    return Completion::normal(string_from_utf8(agent, type_with_article(agent.heap, call.argument(0))));
}

// The frame of the function's last call that has not returned, or null.
static const Frame* activation_of(const Agent& agent, Value function) {
    for (Ref at = agent.heap.header().fp; at; at = agent.heap.at<Frame>(at).caller) {
        const Frame& frame = agent.heap.at<Frame>(at);
        if ((&agent.heap.at<Value>(frame.base))[1] == function) return &frame;
    }
    return nullptr;
}

static bool is_sloppy_function(const Agent& agent, const Frame& frame) {
    if (frame.kind != FrameKind::bytecode) return false;
    constexpr std::uint32_t others = executable_strict | executable_script | executable_module | executable_library;
    return !(agent.heap.at<Executable>(frame.executable).flags & others);
}

// %legacyCaller(function, for `arguments`): undefined when these properties must not be read, null for a sloppy
// function that does not run, or that no sloppy function has called. The caller and the arguments themselves can't be
// told.
static Completion legacy_caller(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_object()) return Completion::normal();
    const Object& function = agent.heap.at<Object>(call.argument(0));
    if (function.object_class() != ObjectClass::function || !function.slot(FunctionSlot::executable).is_cell())
        return Completion::normal();
    constexpr std::uint32_t modern =
        function_strict | function_arrow | function_async | function_generator | function_library | function_method;
    if (function.slot(FunctionSlot::flags).as_index() & modern) return Completion::normal();
    const Frame* activation = activation_of(agent, call.argument(0));
    const bool sloppy_caller =
        activation && activation->caller && is_sloppy_function(agent, agent.heap.at<Frame>(activation->caller));
    if (activation && (call.argument(1).is_true() || sloppy_caller))
        return agent.refuse(call.argument(1).is_true() ? "Function.prototype.arguments" : "Function.prototype.caller",
                            "What a running function was called with, or by, can't be told yet.");
    return Completion::normal(Value::null());
}

static constexpr NativeSpec function_specs[] = {
    {"%", "Function.prototype", function_prototype, "", 0, 0, "ECMA-262 20.2.3"},
    {"Function.prototype", "toString", function_to_string, ".", 0, 0, "ECMA-262 20.2.3.5"},
    {"Function.prototype", "bind", function_bind, "", 1, native_fast_path, "ECMA-262 20.2.3.2"},
    {"", "bindFunction", bind_with_list, "", 3, native_intrinsic, "ECMA-262 10.4.1.3"},
    {"", "setFunctionName", set_function_name, "", 3, native_intrinsic, "ECMA-262 10.2.9"},
    {"", "defineHasInstance", define_has_instance, "", 1, native_intrinsic, ""},
    {"", "article", article, "", 1, native_intrinsic, ""},
    {"", "legacyCaller", legacy_caller, "", 2, native_intrinsic, ""},
};

NativeList function_natives() { return function_specs; }

} // namespace loopscope
