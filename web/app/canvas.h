// The canvas of the page: SDL's window on it, its WebGL2 context, and Dear ImGui's frames. Draws only when asked.
#pragma once

#include "web/draw/effects.h"
#include "web/draw/gl_program.h"
#include "web/draw/interface_renderer.h"
#include "web/draw/theme.h"

#include <SDL.h>

#include <functional>
#include <string>

namespace loopscope {

class Canvas {
public:
    Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // False when the browser has no WebGL2: the reason then is in problem, and nothing is ever drawn.
    bool open(std::string& problem);
    void resize(int css_width, int css_height);

    // What was typed and pointed at since the last call. True if there was anything, which ImGui must see.
    bool take_input();
    // One frame: the backdrop, and over it what draw_interface asks of ImGui.
    void draw(const Theme& theme, const std::function<void()>& draw_interface);

    Effects& effects() { return effects_; }
    bool can_draw() const { return context_ && !lost_ && width_ > 0 && height_ > 0; }
    // ImGui settles hovering and sizes over a few frames; the canvas counts how many are still owed.
    void owe_frames(int count) { frames_owed_ = frames_owed_ < count ? count : frames_owed_; }
    bool owes_frames() const { return frames_owed_ > 0 && can_draw(); }

    void fonts_changed() { renderer_.fonts_changed(); }

    void lose_context();
    void restore_context();

private:
    bool build_programs(std::string& problem);
    void draw_backdrop(const Theme& theme);

    SDL_Window* window_ = nullptr;
    SDL_GLContext context_ = nullptr;
    GlProgram backdrop_;
    Effects effects_;
    InterfaceRenderer renderer_;
    GLuint vertices_ = 0;
    int width_ = 0, height_ = 0; // CSS pixels
    int frames_owed_ = 0;
    bool lost_ = false;
};

} // namespace loopscope
