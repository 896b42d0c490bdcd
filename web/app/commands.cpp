#include "web/app/commands.h"

#include "engine/host/json_writer.h"
#include "engine/inspect/diagnostics.h"
#include "engine/inspect/editor_marks.h"
#include "engine/inspect/explain.h"
#include "engine/inspect/look/console.h"
#include "engine/inspect/state_json.h"
#include "engine/scene/layout_json.h"
#include "engine/scene/scene_json.h"

#include <emscripten.h>

#include <algorithm>
#include <cstdio>

namespace loopscope {

static std::string good() { return "{\"ok\":true}"; }

// An answer: one object, whose members `write` writes.
template <class Write> static std::string object_json(Write write) {
    JsonWriter out;
    out.open('{');
    write(out);
    out.close('}');
    return out.take();
}

// A range of the program's text, as the editor selects it.
template <class Range> static void write_range(JsonWriter& out, const Range& range) {
    out.member("start", range.start);
    out.member("end", range.end);
    out.member("line", range.line);
    out.member("column", range.column);
}

static std::string problem_json(const SourceProblem& problem) {
    return object_json([&](JsonWriter& out) {
        out.member("ok", false);
        out.open_member("error", '{');
        out.member("message", problem.message);
        if (!problem.hint.empty()) out.member("hint", problem.hint);
        out.member("refused", problem.refused);
        write_range(out, problem);
        out.close('}');
    });
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
    Scenario scenario = scenario_from_json(*given, problem);
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
    app.playback.step(*kind);
    return good();
}

static std::string back(App& app, const Json& command) {
    const auto kind = step_kind_from_name(command.text_or("kind", "moment"));
    if (!kind) return failure("There is no step of this kind: " + command.text_or("kind", ""));
    app.playback.back(*kind);
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
    std::map<std::uint32_t, std::string> lines;
    if (const Json* list = command.find("lines"))
        for (const Json& line : list->items)
            if (line.is_number() && line.number >= 1) lines[static_cast<std::uint32_t>(line.number)];
    if (const Json* list = command.find("conditions"))
        for (const Json& one : list->items)
            if (const auto line = lines.find(static_cast<std::uint32_t>(one.number_or("line", 0))); line != lines.end())
                line->second = one.text_or("text", "");
    app.playback.stops().set_lines(std::move(lines));
    return good();
}

static std::string run_to_line(App& app, const Json& command) {
    const double line = command.number_or("line", 0);
    if (!(line >= 1 && line < 1e9)) return failure("runToLine: a line is a number from 1 on.");
    const Json* back = command.find("back");
    if (back && back->boolean) app.playback.back_to_line(static_cast<std::uint32_t>(line));
    else app.playback.run_to_line(static_cast<std::uint32_t>(line));
    return good();
}

static std::string hold(App& app, const Json& command) {
    app.playback.hold(app.now_ms, std::clamp(command.number_or("ms", 0), 0.0, 60'000.0));
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
        app.playback.set_folds(app.viewport.wording == Wording::plain);
        app.touch();
    }
    if (const Json* errors = command.find("stopAt"))
        app.playback.stops().set_errors(errors->string == "thrown", errors->string == "uncaught");
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
    const bool brief = is_set(command, "brief"), heap = is_set(command, "heap");
    if (app.simulation && !brief) snapshot.console = look_at_console(*app.simulation, 0);
    return object_json([&](JsonWriter& out) {
        write_state(out, snapshot, brief ? StateDetail::brief : heap ? StateDetail::with_heap : StateDetail::whole);
        out.member("playing", app.playback.is_playing());
        out.member("busy", app.playback.wants_slice());
        out.member("furthest", app.simulation ? app.simulation->last_step() : 0);
        out.member("speed", app.playback.speed());
        if (const Stop stopped = app.playback.stopped(); stopped.reason != StopReason::none) {
            out.member("stopped", name_of(stopped.reason));
            if (!stopped.text.empty()) out.member("stopText", stopped.text);
        }
        out.member("sentence", the_sentence(snapshot, app.viewport.wording));
    });
}

static void write_console_line(JsonWriter& out, const Scenario& scenario, const seen::ConsoleLine& line) {
    out.member("level", console_level_name(line.level));
    out.member("text", line.text);
    out.member("step", line.step);
    out.member("time", line.time_ms);
    out.member("line", in_editor(scenario, line.place).line);
    out.member("badge", line.token.badge);
    out.member("kind", family_name(line.token.family));
    if (line.shape.depth) out.member("depth", line.shape.depth);
    if (line.shape.group != ConsoleShape::Group::none)
        out.member("group", line.shape.group == ConsoleShape::Group::open ? "open" : "collapsed");
    if (!line.shape.table.empty()) out.raw_member("table", line.shape.table);
}

static std::string console(App& app, const Json& command) {
    if (!app.simulation) return "{\"total\":0,\"lines\":[]}";
    const Simulation& run = *app.simulation;
    const auto from = static_cast<std::uint32_t>(std::clamp(command.number_or("from", 0), 0.0, 1e9));
    return object_json([&](JsonWriter& out) {
        out.member("total", console_total(run));
        out.objects("lines", look_at_console(run, from),
                    [&](const seen::ConsoleLine& line) { write_console_line(out, run.scenario(), line); });
    });
}

// An expression where the run stands: on a copy, so that nothing of the run is changed by the question.
static std::string evaluate(App& app, const Json& command) {
    constexpr std::string_view kinds[] = {"value", "thrown", "refused"};
    Evaluation answer{Evaluation::Kind::refused, "There is no run.", false};
    if (app.simulation) answer = app.simulation->evaluate(command.text_or("text", ""));
    return object_json([&](JsonWriter& out) {
        out.member("kind", kinds[static_cast<unsigned>(answer.kind)]);
        out.member("text", answer.text);
    });
}

// In words there is room for all parts.
static std::string text_view(App& app, const Json&) { return scene_to_json(app.scene(app.now_ms, true)); }

// Where the picture's parts and what is in them lie.
static std::string places(App& app, const Json&) { return places_to_json(app.scene(app.now_ms)); }

// What the visitor has chosen in the picture, as words to be copied.
static std::string selection(App& app, const Json&) {
    std::string text;
    const Scene scene = app.scene(app.now_ms);
    for (const Region& region : scene.regions)
        for (const Item& item : region.items)
            if (item.id == app.view.selected()) text = text_of_item(item);
    return object_json([&](JsonWriter& out) { out.member("text", text); });
}

// What the expression just completed became, behind its line.
static void write_note(JsonWriter& out, const Scenario& scenario, const seen::Completed& completed) {
    const SourcePlace place = in_editor(scenario, completed.place);
    if (!place.line) return;
    out.open_member("note", '{');
    out.member("line", place.line);
    out.member("text", completed.code + " \u2192 " + completed.value.text);
    out.close('}');
}

// A click in the picture asks to see a line.
static void write_reveal(JsonWriter& out, App& app) {
    if (app.events.empty()) return;
    const SourcePlace place = in_editor(app.simulation->scenario(), app.events.back().place);
    app.events.clear();
    if (!place.line) return;
    out.open_member("reveal", '{');
    out.member("start", place.start);
    out.member("line", place.line);
    out.close('}');
}

static std::string source(App& app, const Json&) {
    if (!app.simulation) return "{\"marks\":[]}";
    const Snapshot& snapshot = app.shown(app.now_ms);
    const Scenario& scenario = app.simulation->scenario();
    return object_json([&](JsonWriter& out) {
        if (const SourcePlace running = running_in_editor(scenario, snapshot); running.line) {
            out.open_member("running", '{');
            write_range(out, running);
            out.close('}');
        }
        out.objects("marks", editor_marks(scenario, snapshot), [&](const EditorMark& mark) {
            out.member("line", mark.line);
            out.member("letter", mark.token.badge);
            out.member("kind", family_name(mark.token.family));
            out.member("state", name_of(mark.state));
        });
        if (snapshot.completed) write_note(out, scenario, *snapshot.completed);
        write_reveal(out, app);
    });
}

static std::string check(App&, const Json& command) {
    return object_json([&](JsonWriter& out) {
        out.objects("diagnostics", diagnose(command.text_or("source", "")), [&](const Diagnostic& diagnostic) {
            write_range(out, diagnostic);
            out.member("message", diagnostic.message);
            if (!diagnostic.hint.empty()) out.member("hint", diagnostic.hint);
        });
    });
}

static std::string log(App& app, const Json&) {
    return app.simulation ? write_input_log(app.simulation->log()) : "{\"version\":1,\"inputs\":[]}";
}

static std::unique_ptr<Ahead> look_ahead(const Simulation& run) {
    Scenario scenario = run.scenario();
    scenario.log = run.log();
    scenario.inputs.clear(); // they are the command line's; here the visitor acts
    SourceProblem problem;
    return Ahead::begin(std::move(scenario), problem);
}

// What the run will come to, by a copy of it: a slice at each call, until it is over.
static std::string ahead(App& app, const Json& command) {
    constexpr std::uint64_t slice = 5'000; // steps
    if (app.simulation && (!app.ahead || is_set(command, "anew"))) {
        app.ahead.reset();
        app.ahead = look_ahead(*app.simulation);
    }
    if (!app.ahead) return "{\"over\":true,\"end\":\"outside\",\"console\":[],\"moments\":[]}";
    const bool over = app.ahead->run(slice);
    std::string answer = ahead_json(*app.ahead);
    if (over) app.ahead.reset();
    return answer;
}

static std::string hash(App& app, const Json&) {
    char text[32];
    std::snprintf(text, sizeof text, "%016llx",
                  app.simulation ? static_cast<unsigned long long>(app.simulation->state_hash()) : 0ull);
    return object_json([&](JsonWriter& out) { out.member("hash", text); });
}

struct Entry {
    std::string_view name;
    std::string (*answer)(App&, const Json&);
    bool question;
};
static constexpr Entry entries[] = {
#define LOOPSCOPE_COMMAND(name, answer) {#name, answer, false},
#define LOOPSCOPE_QUESTION(name, answer) {#name, answer, true},
#include "web/contract/commands.def"
#undef LOOPSCOPE_COMMAND
#undef LOOPSCOPE_QUESTION
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
