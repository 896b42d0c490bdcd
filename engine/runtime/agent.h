// The agent: one heap, one machine stack, one realm (or more), and what the language leaves to its host.
// ECMA-262 9.6 Agents; 9.3 Realms.
#pragma once

#include "engine/runtime/completion.h"
#include "engine/runtime/heap.h"
#include "engine/runtime/object.h"

#include <optional>
#include <string>
#include <string_view>

namespace loopscope {

class AgentCluster;
class Host;
class Trace;
struct HashTable;
struct HostHooks;
struct NativeTable;
struct PromiseReaction;
struct RegexpCache;

// Why a run ended before its end. The text lies outside the arena, and so is in no hash; RuntimeState::halted is in it.
struct Halt {
    enum class Kind : std::uint8_t {
        none,
        refusal,
        heap_limit,
        depth_limit,
        string_limit,
        console_limit,
        operation_limit,
        step_limit,
        engine_fault
    };
    Kind kind = Kind::none;
    std::string subject;              // "Intl.DateTimeFormat", "heap"
    std::string reason;               // one sentence: what, why, what to do
    std::uint32_t start = 0, end = 0; // range in the program's text
    std::uint32_t line = 0, column = 0;
};

// The names that C++ code needs, interned once (runtime/names.def lists them: LOOPSCOPE_NAME(length), ...).
enum class Name : std::uint16_t {
#define LOOPSCOPE_NAME(identifier, text) identifier,
#include "engine/runtime/names.def"
#undef LOOPSCOPE_NAME
    count
};

enum class WellKnownSymbol : std::uint8_t {
    async_dispose,
    async_iterator,
    dispose,
    has_instance,
    is_concat_spreadable,
    iterator,
    match,
    match_all,
    replace,
    search,
    species,
    split,
    to_primitive,
    to_string_tag,
    unscopables,
    count
};

// Intrinsic objects of a realm, in a Values cell (runtime/intrinsics.def: LOOPSCOPE_INTRINSIC(ObjectPrototype,
// "%Object.prototype%")).
enum class Intrinsic : std::uint16_t {
#define LOOPSCOPE_INTRINSIC(identifier, text) identifier,
#include "engine/runtime/intrinsics.def"
#undef LOOPSCOPE_INTRINSIC
    count
};
// What others remember stands behind the language's intrinsics, in tables of enums of their own.
template <class Enum> constexpr Intrinsic behind(Intrinsic end, Enum which) {
    return static_cast<Intrinsic>(static_cast<unsigned>(end) + static_cast<unsigned>(which));
}

// ECMA-262 9.3 Realms
struct Realm : Record {
    static constexpr RecordKind kind = RecordKind::realm;
    static constexpr std::uint32_t references = 6;
    CellOf<Values> intrinsics; // indexed by Intrinsic
    Value global_object;
    Value global_this;
    CellOf<HashTable>
        global_lexical; // name -> cell Values {value, flags}: the declarative part of the global environment
    CellOf<Environment> global_environment;
    CellOf<HashTable> template_map; // place in the source -> template object; nothing while never used
};

// What program time is made of.
struct ProgramTime {
    std::int64_t beside_steps_ns; // what was spent, or passed, beside the price of the steps
    std::int64_t instruction_ns;  // the price of a step
    std::int64_t clock_read_ns;
    std::int64_t epoch_ns; // program time 0 as Unix time
};

// What the language's runtime keeps for as long as the run lasts.
struct RuntimeState {
    static constexpr auto area = &ArenaHeader::runtime;
    static constexpr std::uint32_t references = 9;
    CellOf<Realm> realm;                // the current one, that of the running function
    CellOf<Bytes> interned_strings;     // a set of references (runtime/ref_set.h), weak
    CellOf<Bytes> root_shapes;          // the same: a root shape for each prototype
    CellOf<HashTable> finalization;     // weak: the FinalizationRegistries there are
    CellOf<List> kept_objects;          // what AddToKeptObjects was given since the last ClearKeptObjects
    CellOf<Values> names;               // indexed by Name
    CellOf<Values> symbols;             // indexed by WellKnownSymbol
    CellOf<Values> single_unit_strings; // the 256 of Latin-1
    CellOf<Realm> main_realm;           // once there is a second one
    ProgramTime time;
    std::uint32_t next_inline_cache;
    Halt::Kind halted;
    std::uint8_t unused[3];
};

// What the language asks of its host (ECMA-262 host hooks); event_loop/ fills it in. Plain function pointers, no state:
// everything is in the agent.
struct HostHooks {
    void (*enqueue_promise_job)(struct Agent&, Record& job) = nullptr;
    void (*promise_rejection_tracker)(struct Agent&, Value promise, bool handled) = nullptr;
    // 9.10.4.1 HostEnqueueFinalizationRegistryCleanupJob, after a collection
    void (*enqueue_finalization_cleanup)(struct Agent&, Value registry) = nullptr;
    // Not the language's: a reaction begins to wait on its promise, and has its place in the picture from now on.
    void (*promise_reaction_waits)(struct Agent&, const PromiseReaction& reaction, std::uint32_t promise) = nullptr;
};

// A module's text, as the host finds it.
struct ModuleSource {
    std::u16string name; // identifies it: two specifiers that lead to one name are one module
    std::u16string text;
    std::uint32_t source_id = 0;
};
// HTML, Resolve a module specifier, for what the run brings along: a function of the scenario.
class ModuleLoader {
public:
    virtual ~ModuleLoader() = default;
    virtual std::optional<ModuleSource> load(std::u16string_view referrer, std::u16string_view specifier) const = 0;
    virtual std::u16string url(std::u16string_view name) const = 0; // import.meta.url
};

// A call that an abstract operation needs (Completion::call()): the machine pushes the frame and treats the result as
// asked.
struct PendingCall {
    Value callee, this_value;
    Value arguments[4];
    unsigned argument_count = 0;
};

// Where a native of the machine was called (NativeFlag::native_machine): interpreter/machine_natives.h.
struct CallSite {
    Ref base = 0;                 // of `this` on the machine stack; callee and arguments follow
    std::uint8_t return_mode = 0; // interpreter/frame.h ReturnMode
    bool again = false;           // answer: call what lies at base now
    bool construct = false;       // ... with [[Construct]]; `this` holds the new target
};

// What an instruction learned the last time it looked a property up. Outside the arena: changes nothing but speed.
struct InlineCache {
    Ref shape = 0;      // the receiver's
    Ref holder = 0;     // 0: the receiver itself
    Ref shapes[2] = {}; // of the objects on the way up the prototype chain; the last is the holder's
    std::uint32_t hops = 0;
    std::uint32_t slot = 0;
    Ref new_shape = 0; // stores that add a property: the shape afterwards
};

struct Agent {
    Heap heap;
    HostHooks hooks;
    Trace* trace = nullptr;                // append-only, outside; engine code never reads it
    const ModuleLoader* modules = nullptr; // null: no module is found
    AgentCluster* cluster = nullptr;       // the other agents of the run (event_loop/agent_cluster.h), if any
    std::uint32_t id = 1;                  // the page is 1; a worker has the id of its owner's record of it
    Host* host = nullptr;                  // where requests go; null while steps are taken again
    Halt halt;
    PendingCall pending_call;
    CallSite call_site;
    std::vector<InlineCache> inline_caches; // by the run's one numbering; the interpreter's
    std::shared_ptr<RegexpCache> regexps;   // builtins/text/regexp_program.h: compiled, rebuilt on demand
    const NativeTable* natives = nullptr;
    std::uint32_t depth_limit = 10'000;
    std::uint32_t string_limit = 1u << 24;
    std::uint32_t console_limit = 5'000;
    std::uint64_t step_limit = 0; // 0 = none

    Agent(std::uint32_t arena_bytes, std::uint32_t depth_limit);
    Agent(std::uint32_t arena_bytes, std::uint32_t depth_limit, std::uint32_t stack_bytes);

    bool many_realms = false; // as RuntimeState::main_realm says: then each frame has to choose its own
    RuntimeState& own_state() { return heap.own_state<RuntimeState>(); }
    const RuntimeState& state() const { return heap.state<RuntimeState>(); }
    Realm& realm() { return heap.at(state().realm); }
    const Realm& realm() const { return heap.at(state().realm); }
    void set_realm(CellOf<Realm> realm) { own_state().realm = realm; }
    // There is about to be a second realm.
    void begin_many_realms();
    Value intrinsic(Intrinsic which) const;
    void set_intrinsic(Intrinsic which, Value value);
    Value global_object() const { return realm().global_object; }
    Value name(Name which) const; // interned string
    PropertyKey key(Name which) const { return {name(which)}; }
    Value symbol(WellKnownSymbol which) const;
    PropertyKey key(WellKnownSymbol which) const { return {symbol(which)}; }
    Value value_of(const Object& object) const { return Value::object(heap.ref_of(&object)); }

    // Program time in nanoseconds: advances with steps; event_loop moves it while waiting.
    const ProgramTime& time() const { return state().time; }
    std::int64_t now_ns() const;
    std::uint64_t ns_since(std::int64_t then_ns) const { return static_cast<std::uint64_t>(now_ns() - then_ns); }
    void set_now(std::int64_t ns) { own_state().time.beside_steps_ns += ns - now_ns(); }
    // What costs more than its step.
    void spend(std::int64_t ns);
    // What is made from now on was caused by that turn.
    void set_cause(std::uint32_t id) { heap.own_header().cause = id; }
    // A step of the loop is not an instruction: it takes no program time.
    void count_loop_step();
    // Step 0 at program time 0, with these prices, caused by nothing.
    void begin_time(std::int64_t instruction_ns, std::int64_t clock_read_ns, std::int64_t epoch_ns);
    // Inline caches for a function: where they begin in the run's one numbering.
    std::uint32_t number_inline_caches(std::uint32_t count);

    // --- among other agents: outside the arena, and nothing when there are none ---
    std::int64_t horizon_ns = INT64_MAX; // from this program time on it is another agent's turn
    bool interrupted = false;            // the machine stops after the present step, whatever its budget
    // Work done in long leaves and collections, in about nanoseconds, and how much of it is left until whoever runs the
    // machine wants to look at a clock: the present step is then the last one of this run().
    std::uint64_t work = 0, work_limit = UINT64_MAX;
    void note_work(std::uint64_t units) {
        work += units;
        if (work >= work_limit) interrupted = true;
    }
    // For whoever takes checkpoints: the machine stops after the next collection, as if its budget were used up.
    bool stop_when_collected = false, collected = false;

    // The stack region in the arena that goes with a depth limit.
    static std::uint32_t stack_bytes_for(std::uint32_t arena_bytes, std::uint32_t depth_limit);

    // --- making things; all are stamped with id, step and cause ---
    Object& make_object(ObjectClass object_class, Value prototype, unsigned internal_slots = 0,
                        std::uint8_t flags = object_extensible);
    Object& make_object(ObjectClass object_class, Intrinsic prototype, unsigned internal_slots = 0,
                        std::uint8_t flags = object_extensible);
    Object& make_object_with_shape(ObjectClass object_class, Shape& shape, unsigned internal_slots = 0,
                                   std::uint8_t flags = object_extensible);
    Object& make_array(std::uint32_t length = 0); // with room for length elements (holes)
    Object& make_array(std::span<const Value> elements);
    // Its followed words are undefined, its plain data zero.
    template <class T> T& make_record() {
        static_assert(std::has_unique_object_representations_v<T> && std::is_trivially_copyable_v<T>);
        static_assert(sizeof(Record) + T::references * sizeof(Value) <= sizeof(T));
        return static_cast<T&>(make_record(T::kind, T::references, sizeof(T)));
    }
    Record& make_record(RecordKind kind, std::uint32_t references, std::uint32_t bytes);
    Values& make_values(std::uint32_t count, Value fill = Value::undefined());
    Bytes& make_bytes(std::uint32_t count);
    Environment& make_environment(EnvironmentKind kind, Ref parent, std::uint32_t slots, Value scope);
    Symbol& make_symbol(Value description);

    // --- throwing (V8's wording is the caller's business) ---
    Completion throw_error(Intrinsic prototype,
                           std::string_view message); // UTF-8; makes the error object with its stack
    Completion throw_type_error(std::string_view message) {
        return throw_error(Intrinsic::TypeErrorPrototype, message);
    }
    Completion throw_range_error(std::string_view message) {
        return throw_error(Intrinsic::RangeErrorPrototype, message);
    }
    Completion throw_reference_error(std::string_view message) {
        return throw_error(Intrinsic::ReferenceErrorPrototype, message);
    }
    Completion throw_syntax_error(std::string_view message) {
        return throw_error(Intrinsic::SyntaxErrorPrototype, message);
    }
    // Law 7: what isn't there halts the run, by name and with a reason; the position is filled in by the machine.
    Completion refuse(std::string_view subject, std::string_view reason);
    Completion limit(Halt::Kind kind, std::string_view reason);
    Completion heap_is_full();
    Completion halt_with(Halt::Kind kind, std::string_view subject, std::string_view reason);
    bool is_halted() const { return halt.kind != Halt::Kind::none || state().halted != Halt::Kind::none; }
    // Set by the interpreter: captures a stack trace for a new error object (text in V8's form).
    void (*capture_stack)(Agent&, Object& error, Value skip_until) = nullptr;
    // The leaf that runs without a frame of its own, for stack traces: where its `this` lies; 0: none does.
    Ref leaf = 0;
    bool leaf_constructs = false;

private:
    void make_names();
    void make_symbols();
    void make_realm();
};

inline Value Agent::intrinsic(Intrinsic which) const { return heap.at(realm().intrinsics)[which]; }
inline Value Agent::name(Name which) const { return heap.at(state().names)[which]; }
inline Value Agent::symbol(WellKnownSymbol which) const { return heap.at(state().symbols)[which]; }

} // namespace loopscope
