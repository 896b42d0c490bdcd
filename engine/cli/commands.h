// What the command line understands, and what each command does.
#pragma once

#include "engine/simulation.h"

#include <string>
#include <vector>

namespace loopscope {

enum ExitStatus : int {
    status_ended = 0,   // uncaught errors and syntax errors are lines on stdout
    status_differs = 1, // travel: some state was not the same
    status_usage = 2,   // usage, or a file
    status_refused = 3, // refused or blocked
    status_limit = 4,   // a limit of the scenario, or --until
};

enum class Command : std::uint8_t { run, eval, batch, travel, svg, pace, ahead, absent, gate };

struct Arguments {
    Command command = Command::run;
    std::string file;
    double until_ms = 60'000;
    std::string states, every = "instruction", log, record, trace;
    std::string rule = "scenario"; // gate: of engine/host/outside.json
    std::uint64_t max_steps = 1'000'000'000, heap_mb = 0, depth = 0;
    std::uint64_t jumps = 50, step = 0;
    std::optional<std::uint64_t> seed;
    bool hash = false;   // run: the final state's hash on stderr
    bool module = false; // eval
};

extern const char* const usage_text;
// Empty: good.
std::string parse_arguments(const std::vector<std::string>& words, Arguments& arguments);
int run_command(const Arguments& arguments);

int run_program(const Arguments& arguments);
int travel_program(const Arguments& arguments);
int eval_program(const Arguments& arguments);
int run_batch(const Arguments& arguments);
int write_svg(const Arguments& arguments);
int write_pace(const Arguments& arguments);
int write_ahead(const Arguments& arguments);
int judge_values(const Arguments& arguments);
int write_absent(const Arguments& arguments);

// --- shared by the commands ---------------------------------------------------------------------------------------
bool read_file(const std::string& path, std::string& text);
bool write_file(const std::string& path, const std::string& text);
// A .json file is a scenario, anything else a program. Empty answer: it was good.
std::string read_scenario(const Arguments& arguments, Scenario& scenario);

} // namespace loopscope
