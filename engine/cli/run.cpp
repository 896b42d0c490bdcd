// loopscope run: a scenario to its end, with what was asked for on the way.
#include "engine/cli/commands.h"
#include "engine/cli/state_writer.h"
#include "engine/inspect/chrome_trace.h"
#include "engine/inspect/snapshot.h"
#include "engine/simulation/driver.h"

#include <cstdio>
#include <cstring>

namespace loopscope {

static void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

namespace {

// Writes console lines as they come.
struct Printer {
    const Simulation& simulation;
    std::size_t printed = 0;
    void operator()() {
        const auto& console = simulation.trace().console();
        if (printed == console.size()) return;
        for (; printed < console.size(); ++printed) {
            print(console[printed].text);
            print("\n");
        }
        std::fflush(stdout);
    }
};

} // namespace

static int report_halt(const Simulation& simulation) {
    const Halt& halt = simulation.halt();
    const bool refused = halt.kind == Halt::Kind::refusal;
    std::fprintf(stderr, "loopscope: %s: line %u, column %u: %s%s%s\n", refused ? "refused" : "limit", halt.line,
                 halt.column, halt.subject.c_str(), halt.subject.empty() ? "" : ": ", halt.reason.c_str());
    return refused || halt.kind == Halt::Kind::engine_fault ? status_refused : status_limit;
}

// "GET https://..." -> its address
static std::string address_in(const std::string& label) { return label.substr(label.rfind(' ') + 1); }

// The line that ran at a step: the run goes back there.
static std::uint32_t line_at(Simulation& simulation, std::uint64_t step) {
    if (!simulation.seek(step)) return 0;
    for (const seen::Agent& agent : take_snapshot(simulation, Look()).agents)
        for (const seen::Frame& frame : agent.stack)
            if (!frame.library && frame.place.line > 0) return frame.place.line;
    return 0;
}

// What waits for an answer that nobody gives here, and how one is given.
static int report_blocked(Simulation& simulation) {
    bool any = false;
    for (const seen::Api& api : take_snapshot(simulation, Look()).apis) {
        if (api.state != seen::ApiState::blocked) continue;
        any = true;
        std::fprintf(
            stderr,
            "loopscope: blocked: line %u: nobody answers %s here. A first line of the program can say what it is "
            "answered: // @answers {\"mocks\": [{\"url\": \"%s\", \"body\": \"...\"}]}\n",
            line_at(simulation, api.origin.step), api.label.c_str(), address_in(api.label).c_str());
    }
    if (!any) std::fprintf(stderr, "loopscope: blocked: something waits for an answer that nobody gives here\n");
    return status_refused;
}

// Names that are no browser's: whose they are.
static const char* owner_of(std::string_view name) {
    for (const std::string_view each :
         {"require", "module", "exports", "process", "global", "Buffer", "setImmediate", "__dirname", "__filename"})
        if (name == each) return "a name of Node.js; a browser does not have it";
    for (const std::string_view each :
         {"$", "jQuery", "React", "ReactDOM", "Vue", "angular", "axios", "_", "d3", "moment"})
        if (name == each) return "a name of a library, which would have to be part of the program";
    return nullptr;
}

static void explain_missing_names(const Simulation& simulation) {
    static constexpr std::string_view before = "Uncaught ReferenceError: ", after = " is not defined";
    for (const auto& line : simulation.trace().console()) {
        const std::string_view text = line.text;
        const std::size_t begin = text.find(before);
        if (begin == text.npos || !text.ends_with(after)) continue;
        const std::string name(text.substr(begin + before.size(), text.size() - begin - before.size() - after.size()));
        if (const char* owner = owner_of(name)) std::fprintf(stderr, "loopscope: %s is %s.\n", name.c_str(), owner);
    }
}

static int report_ending(Simulation& simulation, Ending ending, const Arguments& arguments) {
    switch (ending) {
    case Ending::ended: return status_ended;
    case Ending::halted: return report_halt(simulation);
    case Ending::blocked: return report_blocked(simulation);
    case Ending::until:
        std::fprintf(stderr, "loopscope: limit: stopped at %.0f ms of program time (--until)\n", arguments.until_ms);
        return status_limit;
    case Ending::step_limit:
        std::fprintf(stderr, "loopscope: limit: stopped after %llu steps (--max-steps)\n",
                     static_cast<unsigned long long>(simulation.step_count()));
        return status_limit;
    case Ending::log_mismatch:
        std::fprintf(stderr, "loopscope: the log does not fit this program\n");
        return status_usage;
    }
    return status_usage;
}

// A program that could not begin: a syntax error is a line of the console, as in a browser.
static int report_problem(const SourceProblem& problem) {
    if (!problem.refused) {
        print("Uncaught SyntaxError: " + problem.message + "\n");
        std::fprintf(stderr, "loopscope: line %u, column %u: %s\n", problem.line, problem.column,
                     (problem.hint.empty() ? problem.message : problem.hint).c_str());
        return status_ended;
    }
    std::fprintf(stderr, "loopscope: refused: line %u, column %u: %s\n", problem.line, problem.column,
                 problem.message.c_str());
    return status_refused;
}

static Ending drive(Simulation& simulation, Driver& driver, const Arguments& arguments, StateWriter* states) {
    Printer printer{simulation};
    driver.after_chunk = [&] {
        if (states) states->look();
        printer();
    };
    const Ending ending = driver.run_to_end();
    printer();
    (void)arguments;
    return ending;
}

static bool write_outputs(const Simulation& simulation, const Arguments& arguments) {
    if (!arguments.record.empty() && !write_file(arguments.record, write_input_log(simulation.log()))) return false;
    if (!arguments.trace.empty() && !write_file(arguments.trace, chrome_trace_json(simulation))) return false;
    return true;
}

int run_program(const Arguments& arguments) {
    Scenario scenario;
    std::string problem = read_scenario(arguments, scenario);
    InputLog log;
    std::string log_text;
    if (problem.empty() && !arguments.log.empty()) {
        if (read_file(arguments.log, log_text)) log = read_input_log(log_text, problem);
        else problem = "cannot read " + arguments.log;
    }
    if (!problem.empty()) return std::fprintf(stderr, "loopscope: %s\n", problem.c_str()), status_usage;

    const DriverOptions options{arguments.until_ms, arguments.max_steps, arguments.states.empty() ? 1u << 20 : 1u};
    SimulatedHost simulated(scenario.mocks, scenario.geometry);
    ReplayHost replay(std::move(log));
    const bool replaying = !arguments.log.empty();
    SourceProblem source_problem;
    const auto simulation =
        Simulation::load(std::move(scenario), replaying ? static_cast<Host&>(replay) : simulated, source_problem);
    if (!simulation) return report_problem(source_problem);
    StateWriter states(*simulation, arguments.states, arguments.every);
    if (!states.good())
        return std::fprintf(stderr, "loopscope: cannot write %s\n", arguments.states.c_str()), status_usage;
    Driver driver = replaying ? Driver(*simulation, replay, options) : Driver(*simulation, simulated, options);
    const Ending ending = drive(*simulation, driver, arguments, arguments.states.empty() ? nullptr : &states);
    if (arguments.hash)
        std::fprintf(stderr, "state %016llx\n", static_cast<unsigned long long>(simulation->state_hash()));
    if (!write_outputs(*simulation, arguments))
        return std::fprintf(stderr, "loopscope: cannot write an output file\n"), status_usage;
    explain_missing_names(*simulation);
    return report_ending(*simulation, ending, arguments);
}

} // namespace loopscope
