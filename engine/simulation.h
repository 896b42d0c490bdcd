// The front door: one run of one scenario.
//
// A run is a pure function of its scenario and its input log: the same states, bit for bit, however it is stepped,
// stopped, looked at or taken back. Step n is the state after n steps and the inputs logged at n.
#pragma once

#include "engine/event_loop/event_loop.h"
#include "engine/history/checkpoint.h"
#include "engine/host/scenario.h"
#include "engine/runtime/native.h"
#include "engine/runtime/property.h"
#include "engine/simulation/agents.h"
#include "engine/trace/trace.h"

#include <map>
#include <memory>
#include <set>

namespace loopscope {

// The task that finishes a document whose program stands at the end of its body. HTML, The end.
inline constexpr std::string_view end_of_document = "end of the document";

// Why a program could not even begin.
struct SourceProblem {
    std::string message; // "SyntaxError: Unexpected token '}'" without the word before it
    std::string hint;
    bool refused = false; // right JavaScript that isn't supported
    std::uint32_t start = 0, end = 0, line = 0, column = 0;
};

// What a step told the mirror of the document (HostRequestKind::dom).
struct DocumentChange {
    std::uint64_t step = 0;
    std::string json; // a list of changes
};

// What an expression is worth where the run has stopped.
struct Evaluation {
    enum class Kind : std::uint8_t {
        value,   // as the console shows it
        thrown,  // the same of what was thrown
        refused, // why it could not be evaluated
    };
    Kind kind = Kind::refused;
    std::string text;
    bool truthy = false;
};

struct SimulationOptions {
    std::size_t history_bytes = 128u << 20;
    std::size_t trace_bytes = 64u << 20;
};

class ScenarioFiles;

class Simulation {
public:
    // Null when the program has a syntax error or is refused, or when the scenario's log does not fit it: `problem`
    // tells. A log has happened already: the run stands at its beginning, and last_step() is as far as the log goes.
    // `host` must outlive the simulation.
    static std::unique_ptr<Simulation> load(Scenario scenario, Host& host, SourceProblem& problem,
                                            const SimulationOptions& options = {});
    // Whether the program's text can be read; load() asks before it makes anything. `problem` tells why not.
    static bool can_read(const Scenario& scenario, SourceProblem& problem);
    ~Simulation();

    RunStatus step() { return run(1); }
    // Up to `budget` steps. `stop_between_turns`: also ends where the loop is about to choose.
    RunStatus run(std::uint64_t budget, bool stop_between_turns = false);
    // The same, but it also ends when about `work_ns` of work has been done in long leaves: for whoever must look at a
    // clock. Where it ends changes nothing of the run.
    RunStatus run_some(std::uint64_t budget, std::uint64_t work_ns);
    bool worked_long() const { return worked_long_; } // the last run_some() ended for its work
    // An answer from outside; logged. While the run is looked at in the past, it is delivered at its present end.
    void deliver(HostInput input);
    std::optional<std::int64_t> next_deadline() const { return agents_->next_deadline(); }
    // To any step up to last_step(). Going back never asks the host for anything again.
    bool seek(std::uint64_t step);
    // The run goes on from here and forgets what came after.
    void branch_here();
    // The expression in the scope of the program's innermost frame, else in the global one, evaluated on a copy:
    // nothing of the run, its log, its trace or the outside is changed by it.
    Evaluation evaluate(std::string_view expression);
    std::uint64_t state_hash() const { return agents_->hash(); }

    std::uint64_t step_count() const { return agents_->step(); }
    std::uint64_t last_step() const { return last_step_; }
    std::int64_t now_ns() const { return agents_->now_ns(); }
    Phase phase() const { return agents_->phase(); }
    const Halt& halt() const { return agents_->halt(); }
    const Scenario& scenario() const { return scenario_; }
    const InputLog& log() const { return log_; }
    // Whose step is next; the page's while nobody can take one.
    const Agent& agent() const { return agents_->next(); }
    const Agent& page() const { return agents_->page(); }
    // The page's first, then the workers'.
    std::span<const std::unique_ptr<Agent>> agents() const { return agents_->list(); }
    const Trace& trace() const { return trace_; }
    const Checkpoints& checkpoints() const { return checkpoints_; }
    static constexpr std::uint32_t first_library_id = library_ids;
    // The global object's properties that the program has made, in order.
    std::vector<PropertyKey> own_global_names(const Agent& agent) const;
    // Lines of the console at this step; their text is in trace().console().
    std::uint64_t console_lines() const;
    // Of the whole run so far, in order, and how many of them have happened at this step: the host is not told of them,
    // since whoever shows the document must also be able to show an earlier one.
    const std::vector<DocumentChange>& document_changes() const;
    std::size_t document_changes_here() const;

private:
    // Notes when operations began and how the document changed, and hands other requests on unless they were answered
    // before.
    class Door;

    Simulation(Scenario scenario, Host& host, const SimulationOptions& options);
    bool prepare(SourceProblem& problem);
    RunStatus advance(std::uint64_t steps, bool stop_between_turns);
    void apply_inputs();
    bool go_through(std::uint64_t target, std::uint64_t checkpoint_at);
    bool replay(SourceProblem& problem);
    void set_present(bool present);

    Scenario scenario_;
    NativeTable natives_;
    Trace trace_;
    Checkpoints checkpoints_;
    InputLog log_;
    std::unique_ptr<Door> door_;
    std::unique_ptr<ScenarioFiles> files_;
    std::unique_ptr<Agents> agents_;
    std::size_t inputs_applied_ = 0;
    std::uint64_t last_step_ = 0;
    bool worked_long_ = false;
    std::set<std::uint64_t> library_names_; // of the global object, as bits of keys
};

} // namespace loopscope
