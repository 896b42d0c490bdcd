#include "engine/interpreter/evaluate.h"

#include "engine/bytecode/compiler.h"
#include "engine/interpreter/machine.h"

// Code made from text while the program runs. ECMA-262 19.2.1
namespace loopscope {

static Completion throw_compile_error(Agent& agent, const SyntaxError& error) {
    if (error.kind == SyntaxErrorKind::refused) return agent.refuse("code made from text", error.message);
    const Completion thrown = agent.throw_syntax_error(error.message);
    Values& unparsed = agent.make_values(3);
    unparsed.items[0] = thrown.value;
    unparsed.items[1] = Value::number(error.line);
    unparsed.items[2] = Value::number(error.column);
    own_interpreter_state(agent).unparsed = Value::cell(agent.heap.ref_of(&unparsed));
    return thrown;
}

static constexpr std::uint32_t longest_code = 1u << 18;

// It is not text of the run's table.
static void name_source(Agent& agent, CompileOptions& options, Value name = Value::undefined()) {
    options.source_id = UINT32_MAX;
    options.source_name = name.is_string() ? name : string_from_utf8(agent, "anonymous");
}

// The text as a function without parameters, closed over `environment`.
static Completion function_of_text(Agent& agent, Value source, Ref environment, const ParseOptions& parse_options,
                                   CompileOptions options) {
    if (length_of(agent.heap, source) > longest_code)
        return agent.limit(Halt::Kind::string_limit, "Code of more than " + std::to_string(longest_code) +
                                                         " characters was to be made from text in one step.");
    agent.note_work(std::uint64_t{length_of(agent.heap, source)} * 100);
    name_source(agent, options);
    SourceText text = SourceText::from_utf16(to_u16(agent.heap, source));
    const CompileResult compiled = compile(agent, std::move(text), parse_options, options);
    switch (compiled.status) {
    case CompileResult::Status::compiled: break;
    case CompileResult::Status::collect: return Completion::collect();
    case CompileResult::Status::failed: return throw_compile_error(agent, compiled.error);
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
    for (std::uint32_t i = 1; i < context.header.count; ++i)
        options.private_names.push_back(to_u16(heap, context.items[i]));
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
    options.source_id = UINT32_MAX;
    options.eval_flags = static_cast<std::uint8_t>(allowed.items[0].as_int32());
    options.private_names = parse_options.private_names;
    const Completion function = function_of_text(m.agent, source, m.frame->environment, parse_options, options);
    if (!function.ok()) return abrupt(m, function);
    base[0] = m.this_value();
    base[1] = function.value;
    m.sp = base + 2;
    return call(m, base);
}

Signal call_eval_array(Machine& m, Value context) {
    const int count = spread_arguments(m);
    return count < 0 ? stack_overflow(m) : call_eval(m, static_cast<unsigned>(count), context);
}

Completion evaluate_globally(Agent& agent, Value source) {
    ParseOptions parse_options;
    parse_options.goal = ParseGoal::eval;
    CompileOptions options;
    options.goal = CompileGoal::eval;
    options.source_id = UINT32_MAX;
    const Ref environment = agent.realm().global_environment.ref();
    return function_of_text(agent, source, environment, parse_options, options);
}

Completion evaluate_in_record(Agent& agent, Value source, Ref environment, std::vector<std::u16string> private_names) {
    ParseOptions parse_options;
    parse_options.goal = ParseGoal::eval;
    parse_options.in_function = true;
    parse_options.private_names = private_names;
    CompileOptions options;
    options.goal = CompileGoal::eval;
    options.eval_flags = eval_in_function;
    options.private_names = std::move(private_names);
    return function_of_text(agent, source, environment, parse_options, options);
}

Completion script_of_text(Agent& agent, Value source) {
    CompileOptions options;
    options.completion_value = true;
    const Ref environment = agent.realm().global_environment.ref();
    return function_of_text(agent, source, environment, {}, options);
}

static std::u16string joined_text(Agent& agent, const Values* list, std::uint32_t begin, std::uint32_t end) {
    std::u16string text;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (i != begin) text += u',';
        text += to_u16(agent.heap, list->items[i]);
    }
    return text;
}

// 20.2.1.1.1 CreateDynamicFunction: %createDynamicFunction(kind, list of strings, newTarget, source, lines): the
// list's last one is the body; the source's name, and how many lines stand before what somebody wrote.
Completion create_dynamic_function(Agent& agent, const NativeCall& call) {
    const std::string kind_name = to_utf8(agent.heap, call.argument(0));
    const auto kind = kind_name == "generator"         ? DynamicFunctionKind::generator
                      : kind_name == "async"           ? DynamicFunctionKind::async
                      : kind_name == "async_generator" ? DynamicFunctionKind::async_generator
                                                       : DynamicFunctionKind::normal;
    const Object& array = agent.heap.at<Object>(call.argument(1));
    const std::uint32_t count = array.array_length;
    const Values* list = count ? &agent.heap.at<Values>(array.elements) : nullptr;
    for (std::uint32_t i = 0; i < count; ++i)
        if (!list->items[i].is_string())
            return agent.throw_type_error("The parts of a function's text must be strings");
    const std::u16string parameters = count > 1 ? joined_text(agent, list, 0, count - 1) : std::u16string();
    const std::u16string body = count ? joined_text(agent, list, count - 1, count) : std::u16string();
    const ParseResult parsed = parse_dynamic_function(kind, parameters, body, {});
    if (!parsed) {
        SyntaxError error = *parsed.error; // of a parameter: V8 counts from the text that it puts together
        if (error.line == 1) error.column += std::string_view("(function anonymous(").size();
        if (error.line == 1 && kind != DynamicFunctionKind::normal)
            error.column += kind == DynamicFunctionKind::generator ? 1 : kind == DynamicFunctionKind::async ? 6 : 7;
        return throw_compile_error(agent, error);
    }
    CompileOptions options;
    options.goal = CompileGoal::function;
    name_source(agent, options, call.argument(3));
    if (call.argument(4).is_int32()) options.head_lines = call.argument(4).as_index();
    const CompileResult compiled = compile(agent, *parsed.tree, options);
    if (compiled.status == CompileResult::Status::collect) return Completion::collect();
    if (compiled.status == CompileResult::Status::failed) return throw_compile_error(agent, compiled.error);
    const Value environment = agent.realm().global_environment;
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

// %problemOfCode(text): what keeps a text from being a FunctionBody, as [message, line, column]; undefined: nothing
Completion problem_of_code(Agent& agent, const NativeCall& call) {
    const std::u16string text = to_u16(agent.heap, call.argument(0));
    agent.note_work(std::uint64_t{text.size()} * 100);
    const std::optional<SyntaxError> error = problem_of_function_body(text, {});
    if (!error) return Completion::normal();
    if (error->kind == SyntaxErrorKind::refused) return throw_compile_error(agent, *error);
    const Value problem[] = {string_from_utf8(agent, error->message), Value::number(error->line),
                             Value::number(error->column)};
    return Completion::normal(agent.value_of(agent.make_array(problem)));
}

} // namespace loopscope
