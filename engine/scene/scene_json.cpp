#include "engine/host/json.h"
#include "engine/scene/scene.h"

namespace loopscope {

static void append_field(std::string& out, const char* key, std::string_view text) {
    out += ",\"";
    out += key;
    out += "\":";
    append_json_string(out, text);
}

static std::string_view role_of(const Region& region) {
    if (region.id == "why") return "status";
    if (region.id == "heap") return "graph";
    if (region.id == "loop") return "group";
    return region.id == "timeline" ? "timeline" : "list";
}

static bool is_entry(const Item& item) {
    return item.parent == UINT32_MAX && item.role != Role::note && item.role != Role::phase;
}

static void append_children(std::string& out, const Region& region, std::uint32_t parent) {
    bool first = true;
    for (std::size_t i = parent + 1; i < region.items.size() && region.items[i].parent != UINT32_MAX;
         ++i) { // they follow it
        const Item& child = region.items[i];
        if (child.parent != parent || child.sentence.empty()) continue;
        out += first ? ",\"items\":[{\"id\":" : ",{\"id\":";
        append_json_string(out, child.id);
        append_field(out, "name", child.name);
        append_field(out, "sentence", child.sentence);
        out += '}';
        first = false;
    }
    if (!first) out += ']';
}

static void append_region(std::string& out, const Region& region) {
    out += "{\"id\":";
    append_json_string(out, region.id);
    append_field(out, "role", role_of(region));
    append_field(out, "name", region.name);
    append_field(out, "sentence", region.sentence);
    if (region.hidden) out += ",\"more\":" + std::to_string(region.hidden);
    out += ",\"items\":[";
    bool first = true;
    for (std::uint32_t i = 0; i < region.items.size(); ++i) {
        const Item& item = region.items[i];
        if (!is_entry(item)) continue;
        out += first ? "{\"id\":" : ",{\"id\":";
        append_json_string(out, item.id);
        append_field(out, "name", item.token.badge.empty() ? item.name : item.token.badge + ' ' + item.name);
        append_field(out, "sentence", item.sentence.empty() ? item.name : item.sentence);
        append_children(out, region, i);
        out += '}';
        first = false;
    }
    out += "]}";
}

std::string scene_to_json(const Scene& scene) {
    std::string out = "{\"narration\":";
    append_json_string(out, scene.narration);
    out += ",\"regions\":[";
    for (std::size_t i = 0; i < scene.regions.size(); ++i) {
        if (i) out += ',';
        append_region(out, scene.regions[i]);
    }
    return out + "]}";
}

std::string text_of_item(const Item& item) {
    if (item.role == Role::binding || item.role == Role::property) return item.name + ": " + item.value;
    std::string text = item.token.badge.empty() ? item.name : item.token.badge + ' ' + item.name;
    if (!item.detail.empty()) text += ", " + item.detail;
    return text;
}

} // namespace loopscope
