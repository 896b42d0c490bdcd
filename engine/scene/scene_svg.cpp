#include "engine/scene/scene_svg.h"

#include "engine/syntax/by_enum.h"
#include "engine/syntax/casts.h"

#include <cmath>
#include <cstdio>
#include <map>

namespace loopscope {

namespace {

struct Colours {
    const char *back, *panel, *border, *card, *text, *quiet, *on_badge;
    ByEnum<Family, const char*> family;
};
constexpr Colours dark_colours = {
    "#0b0e14", "#10151f",
    "#232b3b", "#161e2c",
    "#e6ecf5", "#9aa7bb",
    "#0b0e14", {"#9aa7bb", "#6aa8ff", "#b48cff", "#ffb454", "#3fd0e0", "#6fdc8c", "#ff7eb6", "#ff6b6b"}};
constexpr Colours light_colours = {
    "#e9edf4", "#ffffff",
    "#d5dce8", "#f6f8fc",
    "#1a2333", "#526077",
    "#ffffff", {"#526077", "#1f6feb", "#7a4fd6", "#a86400", "#007e8f", "#1a7f3d", "#c2377f", "#cf2f2f"}};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '&') out += "&amp;";
        else if (c == '"') out += "&quot;";
        else if (byte_of(c) >= 0x20) out += c;
    }
    return out;
}

std::string number(float value) {
    char text[24];
    std::snprintf(text, sizeof text, "%.4g", std::round(static_cast<double>(value) * 10) / 10);
    return text;
}

class Writer {
public:
    Writer(const Scene& scene, bool dark) : scene_(scene), colours_(dark ? dark_colours : light_colours) {}
    std::string document();

private:
    void rect(const Rect& r, const char* fill, const char* stroke, float rounding, float width = 1);
    void text(float x, float y, std::string_view words, float size, const char* colour, float width, bool code = false,
              const char* anchor = "start", bool strong = false);
    void badge(float x, float y, float radius, const Item& item);
    void region(const Region& region);
    void item(const Region& region, const Item& item);
    void arc(const Region& region, const Item& phase);
    void edges();
    const char* of(Family family) const { return colours_.family[family]; }

    const Scene& scene_;
    const Colours& colours_;
    std::string out_;
};

void Writer::rect(const Rect& r, const char* fill, const char* stroke, float rounding, float width) {
    out_ += "<rect x=\"" + number(r.x) + "\" y=\"" + number(r.y) + "\" width=\"" + number(r.width) + "\" height=\"" +
            number(r.height) + "\" rx=\"" + number(rounding) + "\" fill=\"" + fill + "\" stroke=\"" + stroke +
            "\" stroke-width=\"" + number(width) + "\"/>\n";
}

void Writer::text(float x, float y, std::string_view words, float size, const char* colour, float width, bool code,
                  const char* anchor, bool strong) {
    out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(size) + "\" fill=\"" +
            colour + "\" text-anchor=\"" + anchor + "\"" + (code ? " class=\"code\"" : "") +
            (strong ? " font-weight=\"600\"" : "") + '>' + escaped(elide(average_measure(), words, size, code, width)) +
            "</text>\n";
}

void Writer::badge(float x, float y, float radius, const Item& item) {
    const bool filled = item.state == TokenState::queued || item.state == TokenState::running;
    out_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" fill=\"" +
            (filled ? of(item.family) : "none") + "\" stroke=\"" + of(item.family) + "\" stroke-width=\"1.6\"" +
            (item.state == TokenState::on_promise ? " stroke-dasharray=\"3 2\"" : "") + "/>\n";
    text(x, y + radius * 0.36f, item.token.badge, radius, filled ? colours_.on_badge : of(item.family), 60, false,
         "middle", true);
}

void Writer::arc(const Region& region, const Item& phase) {
    const ArcSpan span = ring_spans[phase.ring_part];
    const Rect& r = region.items.front().rect;
    const float cx = r.x + r.width / 2, cy = r.y + r.height / 2 + 4, radius = r.width * 0.335f;
    const auto point = [&](float turns, float away) {
        const float angle = (turns - 0.25f) * 6.2831853f;
        return std::pair{cx + std::cos(angle) * away, cy + std::sin(angle) * away};
    };
    const auto [x1, y1] = point(span.begin, radius);
    const auto [x2, y2] = point(span.end, radius);
    out_ += "<path d=\"M" + number(x1) + ' ' + number(y1) + 'A' + number(radius) + ' ' + number(radius) + " 0 0 1 " +
            number(x2) + ' ' + number(y2) + "\" fill=\"none\" stroke=\"" + of(phase.family) + "\" stroke-width=\"" +
            number(r.width * 0.035f) + "\" stroke-opacity=\"" + (phase.emphasized ? "1" : "0.3") + "\"/>\n";
    const auto [tx, ty] = point((span.begin + span.end) / 2, radius + r.width * 0.035f + 9);
    text(tx, ty + 4, phase.detail, 11, phase.emphasized ? of(phase.family) : colours_.quiet, 120, false,
         tx < cx - 20   ? "end"
         : tx > cx + 20 ? "start"
                        : "middle");
}

void Writer::item(const Region& region, const Item& i) {
    const Rect& r = i.rect;
    const float pad = 9;
    switch (i.role) {
    case Role::why:
        text(r.x + 40, r.y + r.height / 2 + 4.5f, i.name, 13, colours_.text, r.width - 50);
        if (!i.token.badge.empty()) badge(r.x + 22, r.y + r.height / 2, 10, i);
        break;
    case Role::frame:
    case Role::object:
        rect(r, colours_.card, i.emphasized ? of(i.family) : colours_.border, 7, i.emphasized ? 1.6f : 1);
        if (!i.token.badge.empty()) badge(r.x + 18, r.y + 17, 8, i);
        text(r.x + (i.token.badge.empty() ? pad : 32), r.y + 21, i.name, 13, colours_.text, r.width - 76,
             i.role == Role::frame);
        text(r.right() - pad, r.y + 21, i.detail, 11.5f, colours_.quiet, 70, false, "end");
        break;
    case Role::binding:
        text(r.x + 3, r.y + 13, i.name, 11.5f, colours_.quiet, r.width * 0.5f, true);
        text(r.x + 11 + average_measure().width(i.name, 11.5f, true), r.y + 13, i.value, 11.5f,
             i.entity ? of(Family::sync) : colours_.text, r.width - average_measure().width(i.name, 11.5f, true) - 12,
             true);
        break;
    case Role::property:
        text(r.x, r.y + 13, i.name, 11.5f, i.family == Family::neutral ? colours_.quiet : of(i.family), r.width * 0.6f,
             true);
        text(r.right(), r.y + 13, i.value, 11.5f, colours_.text,
             r.width - average_measure().width(i.name, 11.5f, true) - 8, true, "end");
        break;
    case Role::api:
        rect(r, colours_.card, colours_.border, 7);
        badge(r.x + 26, r.y + r.height / 2, 11, i);
        text(r.x + 52, r.y + 20, i.name, 13, colours_.text, r.width - 120, true);
        text(r.right() - pad, r.y + 20, i.value, 11.5f, colours_.quiet, 60, false, "end");
        text(r.x + 52, r.y + 38, i.detail, 11.5f, colours_.quiet, r.width - 60);
        break;
    case Role::token:
        rect(r, colours_.card, of(i.family), r.height / 2, 1.4f);
        badge(r.x + r.height / 2, r.y + r.height / 2, r.height * 0.34f, i);
        text(r.x + r.height + 2, r.y + r.height / 2 + 4.5f, i.name, 13, colours_.text, r.width - r.height * 1.3f, true);
        break;
    case Role::ring:
        text(r.x + r.width / 2, r.y + r.height / 2 - 10, i.name, 14, colours_.text, r.width, false, "middle", true);
        text(r.x + r.width / 2, r.y + r.height / 2 + 8, i.detail, 13, of(region.family), r.width, false, "middle");
        text(r.x + r.width / 2, r.y + r.height / 2 + 25, i.value, 12, colours_.quiet, r.width, false, "middle");
        break;
    case Role::phase: arc(region, i); break;
    case Role::turn: rect(r, of(i.family), i.emphasized ? colours_.text : "none", 2.5f); break;
    case Role::note:
        if (i.id == "now") {
            rect({r.x - 0.75f, r.y - 4, 1.5f, r.height + 4}, colours_.text, "none", 0);
            text(r.x + 8, r.y - 2, i.name, 11, colours_.text, 120, false, "start", true);
        } else {
            text(r.x, r.y + (i.parent == UINT32_MAX ? r.height / 2 + 4 : 13), i.name, 11.5f, colours_.quiet, r.width);
        }
        break;
    }
}

void Writer::region(const Region& region) {
    out_ += "<g id=\"" + region.id + "\"><title>" + escaped(region.name + ". " + region.sentence) + "</title>\n";
    const bool panel = region.id != "loop";
    if (panel)
        rect(region.rect, colours_.panel, region.active || region.id == "why" ? of(region.family) : colours_.border,
             10);
    if (panel && region.id != "why") {
        text(region.rect.x + 12, region.rect.y + 19, region.name, 11, colours_.quiet, region.rect.width - 24, false,
             "start", true);
        const float beside = average_measure().width(region.name, 11, false) + 26;
        if (region.slim)
            text(region.rect.x + beside, region.rect.y + 19, region.empty, 11.5f, colours_.quiet,
                 region.rect.width - beside - 12);
        else if (region.items.empty())
            text(region.content.x, region.content.y + 12, region.empty, 11.5f, colours_.quiet, region.content.width);
    }
    const float bottom = region.content.bottom() + 4;
    unsigned below = 0;
    for (const Item& each : region.items) {
        if (each.behind) continue;
        if (panel && region.id != "why" && each.rect.bottom() > bottom + 1) ++below;
        else item(region, each);
    }
    if (below) text(region.rect.right() - 12, region.rect.y + 19, "more below", 11, colours_.quiet, 90, false, "end");
    out_ += "</g>\n";
}

void Writer::edges() {
    std::map<std::string_view, const Rect*> at;
    const Region *stack = scene_.find("stack"), *heap = scene_.find("heap");
    if (!stack || !heap) return;
    for (const Region* region : {stack, heap})
        for (const Item& each : region->items)
            if (each.rect.bottom() <= region->content.bottom() + 4) at.emplace(each.id, &each.rect);
    for (const Edge& edge : scene_.edges) {
        const auto from = at.find(edge.from), to = at.find(edge.to);
        if (from == at.end() || to == at.end()) continue;
        const float x1 = from->second->right() - 4, y1 = from->second->y + 9, x2 = to->second->x,
                    y2 = to->second->y + 14;
        const float bend = std::max(24.0f, std::abs(x2 - x1) * 0.4f);
        out_ += "<path d=\"M" + number(x1) + ' ' + number(y1) + 'C' + number(x1 + bend) + ' ' + number(y1) + ' ' +
                number(x2 - bend) + ' ' + number(y2) + ' ' + number(x2) + ' ' + number(y2) +
                "\" fill=\"none\" stroke=\"" + of(edge.family) + "\" stroke-opacity=\"0.6\"/>\n";
    }
}

} // namespace

std::string Writer::document() {
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(scene_.width) + "\" height=\"" +
           number(scene_.height) + "\" viewBox=\"0 0 " + number(scene_.width) + ' ' + number(scene_.height) +
           "\" role=\"img\" font-family=\"Inter, system-ui, sans-serif\">\n<title>Loopscope</title>\n<desc>" +
           escaped(scene_.narration) +
           "</desc>\n<style>.code{font-family:'JetBrains Mono',ui-monospace,monospace}</style>\n";
    rect({0, 0, scene_.width, scene_.height}, colours_.back, "none", 0);
    for (const Enclosure& each : scene_.enclosures) {
        rect(each.rect, "none", colours_.border, 12);
        text(each.rect.x + 12, each.rect.y + 15, each.name, 10.5f, colours_.quiet, each.rect.width, false, "start",
             true);
    }
    for (const Region& each : scene_.regions) region(each);
    edges();
    return out_ + "</svg>\n";
}

std::string scene_to_svg(const Scene& scene, bool dark) { return Writer(scene, dark).document(); }

} // namespace loopscope
