#include "engine/scene/scene_json.h"

#include "engine/host/json_writer.h"

namespace loopscope {

static std::string_view role_of(const Region& region) {
    if (region.id == "why") return "status";
    if (region.id == "heap") return "graph";
    if (region.id == "loop") return "group";
    return region.id == "timeline" ? "timeline" : "list";
}

static bool is_entry(const Item& item) {
    return item.parent == UINT32_MAX && item.role != Role::note && item.role != Role::phase;
}

// A token is read with its sign.
static std::string name_in_words(const Item& item) {
    return item.token.badge.empty() ? item.name : item.token.badge + ' ' + item.name;
}

static void write_children(JsonWriter& out, const Region& region, std::uint32_t parent) {
    std::vector<const Item*> children;
    // They follow it.
    for (std::size_t i = parent + 1; i < region.items.size() && region.items[i].parent != UINT32_MAX; ++i)
        if (region.items[i].parent == parent && !region.items[i].sentence.empty()) children.push_back(&region.items[i]);
    if (children.empty()) return;
    out.objects("items", children, [&](const Item* child) {
        out.member("id", child->id);
        out.member("name", child->name);
        out.member("sentence", child->sentence);
    });
}

static void write_region(JsonWriter& out, const Region& region) {
    out.member("id", region.id);
    out.member("role", role_of(region));
    out.member("name", region.name);
    out.member("sentence", region.sentence);
    if (region.hidden) out.member("more", region.hidden);
    out.open_member("items", '[');
    for (std::uint32_t i = 0; i < region.items.size(); ++i) {
        const Item& item = region.items[i];
        if (!is_entry(item)) continue;
        out.open('{');
        out.member("id", item.id);
        out.member("name", name_in_words(item));
        out.member("sentence", item.sentence.empty() ? item.name : item.sentence);
        write_children(out, region, i);
        out.close('}');
    }
    out.close(']');
}

std::string scene_to_json(const Scene& scene) {
    JsonWriter out;
    out.open('{');
    out.member("narration", scene.narration);
    out.objects("regions", scene.regions, [&](const Region& region) { write_region(out, region); });
    out.close('}');
    return out.take();
}

static void write_place(JsonWriter& out, std::string_view id, const Rect& rect) {
    out.member("id", id);
    out.open_member("rect", '[');
    for (const float number : {rect.x, rect.y, rect.width, rect.height}) out.value(static_cast<double>(number));
    out.close(']');
}

std::string places_to_json(const Scene& scene) {
    JsonWriter out;
    out.open('{');
    out.objects("parts", scene.regions, [&](const Region& region) {
        write_place(out, region.id, region.rect);
        out.member("slim", region.slim);
        std::vector<const Item*> seen;
        for (const Item& item : region.items)
            if (!item.behind) seen.push_back(&item);
        out.objects("items", seen, [&](const Item* item) { write_place(out, item->id, item->rect); });
    });
    out.objects("folded", scene.folded, [&](const Item& chip) { write_place(out, chip.id, chip.rect); });
    out.objects("borders", scene.splitters, [&](const Splitter& splitter) {
        write_place(out, splitter.upright ? "upright" : "level", splitter.rect);
    });
    out.close('}');
    return out.take();
}

std::string text_of_item(const Item& item) {
    if (item.role == Role::binding || item.role == Role::property) return item.name + ": " + item.value;
    std::string text = name_in_words(item);
    if (!item.detail.empty()) text += ", " + item.detail;
    return text;
}

} // namespace loopscope
