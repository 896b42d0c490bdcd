#include "engine/inspect/explain.h"
#include "engine/scene/regions.h"

#include <set>

namespace loopscope {

namespace {

Family family_of_frame(const FrameSnapshot& frame) {
    return frame.token.badge.empty() ? Family::sync : family_of_badge(frame.token.badge);
}

std::string sentence_of(const Snapshot& snapshot, const FrameSnapshot& frame, bool top, Wording wording) {
    std::string text = wording == Wording::plain ? frame.name : "execution context of " + frame.name;
    if (frame.place.line) text += ", line " + line_words(snapshot, frame.place);
    text += top ? ": it runs now." : ": it waits for the frame above it to return.";
    return text;
}

// Names that say something: a program's own bindings of the innermost scopes. The global names are the script's own and stand
// in its frame alone; elsewhere only where there is no such frame.
std::vector<const BindingSnapshot*> shown_bindings(const FrameSnapshot& frame, std::size_t most, bool with_globals) {
    std::vector<const BindingSnapshot*> shown;
    std::set<std::string_view> seen; // an inner name hides an outer one
    for (const ScopeSnapshot& scope : frame.scopes)
        for (const BindingSnapshot& binding : scope.bindings)
            if ((with_globals || scope.kind != "global") && shown.size() < most && binding.value.kind != ValueKind::uninitialized && seen.insert(binding.name).second) shown.push_back(&binding);
    return shown;
}

} // namespace

void build_why(const SceneInput& input, Region& region) {
    Item why = make_item(Role::why, "why-now", input.snapshot.running_id, explain_moment(input.snapshot, input.viewport.wording));
    why.token = input.snapshot.running_token;
    why.family = why.token.badge.empty() ? Family::sync : family_of_badge(why.token.badge);
    if (input.snapshot.phase == "waiting" || input.snapshot.phase == "idle" || input.snapshot.phase == "finished") why.family = Family::neutral;
    if (input.snapshot.phase == "halted") why.family = Family::error;
    why.rect = region.rect;
    region.sentence = why.name;
    region.family = why.family;
    region.items.push_back(std::move(why));
}

void build_stack(const SceneInput& input, Region& region) {
    const Metrics& m = input.metrics;
    const auto& frames = input.agent.stack;
    region.active = !frames.empty();
    region.family = Family::sync;
    const std::string_view next = input.snapshot.next.kind;
    region.empty = input.snapshot.step == 0              ? "Empty: nothing runs yet."
                   : next == "library" || next == "entry" ? "Nothing of the program: the library works for what has its turn."
                                                          : "Empty: the event loop may give the next callback its turn.";
    float y = region.content.y;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const FrameSnapshot& frame = frames[i];
        const bool top = i == 0;
        const auto bindings = shown_bindings(frame, top ? 6 : 2, &frame == &frames.back());
        Item card = make_item(Role::frame, "frame-" + std::to_string(frame.id), frame.id, frame.name);
        card.family = family_of_frame(frame);
        card.token = frame.token;
        card.state = top ? TokenState::running : TokenState::none;
        card.emphasized = top;
        card.place = frame.place;
        card.origin_step = frame.origin.step;
        card.detail = frame.place.line ? "line " + line_words(input.snapshot, frame.place) : frame.kind;
        card.sentence = sentence_of(input.snapshot, frame, top, input.viewport.wording);
        card.rect = {region.content.x, y, region.content.width, m.card_height(1 + static_cast<unsigned>(bindings.size()))};
        const auto parent = static_cast<std::uint32_t>(region.items.size());
        region.items.push_back(card);
        float row = y + m.card_padding + m.row;
        for (const BindingSnapshot* binding : bindings) {
            Item line = make_item(Role::binding, card.id + '/' + binding->name, binding->value.object_id, binding->name);
            line.value = binding->value.text;
            line.family = binding->value.object_id ? Family::sync : Family::neutral;
            line.sentence = binding->name + " is " + binding->value.text;
            line.parent = parent;
            line.rect = {card.rect.x + m.card_padding, row, card.rect.width - 2 * m.card_padding, m.row};
            region.items.push_back(std::move(line));
            row += m.row;
        }
        y = card.rect.bottom() + m.card_gap;
    }
    region.content_height = y - region.content.y;
    region.sentence = frames.empty() ? region.empty
                                     : count_of(frames.size(), "frame") + ", " + frames.front().name + " on top.";
}

void connect_bindings(const Region& stack, const Region& heap, std::vector<Edge>& edges) {
    for (const Item& item : stack.items) {
        if (item.role != Role::binding || item.entity == 0) continue;
        for (const Item& object : heap.items)
            if (object.role == Role::object && object.entity == item.entity)
                edges.push_back({item.id, object.id, item.family, object.emphasized});
    }
}

} // namespace loopscope
