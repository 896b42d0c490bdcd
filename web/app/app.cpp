#include "web/app/app.h"

#include <emscripten.h>
#include <imgui_impl_opengl3.h>

EM_JS(void, page_host_request, (const char* json), { Module['hostRequest'](UTF8ToString(json)); });

namespace loopscope {

static constexpr double slice_ms = 8;
static constexpr std::size_t page_history = 128u << 20;

bool App::load(Scenario scenario, SourceProblem& problem) {
    SimulationOptions options;
    options.history_bytes = page_history;
    const BrowserHost of_old_run = host;
    host.forget_all();
    std::unique_ptr<Simulation> fresh = Simulation::load(std::move(scenario), host, problem, options);
    if (!fresh) {
        host = of_old_run; // it stays, and so does what it waits for
        return false;
    }
    simulation = std::move(fresh);
    playback.attach(simulation.get());
    motion.jump();
    stale = true;
    wake_asked_ = -1;
    return true;
}

const Snapshot& App::shown(double now) {
    if (!simulation) {
        stale = false; // nothing to look at: nothing changes
        return snapshot;
    }
    if (stale) {
        SnapshotOptions options;
        options.heap = true;
        snapshot = take_snapshot(*simulation, options);
        turns = take_turns(*simulation);
        stale = false;
    }
    snapshot.time_ms = playback.shown_time_ms(now);
    return snapshot;
}

Scene App::scene(double now) { return build_scene(shown(now), turns, viewport, picture ? static_cast<const TextMeasure&>(fonts) : average_measure()); }

void App::hand_out_requests() {
    for (const std::string& request : host.take_requests()) page_host_request(request.c_str());
}

// One real timer, which only wakes the machine.
void App::ask_for_wake(double now) {
    const auto left = playback.wake_in(now);
    if (!left) {
        if (wake_asked_ >= 0) page_host_request("{\"ask\":\"cancelWake\"}");
        wake_asked_ = -1;
        return;
    }
    const double at = now + *left;
    if (wake_asked_ >= 0 && at > wake_asked_ - 1 && at < wake_asked_ + 1) return;
    wake_asked_ = at;
    page_host_request(("{\"ask\":\"wake\",\"at\":" + std::to_string(*left) + '}').c_str());
}

void App::answer_picture_events() {
    for (const PictureEvent& event : view.take_events()) {
        if (event.kind == PictureEvent::Kind::seek) {
            playback.seek(event.step);
            stale = true;
        }
        if (event.place.line && event.place.source_id == 0) events.push_back(event);
    }
}

void App::draw(double now) {
    const Scene shown_scene = scene(now);
    const Theme& colours = theme_named(theme);
    canvas.draw(colours, [&] { moving = view.draw(shown_scene, viewport, colours, fonts, motion, now / 1000); });
    answer_picture_events();
}

int App::frame(double now) {
    now_ms = now;
    if (wake_asked_ >= 0 && now >= wake_asked_) wake_asked_ = -1;
    bool changed = playback.advance(now, slice_ms, emscripten_get_now);
    hand_out_requests();
    stale |= changed;
    if (picture) {
        canvas.take_input();
        const bool passing = playback.is_waiting(); // remaining times move
        if (changed || stale || moving || passing || canvas.owes_frames()) draw(now);
    }
    changed |= !events.empty() || stale;
    ask_for_wake(now);
    int bits = changed ? state_changed : 0;
    if (playback.wants_slice() || (picture && (moving || stale || canvas.owes_frames() || playback.is_waiting()))) bits |= call_again;
    if (simulation && simulation->phase() == Phase::parked) bits |= needs_attention;
    return bits;
}

void App::make_fonts() {
    fonts.build(pixel_ratio, viewport.lecture ? 1.45f : 1);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
}

void App::resize(double css_width, double css_height, double ratio) {
    viewport.width = static_cast<float>(css_width);
    viewport.height = static_cast<float>(css_height);
    if (!picture) return;
    const float sharp = static_cast<float>(ratio < 1 ? 1 : ratio > 3 ? 3 : ratio);
    if (fonts.pixel_ratio() != sharp) {
        pixel_ratio = sharp;
        make_fonts();
    }
    motion.jump();
    canvas.resize(static_cast<int>(css_width), static_cast<int>(css_height));
}

void App::set_lecture(bool on) {
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
