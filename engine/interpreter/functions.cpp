// ECMA-262 10.2.3 to 10.2.9: functions and classes are made.
#include "engine/interpreter/machine.h"
#include "engine/syntax/casts.h"

// Making functions and classes. ECMA-262 10.2.3 to 10.2.9, 15.7.14
namespace loopscope {

static Intrinsic function_prototype_for(std::uint32_t flags) {
    const bool is_async = flags & executable_async, is_generator = flags & executable_generator;
    if (is_async) return is_generator ? Intrinsic::AsyncGeneratorFunctionPrototype : Intrinsic::AsyncFunctionPrototype;
    return is_generator ? Intrinsic::GeneratorFunctionPrototype : Intrinsic::FunctionPrototype;
}

static std::int32_t function_flags_for(std::uint32_t flags) {
    std::uint32_t result = 0;
    if (flags & executable_derived) result |= function_derived;
    if (flags & executable_arrow) result |= function_arrow;
    if (flags & executable_strict) result |= function_strict;
    if (flags & executable_async) result |= function_async;
    if (flags & executable_generator) result |= function_generator;
    if (flags & executable_library) result |= function_library;
    if (flags & executable_method) result |= function_method;
    return static_cast<std::int32_t>(result);
}

// 10.2.3 OrdinaryFunctionCreate, without prototype property
static Object& create_function(Agent& agent, const Executable& e, Value prototype, Ref environment) {
    const bool constructs =
        !(e.flags & (executable_arrow | executable_method | executable_async | executable_generator));
    std::uint8_t flags = object_extensible | object_callable;
    if (constructs) flags |= object_constructor;
    if (e.flags & executable_class_constructor) flags |= object_class_constructor | object_constructor;
    Object& function = agent.make_object(ObjectClass::function, prototype, enum_count<FunctionSlot>, flags);
    function.slot(FunctionSlot::executable) = Value::cell(agent.heap.ref_of(&e));
    function.slot(FunctionSlot::environment) = environment ? Value::cell(environment) : Value::undefined();
    function.slot(FunctionSlot::realm) = agent.state().realm;
    function.slot(FunctionSlot::flags) = Value::int32(function_flags_for(e.flags));
    define_data(agent, function, agent.key(Name::length), Value::number(e.expected_arguments), configurable);
    define_data(agent, function, agent.key(Name::name), e.name, configurable);
    return function;
}

Value make_closure(Agent& agent, const Executable& e, Ref environment) {
    Object& function = create_function(agent, e, agent.intrinsic(function_prototype_for(e.flags)), environment);
    const Value self = agent.value_of(function);
    if (e.flags & executable_generator) {
        const bool is_async = e.flags & executable_async;
        Object& prototype = agent.make_object(ObjectClass::ordinary, is_async ? Intrinsic::AsyncGeneratorPrototype
                                                                              : Intrinsic::GeneratorPrototype);
        define_data(agent, function, agent.key(Name::prototype), agent.value_of(prototype), writable);
    } else if (function.has_flag(object_constructor) && !(e.flags & executable_library)) {
        Object& prototype = agent.make_object(ObjectClass::ordinary, Intrinsic::ObjectPrototype);
        define_data(agent, prototype, agent.key(Name::constructor), self, writable | configurable);
        define_data(agent, function, agent.key(Name::prototype), agent.value_of(prototype), writable);
    }
    return self;
}

// 15.7.14 ClassDefinitionEvaluation, step 8: superclass -> superclass v
static Signal class_heritage(Machine& m) {
    const Value superclass = m.sp[-1];
    if (superclass.is_null()) {
        *m.sp++ = Value::null();
        return Signal::go_on;
    }
    if (!is_constructor(m.heap, superclass))
        return throw_type_error(m, "Class extends value " + render_value(m.agent, superclass) +
                                       " is not a constructor or null");
    return get_and_push(m, superclass, m.agent.key(Name::prototype), 0);
}

// 15.7.14 ClassDefinitionEvaluation, steps 7 to 14: superclass v -> constructor prototype
static Signal new_class(Machine& m, Executable& e, bool has_heritage) {
    Agent& agent = m.agent;
    const Value superclass = m.sp[-2], inherited = m.sp[-1];
    Value proto_parent = agent.intrinsic(Intrinsic::ObjectPrototype);
    Value constructor_parent = agent.intrinsic(Intrinsic::FunctionPrototype);
    if (has_heritage) {
        if (!inherited.is_object() && !inherited.is_null())
            return throw_type_error(m, "Class extends value does not have valid prototype property " +
                                           render_value(agent, inherited));
        proto_parent = inherited;
        if (!superclass.is_null()) constructor_parent = superclass;
    }
    Object& prototype = agent.make_object(ObjectClass::ordinary, proto_parent);
    const Value prototype_value = Value::object(m.ref_of(&prototype));
    Object& constructor = create_function(agent, e, constructor_parent, m.frame->environment);
    const Value constructor_value = Value::object(m.ref_of(&constructor));
    constructor.slot(FunctionSlot::home_object) = prototype_value;
    define_data(agent, constructor, agent.key(Name::prototype), prototype_value, 0);
    define_data(agent, prototype, agent.key(Name::constructor), constructor_value, writable | configurable);
    m.sp[-2] = constructor_value;
    m.sp[-1] = prototype_value;
    return Signal::go_on;
}

// 10.2.9 SetFunctionName: key function -> key function
static Signal set_function_name(Machine& m, unsigned prefix) {
    Agent& agent = m.agent;
    Object& function = m.object(m.sp[-1]);
    const PropertyKey name_key = agent.key(Name::name);
    const Lookup own = get_own_property(agent, function, name_key);
    if (own.kind != Lookup::Kind::absent && !(own.kind == Lookup::Kind::data && own.value == agent.name(Name::empty)))
        return Signal::go_on;
    std::string text;
    const Value key = m.sp[-2];
    Value name = key;
    if (key.is_symbol()) {
        const Symbol& symbol = m.at<Symbol>(key);
        if (symbol.header.flags & symbol_private_name) {
            name = symbol.description;
        } else {
            name = symbol.description.is_undefined()
                       ? agent.name(Name::empty)
                       : string_from_utf8(agent, "[" + to_utf8(m.heap, symbol.description) + "]");
        }
    } else if (!key.is_string()) {
        name = to_string(agent, key).value;
    }
    if (prefix) name = concatenate(agent, string_from_latin1(agent, prefix == 1 ? "get " : "set "), name).value;
    define_data(agent, function, name_key, name, configurable);
    return Signal::go_on;
}

// object key function -> object. 10.2.10 and 13.2.5.5, 15.4.5
static Signal define_method(Machine& m, unsigned how) {
    Agent& agent = m.agent;
    const Value target = m.sp[-3], function = m.sp[-1];
    Object& object = m.object(target);
    PropertyKey key;
    const Completion completion = to_property_key(agent, m.sp[-2], key);
    if (!completion.ok()) return abrupt(m, completion);
    m.object(function).slot(FunctionSlot::home_object) = target;
    const bool shown = how & 1;
    PropertyDescriptor descriptor;
    descriptor.has_enumerable = descriptor.has_configurable = descriptor.configurable = true;
    descriptor.enumerable = shown;
    switch (how >> 1) {
    case 0:
        descriptor.value = function;
        descriptor.has_writable = descriptor.writable = true;
        break;
    case 1: descriptor.get = function; break;
    default: descriptor.set = function; break;
    }
    const Completion defined = define_own_property(agent, object, key, descriptor);
    if (!defined.ok()) return abrupt(m, defined);
    if (defined.value.is_false()) return throw_type_error(m, "Cannot redefine property: " + render_key(agent, key));
    m.sp -= 2;
    return Signal::go_on;
}

static Signal throw_not_super_constructor(Machine& m, const Object& function, Value parent) {
    std::string shown = "null";
    if (parent.is_object() && m.object(parent).object_class() == ObjectClass::function) {
        const Lookup name = get_own_property(m.agent, m.object(parent), m.agent.key(Name::name));
        if (name.value.is_string() && length_of(m.heap, name.value)) shown = to_utf8(m.heap, name.value);
    } else if (!parent.is_null()) {
        shown = render_value(m.agent, parent);
    }
    const Value name = m.at<Executable>(function.slot(FunctionSlot::executable)).name;
    const bool anonymous = !name.is_string() || length_of(m.heap, name) == 0;
    return throw_type_error(m, "Super constructor " + shown + " of " +
                                   (anonymous ? "anonymous class" : to_utf8(m.heap, name)) + " is not a constructor");
}

// 13.3.10.1 Evaluation of ImportCall
Signal import_call(Machine& m) {
    const Value specifier = m.sp[-2], options = m.sp[-1];
    m.sp -= 2;
    return call_library(m, Intrinsic::ImportCall, {specifier, options, m.executable().source_name});
}

Signal function_operation(Machine& m, Op op, const std::uint8_t* operands) {
    switch (op) {
    case Op::new_function: {
        const Value function = make_closure(
            m.agent, m.at<Executable>(m.constants[read_operand<std::uint32_t>(operands)]), m.frame->environment);
        *m.sp++ = function;
        return Signal::go_on;
    }
    case Op::class_heritage: return class_heritage(m);
    case Op::new_class:
        return new_class(m, m.at<Executable>(m.constants[read_operand<std::uint32_t>(operands)]), operands[4] & 1);
    case Op::set_function_name: return set_function_name(m, operands[0]);
    case Op::define_method: return define_method(m, operands[0]);
    case Op::set_home_object: m.object(m.sp[-1]).slot(FunctionSlot::home_object) = m.sp[-2]; return Signal::go_on;
    case Op::set_field_initializer:
        --m.sp;
        m.object(m.sp[-1]).slot(FunctionSlot::fields) = *m.sp;
        return Signal::go_on;
    case Op::field_initializer: m.sp[-1] = m.object(m.sp[-1]).slot(FunctionSlot::fields); return Signal::go_on;
    case Op::super_base: { // 9.1.1.3.5 GetSuperBase
        const Value home = m.sp[-1];
        m.sp[-1] = home.is_object() ? get_prototype_of(m.heap, m.object(home)) : Value::null();
        return Signal::go_on;
    }
    case Op::home_object: *m.sp++ = m.callee().slot(FunctionSlot::home_object); return Signal::go_on;
    default: { // super_constructor. 13.3.7.2 GetSuperConstructor
        const Object& function = m.object(m.sp[-1]);
        const Value parent = get_prototype_of(m.heap, function);
        if (!is_constructor(m.heap, parent)) return throw_not_super_constructor(m, function, parent);
        m.sp[-1] = parent;
        return Signal::go_on;
    }
    }
}

} // namespace loopscope
