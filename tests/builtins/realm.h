// A realm with the whole library of engine/builtins and a `print`, for tests: what a program prints, line by line.
#pragma once

#include "engine/builtins/fundamental/describe.h"
#include "engine/builtins/realm.h"
#include "engine/builtins/shell.h"
#include "engine/bytecode/compiler.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/promise.h"
#include "engine/runtime/containers.h"

#include <memory>
#include <string>

namespace loopscope {

struct TestRealm {
    NativeTable natives;
    std::unique_ptr<Agent> agent;

    explicit TestRealm(std::uint32_t depth_limit = 10'000);
    // Runs a script and then its jobs: the lines printed, and a last one "Uncaught ..." or "halts ..." when it ended
    // so.
    std::string run(const std::string& source);

private:
    void finish_entry(std::string& text);
};

// It lies where an event loop would have its state.
struct WaitingJobs {
    static constexpr auto area = &ArenaHeader::event_loop;
    static constexpr std::uint32_t references = 1;
    CellOf<ListOf<Record>> list;
};
inline ListOf<Record>& waiting_jobs(Agent& agent) { return agent.heap.at(agent.heap.state<WaitingJobs>().list); }

inline TestRealm::TestRealm(std::uint32_t depth_limit) {
    natives = assemble_natives(builtin_natives());
    agent = std::make_unique<Agent>(256u << 20, depth_limit);
    agent->natives = &natives;
    agent->hooks.enqueue_promise_job = [](Agent& a, Record& job) { push_back(a, waiting_jobs(a), job); };
    agent->hooks.promise_rejection_tracker = [](Agent&, Value, bool) {};
    install_interpreter(*agent);
    agent->heap.make_state<WaitingJobs>().list = make_list_of<Record>(*agent);
    create_realm(*agent);
    install_shell(*agent);
}

inline void TestRealm::finish_entry(std::string& text) {
    const StepResult ended = loopscope::run(*agent, 1'000'000'000);
    for (const std::string& line : take_shell_output(*agent)) text += line + "\n";
    if (ended == StepResult::halted) text += "halts " + agent->halt.subject + ": " + agent->halt.reason + "\n";
    const EntryCompletion completion = entry_completion(*agent);
    if (ended == StepResult::empty && completion.thrown)
        text += "Uncaught " + describe(*agent, completion.value) + "\n";
}

inline std::string TestRealm::run(const std::string& source) {
    const CompileResult compiled =
        compile(*agent, SourceText::from_utf8(source, "main.js"), ParseOptions{}, CompileOptions{});
    if (compiled.status != CompileResult::Status::compiled) return "SyntaxError: " + compiled.error.message + "\n";
    std::string text;
    enter_script(*agent, compiled.executable);
    finish_entry(text);
    while (agent->halt.kind == Halt::Kind::none && waiting_jobs(*agent).header.count > 0) {
        run_job(*agent, pop_front(*agent, waiting_jobs(*agent)));
        if (!stack_is_empty(*agent)) finish_entry(text);
    }
    return text;
}

} // namespace loopscope
