#include "web/views/painter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace loopscope {

static float line(ImDrawList* list, ImFont* font, float x, float y, std::string_view text, float size, ImU32 colour) {
    list->AddText(font, size, {std::round(x), std::round(y)}, colour, text.data(), text.data() + text.size());
    return font->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

float Painter::text(float x, float y, std::string_view utf8, float size, ImU32 colour, float width, bool strong) {
    return line(list, strong ? fonts.strong(size) : fonts.text(size), x, y, elide(fonts, utf8, size, false, width),
                size, colour);
}

float Painter::code(float x, float y, std::string_view utf8, float size, ImU32 colour, float width) {
    return line(list, fonts.code(size), x, y, elide(fonts, utf8, size, true, width), size, colour);
}

void Painter::text_right(float right, float y, std::string_view utf8, float size, ImU32 colour, float width,
                         bool in_code) {
    const std::string cut = elide(fonts, utf8, size, in_code, width);
    const float x = right - fonts.width(cut, size, in_code);
    line(list, in_code ? fonts.code(size) : fonts.text(size), x, y, cut, size, colour);
}

// Each line of the wrapped words, the last possible one with all that is left.
static std::vector<std::string_view> wrapped(ImFont* font, std::string_view utf8, float size, float width,
                                             unsigned most_lines) {
    std::vector<std::string_view> lines;
    const char *at = utf8.data(), *const end = at + utf8.size();
    while (at < end) {
        const char* stop =
            lines.size() + 1 < most_lines ? font->CalcWordWrapPositionA(size / font->FontSize, at, end, width) : end;
        if (stop == at) ++stop; // narrower than a glyph
        lines.emplace_back(at, static_cast<std::size_t>(stop - at));
        for (at = stop; at < end && *at == ' ';) ++at;
    }
    return lines;
}

void Painter::paragraph(float x, float y, std::string_view utf8, float size, ImU32 colour, float width,
                        unsigned most_lines) {
    ImFont* font = fonts.text(size);
    for (const std::string_view words : wrapped(font, utf8, size, width, most_lines)) {
        line(list, font, x, y, elide(fonts, words, size, false, width), size, colour);
        y += size * 1.2f;
    }
}

unsigned Painter::lines_of(std::string_view utf8, float size, float width, unsigned most_lines) const {
    return static_cast<unsigned>(wrapped(fonts.text(size), utf8, size, width, most_lines).size());
}

void Painter::card(const Rect& r, ImU32 fill, ImU32 border, float thickness, float rounding) {
    list->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, fill, rounding);
    list->AddRect({r.x + 0.5f, r.y + 0.5f}, {r.right() - 0.5f, r.bottom() - 0.5f}, border, rounding, 0, thickness);
}

void Painter::glow(const Rect& r, ImU32 colour, float strength, float rounding) {
    strength *= theme.glow;
    if (strength <= 0.01f) return;
    for (int ring = 1; ring <= 5; ++ring) {
        const float grow = static_cast<float>(ring) * 1.6f;
        list->AddRect({r.x - grow, r.y - grow}, {r.right() + grow, r.bottom() + grow},
                      with_alpha(colour, strength * 0.16f / static_cast<float>(ring)), rounding + grow, 0, 2.2f);
    }
}

// A shape for each family, so that colour never stands alone: circle, diamond, square...
static int sides_of(Family family) {
    switch (family) {
    case Family::microtask: return 6;
    case Family::network: return 4;
    case Family::event: return 5;
    case Family::rendering: return 8;
    default: return 0; // a circle
    }
}

static void shape(ImDrawList* on, ImVec2 centre, float radius, int sides, ImU32 colour, bool filled, float thickness) {
    constexpr float quarter = 1.5707963f;
    if (sides == 0) {
        if (filled) on->AddCircleFilled(centre, radius, colour, 32);
        else on->AddCircle(centre, radius, colour, 32, thickness);
        return;
    }
    ImVec2 points[8];
    const float turn = sides == 4 ? 0 : -quarter, step = 4 * quarter / static_cast<float>(sides);
    const float start = sides == 4 ? quarter / 2 : turn, grow = sides == 4 ? 1.15f : 1.05f;
    for (int i = 0; i < sides; ++i) {
        const float angle = start + step * static_cast<float>(i);
        points[i] = {centre.x + std::cos(angle) * radius * grow, centre.y + std::sin(angle) * radius * grow};
    }
    if (filled) on->AddConvexPolyFilled(points, sides, colour);
    else on->AddPolyline(points, sides, colour, ImDrawFlags_Closed, thickness);
}

void Painter::badge(ImDrawList* on, float x, float y, float radius, const Token& token, Family fam, TokenState state,
                    float alpha) {
    const ImU32 colour = with_alpha(theme.of(fam), alpha);
    const bool filled = state == TokenState::queued || state == TokenState::running;
    const int sides = sides_of(fam);
    if (state == TokenState::on_promise) {
        for (int i = 0; i < 8; i += 2) {
            on->PathArcTo({x, y}, radius, static_cast<float>(i) * 0.785f, static_cast<float>(i + 1) * 0.785f, 6);
            on->PathStroke(colour, 0, 1.6f);
        }
    } else {
        shape(on, {x, y}, radius, sides, colour, filled, 1.8f);
    }
    // A number that does not fit would be read as another one: then the kind's letter alone.
    constexpr std::size_t longest = 4;
    const std::string_view whole = token.badge,
                           letters = whole.empty() ? std::string_view("·")
                                                   : whole.substr(0, whole.size() > longest ? 1 : whole.size());
    const float size = letters.size() > 2 ? radius * 0.82f : letters.size() > 1 ? radius * 0.98f : radius * 1.2f;
    ImFont* font = fonts.strong(size);
    const ImVec2 extent = font->CalcTextSizeA(size, FLT_MAX, 0, letters.data(), letters.data() + letters.size());
    on->AddText(font, size, {x - extent.x / 2, y - extent.y / 2}, filled ? with_alpha(theme.on_badge, alpha) : colour,
                letters.data(), letters.data() + letters.size());
}

void Painter::badge(float x, float y, float radius, const Item& item, float alpha) {
    badge(list, x, y, radius, item.token, item.family, item.state, alpha);
}

void Painter::ring_progress(float x, float y, float radius, float progress, ImU32 colour) {
    constexpr float top = -1.5707963f, circle = 6.2831853f;
    list->AddCircle({x, y}, radius, theme.track, 40, 3);
    if (progress <= 0) return;
    list->PathArcTo({x, y}, radius, top, top + circle * std::min(progress, 1.0f), 40);
    list->PathStroke(colour, 0, 3);
}

Moved Painter::place(const Item& item, const char* travel_key) {
    Rect target = item.rect;
    target.y -= offset_y;
    const std::string key = travel_key ? travel_key : item.id;
    Moved moved = motion.place(key, item.token.id, target);
    if (placed) placed->emplace_back(item.id, moved.rect);
    return moved;
}

void Painter::trail(const Item& item, const Moved& moved, float radius) {
    const Rect& r = moved.rect;
    const ImVec2 tail = {moved.tail.x + r.height / 2, moved.tail.y + r.height / 2},
                 head = {r.x + r.height / 2, r.y + r.height / 2};
    const float length = std::hypot(head.x - tail.x, head.y - tail.y);
    effects.trail(above, {tail, head, radius, theme.of(item.family), std::min(1.0f, length / (2 * radius))});
}

bool Painter::visible(const Rect& rect) const {
    const ImVec2 low = list->GetClipRectMin(), high = list->GetClipRectMax();
    return rect.right() >= low.x && rect.x <= high.x && rect.bottom() >= low.y && rect.y <= high.y;
}

void Painter::interact(const Item& item, const Rect& r) {
    if (!region_hovered) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (mouse.x < r.x || mouse.x > r.right() || mouse.y < r.y || mouse.y > r.bottom()) return;
    hovered = &item;
    if (ImGui::IsMouseClicked(0) && selected) {
        *selected = item.id;
        if (item.place.line && events)
            events->push_back({PictureEvent::Kind::reveal, item.place, item.origin_step, {}, 0});
    }
    if (ImGui::IsMouseDoubleClicked(0) && item.origin_step && events)
        events->push_back({PictureEvent::Kind::seek, item.place, item.origin_step, {}, 0});
}

} // namespace loopscope
