// Draws Dear ImGui's draw lists. Our own instead of its backend for OpenGL, which asks the browser for the whole state
// of the context in every frame, and each such question waits until the graphics process has drawn what came before.
#pragma once

#include "web/draw/gl_program.h"

#include <imgui.h>

#include <string>

namespace loopscope {

class InterfaceRenderer {
public:
    bool build(std::string& problem);
    // The context was lost, and everything in it.
    void forget();
    // The fonts have been built anew: the next frame makes their texture.
    void fonts_changed() { atlas_stale_ = true; }
    void draw(const ImDrawData& data);

private:
    void make_atlas();
    void set_state(const ImDrawData& data) const;
    void draw_list(const ImDrawData& data, const ImDrawList& list) const;
    static void set_vertices(unsigned first);

    GlProgram program_;
    GLint display_ = -1;
    GLuint atlas_ = 0, layout_ = 0, vertices_ = 0, indices_ = 0;
    bool atlas_stale_ = true;
};

} // namespace loopscope
