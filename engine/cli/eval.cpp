// loopscope eval and --batch: one script, or many, in the shell's realm.
#include "engine/cli/commands.h"
#include "engine/cli/shell_run.h"

#include <cstdio>
#include <iostream>

namespace loopscope {

static void print_output(Shell& shell) {
    for (const std::string& line : shell.take_output()) std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

static std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += c;
        }
    }
    return out;
}

static std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t') fields.emplace_back();
        else fields.back() += c;
    }
    return fields;
}

namespace {

// id, mode, budget, path, preludes...
struct Request {
    std::string id, mode, path;
    std::uint64_t budget = 0;
    std::vector<std::string> preludes;
};

} // namespace

static ShellOutcome file_missing(const std::string& path) {
    return {ShellOutcome::Kind::thrown, "", "Error", "cannot read " + path};
}

static ShellOutcome answer(Shell& shell, const Request& request) {
    shell.reset();
    std::uint64_t steps = request.budget ? request.budget : 1'000'000'000;
    std::string source;
    for (const std::string& prelude : request.preludes) {
        if (!read_file(prelude, source)) return file_missing(prelude);
        const ShellOutcome outcome = shell.run_script(source, prelude, steps);
        if (outcome.kind != ShellOutcome::Kind::ok) return outcome;
    }
    if (!read_file(request.path, source)) return file_missing(request.path);
    if (request.mode == "strict") source = "\"use strict\";\n" + source;
    const ShellOutcome outcome = shell.run_script(source, request.path, steps, request.mode == "module");
    if (outcome.kind != ShellOutcome::Kind::ok) return outcome;
    return shell.run_jobs(steps);
}

int eval_program(const Arguments& arguments) {
    std::string source;
    if (!read_file(arguments.file, source))
        return std::fprintf(stderr, "loopscope: cannot read %s\n", arguments.file.c_str()), status_usage;
    Shell shell;
    shell.reset();
    shell.watch();
    std::uint64_t steps = arguments.max_steps;
    ShellOutcome outcome = shell.run_script(source, arguments.file, steps, arguments.module);
    if (outcome.kind == ShellOutcome::Kind::ok) outcome = shell.run_jobs(steps);
    print_output(shell);
    if (outcome.kind == ShellOutcome::Kind::ok) return status_ended;
    if (outcome.kind == ShellOutcome::Kind::budget)
        return std::fprintf(stderr, "loopscope: limit: %s\n", outcome.message.c_str()), status_limit;
    std::fprintf(stderr, "Uncaught %s: %s\n", outcome.name.c_str(), outcome.message.c_str());
    return outcome.name == "Refused" ? status_refused : outcome.name == "Limit" ? status_limit : status_differs;
}

int run_batch(const Arguments&) {
    Shell shell;
    std::string line;
    while (std::getline(std::cin, line)) {
        const std::vector<std::string> fields = fields_of(line);
        if (fields.size() < 4) continue;
        Request request{fields[0],
                        fields[1],
                        fields[3],
                        std::strtoull(fields[2].c_str(), nullptr, 10),
                        {fields.begin() + 4, fields.end()}};
        const ShellOutcome outcome = answer(shell, request);
        std::string out;
        for (const std::string& text : shell.take_output()) out += "P\t" + request.id + "\t" + escaped(text) + "\n";
        constexpr std::string_view kinds[] = {"ok", "throw", "budget"};
        out += "R\t" + request.id + "\t" + std::string(kinds[static_cast<unsigned>(outcome.kind)]) + "\t" +
               outcome.phase + "\t" + escaped(outcome.name) + "\t" + escaped(outcome.message) + "\n";
        std::fwrite(out.data(), 1, out.size(), stdout);
        std::fflush(stdout);
    }
    return status_ended;
}

} // namespace loopscope
