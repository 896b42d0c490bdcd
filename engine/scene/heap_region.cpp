#include "engine/scene/regions.h"

#include <algorithm>
#include <unordered_map>

namespace loopscope {

namespace {

constexpr float column_width = 150;

Family family_of_object(const HeapObjectView& object) {
    if (object.promise_state == "rejected") return Family::error;
    if (object.kind == "promise") return Family::microtask;
    if (object.kind == "error") return Family::error;
    return object.kind == "node" ? Family::event : Family::neutral;
}

std::string reaction_text(const ReactionView& reaction) {
    return reaction.place.line ? "line " + std::to_string(reaction.place.line) : reaction.label;
}

Item row_item(const Item& card, std::uint32_t parent, std::string name, std::string value, std::uint32_t entity, float y, const Metrics& m) {
    std::string id = card.id + '/' + name;
    Item row = make_item(Role::property, std::move(id), entity, std::move(name));
    row.value = std::move(value);
    row.parent = parent;
    row.sentence = row.name + ": " + row.value;
    row.rect = {card.rect.x + m.card_padding, y, card.rect.width - 2 * m.card_padding, m.row};
    return row;
}

std::string promise_sentence(const HeapObjectView& object) {
    if (object.reactions.empty()) return object.promise_state + ", and nobody waits for it: it has no reactions";
    return object.promise_state + ", " + count_of(object.reactions.size(), "reaction") + " waiting";
}

struct Rows {
    std::vector<Item> items;
    unsigned count = 0;
};

Rows rows_of(const HeapObjectView& object, const Item& card, std::uint32_t parent, const Metrics& m) {
    Rows rows;
    float y = card.rect.y + m.card_padding + m.row;
    const auto add = [&](std::string name, std::string value, std::uint32_t entity, Family family) {
        Item row = row_item(card, parent, std::move(name), std::move(value), entity, y, m);
        row.family = family;
        rows.items.push_back(std::move(row));
        y += m.row;
        ++rows.count;
    };
    if (!object.promise_state.empty())
        add(object.promise_state, object.reactions.empty() ? "no reactions" : "", 0, family_of_object(object));
    for (const PropertyView& property : object.properties)
        add(property.name, property.value.text, property.value.object_id, Family::neutral);
    for (const ReactionView& reaction : object.reactions)
        add(reaction.token.badge.empty() ? reaction.kind : reaction.token.badge + ' ' + reaction.kind, reaction_text(reaction),
            reaction.derived_promise_id, Family::microtask);
    if (object.property_total > object.properties.size())
        add("…", std::to_string(object.property_total - object.properties.size()) + " more", 0, Family::neutral);
    return rows;
}

} // namespace

// Objects keep the order in which they were made, down the columns: a new one comes last, so nothing else moves.
void build_heap(const SceneInput& input, Region& region, std::vector<Edge>& edges) {
    const Metrics& m = input.metrics;
    std::vector<const HeapObjectView*> objects;
    for (const HeapObjectView& object : input.snapshot.heap) objects.push_back(&object);
    std::sort(objects.begin(), objects.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    region.empty = "No objects of the program yet.";
    region.hidden = input.snapshot.heap_total - std::min(input.snapshot.heap_total, static_cast<std::uint32_t>(objects.size()));
    region.sentence = objects.empty() ? region.empty : count_of(input.snapshot.heap_total, "object") + " of the program.";

    const unsigned columns = std::max(1u, static_cast<unsigned>((region.content.width + m.card_gap * 2) / (column_width * m.scale)));
    const float width = (region.content.width - m.card_gap * 2 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::vector<float> bottoms(columns, region.content.y);
    std::unordered_map<std::uint32_t, std::string> ids;
    unsigned column = 0;
    for (const HeapObjectView* object : objects) {
        // The next column in turn, not the shortest: the place must not depend on what others grow to.
        Item card = make_item(Role::object, "object-" + std::to_string(object->id), object->id, object->title);
        card.family = family_of_object(*object);
        card.detail = '#' + std::to_string(object->id);
        card.emphasized = object->changed;
        card.place = object->place;
        card.origin_step = object->origin.step;
        card.rect = {region.content.x + static_cast<float>(column) * (width + 2 * m.card_gap), bottoms[column], width, 0};
        const auto parent = static_cast<std::uint32_t>(region.items.size());
        Rows rows = rows_of(*object, card, parent, m);
        card.rect.height = m.card_height(1 + rows.count);
        card.sentence = object->title + " #" + std::to_string(object->id) +
                        (object->promise_state.empty() ? std::string(".") : ": " + promise_sentence(*object) + '.');
        bottoms[column] = card.rect.bottom() + m.card_gap * 1.4f;
        column = (column + 1) % columns;
        ids.emplace(object->id, card.id);
        region.items.push_back(std::move(card));
        for (Item& row : rows.items) region.items.push_back(std::move(row));
    }
    region.content_height = *std::max_element(bottoms.begin(), bottoms.end()) - region.content.y;
    for (const Item& item : region.items) {
        if (item.role != Role::property || item.entity == 0) continue;
        const auto target = ids.find(item.entity);
        if (target != ids.end()) edges.push_back({item.id, target->second, item.family, false});
    }
}

} // namespace loopscope
