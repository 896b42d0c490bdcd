// Where a run that plays stops by itself: lines, the debugger statement, what is thrown. Looks, and changes nothing.
#pragma once

#include "engine/inspect/stopping.h"

#include <optional>
#include <set>

namespace loopscope {

enum class StopReason : std::uint8_t { none, breakpoint, debugger, line, thrown, uncaught };
std::string_view name_of(StopReason reason);

struct Stop {
    StopReason reason;
    std::uint64_t step; // to be looked at: for an error the one before it was thrown
};

class Stops {
public:
    void set_lines(std::set<std::uint32_t> lines) { lines_ = std::move(lines); }
    // Every error that is thrown, or those that nobody catches.
    void set_errors(bool thrown, bool uncaught) {
        thrown_ = thrown;
        uncaught_ = uncaught;
    }
    void run_to(std::uint32_t line) { once_ = line; } // until the next stop
    void forget_once() { once_.reset(); }
    void attach(const Simulation* simulation);
    // The visitor has gone elsewhere: what has stopped the run may stop it again.
    void forget_told() { told_until_ = 0; }
    // The run goes on from here: what it stands at is no reason to stop again.
    void begin(const Simulation& simulation, bool same_place);
    // Whether each step has to be looked at.
    bool any() const { return !lines_.empty() || once_ || thrown_ || uncaught_ || has_debugger_; }
    // After each step.
    std::optional<Stop> look(const Simulation& simulation, const StopMark& mark);

private:
    std::optional<Stop> at_statement(const Simulation& simulation, const StopMark& mark);
    std::optional<Stop> at_error(const Simulation& simulation);

    std::set<std::uint32_t> lines_;
    std::optional<std::uint32_t> once_;
    bool thrown_ = false, uncaught_ = false, has_debugger_ = false;
    std::uint32_t stopped_at_line_ = 0; // stops there again only after another one
    std::uint64_t began_ = 0;           // the step
    // Its last step: the run has gone back from the reports up to there, and comes by them again.
    std::uint64_t told_until_ = 0;
};

} // namespace loopscope
