// Draws the timeline.
#include "web/views/views.h"

#include <algorithm>

namespace loopscope {

static void draw_turn(Painter& p, const Item& turn) {
    const Moved moved = p.place(turn);
    const Rect& r = moved.rect;
    const ImU32 colour = p.family(turn);
    p.list->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()},
                          turn.emphasized ? colour : mix(p.theme.panel, colour, 0.6f), 2.5f);
    // Its sign where there is room: the same letters as in queues and on the stack; what has none is named.
    const std::string_view sign =
        turn.token.badge.empty() ? std::string_view(turn.name) : std::string_view(turn.token.badge);
    const bool named = turn.token.badge.empty();
    const float size = std::min(p.metrics.heading, r.height * 0.85f), extent = p.fonts.width(sign, size, false);
    const float left = std::max(r.x + 4, r.x + (r.width - extent) / 2);
    if (size >= 7.5f && (named ? r.width > 5 * size : extent + 5 <= r.width))
        p.text(left, r.y + (r.height - size) / 2 - 1, sign, size, turn.emphasized ? p.theme.on_badge : p.theme.text,
               r.right() - 4 - left, !named);
    if (turn.emphasized) p.list->AddRect({r.x - 1, r.y - 1}, {r.right() + 1, r.bottom() + 1}, p.theme.text, 3);
    p.interact(turn, r);
}

// A moment of program time at which something began after a wait.
static void draw_time(Painter& p, const Item& time, const Region& region) {
    p.list->AddLine({time.rect.x, region.content.y}, {time.rect.x, time.rect.y + 3}, p.theme.track, 1);
    p.text(time.rect.x + 3, time.rect.y + 1, time.name, p.metrics.heading, p.theme.quiet, time.rect.width + 4);
}

static void draw_now(Painter& p, const Item& now, const Region& region) {
    const Metrics& m = p.metrics;
    const float x = now.rect.x;
    p.list->AddLine({x, region.content.y - 4}, {x, now.rect.bottom()}, p.theme.text, 1.5f);
    p.list->AddCircleFilled({x, region.content.y - 5}, 4, p.theme.text);
    const float width = p.fonts.width(now.name, m.heading, false);
    const float left = x + width + 12 > region.content.right() ? x - width - 9 : x + 9;
    p.text(left, region.content.y - 11, now.name, m.heading, p.theme.text, 200, true);
}

void draw_timeline(Painter& p, const Region& region) {
    const Metrics& m = p.metrics;
    const float label = 52 * m.scale;
    for (const Item& item : region.items) {
        if (item.role != Role::note || item.id == "now") continue;
        if (item.id.starts_with("time-")) {
            draw_time(p, item, region);
            continue;
        }
        p.text(item.rect.x, item.rect.y + (item.rect.height - m.heading) / 2 - 1, item.name, m.heading, p.theme.faint);
        const float y = item.rect.y + item.rect.height / 2;
        p.list->AddLine({region.content.x + label, y}, {region.content.right(), y}, p.theme.track, 1);
    }
    for (const Item& item : region.items)
        if (item.role == Role::turn) draw_turn(p, item);
    for (const Item& item : region.items)
        if (item.id == "now") draw_now(p, item, region);
}

} // namespace loopscope
