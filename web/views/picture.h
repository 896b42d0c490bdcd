// The picture: draws a scene with Dear ImGui. Keeps only what is the visitor's own: selection and scroll.
#pragma once

#include "web/views/painter.h"

#include <optional>

namespace loopscope {

class Picture {
public:
    // Draws into the current ImGui frame. True while something still moves.
    bool draw(const Scene& scene, const Viewport& viewport, const Theme& theme, const Fonts& fonts, Motion& motion,
              Effects& effects, double now_seconds);
    // How far the heap is scrolled, CSS pixels: the next scene is made for there.
    float heap_scroll() const { return heap_scroll_; }
    const std::string& selected() const { return selected_; } // an item's id; empty: nothing
    // What the visitor did since the last call.
    std::vector<PictureEvent> take_events();

private:
    void draw_region(Painter& painter, const Region& region, bool new_step);
    void draw_edges(Painter& painter, const Scene& scene);
    void draw_tooltip(const Painter& painter);
    void draw_controls(Painter& painter, const Scene& scene, const Layout& layout);
    void drag_splitters(Painter& painter, const Scene& scene, const Layout& layout);

    std::string selected_;
    float heap_scroll_ = 0;
    std::uint64_t step_ = UINT64_MAX; // that was drawn last
    std::vector<PictureEvent> events_;
    std::optional<Share> dragged_; // the border that is under way
    std::vector<std::pair<std::string, Rect>> placed_;
};

} // namespace loopscope
