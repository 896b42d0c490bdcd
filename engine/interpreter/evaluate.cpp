#include "engine/interpreter/evaluate.h"

#include "engine/bytecode/compiler.h"
#include "engine/interpreter/machine.h"

// Code made from text while the program runs. ECMA-262 19.2.1
namespace loopscope {

// The text as a function without parameters, closed over `environment`.
static Completion function_of_text(Agent& agent, Value source, Ref environment, const ParseOptions& parse_options,
                                   const CompileOptions& options) {
    SourceText text = SourceText::from_utf16(to_u16(agent.heap, source));
    const CompileResult compiled = compile(agent, std::move(text), parse_options, options);
    switch (compiled.status) {
    case CompileResult::Status::compiled: break;
    case CompileResult::Status::collect: return Completion::collect();
    case CompileResult::Status::failed:
        if (compiled.error.kind == SyntaxErrorKind::refused) return agent.refuse("eval", compiled.error.message);
        return agent.throw_syntax_error(compiled.error.message);
    }
    return Completion::normal(make_closure(agent, agent.heap.at<Executable>(compiled.executable), environment));
}

static ParseOptions parse_options_of(const Heap& heap, const Values& context) {
    const std::int32_t flags = context.items[0].as_int32();
    ParseOptions options;
    options.goal = ParseGoal::eval;
    options.strict = flags & eval_strict;
    options.in_function = flags & eval_in_function;
    options.allow_new_target = flags & eval_new_target;
    options.allow_super_property = flags & eval_super_property;
    options.allow_super_call = flags & eval_super_call;
    options.in_class_field_initializer = flags & eval_in_initializer;
    for (std::uint32_t i = 1; i < context.header.count; i++) options.private_names.push_back(to_u16(heap, context.items[i]));
    return options;
}

// Direct eval, when what is called is %eval%; else an ordinary call. 13.3.6.1 step 6
Signal call_eval(Machine& m, unsigned argument_count, Value context) {
    Value* base = m.sp - argument_count - 2;
    if (!(base[1] == m.agent.intrinsic(Intrinsic::eval))) return call(m, base);
    const Value source = argument_count ? base[2] : Value::undefined();
    if (!source.is_string()) { // 19.2.1.1 step 2
        m.sp = base;
        *m.sp++ = source;
        return Signal::go_on;
    }
    const Values& allowed = m.at<Values>(context);
    const ParseOptions parse_options = parse_options_of(m.heap, allowed);
    CompileOptions options;
    options.goal = CompileGoal::eval;
    options.eval_flags = static_cast<std::uint8_t>(allowed.items[0].as_int32());
    options.private_names = parse_options.private_names;
    const Completion function = function_of_text(m.agent, source, m.frame->environment, parse_options, options);
    if (!function.ok()) return abrupt(m, function);
    base[0] = m.this_value();
    base[1] = function.value;
    m.sp = base + 2;
    return call(m, base);
}

Completion evaluate_globally(Agent& agent, Value source) {
    ParseOptions parse_options;
    parse_options.goal = ParseGoal::eval;
    CompileOptions options;
    options.goal = CompileGoal::eval;
    const Ref environment = agent.realm().fields[static_cast<unsigned>(RealmField::global_environment)].as_ref();
    return function_of_text(agent, source, environment, parse_options, options);
}

} // namespace loopscope
