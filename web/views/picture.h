// The picture: draws a scene with Dear ImGui. Keeps only what is the visitor's own: selection and scroll.
#pragma once

#include "web/views/painter.h"

namespace loopscope {

class Picture {
public:
    // Draws into the current ImGui frame. True while something still moves.
    bool draw(const Scene& scene, const Viewport& viewport, const Theme& theme, const Fonts& fonts, Motion& motion, double now_seconds);
    // What the visitor did since the last call.
    std::vector<PictureEvent> take_events();

private:
    void draw_region(Painter& painter, const Region& region);
    void draw_edges(Painter& painter, const Scene& scene);
    void draw_tooltip(const Painter& painter);

    std::string selected_;
    std::vector<PictureEvent> events_;
    std::vector<std::pair<std::string, Rect>> placed_;
};

} // namespace loopscope
