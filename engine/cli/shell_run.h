// The shell of conformance tests: the language alone with print and $262, no page, no event loop but its promise jobs.
#pragma once

#include "engine/builtins/realm.h"
#include "engine/history/checkpoint.h"
#include "engine/interpreter/interpreter.h"
#include "engine/runtime/agent.h"
#include "engine/trace/trace.h"

#include <optional>

#include <string>
#include <vector>

namespace loopscope {

struct ShellOutcome {
    enum class Kind : std::uint8_t { ok, thrown, budget } kind = Kind::ok;
    std::string phase; // parse, runtime; empty when ok
    std::string name;  // of the thrown object's constructor
    std::string message;
};

// Modules as files, found from the one that asks.
class ModuleFiles final : public ModuleLoader {
public:
    std::optional<ModuleSource> load(std::u16string_view referrer, std::u16string_view specifier) const override;
    std::u16string url(std::u16string_view name) const override { return u"file://" + std::u16string(name); }
};

class Shell {
public:
    Shell();
    // A fresh realm with all that a test may use.
    void reset();
    // From here on the run is traced, and checkpoints are taken, as in the page.
    void watch();
    // Runs a script to its end, without its jobs. `steps` counts down.
    ShellOutcome run_script(const std::string& source, const std::string& name, std::uint64_t& steps,
                            bool module = false);
    ShellOutcome run_jobs(std::uint64_t& steps);
    std::vector<std::string> take_output();

private:
    ShellOutcome run_entry(std::uint64_t& steps);
    StepResult run_machine(std::uint64_t& steps);
    ShellOutcome call_library(Intrinsic which, std::initializer_list<Value> arguments, std::uint64_t& steps);
    ShellOutcome begin_module(const std::string& source, const std::string& name, std::uint64_t& steps);
    ShellOutcome thrown(Value value);

    NativeTable natives_;
    StartImage image_;
    ModuleFiles files_;
    std::string module_; // of the run, when it is one
    std::unique_ptr<Agent> agent_;
    std::optional<Trace> trace_;
    std::optional<Checkpoints> checkpoints_;
};

} // namespace loopscope
