// What the library's module records (module.js) need from the machine: parsing, environments, bindings.
// ECMA-262 16.2.1.7, 9.1.1.5
#include "engine/builtins/function_object.h"
#include "engine/builtins/natives.h"
#include "engine/builtins/text/regexp_program.h"
#include "engine/bytecode/compiler.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/machine.h"
#include "engine/syntax/casts.h"

namespace loopscope {

static const Values& values_at(const Heap& heap, Value cell) { return heap.at<Values>(cell); }

static Value array_of(Agent& agent, const Values& items) {
    return agent.value_of(agent.make_array(std::span<const Value>(items.items, items.header.count)));
}

static void set(Agent& agent, Object& record, std::string_view name, Value value) {
    define_data(agent, record, key_from_spec(agent, name), value);
}

static const Executable& executable_of(Agent& agent, Value body) {
    return agent.heap.at<Executable>(agent.heap.at<Object>(body).slot(FunctionSlot::executable));
}

static const Values& description_of(Agent& agent, Value body) {
    const Values& constants = agent.heap.at<Values>(executable_of(agent, body).constants);
    return values_at(agent.heap, constants.items[0]);
}

static Value field_of(const Values& description, ModuleField field) { return description[field]; }

static Ref environment_of(Agent& agent, Value body) {
    return agent.heap.at<Object>(body).slot(FunctionSlot::environment).as_ref();
}

static Value& slot_at(Agent& agent, Value body, Value slot) {
    return agent.heap.at<Environment>(environment_of(agent, body)).slots[slot.as_int32()];
}

// 9.1.2.6 NewModuleEnvironment
static Ref make_environment(Agent& agent, const Values& description) {
    const auto slots = field_of(description, ModuleField::environment_slots).as_index();
    const Ref global = agent.realm().global_environment.ref();
    if (slots == 0) return global;
    return agent.heap.ref_of(
        &agent.make_environment(EnvironmentKind::module, global, slots, field_of(description, ModuleField::scope)));
}

// %hostModule(referrer, specifier): [name, text, source id], or undefined
static Completion host_module(Agent& agent, const NativeCall& call) {
    const auto text_at = [&](std::uint32_t i) {
        return call.argument(i).is_string() ? to_u16(agent.heap, call.argument(i)) : std::u16string();
    };
    const auto source = agent.modules ? agent.modules->load(text_at(0), text_at(1)) : std::nullopt;
    if (!source) return Completion::normal();
    const Value items[] = {string_from_units(agent, source->name), string_from_units(agent, source->text),
                           Value::number(source->source_id)};
    return Completion::normal(agent.value_of(agent.make_array(items)));
}

// %moduleUrl(name)
static Completion module_url(Agent& agent, const NativeCall& call) {
    const std::u16string name = to_u16(agent.heap, call.argument(0));
    return Completion::normal(string_from_units(agent, agent.modules ? agent.modules->url(name) : name));
}

// %parseModule(name, text, source id): a record with what the module asks for and gives, and its code as a function
static Completion parse_module(Agent& agent, const NativeCall& call) {
    ParseOptions parse_options;
    parse_options.goal = ParseGoal::module;
    parse_options.validate_regexp = validate_regexp;
    CompileOptions options;
    options.goal = CompileGoal::module;
    options.source_name = call.argument(0);
    options.source_id = call.argument(2).as_uint32();
    const CompileResult compiled = compile(
        agent, SourceText::from_utf16(to_u16(agent.heap, call.argument(1)), to_utf8(agent.heap, call.argument(0))),
        parse_options, options);
    if (compiled.status == CompileResult::Status::collect) return Completion::collect();
    if (compiled.status == CompileResult::Status::failed) {
        if (compiled.error.kind == SyntaxErrorKind::refused)
            return agent.refuse(compiled.error.message, "it can't be run here yet");
        return agent.throw_syntax_error(compiled.error.message);
    }
    const Executable& executable = agent.heap.at<Executable>(compiled.executable);
    const Values& description =
        values_at(agent.heap, values_at(agent.heap, Value::cell(executable.constants)).items[0]);
    const Value body = make_closure(agent, executable, make_environment(agent, description));
    Object& record = agent.make_object(ObjectClass::ordinary, Value::null());
    set(agent, record, "name", call.argument(0));
    set(agent, record, "body", body);
    set(agent, record, "hasAwait", field_of(description, ModuleField::has_await));
    const auto list = [&](std::string_view name, ModuleField field) {
        const Value items = array_of(agent, values_at(agent.heap, field_of(description, field)));
        set(agent, record, name, items);
    };
    list("requests", ModuleField::requests);
    list("imports", ModuleField::imports);
    list("localExports", ModuleField::local_exports);
    list("indirectExports", ModuleField::indirect_exports);
    list("starExports", ModuleField::star_exports);
    return Completion::normal(agent.value_of(record));
}

// %instantiateModule(body): 16.2.1.7.3.1 InitializeEnvironment, steps 20 to 24: functions and vars
static Completion instantiate(Agent& agent, const NativeCall& call) {
    const Values& declarations =
        values_at(agent.heap, field_of(description_of(agent, call.argument(0)), ModuleField::declarations));
    const Ref environment = environment_of(agent, call.argument(0));
    for (std::uint32_t i = 0; i + 1 < declarations.header.count; i += 2) {
        const Value function = declarations.items[i + 1];
        const Value value = function.is_cell() ? make_closure(agent, agent.heap.at<Executable>(function), environment)
                                               : Value::undefined();
        slot_at(agent, call.argument(0), declarations.items[i]) = value;
    }
    return Completion::normal();
}

// %bindImport(body, slot, target's body, target's slot): 9.1.1.5.5 CreateImportBinding
static Completion bind_import(Agent& agent, const NativeCall& call) {
    Values& import = agent.make_values(enum_count<ImportField>);
    import[ImportField::environment] = Value::cell(environment_of(agent, call.argument(2)));
    import[ImportField::slot] = call.argument(3);
    slot_at(agent, call.argument(0), call.argument(1)) = Value::cell(agent.heap.ref_of(&import));
    return Completion::normal();
}

// %bindValue(body, slot, value): an immutable binding that is initialized at once, for namespaces
static Completion bind_value(Agent& agent, const NativeCall& call) {
    slot_at(agent, call.argument(0), call.argument(1)) = call.argument(2);
    return Completion::normal();
}

// %moduleBinding(body, slot, name): 9.1.1.5.1 GetBindingValue
static Completion module_binding(Agent& agent, const NativeCall& call) {
    const Value value = *imported_slot(agent.heap, &slot_at(agent, call.argument(0), call.argument(1)));
    if (value.is_uninitialized())
        return agent.throw_reference_error("Cannot access '" + to_utf8(agent.heap, call.argument(2)) +
                                           "' before initialization");
    return Completion::normal(value);
}

static constexpr NativeSpec module_specs[] = {
    {"", "hostModule", host_module, "", 2, native_intrinsic, "ECMA-262 16.2.1.10 HostLoadImportedModule"},
    {"", "moduleUrl", module_url, "", 1, native_intrinsic, "ECMA-262 13.3.12.1.1"},
    {"", "parseModule", parse_module, "", 3, native_intrinsic, "ECMA-262 16.2.1.7.1"},
    {"", "instantiateModule", instantiate, "", 1, native_intrinsic, "ECMA-262 16.2.1.7.3.1"},
    {"", "bindImport", bind_import, "", 4, native_intrinsic, "ECMA-262 9.1.1.5.5"},
    {"", "bindValue", bind_value, "", 3, native_intrinsic, "ECMA-262 9.1.1.1.4"},
    {"", "moduleBinding", module_binding, "", 3, native_intrinsic, "ECMA-262 9.1.1.5.1"},
};

NativeList module_natives() { return module_specs; }

} // namespace loopscope
