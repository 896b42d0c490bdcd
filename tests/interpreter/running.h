// A bare machine for tests: a realm without library, scripts compiled on the spot, their completion value.
#pragma once

#include "engine/bytecode/compiler.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/machine_natives.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/conversion.h"
#include "engine/runtime/native.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

#include <memory>
#include <string>

namespace loopscope {

struct Running {
    NativeTable natives;
    std::unique_ptr<Agent> agent;

    explicit Running(std::uint32_t depth_limit = 10'000, std::uint32_t arena_bytes = 256u << 20);
    void make_bare_realm();
    // Compiles and enters; the steps are the caller's.
    bool enter(const std::string& source);
    // Runs to the end: the completion value as text, "throws ..." or "halts ...".
    std::string run(const std::string& source);
    std::string finish(StepResult result);
    // Runs the script, then its promise jobs in order; what a global `log` was concatenated to.
    std::string run_with_jobs(const std::string& source);
    static std::vector<const Record*>& jobs();
    std::string text(Value value);
};

inline Running::Running(std::uint32_t depth_limit, std::uint32_t arena_bytes) {
    for (const NativeSpec& spec : interpreter_natives()) natives.specs.push_back(spec);
    agent = std::make_unique<Agent>(arena_bytes, depth_limit);
    agent->natives = &natives;
    install_interpreter(*agent);
    make_bare_realm();
}

inline void Running::make_bare_realm() {
    Agent& a = *agent;
    const auto make = [&](Intrinsic which, Value prototype, ObjectClass object_class,
                          std::uint8_t flags = object_extensible) {
        const unsigned slots = object_class == ObjectClass::function ? static_cast<unsigned>(FunctionSlot::count) : 0;
        Object& object = a.make_object(object_class, prototype, slots, flags);
        a.set_intrinsic(which, Value::object(a.heap.ref_of(&object)));
        return a.intrinsic(which);
    };
    const Value object = make(Intrinsic::ObjectPrototype, Value::null(), ObjectClass::ordinary);
    make(Intrinsic::FunctionPrototype, object, ObjectClass::function, object_extensible | object_callable);
    make(Intrinsic::ArrayPrototype, object, ObjectClass::array);
    for (const Intrinsic which :
         {Intrinsic::ErrorPrototype, Intrinsic::TypeErrorPrototype, Intrinsic::RangeErrorPrototype,
          Intrinsic::ReferenceErrorPrototype, Intrinsic::SyntaxErrorPrototype, Intrinsic::PromisePrototype,
          Intrinsic::GeneratorPrototype, Intrinsic::AsyncGeneratorPrototype, Intrinsic::StringPrototype,
          Intrinsic::NumberPrototype, Intrinsic::Promise})
        make(which, object, ObjectClass::ordinary);
    for (const Intrinsic which : {Intrinsic::GeneratorFunctionPrototype, Intrinsic::AsyncFunctionPrototype,
                                  Intrinsic::AsyncGeneratorFunctionPrototype})
        make(which, a.intrinsic(Intrinsic::FunctionPrototype), ObjectClass::ordinary);
    for (std::size_t i = 0; i < natives.specs.size(); ++i) { // generators' methods
        const NativeSpec& spec = natives.specs[i];
        const bool is_async = spec.holder == "AsyncGenerator.prototype";
        if (!is_async && spec.holder != "Generator.prototype" && spec.holder != "Function.prototype") continue;
        Object& function =
            a.make_object(ObjectClass::function, Intrinsic::FunctionPrototype,
                          static_cast<unsigned>(FunctionSlot::count), object_extensible | object_callable);
        function.slot(FunctionSlot::native) = Value::int32(static_cast<std::int32_t>(i));
        const Intrinsic holder = spec.holder == "Function.prototype" ? Intrinsic::FunctionPrototype
                                 : is_async                          ? Intrinsic::AsyncGeneratorPrototype
                                                                     : Intrinsic::GeneratorPrototype;
        define_data(a, a.heap.at<Object>(a.intrinsic(holder)), PropertyKey{intern(a, spec.name)},
                    Value::object(a.heap.ref_of(&function)), writable | configurable);
    }
    Realm& realm = a.realm();
    const Value global = Value::object(a.heap.ref_of(&a.make_object(ObjectClass::global, Intrinsic::ObjectPrototype)));
    realm.global_object = global;
    realm.global_this = global;
    realm.global_environment = a.heap.cell_of(a.make_environment(EnvironmentKind::global, 0, 0, Value::undefined()));
    define_data(a, a.heap.at<Object>(global), a.key(Name::undefined), Value::undefined(), 0);
    define_data(a, a.heap.at<Object>(a.intrinsic(Intrinsic::PromisePrototype)), a.key(Name::constructor),
                a.intrinsic(Intrinsic::Promise));
    define_data(a, a.heap.at<Object>(global), PropertyKey{intern(a, "Infinity")}, Value::number(1.0 / 0.0), 0);
}

inline bool Running::enter(const std::string& source) {
    ParseOptions parse_options;
    parse_options.allow_intrinsics = true;
    CompileOptions options;
    options.completion_value = true;
    const CompileResult result = compile(*agent, SourceText::from_utf8(source, "main.js"), parse_options, options);
    if (result.status != CompileResult::Status::compiled) {
        own_interpreter_state(*agent).entry_completion = string_from_utf8(*agent, result.error.message);
        return false;
    }
    enter_script(*agent, result.executable);
    return true;
}

inline std::string Running::text(Value value) {
    if (value.is_object()) {
        Object& object = agent->heap.at<Object>(value);
        const Value message = lookup(*agent, object, agent->key(Name::message)).value;
        const Value name = lookup(*agent, object, agent->key(Name::name)).value;
        if (message.is_string())
            return (name.is_string() ? to_utf8(agent->heap, name) : "Error") + ": " + to_utf8(agent->heap, message);
        return "object";
    }
    if (value.is_symbol()) return "symbol";
    return to_utf8(agent->heap, to_string(*agent, value).value);
}

inline std::string Running::finish(StepResult result) {
    if (result == StepResult::halted) return "halts " + agent->halt.subject + ": " + agent->halt.reason;
    if (result == StepResult::parked) return "parks";
    if (result == StepResult::stepped) return "goes on";
    const EntryCompletion completion = entry_completion(*agent);
    return (completion.thrown ? "throws " : "") + text(completion.value);
}

inline std::vector<const Record*>& Running::jobs() {
    static std::vector<const Record*> waiting;
    return waiting;
}

inline std::string Running::run_with_jobs(const std::string& source) {
    jobs().clear();
    agent->hooks.enqueue_promise_job = [](Agent&, Record& job) { jobs().push_back(&job); };
    const std::string first = run("var log = ''; " + source);
    if (first.starts_with("throws") || first.starts_with("halts") || first.starts_with("refused")) return first;
    for (std::size_t i = 0; i < jobs().size(); ++i) {
        run_job(*agent, *jobs()[i]);
        if (stack_is_empty(*agent)) continue;
        const std::string result = finish(loopscope::run(*agent, 1'000'000));
        if (result != "undefined") return "job: " + result;
    }
    return run("log");
}

inline std::string Running::run(const std::string& source) {
    if (!enter(source)) return "refused " + text(entry_completion(*agent).value);
    return finish(loopscope::run(*agent, 2'000'000'000));
}

} // namespace loopscope
