// From a snapshot to draw lists: 10,000 tokens, 10,000 heap objects, nothing rendered. CPU time, median of 300 frames.
// By hand: ninja -C build/web loopscope_measure_picture && node build/web/node/loopscope_measure_picture.js
#include "web/views/picture.h"

#include <emscripten.h>

#include <algorithm>
#include <cstdio>

using namespace loopscope;

namespace {

constexpr unsigned many = 10'000, frames = 300, settling = 120;

Snapshot crowded_snapshot() {
    Snapshot snapshot;
    snapshot.step = snapshot.last_step = 1000;
    snapshot.phase = Phase::microtasks;
    seen::Agent agent;
    for (std::uint32_t i = 0; i < many; ++i) {
        seen::Job job;
        job.id = i + 1;
        job.token = make_token(job.id, "P" + std::to_string(job.id));
        job.label = "then callback";
        job.why_not_yet = "Not yet: " + std::to_string(i) + " microtasks in front of it.";
        agent.microtasks.push_back(std::move(job));
        seen::HeapObject object;
        object.id = many + i;
        object.title = "Object";
        for (const char* name : {"id", "name", "next"})
            object.properties.push_back(
                {name, {seen::ValueKind::number, std::to_string(i), 0}, seen::PropertyKind::data});
        object.properties.back().value.object_id = many + (i + 1) % many;
        object.property_total = 3;
        snapshot.heap.push_back(std::move(object));
    }
    snapshot.heap_total = many;
    snapshot.agents.push_back(std::move(agent));
    return snapshot;
}

struct Measured {
    double scene, draw;
};

Measured median(std::vector<Measured> all) {
    const auto middle = [&](double Measured::* part) {
        std::nth_element(all.begin(), all.begin() + all.size() / 2, all.end(),
                         [&](const auto& a, const auto& b) { return a.*part < b.*part; });
        return all[all.size() / 2].*part;
    };
    return {middle(&Measured::scene), middle(&Measured::draw)};
}

} // namespace

int main() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {840, 740};
    Fonts fonts;
    fonts.build(1, 1);
    Picture picture;
    Motion motion;
    Effects effects; // never built: nothing is rendered
    Viewport viewport;
    Snapshot snapshot = crowded_snapshot();
    std::vector<Measured> all;
    std::size_t vertices = 0;
    for (unsigned i = 0; i < settling + frames; ++i) {
        ++snapshot.step; // each frame shows another moment
        const double began = emscripten_get_now();
        viewport.heap_scroll = picture.heap_scroll();
        const Scene scene = build_scene(snapshot, {}, viewport, fonts);
        const double built = emscripten_get_now();
        ImGui::GetIO().DeltaTime = 1.0f / 60;
        ImGui::NewFrame();
        picture.draw(scene, viewport, theme_named("dark"), fonts, motion, effects, i / 60.0);
        ImGui::Render();
        const double drawn = emscripten_get_now();
        if (i >= settling) all.push_back({built - began, drawn - built});
        vertices = static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount);
    }
    const Measured m = median(std::move(all));
    std::printf("scene %.2f ms, draw lists %.2f ms, together %.2f ms (bound: 8 ms); %zu vertices\n", m.scene, m.draw,
                m.scene + m.draw, vertices);
    return m.scene + m.draw > 8;
}
