#include "web/app/app.h"

#include "engine/host/json_writer.h"
#include "engine/scene/layout_json.h"
#include "engine/scene/metrics.h"

#include <emscripten.h>

#include <algorithm>
#include <optional>

EM_JS(void, page_host_request, (const char* json), { Module['hostRequest'](UTF8ToString(json)); });

namespace loopscope {

static constexpr double slice_ms = 8;
static constexpr std::uint32_t objects_in_motion = 400, objects_at_rest = 10'000; // of the heap that are shown
static constexpr std::size_t page_history = 128u << 20;

// What is asked by who shows the run, not by the run.
static void ask_page(std::string_view ask, std::string_view data_json = {}) {
    page_host_request(request_json(ask, 0, data_json).c_str());
}

namespace {

// A run that has been put away, and can be made again: it is a function of its scenario and its log.
struct PutAway {
    Scenario scenario;
    std::uint64_t step = 0, last_step = 0;
};

} // namespace

static PutAway put_away(std::unique_ptr<Simulation>& simulation) {
    PutAway run{simulation->scenario(), simulation->step_count(), simulation->last_step()};
    run.scenario.log = simulation->log();
    simulation.reset();
    return run;
}

// `host` hears the run's requests a second time.
static std::unique_ptr<Simulation> made_again(PutAway run, Host& host, const SimulationOptions& options) {
    SourceProblem problem;
    std::unique_ptr<Simulation> simulation = Simulation::load(std::move(run.scenario), host, problem, options);
    if (!simulation) return nullptr;
    simulation->seek(simulation->last_step());
    for (std::uint64_t before = UINT64_MAX;
         simulation->last_step() < run.last_step && before != simulation->last_step();) {
        before = simulation->last_step();
        simulation->run(run.last_step - before);
    }
    simulation->seek(std::min(run.step, simulation->last_step()));
    return simulation;
}

// Two runs at once would need the memory of two: the old one makes room, and is made again if the new one does not come
// about.
bool App::load(Scenario scenario, SourceProblem& problem) {
    if (!Simulation::can_read(scenario, problem)) return false; // nothing is made for it, and the old run stays
    SimulationOptions options;
    options.history_bytes = page_history;
    const BrowserHost of_old_run = host;
    host.forget_all();
    ahead.reset(); // it was of the old run
    std::optional<PutAway> old;
    if (simulation) old = put_away(simulation);
    std::unique_ptr<Simulation> fresh = Simulation::load(std::move(scenario), host, problem, options);
    if (!fresh) {
        if (old) {
            simulation = made_again(std::move(*old), host, options);
            playback.attach(simulation.get());
            touch();
        }
        host = of_old_run; // it stays, and so does what it waits for
        return false;
    }
    simulation = std::move(fresh);
    playback.attach(simulation.get());
    viewport.used.clear();
    motion.jump();
    touch();
    wake_asked_ = -1;
    mirrored_ = 0;
    return true;
}

const Snapshot& App::shown(double now) {
    if (!simulation) {
        stale = false; // nothing to look at: nothing changes
        return snapshot;
    }
    if (stale) {
        Look look;
        look.heap = true;
        look.wording = viewport.wording;
        look.folds = viewport.wording == Wording::plain;
        look.heap_limit = playback.is_playing() ? objects_in_motion : objects_at_rest;
        look.console_from = UINT32_MAX; // the page asks for the lines that it has not got
        snapshot = take_snapshot(*simulation, look);
        if (const Moment* moment = playback.moment(viewport.wording)) snapshot.moment = *moment;
        snapshot.leap = playback.leap();
        turns = take_turns(*simulation);
        if (look.folds) turns = fold_turns(*simulation, turns);
        viewport.used.merge(parts_in_use(snapshot, turns));
        stale = false;
    }
    snapshot.time_ms = playback.shown_time_ms(now);
    return snapshot;
}

Scene App::scene(double now, bool whole) {
    Viewport wanted = viewport;
    wanted.heap_scroll = whole ? -1 : view.heap_scroll();
    if (whole) wanted.layout = {};
    if (whole) wanted.folded_objects.clear();
    return build_scene(shown(now), turns, wanted, picture ? static_cast<const TextMeasure&>(fonts) : average_measure());
}

void App::hand_out_requests() {
    for (const std::string& request : host.take_requests()) page_host_request(request.c_str());
}

// The preview shows the document of the step that is looked at. The first change empties it.
void App::mirror_document() {
    if (!simulation) return;
    const std::size_t here = simulation->document_changes_here();
    if (here < mirrored_) mirrored_ = 0;
    for (; mirrored_ < here; ++mirrored_) ask_page("dom", simulation->document_changes()[mirrored_].json);
}

// One real timer, which only wakes the machine.
void App::ask_for_wake(double now) {
    const auto left = playback.wake_in(now);
    if (!left) {
        if (wake_asked_ >= 0) ask_page("cancelWake");
        wake_asked_ = -1;
        return;
    }
    const double at = now + *left;
    if (wake_asked_ >= 0 && at > wake_asked_ - 1 && at < wake_asked_ + 1) return;
    wake_asked_ = at;
    JsonWriter data;
    data.open('{');
    data.member("at", *left);
    data.close('}');
    ask_page("wake", data.take());
}

void App::answer_picture_events() {
    for (const PictureEvent& event : view.take_events()) {
        if (event.kind == PictureEvent::Kind::arrange || event.kind == PictureEvent::Kind::arranging) {
            viewport.layout = event.layout;
            if (event.kind == PictureEvent::Kind::arranging) motion.jump(); // it follows the pointer
            canvas.owe_frames(2);
            if (event.kind == PictureEvent::Kind::arrange) ask_page("keepLayout", layout_json(viewport.layout));
            continue;
        }
        if (event.kind == PictureEvent::Kind::fold_object) {
            if (!viewport.folded_objects.erase(event.object)) viewport.folded_objects.insert(event.object);
            canvas.owe_frames(2);
            continue;
        }
        if (event.kind == PictureEvent::Kind::seek) {
            playback.seek(event.step);
            touch();
        }
        if (event.place.line) events.push_back(event);
    }
}

void App::draw(double now) {
    const Scene shown_scene = scene(now);
    const Theme& colours = theme_named(theme);
    motion.speed = playback.is_playing() ? static_cast<float>(std::clamp(playback.speed(), 0.75, 8.0)) : 1;
    undrawn = false;
    canvas.draw(colours, [&] {
        moving = view.draw(shown_scene, viewport, colours, fonts, motion, canvas.effects(), now / 1000);
    });
    answer_picture_events();
}

// Remaining times move while the run waits, the ring's current while it runs.
bool App::wants_drawing() const {
    const bool flowing = playback.wants_slice() && !motion.reduced;
    return undrawn || moving || flowing || playback.is_waiting() || canvas.owes_frames();
}

int App::frame(double now, bool drawing) {
    now_ms = now;
    if (wake_asked_ >= 0 && now >= wake_asked_) wake_asked_ = -1;
    bool changed = playback.advance(now, slice_ms, emscripten_get_now);
    mirror_document(); // before what asks for a place in it
    hand_out_requests();
    if (changed) touch();
    changed = stale; // an answer that came during a pause is news for the page too
    if (picture && drawing) {
        canvas.take_input();
        if (wants_drawing()) draw(now);
    }
    changed |= !events.empty();
    ask_for_wake(now);
    int bits = changed ? state_changed : 0;
    if (playback.wants_slice() || (picture && wants_drawing())) bits |= call_again;
    if (playback.runs_freely()) bits |= runs_freely;
    if (simulation && simulation->phase() == Phase::parked) bits |= needs_attention;
    return bits;
}

void App::make_fonts() {
    fonts.build(pixel_ratio, type_scale(viewport));
    canvas.fonts_changed();
}

void App::resize(double css_width, double css_height, double ratio) {
    viewport.width = static_cast<float>(css_width);
    viewport.height = static_cast<float>(css_height);
    if (!picture) return;
    const float sharp = static_cast<float>(ratio < 1 ? 1 : ratio > 3 ? 3 : ratio);
    if (fonts.pixel_ratio() != sharp || fonts.scale() != type_scale(viewport)) {
        pixel_ratio = sharp;
        make_fonts();
    }
    motion.jump();
    canvas.resize(static_cast<int>(css_width), static_cast<int>(css_height));
}

void App::set_lecture(bool on) {
    if (viewport.lecture == on) return;
    viewport.lecture = on;
    if (picture) make_fonts();
    motion.jump();
    canvas.owe_frames(2);
}

void App::set_theme(std::string_view name) {
    theme = std::string(name);
    canvas.owe_frames(2);
}

} // namespace loopscope
