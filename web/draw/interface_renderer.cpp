#include "web/draw/interface_renderer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace loopscope {

bool InterfaceRenderer::build(std::string& problem) {
    if (!program_.build("interface", problem)) return false;
    display_ = program_.uniform("display");
    glGenVertexArrays(1, &layout_);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    atlas_stale_ = true;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    return true;
}

void InterfaceRenderer::forget() {
    program_.forget();
    atlas_ = 0;
}

void InterfaceRenderer::make_atlas() {
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    fonts.GetTexDataAsRGBA32(&pixels, &width, &height);
    if (!atlas_) glGenTextures(1, &atlas_);
    glBindTexture(GL_TEXTURE_2D, atlas_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    atlas_stale_ = false;
}

void InterfaceRenderer::set_state(const ImDrawData& data) const {
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glEnable(GL_SCISSOR_TEST);
    glUseProgram(program_.id());
    glUniform2f(display_, data.DisplaySize.x, data.DisplaySize.y);
    glBindTexture(GL_TEXTURE_2D, atlas_);
    glBindVertexArray(layout_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
}

void InterfaceRenderer::set_vertices(unsigned first) {
    const auto at = [first](std::size_t offset) {
        return reinterpret_cast<const void*>(first * sizeof(ImDrawVert) + offset);
    };
    for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, col)));
}

// A list's own callbacks draw with programs of theirs and ask for the state back.
void InterfaceRenderer::draw_list(const ImDrawData& data, const ImDrawList& list) const {
    glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
    set_vertices(0);
    unsigned first = 0;
    const float scale = data.FramebufferScale.x;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback) {
            if (command.UserCallback == ImDrawCallback_ResetRenderState) set_state(data);
            else command.UserCallback(&list, &command);
            continue;
        }
        const ImVec4& clip = command.ClipRect;
        if (clip.z <= clip.x || clip.w <= clip.y) continue;
        if (command.VtxOffset != first) set_vertices(first = command.VtxOffset);
        const auto device = [scale](float length) { return static_cast<GLint>(length * scale); };
        glScissor(device(clip.x), device(data.DisplaySize.y - clip.w), device(clip.z - clip.x),
                  device(clip.w - clip.y));
        const auto offset = static_cast<std::uintptr_t>(command.IdxOffset * sizeof(ImDrawIdx));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                       sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(offset));
    }
}

void InterfaceRenderer::draw(const ImDrawData& data) {
    if (atlas_stale_) make_atlas();
    set_state(data);
    for (const ImDrawList* list : data.CmdLists) draw_list(data, *list);
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(0);
}

} // namespace loopscope
