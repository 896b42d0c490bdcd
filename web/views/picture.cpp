#include "web/views/picture.h"

#include "web/views/views.h"

#include <algorithm>
#include <unordered_map>

namespace loopscope {

static constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                                         ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav;

struct View {
    std::string_view region;
    void (*draw)(Painter&, const Region&);
    bool panel, scrolls;
};
static constexpr View views[] = {
    {"why", draw_why, false, false},   {"stack", draw_stack, true, true},        {"heap", draw_heap, true, true},
    {"apis", draw_apis, true, true},   {"loop", draw_loop, false, false},        {"microtasks", draw_queue, true, true},
    {"tasks", draw_queue, true, true}, {"timeline", draw_timeline, true, false},
};

// What a step changes is scrolled into sight, if it is not there.
static void follow_focus(const Region& region, float height) {
    const float top = ImGui::GetScrollY(), margin = 24;
    if (region.focus_y < top || region.focus_y > top + height - margin)
        ImGui::SetScrollY(std::max(0.0f, region.focus_y - margin));
}

void Picture::draw_region(Painter& p, const Region& region, bool new_step) {
    for (const View& view : views) {
        if (view.region != region.id) continue;
        ImDrawList* const outer = p.list;
        if (view.panel) draw_panel(p, region);
        if (region.slim) continue;
        const Rect& c = view.scrolls ? region.content : region.rect;
        ImGui::SetCursorScreenPos({c.x, c.y});
        const float bar = view.scrolls ? p.metrics.padding - 2 : 0; // the scrollbar stands beside the content
        const ImVec2 size = {std::max(1.0f, c.width + bar), std::max(1.0f, c.height)};
        ImGui::BeginChild(region.id.c_str(), size, ImGuiChildFlags_None, bare & ~ImGuiWindowFlags_NoScrollbar);
        p.region_hovered = ImGui::IsWindowHovered();
        if (new_step && region.focus_y >= 0) follow_focus(region, size.y);
        p.offset_y = ImGui::GetScrollY();
        if (region.id == "heap") heap_scroll_ = p.offset_y;
        p.list = ImGui::GetWindowDrawList();
        const float spill = view.scrolls ? 7 : 0; // glows may reach a little out of the content
        p.list->PushClipRect({c.x - spill, c.y - spill}, {c.right() + spill, c.y + size.y + spill}, false);
        view.draw(p, region);
        p.list->PopClipRect();
        if (view.scrolls && region.content_height > size.y) ImGui::Dummy({1, region.content_height});
        ImGui::EndChild();
        p.list = outer;
        p.offset_y = 0;
    }
}

void Picture::draw_edges(Painter& p, const Scene& scene) {
    std::unordered_map<std::string_view, const Rect*> at;
    for (const auto& [id, rect] : placed_) at.emplace(id, &rect);
    const Region* stack = scene.find("stack");
    const Region* heap = scene.find("heap");
    if (!stack || !heap) return;
    const Rect bounds{stack->rect.x, stack->rect.y, heap->rect.right() - stack->rect.x, stack->rect.height};
    p.above->PushClipRect({bounds.x, bounds.y}, {bounds.right(), bounds.bottom()}, true);
    for (const Edge& edge : scene.edges) {
        const auto from = at.find(edge.from), to = at.find(edge.to);
        if (from == at.end() || to == at.end()) continue;
        const Rect &a = *from->second, &b = *to->second;
        const bool selected = p.hovered && (p.hovered->id == edge.from || p.hovered->id == edge.to);
        // It leaves towards the other card and comes to the nearer side, so that it does not cross the two.
        const bool same_column = b.right() > a.x && b.x < a.right();
        const bool left_of_it = !same_column && b.x + b.width / 2 < a.x, leftwards = same_column || left_of_it;
        const ImVec2 start = {left_of_it ? a.x - 4 : a.right() - 4, a.y + p.metrics.small * 0.55f};
        const ImVec2 end = {leftwards ? b.right() : b.x, b.y + p.metrics.card_padding + 4};
        if (start.y < bounds.y + p.metrics.heading_height || end.y < bounds.y + p.metrics.heading_height) continue;
        const float bend = same_column ? 2.4f * p.metrics.card_gap : std::max(24.0f, std::abs(end.x - start.x) * 0.4f);
        const ImU32 colour = with_alpha(edge.family == Family::neutral ? p.theme.quiet : p.theme.of(edge.family),
                                        selected || edge.emphasized ? 0.95f : 0.5f);
        p.above->AddBezierCubic(start, {start.x + (left_of_it ? -bend : bend), start.y},
                                {end.x + (leftwards ? bend : -bend), end.y}, end, colour, selected ? 2.2f : 1.4f);
        const float tip = leftwards ? 6.0f : -6.0f;
        p.above->AddTriangleFilled(end, {end.x + tip, end.y - 3.5f}, {end.x + tip, end.y + 3.5f}, colour);
    }
    p.above->PopClipRect();
}

void Picture::draw_tooltip(const Painter& p) {
    if (!p.hovered || p.hovered->sentence.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_PopupBg, p.theme.panel);
    ImGui::PushStyleColor(ImGuiCol_Border, p.theme.card_border);
    ImGui::PushStyleColor(ImGuiCol_Text, p.theme.text);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {10, 8});
    if (ImGui::BeginTooltip()) {
        ImGui::PushTextWrapPos(320 * p.metrics.scale);
        ImGui::TextUnformatted(p.hovered->sentence.c_str());
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
}

bool Picture::draw(const Scene& scene, const Viewport& viewport, const Theme& theme, const Fonts& fonts, Motion& motion,
                   Effects& effects, double now_seconds) {
    const Metrics metrics(viewport);
    placed_.clear();
    motion.begin_frame(now_seconds);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({scene.width, scene.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 9);
    ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0);
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, theme.track);
    ImGui::Begin("picture", nullptr, bare | ImGuiWindowFlags_NoScrollWithMouse);
    Painter painter{ImGui::GetWindowDrawList(), ImGui::GetForegroundDrawList(), theme, fonts, metrics, motion, effects};
    painter.selected = &selected_;
    painter.events = &events_;
    painter.placed = &placed_;
    for (const Enclosure& enclosure : scene.enclosures) draw_enclosure(painter, enclosure);
    for (const Region& region : scene.regions) draw_region(painter, region, scene.step != step_);
    step_ = scene.step;
    draw_edges(painter, scene);
    draw_controls(painter, scene, viewport.layout);
    draw_tooltip(painter);
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
    return motion.end_frame();
}

std::vector<PictureEvent> Picture::take_events() {
    std::vector<PictureEvent> events;
    events.swap(events_);
    return events;
}

} // namespace loopscope
