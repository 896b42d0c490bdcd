// What shaders draw between the parts of the interface: the ring's current and the trails of tokens on their way. A
// call puts itself into ImGui's draw list, so that it lies above what was drawn before it and below what comes after.
// Where the shaders could not be built nothing is drawn: everything they show is also told by shape, place and words.
#pragma once

#include "web/draw/gl_program.h"

#include <imgui.h>

#include <deque>
#include <string>

namespace loopscope {

struct RingLook {
    ImVec2 centre;
    float radius = 0, width = 0; // CSS pixels
    ImVec2 here, held; // arcs, begin and end in turns clockwise from the top: of the phase; of what has to wait
    ImU32 colour = 0, warning = 0;
    float flow = 0;    // turns that the current has run
    float held_up = 0; // 0..1
    float glow = 0;    // 0..1
};

struct TrailLook {
    ImVec2 tail, head;
    float radius = 0; // half of its width
    ImU32 colour = 0;
    float strength = 1;
};

class Effects {
public:
    bool build(std::string& problem);
    // The context was lost, and everything in it.
    void forget();
    void begin_frame(float width, float height, float pixel_ratio); // of the canvas, CSS pixels

    void ring(ImDrawList* list, const RingLook& look);
    void trail(ImDrawList* list, const TrailLook& look);

private:
    struct Call {
        Effects* owner;
        bool is_ring;
        RingLook ring;
        TrailLook trail;
    };
    static void run(const ImDrawList*, const ImDrawCmd* command);
    void add(ImDrawList* list, const Call& call);
    void draw_ring(const RingLook& look) const;
    void draw_trail(const TrailLook& look) const;

    GlProgram ring_, trail_;
    GLuint vertices_ = 0;
    float width_ = 1, height_ = 1, pixel_ratio_ = 1;
    std::deque<Call> calls_; // of this frame; the draw lists point into it
};

} // namespace loopscope
