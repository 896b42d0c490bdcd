// Draws the event loop's ring.
#include "web/views/views.h"

#include <cmath>
#include <string_view>

namespace loopscope {

static constexpr float circle = 6.2831853f;

// Turns a second: the current is quick where the machine is busy and slow where it waits.
static float rate_of(RingPart part) {
    if (part == RingPart::microtasks) return 0.16f;
    return part == RingPart::waiting ? 0.03f : 0.10f;
}

static float angle(float turns) { return turns * circle - circle / 4; }

static void draw_arc(Painter& p, const Item& phase, ImVec2 centre, float radius, float width) {
    const ArcSpan arc = ring_spans[phase.ring_part];
    const ImU32 colour = p.theme.of(phase.family);
    if (phase.emphasized && p.theme.glow > 0) {
        p.list->PathArcTo(centre, radius, angle(arc.begin), angle(arc.end), 48);
        p.list->PathStroke(with_alpha(colour, 0.18f * p.theme.glow), 0, width * 2.4f);
    }
    p.list->PathArcTo(centre, radius, angle(arc.begin), angle(arc.end), 48);
    p.list->PathStroke(phase.emphasized ? colour : with_alpha(colour, 0.30f), 0, width);
    if (phase.detail.empty()) return; // no room for words around it: the centre says the phase
    const float middle = angle((arc.begin + arc.end) / 2);
    const float size = p.metrics.small, extent = p.fonts.width(phase.detail, size, false);
    const float away = radius + width + 9;
    float x = centre.x + std::cos(middle) * away, y = centre.y + std::sin(middle) * away;
    x -= std::cos(middle) < -0.3f ? extent : std::cos(middle) > 0.3f ? 0 : extent / 2;
    y -= size / 2;
    p.text(x, y, phase.detail, size, phase.emphasized ? colour : p.theme.quiet, 200, phase.emphasized);
}

static void draw_current(Painter& p, const Region& region, ImVec2 centre, float radius, float width) {
    RingLook look;
    look.centre = centre;
    look.radius = radius;
    look.width = width;
    look.colour = p.theme.of(region.family);
    look.warning = p.theme.of(Family::error);
    look.glow = p.theme.glow;
    const ArcSpan task = ring_spans[RingPart::task]; // what has to wait is a task
    look.held = {task.begin, task.end};
    for (const Item& item : region.items) {
        if (item.id == "starved") look.held_up = std::max(0.35f, item.progress);
        if (item.role != Role::phase || !item.emphasized) continue;
        const ArcSpan arc = ring_spans[item.ring_part];
        look.here = {arc.begin, arc.end};
        p.motion.current_rate = rate_of(item.ring_part);
    }
    look.flow = p.motion.current();
    p.effects.ring(p.list, look);
}

void draw_loop(Painter& p, const Region& region) {
    if (region.items.empty()) return;
    const Metrics& m = p.metrics;
    const Item& ring = region.items.front();
    const Rect& r = ring.rect;
    const ImVec2 centre = {r.x + r.width / 2, r.y + r.height / 2 + 4};
    const float radius = r.width * 0.33f, width = std::max(5.0f, r.width * 0.035f);
    for (const Item& item : region.items)
        if (item.role == Role::phase) draw_arc(p, item, centre, radius, width);
    draw_current(p, region, centre, radius, width);
    const auto middle = [&](float y, std::string_view text, float size, ImU32 colour, bool strong) {
        p.text(centre.x - p.fonts.width(text, size, false) / 2, y, text, size, colour, radius * 1.8f, strong);
    };
    const float size = std::min(m.body, radius * 0.24f);
    middle(centre.y - size * 1.9f, ring.name, size * 1.05f, p.theme.text, true);
    middle(centre.y - size * 0.5f, ring.detail, size, p.theme.of(region.family), false);
    middle(centre.y + size * 0.9f, ring.value, size * 0.92f, p.theme.quiet, false);
    for (const Item& item : region.items) {
        if (item.role == Role::note && item.id != "starved")
            p.text(item.rect.x, item.rect.y, item.name, m.small, item.emphasized ? p.family(item) : p.theme.quiet,
                   item.rect.width, item.emphasized);
        if (item.id != "starved") continue;
        const float extent = p.fonts.width(item.name, m.small, false);
        p.text(std::max(item.rect.x, centre.x - extent / 2), item.rect.y, item.name, m.small, p.family(item),
               item.rect.width, true);
    }
    p.interact(ring, r);
}

} // namespace loopscope
