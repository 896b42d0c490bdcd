// All functions that the page may call: declared for it in web/contract/module.ts.
#include "web/app/commands.h"

#include <emscripten.h>

#include <cstdio>

namespace loopscope {

// The exported functions have no other place to find it: one module, one app.
static App& app() {
    static App instance;
    return instance;
}

} // namespace loopscope

using loopscope::app;

EM_JS(int, picture_is_wanted, (), { return Module['picture'] != false ? 1 : 0; });

extern "C" {

// The answer holds until the next call; the page copies it at once.
EMSCRIPTEN_KEEPALIVE const char* loopscope_command(const char* json) {
    static std::string answer;
    answer = loopscope::answer_command(app(), json);
    return answer.c_str();
}

EMSCRIPTEN_KEEPALIVE void loopscope_deliver(const char* json) { loopscope::take_delivery(app(), json); }

EMSCRIPTEN_KEEPALIVE int loopscope_frame(double now_ms, int drawing) { return app().frame(now_ms, drawing != 0); }

EMSCRIPTEN_KEEPALIVE void loopscope_resize(double css_width, double css_height, double device_pixel_ratio) {
    app().resize(css_width, css_height, device_pixel_ratio);
}
}

int main() {
    std::string problem;
    app().picture = picture_is_wanted() && app().canvas.open(problem);
    if (!problem.empty()) std::fprintf(stderr, "No picture: %s\n", problem.c_str());
    return 0;
}
