// ECMA-262 20.4 Symbol Objects
#include "engine/builtins/builtins_state.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/natives.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

// ECMA-262 20.4.1.1 Symbol
static Completion symbol_constructor(Agent& agent, const NativeCall& call) {
    if (!call.new_target.is_undefined()) return agent.throw_type_error("Symbol is not a constructor");
    return Completion::normal(Value::symbol(agent.heap.ref_of(&agent.make_symbol(call.argument(0)))));
}

static HashTable& registry(Agent& agent) { return agent.heap.at(builtins_state(agent).symbol_registry); }

// ECMA-262 20.4.2.2 Symbol.for
static Completion symbol_for(Agent& agent, const NativeCall& call) {
    const Value found = table_get(agent, registry(agent), call.argument(0));
    if (!found.is_hole()) return Completion::normal(found);
    Symbol& symbol = agent.make_symbol(call.argument(0));
    symbol.header.flags |= symbol_registered;
    const Value value = Value::symbol(agent.heap.ref_of(&symbol));
    table_set(agent, registry(agent), call.argument(0), value);
    return Completion::normal(value);
}

// ECMA-262 20.4.2.6 Symbol.keyFor
static Completion symbol_key_for(Agent& agent, const NativeCall& call) {
    if (!call.argument(0).is_symbol())
        return agent.throw_type_error(describe(agent, call.argument(0)) + " is not a symbol");
    const Symbol& symbol = agent.heap.at<Symbol>(call.argument(0));
    return Completion::normal(symbol.header.flags & symbol_registered ? symbol.description : Value::undefined());
}

// ECMA-262 20.4.3.4.1 ThisSymbolValue
static Completion this_symbol(Agent& agent, Value value, std::string_view method) {
    if (value.is_symbol()) return Completion::normal(value);
    if (value.is_object()) {
        const Object& object = agent.heap.at<Object>(value);
        if (object.object_class() == ObjectClass::symbol_object) return Completion::normal(object.internal()[0]);
    }
    return agent.throw_type_error(std::string(method) + " requires that 'this' be a Symbol");
}

static Completion symbol_to_string(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_symbol(agent, call.this_value, "Symbol.prototype.toString"), symbol);
    return Completion::normal(string_from_utf8(agent, describe(agent, symbol)));
}

static Completion symbol_value_of(Agent& agent, const NativeCall& call) {
    return this_symbol(agent, call.this_value, "Symbol.prototype.valueOf");
}

static Completion symbol_to_primitive(Agent& agent, const NativeCall& call) {
    return this_symbol(agent, call.this_value, "Symbol.prototype [ @@toPrimitive ]");
}

static Completion symbol_description(Agent& agent, const NativeCall& call) {
    LOOPSCOPE_TRY(this_symbol(agent, call.this_value, "Symbol.prototype.description"), symbol);
    return Completion::normal(agent.heap.at<Symbol>(symbol).description);
}

static constexpr NativeSpec symbol_specs[] = {
    {"", "Symbol", symbol_constructor, ".s?", 0, native_constructor, "ECMA-262 20.4.1.1"},
    {"Symbol", "for", symbol_for, ".s", 1, 0, "ECMA-262 20.4.2.2"},
    {"Symbol", "keyFor", symbol_key_for, "..", 1, 0, "ECMA-262 20.4.2.6"},
    {"Symbol.prototype", "toString", symbol_to_string, ".", 0, 0, "ECMA-262 20.4.3.3"},
    {"Symbol.prototype", "valueOf", symbol_value_of, ".", 0, 0, "ECMA-262 20.4.3.4"},
    {"Symbol.prototype", "@@toPrimitive", symbol_to_primitive, ".", 1, 0, "ECMA-262 20.4.3.5"},
    {"Symbol.prototype", "description", symbol_description, ".", 0, native_getter, "ECMA-262 20.4.3.2"},
};

NativeList symbol_natives() { return symbol_specs; }

} // namespace loopscope
