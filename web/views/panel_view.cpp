// Draws what every part has: its frame, its name, its sentence.
#include "web/views/views.h"

#include <cctype>

namespace loopscope {

static std::string capitals(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

void draw_panel(Painter& p, const Region& region) {
    const Metrics& m = p.metrics;
    const ImU32 colour = p.theme.of(region.family);
    const Rect& r = region.rect;
    const bool lit = region.active && (region.id == "stack" || region.id == "microtasks" || region.id == "tasks");
    if (lit) p.glow(r, colour, 0.8f, 10);
    p.card(r, p.theme.panel, lit ? mix(p.theme.panel_border, colour, 0.75f) : p.theme.panel_border, lit ? 1.5f : 1, 10);
    const float y = r.y + 9 * m.scale, x = r.x + m.padding;
    const float width = p.text(x, y, capitals(region.name), m.heading, p.theme.quiet, r.width - 2 * m.padding, true);
    const float fold = 20 * m.scale; // the button that puts the part away
    const float left = r.width - 2 * m.padding - width - 12 - fold;
    if (left > 60 && !region.hint.empty()) p.text(x + width + 12, y, region.hint, m.heading, p.theme.faint, left);
    if (region.items.empty() && !region.empty.empty())
        p.paragraph(region.content.x, region.content.y, region.empty, m.small, p.theme.faint, region.content.width);
    if (region.hidden)
        p.text_right(r.right() - m.padding - fold, y, '+' + std::to_string(region.hidden) + " more", m.heading,
                     p.theme.quiet, 90, false);
}

void draw_enclosure(Painter& p, const Enclosure& enclosure) {
    const Metrics& m = p.metrics;
    p.card(enclosure.rect, with_alpha(p.theme.panel, 0.28f), p.theme.panel_border, 1, 12);
    p.text(enclosure.rect.x + m.padding, enclosure.rect.y + 5 * m.scale, capitals(enclosure.name), m.heading * 0.95f,
           p.theme.faint, enclosure.rect.width, true);
}

void draw_why(Painter& p, const Region& region) {
    if (region.items.empty()) return;
    const Item& why = region.items.front();
    const Metrics& m = p.metrics;
    const Rect& r = region.rect;
    const ImU32 colour = p.theme.of(why.family);
    p.card(r, p.theme.panel, mix(p.theme.panel_border, colour, 0.8f), 1.4f, 9);
    const float radius = 10 * m.scale, centre = r.y + r.height / 2;
    float x = r.x + 22 * m.scale;
    Item sign = why;
    sign.state = TokenState::running;
    if (!why.token.badge.empty()) p.badge(x, centre, radius, sign);
    else p.list->AddCircleFilled({x, centre}, 5 * m.scale, colour);
    x += radius + 10 * m.scale;
    const float available = r.right() - x - m.padding;
    const float full = p.fonts.width(why.name, m.body, false);
    const float lines = full > available ? 2 : 1;
    if (lines == 1) p.text(x, centre - m.body * 0.56f, why.name, m.body, p.theme.text, available);
    else
        p.paragraph(x, centre - m.body * 1.12f, why.name, full > available * 1.9f ? m.small : m.body, p.theme.text,
                    available);
    p.interact(why, r);
}

} // namespace loopscope
