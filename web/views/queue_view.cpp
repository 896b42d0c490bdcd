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

static void draw_ends(Painter& p, const Region& region) {
    const Metrics& m = p.metrics;
    const Rect &r = region.rect, &c = region.content;
    const float y = r.bottom() - 15 * m.scale;
    p.list->PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, false);
    const float head = p.text(c.x, y - 4, "head", m.heading, p.theme.faint);
    const float tail = p.fonts.width("tail", m.heading, false);
    p.text(c.right() - tail, y - 4, "tail", m.heading, p.theme.faint);
    p.list->AddLine({c.x + head + 8, y + 3}, {c.right() - tail - 8, y + 3}, p.theme.track, 2);
    p.list->PopClipRect();
}

// How many more there are than the row has room for.
static void draw_more(Painter& p, const Item& more) {
    const Rect& r = more.rect;
    const float y = r.y - p.offset_y, size = p.metrics.code, width = p.fonts.width(more.name, size, false);
    p.card({r.x, y, r.width, r.height}, p.theme.card, p.family(more), 1, r.height / 2);
    p.text(r.x + std::max(4.0f, (r.width - width) / 2), y + (r.height - size) / 2 - 1, more.name, size, p.theme.text,
           r.width - 8, true);
}

void draw_queue(Painter& p, const Region& region) {
    if (region.rect.height >= tall_queue(p.metrics)) draw_ends(p, region);
    for (const Item& item : region.items) {
        if (item.behind) p.place(item); // it will come forward from there
        else if (item.role == Role::token) draw_token(p, item);
        else if (item.id.ends_with("-more")) draw_more(p, item);
        else if (item.role == Role::note)
            p.text(item.rect.x, item.rect.y - p.offset_y + (item.rect.height - p.metrics.small) / 2, item.name,
                   p.metrics.small, p.theme.quiet, item.rect.width);
    }
}

} // namespace loopscope
