#include "engine/cli/shell_run.h"

#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/shell.h"
#include "engine/builtins/text/regexp_program.h"
#include "engine/cli/commands.h"
#include "engine/event_loop/event_loop.h"
#include "engine/event_loop/host_hooks.h"
#include "engine/event_loop/microtasks.h"
#include "engine/event_loop/program.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>
#include <filesystem>

namespace loopscope {

static constexpr std::uint32_t arena_bytes = 256u << 20;
static constexpr std::uint32_t depth = 10'000;
static constexpr std::size_t history_bytes = 128u << 20;

static std::string constructor_name(Agent& agent, Value value) {
    if (!value.is_object()) return describe(agent, value);
    const Lookup constructor = lookup(agent, agent.heap.at<Object>(value), agent.key(Name::constructor));
    if (constructor.kind != Lookup::Kind::data || !constructor.value.is_object()) return "Object";
    const Lookup name = lookup(agent, agent.heap.at<Object>(constructor.value), agent.key(Name::name));
    return name.kind == Lookup::Kind::data && name.value.is_string() ? to_utf8(agent.heap, name.value) : "Object";
}

static std::string message_of(Agent& agent, Value value) {
    if (!value.is_object()) return describe(agent, value);
    const Lookup message = lookup(agent, agent.heap.at<Object>(value), agent.key(Name::message));
    return message.kind == Lookup::Kind::data && message.value.is_string() ? to_utf8(agent.heap, message.value)
                                                                           : describe(agent, value);
}

static ShellOutcome halted(const Agent& agent) {
    const bool refused = agent.halt.kind == Halt::Kind::refusal;
    return {ShellOutcome::Kind::thrown, "runtime", refused ? "Refused" : "Limit",
            agent.halt.subject + ": " + agent.halt.reason};
}

static ShellOutcome not_compiled(const SyntaxError& error) {
    if (error.kind == SyntaxErrorKind::refused) return {ShellOutcome::Kind::thrown, "parse", "Refused", error.message};
    const char* name = error.kind == SyntaxErrorKind::reference_error ? "ReferenceError" : "SyntaxError";
    return {ShellOutcome::Kind::thrown, "parse", name, error.message};
}

static std::unique_ptr<Agent> new_agent(const NativeTable& natives) {
    auto agent = std::make_unique<Agent>(arena_bytes, depth);
    agent->natives = &natives;
    install_interpreter(*agent);
    return agent;
}

std::optional<ModuleSource> ModuleFiles::load(std::u16string_view referrer, std::u16string_view specifier) const {
    const std::filesystem::path from(utf8_of_utf16(referrer)), wanted(utf8_of_utf16(specifier));
    const std::string path = (from.parent_path() / wanted).lexically_normal().string();
    std::string text;
    if (!read_file(path, text)) return std::nullopt;
    return ModuleSource{utf16_of_utf8(path), utf16_of_utf8(text), 0};
}

Shell::Shell() {
    natives_ = all_natives();
    agent_ = new_agent(natives_);
    create_realm(*agent_);
    start_event_loop(*agent_);
    install_shell(*agent_);
    agent_->heap.count_steps_from(0);
    collect_garbage(*agent_);
    image_ = make_start_image(*agent_);
}

void Shell::reset() {
    agent_ = new_agent(natives_);
    agent_->modules = &files_;
    module_.clear();
    install_host_hooks(*agent_);
    load_start_image(*agent_, image_);
}

void Shell::watch() {
    trace_.emplace();
    checkpoints_.emplace(history_bytes);
    agent_->trace = &*trace_;
    checkpoints_->take(*agent_, 0);
}

std::vector<std::string> Shell::take_output() { return take_shell_output(*agent_); }

ShellOutcome Shell::thrown(Value value) {
    return {ShellOutcome::Kind::thrown, "runtime", constructor_name(*agent_, value), message_of(*agent_, value)};
}

ShellOutcome Shell::call_library(Intrinsic which, std::initializer_list<Value> arguments, std::uint64_t& steps) {
    enter(*agent_, agent_->intrinsic(which), Value::undefined(),
          std::span<const Value>(arguments.begin(), arguments.size()));
    return run_entry(steps);
}

// Its own errors come from parsing; those of what it imports, and of linking, from resolution.
ShellOutcome Shell::begin_module(const std::string& source, const std::string& name, std::uint64_t& steps) {
    ParseOptions options;
    options.goal = ParseGoal::module;
    options.validate_regexp = validate_regexp;
    const std::u16string text = utf16_of_utf8(source);
    if (const ParseResult parsed = parse(SourceText::from_utf16(text, name), options); !parsed)
        return not_compiled(*parsed.error);
    module_ = name;
    ShellOutcome outcome =
        call_library(Intrinsic::LoadModule,
                     {string_from_utf8(*agent_, name), string_from_units(*agent_, text), Value::int32(0)}, steps);
    if (outcome.kind == ShellOutcome::Kind::thrown) outcome.phase = "resolution";
    if (outcome.kind != ShellOutcome::Kind::ok) return outcome;
    return call_library(Intrinsic::EvaluateModule, {string_from_utf8(*agent_, name)}, steps);
}

ShellOutcome Shell::run_script(const std::string& source, const std::string& name, std::uint64_t& steps, bool module) {
    if (module) return begin_module(source, name, steps);
    const CompileResult program = compile_program(*agent_, utf16_of_utf8(source), name);
    if (program.status != CompileResult::Status::compiled) return not_compiled(program.error);
    enter_script(*agent_, program.executable);
    return run_entry(steps);
}

// In pieces, as in the page: checkpoints are due between them, and an optimizing WebAssembly engine replaces a function
// only between its calls.
StepResult Shell::run_machine(std::uint64_t& steps) {
    constexpr std::uint64_t piece = 50'000;
    const ArenaHeader& header = agent_->heap.header();
    StepResult result = StepResult::stepped;
    while (result == StepResult::stepped && steps > 0) {
        const std::uint64_t before = header.step;
        const std::uint64_t stop = checkpoints_ ? checkpoints_->next_stop(*agent_, before) : UINT64_MAX;
        result = loopscope::run(*agent_, std::min({steps, piece, stop - before}));
        steps -= std::min(steps, header.step - before);
        if (checkpoints_ && checkpoints_->wants(*agent_, header.step)) checkpoints_->take(*agent_, 0);
    }
    return result;
}

ShellOutcome Shell::run_entry(std::uint64_t& steps) {
    const StepResult result = run_machine(steps);
    if (result == StepResult::halted) return halted(*agent_);
    if (result != StepResult::empty) return {ShellOutcome::Kind::budget, "", "", "the budget of steps is used up"};
    const EntryCompletion completion = entry_completion(*agent_);
    return completion.thrown ? thrown(completion.value) : ShellOutcome();
}

ShellOutcome Shell::run_jobs(std::uint64_t& steps) {
    Heap& heap = agent_->heap;
    ShellOutcome outcome;
    while (outcome.kind == ShellOutcome::Kind::ok) {
        if (heap.wants_collection() && !collect_if_wanted(*agent_)) return halted(*agent_);
        if (!take_microtask(*agent_)) break;
        if (!stack_is_empty(*agent_)) outcome = run_entry(steps);
        end_microtask(*agent_);
    }
    if (outcome.kind == ShellOutcome::Kind::ok && !module_.empty())
        return call_library(Intrinsic::ModuleOutcome, {string_from_utf8(*agent_, module_)}, steps);
    return outcome;
}

} // namespace loopscope
