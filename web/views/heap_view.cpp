// Draws the heap.
#include "web/views/views.h"

namespace loopscope {

// A small triangle before the title: the rows are there, or folded away.
static float draw_fold(Painter& p, const Item& object, const Rect& r) {
    if (object.value.empty()) return 0;
    const float size = 3.6f * p.metrics.scale, x = r.x + p.metrics.card_padding + size,
                y = r.y + p.metrics.card_padding + p.metrics.small * 0.35f;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool over = p.region_hovered && mouse.x >= r.x && mouse.x < x + 3 * size && mouse.y >= r.y &&
                      mouse.y < r.y + p.metrics.row + p.metrics.card_padding;
    const ImU32 colour = over ? p.theme.text : p.theme.faint;
    if (object.value == "+")
        p.list->AddTriangleFilled({x - size * 0.7f, y - size}, {x + size, y}, {x - size * 0.7f, y + size}, colour);
    else p.list->AddTriangleFilled({x - size, y - size * 0.7f}, {x + size, y - size * 0.7f}, {x, y + size}, colour);
    if (over && ImGui::IsMouseClicked(0) && p.events)
        p.events->push_back({PictureEvent::Kind::fold_object, {}, 0, {}, object.entity});
    return 3.4f * size;
}

static void draw_object(Painter& p, const Item& object) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(object);
    const Rect& r = moved.rect;
    if (!p.visible(r)) return;
    const ImU32 colour = p.family(object);
    const bool strong = object.emphasized || p.is_selected(object);
    if (object.emphasized) p.glow(r, colour, 0.6f);
    p.card(r, with_alpha(p.theme.card, moved.appear), strong ? colour : mix(p.theme.card_border, colour, 0.45f),
           strong ? 1.6f : 1);
    const float y = r.y + m.card_padding - 3, number = p.fonts.width(object.detail, m.small, false);
    const float indent = draw_fold(p, object, r);
    p.text(r.x + m.card_padding + indent, y, object.name, m.small, with_alpha(p.theme.text, moved.appear),
           r.width - number - indent - 3 * m.card_padding, true);
    p.text_right(r.right() - m.card_padding, y, object.detail, m.small, p.theme.faint, number + 4, false);
    p.interact(object, r);
}

static void draw_property(Painter& p, const Item& property) {
    const Metrics& m = p.metrics;
    const Moved moved = p.place(property);
    const Rect& r = moved.rect;
    if (!p.visible(r)) return;
    const bool coloured = property.family != Family::neutral;
    const float name =
        p.code(r.x, r.y, property.name, m.small, coloured ? p.family(property) : p.theme.quiet, r.width * 0.62f);
    const float left = r.width - name - 8;
    if (property.entity && left > 12)
        p.list->AddCircleFilled({r.right() - 4, r.y + m.small * 0.55f}, 3.2f, p.theme.of(Family::sync));
    const float right = property.entity ? r.right() - 12 : r.right();
    p.text_right(right, r.y, property.value, m.small, property.entity ? p.theme.quiet : p.theme.text,
                 left - (property.entity ? 12 : 0), true);
    p.interact(property, r);
}

void draw_heap(Painter& p, const Region& region) {
    for (const Item& item : region.items) {
        if (item.role == Role::object) draw_object(p, item);
        else if (item.role == Role::property) draw_property(p, item);
    }
}

} // namespace loopscope
