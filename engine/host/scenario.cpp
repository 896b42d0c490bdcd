#include "engine/host/scenario.h"

#include "engine/host/gate.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

// What the leading comment lines of a program say after a mark.
static std::vector<std::string> said_after(std::string_view mark, std::string_view source) {
    std::vector<std::string> said;
    while (source.substr(0, 2) == "//") {
        const std::size_t end = std::min(source.find('\n'), source.size());
        std::string_view line = source.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.substr(0, mark.size()) == mark) said.emplace_back(line.substr(mark.size()));
        source.remove_prefix(std::min(end + 1, source.size()));
    }
    return said;
}

static std::vector<std::string> inputs_of(std::string_view source) { return said_after("// @input ", source); }

static std::int64_t integer_from(const Json& json, std::string_view key, std::int64_t otherwise) {
    return static_cast<std::int64_t>(json.number_or(key, static_cast<double>(otherwise)));
}

static std::uint32_t limit_from(const Json& limits, std::string_view key, std::uint32_t otherwise) {
    return static_cast<std::uint32_t>(limits.number_or(key, otherwise));
}

static void read_limits(const Json& json, Limits& limits) {
    limits.depth = limit_from(json, "depth", limits.depth);
    limits.arena_bytes = limit_from(json, "heapMb", limits.arena_bytes >> 20) << 20;
    limits.string_units = limit_from(json, "string", limits.string_units);
    limits.console_lines = limit_from(json, "console", limits.console_lines);
    limits.operations = limit_from(json, "operations", limits.operations);
    limits.steps = static_cast<std::uint64_t>(integer_from(json, "steps", 0));
}

static void read_settings(const Json& json, Settings& settings) {
    settings.instruction_ns = integer_from(json, "instructionNs", settings.instruction_ns);
    settings.clock_read_ns = integer_from(json, "clockReadNs", settings.clock_read_ns);
    settings.seed = static_cast<std::uint64_t>(integer_from(json, "seed", 1));
    settings.epoch_ms = integer_from(json, "epoch", settings.epoch_ms);
    settings.locale = json.text_or("locale", settings.locale);
    settings.time_zone = json.text_or("timeZone", settings.time_zone);
    if (const Json* limits = json.find("limits")) read_limits(*limits, settings.limits);
    const Json* changes = json.find("zoneChanges");
    if (!changes) return;
    for (const Json& change : changes->items)
        settings.zone_changes.push_back(
            {change.items[0].number, static_cast<int>(change.items[1].number), change.items[2].string});
}

static Mock read_mock(const Json& json) {
    Mock mock;
    mock.method = json.text_or("method", "");
    mock.url = json.text_or("url", "");
    mock.status = static_cast<int>(json.number_or("status", 200)); // a position's: a code of GeolocationPositionError
    mock.body = json.text_or("body", "");
    mock.after_ms = json.number_or("afterMs", -1);
    mock.error = json.text_or("error", "");
    if (const Json* headers = json.find("headers")) {
        for (const auto& [name, value] : headers->members) mock.headers.emplace_back(name, value.string);
    }
    return mock;
}

// What the outside holds and will say: mocks, where elements are, what is stored.
static void read_answers(const Json& json, Scenario& scenario) {
    if (const Json* mocks = json.find("mocks")) {
        for (const Json& mock : mocks->items) scenario.mocks.push_back(read_mock(mock));
    }
    if (const Json* geometry = json.find("geometry")) {
        for (const auto& [selector, box] : geometry->members) scenario.geometry.push_back({selector, write_json(box)});
    }
    const Json* storage = json.find("storage");
    for (const bool session : {false, true}) {
        const Json* area = storage ? storage->find(session ? "session" : "local") : nullptr;
        if (!area) continue;
        for (const auto& [key, value] : area->members)
            if (value.is_string()) scenario.storage.push_back({session, key, value.string});
    }
}

static constexpr std::string_view file_mark = "// @file ";

// The next line that begins a file, at or after `from`; npos: none.
std::size_t next_file(std::string_view source, std::size_t from) {
    for (std::size_t at = source.find(file_mark, from); at != source.npos; at = source.find(file_mark, at + 1))
        if (at == 0 || source[at - 1] == '\n') return at;
    return source.npos;
}

static std::uint32_t units_of(std::string_view utf8) {
    std::uint32_t units = 0;
    for (const char c : utf8) {
        const auto byte = byte_of(c);
        units += byte < 0x80 || byte >= 0xC0 ? 1 : 0;
        units += byte >= 0xF0 ? 1 : 0; // a pair of surrogates
    }
    return units;
}

static void add_file(Scenario& scenario, std::string_view source, std::string_view name, std::size_t begin,
                     std::size_t end) {
    const std::string_view before = source.substr(0, begin);
    scenario.files.emplace_back(std::string(name), std::string(source.substr(begin, end - begin)));
    scenario.starts.push_back(
        {units_of(before), static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')), true});
}

void split_program(std::string_view source, Scenario& scenario) {
    std::size_t at = std::min(next_file(source, 0), source.size());
    add_file(scenario, source, "main.js", 0, at);
    while (at < source.size()) {
        const std::size_t line_end = std::min(source.find('\n', at), source.size());
        std::string_view name = source.substr(at + file_mark.size(), line_end - at - file_mark.size());
        while (!name.empty() && (name.back() == ' ' || name.back() == '\r')) name.remove_suffix(1);
        const std::size_t begin = std::min(line_end + 1, source.size());
        at = std::min(next_file(source, begin), source.size());
        add_file(scenario, source, name, begin, at);
    }
}

static void read_files(const Json& files, Scenario& scenario) {
    split_program(files.text_or("main.js", ""), scenario);
    for (const auto& [name, text] : files.members) {
        const auto known = std::find_if(scenario.files.begin(), scenario.files.end(),
                                        [&](const auto& file) { return file.first == name; });
        if (known != scenario.files.end() || !text.is_string()) continue;
        scenario.files.emplace_back(name, text.string);
        scenario.starts.push_back({0, 0, false});
    }
}

Scenario scenario_from_program(std::string_view source, std::string& problem) {
    Scenario scenario;
    split_program(source, scenario);
    for (const std::string& answers : said_after("// @answers ", source)) {
        Json json;
        problem = read_at_gate("answers", answers, json);
        if (!problem.empty()) return problem = "its @answers can't be read: " + problem, scenario;
        read_answers(json, scenario);
    }
    scenario.inputs = inputs_of(scenario.program());
    return scenario;
}

Scenario scenario_from_program(std::string_view source) {
    std::string problem;
    return scenario_from_program(source, problem);
}

// Of what has come through the gate.
static Scenario scenario_of(const Json& document, std::string& problem) {
    Scenario scenario;
    read_files(*document.find("files"), scenario);
    scenario.title = document.text_or("title", "");
    scenario.html = document.text_or("html", "");
    scenario.ready_at_body = document.text_or("ready", "complete") == "body";
    if (const Json* settings = document.find("settings")) read_settings(*settings, scenario.settings);
    if (scenario.settings.time_zone != "UTC" && scenario.settings.zone_changes.empty())
        return problem = "settings.timeZone: " + scenario.settings.time_zone + " comes without zoneChanges", scenario;
    read_answers(document, scenario);
    if (const Json* log = document.find("log")) scenario.log = read_input_log(*log, problem);
    scenario.inputs = inputs_of(scenario.program());
    return scenario;
}

Scenario scenario_from_json(const Json& document, std::string& problem) {
    problem = problem_at_gate("scenario", document);
    return problem.empty() ? scenario_of(document, problem) : Scenario();
}

Scenario scenario_from_json(std::string_view text, std::string& problem) {
    Json document;
    problem = read_at_gate("scenario", text, document);
    return problem.empty() ? scenario_of(document, problem) : Scenario();
}

} // namespace loopscope
