#include "engine/runtime/agent.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property.h"
#include "engine/runtime/ref_set.h"
#include "engine/runtime/shape.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

static constexpr std::uint32_t first_intern_capacity = 4096;
static constexpr std::uint32_t first_root_shape_capacity = 128;

std::uint32_t Agent::stack_bytes_for(std::uint32_t arena_bytes, std::uint32_t depth_limit) {
    constexpr std::uint64_t bytes_per_level = 1024; // a call through a library function is several frames
    const std::uint64_t wanted = depth_limit * bytes_per_level + (1u << 20);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, arena_bytes / 2));
}

Agent::Agent(std::uint32_t arena_bytes, std::uint32_t depth_limit_)
    : Agent(arena_bytes, depth_limit_, stack_bytes_for(arena_bytes, depth_limit_)) {}

Agent::Agent(std::uint32_t arena_bytes, std::uint32_t depth_limit_, std::uint32_t stack_bytes)
    : heap(arena_bytes, stack_bytes), depth_limit(depth_limit_) {
    RuntimeState& made = heap.make_state<RuntimeState>();
    made.interned_strings = CellOf<Bytes>(make_ref_set(*this, first_intern_capacity));
    made.root_shapes = CellOf<Bytes>(make_ref_set(*this, first_root_shape_capacity));
    make_names();
    make_symbols();
    made.kept_objects = heap.cell_of(make_list(*this));
    made.finalization = heap.cell_of(make_hash_table(*this, true));
    make_realm();
    begin_time(100, 20'000, 0);
}

void Agent::make_names() {
    static constexpr std::string_view texts[] = {
#define LOOPSCOPE_NAME(identifier, text) text,
#include "engine/runtime/names.def"
#undef LOOPSCOPE_NAME
    };
    Values& single = make_values(256);
    own_state().single_unit_strings = heap.cell_of(single);
    for (unsigned unit = 0; unit < 256; ++unit) {
        const char text = static_cast<char>(unit);
        single.items[unit] = intern(*this, string_from_latin1(*this, {&text, 1}));
    }
    Values& names = make_values(enum_count<Name>);
    own_state().names = heap.cell_of(names);
    for (std::uint32_t i = 0; i < names.header.count; ++i) names.items[i] = intern(*this, texts[i]);
}

// ECMA-262 6.1.5.1 Well-Known Symbols
void Agent::make_symbols() {
    static constexpr std::string_view descriptions[] = {"Symbol.asyncDispose",
                                                        "Symbol.asyncIterator",
                                                        "Symbol.dispose",
                                                        "Symbol.hasInstance",
                                                        "Symbol.isConcatSpreadable",
                                                        "Symbol.iterator",
                                                        "Symbol.match",
                                                        "Symbol.matchAll",
                                                        "Symbol.replace",
                                                        "Symbol.search",
                                                        "Symbol.species",
                                                        "Symbol.split",
                                                        "Symbol.toPrimitive",
                                                        "Symbol.toStringTag",
                                                        "Symbol.unscopables"};
    Values& symbols = make_values(enum_count<WellKnownSymbol>);
    own_state().symbols = heap.cell_of(symbols);
    for (std::uint32_t i = 0; i < symbols.header.count; ++i) {
        Symbol& symbol = make_symbol(intern(*this, descriptions[i]));
        symbol.header.flags = symbol_well_known;
        symbols.items[i] = Value::symbol(heap.ref_of(&symbol));
    }
}

// The realm's record, still empty: builtins/ fills the intrinsics and the global object. ECMA-262 9.3
void Agent::make_realm() {
    Realm& made = make_record<Realm>();
    own_state().realm = heap.cell_of(made);
    made.intrinsics = heap.cell_of(make_values(enum_count<Intrinsic>));
    made.global_lexical = heap.cell_of(make_hash_table(*this));
}

void Agent::set_intrinsic(Intrinsic which, Value value) { heap.at(realm().intrinsics)[which] = value; }

std::int64_t Agent::now_ns() const {
    return time().beside_steps_ns + static_cast<std::int64_t>(heap.header().step) * time().instruction_ns;
}

void Agent::begin_time(std::int64_t instruction_ns, std::int64_t clock_read_ns, std::int64_t epoch_ns) {
    own_state().time = {0, instruction_ns, clock_read_ns, epoch_ns};
    heap.count_steps_from(0);
    set_cause(0);
}

void Agent::count_loop_step() {
    ++heap.own_header().step;
    own_state().time.beside_steps_ns -= time().instruction_ns;
}

void Agent::spend(std::int64_t ns) {
    own_state().time.beside_steps_ns += ns;
    if (horizon_ns != INT64_MAX) interrupted = true; // the budget of steps was counted without it
}

void Agent::begin_many_realms() {
    if (!state().main_realm) own_state().main_realm = state().realm;
    many_realms = true;
}

std::uint32_t Agent::number_inline_caches(std::uint32_t count) {
    const std::uint32_t begin = state().next_inline_cache;
    own_state().next_inline_cache += count;
    return begin;
}

// --- making things ------------------------------------------------------------------------------------------------

Object& Agent::make_object_with_shape(ObjectClass object_class, Shape& shape, unsigned internal_slots,
                                      std::uint8_t flags) {
    const Ref ref =
        heap.allocate(CellKind::object, static_cast<std::uint32_t>(sizeof(Object) + internal_slots * sizeof(Value)));
    Object& object = heap.at<Object>(ref);
    const std::uint64_t step = heap.header().step;
    object.header.flags = flags;
    object.header.small = static_cast<std::uint16_t>(static_cast<unsigned>(object_class) | internal_slots << 8);
    object.header.count = heap.new_id();
    object.step_low = static_cast<std::uint32_t>(step);
    object.step_high = low_half(step >> 32);
    object.shape = heap.ref_of(&shape);
    for (unsigned i = 0; i < internal_slots; ++i) object.internal()[i] = Value::undefined();
    return object;
}

Object& Agent::make_object(ObjectClass object_class, Value prototype, unsigned internal_slots, std::uint8_t flags) {
    return make_object_with_shape(object_class, root_shape(*this, prototype), internal_slots, flags);
}

Object& Agent::make_object(ObjectClass object_class, Intrinsic prototype, unsigned internal_slots, std::uint8_t flags) {
    return make_object(object_class, intrinsic(prototype), internal_slots, flags);
}

Object& Agent::make_array(std::uint32_t length) {
    Object& array = make_object(ObjectClass::array, Intrinsic::ArrayPrototype);
    array.array_length = length;
    if (length > 0 && length <= most_holes)
        (void)reserve_elements(*this, array, length); // without room it stays sparse
    return array;
}

Object& Agent::make_array(std::span<const Value> elements) {
    Object& array = make_object(ObjectClass::array, Intrinsic::ArrayPrototype);
    const auto count = size32(elements);
    array.array_length = count;
    if (count == 0) return array;
    if (!reserve_elements(*this, array, count)) {
        heap.fail();
        return array;
    }
    std::copy(elements.begin(), elements.end(), heap.at<Values>(array.elements).items);
    return array;
}

Record& Agent::make_record(RecordKind kind, std::uint32_t references, std::uint32_t bytes) {
    Record& record = heap.at<Record>(heap.allocate(CellKind::record, bytes));
    const std::uint64_t step = heap.header().step;
    record.header.small = static_cast<std::uint16_t>(kind);
    record.header.count = references;
    record.id = heap.new_id();
    record.step_low = static_cast<std::uint32_t>(step);
    record.step_high = low_half(step >> 32);
    record.cause = heap.header().cause;
    std::fill_n(record.followed(), references, Value::undefined());
    return record;
}

Values& Agent::make_values(std::uint32_t count, Value fill) {
    const auto bytes = static_cast<std::uint32_t>(sizeof(CellHeader) + count * sizeof(Value));
    Values& values = heap.at<Values>(heap.allocate(CellKind::values, bytes));
    values.header.count = count;
    std::fill_n(values.items, count, fill);
    return values;
}

Bytes& Agent::make_bytes(std::uint32_t count) {
    Bytes& bytes =
        heap.at<Bytes>(heap.allocate(CellKind::bytes, static_cast<std::uint32_t>(sizeof(CellHeader) + count)));
    bytes.header.count = count;
    return bytes;
}

Environment& Agent::make_environment(EnvironmentKind kind, Ref parent, std::uint32_t slots, Value scope) {
    const auto bytes = static_cast<std::uint32_t>(offsetof(Environment, slots) + slots * sizeof(Value));
    Environment& environment = heap.at<Environment>(heap.allocate(CellKind::environment, bytes));
    environment.header.flags = static_cast<std::uint8_t>(kind);
    environment.header.count = slots;
    environment.parent = parent;
    environment.id = heap.new_id();
    environment.scope = scope;
    std::fill_n(environment.slots, slots, Value::uninitialized());
    return environment;
}

Symbol& Agent::make_symbol(Value description) {
    Symbol& symbol = heap.at<Symbol>(heap.allocate(CellKind::symbol, sizeof(Symbol)));
    symbol.header.count = mix_hash(heap.ref_of(&symbol));
    symbol.description = description;
    return symbol;
}

// --- throwing -----------------------------------------------------------------------------------------------------

// The order of the own keys is V8's (stack, message); the stack's text needs the message, so it is filled in last.
Completion Agent::throw_error(Intrinsic prototype, std::string_view message) {
    Object& error = make_object(ObjectClass::error, prototype);
    const Value text = string_from_utf8(*this, message);
    define_data(*this, error, key(Name::stack), text, writable | configurable);
    define_data(*this, error, key(Name::message), text, writable | configurable);
    if (capture_stack != nullptr) capture_stack(*this, error, Value::undefined());
    return Completion::throws(value_of(error));
}

Completion Agent::halt_with(Halt::Kind kind, std::string_view subject, std::string_view reason) {
    halt.kind = own_state().halted = kind;
    halt.subject = subject;
    halt.reason = reason;
    return Completion::halt();
}

Completion Agent::refuse(std::string_view subject, std::string_view reason) {
    return halt_with(Halt::Kind::refusal, subject, reason);
}

Completion Agent::limit(Halt::Kind kind, std::string_view reason) { return halt_with(kind, {}, reason); }

Completion Agent::heap_is_full() {
    return halt_with(Halt::Kind::heap_limit, "heap",
                     "The heap is full: the program keeps more alive than the scenario's limit allows.");
}

} // namespace loopscope
