// Draws the call stack.
#include "web/views/views.h"

namespace loopscope {

static void draw_frame(Painter& p, const Item& frame) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(frame);
    const Rect& r = moved.rect;
    if (!p.visible(r)) return;
    const ImU32 colour = p.family(frame);
    if (frame.token.id) p.trail(frame, moved, 12 * m.scale);
    if (frame.emphasized) p.glow(r, colour, 1);
    const ImU32 fill = with_alpha(frame.emphasized ? mix(p.theme.card, colour, 0.12f) : p.theme.card, moved.appear);
    p.card(r, fill,
           frame.emphasized       ? colour
           : p.is_selected(frame) ? p.theme.text
                                  : p.theme.card_border,
           frame.emphasized ? 1.6f : 1);
    p.list->AddRectFilled({r.x, r.y + 5}, {r.x + 3.5f, r.bottom() - 5}, with_alpha(colour, moved.appear), 2);
    float x = r.x + m.card_padding + 3;
    const float y = r.y + m.card_padding - 2;
    if (!frame.token.badge.empty()) {
        p.badge(x + 8 * m.scale, y + m.row * 0.42f, 8 * m.scale, frame, moved.appear);
        x += 22 * m.scale;
    }
    const float detail = p.fonts.width(frame.detail, m.small, false);
    p.code(x, y, frame.name, m.code, p.theme.text, r.right() - x - detail - m.card_padding - 8);
    p.text_right(r.right() - m.card_padding, y + 1, frame.detail, m.small, p.theme.quiet, detail + 4, false);
    p.interact(frame, r);
}

static void draw_binding(Painter& p, const Item& binding) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(binding);
    const Rect& r = moved.rect;
    if (!p.visible(r)) return;
    const float name = p.code(r.x + 3, r.y, binding.name, m.small, p.theme.quiet, r.width * 0.5f);
    const ImU32 colour = binding.entity ? p.theme.of(Family::sync) : p.theme.text;
    p.code(r.x + 3 + name + 8, r.y, binding.value, m.small, with_alpha(colour, moved.appear), r.width - name - 14);
    p.interact(binding, r);
}

// Whose stack follows.
static void draw_section(Painter& p, const Item& section) {
    const Moved moved = p.place(section);
    if (p.visible(moved.rect))
        p.text(moved.rect.x, moved.rect.y, section.name, p.metrics.heading,
               section.emphasized ? p.family(section) : p.theme.quiet, moved.rect.width, true);
}

void draw_stack(Painter& p, const Region& region) {
    for (const Item& item : region.items) {
        if (item.role == Role::frame) draw_frame(p, item);
        else if (item.role == Role::binding) draw_binding(p, item);
        else if (item.role == Role::note) draw_section(p, item);
    }
}

} // namespace loopscope
