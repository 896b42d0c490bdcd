// A scenario: everything a run is made of except the visitor and the network. Files, links and the gallery carry it as
// JSON {version:1, title, files:{"main.js":...}, html, ready, settings:{...}, mocks:[...], log}; every key but files is
// optional.
#pragma once

#include "engine/host/input_log.h"
#include "engine/host/json.h"

#include <utility>

namespace loopscope {

// Where programs believe to be, so that a run is the same wherever the page is served.
inline constexpr std::string_view own_origin = "http://127.0.0.1";

struct Limits {
    std::uint32_t depth = 10'000;
    std::uint32_t arena_bytes = 256u << 20;
    std::uint32_t string_units = 1u << 24;
    std::uint32_t console_lines = 5'000;
    std::uint32_t operations = 20'000;
    std::uint64_t steps = 0; // 0: none
};

// From `from_ms` (UTC) on, the zone's clocks are `minutes` ahead of UTC and say that it is `name`.
struct ZoneChange {
    double from_ms;
    int minutes;
    std::string name; // "Central European Summer Time"
};

struct Settings {
    std::int64_t instruction_ns = 100;
    std::int64_t clock_read_ns = 20'000;
    std::uint64_t seed = 1;
    std::int64_t epoch_ms = 1'767'225'600'000; // 2026-01-01T00:00:00Z
    std::string locale = "en-US";
    std::string time_zone = "UTC";
    std::vector<ZoneChange> zone_changes; // of a zone other than UTC, in order: we have no table of our own
    Limits limits;
};

// A scripted answer to a request; "geolocation:", "dialog:confirm" and "dialog:prompt" are addresses too.
struct Mock {
    std::string method; // empty: any
    std::string url;    // whole, or a path beginning with '/', or a bare file name
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    double after_ms = -1; // -1: the host's ordinary time
    std::string error;    // not empty: it fails
};

// Where an element is, for a host without a screen: JSON {"x", "y", "width", "height", "clientWidth"..., "style":
// {...}}.
struct Place {
    std::string selector; // "#id" or a tag; "window" for the view
    std::string box;
};

// Where a file stands in the program as it is written: lines "// @file <name>" begin further files in it.
struct FileStart {
    std::uint32_t units = 0, lines = 0; // before it, in UTF-16 units and lines
    bool written = true;                // false: it is not a part of that text
};

// What localStorage, or sessionStorage, holds when the run begins.
struct StoredItem {
    bool session = false;
    std::string key, value;
};

struct Scenario {
    std::string title;
    std::vector<std::pair<std::string, std::string>> files; // main.js first
    std::vector<FileStart> starts;                          // of each of them
    std::string html;
    bool ready_at_body = false; // else the document is complete when the program starts, as in the corpus
    Settings settings;
    std::vector<Mock> mocks;
    std::vector<Place> geometry;
    std::vector<StoredItem> storage;
    InputLog log;
    // What the visitor will do, in order: "click <selector>", "key <key>" (leading comment lines "// @input ...").
    std::vector<std::string> inputs;

    const std::string& program() const { return files.front().second; }
};

// The files of a program as it is written, main.js first, with where they start.
void split_program(std::string_view source, Scenario& scenario);
// A bare program: the corpus's document, complete and empty. Leading comment lines "// @answers {mocks, geometry}" say
// what is outside of it. Empty `problem`: it was good.
Scenario scenario_from_program(std::string_view source, std::string& problem);
Scenario scenario_from_program(std::string_view source);
// Empty `problem`: it was good.
Scenario scenario_from_json(std::string_view text, std::string& problem);
Scenario scenario_from_json(const Json& document, std::string& problem);

} // namespace loopscope
