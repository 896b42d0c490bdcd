// How the visitor arranges the picture: borders to drag, parts to fold, names to bring them back.
#include "web/views/picture.h"
#include "web/views/views.h"

#include <algorithm>

namespace loopscope {

static bool is_over(const Rect& r, float more = 0) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return mouse.x >= r.x - more && mouse.x <= r.right() + more && mouse.y >= r.y - more &&
           mouse.y <= r.bottom() + more;
}

static void cross_out(Painter& p, const Rect& r, ImU32 colour) {
    const float y = r.y + r.height / 2, inset = r.width * 0.3f;
    p.list->AddLine({r.x + inset, y}, {r.right() - inset, y}, colour, 1.6f * p.metrics.scale);
}

void Picture::draw_controls(Painter& p, const Scene& scene, const Layout& layout) {
    const Metrics& m = p.metrics;
    const auto arranged = [&](Layout changed) {
        events_.push_back({PictureEvent::Kind::arrange, {}, 0, std::move(changed), 0});
    };
    for (const Region& region : scene.regions) {
        if (region.id == "why") continue;
        const float size = 22 * m.scale;
        const Rect button{region.rect.right() - size - 4, region.rect.y + 4, size, size};
        const bool over = !dragged_ && is_over(button);
        if (over) p.list->AddRectFilled({button.x, button.y}, {button.right(), button.bottom()}, p.theme.track, 6);
        if (over || is_over(region.rect)) cross_out(p, button, over ? p.theme.text : p.theme.faint);
        if (!over || !ImGui::IsMouseClicked(0)) continue;
        Layout changed = layout;
        changed.folded.insert(region.id);
        if (changed.front == region.id) changed.front.clear();
        arranged(std::move(changed));
    }
    for (const Item& chip : scene.folded) {
        const Rect& r = chip.rect;
        const bool over = is_over(r);
        p.card(r, over ? p.theme.track : p.theme.card, over ? p.theme.text : p.theme.panel_border, 1, r.height / 2);
        const float x = r.x + 9 * m.scale, y = r.y + r.height / 2, arm = 3.5f * m.scale;
        p.list->AddLine({x - arm, y}, {x + arm, y}, p.theme.quiet, 1.4f);
        p.list->AddLine({x, y - arm}, {x, y + arm}, p.theme.quiet, 1.4f);
        p.text(x + 8 * m.scale, y - m.heading * 0.6f, chip.name, m.heading, p.theme.quiet,
               r.right() - x - 12 * m.scale);
        if (over) p.hovered = &chip;
        if (!over || !ImGui::IsMouseClicked(0)) continue;
        Layout changed = layout;
        changed.front = chip.id.substr(std::string_view("folded-").size());
        changed.folded.erase(changed.front);
        arranged(std::move(changed));
    }
    drag_splitters(p, scene, layout);
}

// The borders that count from the right or from below.
static bool from_end(Share share) { return share == Share::apis || share == Share::queues; }

void Picture::drag_splitters(Painter& p, const Scene& scene, const Layout& layout) {
    if (dragged_ && ImGui::IsMouseReleased(0)) {
        dragged_.reset();
        events_.push_back({PictureEvent::Kind::arrange, {}, 0, layout, 0});
    }
    for (const Splitter& splitter : scene.splitters) {
        const bool dragged = dragged_ == splitter.share;
        if (!dragged && (dragged_ || !is_over(splitter.rect, 2))) continue;
        ImGui::SetMouseCursor(splitter.upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        const Rect& r = splitter.rect;
        const float x = r.x + r.width / 2, y = r.y + r.height / 2;
        const ImVec2 low = splitter.upright ? ImVec2{x, r.y + 6} : ImVec2{r.x + 6, y},
                     high = splitter.upright ? ImVec2{x, r.bottom() - 6} : ImVec2{r.right() - 6, y};
        p.list->AddLine(low, high, p.theme.of(Family::sync), dragged ? 3 : 2);
        if (!dragged && ImGui::IsMouseClicked(0)) dragged_ = splitter.share;
        if (!dragged || !ImGui::IsMouseDown(0)) continue;
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const float share = std::clamp(
            ((splitter.upright ? mouse.x : mouse.y) - splitter.begin) / std::max(1.0f, splitter.length), 0.05f, 0.95f);
        Layout changed = layout;
        changed.shares[static_cast<unsigned>(splitter.share)] = from_end(splitter.share) ? 1 - share : share;
        events_.push_back({PictureEvent::Kind::arranging, {}, 0, std::move(changed), 0});
    }
}

} // namespace loopscope
