// Draws the Web APIs.
#include "web/views/views.h"

namespace loopscope {

static void draw_operation(Painter& p, const Item& api) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(api, ("card-" + api.id).c_str());
    const Rect& r = moved.rect;
    if (!p.visible(r)) return;
    const ImU32 colour = p.family(api);
    const bool done = api.state == TokenState::done;
    p.card(r, with_alpha(p.theme.card, moved.appear),
           api.emphasized       ? p.theme.of(Family::error)
           : p.is_selected(api) ? colour
                                : p.theme.card_border,
           api.emphasized ? 1.6f : 1);
    const float radius = 15 * m.scale, cx = r.x + m.card_padding + radius + 2, cy = r.y + r.height / 2;
    p.ring_progress(cx, cy, radius, done ? 1 : api.progress, with_alpha(colour, done ? 0.5f : 1));
    p.badge(cx, cy, radius * 0.6f, api, done ? 0.5f : 1);
    const float x = cx + radius + 11 * m.scale, width = r.right() - x - m.card_padding;
    const float line = p.fonts.width(api.value, m.small, false);
    p.code(x, r.y + m.card_padding - 2, api.name, m.code, with_alpha(p.theme.text, moved.appear), width - line - 8);
    p.text_right(r.right() - m.card_padding, r.y + m.card_padding - 1, api.value, m.small, p.theme.quiet, line + 2,
                 false);
    p.text(x, r.y + m.card_padding + m.row - 3, api.detail, m.small, p.theme.quiet, width);
    p.interact(api, r);
}

static void draw_next(Painter& p, const Item& next) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(next);
    const Rect& r = moved.rect;
    if (!p.visible(r)) return;
    const float indent = 30 * m.scale + 15;
    p.text(r.x + indent, r.y, next.name, m.small, p.family(next), r.width - indent);
}

void draw_apis(Painter& p, const Region& region) {
    for (const Item& item : region.items) {
        if (item.role == Role::api) draw_operation(p, item);
        else if (item.role == Role::note) draw_next(p, item);
    }
}

} // namespace loopscope
