// The names that a script or sloppy eval code adds to the code around it.
// ECMA-262 16.1.7 GlobalDeclarationInstantiation, 19.2.1.3 EvalDeclarationInstantiation, B.3.2 functions in blocks.
#include "engine/interpreter/machine.h"

#include "engine/bytecode/executable.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/scope.h"

namespace loopscope {

namespace {

// The layout is told in bytecode/executable.h.
struct Declarations {
    std::int32_t lexical_count, var_count, function_count;
    const Value* lexical_names; // pairs: name, flags
    const Value* var_names;
    const Value* functions; // pairs: name, constant index
    std::int32_t name_count() const { return function_count + var_count; }
    Value name(std::int32_t i) const { return i < function_count ? functions[2 * i] : var_names[i - function_count]; }
};

} // namespace

static Declarations read_declarations(const Values& description) {
    Declarations d{};
    const Value* at = description.items;
    d.lexical_count = (at++)->as_int32();
    d.lexical_names = at;
    at += 2 * d.lexical_count;
    d.var_count = (at++)->as_int32();
    d.var_names = at;
    at += d.var_count;
    d.function_count = (at++)->as_int32();
    d.functions = at;
    return d;
}

static Signal throw_redeclared(Machine& m, Value name) {
    return abrupt(m,
                  m.agent.throw_syntax_error("Identifier '" + to_utf8(m.heap, name) + "' has already been declared"));
}

static Object& global_object(Machine& m) { return m.object(m.agent.global_object()); }

static Value instantiate(Machine& m, const Declarations& d, std::int32_t function) {
    return make_closure(m.agent, m.at<Executable>(m.constants[d.functions[2 * function + 1].as_int32()]),
                        m.frame->environment);
}

// --- the global environment. 9.1.1.4 Global Environment Records ------------------------------------------------------

// 9.1.1.4.14 HasRestrictedGlobalProperty
static bool has_restricted_property(Machine& m, Value name) {
    const Lookup own = get_own_property(m.agent, global_object(m), key_from_interned(m.heap, name));
    return own.kind != Lookup::Kind::absent && !(own.attributes & configurable);
}

// 9.1.1.4.15 CanDeclareGlobalVar
static bool can_declare_var(Machine& m, Value name) {
    return has_own_property(m.agent, global_object(m), key_from_interned(m.heap, name)) ||
           global_object(m).has_flag(object_extensible);
}

// 9.1.1.4.16 CanDeclareGlobalFunction
static bool can_declare_function(Machine& m, Value name) {
    const Lookup own = get_own_property(m.agent, global_object(m), key_from_interned(m.heap, name));
    if (own.kind == Lookup::Kind::absent) return global_object(m).has_flag(object_extensible);
    if (own.attributes & configurable) return true;
    return own.kind == Lookup::Kind::data && (own.attributes & (writable | enumerable)) == (writable | enumerable);
}

// 9.1.1.4.17 CreateGlobalVarBinding
static void create_var(Machine& m, Value name, bool deletable) {
    const PropertyKey key = key_from_interned(m.heap, name);
    if (!can_declare_var(m, name) || has_own_property(m.agent, global_object(m), key)) return;
    define_data(m.agent, global_object(m), key, Value::undefined(), deletable ? all_attributes : writable | enumerable);
}

// 9.1.1.4.18 CreateGlobalFunctionBinding
static Completion create_function(Machine& m, Value name, Value function, bool deletable) {
    const PropertyKey key = key_from_interned(m.heap, name);
    const Lookup own = get_own_property(m.agent, global_object(m), key);
    PropertyDescriptor descriptor;
    descriptor.value = function;
    if (own.kind == Lookup::Kind::absent || (own.attributes & configurable)) {
        descriptor.has_writable = descriptor.has_enumerable = descriptor.has_configurable = true;
        descriptor.writable = descriptor.enumerable = true;
        descriptor.configurable = deletable;
    }
    return define_own_property(m.agent, global_object(m), key, descriptor);
}

// Steps 3 to 10 of 16.1.7, 3.a and 8 to 11 of 19.2.1.3. `go_on`: nothing was thrown.
static bool check_globals(Machine& m, const Declarations& d, Signal& signal) {
    for (std::int32_t i = 0; i < d.lexical_count; ++i) {
        const Value name = d.lexical_names[2 * i];
        if (find_lexical(m, name) || has_restricted_property(m, name)) return signal = throw_redeclared(m, name), false;
    }
    for (std::int32_t i = 0; i < d.name_count(); ++i)
        if (find_lexical(m, d.name(i))) return signal = throw_redeclared(m, d.name(i)), false;
    for (std::int32_t i = 0; i < d.name_count(); ++i) {
        const Value name = d.name(i);
        if (i < d.function_count ? can_declare_function(m, name) : can_declare_var(m, name)) continue;
        const std::string text = to_utf8(m.heap, name);
        const bool there = has_own_property(m.agent, global_object(m), key_from_interned(m.heap, name));
        signal = throw_type_error(m, there ? "Identifier '" + text + "' has already been declared"
                                           : "Cannot add property " + text + ", object is not extensible");
        return false;
    }
    return true;
}

static Signal create_globals(Machine& m, const Declarations& d, bool deletable) {
    for (std::int32_t i = 0; i < d.function_count; ++i) {
        const Value function = instantiate(m, d, i);
        const Completion completion = create_function(m, d.functions[2 * i], function, deletable);
        if (!completion.ok()) return abrupt(m, completion);
    }
    for (std::int32_t i = 0; i < d.var_count; ++i) create_var(m, d.var_names[i], deletable);
    m.load_frame();
    return Signal::go_on;
}

// --- a function around eval code -------------------------------------------------------------------------------------

namespace {

// Where a record keeps a name: a slot, or the table of what eval has declared.
struct Found {
    Value* slot = nullptr;
    HashTable* table = nullptr;
    bool lexical = false;
    explicit operator bool() const { return slot || table; }
};

} // namespace

static HashTable* table_of_eval(Machine& m, const Environment& environment) {
    const Values& description = m.at<Values>(environment.scope);
    if (!(description.items[0].as_int32() & scope_has_eval_variables)) return nullptr;
    return &m.at<HashTable>(description.items[description.header.count - 1]);
}

// 9.1.1.1.1 HasBinding
static Found find_binding(Machine& m, Environment& environment, Value name) {
    const Values& description = m.at<Values>(environment.scope);
    for (std::uint32_t i = scope_header_values; i + 2 < description.header.count; i += 3) {
        if (!(description.items[i] == name)) continue;
        const std::int32_t where = description.items[i + 1].as_int32(), flags = description.items[i + 2].as_int32();
        if ((where & 15) != ordinal(BindingPlace::environment) || (flags & binding_hidden)) continue;
        return {&environment.slots[where >> 4], nullptr, (flags & binding_lexical) != 0};
    }
    HashTable* table = table_of_eval(m, environment);
    if (table && table_get(m.agent, *table, name).is_hole()) table = nullptr;
    return {nullptr, table, false};
}

// The record's own table, made when eval first declares a name in it: 9.1.1.1.2 CreateMutableBinding(name, true)
static void set_in_table(Machine& m, Environment& environment, Value name, Value value) {
    HashTable* table = table_of_eval(m, environment);
    if (!table) {
        const Values& old = m.at<Values>(environment.scope);
        Values& extended = m.agent.make_values(old.header.count + 1);
        table = &make_hash_table(m.agent);
        std::memcpy(extended.items, old.items, old.header.count * sizeof(Value));
        extended.items[0] = Value::int32(old.items[0].as_int32() | scope_has_eval_variables);
        extended.items[old.header.count] = Value::cell(m.ref_of(table));
        environment.scope = Value::cell(m.ref_of(&extended));
    }
    table_set(m.agent, *table, name, value);
}

static void set_variable(Machine& m, Environment& environment, Value name, Value value) {
    const Found found = find_binding(m, environment, name);
    if (found.slot) *found.slot = value;
    else set_in_table(m, environment, name, value);
}

static bool has_variables(Machine& m, Ref environment) {
    const auto kind = static_cast<EnvironmentKind>(m.at<Environment>(environment).header.flags);
    return kind == EnvironmentKind::function || kind == EnvironmentKind::global;
}

static Ref variable_environment(Machine& m) {
    Ref at = m.frame->environment;
    while (!has_variables(m, at)) at = m.at<Environment>(at).parent;
    return at;
}

static Environment* function_environment(Machine& m, Ref variables) {
    Environment& environment = m.at<Environment>(variables);
    return static_cast<EnvironmentKind>(environment.header.flags) == EnvironmentKind::function ? &environment : nullptr;
}

// 19.2.1.3, step 3.d.i: records of `with` hold no declarations; B.3.4: a catch parameter is not conflict for a var.
static bool conflicts_between(Machine& m, Ref environment, Value name, bool catch_counts) {
    Environment& record = m.at<Environment>(environment);
    if (static_cast<EnvironmentKind>(record.header.flags) == EnvironmentKind::object || !record.scope.is_cell())
        return false;
    const auto kind = static_cast<ScopeKind>(m.at<Values>(record.scope).items[0].as_int32() & scope_kind_bits);
    if (kind == ScopeKind::catch_ && !catch_counts) return false;
    return static_cast<bool>(find_binding(m, record, name));
}

// A lexical declaration of the body lies, as the standard has it, in a record of its own in front of the vars; so do
// all parameters where the list has expressions. 10.2.11, steps 20 and 30
static bool conflicts_inside(Machine& m, Environment& variables, Value name) {
    const Found found = find_binding(m, variables, name);
    const bool of_parameters = m.at<Values>(variables.scope).items[0].as_int32() & scope_of_parameters;
    return found.lexical || (of_parameters && found.slot);
}

static bool conflicts(Machine& m, Ref variables, Value name, bool catch_counts) {
    for (Ref at = m.frame->environment; at != variables; at = m.at<Environment>(at).parent)
        if (conflicts_between(m, at, name, catch_counts)) return true;
    Environment* function = function_environment(m, variables);
    return function && conflicts_inside(m, *function, name);
}

Signal declare_globals(Machine& m, Values& description) {
    const Declarations d = read_declarations(description);
    Signal signal;
    if (!check_globals(m, d, signal)) return signal;
    for (std::int32_t i = 0; i < d.lexical_count; ++i) {
        Values& cell = m.agent.make_values(enum_count<LexicalField>, Value::uninitialized());
        cell.items[1] = Value::int32(d.lexical_names[2 * i + 1].as_int32() & lexical_constant);
        table_set(m.agent, lexical_table(m), d.lexical_names[2 * i], Value::cell(m.ref_of(&cell)));
    }
    forget_caches(m.agent); // a lexical name hides a property of the global object
    return create_globals(m, d, false);
}

Signal declare_eval(Machine& m, Values& description) {
    const Declarations d = read_declarations(description);
    const Ref variables = variable_environment(m);
    for (std::int32_t i = 0; i < d.name_count(); ++i)
        if (conflicts(m, variables, d.name(i), false)) return throw_redeclared(m, d.name(i));
    Environment* function = function_environment(m, variables);
    if (!function) {
        Signal signal;
        return check_globals(m, d, signal) ? create_globals(m, d, true) : signal;
    }
    for (std::int32_t i = 0; i < d.function_count; ++i) {
        const Value value = instantiate(m, d, i);
        set_variable(m, *function, d.functions[2 * i], value);
    }
    for (std::int32_t i = 0; i < d.var_count; ++i)
        if (!find_binding(m, *function, d.var_names[i])) set_in_table(m, *function, d.var_names[i], Value::undefined());
    return Signal::go_on;
}

// B.3.2.2 and B.3.2.3: what the var of a block's function needs, and whether that function may become its value.
Signal hoist_function(Machine& m, Value name) {
    const Ref variables = variable_environment(m);
    Environment* function = function_environment(m, variables);
    bool hoisted = !conflicts(m, variables, name, true);
    if (hoisted && function) {
        if (!find_binding(m, *function, name)) set_in_table(m, *function, name, Value::undefined());
    } else if (hoisted) {
        hoisted = !find_lexical(m, name) && can_declare_var(m, name);
        if (hoisted) create_var(m, name, (m.executable().flags & executable_eval) != 0);
    }
    *m.sp++ = Value::boolean(hoisted);
    return Signal::go_on;
}

Signal put_variable(Machine& m, Value name) {
    if (Environment* function = function_environment(m, variable_environment(m))) {
        set_variable(m, *function, name, m.sp[-1]);
        --m.sp;
        return Signal::go_on;
    }
    InlineCache unused;
    return put_global(m, name, false, unused);
}

} // namespace loopscope
