#include "web/draw/effects.h"

#include <cmath>

namespace loopscope {

static void set(const GlProgram& program, const char* name, float value) { glUniform1f(program.uniform(name), value); }
static void set(const GlProgram& program, const char* name, ImVec2 value) {
    glUniform2f(program.uniform(name), value.x, value.y);
}
static void set(const GlProgram& program, const char* name, ImU32 colour) {
    const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
    glUniform3f(program.uniform(name), c.x, c.y, c.z);
}

bool Effects::build(std::string& problem) {
    glGenVertexArrays(1, &vertices_);
    return ring_.build("ring", problem) && trail_.build("trail", problem);
}

void Effects::forget() {
    ring_.forget();
    trail_.forget();
    calls_.clear();
}

void Effects::begin_frame(float width, float height, float pixel_ratio) {
    calls_.clear();
    width_ = width;
    height_ = height;
    pixel_ratio_ = pixel_ratio;
}

void Effects::ring(ImDrawList* list, const RingLook& look) {
    if (ring_.is_built()) add(list, {this, true, look, {}});
}

void Effects::trail(ImDrawList* list, const TrailLook& look) {
    const float length = std::hypot(look.head.x - look.tail.x, look.head.y - look.tail.y);
    if (trail_.is_built() && length > 1) add(list, {this, false, {}, look});
}

void Effects::add(ImDrawList* list, const Call& call) {
    list->AddCallback(run, &calls_.emplace_back(call));
    list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void Effects::run(const ImDrawList*, const ImDrawCmd* command) {
    const Call& call = *static_cast<const Call*>(command->UserCallbackData);
    const Effects& effects = *call.owner;
    const ImVec4& clip = command->ClipRect;
    const auto device = [&](float length) { return static_cast<GLint>(length * effects.pixel_ratio_); };
    glScissor(device(clip.x), device(effects.height_ - clip.w), std::max(0, device(clip.z - clip.x)),
              std::max(0, device(clip.w - clip.y)));
    glBindVertexArray(effects.vertices_);
    if (call.is_ring) effects.draw_ring(call.ring);
    else effects.draw_trail(call.trail);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Effects::draw_ring(const RingLook& look) const {
    glUseProgram(ring_.id());
    set(ring_, "display", ImVec2{width_, height_});
    set(ring_, "centre", look.centre);
    set(ring_, "reach", look.radius + look.width * 3);
    set(ring_, "radius", look.radius);
    set(ring_, "width", look.width);
    set(ring_, "here", look.here);
    set(ring_, "held", look.held);
    set(ring_, "colour", look.colour);
    set(ring_, "warning", look.warning);
    set(ring_, "flow", look.flow);
    set(ring_, "held_up", look.held_up);
    set(ring_, "glow", look.glow);
}

void Effects::draw_trail(const TrailLook& look) const {
    glUseProgram(trail_.id());
    set(trail_, "display", ImVec2{width_, height_});
    set(trail_, "tail", look.tail);
    set(trail_, "head", look.head);
    set(trail_, "radius", look.radius);
    set(trail_, "colour", look.colour);
    set(trail_, "strength", look.strength);
}

} // namespace loopscope
