#include "engine/bytecode/compiler.h"
#include "engine/interpreter/machine.h"

// Direct eval. ECMA-262 19.2.1.1
namespace loopscope {

Signal call_eval(Machine& m, unsigned argument_count, Value) {
    Value* base = m.sp - argument_count - 2;
    if (!(base[1] == m.agent.intrinsic(Intrinsic::eval))) return call(m, base);
    const Value source = argument_count ? base[2] : Value::undefined();
    if (!source.is_string()) { // 19.2.1.1 step 2
        m.sp = base;
        *m.sp++ = source;
        return Signal::go_on;
    }
    return abrupt(m, m.agent.refuse("eval", "Code made from text can't be run yet."));
}

static Completion throw_compile_error(Agent& agent, const SyntaxError& error) {
    if (error.kind == SyntaxErrorKind::refused) return agent.refuse("code made from text", error.message);
    return agent.throw_syntax_error(error.message);
}

static std::u16string joined_text(Agent& agent, const Values* list, std::uint32_t begin, std::uint32_t end) {
    std::u16string text;
    for (std::uint32_t i = begin; i < end; i++) {
        if (i != begin) text += u',';
        text += to_u16(agent.heap, list->items[i]);
    }
    return text;
}

// 20.2.1.1.1 CreateDynamicFunction: %createDynamicFunction(kind, list of strings, newTarget); the list's last one is the body.
Completion create_dynamic_function(Agent& agent, const NativeCall& call) {
    const std::string kind_name = to_utf8(agent.heap, call.argument(0));
    const auto kind = kind_name == "generator"         ? DynamicFunctionKind::generator
                      : kind_name == "async"           ? DynamicFunctionKind::async
                      : kind_name == "async_generator" ? DynamicFunctionKind::async_generator
                                                       : DynamicFunctionKind::normal;
    const Object& array = agent.heap.at<Object>(call.argument(1));
    const std::uint32_t count = array.array_length;
    const Values* list = count ? &agent.heap.at<Values>(array.elements) : nullptr;
    for (std::uint32_t i = 0; i < count; i++)
        if (!list->items[i].is_string()) return agent.throw_type_error("The parts of a function's text must be strings");
    const std::u16string parameters = count > 1 ? joined_text(agent, list, 0, count - 1) : std::u16string();
    const std::u16string body = count ? joined_text(agent, list, count - 1, count) : std::u16string();
    const ParseResult parsed = parse_dynamic_function(kind, parameters, body, {});
    if (!parsed) return throw_compile_error(agent, *parsed.error);
    CompileOptions options;
    options.goal = CompileGoal::function;
    options.source_id = UINT32_MAX;
    options.source_name = string_from_utf8(agent, "anonymous");
    const CompileResult compiled = compile(agent, *parsed.tree, options);
    if (compiled.status == CompileResult::Status::collect) return Completion::collect();
    if (compiled.status == CompileResult::Status::failed) return throw_compile_error(agent, compiled.error);
    const Value environment = agent.realm().fields[static_cast<unsigned>(RealmField::global_environment)];
    const Value function = make_closure(agent, agent.heap.at<Executable>(compiled.executable), environment.as_ref());
    // The prototype comes from new.target; where a getter would have to run, the kind's own stands.
    const Value new_target = call.argument(2);
    if (new_target.is_object()) {
        const Lookup found = lookup(agent, agent.heap.at<Object>(new_target), agent.key(Name::prototype));
        if (found.kind == Lookup::Kind::data && found.value.is_object())
            set_prototype_of(agent, agent.heap.at<Object>(function), found.value);
    }
    return Completion::normal(function);
}

} // namespace loopscope
