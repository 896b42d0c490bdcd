#include "web/app/canvas.h"

#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_sdl2.h>

namespace loopscope {

static constexpr const char* selector = "#canvas";
static constexpr int settling_frames = 3;

static EM_BOOL on_context_lost(int, const void*, void* canvas) {
    static_cast<Canvas*>(canvas)->lose_context();
    return EM_TRUE; // prevents the default, so that the browser gives it back
}

static EM_BOOL on_context_restored(int, const void*, void* canvas) {
    static_cast<Canvas*>(canvas)->restore_context();
    return EM_TRUE;
}

bool Canvas::open(std::string& problem) {
    // Without this SDL takes the keys of the whole page, the editor's too.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, selector);
    SDL_SetMainReady();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        problem = SDL_GetError();
        return false;
    }
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    // A size that the style sheet never gives, so that SDL leaves the canvas's CSS size to the page.
    window_ = SDL_CreateWindow("Loopscope", 0, 0, 1, 1, SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI);
    context_ = window_ ? SDL_GL_CreateContext(window_) : nullptr;
    if (!context_) {
        problem = SDL_GetError();
        return false;
    }
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplSDL2_InitForOpenGL(window_, context_);
    emscripten_set_webglcontextlost_callback(selector, this, EM_TRUE, on_context_lost);
    emscripten_set_webglcontextrestored_callback(selector, this, EM_TRUE, on_context_restored);
    return build_programs(problem);
}

bool Canvas::build_programs(std::string& problem) {
    glGenVertexArrays(1, &vertices_);
    return backdrop_.build("backdrop", problem) && effects_.build(problem) && renderer_.build(problem);
}

void Canvas::resize(int css_width, int css_height) {
    width_ = css_width;
    height_ = css_height;
    if (!window_ || width_ <= 0 || height_ <= 0) return;
    SDL_SetWindowSize(window_, width_, height_);
    owe_frames(settling_frames);
}

bool Canvas::take_input() {
    if (!context_) return false;
    bool any = false;
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        ImGui_ImplSDL2_ProcessEvent(&event);
        any = true;
    }
    if (any) owe_frames(settling_frames);
    return any;
}

void Canvas::draw(const Theme& theme, const std::function<void()>& draw_interface) {
    if (!can_draw()) return;
    if (frames_owed_ > 0) --frames_owed_;
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    const ImGuiIO& io = ImGui::GetIO();
    effects_.begin_frame(io.DisplaySize.x, io.DisplaySize.y, io.DisplayFramebufferScale.x);
    draw_interface();
    ImGui::Render();
    draw_backdrop(theme);
    renderer_.draw(*ImGui::GetDrawData());
    SDL_GL_SwapWindow(window_);
}

static void set_colour(GLint uniform, ImU32 colour) {
    const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
    glUniform3f(uniform, c.x, c.y, c.z);
}

void Canvas::draw_backdrop(const Theme& theme) {
    int width = 0, height = 0;
    SDL_GL_GetDrawableSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_BLEND);
    glUseProgram(backdrop_.id());
    set_colour(backdrop_.uniform("low"), theme.backdrop_low);
    set_colour(backdrop_.uniform("high"), theme.backdrop_high);
    glUniform2f(backdrop_.uniform("size"), static_cast<float>(width), static_cast<float>(height));
    glBindVertexArray(vertices_);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
}

void Canvas::lose_context() {
    lost_ = true;
    backdrop_.forget();
    effects_.forget();
    renderer_.forget();
}

void Canvas::restore_context() {
    lost_ = false;
    std::string problem;
    if (!build_programs(problem)) lost_ = true;
    owe_frames(settling_frames);
}

} // namespace loopscope
