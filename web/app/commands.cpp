#include "web/app/commands.h"

#include "engine/inspect/diagnostics.h"
#include "engine/inspect/explain.h"
#include "engine/inspect/look/console.h"
#include "engine/inspect/state_json.h"
#include "engine/scene/layout_json.h"

#include <emscripten.h>

#include <algorithm>
#include <cstdio>

namespace loopscope {

static std::string good() { return "{\"ok\":true}"; }

static std::string problem_json(const SourceProblem& problem) {
    Json error = Json::object();
    error.set("message", Json::of(problem.message));
    if (!problem.hint.empty()) error.set("hint", Json::of(problem.hint));
    error.set("refused", Json::of(problem.refused));
    error.set("line", Json::of(static_cast<double>(problem.line)));
    error.set("column", Json::of(static_cast<double>(problem.column)));
    error.set("start", Json::of(static_cast<double>(problem.start)));
    error.set("end", Json::of(static_cast<double>(problem.end)));
    Json answer = Json::object();
    answer.set("ok", Json::of(false));
    answer.set("error", std::move(error));
    return write_json(answer);
}

static std::string failure(std::string message) {
    SourceProblem problem;
    problem.message = std::move(message);
    return problem_json(problem);
}

// --- commands that change the run or how it is shown ---------------------------------------------------------------

static std::string load(App& app, const Json& command) {
    const Json* given = command.find("scenario");
    if (!given || !given->is_object()) return failure("load: there is no scenario.");
    std::string problem;
    Scenario scenario = scenario_from_json(write_json(*given), problem);
    if (!problem.empty()) return failure(problem);
    SourceProblem source;
    return app.load(std::move(scenario), source) ? good() : problem_json(source);
}

static std::string restart(App& app, const Json&) {
    if (!app.simulation) return failure("There is no run to restart.");
    Scenario scenario = app.simulation->scenario();
    SourceProblem problem;
    return app.load(std::move(scenario), problem) ? good() : problem_json(problem);
}

static std::string step(App& app, const Json& command) {
    const auto kind = step_kind_from_name(command.text_or("kind", "moment"));
    if (!kind) return failure("There is no step of this kind: " + command.text_or("kind", ""));
    if (command.text_or("do", "") == "back") app.playback.back(*kind);
    else app.playback.step(*kind);
    return good();
}

static std::string play(App& app, const Json&) {
    app.playback.play();
    return good();
}

static std::string run_to_end(App& app, const Json& command) {
    const double until = command.number_or("until", -1);
    if (until >= 0) app.playback.run_to_time(ns_from_milliseconds(std::min(until, 1e12)));
    else app.playback.run_to_end();
    return good();
}

static std::string pause(App& app, const Json&) {
    app.playback.pause(app.now_ms);
    return good();
}

static std::string seek(App& app, const Json& command) {
    const double step = command.number_or("step", -1);
    if (!(step >= 0)) return failure("seek: a step is a number from 0 on.");
    app.playback.seek(static_cast<std::uint64_t>(std::min(step, 1e15)));
    return good();
}

static std::string speed(App& app, const Json& command) {
    app.playback.set_speed(std::clamp(command.number_or("value", 1), 0.05, 1e9));
    return good();
}

static std::string breakpoints(App& app, const Json& command) {
    std::set<std::uint32_t> lines;
    if (const Json* list = command.find("lines"))
        for (const Json& line : list->items)
            if (line.is_number() && line.number >= 1) lines.insert(static_cast<std::uint32_t>(line.number));
    app.playback.set_breakpoints(std::move(lines));
    return good();
}

static std::string theme(App& app, const Json& command) {
    app.set_theme(command.text_or("value", "dark"));
    return good();
}

static std::string reduced_motion(App& app, const Json& command) {
    const Json* value = command.find("value");
    app.motion.reduced = value && value->boolean;
    return good();
}

static std::string settings(App& app, const Json& command) {
    if (const Json* wording = command.find("wording")) {
        app.viewport.wording = wording->string == "precise" ? Wording::precise : Wording::plain;
        app.touch();
    }
    if (const Json* skip = command.find("skipWaits")) app.playback.set_skip_waits(skip->boolean);
    if (const Json* lecture = command.find("lecture")) app.set_lecture(lecture->boolean);
    if (const Json* layout = command.find("layout")) {
        app.viewport.layout = read_layout(*layout);
        app.canvas.owe_frames(2);
    }
    return good();
}

static std::string branch(App& app, const Json&) {
    if (app.simulation) app.simulation->branch_here();
    return good();
}

// --- questions -------------------------------------------------------------------------------------------------------

static bool is_set(const Json& command, const char* name) {
    const Json* value = command.find(name);
    return value && value->boolean;
}

// The state object, and what playback adds. `brief`: for the page's clock, which asks many times a second.
static std::string state(App& app, const Json& command) {
    Snapshot snapshot = app.shown(app.now_ms);
    const bool brief = is_set(command, "brief");
    if (app.simulation && !brief) snapshot.console = look_at_console(*app.simulation, 0);
    JsonWriter out;
    out.open('{');
    write_state(out, snapshot,
                brief                     ? StateDetail::brief
                : is_set(command, "heap") ? StateDetail::with_heap
                                          : StateDetail::whole);
    out.member("playing", app.playback.is_playing());
    out.member("busy", app.playback.wants_slice());
    out.member("furthest", app.simulation ? app.simulation->last_step() : 0);
    out.member("speed", app.playback.speed());
    out.member("sentence", the_sentence(snapshot, app.viewport.wording));
    out.close('}');
    return out.take();
}

// The place in the editor's text, where all of the program's files stand; line 0: it is in no file of these.
static SourcePlace in_editor(const App& app, SourcePlace place) {
    if (!app.simulation || !place.line || place.source_id >= app.simulation->scenario().starts.size()) return {};
    const FileStart& start = app.simulation->scenario().starts[place.source_id];
    if (!start.written) return {};
    place.start += start.units;
    place.end += start.units;
    place.line += start.lines;
    return place;
}

static void write_console_line(JsonWriter& out, const App& app, const seen::ConsoleLine& line) {
    out.member("level", console_level_name(line.level));
    out.member("text", line.text);
    out.member("step", line.step);
    out.member("time", line.time_ms);
    out.member("line", in_editor(app, line.place).line);
    out.member("badge", line.token.badge);
    if (line.shape.depth) out.member("depth", line.shape.depth);
    if (line.shape.group != ConsoleShape::Group::none)
        out.member("group", line.shape.group == ConsoleShape::Group::open ? "open" : "collapsed");
    if (!line.shape.table.empty()) out.raw_member("table", line.shape.table);
}

static std::string console(App& app, const Json& command) {
    const auto from = static_cast<std::uint32_t>(std::clamp(command.number_or("from", 0), 0.0, 1e9));
    JsonWriter out;
    out.open('{');
    out.member("total", app.simulation ? console_total(*app.simulation) : 0);
    const auto lines = app.simulation ? look_at_console(*app.simulation, from) : std::vector<seen::ConsoleLine>();
    out.objects("lines", lines, [&](const seen::ConsoleLine& line) { write_console_line(out, app, line); });
    out.close('}');
    return out.take();
}

// In words there is room for all parts.
static std::string text_view(App& app, const Json&) { return scene_to_json(app.scene(app.now_ms, true)); }

// What the visitor has chosen in the picture, as words to be copied.
static std::string selection(App& app, const Json&) {
    std::string text;
    const Scene scene = app.scene(app.now_ms);
    for (const Region& region : scene.regions)
        for (const Item& item : region.items)
            if (item.id == app.view.selected()) text = text_of_item(item);
    Json answer = Json::object();
    answer.set("text", Json::of(text));
    return write_json(answer);
}

struct Mark {
    std::uint32_t line;
    std::string badge;
    std::string_view kind;
    const char* state;
};

// Lines of the program from which something will come back. What is further on hides what is further off.
static std::vector<Mark> marks_of(const App& app, const Snapshot& snapshot) {
    std::vector<Mark> marks;
    const auto add = [&](const SourcePlace& found, const Token& token, const char* state) {
        const SourcePlace place = in_editor(app, found);
        if (!place.line || token.badge.empty()) return;
        std::erase_if(marks, [&](const Mark& mark) { return mark.badge == token.badge; });
        marks.push_back({place.line, token.badge, family_name(token.family), state});
    };
    for (const seen::HeapObject& object : snapshot.heap)
        for (const seen::Reaction& reaction : object.reactions) add(reaction.place, reaction.token, "promise");
    for (const seen::Api& api : snapshot.apis)
        if (api.state != "done") add(api.place, api.token, "waiting");
    for (const seen::Agent& agent : snapshot.agents) {
        for (const seen::Task& task : agent.tasks) add(task.place, task.token, "queued");
        for (const seen::Job& job : agent.microtasks) add(job.place, job.token, "queued");
        for (const seen::Frame& frame : agent.stack) add(frame.place, frame.token, "running");
    }
    return marks;
}

static std::string source(App& app, const Json&) {
    const Snapshot& snapshot = app.shown(app.now_ms);
    Json answer = Json::object(), marks = Json::array();
    for (const seen::Frame& frame : snapshot.current().stack) {
        const SourcePlace place = in_editor(app, frame.place);
        if (answer.find("running") || frame.library || !place.line) continue;
        Json running = Json::object();
        running.set("start", Json::of(static_cast<double>(place.start)));
        running.set("end", Json::of(static_cast<double>(place.end)));
        running.set("line", Json::of(static_cast<double>(place.line)));
        running.set("column", Json::of(static_cast<double>(place.column)));
        answer.set("running", std::move(running));
    }
    for (const Mark& mark : marks_of(app, snapshot)) {
        Json entry = Json::object();
        entry.set("line", Json::of(static_cast<double>(mark.line)));
        entry.set("letter", Json::of(mark.badge));
        entry.set("kind", Json::of(mark.kind));
        entry.set("state", Json::of(mark.state));
        marks.items.push_back(std::move(entry));
    }
    answer.set("marks", std::move(marks));
    const SourcePlace completed = snapshot.completed ? in_editor(app, snapshot.completed->place) : SourcePlace();
    if (completed.line) {
        Json note = Json::object();
        note.set("line", Json::of(static_cast<double>(completed.line)));
        note.set("text", Json::of(snapshot.completed->code + " \u2192 " + snapshot.completed->value.text));
        answer.set("note", std::move(note));
    }
    if (!app.events.empty()) { // a click in the picture asks to see a line
        const SourcePlace place = in_editor(app, app.events.back().place);
        Json reveal = Json::object();
        reveal.set("start", Json::of(static_cast<double>(place.start)));
        reveal.set("line", Json::of(static_cast<double>(place.line)));
        if (place.line) answer.set("reveal", std::move(reveal));
        app.events.clear();
    }
    return write_json(answer);
}

static std::string check(App&, const Json& command) {
    Json list = Json::array();
    for (const Diagnostic& diagnostic : diagnose(command.text_or("source", ""))) {
        Json entry = Json::object();
        entry.set("start", Json::of(static_cast<double>(diagnostic.start)));
        entry.set("end", Json::of(static_cast<double>(diagnostic.end)));
        entry.set("line", Json::of(static_cast<double>(diagnostic.line)));
        entry.set("column", Json::of(static_cast<double>(diagnostic.column)));
        entry.set("message", Json::of(diagnostic.message));
        if (!diagnostic.hint.empty()) entry.set("hint", Json::of(diagnostic.hint));
        list.items.push_back(std::move(entry));
    }
    Json answer = Json::object();
    answer.set("diagnostics", std::move(list));
    return write_json(answer);
}

static std::string log(App& app, const Json&) {
    return app.simulation ? write_input_log(app.simulation->log()) : "{\"version\":1,\"inputs\":[]}";
}

static std::string hash(App& app, const Json&) {
    char text[32];
    std::snprintf(text, sizeof text, "\"%016llx\"",
                  app.simulation ? static_cast<unsigned long long>(app.simulation->state_hash()) : 0ull);
    return std::string("{\"hash\":") + text + '}';
}

struct Entry {
    std::string_view name;
    std::string (*answer)(App&, const Json&);
    bool question; // changes nothing
};
static constexpr Entry entries[] = {
    {"load", load, false},
    {"restart", restart, false},
    {"play", play, false},
    {"pause", pause, false},
    {"step", step, false},
    {"back", step, false},
    {"seek", seek, false},
    {"runToEnd", run_to_end, false},
    {"speed", speed, false},
    {"theme", theme, false},
    {"reducedMotion", reduced_motion, false},
    {"breakpoints", breakpoints, false},
    {"settings", settings, false},
    {"branch", branch, false},
    {"state", state, true},
    {"console", console, true},
    {"textView", text_view, true},
    {"source", source, true},
    {"check", check, true},
    {"log", log, true},
    {"hash", hash, true},
    {"selection", selection, true},
};

std::string answer_command(App& app, std::string_view json) {
    JsonError error;
    const std::optional<Json> command = parse_json(json, error);
    if (!command) return failure("The command is not JSON: " + error.message);
    const std::string name = command->text_or("do", "");
    for (const Entry& entry : entries) {
        if (entry.name != name) continue;
        if (!entry.question) app.touch();
        return entry.answer(app, *command);
    }
    return failure("There is no command named \"" + name + "\".");
}

void take_delivery(App& app, std::string_view json) {
    std::string problem;
    std::optional<HostInput> input = app.host.read_input(json, problem);
    if (!input) {
        if (!problem.empty()) std::fprintf(stderr, "%s\n", problem.c_str());
        return;
    }
    app.playback.deliver(std::move(*input), emscripten_get_now());
    app.touch();
}

} // namespace loopscope
