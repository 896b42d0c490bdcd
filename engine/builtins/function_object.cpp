#include "engine/builtins/function_object.h"

#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <array>

namespace loopscope {

static constexpr std::array<std::string_view, enum_count<WellKnownSymbol>> symbol_names = {
    "asyncDispose", "asyncIterator", "dispose",     "hasInstance", "isConcatSpreadable",
    "iterator",     "match",         "matchAll",    "replace",     "search",
    "species",      "split",         "toPrimitive", "toStringTag", "unscopables"};

PropertyKey key_from_spec(Agent& agent, std::string_view name) {
    if (name.starts_with("@@")) {
        for (std::size_t i = 0; i < symbol_names.size(); ++i)
            if (symbol_names[i] == name.substr(2)) return agent.key(static_cast<WellKnownSymbol>(i));
    }
    return key_from_interned(agent.heap, intern(agent, name));
}

Value holder_from_path(Agent& agent, std::string_view path) {
    if (path.empty()) return agent.global_object();
    const auto found = agent.natives->intrinsic_at(path);
    return found ? agent.intrinsic(*found) : Value::hole();
}

void set_function_name_and_length(Agent& agent, Object& function, Value name, unsigned length) {
    define_data(agent, function, agent.key(Name::length), Value::int32(static_cast<int>(length)), configurable);
    define_data(agent, function, agent.key(Name::name), name, configurable);
}

Object& make_native_function(Agent& agent, std::uint32_t index, Value name, unsigned length) {
    const NativeSpec& spec = agent.natives->specs[index];
    std::uint8_t flags = object_extensible | object_callable;
    if (spec.flags & native_constructor) flags |= object_constructor;
    Object& function =
        agent.make_object(ObjectClass::function, Intrinsic::FunctionPrototype, enum_count<FunctionSlot>, flags);
    function.slot(FunctionSlot::realm) = Value::cell(agent.heap.ref_of(&agent.realm()));
    function.slot(FunctionSlot::native) = Value::index(index);
    function.slot(FunctionSlot::flags) = Value::int32(function_strict | function_library);
    set_function_name_and_length(agent, function, name, length);
    return function;
}

Value function_name(Agent& agent, PropertyKey key, std::string_view prefix) {
    std::string text(prefix);
    if (!text.empty()) text += ' ';
    if (key.is_symbol()) {
        const Value description = agent.heap.at<Symbol>(key.value).description;
        if (description.is_string()) text += "[" + to_utf8(agent.heap, description) + "]";
    } else {
        if (prefix.empty()) return key_to_value(agent, key);
        text += to_utf8(agent.heap, key_to_value(agent, key));
    }
    return intern(agent, text);
}

static void install_accessor(Agent& agent, Object& holder, PropertyKey key, Value function, bool getter) {
    const Lookup existing = get_own_property(agent, holder, key);
    const bool merge = existing.kind == Lookup::Kind::accessor;
    define_accessor(agent, holder, key,
                    getter  ? function
                    : merge ? existing.getter
                            : Value::undefined(),
                    getter ? (merge ? existing.setter : Value::undefined()) : function, configurable);
}

void install_native(Agent& agent, std::uint32_t index) {
    const NativeSpec& spec = agent.natives->specs[index];
    const Value holder_value = holder_from_path(agent, spec.holder);
    if (!holder_value.is_object()) return;
    Object& holder = agent.heap.at<Object>(holder_value);
    const PropertyKey key = key_from_spec(agent, spec.name);
    const bool getter = spec.flags & native_getter;
    const bool is_accessor = getter || (spec.flags & native_setter);
    const Value name = function_name(agent, key, !is_accessor ? "" : getter ? "get" : "set");
    Object& function = make_native_function(agent, index, name, spec.length);
    const Value function_value = agent.value_of(function);
    if (is_accessor) return install_accessor(agent, holder, key, function_value, getter);
    // The three methods with a symbol for a name that programs cannot replace or list differently.
    std::uint8_t attributes = writable | configurable;
    if (spec.name == "@@toPrimitive") attributes = configurable;
    if (spec.name == "@@hasInstance") attributes = 0;
    define_data(agent, holder, key, function_value, attributes);
    if (spec.holder.empty()) {
        if (const auto intrinsic = agent.natives->intrinsic_at(spec.name))
            agent.set_intrinsic(*intrinsic, function_value);
    }
}

} // namespace loopscope
