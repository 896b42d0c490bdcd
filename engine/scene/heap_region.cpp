// The heap as a graph: objects, closures, promises with what waits for them.
#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"
#include "engine/syntax/casts.h"

#include <algorithm>
#include <unordered_map>

namespace loopscope {

static constexpr float column_width = 150;

static Family family_of_object(const seen::HeapObject& object) {
    if (object.promise == PromiseState::rejected) return Family::error;
    switch (object.kind) {
    case seen::ObjectKind::promise: return Family::microtask;
    case seen::ObjectKind::environment: return Family::sync;
    case seen::ObjectKind::error: return Family::error;
    case seen::ObjectKind::node: return Family::event;
    default: return Family::neutral;
    }
}

static std::string reaction_text(const Snapshot& snapshot, const seen::Reaction& reaction) {
    return reaction.place.line ? "line " + line_words(snapshot, reaction.place) : reaction.label;
}

static Item row_item(const Item& card, std::uint32_t parent, std::string name, std::string value, std::uint32_t entity,
                     float y, const Metrics& m) {
    std::string id = card.id + '/' + name;
    Item row = make_item(Role::property, std::move(id), entity, std::move(name));
    row.value = std::move(value);
    row.parent = parent;
    row.sentence = row.name + ": " + row.value;
    row.rect = {card.rect.x + m.card_padding, y, card.rect.width - 2 * m.card_padding, m.row};
    return row;
}

static std::string made_words(const Snapshot& snapshot, const seen::Made& made) {
    std::string text = "line " + line_words(snapshot, made.place);
    const bool called = made.called_from.line != 0 && made.called_from.line != made.place.line;
    return called ? text + ", from " + line_words(snapshot, made.called_from) : text;
}

static std::string promise_sentence(const seen::HeapObject& object) {
    const std::string state(name_of(*object.promise));
    if (object.reactions.empty()) return state + ", and nobody waits for it: it has no reactions";
    return state + ", " + count_of(object.reactions.size(), "reaction") + " waiting";
}

static std::string environment_words(std::uint32_t id) {
    return seen::is_global_card(id) ? id % 2 ? "script scope" : "global object" : '#' + std::to_string(id);
}

static bool has_more(const seen::HeapObject& object) { return object.property_total > object.properties.size(); }

static unsigned row_count(const seen::HeapObject& object) {
    return static_cast<unsigned>(object.properties.size() + object.reactions.size()) + object.promise.has_value() +
           (object.made.place.line != 0) + (object.waits_for_id != 0) + (object.environment_id != 0) + has_more(object);
}

namespace {

class HeapBuilder {
public:
    HeapBuilder(const SceneInput& input, Region& region)
        : snapshot_(input.snapshot), m_(input.metrics), viewport_(input.viewport), region_(region) {}

    void place(const std::vector<const seen::HeapObject*>& objects);

private:
    bool is_far(float top, float height) const {
        if (viewport_.heap_scroll < 0) return false;
        const float from = region_.content.y + viewport_.heap_scroll, margin = region_.content.height;
        return top + height < from - margin || top > from + 2 * margin;
    }
    void add_card(const seen::HeapObject& object, const Rect& rect, bool folded);
    void add_rows(const seen::HeapObject& object, const Item& card, std::uint32_t parent);
    void add_row(const Item& card, std::uint32_t parent, std::string name, std::string value, std::uint32_t entity,
                 Family family);

    const Snapshot& snapshot_;
    const Metrics& m_;
    const Viewport& viewport_;
    Region& region_;
    float row_y_ = 0;
};

// Objects keep the order in which they were made, row by row: a new one comes last, so nothing else moves. The next
// column in turn, not the shortest: the place must not depend on what others grow to.
void HeapBuilder::place(const std::vector<const seen::HeapObject*>& objects) {
    const Rect& content = region_.content;
    const unsigned columns =
        std::max(1u, static_cast<unsigned>((content.width + m_.card_gap * 2) / (column_width * m_.scale)));
    const float width =
        (content.width - m_.card_gap * 2 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::vector<float> bottoms(columns, content.y);
    unsigned column = 0;
    for (const seen::HeapObject* object : objects) {
        const bool folded = viewport_.folded_objects.contains(object->id);
        const Rect rect{content.x + static_cast<float>(column) * (width + 2 * m_.card_gap), bottoms[column], width,
                        m_.card_height(1 + (folded ? 0 : row_count(*object)))};
        bottoms[column] = rect.bottom() + m_.card_gap * 1.4f;
        column = (column + 1) % columns;
        if (object->changed && region_.focus_y < 0) region_.focus_y = rect.y - content.y;
        if (!is_far(rect.y, rect.height)) add_card(*object, rect, folded);
    }
    region_.content_height = *std::max_element(bottoms.begin(), bottoms.end()) - content.y;
}

void HeapBuilder::add_card(const seen::HeapObject& object, const Rect& rect, bool folded) {
    Item card = make_item(Role::object, "object-" + std::to_string(object.id), object.id, object.title);
    card.family = family_of_object(object);
    const bool global = seen::is_global_card(object.id);
    const std::string number = global ? "" : '#' + std::to_string(object.id);
    const std::string line = object.kind == seen::ObjectKind::function && object.place.line
                                 ? "line " + line_words(snapshot_, object.place)
                                 : "";
    card.detail = line.empty() ? number : line; // by its line a function is recognized, and most have no name
    card.emphasized = object.changed;
    card.place = object.promise ? object.made.place : object.place;
    card.origin_step = object.origin.step;
    card.rect = rect;
    card.sentence = object.title + (global ? "" : " ") + number + (line.empty() ? "" : ", " + line) +
                    (object.promise ? ": " + promise_sentence(object) + '.' : std::string("."));
    if (row_count(object)) card.value = folded ? "+" : "-"; // can be folded, or is
    const auto parent = size32(region_.items);
    region_.items.push_back(card);
    if (!folded) add_rows(object, card, parent);
}

void HeapBuilder::add_row(const Item& card, std::uint32_t parent, std::string name, std::string value,
                          std::uint32_t entity, Family family) {
    Item row = row_item(card, parent, std::move(name), std::move(value), entity, row_y_, m_);
    row.family = family;
    region_.items.push_back(std::move(row));
    row_y_ += m_.row;
}

// As many as row_count says.
void HeapBuilder::add_rows(const seen::HeapObject& object, const Item& card, std::uint32_t parent) {
    row_y_ = card.rect.y + m_.card_padding + m_.row;
    if (object.promise)
        add_row(card, parent, std::string(name_of(*object.promise)), object.reactions.empty() ? "no reactions" : "", 0,
                family_of_object(object));
    if (object.made.place.line)
        add_row(card, parent, "made in", made_words(snapshot_, object.made), 0, Family::neutral);
    if (object.waits_for_id)
        add_row(card, parent, "waits for", "Promise #" + std::to_string(object.waits_for_id), object.waits_for_id,
                Family::microtask);
    const char* result = object.promise == PromiseState::rejected ? "reason" : "value";
    for (const seen::Property& property : object.properties)
        add_row(card, parent, property.name == "[[PromiseResult]]" ? result : property.name, property.value.text,
                property.value.object_id, Family::neutral);
    for (const seen::Reaction& reaction : object.reactions)
        add_row(card, parent, reaction.token.badge + (reaction.kind == seen::JobKind::await ? " await" : " then"),
                reaction_text(snapshot_, reaction), reaction.derived_promise_id, Family::microtask);
    if (object.environment_id)
        add_row(card, parent, object.kind == seen::ObjectKind::environment ? "outer" : "closes over",
                environment_words(object.environment_id), object.environment_id, Family::sync);
    if (has_more(object))
        add_row(card, parent, "…", std::to_string(object.property_total - object.properties.size()) + " more", 0,
                Family::neutral);
}

} // namespace

void build_heap(const SceneInput& input, Region& region) {
    const Snapshot& snapshot = input.snapshot;
    std::vector<const seen::HeapObject*> objects;
    const std::size_t most = input.viewport.heap_scroll < 0 ? most_in_words : snapshot.heap.size();
    for (const seen::HeapObject& object : snapshot.heap)
        if (objects.size() < most) objects.push_back(&object);
    std::sort(objects.begin(), objects.end(), [](const auto* a, const auto* b) {
        const bool first = seen::is_global_card(a->id), other = seen::is_global_card(b->id);
        return first != other ? first : first ? a->id > b->id : a->id < b->id;
    });
    region.empty =
        snapshot.phase == Phase::finished ? "No object of the program is left." : "No objects of the program yet.";
    const auto shown = static_cast<std::uint32_t>(std::count_if(
        objects.begin(), objects.end(), [](const auto* object) { return !seen::is_global_card(object->id); }));
    region.hidden = snapshot.heap_total - std::min(snapshot.heap_total, shown);
    const std::uint32_t scopes = snapshot.heap_environments;
    region.sentence = objects.empty() ? region.empty
                                      : count_of(snapshot.heap_total - scopes, "object") + " of the program" +
                                            (scopes ? ", " + count_of(scopes, "scope") + " that closures keep." : ".");
    HeapBuilder builder(input, region);
    builder.place(objects);
}

void connect_to_heap(const Region& from, Role role, const Region& heap, std::vector<Edge>& edges) {
    std::unordered_map<std::uint32_t, const Item*> cards;
    for (const Item& item : heap.items)
        if (item.role == Role::object) cards.emplace(item.entity, &item);
    for (const Item& item : from.items) {
        if (item.role != role || item.entity == 0) continue;
        const auto card = cards.find(item.entity);
        if (card == cards.end()) continue;
        const bool emphasized = role == Role::binding && card->second->emphasized;
        edges.push_back({item.id, card->second->id, item.family, emphasized});
    }
}

} // namespace loopscope
