// Draws a queue.
#include "web/views/views.h"

#include <cmath>

namespace loopscope {

static constexpr float on_its_way = 14; // pixels still to go: drawn above all regions

static void draw_token(Painter& p, const Item& token) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(token);
    const Rect& r = moved.rect;
    const bool travels = moved.travelled > on_its_way;
    if (!travels && !p.visible(r)) return;
    ImDrawList* const region_list = p.list;
    if (travels) p.list = p.above;
    p.trail(token, moved, r.height * 0.42f);
    const ImU32 colour = p.family(token);
    const float rounding = r.height / 2;
    if (moved.mark > 0) p.glow(r, colour, moved.mark, rounding);
    p.card(r, mix(p.theme.card, colour, 0.10f), p.is_selected(token) ? p.theme.text : colour,
           token.emphasized ? 1.7f : 1.1f, rounding);
    const float radius = r.height * 0.34f;
    p.badge(r.x + rounding, r.y + rounding, radius, token);
    p.code(r.x + rounding * 2 + 2, r.y + (r.height - m.code) / 2 - 1, token.name, m.code, p.theme.text,
           r.width - rounding * 2.6f);
    p.list = region_list;
    p.interact(token, r);
}

void draw_queue(Painter& p, const Region& region) {
    const Metrics& m = p.metrics;
    const float y = region.rect.bottom() - 15 * m.scale;
    const float head = p.text(region.content.x, y - 4, "head", m.heading, p.theme.faint);
    const float tail = p.fonts.width("tail", m.heading, false);
    p.text(region.content.right() - tail, y - 4, "tail", m.heading, p.theme.faint);
    p.list->AddLine({region.content.x + head + 8, y + 3}, {region.content.right() - tail - 8, y + 3}, p.theme.track, 2);
    const Rect& c = region.content; // tokens never lie on head and tail
    p.list->PushClipRect({c.x - 7, c.y - 7}, {c.right() + 7, y - 5}, true);
    for (const Item& item : region.items) {
        if (item.role == Role::token) draw_token(p, item);
        else if (item.role == Role::note)
            p.text(item.rect.x, item.rect.y - p.offset_y + (item.rect.height - m.small) / 2, item.name, m.small,
                   p.theme.quiet, item.rect.width);
    }
    p.list->PopClipRect();
}

} // namespace loopscope
