// All state of the app in one struct: the run, its playback, the host's browser side, and the picture.
#pragma once

#include "engine/host/json.h"
#include "engine/inspect/ahead.h"
#include "web/app/browser_host.h"
#include "web/app/canvas.h"
#include "web/app/playback.h"
#include "web/views/picture.h"

#include <memory>

namespace loopscope {

enum FrameBit : int { call_again = 1, state_changed = 2, needs_attention = 4, runs_freely = 8 };

struct App {
    App() : playback(host) {}

    BrowserHost host;
    Playback playback;
    std::unique_ptr<Simulation> simulation;
    std::unique_ptr<Ahead> ahead; // while what comes is being looked at

    // The picture.
    Canvas canvas;
    bool picture = false; // there is WebGL2
    Picture view;
    Fonts fonts;
    Motion motion;
    Viewport viewport;
    std::string theme = "dark";
    float pixel_ratio = 1;
    bool moving = false;
    std::vector<PictureEvent> events; // for the page: places to show

    // What is shown: taken anew when the run changed.
    Snapshot snapshot;
    std::vector<seen::Turn> turns;
    bool stale = true;
    bool undrawn = true; // something differs from what the canvas shows

    // Loads a scenario; on a problem the old run stays.
    bool load(Scenario scenario, SourceProblem& problem);
    // A slice of the run, and with `drawing` its picture: a timer may fall due many times between two frames of the
    // screen.
    int frame(double now_ms, bool drawing);
    void touch() { stale = undrawn = true; } // what is shown may differ now
    void resize(double css_width, double css_height, double ratio);
    void set_lecture(bool on);
    void set_theme(std::string_view name);

    const Snapshot& shown(double now_ms);
    Scene scene(double now_ms, bool whole = false); // whole: nothing folded
    double now_ms = 0;                              // the last frame's time

private:
    bool wants_drawing() const;
    void draw(double now_ms);
    void hand_out_requests();
    void mirror_document();
    void answer_picture_events();
    void make_fonts();
    std::size_t mirrored_ = 0; // changes of the document that the preview shows
    double wake_asked_ = -1;   // real time for which a wake-up has been asked
    void ask_for_wake(double now_ms);
};

} // namespace loopscope
