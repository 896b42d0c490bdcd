// ECMA-262 9.1 Environment Records: global names, names that are looked up while running, environments pushed and
// copied.
#include "engine/bytecode/instruction.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/machine.h"
#include "engine/syntax/casts.h"
#include "engine/syntax/scope.h"

namespace loopscope {

Signal throw_uninitialized(Machine& m, Value name) {
    if (length_of(m.heap, name) == 4 &&
        to_utf8(m.heap, name) == "this") // a derived constructor's, seen by an arrow function
        return throw_reference_error(m, "Must call super constructor in derived class before accessing 'this' or "
                                        "returning from derived constructor");
    return throw_reference_error(m, "Cannot access '" + to_utf8(m.heap, name) + "' before initialization");
}

// --- the global environment. 9.1.1.4 Global Environment Records ------------------------------------------------------

HashTable& lexical_table(Machine& m) { return m.heap.at(m.agent.realm().global_lexical); }

Values* find_lexical(Machine& m, Value name) {
    const Value cell = table_get(m.agent, lexical_table(m), name);
    return cell.is_cell() ? &m.at<Values>(cell) : nullptr;
}

// Some value of the type that `typeof` must answer.
static Value value_of_refusal_type(const Agent& agent, RefusalType type) {
    switch (type) {
    case RefusalType::function: return agent.intrinsic(Intrinsic::FunctionPrototype);
    case RefusalType::object: return Value::null();
    case RefusalType::string: return agent.name(Name::empty);
    case RefusalType::number: return Value::int32(0);
    case RefusalType::boolean: return Value::boolean(false);
    case RefusalType::symbol: return agent.symbol(WellKnownSymbol::iterator);
    case RefusalType::undefined: break;
    }
    return Value::undefined();
}

Signal get_global(Machine& m, Value name, InlineCache& cache, bool for_typeof) {
    if (Values* cell = find_lexical(m, name)) {
        const Value value = cell->items[0];
        if (value.is_uninitialized()) return throw_uninitialized(m, name);
        cache = {};
        cache.new_shape = m.ref_of(cell);
        *m.sp++ = value;
        return Signal::go_on;
    }
    const Value global = m.agent.global_object();
    const PropertyKey key = key_from_interned(m.heap, name);
    const Lookup found = lookup(m.agent, m.object(global), key);
    if (found.kind == Lookup::Kind::absent) {
        if (!for_typeof) return throw_undefined_name(m, name);
        *m.sp++ = Value::undefined();
        return Signal::go_on;
    }
    if (for_typeof &&
        found.kind == Lookup::Kind::refusal) { // typeof answers as in Chromium: what is refused exists there
        *m.sp++ = value_of_refusal_type(m.agent, refusal_type(found.attributes));
        return Signal::go_on;
    }
    if (found.kind == Lookup::Kind::data && found.in_slots && found.holder == global.as_ref()) {
        cache = {};
        cache.shape = m.object(global).shape;
        cache.slot = found.slot;
    }
    return get_and_push(m, global, key, 0);
}

Signal put_global(Machine& m, Value name, bool strict, InlineCache& cache) {
    if (Values* cell = find_lexical(m, name)) {
        if (cell->items[0].is_uninitialized()) return throw_uninitialized(m, name);
        if (cell->items[1].as_int32() & lexical_constant) return throw_constant(m);
        cache = {};
        cache.new_shape = m.ref_of(cell);
        cell->items[0] = *--m.sp;
        return Signal::go_on;
    }
    const Value global = m.agent.global_object();
    const PropertyKey key = key_from_interned(m.heap, name);
    const Lookup found = lookup(m.agent, m.object(global), key);
    if (found.kind == Lookup::Kind::absent && strict) return throw_undefined_name(m, name);
    if (found.kind == Lookup::Kind::data && found.in_slots && found.holder == global.as_ref() &&
        (found.attributes & writable)) {
        cache = {};
        cache.shape = m.object(global).shape;
        cache.slot = found.slot;
    }
    const Value value = m.sp[-1];
    const Completion completion = set(m.agent, global, key, value);
    if (completion.type == CompletionType::call) {
        --m.sp;
        return call_pending(m, ReturnMode::discard);
    }
    if (!completion.ok()) return abrupt(m, completion);
    if (completion.value.is_false() && strict)
        return throw_type_error(m, "Cannot assign to read only property '" + to_utf8(m.heap, name) +
                                       "' of object '#<Window>'");
    --m.sp;
    return Signal::go_on;
}

Signal init_global(Machine& m, Value name) {
    Values* cell = find_lexical(m, name);
    cell->items[0] = *--m.sp;
    return Signal::go_on;
}

// --- names looked up at run time: with, direct eval ------------------------------------------------------------------

struct NamePlace {
    enum class Kind : std::uint8_t { absent, slot, object, eval_variable, global } kind = Kind::absent;
    Value* slot = nullptr;
    std::int32_t flags = 0;
    Value object; // with: the binding object
    HashTable* table = nullptr;
    Ref environment = 0; // slot, eval_variable: the record
};

// Where a record with declarations keeps the name. 9.1.1.1.1 HasBinding
static bool find_in_record(Machine& m, Environment& environment, Value name, NamePlace& place) {
    const Values& description = m.at<Values>(environment.scope);
    const bool extended = description.items[0].as_int32() & scope_has_eval_variables;
    const std::uint32_t end = description.header.count - (extended ? 1 : 0);
    for (std::uint32_t i = scope_header_values; i + 2 < end; i += 3) {
        const std::int32_t where = description.items[i + 1].as_int32();
        if (!(description.items[i] == name) || (where & 15) != ordinal(BindingPlace::environment)) continue;
        place.kind = NamePlace::Kind::slot;
        place.slot = const_cast<Value*>(imported_slot(m.heap, &environment.slots[where >> 4]));
        place.flags = description.items[i + 2].as_int32();
        return true;
    }
    if (!extended) return false;
    HashTable& table = m.at<HashTable>(description.items[end]);
    if (table_get(m.agent, table, name).is_hole()) return false;
    place.kind = NamePlace::Kind::eval_variable;
    place.table = &table;
    return true;
}

// 9.1.1.2.1 HasBinding
static Completion find_in_object(Machine& m, Value object, Value name, NamePlace& place) {
    const PropertyKey key = key_from_interned(m.heap, name);
    const Lookup found = lookup(m.agent, m.object(object), key);
    if (found.kind == Lookup::Kind::proxy)
        return m.agent.refuse("with", "A with statement over a proxy can't be run yet.");
    if (found.kind == Lookup::Kind::absent) return Completion::normal();
    const Lookup unscopables = lookup(m.agent, m.object(object), m.agent.key(WellKnownSymbol::unscopables));
    if (unscopables.kind == Lookup::Kind::data && unscopables.value.is_object()) {
        const Lookup blocked = lookup(m.agent, m.object(unscopables.value), key);
        if (blocked.kind == Lookup::Kind::data && to_boolean(m.heap, blocked.value)) return Completion::normal();
    }
    place.kind = NamePlace::Kind::object;
    place.object = object;
    return Completion::normal();
}

// 9.1.2.1 GetIdentifierReference
static Completion find_name(Machine& m, Value name, NamePlace& place) {
    for (Ref at = m.frame->environment; at; at = m.at<Environment>(at).parent) {
        Environment& environment = m.at<Environment>(at);
        const auto kind = static_cast<EnvironmentKind>(environment.header.flags);
        if (kind == EnvironmentKind::global) break;
        place.environment = at;
        if (kind == EnvironmentKind::object) LOOPSCOPE_TRY_VOID(find_in_object(m, environment.slots[0], name, place));
        else if (environment.scope.is_cell()) (void)find_in_record(m, environment, name, place);
        if (place.kind != NamePlace::Kind::absent) return Completion::normal();
    }
    place.kind = NamePlace::Kind::global;
    return Completion::normal();
}

// 6.2.5.5 GetValue
static Signal get_from(Machine& m, const NamePlace& place, Value name, bool for_typeof) {
    switch (place.kind) {
    case NamePlace::Kind::slot:
        if (place.slot->is_uninitialized()) return throw_uninitialized(m, name);
        *m.sp++ = *place.slot;
        return Signal::go_on;
    case NamePlace::Kind::eval_variable: *m.sp++ = table_get(m.agent, *place.table, name); return Signal::go_on;
    case NamePlace::Kind::object: return get_and_push(m, place.object, key_from_interned(m.heap, name), 0);
    default: InlineCache unused; return get_global(m, name, unused, for_typeof);
    }
}

static Signal get_name(Machine& m, Value name, bool with_this, bool for_typeof) {
    NamePlace place;
    const Completion completion = find_name(m, name, place);
    if (!completion.ok()) return abrupt(m, completion);
    if (with_this) *m.sp++ = place.kind == NamePlace::Kind::object ? place.object : Value::undefined();
    return get_from(m, place, name, for_typeof);
}

static Signal put_in_object(Machine& m, Value object, Value name, bool strict) {
    const Completion done = set(m.agent, object, key_from_interned(m.heap, name), m.sp[-1]);
    if (done.type == CompletionType::call) {
        --m.sp;
        return call_pending(m, ReturnMode::discard);
    }
    if (!done.ok()) return abrupt(m, done);
    if (done.value.is_false() && strict)
        return throw_type_error(m, "Cannot assign to read only property '" + to_utf8(m.heap, name) + "' of object '" +
                                       render_object(m.agent, object) + "'");
    --m.sp;
    return Signal::go_on;
}

// 6.2.5.6 PutValue: v ->
static Signal put_into(Machine& m, const NamePlace& place, Value name, bool strict) {
    switch (place.kind) {
    case NamePlace::Kind::slot:
        if (place.slot->is_uninitialized()) return throw_uninitialized(m, name);
        if (!(place.flags & binding_mutable)) {
            if (strict || (place.flags & binding_lexical)) return throw_constant(m);
            --m.sp; // a function expression's own name
            return Signal::go_on;
        }
        *place.slot = *--m.sp;
        return Signal::go_on;
    case NamePlace::Kind::eval_variable: table_set(m.agent, *place.table, name, *--m.sp); return Signal::go_on;
    case NamePlace::Kind::object: return put_in_object(m, place.object, name, strict);
    default: InlineCache unused; return put_global(m, name, strict, unused);
    }
}

static Signal put_name(Machine& m, Value name, bool strict) {
    NamePlace place;
    const Completion completion = find_name(m, name, place);
    if (!completion.ok()) return abrupt(m, completion);
    return put_into(m, place, name, strict);
}

// --- references that are kept while a right side is evaluated: the object of a with statement, the cell of an
// environment record, or a hole for what is global or nowhere

static Signal resolve_name(Machine& m, Value name) {
    NamePlace place;
    const Completion completion = find_name(m, name, place);
    if (!completion.ok()) return abrupt(m, completion);
    *m.sp++ = place.kind == NamePlace::Kind::global   ? Value::hole()
              : place.kind == NamePlace::Kind::object ? place.object
                                                      : Value::cell(place.environment);
    return Signal::go_on;
}

static NamePlace place_of_reference(Machine& m, Value reference, Value name) {
    NamePlace place;
    place.kind = NamePlace::Kind::global;
    if (reference.is_object()) {
        place.kind = NamePlace::Kind::object;
        place.object = reference;
    } else if (reference.is_cell()) {
        Environment& environment = m.at<Environment>(reference);
        // A var of eval that has been deleted meanwhile: it is made again. 9.1.1.1.5 SetMutableBinding, step 1
        if (!find_in_record(m, environment, name, place)) {
            place.kind = NamePlace::Kind::eval_variable;
            const Values& description = m.at<Values>(environment.scope);
            place.table = &m.at<HashTable>(description.items[description.header.count - 1]);
        }
    }
    return place;
}

// reference -> reference v
static Signal get_reference(Machine& m, Value name) {
    const NamePlace place = place_of_reference(m, m.sp[-1], name);
    if (place.kind == NamePlace::Kind::eval_variable && table_get(m.agent, *place.table, name).is_hole())
        return throw_undefined_name(m, name);
    return get_from(m, place, name, false);
}

// reference v -> v
static Signal put_reference(Machine& m, Value name, bool strict) {
    const NamePlace place = place_of_reference(m, m.sp[-2], name);
    if (place.kind == NamePlace::Kind::object && strict &&
        lookup(m.agent, m.object(place.object), key_from_interned(m.heap, name)).kind == Lookup::Kind::absent)
        return throw_undefined_name(m, name); // 9.1.1.2.5 SetMutableBinding, step 3
    m.sp[-2] = m.sp[-1];
    return put_into(m, place, name, strict);
}

static Signal delete_name(Machine& m, Value name) {
    NamePlace place;
    const Completion completion = find_name(m, name, place);
    if (!completion.ok()) return abrupt(m, completion);
    bool deleted = false;
    const PropertyKey key = key_from_interned(m.heap, name);
    if (place.kind == NamePlace::Kind::eval_variable) {
        deleted = table_delete(m.agent, *place.table, name);
    } else if (place.kind == NamePlace::Kind::object ||
               (place.kind == NamePlace::Kind::global && !find_lexical(m, name))) {
        const Value object = place.kind == NamePlace::Kind::object ? place.object : m.agent.global_object();
        const Completion done = delete_property(m.agent, m.object(object), key);
        if (!done.ok()) return abrupt(m, done);
        deleted = done.value.is_true();
    }
    *m.sp++ = Value::boolean(deleted);
    return Signal::go_on;
}

Signal name_operation(Machine& m, Op op, Value name, unsigned kind) {
    switch (op) {
    case Op::get_name: return get_name(m, name, false, false);
    case Op::get_name_and_this: return get_name(m, name, true, false);
    case Op::typeof_name: {
        const Signal signal = get_name(m, name, false, true);
        return signal;
    }
    case Op::put_name: return put_name(m, name, kind != 0);
    case Op::resolve_name: return resolve_name(m, name);
    case Op::get_reference: return get_reference(m, name);
    case Op::put_reference: return put_reference(m, name, kind != 0);
    default: return delete_name(m, name);
    }
}

// --- environments
Signal push_environment(Machine& m, const std::uint8_t* operands) {
    const Value scope = m.constants[read_operand<std::uint32_t>(operands)];
    const auto scope_kind = static_cast<ScopeKind>(m.at<Values>(scope).items[0].as_int32() & scope_kind_bits);
    const bool is_function = scope_kind == ScopeKind::function || scope_kind == ScopeKind::function_body;
    const EnvironmentKind kind = is_function ? EnvironmentKind::function : EnvironmentKind::declarative;
    Environment& environment =
        m.agent.make_environment(kind, m.frame->environment, read_operand<std::uint16_t>(operands + 4), scope);
    for (std::uint32_t i = 0; i < environment.header.count; ++i) environment.slots[i] = Value::uninitialized();
    m.frame->environment = m.ref_of(&environment);
    return Signal::go_on;
}

// 14.7.4.4 CreatePerIterationEnvironment
Signal copy_environment(Machine& m) {
    const Environment& old = m.at<Environment>(m.frame->environment);
    Environment& copy = m.agent.make_environment(static_cast<EnvironmentKind>(old.header.flags), old.parent,
                                                 old.header.count, old.scope);
    std::memcpy(copy.slots, old.slots, old.header.count * sizeof(Value));
    m.frame->environment = m.ref_of(&copy);
    return Signal::go_on;
}

Signal push_with(Machine& m) {
    Environment& environment =
        m.agent.make_environment(EnvironmentKind::object, m.frame->environment, 1, Value::undefined());
    environment.slots[0] = *--m.sp;
    m.frame->environment = m.ref_of(&environment);
    return Signal::go_on;
}

} // namespace loopscope
