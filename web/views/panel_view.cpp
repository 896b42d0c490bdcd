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
    const bool queue = region.id == "microtasks" || region.id == "tasks";
    const bool flat = queue && !region.slim && r.height < low_queue(m); // its tokens stand beside its name
    const float y = flat ? r.y + (r.height - m.heading) / 2 - 1 : r.y + (region.slim ? 8 : 9) * m.scale;
    const float fold = 20 * m.scale; // the button that puts the part away
    const float x = r.x + m.padding, room = flat ? region.content.x - x - 6 : r.width - 2 * m.padding - fold;
    const float width = p.text(x, y, capitals(region.name), m.heading, p.theme.quiet, room, true);
    const float left = room - width - 12;
    if (region.slim) p.text(x + width + 12, y - 1, region.empty, m.small, p.theme.faint, left);
    else if (left > 60 && !region.hint.empty()) p.text(x + width + 12, y, region.hint, m.heading, p.theme.faint, left);
    if (region.items.empty() && !region.empty.empty() && !region.slim)
        p.paragraph(region.content.x, region.content.y + (flat ? 8 : 0) * m.scale, region.empty, m.small, p.theme.faint,
                    region.content.width, std::max(1u, static_cast<unsigned>(region.content.height / m.row)));
    if (region.hidden && !queue) // a queue says so at the end of its row
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
    if (full <= available) {
        p.text(x, centre - m.body * 0.56f, why.name, m.body, p.theme.text, available);
    } else {
        const bool long_one = full > available * 1.9f;
        const float size = long_one ? m.small : m.body;
        const auto most = std::max(1u, static_cast<unsigned>((r.height - 4) / (size * 1.2f)));
        const unsigned lines = p.lines_of(why.name, size, available, most);
        p.paragraph(x, centre - size * 0.6f * static_cast<float>(lines), why.name, size, p.theme.text, available, most);
    }
    p.interact(why, r);
}

} // namespace loopscope
