#include "engine/host/input_log.h"

#include "engine/host/gate.h"

namespace loopscope {

std::string write_input_log(const InputLog& log) {
    std::string out = "{\"version\":1,\"inputs\":[";
    bool first = true;
    for (const LoggedInput& entry : log.inputs) {
        out += first ? "\n" : ",\n";
        first = false;
        out += "{\"step\":";
        append_json_number(out, static_cast<double>(entry.step));
        out += ",\"time\":";
        append_json_number(out, milliseconds_from_ns(entry.input.time_ns));
        out += ",\"type\":\"";
        out += input_type_name(entry.input.type);
        out += "\",\"id\":";
        append_json_number(out, entry.input.id);
        out += ",\"data\":";
        out += entry.input.data.empty() ? "null" : entry.input.data;
        out += '}';
    }
    out += first ? "]}\n" : "\n]}\n";
    return out;
}

static LoggedInput entry_from(const Json& json) {
    LoggedInput entry;
    entry.step = static_cast<std::uint64_t>(json.number_or("step", 0));
    entry.input.type = *input_type_from_name(json.text_or("type", ""));
    entry.input.id = static_cast<std::uint32_t>(json.number_or("id", 0));
    entry.input.time_ns = ns_from_milliseconds(json.number_or("time", 0));
    const Json* data = json.find("data");
    if (data && data->type != Json::Type::null) entry.input.data = write_json(*data);
    return entry;
}

static InputLog log_from(const Json& json) {
    InputLog log;
    if (const Json* inputs = json.find("inputs"))
        for (const Json& input : inputs->items) log.inputs.push_back(entry_from(input));
    return log;
}

static InputLog log_or_problem(const Json& json, std::string& problem) {
    if (problem.empty()) return log_from(json);
    problem = "the log can't be read: " + problem;
    return InputLog();
}

InputLog read_input_log(const Json& document, std::string& problem) {
    problem = problem_at_gate("log", document);
    return log_or_problem(document, problem);
}

InputLog read_input_log(std::string_view text, std::string& problem) {
    Json json;
    problem = read_at_gate("log", text, json);
    return log_or_problem(json, problem);
}

} // namespace loopscope
