#include "engine/host/input_log.h"

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

static std::string read_entry(const Json& json, LoggedInput& entry) {
    if (!json.is_object()) return "it is not an object";
    const Json* step = json.find("step");
    const Json* time = json.find("time");
    if (!step || !step->is_number() || !(step->number >= 0 && step->number < 9e15)) return "it has no step";
    if (!time || !time->is_number() || !(time->number >= 0 && time->number < 9e12)) return "it has no time";
    const auto type = input_type_from_name(json.text_or("type", ""));
    if (!type) return "its type is unknown";
    const double id = json.number_or("id", 0);
    if (!(id >= 0 && id < 4294967296.0)) return "its id is no id";
    entry.step = static_cast<std::uint64_t>(step->number);
    entry.input.type = *type;
    entry.input.id = static_cast<std::uint32_t>(id);
    entry.input.time_ns = ns_from_milliseconds(time->number);
    const Json* data = json.find("data");
    if (data && data->type != Json::Type::null) entry.input.data = write_json(*data);
    return {};
}

InputLog read_input_log(std::string_view text, std::string& problem) {
    JsonError error;
    const auto document = parse_json(text, error);
    if (document) return read_input_log(*document, problem);
    problem = "the log is not JSON: " + error.message;
    return {};
}

InputLog read_input_log(const Json& document, std::string& problem) {
    problem.clear();
    const Json* inputs = document.find("inputs");
    if (document.number_or("version", 1) != 1) return problem = "the log is of another version", InputLog();
    if (!inputs || !inputs->is_array()) return problem = "the log has no list of inputs", InputLog();
    InputLog log;
    for (const Json& item : inputs->items) {
        LoggedInput entry;
        problem = read_entry(item, entry);
        if (problem.empty() && !log.inputs.empty() && entry.step < log.inputs.back().step)
            problem = "its step is before the last one's";
        if (!problem.empty()) {
            problem = "input " + std::to_string(log.inputs.size() + 1) + " of the log is not good: " + problem;
            return InputLog();
        }
        log.inputs.push_back(std::move(entry));
    }
    return log;
}

} // namespace loopscope
