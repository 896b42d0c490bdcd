#include "engine/cli/shell_run.h"

#include "engine/builtins/describe.h"
#include "engine/builtins/shell.h"
#include "engine/event_loop/event_loop.h"
#include "engine/event_loop/program.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

namespace {

constexpr std::uint32_t arena_bytes = 256u << 20;
constexpr std::uint32_t depth = 10'000;

std::string constructor_name(Agent& agent, Value value) {
    if (!value.is_object()) return describe(agent, value);
    const Lookup constructor = lookup(agent, agent.heap.at<Object>(value), agent.key(Name::constructor));
    if (constructor.kind != Lookup::Kind::data || !constructor.value.is_object()) return "Object";
    const Lookup name = lookup(agent, agent.heap.at<Object>(constructor.value), agent.key(Name::name));
    return name.kind == Lookup::Kind::data && name.value.is_string() ? to_utf8(agent.heap, name.value) : "Object";
}

std::string message_of(Agent& agent, Value value) {
    if (!value.is_object()) return describe(agent, value);
    const Lookup message = lookup(agent, agent.heap.at<Object>(value), agent.key(Name::message));
    return message.kind == Lookup::Kind::data && message.value.is_string() ? to_utf8(agent.heap, message.value)
                                                                           : describe(agent, value);
}

ShellOutcome halted(const Agent& agent) {
    const bool refused = agent.halt.kind == Halt::Kind::refusal;
    return {ShellOutcome::Kind::thrown, "runtime", refused ? "Refused" : "Limit",
            agent.halt.subject + ": " + agent.halt.reason};
}

ShellOutcome not_compiled(const SyntaxError& error) {
    if (error.kind == SyntaxErrorKind::refused) return {ShellOutcome::Kind::thrown, "parse", "Refused", error.message};
    const char* name = error.kind == SyntaxErrorKind::reference_error ? "ReferenceError" : "SyntaxError";
    return {ShellOutcome::Kind::thrown, "parse", name, error.message};
}

std::unique_ptr<Agent> new_agent(const NativeTable& natives) {
    auto agent = std::make_unique<Agent>(arena_bytes, depth);
    agent->natives = &natives;
    install_interpreter(*agent);
    return agent;
}

} // namespace

Shell::Shell() {
    std::vector<NativeList> lists = builtin_natives();
    for (const NativeList& list : web_api_natives()) lists.push_back(list);
    natives_ = assemble_natives(lists);
    agent_ = new_agent(natives_);
    create_realm(*agent_);
    start_event_loop(*agent_, 0);
    install_shell(*agent_);
    agent_->heap.header().step = 0;
    collect_garbage(*agent_);
    image_ = make_start_image(*agent_);
}

void Shell::reset() {
    agent_ = new_agent(natives_);
    install_host_hooks(*agent_);
    load_start_image(*agent_, image_);
}

std::vector<std::string> Shell::take_output() { return take_shell_output(*agent_); }

ShellOutcome Shell::thrown(Value value) {
    return {ShellOutcome::Kind::thrown, "runtime", constructor_name(*agent_, value), message_of(*agent_, value)};
}

ShellOutcome Shell::run_script(const std::string& source, const std::string& name, std::uint64_t& steps, bool module) {
    if (module) return {ShellOutcome::Kind::thrown, "parse", "Refused", "modules"};
    const CompileResult program = compile_program(*agent_, utf16_from_utf8(source), name);
    if (program.status != CompileResult::Status::compiled) return not_compiled(program.error);
    enter_script(*agent_, program.executable);
    return run_entry(steps);
}

ShellOutcome Shell::run_entry(std::uint64_t& steps) {
    const std::uint64_t before = agent_->heap.header().step;
    const StepResult result = loopscope::run(*agent_, steps);
    const std::uint64_t taken = agent_->heap.header().step - before;
    steps -= std::min(steps, taken);
    if (result == StepResult::halted) return halted(*agent_);
    if (result != StepResult::empty) return {ShellOutcome::Kind::budget, "", "", "the budget of steps is used up"};
    const EntryCompletion completion = entry_completion(*agent_);
    return completion.thrown ? thrown(completion.value) : ShellOutcome();
}

ShellOutcome Shell::run_jobs(std::uint64_t& steps) {
    Heap& heap = agent_->heap;
    ShellOutcome outcome;
    List& queue = heap.at<List>(heap.root(root_microtask_queue));
    while (outcome.kind == ShellOutcome::Kind::ok && queue.header.count > 0) {
        if (heap.wants_collection() && !collect_if_wanted(*agent_)) return halted(*agent_);
        run_job(*agent_, heap.at<Record>(pop_front(*agent_, queue)));
        if (!stack_is_empty(*agent_)) outcome = run_entry(steps);
    }
    return outcome;
}

} // namespace loopscope
