#include "engine/runtime/agent.h"

#include "engine/runtime/containers.h"
#include "engine/runtime/elements.h"
#include "engine/runtime/property.h"
#include "engine/runtime/ref_set.h"
#include "engine/runtime/shape.h"
#include "engine/runtime/string.h"

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
    : heap(arena_bytes, stack_bytes_for(arena_bytes, depth_limit_)), depth_limit(depth_limit_) {
    heap.root(root_intern_table) = Value::cell(make_ref_set(*this, first_intern_capacity));
    heap.root(root_root_shapes) = Value::cell(make_ref_set(*this, first_root_shape_capacity));
    make_names();
    make_symbols();
    heap.root(root_symbol_registry) = Value::cell(heap.ref_of(&make_hash_table(*this)));
    heap.root(root_kept_objects) = Value::cell(heap.ref_of(&make_list(*this)));
    heap.root(root_finalization) = Value::cell(heap.ref_of(&make_hash_table(*this, true)));
    make_realm();
    heap.counter(counter_instruction_ns) = 100;
    heap.counter(counter_clock_read_ns) = 20'000;
}

void Agent::make_names() {
    static constexpr std::string_view texts[] = {
#define LOOPSCOPE_NAME(identifier, text) text,
#include "engine/runtime/names.def"
#undef LOOPSCOPE_NAME
    };
    Values& single = make_values(256);
    heap.root(root_single_char_strings) = Value::cell(heap.ref_of(&single));
    for (unsigned unit = 0; unit < 256; ++unit) {
        const char text = static_cast<char>(unit);
        single.items[unit] = intern(*this, string_from_latin1(*this, {&text, 1}));
    }
    Values& names = make_values(static_cast<unsigned>(Name::count));
    heap.root(root_well_known_strings) = Value::cell(heap.ref_of(&names));
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
    Values& symbols = make_values(static_cast<unsigned>(WellKnownSymbol::count));
    heap.root(root_well_known_symbols) = Value::cell(heap.ref_of(&symbols));
    for (std::uint32_t i = 0; i < symbols.header.count; ++i) {
        Symbol& symbol = make_symbol(intern(*this, descriptions[i]));
        symbol.header.flags = symbol_well_known;
        symbols.items[i] = Value::symbol(heap.ref_of(&symbol));
    }
}

// The realm's record, still empty: builtins/ fills the intrinsics and the global object. ECMA-262 9.3
void Agent::make_realm() {
    Record& record = make_record(0, static_cast<unsigned>(RealmField::count));
    heap.root(root_realm) = Value::cell(heap.ref_of(&record));
    record.fields[static_cast<unsigned>(RealmField::intrinsics)] =
        Value::cell(heap.ref_of(&make_values(static_cast<unsigned>(Intrinsic::count))));
    record.fields[static_cast<unsigned>(RealmField::global_lexical)] =
        Value::cell(heap.ref_of(&make_hash_table(*this)));
}

void Agent::set_intrinsic(Intrinsic which, Value value) {
    const Value table = realm().fields[static_cast<unsigned>(RealmField::intrinsics)];
    heap.at<Values>(table).items[static_cast<unsigned>(which)] = value;
}

std::int64_t Agent::now_ns() const {
    return heap.counter(counter_program_time_ns) +
           static_cast<std::int64_t>(heap.header().step) * heap.counter(counter_instruction_ns);
}

void Agent::spend(std::int64_t ns) {
    heap.counter(counter_program_time_ns) += ns;
    if (horizon_ns != INT64_MAX) interrupt(); // the budget of steps was counted without it
}

void Agent::interrupt() {
    if (interrupted) return;
    interrupted = true;
    collect_at_ = heap.header().collect_at;
    heap.header().collect_at = 0;
}

void Agent::put_collection_back() {
    if (interrupted && !heap.exhausted()) heap.header().collect_at = collect_at_;
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
    object.step_high = static_cast<std::uint16_t>(step >> 32);
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
    const auto count = static_cast<std::uint32_t>(elements.size());
    array.array_length = count;
    if (count == 0) return array;
    if (!reserve_elements(*this, array, count)) {
        heap.fail();
        return array;
    }
    std::copy(elements.begin(), elements.end(), heap.at<Values>(array.elements).items);
    return array;
}

Record& Agent::make_record(unsigned type, unsigned fields) {
    const auto bytes = static_cast<std::uint32_t>(offsetof(Record, fields) + fields * sizeof(Value));
    Record& record = heap.at<Record>(heap.allocate(CellKind::record, bytes));
    const std::uint64_t step = heap.header().step;
    record.header.small = static_cast<std::uint16_t>(type);
    record.header.count = fields;
    record.id = heap.new_id();
    record.step_low = static_cast<std::uint32_t>(step);
    record.step_high = static_cast<std::uint16_t>(step >> 32);
    record.cause = heap.header().cause;
    std::fill_n(record.fields, fields, Value::undefined());
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

Completion Agent::refuse(std::string_view subject, std::string_view reason) {
    halt.kind = Halt::Kind::refusal;
    halt.subject = subject;
    halt.reason = reason;
    heap.counter(counter_halted) = static_cast<std::int64_t>(halt.kind);
    return Completion::halt();
}

Completion Agent::limit(Halt::Kind kind, std::string_view reason) {
    halt.kind = kind;
    halt.subject = {};
    halt.reason = reason;
    heap.counter(counter_halted) = static_cast<std::int64_t>(kind);
    return Completion::halt();
}

} // namespace loopscope
