// The command line's words, and what it says when they are wrong.
#include "engine/cli/commands.h"

#include <cerrno>
#include <cstdlib>

namespace loopscope {

const char* const usage_text =
    "usage: loopscope run FILE [--until MS] [--states OUT.jsonl [--every instruction|expression|line|moment|turn]]\n"
    "                          [--log IN.json] [--record OUT.json] [--trace OUT.json]\n"
    "                          [--max-steps N] [--heap-mb N] [--depth N] [--seed N] [--hash]\n"
    "       loopscope eval FILE.js [--module]\n"
    "       loopscope --batch\n"
    "       loopscope travel FILE --jumps N --seed S\n"
    "       loopscope svg FILE --step N > picture.svg\n"
    "       loopscope pace FILE           what the page shows when it plays: began, stood (ms), weight, kind, "
    "sentence\n"
    "       loopscope ahead FILE [--log IN.json]          what the page foresees: every moment with line, stack and "
    "console\n"
    "       loopscope gate FILE.jsonl [--rule NAME]\n"
    "       loopscope absent > absent.md\n";

static bool to_number(const std::string& text, std::uint64_t& number) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos || text.size() > 18) return false;
    number = std::strtoull(text.c_str(), nullptr, 10);
    return true;
}

namespace {

struct TextFlag {
    const char* name;
    std::string Arguments::* into;
};

} // namespace

static constexpr TextFlag text_flags[] = {{"--states", &Arguments::states}, {"--every", &Arguments::every},
                                          {"--log", &Arguments::log},       {"--record", &Arguments::record},
                                          {"--trace", &Arguments::trace},   {"--rule", &Arguments::rule}};

namespace {

struct NumberFlag {
    const char* name;
    std::uint64_t Arguments::* into;
};

} // namespace

static constexpr NumberFlag number_flags[] = {{"--max-steps", &Arguments::max_steps},
                                              {"--heap-mb", &Arguments::heap_mb},
                                              {"--depth", &Arguments::depth},
                                              {"--jumps", &Arguments::jumps},
                                              {"--step", &Arguments::step}};

// A flag with a value: 1 taken, 0 not known, -1 its value is not good.
static int take_flag(const std::string& flag, const std::string& value, Arguments& arguments) {
    for (const TextFlag& known : text_flags) {
        if (flag == known.name) return arguments.*known.into = value, 1;
    }
    for (const NumberFlag& known : number_flags) {
        if (flag == known.name) return to_number(value, arguments.*known.into) ? 1 : -1;
    }
    std::uint64_t number = 0;
    if (flag == "--seed") return to_number(value, number) ? (arguments.seed = number, 1) : -1;
    if (flag == "--until") return to_number(value, number) ? (arguments.until_ms = static_cast<double>(number), 1) : -1;
    return 0;
}

static std::string check(const Arguments& arguments) {
    const bool takes_file = arguments.command != Command::batch && arguments.command != Command::absent;
    if (takes_file && arguments.file.empty()) return "a file is missing";
    const std::string& every = arguments.every;
    if (every != "instruction" && every != "expression" && every != "line" && every != "moment" && every != "turn")
        return "--every knows no '" + every + "'";
    if (arguments.heap_mb > 2048) return "--heap-mb is at most 2048";
    if (arguments.depth > 100'000'000) return "--depth is at most 100000000";
    if (arguments.command == Command::travel && arguments.jumps == 0)
        return "--jumps is at least 1: without a jump nothing is compared";
    return {};
}

std::string parse_arguments(const std::vector<std::string>& words, Arguments& arguments) {
    if (words.empty()) return "a command is missing";
    const std::string& command = words[0];
    if (command == "run") arguments.command = Command::run;
    else if (command == "eval") arguments.command = Command::eval;
    else if (command == "--batch") arguments.command = Command::batch;
    else if (command == "travel") arguments.command = Command::travel;
    else if (command == "svg") arguments.command = Command::svg;
    else if (command == "pace") arguments.command = Command::pace;
    else if (command == "ahead") arguments.command = Command::ahead;
    else if (command == "gate") arguments.command = Command::gate;
    else if (command == "absent") arguments.command = Command::absent;
    else return "there is no command '" + command + "'";
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--hash") {
            arguments.hash = true;
        } else if (word == "--module") {
            arguments.module = true;
        } else if (word.substr(0, 2) == "--") {
            const int taken = i + 1 < words.size()                  ? take_flag(word, words[i + 1], arguments)
                              : take_flag(word, "", arguments) == 0 ? 0
                                                                    : -1;
            if (taken == 0) return "there is no flag '" + word + "'";
            if (taken < 0) return "the value of " + word + " is not good";
            ++i;
        } else if (arguments.file.empty()) {
            arguments.file = word;
        } else {
            return "there is one file too many: '" + word + "'";
        }
    }
    return check(arguments);
}

int run_command(const Arguments& arguments) {
    switch (arguments.command) {
    case Command::run: return run_program(arguments);
    case Command::eval: return eval_program(arguments);
    case Command::batch: return run_batch(arguments);
    case Command::travel: return travel_program(arguments);
    case Command::svg: return write_svg(arguments);
    case Command::pace: return write_pace(arguments);
    case Command::ahead: return write_ahead(arguments);
    case Command::gate: return judge_values(arguments);
    case Command::absent: return write_absent(arguments);
    }
    return status_usage;
}

} // namespace loopscope
