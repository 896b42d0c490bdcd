#include "engine/builtins/realm.h"

#include "engine/builtins/builtins_state.h"
#include "engine/builtins/function_object.h"
#include "engine/builtins/fundamental/describe.h"
#include "engine/bytecode/compiler.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/machine.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"

#include <limits>

namespace loopscope {

struct PrototypeSpec {
    Intrinsic made;
    Intrinsic parent;
    ObjectClass object_class = ObjectClass::ordinary;
    std::string_view tag = {}; // Symbol.toStringTag
};

// In order: a parent stands before its children.
static constexpr PrototypeSpec prototypes[] = {
    {Intrinsic::ErrorPrototype, Intrinsic::ObjectPrototype},
    {Intrinsic::TypeErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::RangeErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::ReferenceErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::SyntaxErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::EvalErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::URIErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::AggregateErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::SuppressedErrorPrototype, Intrinsic::ErrorPrototype},
    {Intrinsic::DisposableStackPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "DisposableStack"},
    {Intrinsic::AsyncDisposableStackPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary,
     "AsyncDisposableStack"},
    {Intrinsic::ArrayPrototype, Intrinsic::ObjectPrototype, ObjectClass::array},
    {Intrinsic::StringPrototype, Intrinsic::ObjectPrototype, ObjectClass::string_object},
    {Intrinsic::NumberPrototype, Intrinsic::ObjectPrototype, ObjectClass::number_object},
    {Intrinsic::BooleanPrototype, Intrinsic::ObjectPrototype, ObjectClass::boolean_object},
    {Intrinsic::SymbolPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Symbol"},
    {Intrinsic::BigIntPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "BigInt"},
    {Intrinsic::PromisePrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Promise"},
    {Intrinsic::MapPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Map"},
    {Intrinsic::SetPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Set"},
    {Intrinsic::WeakMapPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "WeakMap"},
    {Intrinsic::WeakSetPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "WeakSet"},
    {Intrinsic::WeakRefPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "WeakRef"},
    {Intrinsic::FinalizationRegistryPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary,
     "FinalizationRegistry"},
    {Intrinsic::DatePrototype, Intrinsic::ObjectPrototype},
    {Intrinsic::RegExpPrototype, Intrinsic::ObjectPrototype},
    {Intrinsic::IteratorPrototype, Intrinsic::ObjectPrototype},
    {Intrinsic::AsyncIteratorPrototype, Intrinsic::ObjectPrototype},
    {Intrinsic::ArrayIteratorPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary, "Array Iterator"},
    {Intrinsic::MapIteratorPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary, "Map Iterator"},
    {Intrinsic::SetIteratorPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary, "Set Iterator"},
    {Intrinsic::StringIteratorPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary, "String Iterator"},
    {Intrinsic::RegExpStringIteratorPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary,
     "RegExp String Iterator"},
    {Intrinsic::IteratorHelperPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary, "Iterator Helper"},
    {Intrinsic::WrapForValidIteratorPrototype, Intrinsic::IteratorPrototype},
    {Intrinsic::AsyncFromSyncIteratorPrototype, Intrinsic::AsyncIteratorPrototype},
    {Intrinsic::GeneratorPrototype, Intrinsic::IteratorPrototype, ObjectClass::ordinary, "Generator"},
    {Intrinsic::AsyncGeneratorPrototype, Intrinsic::AsyncIteratorPrototype, ObjectClass::ordinary, "AsyncGenerator"},
    {Intrinsic::GeneratorFunctionPrototype, Intrinsic::FunctionPrototype, ObjectClass::ordinary, "GeneratorFunction"},
    {Intrinsic::AsyncGeneratorFunctionPrototype, Intrinsic::FunctionPrototype, ObjectClass::ordinary,
     "AsyncGeneratorFunction"},
    {Intrinsic::AsyncFunctionPrototype, Intrinsic::FunctionPrototype, ObjectClass::ordinary, "AsyncFunction"},
    {Intrinsic::ArrayBufferPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "ArrayBuffer"},
    {Intrinsic::DataViewPrototype, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "DataView"},
    {Intrinsic::TypedArrayPrototype, Intrinsic::ObjectPrototype},
    {Intrinsic::Int8ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Uint8ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Uint8ClampedArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Int16ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Uint16ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Int32ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Uint32ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Float16ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Float32ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Float64ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::BigInt64ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::BigUint64ArrayPrototype, Intrinsic::TypedArrayPrototype},
    {Intrinsic::Math, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Math"},
    {Intrinsic::Intl, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Intl"},
    {Intrinsic::JSON, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "JSON"},
    {Intrinsic::Reflect, Intrinsic::ObjectPrototype, ObjectClass::ordinary, "Reflect"},
};

static unsigned internal_slots_of(ObjectClass object_class) {
    return object_class == ObjectClass::string_object || object_class == ObjectClass::number_object ||
                   object_class == ObjectClass::boolean_object
               ? 1
               : 0;
}

static void make_prototypes(Agent& agent) {
    for (const PrototypeSpec& spec : prototypes) {
        std::uint8_t flags = object_extensible;
        if (spec.object_class == ObjectClass::string_object) flags |= object_exotic;
        Object& made = agent.make_object(spec.object_class, agent.intrinsic(spec.parent),
                                         internal_slots_of(spec.object_class), flags);
        agent.set_intrinsic(spec.made, agent.value_of(made));
        if (!spec.tag.empty())
            define_data(agent, made, agent.key(WellKnownSymbol::to_string_tag), intern(agent, spec.tag), configurable);
        if (spec.object_class == ObjectClass::string_object) made.internal()[0] = agent.name(Name::empty);
        if (spec.object_class == ObjectClass::number_object) made.internal()[0] = Value::int32(0);
        if (spec.object_class == ObjectClass::boolean_object) made.internal()[0] = Value::boolean(false);
    }
}

// The prototypes that generator functions and their prototypes share (27.3.3, 27.4.3).
static void link_generator_prototypes(Agent& agent) {
    const auto link = [&](Intrinsic function_prototype, Intrinsic prototype) {
        Object& above = agent.heap.at<Object>(agent.intrinsic(function_prototype));
        Object& below = agent.heap.at<Object>(agent.intrinsic(prototype));
        define_data(agent, above, agent.key(Name::prototype), agent.intrinsic(prototype), configurable);
        define_data(agent, below, agent.key(Name::constructor), agent.intrinsic(function_prototype), configurable);
    };
    link(Intrinsic::GeneratorFunctionPrototype, Intrinsic::GeneratorPrototype);
    link(Intrinsic::AsyncGeneratorFunctionPrototype, Intrinsic::AsyncGeneratorPrototype);
}

static void make_root_objects(Agent& agent) {
    Realm& realm = agent.make_record<Realm>();
    agent.set_realm(agent.heap.cell_of(realm));
    Values& intrinsics = agent.make_values(size32(agent.natives->intrinsics));
    realm.intrinsics = agent.heap.cell_of(intrinsics);

    Object& object_prototype = agent.make_object(ObjectClass::ordinary, Value::null());
    agent.set_intrinsic(Intrinsic::ObjectPrototype, agent.value_of(object_prototype));
    // Function.prototype is itself a function (20.2.3) and the prototype of all others, so it is made by hand.
    Object& function_prototype = agent.make_object(ObjectClass::function, Intrinsic::ObjectPrototype,
                                                   enum_count<FunctionSlot>, object_extensible | object_callable);
    function_prototype.slot(FunctionSlot::realm) = agent.heap.cell_of(realm);
    function_prototype.slot(FunctionSlot::native) =
        Value::int32(find_native(*agent.natives, "%", "Function.prototype", false));
    function_prototype.slot(FunctionSlot::flags) = Value::int32(function_strict | function_library);
    agent.set_intrinsic(Intrinsic::FunctionPrototype, agent.value_of(function_prototype));
    set_function_name_and_length(agent, function_prototype, agent.name(Name::empty), 0);

    Object& global = agent.make_object(ObjectClass::global, Intrinsic::ObjectPrototype);
    const Value global_value = agent.value_of(global);
    realm.global_object = global_value;
    realm.global_this = global_value;
    HashTable& lexical = make_hash_table(agent);
    realm.global_lexical = agent.heap.cell_of(lexical);
    Environment& environment = agent.make_environment(EnvironmentKind::global, 0, 0, Value::undefined());
    realm.global_environment = agent.heap.cell_of(environment);
}

// ECMA-262 19.1 Value Properties of the Global Object.
static void define_global_values(Agent& agent) {
    Object& global = agent.heap.at<Object>(agent.global_object());
    define_data(agent, global, agent.key(Name::global_this), agent.global_object(), writable | configurable);
    define_data(agent, global, key_from_spec(agent, "NaN"), Value::real(std::numeric_limits<double>::quiet_NaN()), 0);
    define_data(agent, global, key_from_spec(agent, "Infinity"), Value::real(std::numeric_limits<double>::infinity()),
                0);
    define_data(agent, global, agent.key(Name::undefined), Value::undefined(), 0);
    constexpr std::pair<Intrinsic, std::string_view> namespaces[] = {{Intrinsic::Math, "Math"},
                                                                     {Intrinsic::JSON, "JSON"},
                                                                     {Intrinsic::Reflect, "Reflect"},
                                                                     {Intrinsic::Intl, "Intl"}};
    for (const auto& [which, name] : namespaces) {
        define_data(agent, global, key_from_spec(agent, name), agent.intrinsic(which), writable | configurable);
    }
}

static void install_natives(Agent& agent) {
    for (std::uint32_t i = 0; i < agent.natives->specs.size(); ++i)
        if (!(agent.natives->specs[i].flags & (native_intrinsic | native_fast_path))) install_native(agent, i);
}

// ECMA-262 20.4.2: the well-known symbols are properties of Symbol, and %SymbolIterator... for library sources.
static void define_well_known_symbols(Agent& agent) {
    Object& constructor = agent.heap.at<Object>(agent.intrinsic(Intrinsic::Symbol));
    for (unsigned i = 0; i < enum_count<WellKnownSymbol>; ++i) {
        const Value symbol = agent.symbol(static_cast<WellKnownSymbol>(i));
        const std::string text = to_utf8(agent.heap, agent.heap.at<Symbol>(symbol).description); // "Symbol.iterator"
        define_data(agent, constructor, key_from_spec(agent, text.substr(text.find('.') + 1)), symbol, 0);
        if (const auto intrinsic = agent.natives->intrinsic_at(text)) agent.set_intrinsic(*intrinsic, symbol);
    }
    Object& prototype = agent.heap.at<Object>(agent.intrinsic(Intrinsic::SymbolPrototype));
    define_data(agent, constructor, agent.key(Name::prototype), agent.intrinsic(Intrinsic::SymbolPrototype), 0);
    define_data(agent, prototype, agent.key(Name::constructor), agent.intrinsic(Intrinsic::Symbol),
                writable | configurable);
}

// Library sources are part of the program: an error in one is a fault of the engine and ends the run.
static void fail(Agent& agent, const LibrarySource& source, const SyntaxError& error) {
    const std::string where =
        std::string(source.name) + ":" + std::to_string(error.line) + ":" + std::to_string(error.column);
    (void)agent.limit(Halt::Kind::engine_fault, where + ": " + error.message);
}

// The record of a source, %name: made empty before it runs, frozen after it. So only the source itself can write there.
static Object& make_record_of(Agent& agent, const LibrarySource& source) {
    Object& record = agent.make_object(ObjectClass::ordinary, Value::null());
    agent.set_intrinsic(*agent.natives->intrinsic_named(record_name(source)), agent.value_of(record));
    return record;
}

static CompileResult compile_library_source(Agent& agent, const LibrarySource& source) {
    ParseOptions parse_options;
    parse_options.allow_intrinsics = true;
    CompileOptions options;
    options.is_library = true;
    // In a block of strict code, so that nothing of ours becomes a global; the lines stay where they are.
    const std::string text = "'use strict';{" + program_of(source) + "\n}";
    return compile(agent, SourceText::from_utf8(text, std::string(source.name)), parse_options, options);
}

void run_library_source(Agent& agent, const LibrarySource& source) {
    Object& record = make_record_of(agent, source);
    const CompileResult compiled = compile_library_source(agent, source);
    if (compiled.status != CompileResult::Status::compiled) return fail(agent, source, compiled.error);
    enter_script(agent, compiled.executable);
    const StepResult ended = run(agent, UINT64_MAX);
    const EntryCompletion completion = entry_completion(agent);
    if (ended != StepResult::empty) return;
    if (!completion.thrown) return (void)set_integrity_level(agent, record, true);
    SyntaxError error;
    error.message = describe(agent, completion.value);
    fail(agent, source, error);
}

static void begin_realm(Agent& agent) {
    make_root_objects(agent);
    make_prototypes(agent);
    link_generator_prototypes(agent);
    define_global_values(agent);
    install_natives(agent);
    define_well_known_symbols(agent);
}

Value begin_second_realm(Agent& agent) {
    const CellOf<Realm> outer = agent.state().realm;
    agent.begin_many_realms();
    begin_realm(agent);
    const CellOf<Realm> made = agent.state().realm;
    agent.set_realm(outer);
    return made;
}

Completion library_script(Agent& agent, std::size_t index) {
    const std::vector<const LibrarySource*> sources = sources_in_order("builtins/");
    if (index >= sources.size()) return Completion::normal();
    const CompileResult compiled = compile_library_source(agent, *sources[index]);
    if (compiled.status == CompileResult::Status::collect) return Completion::collect();
    make_record_of(agent, *sources[index]);
    const Ref global = agent.realm().global_environment.ref();
    return Completion::normal(make_closure(agent, agent.heap.at<Executable>(compiled.executable), global));
}

void create_realm(Agent& agent) {
    make_builtins_state(agent);
    begin_realm(agent);
    for (const LibrarySource* source : sources_in_order("builtins/")) {
        run_library_source(agent, *source);
        if (agent.halt.kind != Halt::Kind::none) return;
    }
}

} // namespace loopscope
