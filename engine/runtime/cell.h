// What lies in the arena: cells. Plain data, no pointers, no padding, the same bytes natively and in WebAssembly.
//
// A cell is 16-byte aligned; its first 8 bytes are a CellHeader. The collector knows from `kind` which words of a cell
// are references (runtime/collector.cpp is the one place that lists them all).
#pragma once

#include "engine/runtime/value.h"

namespace loopscope {

enum class CellKind : std::uint8_t {
    free,           // on a free list
    latin1_string,  // FlatString, 8-bit units
    utf16_string,   // FlatString, 16-bit units
    rope,           // RopeString
    symbol,         // Symbol
    bigint,         // BigInt
    shape,          // Shape
    property_table, // PropertyTable
    values,         // Values: `count` language or machine values
    bytes,          // Bytes: `count` raw bytes, no references inside
    list,           // List: growable queue of values
    hash_table,     // HashTable: insertion-ordered, for Map, Set, interned strings, registries
    environment,    // Environment: an environment record
    executable,     // Executable: a compiled function
    record,         // Record: a machine record such as a task or a job
    object,         // Object and everything that begins like it (runtime/object.h)
};

struct CellHeader {
    CellKind kind;
    std::uint8_t flags;  // meaning depends on kind
    std::uint16_t small; // meaning depends on kind
    std::uint32_t count; // meaning depends on kind
};
static_assert(sizeof(CellHeader) == 8);

// A word that holds a cell of one type, or nothing.
template <class T> class CellOf {
public:
    constexpr CellOf() = default;
    constexpr explicit CellOf(Ref ref) : value_(Value::cell(ref)) {}
    constexpr explicit operator bool() const { return value_.is_cell(); }
    constexpr operator Value() const { return value_; } // undefined when there is none
    constexpr Ref ref() const { return value_.as_ref(); }

private:
    Value value_;
};

// --- strings ---------------------------------------------------------------------------------------------------------

// header.flags of strings
enum StringFlag : std::uint8_t {
    string_interned = 1, // in the intern table: equal interned strings have equal refs
    string_is_index = 2, // interned, and its text is a canonical array index (0 .. 2^32-2)
};

struct FlatString { // header.count = length in code units
    CellHeader header;
    std::uint32_t hash;  // 0 until computed; interned strings always have it
    std::uint32_t index; // the array index, when string_is_index
    // units follow: std::uint8_t[count] or char16_t[count]
    const std::uint8_t* latin1() const { return reinterpret_cast<const std::uint8_t*>(this + 1); }
    std::uint8_t* latin1() { return reinterpret_cast<std::uint8_t*>(this + 1); }
    const char16_t* utf16() const { return reinterpret_cast<const char16_t*>(this + 1); }
    char16_t* utf16() { return reinterpret_cast<char16_t*>(this + 1); }
};
static_assert(sizeof(FlatString) == 16);

struct RopeString { // header.count = length in code units; flags bit 0: all units are Latin-1
    CellHeader header;
    Ref left;  // after flattening: the flat string
    Ref right; // after flattening: 0
};

struct Symbol {
    CellHeader header; // flags: see SymbolFlag; count = hash
    Value description; // string or undefined
};
enum SymbolFlag : std::uint8_t { symbol_registered = 1, symbol_private_name = 2, symbol_well_known = 4 };

struct BigInt {
    CellHeader
        header; // flags bit 0: negative; count = number of 32-bit digits, least significant first, no leading zeros
    std::uint32_t digits[1]; // [count]
};

// --- containers ------------------------------------------------------------------------------------------------------

struct Values {
    CellHeader header; // count = how many; flags: ValuesFlag
    Value items[1];    // [count]

    // Where they are the fields of an enum.
    template <class Field> Value& operator[](Field field) { return items[static_cast<unsigned>(field)]; }
    template <class Field> const Value& operator[](Field field) const { return items[static_cast<unsigned>(field)]; }
};

// Held weakly: the collector makes items whose cells have died holes (FinalizationRegistry's targets and tokens).
enum ValuesFlag : std::uint8_t { values_weak = 1 };

struct Bytes {
    CellHeader header; // count = how many
    std::uint8_t items[1];
};

// A growable double-ended queue of values.
struct List {
    CellHeader header;  // count = how many values it holds
    std::uint32_t head; // position of the first one in storage (a ring)
    Ref storage;        // Values, or 0 when never used
};

// What a record is: each kind is a struct that begins like Record and stands in the header of who owns it.
enum class RecordKind : std::uint16_t {
    other,                        // of tests
    realm,                        // Realm (runtime/agent.h)
    promise_reaction,             // PromiseReaction (interpreter/promise.h)
    promise_reaction_job,         // PromiseReactionJob
    promise_resolve_thenable_job, // PromiseResolveThenableJob
    async_generator_request,      // AsyncGeneratorRequest (interpreter/async_generator.h)
    task,                         // Task (event_loop/task.h)
    microtask,                    // Microtask
    timer,                        // Timer (event_loop/timers.h)
    operation,                    // Operation (event_loop/operations.h)
    arrival,                      // Arrival (event_loop/arrivals.h)
    frame_callback,               // FrameCallback (event_loop/rendering.h)
    listener,                     // Listener (event_loop/listeners.h)
    worker,                       // Worker (event_loop/workers.h)
};

// A machine record: a task, a job, a promise reaction... After this head come `header.count` words that the collector
// follows, then plain data: so the collector needs no list of the kinds. A kind is a struct of this form:
//
//     struct Timer : Record {
//         static constexpr RecordKind kind = RecordKind::timer;
//         static constexpr std::uint32_t references = 2; // how many Values or CellOf come first
//         Value handler;
//         CellOf<Values> arguments;
//         std::int64_t due_ns; // plain data, without padding
//     };
struct Record {
    CellHeader header;      // small = RecordKind; count = how many words the collector follows
    std::uint32_t id;       // its name for the picture: the run's one counter
    std::uint32_t step_low; // the step that made it (48 bits)
    std::uint16_t step_high;
    std::uint16_t unused;
    std::uint32_t cause; // id of what caused it (task, job, frame...), or 0

    RecordKind record_kind() const { return static_cast<RecordKind>(header.small); }
    std::uint64_t step() const { return (std::uint64_t{step_high} << 32) | step_low; }
    Value* followed() { return reinterpret_cast<Value*>(this + 1); }
    const Value* followed() const { return reinterpret_cast<const Value*>(this + 1); }
};
static_assert(sizeof(Record) == 24);

// The record as what it is; null when it is something else.
template <class T> const T* as(const Record& record) {
    return record.record_kind() == T::kind ? &static_cast<const T&>(record) : nullptr;
}

// --- environments ----------------------------------------------------------------------------------------------------

enum class EnvironmentKind : std::uint8_t { declarative, function, object, global, module };

struct Environment {
    CellHeader header; // flags = EnvironmentKind; count = number of slots
    Ref parent;        // outer environment, or 0
    std::uint32_t id;  // its name for the picture
    Value scope;       // cell: Values describing the names of the slots (executable's scope description), or undefined
    Value slots[1];    // [count]; object environments: slots[0] is the binding object
};
static_assert(sizeof(Environment) == 32);

// --- code ------------------------------------------------------------------------------------------------------------

// A compiled function, script, module or eval text. What its parts hold: bytecode/executable.h.
struct Executable {
    CellHeader header;
    std::uint32_t flags;
    std::uint32_t parameter_count;    // slots for arguments that the frame guarantees (missing ones are undefined)
    std::uint32_t expected_arguments; // "length"
    std::uint32_t local_count;
    std::uint32_t operand_count;      // the most operands on the stack at once
    std::uint32_t inline_cache_begin; // this function's caches: begin .. begin + count, of the run's one numbering
    std::uint32_t inline_cache_count;
    Ref code;                 // Bytes
    Ref constants;            // Values: strings (names are interned), numbers, bigints, cells (Executable, Values...)
    Ref handlers;             // Bytes: Handler[], innermost first
    Ref positions;            // Bytes: Position[], by code offset
    Ref scopes;               // Values: scope descriptions for the picture and for direct eval (see below)
    std::uint32_t source_id;  // which source text (run's table of sources: 0 = main.js; library sources have ids too)
    std::uint32_t start, end; // the function's range in it, UTF-16 units: for toString and the picture
    Ref lines;         // Bytes: offset of each line's first unit (uint32), shared like the text; 0 for the library
    Value name;        // string
    Value source_name; // string: 'main.js', or the library source's name
    Value source_text; // string: the whole source, shared by all executables of it
};
static_assert(sizeof(Executable) == 96); // no padding

} // namespace loopscope
