// The module's way in: what the page calls (declared for it in web/page/engine_module.d.ts), and what it is asked.
#include "web/app/canvas.h"

#include <emscripten.h>
#include <imgui.h>

#include <cstdio>

using namespace loopscope;

namespace {

enum FrameBit : int { call_again = 1, state_changed = 2, needs_attention = 4 };

struct App {
    Canvas canvas;
    bool picture = false;
    std::string answer; // what the last command returned; the page copies it at once
};

// The exported functions have no other place to find it: one module, one app.
App& app() {
    static App instance;
    return instance;
}

void draw_interface() {
    ImGui::SetNextWindowPos({24, 24}, ImGuiCond_FirstUseEver);
    ImGui::Begin("Loopscope", nullptr, ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::TextUnformatted("The machine is not here yet.");
    ImGui::End();
}

} // namespace

EM_JS(int, picture_is_wanted, (), { return Module['picture'] === false ? 0 : 1; });

extern "C" {

EMSCRIPTEN_KEEPALIVE void loopscope_resize(double css_width, double css_height, double) {
    app().canvas.resize(static_cast<int>(css_width), static_cast<int>(css_height));
}

EMSCRIPTEN_KEEPALIVE int loopscope_frame(double) {
    Canvas& canvas = app().canvas;
    if (!app().picture) return 0;
    canvas.take_input();
    if (canvas.owes_frames()) canvas.draw(draw_interface);
    return canvas.owes_frames() ? call_again : 0;
}

EMSCRIPTEN_KEEPALIVE const char* loopscope_command(const char*) {
    app().answer = R"({"ok":false,"error":{"message":"The engine is not in this build."}})";
    return app().answer.c_str();
}

EMSCRIPTEN_KEEPALIVE void loopscope_deliver(const char*) {}
}

int main() {
    std::string problem;
    app().picture = picture_is_wanted() && app().canvas.open(problem);
    if (!problem.empty()) std::fprintf(stderr, "No picture: %s\n", problem.c_str());
    return 0;
}
