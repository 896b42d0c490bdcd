// The shell of conformance tests: the language alone with print and $262, no page, no event loop but its promise jobs.
#pragma once

#include "engine/builtins/realm.h"
#include "engine/runtime/agent.h"

#include <string>
#include <vector>

namespace loopscope {

struct ShellOutcome {
    enum class Kind : std::uint8_t { ok, thrown, budget } kind = Kind::ok;
    std::string phase; // parse, runtime; empty when ok
    std::string name;  // of the thrown object's constructor
    std::string message;
};

class Shell {
public:
    Shell();
    // A fresh realm with all that a test may use.
    void reset();
    // Runs a script to its end, without its jobs. `steps` counts down.
    ShellOutcome run_script(const std::string& source, const std::string& name, std::uint64_t& steps,
                            bool module = false);
    ShellOutcome run_jobs(std::uint64_t& steps);
    std::vector<std::string> take_output();

private:
    ShellOutcome run_entry(std::uint64_t& steps);
    ShellOutcome thrown(Value value);

    NativeTable natives_;
    StartImage image_;
    std::unique_ptr<Agent> agent_;
};

} // namespace loopscope
