// The loop: one instruction after the other, until a step, a budget or the stack is used up.
#include "engine/interpreter/fast_paths.h"

#include "engine/bytecode/instruction.h"
#include "engine/interpreter/number_operators.h"
#include "engine/syntax/scope.h"

// The loop. Registers live in locals; SLOW hands them to a part of the machine and takes them back. Both step() and
// run() are this loop with different fuel, so that they can't differ.
namespace loopscope {

namespace {

constexpr unsigned operand_bytes(char letter) {
    switch (letter) {
    case 'b': return 1;
    case 'w':
    case 'c':
    case 'n': return 2;
    default: return 4;
    }
}
constexpr unsigned length_of_operands(const char* letters) {
    unsigned length = 1;
    for (; *letters; ++letters) length += operand_bytes(*letters);
    return length;
}
// Bytes of each instruction, by name: lengths::call.
namespace lengths {
#define LOOPSCOPE_OP(name, operands, stack, text)                                                                      \
    [[maybe_unused]] constexpr unsigned name = length_of_operands(operands);
#include "engine/bytecode/ops.def"
#undef LOOPSCOPE_OP
} // namespace lengths

inline bool both_int32(Value a, Value b) { return a.is_int32() && b.is_int32(); }
inline bool both_numbers(Value a, Value b) { return a.is_number() && b.is_number(); }

} // namespace

#if defined(__GNUC__) && !defined(__EMSCRIPTEN__)
#define LOOPSCOPE_COMPUTED_GOTO 1
#endif

#define READ(type, offset) read_operand<type>(pc + 1 + (offset))
// Registers to the machine and the arena, as if the instruction at `pc` were done (its successor is the next).
#define SAVE(op)                                                                                                       \
    do {                                                                                                               \
        m.start = pc;                                                                                                  \
        m.pc = pc + lengths::op;                                                                                       \
        m.sp = sp;                                                                                                     \
        m.header.step = end - left;                                                                                    \
        m.save();                                                                                                      \
    } while (0)
#define SLOW(op, expression)                                                                                           \
    do {                                                                                                               \
        SAVE(op);                                                                                                      \
        if ((expression) == Signal::leave) goto leave;                                                                 \
        goto reload;                                                                                                   \
    } while (0)
// The next instruction: with computed goto each instruction has a jump of its own, which is easier to predict.
#ifdef LOOPSCOPE_COMPUTED_GOTO
#define NEXT()                                                                                                         \
    do {                                                                                                               \
        if (left-- == 0) goto out_of_fuel;                                                                             \
        goto* targets[*pc];                                                                                            \
    } while (0)
#else
#define NEXT() goto next
#endif
#define ADVANCE(op)                                                                                                    \
    do {                                                                                                               \
        pc += lengths::op;                                                                                             \
        NEXT();                                                                                                        \
    } while (0)
#define BINARY_INT(op, expression)                                                                                     \
    do {                                                                                                               \
        if (both_int32(sp[-2], sp[-1])) {                                                                              \
            const std::int32_t a = sp[-2].as_int32(), b = sp[-1].as_int32();                                           \
            sp[-2] = expression;                                                                                       \
            --sp;                                                                                                      \
            ADVANCE(op);                                                                                               \
        }                                                                                                              \
        SLOW(op, binary_operator(m, Op::op));                                                                          \
    } while (0)
#define COMPARE(op, operator_)                                                                                         \
    do {                                                                                                               \
        if (both_int32(sp[-2], sp[-1])) {                                                                              \
            sp[-2] = Value::boolean(sp[-2].as_int32() operator_ sp[-1].as_int32());                                    \
            --sp;                                                                                                      \
            ADVANCE(op);                                                                                               \
        }                                                                                                              \
        if (both_numbers(sp[-2], sp[-1])) {                                                                            \
            sp[-2] = Value::boolean(sp[-2].as_number() operator_ sp[-1].as_number());                                  \
            --sp;                                                                                                      \
            ADVANCE(op);                                                                                               \
        }                                                                                                              \
        SLOW(op, compare_operator(m, Op::op));                                                                         \
    } while (0)

static Signal new_private_name(Machine& m, Value description) {
    Symbol& symbol = m.agent.make_symbol(description);
    symbol.header.flags |= symbol_private_name;
    *m.sp++ = Value::symbol(m.ref_of(&symbol));
    return Signal::go_on;
}

static Signal throw_error_of_kind(Machine& m, ThrownError kind, Value message) {
    const std::string text = to_utf8(m.heap, message);
    switch (kind) {
    case ThrownError::type_error: return throw_type_error(m, text);
    case ThrownError::reference_error: return throw_reference_error(m, text);
    case ThrownError::syntax_error: return abrupt(m, m.agent.throw_syntax_error(text));
    }
    return Signal::go_on;
}

static Signal require_object_coercible(Machine& m, Value message) {
    std::string text = to_utf8(m.heap, message);
    const std::string kind = m.sp[-1].is_null() ? "null" : "undefined";
    const std::size_t described = text.find("'%'");
    if (described != std::string::npos) text.replace(described + 1, 1, describe_operand(m.agent, m.sp[-1]));
    for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + kind.size()))
        text.replace(at, 1, kind);
    return throw_type_error(m, text);
}

static Signal type_of_value(Machine& m) {
    m.sp[-1] = intern(m.agent, std::string_view(type_of(m.heap, m.sp[-1])));
    return Signal::go_on;
}

// Between instructions: memory that the heap asks for. False: the run halts.
static bool make_room(Machine& m) {
    if (!m.heap.wants_collection()) return true;
    m.save();
    if (collect_if_wanted(m.agent)) return true;
    halt_here(m);
    return false;
}

static void clear_retry(Machine& m) {
    if (!m.fresh_retry) {
        m.retry = false;
        own_interpreter_state(m.agent).retry = false;
    }
    m.fresh_retry = false;
}

static StepResult run_loop(Agent& agent, std::uint64_t fuel) {
    Machine m(agent);
    if (!m.frame) return StepResult::empty;
    if (fuel == 0) return StepResult::stepped;
    const std::uint8_t* pc = m.pc;
    Value* sp = m.sp;
    Value* locals = m.locals;
    const std::uint64_t end = m.header.step + fuel; // no step begins at this one
    std::uint64_t left = fuel;
    if (!m.code) goto other_frame;

#ifdef LOOPSCOPE_COMPUTED_GOTO
    static const void* const targets[] = {
#define LOOPSCOPE_OP(name, operands, stack, text) &&op_##name,
#include "engine/bytecode/ops.def"
#undef LOOPSCOPE_OP
    };
#define CASE(name) op_##name
#else
#define CASE(name) case Op::name
#endif

#ifdef LOOPSCOPE_COMPUTED_GOTO
    NEXT();
    {
#else
next:
    if (left-- == 0) goto out_of_fuel;
    switch (static_cast<Op>(*pc)) {
#endif
        // clang-format off: a table, an instruction a line
    // --- constants and stack
    CASE(undefined) : *sp++ = Value::undefined(); ADVANCE(undefined);
    CASE(null) : *sp++ = Value::null(); ADVANCE(null);
    CASE(true_value) : *sp++ = Value::boolean(true); ADVANCE(true_value);
    CASE(false_value) : *sp++ = Value::boolean(false); ADVANCE(false_value);
    CASE(hole) : *sp++ = Value::hole(); ADVANCE(hole);
    CASE(uninitialized) : *sp++ = Value::uninitialized(); ADVANCE(uninitialized);
    CASE(integer) : *sp++ = Value::int32(READ(std::int32_t, 0)); ADVANCE(integer);
    CASE(constant) : *sp++ = m.constants[READ(std::uint32_t, 0)]; ADVANCE(constant);
    CASE(intrinsic) : *sp++ = agent.intrinsic(static_cast<Intrinsic>(READ(std::uint16_t, 0))); ADVANCE(intrinsic);
    CASE(pop) : sp--; ADVANCE(pop);
    CASE(dup) : sp[0] = sp[-1]; ++sp; ADVANCE(dup);
    CASE(dup2) : sp[0] = sp[-2]; sp[1] = sp[-1]; sp += 2; ADVANCE(dup2);
    CASE(swap) : std::swap(sp[-1], sp[-2]); ADVANCE(swap);
    CASE(rotate3) : {
        const Value top = sp[-1];
        sp[-1] = sp[-2];
        sp[-2] = sp[-3];
        sp[-3] = top;
        ADVANCE(rotate3);
    }
    CASE(rotate4) : {
        const Value top = sp[-1];
        sp[-1] = sp[-2];
        sp[-2] = sp[-3];
        sp[-3] = sp[-4];
        sp[-4] = top;
        ADVANCE(rotate4);
    }
    CASE(pick) : sp[0] = sp[-1 - READ(std::uint8_t, 0)]; ++sp; ADVANCE(pick);

    // --- bindings kept in the frame
    CASE(get_local) : *sp++ = locals[READ(std::uint16_t, 0)]; ADVANCE(get_local);
    CASE(put_local) : locals[READ(std::uint16_t, 0)] = *--sp; ADVANCE(put_local);
    CASE(set_local) : locals[READ(std::uint16_t, 0)] = sp[-1]; ADVANCE(set_local);
    CASE(get_local_checked) : {
        const Value value = locals[READ(std::uint16_t, 0)];
        if (value.is_uninitialized()) SLOW(get_local_checked, throw_uninitialized(m, m.constants[READ(std::uint32_t, 2)]));
        *sp++ = value;
        ADVANCE(get_local_checked);
    }
    CASE(put_local_checked) : {
        Value& local = locals[READ(std::uint16_t, 0)];
        if (local.is_uninitialized()) SLOW(put_local_checked, throw_uninitialized(m, m.constants[READ(std::uint32_t, 2)]));
        local = *--sp;
        ADVANCE(put_local_checked);
    }
    CASE(get_argument) : *sp++ = m.arguments()[READ(std::uint16_t, 0)]; ADVANCE(get_argument);
    CASE(put_argument) : m.arguments()[READ(std::uint16_t, 0)] = *--sp; ADVANCE(put_argument);
    CASE(increment_local) : {
        Value& local = locals[READ(std::uint16_t, 0)];
        if (local.is_int32() && local.as_int32() != INT32_MAX) {
            local = Value::int32(local.as_int32() + 1);
            ADVANCE(increment_local);
        }
        if (local.is_number()) {
            local = Value::number(local.as_number() + 1);
            ADVANCE(increment_local);
        }
        SLOW(increment_local, increment_local_slowly(m, READ(std::uint16_t, 0)));
    }
    CASE(throw_constant_assignment) : SLOW(throw_constant_assignment, throw_constant(m));

    // --- bindings kept in environment records
    CASE(push_environment) : SLOW(push_environment, push_environment(m, pc + 1));
    CASE(pop_environment) : m.frame->environment = m.read<Environment>(m.frame->environment).parent; ADVANCE(pop_environment);
    CASE(copy_environment) : SLOW(copy_environment, copy_environment(m));
    CASE(save_environment) : locals[READ(std::uint16_t, 0)] = Value::cell(m.frame->environment); ADVANCE(save_environment);
    CASE(restore_environment) : m.frame->environment = locals[READ(std::uint16_t, 0)].as_ref(); ADVANCE(restore_environment);
    CASE(get_binding) : *sp++ = m.read<Environment>(environment_out(m, READ(std::uint8_t, 0))).slots[READ(std::uint16_t, 1)]; ADVANCE(get_binding);
    CASE(put_binding) : m.at<Environment>(environment_out(m, READ(std::uint8_t, 0))).slots[READ(std::uint16_t, 1)] = *--sp; ADVANCE(put_binding);
    CASE(get_binding_checked) : {
        const Value value = m.read<Environment>(environment_out(m, READ(std::uint8_t, 0))).slots[READ(std::uint16_t, 1)];
        if (value.is_uninitialized()) SLOW(get_binding_checked, throw_uninitialized(m, m.constants[READ(std::uint32_t, 3)]));
        *sp++ = value;
        ADVANCE(get_binding_checked);
    }
    CASE(get_import) : {
        const Value* at = &m.read<Environment>(environment_out(m, READ(std::uint8_t, 0))).slots[READ(std::uint16_t, 1)];
        if (at->is_cell()) {
            const Values& import = m.read<Values>(*at);
            at = &m.read<Environment>(import[ImportField::environment])
                      .slots[import[ImportField::slot].as_int32()];
        }
        if (at->is_uninitialized()) SLOW(get_import, throw_uninitialized(m, m.constants[READ(std::uint32_t, 3)]));
        *sp++ = *at;
        ADVANCE(get_import);
    }
    CASE(put_binding_checked) : {
        Value& slot = m.at<Environment>(environment_out(m, READ(std::uint8_t, 0))).slots[READ(std::uint16_t, 1)];
        if (slot.is_uninitialized()) SLOW(put_binding_checked, throw_uninitialized(m, m.constants[READ(std::uint32_t, 3)]));
        slot = *--sp;
        ADVANCE(put_binding_checked);
    }

    // --- global and dynamic names
    CASE(declare_globals) : SLOW(declare_globals, declare_globals(m, m.at<Values>(m.constants[READ(std::uint32_t, 0)])));
    CASE(get_global) : {
        const InlineCache& cache = m.caches[READ(std::uint16_t, 4)];
        if (cache.new_shape) { // a declarative binding's cell
            const Value value = m.read<Values>(cache.new_shape).items[0];
            if (!value.is_uninitialized()) {
                *sp++ = value;
                ADVANCE(get_global);
            }
        } else if (cache.shape) {
            const Object& global = m.look(agent.global_object());
            if (global.shape == cache.shape) {
                *sp++ = m.read<Values>(global.slots).items[cache.slot];
                ADVANCE(get_global);
            }
        }
        SLOW(get_global, get_global(m, m.constants[READ(std::uint32_t, 0)], m.caches[READ(std::uint16_t, 4)], false));
    }
    CASE(typeof_global) : SLOW(typeof_global, get_global(m, m.constants[READ(std::uint32_t, 0)], m.caches[READ(std::uint16_t, 4)], true));
    CASE(put_global) : {
        const InlineCache& cache = m.caches[READ(std::uint16_t, 5)];
        if (cache.new_shape) {
            Value& value = m.at<Values>(cache.new_shape).items[0];
            if (!value.is_uninitialized()) {
                value = *--sp;
                ADVANCE(put_global);
            }
        } else if (cache.shape) {
            const Object& global = m.look(agent.global_object());
            if (global.shape == cache.shape) {
                m.at<Values>(global.slots).items[cache.slot] = *--sp;
                ADVANCE(put_global);
            }
        }
        SLOW(put_global, put_global(m, m.constants[READ(std::uint32_t, 0)], READ(std::uint8_t, 4) != 0, m.caches[READ(std::uint16_t, 5)]));
    }
    CASE(init_global) : SLOW(init_global, init_global(m, m.constants[READ(std::uint32_t, 0)]));
    CASE(push_with) : SLOW(push_with, push_with(m));
    CASE(get_name) : SLOW(get_name, name_operation(m, Op::get_name, m.constants[READ(std::uint32_t, 0)], 0));
    CASE(get_name_and_this) : SLOW(get_name_and_this, name_operation(m, Op::get_name_and_this, m.constants[READ(std::uint32_t, 0)], 0));
    CASE(typeof_name) : SLOW(typeof_name, name_operation(m, Op::typeof_name, m.constants[READ(std::uint32_t, 0)], 0));
    CASE(put_name) : SLOW(put_name, name_operation(m, Op::put_name, m.constants[READ(std::uint32_t, 0)], READ(std::uint8_t, 4)));
    CASE(resolve_name) : SLOW(resolve_name, name_operation(m, Op::resolve_name, m.constants[READ(std::uint32_t, 0)], 0));
    CASE(get_reference) : SLOW(get_reference, name_operation(m, Op::get_reference, m.constants[READ(std::uint32_t, 0)], 0));
    CASE(put_reference) : SLOW(put_reference, name_operation(m, Op::put_reference, m.constants[READ(std::uint32_t, 0)], READ(std::uint8_t, 4)));
    CASE(delete_name) : SLOW(delete_name, name_operation(m, Op::delete_name, m.constants[READ(std::uint32_t, 0)], 0));
    CASE(declare_eval) : SLOW(declare_eval, declare_eval(m, m.at<Values>(m.constants[READ(std::uint32_t, 0)])));
    CASE(hoist_function) : SLOW(hoist_function, hoist_function(m, m.constants[READ(std::uint32_t, 0)]));
    CASE(put_variable) : SLOW(put_variable, put_variable(m, m.constants[READ(std::uint32_t, 0)]));

    // --- properties
    CASE(get_property) : {
        if (sp[-1].is_object()) {
            const Object& object = m.look(sp[-1]);
            const InlineCache& cache = m.caches[READ(std::uint16_t, 4)];
            if (const Object* holder = cached_holder(m, cache, object)) {
                sp[-1] = m.read<Values>(holder->slots).items[cache.slot];
                ADVANCE(get_property);
            }
            if (object.object_class() == ObjectClass::array && m.constants[READ(std::uint32_t, 0)] == agent.name(Name::length)) {
                sp[-1] = Value::number(object.array_length);
                ADVANCE(get_property);
            }
        }
        if (const Value* method = cached_of_string(m, m.caches[READ(std::uint16_t, 4)], sp[-1])) {
            sp[-1] = *method;
            ADVANCE(get_property);
        }
        if (sp[-1].is_string() && m.constants[READ(std::uint32_t, 0)] == agent.name(Name::length)) {
            sp[-1] = Value::number(m.read<CellHeader>(sp[-1]).count);
            ADVANCE(get_property);
        }
        SLOW(get_property, get_property(m, m.constants[READ(std::uint32_t, 0)], m.caches[READ(std::uint16_t, 4)], false));
    }
    CASE(get_method) : {
        if (sp[-1].is_object()) {
            const InlineCache& cache = m.caches[READ(std::uint16_t, 4)];
            if (const Object* holder = cached_holder(m, cache, m.look(sp[-1]))) {
                *sp++ = m.read<Values>(holder->slots).items[cache.slot];
                ADVANCE(get_method);
            }
        }
        if (const Value* method = cached_of_string(m, m.caches[READ(std::uint16_t, 4)], sp[-1])) {
            *sp++ = *method;
            ADVANCE(get_method);
        }
        SLOW(get_method, get_property(m, m.constants[READ(std::uint32_t, 0)], m.caches[READ(std::uint16_t, 4)], true));
    }
    CASE(set_property) : {
        if (sp[-2].is_object()) {
            const Object& object = m.look(sp[-2]);
            const InlineCache& cache = m.caches[READ(std::uint16_t, 5)];
            if (object.shape == cache.shape) {
                if (!cache.new_shape) {
                    m.at<Values>(object.slots).items[cache.slot] = sp[-1];
                    sp[-2] = sp[-1];
                    --sp;
                    ADVANCE(set_property);
                }
                if (cached_addition(m, cache, sp[-2], sp[-1])) {
                    sp[-2] = sp[-1];
                    --sp;
                    ADVANCE(set_property);
                }
            }
        }
        SLOW(set_property, set_property(m, m.constants[READ(std::uint32_t, 0)], READ(std::uint8_t, 4) != 0, m.caches[READ(std::uint16_t, 5)]));
    }
    CASE(get_element) : {
        if (const Value* element = array_element(m, sp[-2], sp[-1])) {
            sp[-2] = *element;
            --sp;
            ADVANCE(get_element);
        }
        if (load_typed_element(m, sp[-2], sp[-1])) {
            --sp;
            ADVANCE(get_element);
        }
        SLOW(get_element, get_element(m, false));
    }
    CASE(get_element_method) : SLOW(get_element_method, get_element(m, true));
    CASE(set_element) : {
        if (Value* element = array_element_to_write(m, sp[-3], sp[-2])) {
            *element = sp[-1];
            sp[-3] = sp[-1];
            sp -= 2;
            ADVANCE(set_element);
        }
        if (append_to_array(m, sp[-3], sp[-2], sp[-1])) {
            sp[-3] = sp[-1];
            sp -= 2;
            ADVANCE(set_element);
        }
        if (store_typed_element(m, sp[-3], sp[-2], sp[-1])) {
            sp[-3] = sp[-1];
            sp -= 2;
            ADVANCE(set_element);
        }
        SLOW(set_element, set_element(m, READ(std::uint8_t, 0) != 0));
    }
    CASE(check_base) : {
        if (sp[-2].is_nullish()) SLOW(check_base, check_base(m));
        ADVANCE(check_base);
    }
    CASE(to_property_key) : SLOW(to_property_key, unary_operator(m, Op::to_property_key));
    CASE(delete_property) : SLOW(delete_property, delete_from(m, READ(std::uint8_t, 4) != 0, m.constants[READ(std::uint32_t, 0)], 1));
    CASE(delete_element) : SLOW(delete_element, delete_from(m, READ(std::uint8_t, 0) != 0, Value::hole(), 2));
    CASE(home_object) : SLOW(home_object, function_operation(m, Op::home_object, pc + 1));
    CASE(super_base) : SLOW(super_base, function_operation(m, Op::super_base, pc + 1));
    CASE(get_super) : SLOW(get_super, get_super(m));
    CASE(set_super) : SLOW(set_super, set_super(m, READ(std::uint8_t, 0) != 0));
    CASE(in) : {
        if (array_element(m, sp[-1], sp[-2])) {
            sp[-2] = Value::boolean(true);
            --sp;
            ADVANCE(in);
        }
        SLOW(in, has_property(m));
    }
    CASE(instance_of) : SLOW(instance_of, instance_of(m));

    // --- private names
    CASE(new_private_name) : SLOW(new_private_name, new_private_name(m, m.constants[READ(std::uint32_t, 0)]));
    CASE(get_private) : SLOW(get_private, private_operation(m, Op::get_private, 0));
    CASE(set_private) : SLOW(set_private, private_operation(m, Op::set_private, 0));
    CASE(has_private) : SLOW(has_private, private_operation(m, Op::has_private, 0));
    CASE(define_private) : SLOW(define_private, private_operation(m, Op::define_private, READ(std::uint8_t, 0)));

    // --- literals
#define LITERAL(op) CASE(op) : SLOW(op, literal_operation(m, Op::op, pc + 1))
    LITERAL(new_object);
    LITERAL(new_array);
    LITERAL(append);
    LITERAL(append_hole);
    LITERAL(define_field);
    CASE(create_data_property) : {
        if (create_element(m, sp[-3], sp[-2], sp[-1])) {
            sp[-3] = sp[-1];
            sp -= 2;
            ADVANCE(create_data_property);
        }
        SLOW(create_data_property, create_data_property(m));
    }
    LITERAL(define_element);
    LITERAL(set_literal_prototype);
    LITERAL(copy_data_properties);
    LITERAL(template_object);
    LITERAL(new_regexp);
    LITERAL(arguments_object);
    LITERAL(rest_array);
#define FUNCTION(op) CASE(op) : SLOW(op, function_operation(m, Op::op, pc + 1))
    FUNCTION(define_method);
    FUNCTION(set_home_object);
    FUNCTION(set_function_name);
    FUNCTION(new_function);
    FUNCTION(class_heritage);
    FUNCTION(new_class);
    FUNCTION(set_field_initializer);
    FUNCTION(field_initializer);
    FUNCTION(super_constructor);

    // --- this, super, new.target
    CASE(get_this) : *sp++ = m.this_value(); ADVANCE(get_this);
    CASE(global_this) : *sp++ = agent.realm().global_this; ADVANCE(global_this);
    CASE(get_this_checked) : {
        if (m.this_value().is_hole())
            SLOW(get_this_checked, throw_reference_error(m, "Must call super constructor in derived class before accessing 'this' or "
                                                            "returning from derived constructor"));
        *sp++ = m.this_value();
        ADVANCE(get_this_checked);
    }
    CASE(bind_this) : {
        if (!m.this_value().is_hole()) SLOW(bind_this, throw_reference_error(m, "Super constructor may only be called once"));
        m.base()[0] = sp[-1];
        ADVANCE(bind_this);
    }
    CASE(new_target) : *sp++ = m.frame->new_target; ADVANCE(new_target);
    CASE(active_function) : *sp++ = m.base()[1]; ADVANCE(active_function);
    CASE(import_meta) : SLOW(import_meta, call_library(m, Intrinsic::ImportMeta, {m.executable().source_name}));
    CASE(import_call) : SLOW(import_call, import_call(m));

    // --- calls
    CASE(call) : {
        Value* const base = sp - READ(std::uint16_t, 0) - 2;
        SAVE(call);
        if (const Object* function = plain_function(m, base[1])) {
            if (!push_function_frame(m, *function, base, READ(std::uint16_t, 0), Value::undefined(), 0, ReturnMode::push, 0)) {
                if (stack_overflow(m) == Signal::leave) goto leave;
                goto reload;
            }
            pc = m.pc;
            sp = m.sp;
            locals = m.locals;
            NEXT();
        }
        if (call(m, base) == Signal::leave) goto leave;
        goto reload;
    }
    CASE(call_array) : SLOW(call_array, spread_call(m, false));
    CASE(call_eval_array) : SLOW(call_eval_array, call_eval_array(m, m.constants[READ(std::uint32_t, 0)]));
    CASE(call_eval) : SLOW(call_eval, call_eval(m, READ(std::uint16_t, 0), m.constants[READ(std::uint32_t, 2)]));
    CASE(call_native) : SLOW(call_native, call_native_directly(m, READ(std::uint16_t, 0), READ(std::uint16_t, 2)));
    CASE(construct) : SLOW(construct, construct(m, sp - READ(std::uint16_t, 0) - 2));
    CASE(construct_array) : SLOW(construct_array, spread_call(m, true));
    CASE(return_value) : {
        if (return_to_code(m, sp[-1])) {
            pc = m.pc;
            sp = m.sp;
            locals = m.locals;
            NEXT();
        }
        SLOW(return_value, return_from_frame(m, *--m.sp));
    }
    CASE(throw_value) : SLOW(throw_value, throw_value(m, *--m.sp));
    CASE(throw_error) : SLOW(throw_error, throw_error_of_kind(m, static_cast<ThrownError>(READ(std::uint8_t, 0)), m.constants[READ(std::uint32_t, 1)]));

    // --- control
    CASE(jump) : pc += READ(std::int32_t, 0); ADVANCE(jump);
    CASE(jump_if_true) : {
        if (truthy(m.heap, *--sp)) pc += READ(std::int32_t, 0);
        ADVANCE(jump_if_true);
    }
    CASE(jump_if_false) : {
        if (!truthy(m.heap, *--sp)) pc += READ(std::int32_t, 0);
        ADVANCE(jump_if_false);
    }
#define JUMP_OR_DROP(op, condition)                                                                                    \
    CASE(op) : {                                                                                                       \
        const Value v = sp[-1];                                                                                        \
        if (condition) {                                                                                               \
            pc += READ(std::int32_t, 0);                                                                               \
        } else {                                                                                                       \
            --sp;                                                                                                      \
        }                                                                                                              \
        ADVANCE(op);                                                                                                   \
    }
    JUMP_OR_DROP(jump_if_true_keep, truthy(m.heap, v))
    JUMP_OR_DROP(jump_if_false_keep, !truthy(m.heap, v))
    JUMP_OR_DROP(jump_if_not_nullish_keep, !v.is_nullish())
    JUMP_OR_DROP(jump_if_not_undefined_keep, !v.is_undefined())
    CASE(jump_if_nullish) : {
        if (sp[-1].is_nullish()) pc += READ(std::int32_t, 0);
        ADVANCE(jump_if_nullish);
    }
    CASE(jump_if_hole) : {
        if (sp[-1].is_hole()) pc += READ(std::int32_t, 0);
        ADVANCE(jump_if_hole);
    }
    CASE(loop_hint) : ADVANCE(loop_hint);
    CASE(debugger) : ADVANCE(debugger);

    // --- operators
    CASE(add) : {
        const Value a = sp[-2], b = sp[-1];
        if (both_int32(a, b)) {
            std::int32_t sum;
            if (!__builtin_add_overflow(a.as_int32(), b.as_int32(), &sum)) {
                sp[-2] = Value::int32(sum);
                --sp;
                ADVANCE(add);
            }
        }
        if (both_numbers(a, b)) {
            sp[-2] = Value::real(a.as_number() + b.as_number());
            --sp;
            ADVANCE(add);
        }
        SLOW(add, binary_operator(m, Op::add));
    }
    CASE(subtract) : {
        const Value a = sp[-2], b = sp[-1];
        if (both_int32(a, b)) {
            std::int32_t difference;
            if (!__builtin_sub_overflow(a.as_int32(), b.as_int32(), &difference)) {
                sp[-2] = Value::int32(difference);
                --sp;
                ADVANCE(subtract);
            }
        }
        if (both_numbers(a, b)) {
            sp[-2] = Value::real(a.as_number() - b.as_number());
            --sp;
            ADVANCE(subtract);
        }
        SLOW(subtract, binary_operator(m, Op::subtract));
    }
    CASE(multiply) : {
        const Value a = sp[-2], b = sp[-1];
        if (both_int32(a, b)) {
            std::int32_t product;
            if (!__builtin_mul_overflow(a.as_int32(), b.as_int32(), &product) && product != 0) {
                sp[-2] = Value::int32(product);
                --sp;
                ADVANCE(multiply);
            }
        }
        if (both_numbers(a, b)) {
            sp[-2] = Value::real(a.as_number() * b.as_number());
            --sp;
            ADVANCE(multiply);
        }
        SLOW(multiply, binary_operator(m, Op::multiply));
    }
    CASE(divide) : {
        if (both_numbers(sp[-2], sp[-1])) {
            sp[-2] = Value::number(sp[-2].as_number() / sp[-1].as_number());
            --sp;
            ADVANCE(divide);
        }
        SLOW(divide, binary_operator(m, Op::divide));
    }
    CASE(remainder) : {
        if (both_int32(sp[-2], sp[-1])) {
            const std::int32_t a = sp[-2].as_int32(), b = sp[-1].as_int32();
            if (a >= 0 && b > 0) {
                sp[-2] = Value::int32(a % b);
                --sp;
                ADVANCE(remainder);
            }
        }
        SLOW(remainder, binary_operator(m, Op::remainder));
    }
    CASE(exponentiate) : SLOW(exponentiate, binary_operator(m, Op::exponentiate));
    CASE(shift_left) : BINARY_INT(shift_left, Value::int32(static_cast<std::int32_t>(static_cast<std::uint32_t>(a) << (b & 31))));
    CASE(shift_right) : BINARY_INT(shift_right, Value::int32(a >> (b & 31)));
    CASE(shift_right_unsigned) : BINARY_INT(shift_right_unsigned, Value::number(static_cast<std::uint32_t>(a) >> (b & 31)));
    CASE(bit_and) : BINARY_INT(bit_and, Value::int32(a & b));
    CASE(bit_or) : BINARY_INT(bit_or, Value::int32(a | b));
    CASE(bit_xor) : BINARY_INT(bit_xor, Value::int32(a ^ b));
    CASE(less_than) : COMPARE(less_than, <);
    CASE(less_equal) : COMPARE(less_equal, <=);
    CASE(greater_than) : COMPARE(greater_than, >);
    CASE(greater_equal) : COMPARE(greater_equal, >=);
#define EQUALITY(op, operator_)                                                                                        \
    CASE(op) : {                                                                                                       \
        if (both_int32(sp[-2], sp[-1])) {                                                                              \
            sp[-2] = Value::boolean(sp[-2] operator_ sp[-1]);                                                          \
            --sp;                                                                                                      \
            ADVANCE(op);                                                                                               \
        }                                                                                                              \
        SLOW(op, equality_operator(m, Op::op));                                                                        \
    }
    EQUALITY(equal, ==)
    EQUALITY(not_equal, !=)
    EQUALITY(strictly_equal, ==)
    EQUALITY(strictly_not_equal, !=)
    CASE(logical_not) : sp[-1] = Value::boolean(!truthy(m.heap, sp[-1])); ADVANCE(logical_not);
    CASE(negate) : {
        if (sp[-1].is_int32() && sp[-1].as_int32() != 0 && sp[-1].as_int32() != INT32_MIN) {
            sp[-1] = Value::int32(-sp[-1].as_int32());
            ADVANCE(negate);
        }
        SLOW(negate, unary_operator(m, Op::negate));
    }
    CASE(to_number) : {
        if (sp[-1].is_number()) ADVANCE(to_number);
        SLOW(to_number, unary_operator(m, Op::to_number));
    }
    CASE(to_numeric) : {
        if (sp[-1].is_number()) ADVANCE(to_numeric);
        SLOW(to_numeric, unary_operator(m, Op::to_numeric));
    }
    CASE(bit_not) : {
        if (sp[-1].is_int32()) {
            sp[-1] = Value::int32(~sp[-1].as_int32());
            ADVANCE(bit_not);
        }
        SLOW(bit_not, unary_operator(m, Op::bit_not));
    }
    CASE(increment) : {
        if (sp[-1].is_int32() && sp[-1].as_int32() != INT32_MAX) {
            sp[-1] = Value::int32(sp[-1].as_int32() + 1);
            ADVANCE(increment);
        }
        SLOW(increment, unary_operator(m, Op::increment));
    }
    CASE(decrement) : {
        if (sp[-1].is_int32() && sp[-1].as_int32() != INT32_MIN) {
            sp[-1] = Value::int32(sp[-1].as_int32() - 1);
            ADVANCE(decrement);
        }
        SLOW(decrement, unary_operator(m, Op::decrement));
    }
    CASE(type_of) : SLOW(type_of, type_of_value(m));
    CASE(to_string) : {
        if (sp[-1].is_string()) ADVANCE(to_string);
        SLOW(to_string, unary_operator(m, Op::to_string));
    }
    CASE(concatenate) : SLOW(concatenate, concatenate_operands(m, READ(std::uint16_t, 0)));
    CASE(is_undefined_or_null) : sp[-1] = Value::boolean(sp[-1].is_nullish()); ADVANCE(is_undefined_or_null);
    CASE(require_object_coercible) : {
        if (!sp[-1].is_nullish()) ADVANCE(require_object_coercible);
        SLOW(require_object_coercible, require_object_coercible(m, m.constants[READ(std::uint32_t, 0)]));
    }
    CASE(to_object) : {
        if (sp[-1].is_object()) ADVANCE(to_object);
        SLOW(to_object, unary_operator(m, Op::to_object));
    }

    // --- iteration
#define ITERATION(op) CASE(op) : SLOW(op, iteration_operation(m, Op::op, pc + 1))
    ITERATION(get_iterator_method);
    ITERATION(check_object);
    ITERATION(fast_iterator_step);
    ITERATION(for_in_iterator);
    ITERATION(for_in_step);

    // --- suspension
#define SUSPENSION(op) CASE(op) : SLOW(op, suspension_operation(m, Op::op, pc + 1))
    SUSPENSION(create_generator);
    SUSPENSION(yield);
    SUSPENSION(yield_result);
    SUSPENSION(create_async);
    SUSPENSION(await_resolve);
    SUSPENSION(await);
    SUSPENSION(resolve_promise);
    SUSPENSION(reject_promise);
    SUSPENSION(async_end);
    SUSPENSION(async_generator_yield);
    SUSPENSION(async_generator_suspend);
    SUSPENSION(async_generator_end);
// clang-format on
#ifndef LOOPSCOPE_COMPUTED_GOTO
    case Op::count: break;
#endif
    }

reload: // a part of the machine has run: registers come back from it
    if (m.heap.wants_collection() || agent.interrupted) {
        if (!make_room(m)) goto leave;
        if (agent.interrupted || agent.collected) goto interrupted;
    }
    if (m.retry) clear_retry(m);
    if (m.code) {
        pc = m.pc;
        sp = m.sp;
        locals = m.locals;
        NEXT();
    }

other_frame: // a native frame, or an entry whose call has not begun
    if (left-- == 0) goto out_of_fuel_between;
    m.header.step = end - left;
    m.start = m.pc = nullptr;
    if (m.frame->kind == FrameKind::native) {
        if (step_native_frame(m) == Signal::leave) goto leave;
    } else {
        if (step_entry_frame(m) == Signal::leave) goto leave;
    }
    goto reload;

out_of_fuel:
    m.pc = pc;
    m.sp = sp;
out_of_fuel_between:
    m.header.step = end;
    m.save();
    return StepResult::stepped;

interrupted: // as if the fuel were out
    if (m.retry) clear_retry(m);
    m.header.step = end - left;
    m.save();
    return StepResult::stepped;

leave:
    m.header.step = end - left;
    return m.result;
}

StepResult step(Agent& agent) { return run_loop(agent, 1); }

StepResult run(Agent& agent, std::uint64_t max_steps) { return run_loop(agent, max_steps); }

} // namespace loopscope
