#include "engine/host/scenario.h"

#include "engine/host/json.h"

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

std::uint32_t limit_from(const Json& limits, std::string_view key, std::uint32_t otherwise, double scale = 1) {
    const double value = limits.number_or(key, -1) * scale;
    return value >= 1 && value <= 4294967295.0 ? static_cast<std::uint32_t>(value) : otherwise;
}

// A number of the scenario as an integer; what doesn't fit becomes -1 and is refused by check_settings where it
// matters.
static std::int64_t integer_from(const Json& json, std::string_view key, std::int64_t otherwise) {
    const double value = json.number_or(key, static_cast<double>(otherwise));
    return value > -9e15 && value < 9e15 ? static_cast<std::int64_t>(value) : -1;
}

static void read_settings(const Json& json, Settings& settings) {
    settings.instruction_ns = integer_from(json, "instructionNs", 100);
    settings.clock_read_ns = integer_from(json, "clockReadNs", 20'000);
    settings.seed = static_cast<std::uint64_t>(integer_from(json, "seed", 1));
    settings.epoch_ms = integer_from(json, "epoch", settings.epoch_ms);
    settings.locale = json.text_or("locale", settings.locale);
    settings.time_zone = json.text_or("timeZone", settings.time_zone);
    const Json* limits = json.find("limits");
    if (!limits) return;
    Limits& into = settings.limits;
    into.depth = limit_from(*limits, "depth", into.depth);
    into.arena_bytes = limit_from(*limits, "heapMb", into.arena_bytes, 1048576.0);
    into.string_units = limit_from(*limits, "string", into.string_units);
    into.console_lines = limit_from(*limits, "console", into.console_lines);
    into.operations = limit_from(*limits, "operations", into.operations);
    into.steps = static_cast<std::uint64_t>(std::max<std::int64_t>(integer_from(*limits, "steps", 0), 0));
}

// [[from, minutes, name], ...], in order.
static std::string read_zone_changes(const Json& list, std::vector<ZoneChange>& changes) {
    const std::string problem = "its zoneChanges are not a list of [from, minutes, name] in order";
    if (!list.is_array() || list.items.size() > 2'000) return problem;
    for (const Json& item : list.items) {
        if (item.items.size() != 3 || !item.items[0].is_number() || !item.items[1].is_number() ||
            !item.items[2].is_string())
            return problem;
        const double from = item.items[0].number, minutes = item.items[1].number;
        if (!(from >= -8.64e15 && from <= 8.64e15 && minutes >= -1440 && minutes <= 1440)) return problem;
        if (!changes.empty() && from <= changes.back().from_ms) return problem;
        changes.push_back({from, static_cast<int>(minutes), item.items[2].string});
    }
    return {};
}

static std::string check_settings(const Settings& settings) {
    if (settings.instruction_ns < 0 || settings.instruction_ns > 1'000'000'000)
        return "its instructionNs is out of range";
    if (settings.clock_read_ns < 0 || settings.clock_read_ns > 1'000'000'000) return "its clockReadNs is out of range";
    if (settings.epoch_ms < -8'640'000'000'000'000 || settings.epoch_ms > 8'640'000'000'000'000)
        return "its epoch is no time";
    if (settings.time_zone != "UTC" && settings.zone_changes.empty())
        return "its timeZone " + settings.time_zone + " comes without zoneChanges";
    return {};
}

static Mock read_mock(const Json& json) {
    Mock mock;
    mock.method = json.text_or("method", "");
    mock.url = json.text_or("url", "");
    const double least = mock.url == "geolocation:" ? 1 : 100; // a code of GeolocationPositionError
    mock.status = static_cast<int>(std::clamp(json.number_or("status", 200), least, 999.0));
    mock.body = json.text_or("body", "");
    mock.after_ms = json.number_or("afterMs", -1);
    mock.error = json.text_or("error", "");
    if (const Json* error = json.find("error"); error && error->boolean) mock.error = "Failed to fetch";
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

static std::string check_storage(const Json& json) {
    const Json* storage = json.find("storage");
    for (const std::string_view name : {"local", "session"}) {
        const Json* area = storage ? storage->find(name) : nullptr;
        if (!area) continue;
        for (const auto& [key, value] : area->members)
            if (!value.is_string()) return "in its storage, " + key + " is not text";
    }
    return {};
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
        const auto byte = static_cast<unsigned char>(c);
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

static std::string read_files(const Json* files, Scenario& scenario) {
    const Json* main = files ? files->find("main.js") : nullptr;
    if (!main || !main->is_string()) return "it has no main.js";
    split_program(main->string, scenario);
    for (const auto& [name, text] : files->members) {
        if (!text.is_string()) return "its file " + name + " is not text";
        const auto known = std::find_if(scenario.files.begin(), scenario.files.end(),
                                        [&](const auto& file) { return file.first == name; });
        if (known != scenario.files.end()) continue;
        scenario.files.emplace_back(name, text.string);
        scenario.starts.push_back({0, 0, false});
    }
    return {};
}

Scenario scenario_from_program(std::string_view source) {
    Scenario scenario;
    split_program(source, scenario);
    for (const std::string& answers : said_after("// @answers ", source)) {
        JsonError error;
        if (const auto json = parse_json(answers, error)) read_answers(*json, scenario);
    }
    scenario.inputs = inputs_of(scenario.program());
    return scenario;
}

Scenario scenario_from_json(std::string_view text, std::string& problem) {
    JsonError error;
    const auto document = parse_json(text, error);
    if (document) return scenario_from_json(*document, problem);
    problem = "it is not JSON: " + error.message;
    return {};
}

Scenario scenario_from_json(const Json& document, std::string& problem) {
    problem.clear();
    Scenario scenario;
    if (document.number_or("version", 1) != 1) return problem = "it is of another version", scenario;
    problem = read_files(document.find("files"), scenario);
    if (!problem.empty()) return scenario;
    scenario.title = document.text_or("title", "");
    scenario.html = document.text_or("html", "");
    scenario.ready_at_body = document.text_or("ready", "complete") == "body";
    if (const Json* settings = document.find("settings")) read_settings(*settings, scenario.settings);
    if (const Json* settings = document.find("settings")) {
        if (const Json* zone = settings->find("zoneChanges"))
            problem = read_zone_changes(*zone, scenario.settings.zone_changes);
    }
    if (problem.empty()) problem = check_settings(scenario.settings);
    if (problem.empty()) problem = check_storage(document);
    read_answers(document, scenario);
    if (const Json* log = document.find("log"); log && log->is_object() && problem.empty()) {
        scenario.log = read_input_log(*log, problem);
    }
    scenario.inputs = inputs_of(scenario.program());
    return scenario;
}

} // namespace loopscope
