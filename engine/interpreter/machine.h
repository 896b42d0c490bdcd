// The machine's registers while it runs, and the parts of a step, one group for each file of this folder. Internal.
//
// While an instruction runs: `start` is its first byte, `pc` the next instruction's, and frame->pc and header.sp are in
// step with them whenever something may throw, collect, or push a frame. A part ends with a Signal; exceptions have
// been unwound by then.
#pragma once

#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/native.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

namespace loopscope {

enum class Signal : std::uint8_t { go_on, leave };

template <class T> T read_operand(const std::uint8_t* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

struct Machine;
void select_realm(Machine& m); // frame.cpp: the running frame's realm becomes the current one

struct Machine {
    Agent& agent;
    Heap& heap;
    ArenaHeader& header;
    std::byte* memory;
    Frame* frame = nullptr;             // null: nothing on the stack
    const std::uint8_t* code = nullptr; // null: the running frame is not a bytecode frame
    const std::uint8_t* start = nullptr;
    const std::uint8_t* pc = nullptr;
    Value* sp = nullptr;
    Value* locals = nullptr;
    const Value* constants = nullptr;
    InlineCache* caches = nullptr;
    bool retry;               // a collection was asked for by an instruction, which is being tried again
    bool fresh_retry = false; // ... just now
    StepResult result = StepResult::stepped;

    explicit Machine(Agent& a);
    // As the heap's: what at() and object() give may be written to, what read() and look() give is only looked at.
    template <class T> T& at(Ref ref) {
        Heap::note_block(memory, ref);
        return *reinterpret_cast<T*>(memory + ref);
    }
    template <class T> T& at(Value value) { return at<T>(value.as_ref()); }
    template <class T> const T& read(Ref ref) const { return *reinterpret_cast<const T*>(memory + ref); }
    template <class T> const T& read(Value value) const { return read<T>(value.as_ref()); }
    Object& object(Value value) { return at<Object>(value.as_ref()); }
    const Object& look(Value value) const { return read<Object>(value.as_ref()); }
    Ref ref_of(const void* p) const { return static_cast<Ref>(static_cast<const std::byte*>(p) - memory); }
    Value* base() { return reinterpret_cast<Value*>(memory + frame->base); } // the stack needs no marks
    Value* arguments() { return base() + 2; }
    Value this_value() { return base()[0]; }
    const Object& callee() { return look(base()[1]); }
    const Executable& executable() { return read<Executable>(frame->executable); }
    Value* operands() { return operands_of(*frame); }
    Value* operands_of(Frame& f) {
        Value* first = reinterpret_cast<Value*>(&f + 1);
        return f.kind == FrameKind::bytecode ? first + read<Executable>(f.executable).local_count : first;
    }
    // Registers of the frame from the arena, after `frame` changed. Leaves sp alone.
    void load_frame() {
        if (agent.many_realms) select_realm(*this);
        if (!frame || frame->kind != FrameKind::bytecode) {
            code = pc = nullptr;
            return;
        }
        load_code();
    }
    // The same for a frame that runs code.
    void load_code() {
        const Executable& e = executable();
        code = read<Bytes>(e.code).items;
        pc = code + frame->pc;
        locals = reinterpret_cast<Value*>(frame + 1);
        constants = read<Values>(e.constants).items;
        if (agent.inline_caches.size() < std::size_t{e.inline_cache_begin} + e.inline_cache_count) grow_caches(e);
        caches = agent.inline_caches.data() + e.inline_cache_begin;
    }
    void grow_caches(const Executable& e);
    // Registers into the arena.
    void save() {
        header.sp = ref_of(sp);
        header.fp = frame ? ref_of(frame) : 0;
        if (code) frame->pc = static_cast<std::uint32_t>(pc - code);
    }
    Signal leave(StepResult how) {
        result = how;
        return Signal::leave;
    }
};

inline std::uint32_t argument_slots(const Executable& e, std::uint32_t given) {
    return given < e.parameter_count ? e.parameter_count : given;
}

// Whether this many values fit above sp, with some to spare.
inline bool room_for(Machine& m, std::uint64_t values) {
    constexpr std::uint64_t spare = 64; // the machine's own calls (ToPrimitive, traps) begin above the operands
    return m.ref_of(m.sp) + (values + spare) * sizeof(Value) + sizeof(Frame) <= m.header.stack_end;
}

// --- frame.cpp: pushing, popping, delivering -------------------------------------------------------------------------
// `base` holds this, callee and `argc` arguments, up to m.sp.
Signal push_bytecode_frame(Machine& m, Value* base, std::uint32_t argc, Value new_target, std::uint32_t flags,
                           ReturnMode mode, std::uint16_t operand);
Frame* push_plain_frame(Machine& m, FrameKind kind, Value* base, std::uint32_t argc, ReturnMode mode,
                        std::uint16_t operand);
// Turns a plain frame just pushed into one that runs code.
void make_bytecode_frame(Machine& m, Frame& frame, Ref executable);
void pop_frame(Machine& m); // cuts the stack to its base, goes to the caller
// A value reaches the running frame, whose operands have been cut to where the call began.
Signal deliver(Machine& m, Value value, ReturnMode mode, std::uint16_t operand);
Signal return_from_frame(Machine& m, Value value);
Signal finish_entry(Machine& m, bool thrown, Value value);

CellOf<Realm> realm_of_function(const Agent& agent, Value function);

// --- unwind.cpp ------------------------------------------------------------------------------------------------------
Signal throw_value(Machine& m, Value value);
Signal throw_type_error(Machine& m, std::string_view message);
Signal throw_range_error(Machine& m, std::string_view message);
Signal throw_reference_error(Machine& m, std::string_view message);
// What a completion that isn't normal means for the running instruction. `call` and `fallback` are not for it.
Signal abrupt(Machine& m, const Completion& completion);
Signal halt_here(Machine& m);
Signal stack_overflow(Machine& m);

// --- call.cpp
// --------------------------------------------------------------------------------------------------------- Calls or
// constructs what lies at `base`: this (or new target), callee, arguments up to m.sp.
Signal call(Machine& m, Value* base, ReturnMode mode = ReturnMode::push, std::uint16_t operand = 0);
Signal construct(Machine& m, Value* base, ReturnMode mode = ReturnMode::push, std::uint16_t operand = 0);
// Pushes agent.pending_call on the operands and calls it.
Signal call_pending(Machine& m, ReturnMode mode = ReturnMode::push, std::uint16_t operand = 0);
Signal call_function(Machine& m, Value callee, Value this_value, std::initializer_list<Value> arguments,
                     ReturnMode mode = ReturnMode::push, std::uint16_t operand = 0);
Signal call_library(Machine& m, Intrinsic which, std::initializer_list<Value> arguments,
                    ReturnMode mode = ReturnMode::push, std::uint16_t operand = 0);
// The operand `below_top` below the top is an object: makes it primitive, then runs the instruction again.
Signal to_primitive(Machine& m, unsigned below_top, Name hint);
Signal step_native_frame(Machine& m);
Signal step_entry_frame(Machine& m);
Signal spread_call(Machine& m, bool constructs);
// Puts the elements in the place of the array: how many; -1: there is no room for them.
int spread_arguments(Machine& m);
Signal call_native_directly(Machine& m, unsigned index, unsigned count);

// --- operators.cpp: what the loop's fast paths leave over ------------------------------------------------------------
Signal binary_operator(Machine& m, Op op);
Signal compare_operator(Machine& m, Op op);
Signal equality_operator(Machine& m, Op op);
Signal unary_operator(Machine& m, Op op);
Signal concatenate_operands(Machine& m, unsigned count);
Signal increment_local_slowly(Machine& m, unsigned local);

// --- properties.cpp --------------------------------------------------------------------------------------------------
Signal get_property(Machine& m, Value key, InlineCache& cache, bool keep_object);
Signal set_property(Machine& m, Value key, bool strict, InlineCache& cache);
Signal get_element(Machine& m, bool keep_object);
Signal check_base(Machine& m); // it is undefined or null
Signal set_element(Machine& m, bool strict);
Signal delete_from(Machine& m, bool strict, Value key, unsigned pops); // object is m.sp[-pops]
Signal get_super(Machine& m);
Signal set_super(Machine& m, bool strict);
Signal has_property(Machine& m);
Signal instance_of(Machine& m);
Signal operand_to_property_key(Machine& m, unsigned below_top, PropertyKey& key, bool& ready);
Signal private_operation(Machine& m, Op op, unsigned kind);
// [[Get]] for instructions: pops `pops` operands, then the value is pushed.
Signal get_and_push(Machine& m, Value base, PropertyKey key, unsigned pops);

// --- bindings.cpp
Signal push_environment(Machine& m, const std::uint8_t* operands);
Signal copy_environment(Machine& m); // 14.7.4.4 CreatePerIterationEnvironment
Signal push_with(Machine& m);
Signal get_global(Machine& m, Value name, InlineCache& cache, bool for_typeof);
Signal put_global(Machine& m, Value name, bool strict, InlineCache& cache);
Signal init_global(Machine& m, Value name);
// The global environment's declarative record: names and cells Values by LexicalField.
enum class LexicalField : unsigned { value, flags, count };
enum LexicalFlag : std::int32_t { lexical_constant = 1 };
HashTable& lexical_table(Machine& m);
Values* find_lexical(Machine& m, Value name); // or null
Signal name_operation(Machine& m, Op op, Value name, unsigned kind);
Signal throw_uninitialized(Machine& m, Value name);

// --- declarations.cpp ------------------------------------------------------------------------------------------------
Signal declare_globals(Machine& m, Values& description);
Signal declare_eval(Machine& m, Values& description);
Signal hoist_function(Machine& m, Value name);
Signal put_variable(Machine& m, Value name);

// --- literals.cpp ----------------------------------------------------------------------------------------------------
Signal literal_operation(Machine& m, Op op, const std::uint8_t* operands);
Signal create_data_property(Machine& m); // object key v -> v
// --- functions.cpp ---------------------------------------------------------------------------------------------------
Value make_closure(Agent& agent, const Executable& executable, Ref environment);
Signal import_call(Machine& m); // specifier options -> promise
Signal function_operation(Machine& m, Op op, const std::uint8_t* operands);

// --- iteration.cpp ---------------------------------------------------------------------------------------------------
Signal iteration_operation(Machine& m, Op op, const std::uint8_t* operands);

// --- suspension.cpp --------------------------------------------------------------------------------------------------
Signal suspension_operation(Machine& m, Op op, const std::uint8_t* operands);

// --- evaluate.cpp ----------------------------------------------------------------------------------------------------
Signal call_eval(Machine& m, unsigned argument_count, Value scope);
Signal call_eval_array(Machine& m, Value scope);
Completion create_dynamic_function(Agent& agent, const NativeCall& call); // a native
Completion problem_of_code(Agent& agent, const NativeCall& call);         // a native

// --- messages.cpp: V8's wording --------------------------------------------------------------------------------------
std::string render_key(Agent& agent, PropertyKey key); // x, Symbol(y)
std::string render_object(Agent& agent, Value value);  // #<Object>, [object Array]
std::string render_value(Agent& agent, Value value);   // in "Cannot ... of 5"
// How the source writes what the running instruction calls; may be empty.
std::string render_callee(Machine& m);
std::string render_iterated(Machine& m, IteratorUse use); // the same for what is iterated
// A value that the source has no words for: number 5, object null.
std::string describe_operand(Agent& agent, Value value);
Signal throw_not_callable(Machine& m, Value value, bool constructing);
Signal throw_undefined_name(Machine& m, Value name);
Signal throw_constant(Machine& m);
// Of null or undefined; an empty key: one that can't be shown.
Signal throw_nullish_read(Machine& m, Value base, const std::string& key);
Signal throw_nullish_write(Machine& m, Value base, const std::string& key);

} // namespace loopscope
